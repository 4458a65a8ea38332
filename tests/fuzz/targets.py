"""Everything that reads what others may have written, with real samples and what it may say."""

import contextlib
import hashlib
import json
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import samples
import sheets
import whole_vault

from desktop import (
    errors,
    files,
    guides,
    helplines,
    practices,
    preferences,
    question_file,
    scales,
    sealed_form,
    sealed_pages,
    sealed_vault,
    takeaway,
    texts,
)
from desktop.model import pasted, richtext
from desktop.vault import attempts, backup_file, cost, keyfile, sealing, slots
from desktop.vault.cost import Bounds, Cost
from fuzz import mutate

Mutation = Callable[[bytes, Sequence[bytes], random.Random], bytes]
SECRET = "a secret of the samples"
KEY = bytes(range(32))
"""What every derivation gives while it is watched, so that none takes a second."""


@dataclass(frozen=True, slots=True)
class Target:
    """One reader: its samples, how they are changed, what it may raise, which cost is in bounds.

    `mend` makes sums and lengths right again after a change, so that what lies behind is reached.
    """

    name: str
    read: Callable[[bytes], object]
    samples: Callable[[], tuple[bytes, ...]]
    mutation: Mutation
    refusals: tuple[type[Exception], ...]
    bounds: Bounds | None = None
    mend: Callable[[bytes], bytes] = bytes


_HONEST = sealing.stretch


