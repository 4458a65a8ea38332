"""Everything in a vault, in the open: Markdown to read, JSON to take in again. No Qt, no disk.

The files are described in docs/open-export.md. What is made is made of the vault's own records;
what is read may be anybody's, and is looked at whole before anything of it is kept.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date
from pathlib import Path
from typing import Any

from desktop.errors import (
    NotAnOpenExportError,
    OpenExportDamagedError,
    OpenExportPartError,
    OpenExportTooNewError,
)
from desktop.export import open_pages
from desktop.model import answers, desk, manifest_json, open_export
from desktop.model.document import FEW, Document, DocumentId, Kind
from desktop.model.facts import Assembled
from desktop.model.guide import Guide
from desktop.model.open_export import Record
from desktop.session import Session
from desktop.vault import disk

FORMAT, VERSION = "stillpage vault in the open", 1
HEAD = "vault.json"
AT_ONCE = 100_000
"""Bytes of JSON in one file, but for a longer document: each step of the making is short."""
MOST_BYTES = 256 << 20
"""Of one file that is taken in; the longest text anybody wrote by hand is a thousandth of it."""
MOST_FILES = 100_000

_DATA = re.compile(r"vault-\d{4,6}\.json")
Guides = Mapping[str, Guide]
_Found = tuple[Document, Record, str]
"""A document, its record, and its words as Markdown."""
_Page = tuple[Sequence[str], str]
"""The documents of one file of Markdown, and its text."""
Reader = Callable[[str], bytes]
"""Returns what a file of this plain name holds; raises NotAnOpenExportError where there is none."""


class Everything:
    """Yields the files (name, bytes) one after the other; `vault.json` is the last.

    With `is_whole` everything there is goes in: what is marked never to leave, private workings,
    earlier states, hidden pages, packets and the register. Without it each text goes in as any
    export would have it, and no vault can be made of it again. `far` is how far it is, from 0 to 1.
    To be asked for on the vault's lane; each step is short. Raises VaultDamagedError.
    """

    def __init__(self, session: Session, guides: Guides, *, is_whole: bool = False) -> None:
        self._session, self._guides, self._is_whole = session, guides, is_whole
        self._ids = session.carried_ids()
        self._done = 0
        self._made_at = session.now().astimezone(UTC)
        self._answers: Assembled | None = None
        self._listed: list[Record] = []
        self._pages: list[Record] = []
        self._files = self._go()

    def __iter__(self) -> "Everything":
        return self

    def __next__(self) -> tuple[str, bytes]:
        return next(self._files)

    @property
    def far(self) -> float:
        """Return how far this is, from 0 to 1."""
        return self._done / (len(self._ids) or 1)

    def _go(self) -> Iterator[tuple[str, bytes]]:
        if not self._is_whole:
            self._answers = _answers(self._session)
        data = _Pile()
        month = _Month()
        for one in self._ids:
            found = self._whole(one) if self._is_whole else self._part(one)
            self._done += 1
            if found is None:
                continue
            document, record, text = found
            for page in month.pages_before(document, text):
                yield from self._page(page)
            data.put(record)
            if data.size >= AT_ONCE:
                yield self._data(data)
        yield from self._page(month.take())
        if data.size:
            yield self._data(data)
        yield HEAD, json.dumps(self._head(), ensure_ascii=True, indent=1).encode() + b"\n"

    def _whole(self, id_: DocumentId) -> _Found:
        document, is_trashed = self._session.carried_document(id_)
        guide = self._guides.get(document.guide)
        text = open_pages.whole(guide, document, is_trashed=is_trashed)
        return document, self._session.carried(id_), text

    def _part(self, id_: DocumentId) -> _Found | None:
        """Return what of a document any export could have, or None where that is nothing."""
        document, is_trashed = self._session.carried_document(id_)
        guide, session = self._guides.get(document.guide), self._session
        # Without its guide nobody can say which of its sections may leave.
        is_known = guide is not None or not document.guide
        is_in_sight = document.kind in (*FEW, Kind.ENTRY) and document.guide not in session.hidden
        stays = document.id in session.settings.never_leaves
        if is_trashed or stays or not (is_known and is_in_sight):
            return None
        pieces = desk.pieces(guide, document.pages, answers=self._answers)
        if not pieces:
            return None
        record = {
            "id": document.id,
            "kind": document.kind.value,
            "title": document.title,
            "on_day": document.on.isoformat(),
            "guide": document.guide,
            "written_at": document.written_at.isoformat(),
            "pieces": manifest_json.pieces(pieces),
        }
        return document, record, open_pages.leaving(document, pieces)

    def _page(self, page: _Page) -> Iterator[tuple[str, bytes]]:
        ids, text = page
        if ids:
            name, content = f"{len(self._pages) + 1:04}.md", text.encode("utf-8", "replace")
            self._pages.append(_entry(name, content) | {"documents": list(ids)})
            yield name, content

    def _data(self, data: "_Pile") -> tuple[str, bytes]:
        name = f"vault-{len(self._listed) + 1:04}.json"
        content, count = data.take()
        self._listed.append(_entry(name, content) | {"documents": count})
        return name, content

    def _head(self) -> Record:
        beside = self._session.carried_beside() if self._is_whole else {}
        return {
            "format": FORMAT,
            "version": VERSION,
            "made_at": self._made_at.isoformat(timespec="seconds"),
            "complete": self._is_whole,
            "files": self._listed,
            "pages": self._pages,
            **beside,
        }


def everything(session: Session, guides: Guides, *, is_whole: bool = False) -> Everything:
    """Return the files of a vault, one after the other; see `Everything`."""
    return Everything(session, guides, is_whole=is_whole)


def taken_in(reader: Reader, session: Session) -> int:
    """Take a whole vault into one in which nothing is written; return how many documents it has.

    All of it is kept in one change, or nothing. Raises NotAnOpenExportError,
    OpenExportDamagedError, OpenExportTooNewError, OpenExportPartError, VaultNotEmptyError,
    VaultUnwritableError.
    """
    head = _head_of(reader)
    try:
        beside = {
            "settings": open_export.settings(head["settings"]),
            "place": open_export.place(head["place"]),
            "cut": open_export.cut(head["cut"]),
        }
        files = [_listed(one) for one in head["files"]]
        if len(files) > MOST_FILES:
            raise OpenExportDamagedError
    except (ValueError, TypeError, KeyError):
        raise OpenExportDamagedError from None
    return session.take_in(beside, _documents(reader, files))


def files_reader(files: Mapping[str, bytes]) -> Reader:
    """Return what reads files that are in memory, as `unsealed` gives them."""

    def read(name: str) -> bytes:
        if name not in files:
            raise NotAnOpenExportError
        return files[name]

    return read


def folder_reader(folder: Path) -> Reader:
    """Return what reads the files of a folder, each of them no further than is ever needed."""

    def read(name: str) -> bytes:
        content = disk.read(folder / name, MOST_BYTES + 1)
        if content is None:
            raise NotAnOpenExportError
        return content

    return read


def _head_of(reader: Reader) -> Record:
    try:
        head = json.loads(reader(HEAD).decode())
    except (ValueError, RecursionError):
        raise OpenExportDamagedError from None
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise NotAnOpenExportError
    version = head.get("version")
    if type(version) is not int or version < 1:
        raise OpenExportDamagedError
    if version > VERSION:
        raise OpenExportTooNewError
    if head.get("complete") is not True:
        raise OpenExportPartError
    return head


def _listed(value: Any) -> tuple[str, str, int]:
    name, digest, count = value["name"], value["sha256"], value["documents"]
    if not _DATA.fullmatch(name) or not isinstance(digest, str) or type(count) is not int:
        raise ValueError("no file of a vault")
    return name, digest, count


def _documents(reader: Reader, files: Iterable[tuple[str, str, int]]) -> Iterator[Record]:
    known: set[str] = set()
    for name, digest, count in files:
        try:
            content = reader(name)
        except NotAnOpenExportError:
            raise OpenExportDamagedError from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise OpenExportDamagedError
        found = _in_file(content)
        if len(found) != count:
            raise OpenExportDamagedError
        for one in found:
            _assert_new(one, known)
            yield one


def _in_file(content: bytes) -> list[Record]:
    try:
        return [open_export.document(one) for one in json.loads(content.decode())["documents"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise OpenExportDamagedError from None


def _assert_new(one: Record, known: set[str]) -> None:
    """Raise OpenExportDamagedError for an id that something else has: one would be written over."""
    parts = (one, *one["sections"], *one["snapshots"])
    before = len(known)
    known.update(part["id"] for part in parts)
    if len(known) != before + len(parts):
        raise OpenExportDamagedError


def _answers(session: Session) -> Assembled | None:
    few = (session.carried_document(one.id)[0] for one in session.summaries(kinds=FEW))
    return answers.of(list(few))


def _entry(name: str, content: bytes) -> Record:
    return {"name": name, "sha256": hashlib.sha256(content).hexdigest()}


def _json(value: Any) -> bytes:
    """Return a value on one line: without line breaks inside, C does the work."""
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        # Half a character, which a cut can leave, is kept as it is: as its number.
        return json.dumps(value).encode()


class _Pile:
    """Records for one file, one on each line."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self.size = 0

    def put(self, record: Record) -> None:
        """Add a record."""
        line = _json(record)
        self._lines.append(line)
        self.size += len(line)

    def take(self) -> tuple[bytes, int]:
        """Return the file with all records, and how many they are."""
        content = b'{"documents": [\n' + b",\n".join(self._lines) + b"\n]}\n"
        count, self._lines, self.size = len(self._lines), [], 0
        return content, count


class _Month:
    """The entries of one month of the journal, which stand in one file."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._first: date | None = None

    def pages_before(self, document: Document, text: str) -> Iterator[_Page]:
        """Take an entry, and yield what is whole now: a month that is over; any other text."""
        is_entry = document.kind is Kind.ENTRY
        if self._first is not None and not (is_entry and _is_of(self._first, document.on)):
            yield self.take()
        if is_entry:
            self._first = self._first or document.on
            self._ids.append(document.id)
            self._texts.append(text)
        elif document.kind in FEW:
            yield [document.id], text

    def take(self) -> _Page:
        """Return the ids of all entries and their text in one."""
        ids, text = self._ids, "\n".join(self._texts)
        self._ids, self._texts, self._first = [], [], None
        return ids, text


def _is_of(month: date, day: date) -> bool:
    return (month.year, month.month) == (day.year, day.month)