class Derivations:
    """Stands where Argon2 is asked for, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Cost] = []

    def __call__(
        self, _secret: bytes, _salt: bytes, *, memory_kib: int, passes: int, lanes: int
    ) -> bytes:
        """Return the key of all samples."""
        self.asked.append(Cost(memory_kib=memory_kib, passes=passes, lanes=lanes))
        return KEY


@contextlib.contextmanager
def watched() -> Iterator[Derivations]:
    """Watch every derivation while something is read."""
    honest, seen = sealing.stretch, Derivations()
    sealing.stretch = seen  # type: ignore[assignment]
    try:
        yield seen
    finally:
        sealing.stretch = honest


@contextlib.contextmanager
def _in_earnest() -> Iterator[None]:
    former, sealing.stretch = sealing.stretch, _HONEST
    try:
        yield
    finally:
        sealing.stretch = former


# key files and other bytes


@cache
def _keys() -> tuple[bytes, ...]:
    with watched():
        lock = slots.Lock(vault_id=bytes(16), salt=bytes(16), cost=cost.FLOOR)
        public = sealing.public_of(slots.key_of_passphrase(SECRET, lock))
    ring = keyfile.Ring(openers=((keyfile.Opener.PASSPHRASE, public),), attempts_private=KEY)
    masters = slots.Masters(present=slots.new_master(), previous=slots.new_master())
    header = keyfile.Header(
        lock=lock, generation=3, database_salt=bytes(16), attempts_public=public
    )
    return (keyfile.build(keyfile.Opened(header=header, masters=masters, ring=ring)),)


def _read_keys(raw: bytes) -> object:
    header = keyfile.parse(raw, cost.SHIPPED)
    return keyfile.unseal(header, slots.key_of_passphrase(SECRET, header.lock))


def summed(raw: bytes) -> bytes:
    """Return these bytes with the sum at their end made right."""
    return raw[:-32] + hashlib.sha256(raw[:-32]).digest()


@cache
def _backups() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = samples.blank_vault(Path(name) / "vault")
        with contextlib.closing(samples.opened(folder)) as desk:
            samples.letter(desk, text="words")
            return (desk.begin_backup().finish().path.read_bytes(),)


def _read_backup(raw: bytes) -> object:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "one.backup"
        path.write_bytes(raw)
        head = backup_file.read(path)
        backup_file.assert_whole(path)
        found = keyfile.parse(head.keys, samples.CHEAP_BOUNDS)
        return head.made_at, found.generation, backup_file.found(Path(name))


@cache
def _attempts() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as name:
        attempts.clear(Path(name))
        attempts.note(Path(name), sealing.public_of(KEY), samples.FakeClock()())
        return ((Path(name) / attempts.NAME).read_bytes(),)


def _read_attempts(raw: bytes) -> object:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / attempts.NAME).write_bytes(raw)
        return attempts.read(Path(name), KEY)


# sealed files, from outside and from within


@cache
def _questions() -> tuple[bytes, ...]:
    one = sheets.sheet(sheets.question(1, text="What is still going on?"), sheets.question(2))
    with watched():
        return (question_file.seal(one, SECRET, sealed_form.COST),)


@cache
def _pages() -> tuple[bytes, ...]:
    made = tuple(
        sealed_vault.shown({"a.md": f"# A heading {number}\n\nSome *words*.\n".encode()})
        for number in range(2)
    )
    with watched():
        return tuple(sealed_pages.seal(one, SECRET) for one in made)


@cache
def _vaults() -> tuple[bytes, ...]:
    with watched():
        return (sealed_vault.sealed(_folder().items(), SECRET),)


def _plain(family: sealed_form.Family, sealed: tuple[bytes, ...]) -> tuple[bytes, ...]:
    with watched():
        return tuple(family.open(raw, SECRET, sealed_form.SHIPPED) for raw in sealed)


def _sealed_again(
    family: sealed_form.Family, read: Callable[[bytes], object]
) -> Callable[[bytes], object]:
    """Return what seals a changed content with the right passphrase, and reads the file."""

    def sealed(plain: bytes) -> object:
        if len(plain) > family.most_content:
            plain = plain[: family.most_content]
        return read(family.seal(plain, SECRET, sealed_form.COST))

    return sealed


def _read_questions(raw: bytes) -> object:
    one = question_file.read(raw, SECRET, question_file.SHIPPED)
    with watched():
        # What is taken in can be given on.
        return question_file.seal(one, SECRET, sealed_form.COST)


def _read_pages(raw: bytes) -> object:
    one = sealed_pages.read(raw, SECRET)
    with watched():
        return sealed_pages.seal(one, SECRET)


def _read_vault(raw: bytes) -> object:
    found = sealed_vault.unsealed(raw, SECRET)
    return sealed_vault.shown(found)


# texts


def _shipped(*folders: str) -> tuple[bytes, ...]:
    found: list[bytes] = []
    for folder in folders:
        found += (
            path.read_bytes() for path in sorted((files.resources() / folder).rglob("*.toml"))
        )
    return tuple(found)


def _of(load: Callable[[str, str], object]) -> Callable[[bytes], object]:
    return lambda raw: load("one.toml", raw.decode("utf-8", "replace"))


def _pasted() -> tuple[bytes, ...]:
    rows = "".join(f"<tr><td>{n}</td><td>one <b>two</b></td></tr>" for n in range(4))
    web = f"<html><body><h1>A</h1><p>b <i>c</i></p><ul><li>d<ul><li>e</ul></ul><table>{rows}"
    word = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>1."
        "<span>&nbsp;</span></span><![endif]>First<a href='#_ftn1' name='_ftnref1'>[1]</a></p>"
        "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> a note</p></div>"
    )
    dressed = (
        "<style>.a{font-weight:bold;display:none}</style><p class=a>x</p><pre> y\n z</pre>"
        "<blockquote>q plain &amp; simple<br>two<ol start=3><li>three<li value=7>seven</ol>"
    )
    return tuple(page.encode() for page in (web, word, dressed))


def _read_pasted(raw: bytes) -> object:
    body = pasted.from_html(raw.decode("utf-8", "replace")).body
    assert richtext.decode(richtext.encode(body)) == body
    return richtext.plain(body) == ""


def _bodies() -> tuple[bytes, ...]:
    body = pasted.from_html(_pasted()[0].decode()).body
    return (richtext.encode(body).encode(), b'[["p",["a",["b","b"]]]]')


def _read_body(raw: bytes) -> object:
    body = richtext.decode(raw.decode("utf-8", "surrogatepass"))
    assert richtext.decode(richtext.encode(body)) == body
    return richtext.plain(richtext.leaving(body)) == ""


# a whole vault in the open


@cache
def _folder() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as name:
        folder = samples.blank_vault(Path(name) / "vault")
        with _in_earnest(), contextlib.closing(whole_vault.fill(samples.opened(folder))) as desk:
            return dict(takeaway.everything(desk, whole_vault.GUIDES, is_whole=True))


def _folders() -> tuple[bytes, ...]:
    whole = {name: json.loads(raw) for name, raw in _folder().items() if name.endswith(".json")}
    return (json.dumps(whole).encode(),)


def _files_of(raw: bytes) -> dict[str, bytes]:
    """Return the files of a folder, with the sums of its head made right wherever that can be."""
    whole = json.loads(raw.decode("utf-8", "surrogatepass"))
    if not isinstance(whole, dict):
        return {takeaway.HEAD: raw}
    found = {
        name: json.dumps(value).encode() for name, value in whole.items() if name != takeaway.HEAD
    }
    head: Any = whole.get(takeaway.HEAD)
    with contextlib.suppress(TypeError, KeyError, AttributeError):
        for one in head["files"]:
            one["sha256"] = hashlib.sha256(found[one["name"]]).hexdigest()
            one["documents"] = len(whole[one["name"]]["documents"])
    return found | {takeaway.HEAD: json.dumps(head).encode()}


class _Empty:
    """A vault in which nothing is written; a new one once something was taken in."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._desk: Any = None

    def read(self, raw: bytes) -> object:
        """Take a folder in and look at all that came; after a refusal nothing may be there."""
        try:
            whole = _files_of(raw)
        except (ValueError, RecursionError):
            whole = {takeaway.HEAD: raw}
        if self._desk is None:
            place = self._stack.enter_context(tempfile.TemporaryDirectory())
            with _in_earnest():
                self._desk = samples.opened(samples.blank_vault(Path(place) / "vault"))
            self._stack.callback(self._desk.close)
        try:
            takeaway.taken_in(takeaway.files_reader(whole), self._desk)
        except errors.OpenExportError:
            assert not self._desk.carried_ids()
            raise
        desk, self._desk = self._desk, None
        for one in desk.summaries():
            for section in desk.open(one.id).sections:
                richtext.plain(section.body)
        assert samples.checked(desk)
        self._stack.close()
        return "taken in"


_SEALED = (
    errors.NotASealedFileError,
    errors.SealedFileDamagedError,
    errors.SealedFileTooNewError,
    errors.SealedFileTooDearError,
    errors.SealedFileLockedError,
)
_QUESTIONS = (
    errors.NotAQuestionFileError,
    errors.QuestionFileDamagedError,
    errors.QuestionFileTooNewError,
    errors.QuestionFileTooDearError,
    errors.QuestionFileLockedError,
)
_KEYS = (errors.HeaderDamagedError, errors.VaultTooNewError)


def every() -> tuple[Target, ...]:
    """Return all readers."""
    by, in_, lines = mutate.of_bytes, mutate.of_json, mutate.of_lines
    told = (errors.DataFileError,)
    forms = sealed_form.SHIPPED
    return (
        Target("keys", _read_keys, _keys, by, (*_KEYS, errors.WrongSecretError),
               cost.SHIPPED, summed),
        Target("backups", _read_backup, _backups, by,
               (errors.NotABackupError, errors.BackupDamagedError, *_KEYS), None, summed),
        Target("attempts", _read_attempts, _attempts, by, ()),
        Target("questions", _read_questions, _questions, by, _QUESTIONS, forms, summed),
        Target("pages", _read_pages, _pages, by, _SEALED, forms, summed),
        Target("vaults", _read_vault, _vaults, by, _SEALED, forms, summed),
        Target("questions_within", _sealed_again(question_file.FAMILY, _read_questions),
               lambda: _plain(question_file.FAMILY, _questions()), in_, _QUESTIONS, forms),
        Target("pages_within", _sealed_again(sealed_pages.FAMILY, _read_pages),
               lambda: _plain(sealed_pages.FAMILY, _pages()), in_, _SEALED, forms),
        Target("vaults_within", _sealed_again(sealed_vault.FAMILY, _read_vault),
               lambda: _plain(sealed_vault.FAMILY, _vaults()), by, _SEALED, forms),
        Target("folders", _Empty().read, _folders, in_,
               tuple(errors.OpenExportError.__subclasses__())),
        Target("guides", _of(guides.load), lambda: _shipped("guides"), lines, told),
        Target("practices", _of(practices.load), lambda: _shipped("practices"), lines, told),
        Target("scales", _of(scales.load), lambda: _shipped("scales"), lines, told),
        Target("helplines", _of(helplines.load), lambda: _shipped("help"), lines, told),
        Target("texts", _of(texts.load), lambda: _shipped("texts"), lines, told),
        Target("pasted", _read_pasted, _pasted, mutate.of_markup, ()),
        Target("bodies", _read_body, _bodies, in_, (ValueError,)),
        Target("preferences", lambda raw: preferences.load(raw.decode("utf-8", "replace")),
               lambda: (preferences.dump(preferences.Preferences()).encode(),), in_, ()),
    )  # fmt: skip
