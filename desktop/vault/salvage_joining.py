"""What goes into the new vault: the whole rows, then what is older, then what is doubtful.

Nothing that can be read is left out. Words of which the end is missing stand beside the older
whole ones, as an earlier state of their section.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from desktop.model import richtext
from desktop.model.document import FEW, WRITTEN, DocumentId, Kind, Reason, State
from desktop.model.guide import BODY
from desktop.model.salvaged import Fate, Salvaged, worst
from desktop.vault import documents, history, keeping, salvage_words
from desktop.vault.entries import VEILED
from desktop.vault.ledger import NO_FIELDS, Row
from desktop.vault.salvage_rows import OF_LOCKS, Found, Harvest, Known, Seal

Put: TypeAlias = tuple[str, Row, bytes | None]
"""Table, row and body, to be written in this order."""
_GUIDED = {kind.value for kind in FEW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guides:
    """What is to be known of guides: which are late, and the keys of the sections of each by id."""

    late: Collection[str] = ()
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def of(self, kind: str, keys: Sequence[str]) -> str | None:
        """Return the one guide whose sections these are; "" for a plain page, None for no one."""
        own = [key for key in keys if ":" not in key]
        if kind not in _GUIDED or (kind == Kind.LETTER.value and set(own) <= {BODY}):
            return ""
        for fits in (list.__eq__, lambda all_, some: set(some) <= set(all_)):
            found = [one for one, every in self.keys.items() if fits(list(every), own)]
            if len(found) == 1:
                return found[0]
        return None


@dataclass(frozen=True, slots=True)
class Joined:
    """The rows of the new vault, what became of each piece, and how much the backup gave.

    Of the documents in `unsure` nobody knows the guide, and so not what of them may leave.
    """

    rows: tuple[Put, ...]
    pieces: tuple[Salvaged, ...]
    from_backup: int
    unsure: tuple[str, ...] = ()


def joined(harvest: Harvest, older: Harvest, now: datetime, guides: Guides | None = None) -> Joined:
    """Return what goes into the new vault; `older` is what the backup holds, or nothing.

    Of documents of late guides no heading is told, unless the settings show them.
    """
    work = _Joining(harvest, older, now, guides or Guides())
    work.join_settings()
    work.join_sections()
    work.join_snapshots()
    work.join_documents()
    work.puts.sort(key=lambda put: int(put[1]["version"]))
    pieces = sorted(work.pieces, key=lambda piece: (piece.on, piece.title))
    return Joined(tuple(work.puts), tuple(pieces), work.from_backup, tuple(work.unsure))


def letter(title: str, words: str, at: datetime) -> tuple[Put, Put]:
    """Return the rows of a letter that was not there before."""
    one, moment, body = uuid.uuid4().hex, at.isoformat(), richtext.from_plain(words)
    document: Row = {
        "id": one, "document": one, "kind": Kind.LETTER.value, "title": title,
        "on_day": at.astimezone().date().isoformat(), "guide": "", "place": -1,
        "state": State.STARTED.value, "written_at": documents.own_clock(at),
        "changed_at": moment, "trashed_at": None,
    }  # fmt: skip
    section: Row = {
        "id": uuid.uuid4().hex, "document": one, "key": BODY, "heading": "", "place": 0,
        "mark": None, "words": history.words(body), "fields": NO_FIELDS,
    }  # fmt: skip
    return ("section", section, documents.pack(body)), ("document", document, None)


class _Joining:
    """The rows chosen so far, and what that says of each document."""

    def __init__(self, harvest: Harvest, older: Harvest, now: datetime, guides: Guides) -> None:
        self._harvest, self._older, self._now, self._guides = harvest, older, now, guides
        self._late = guides.late
        self._fates: defaultdict[str, list[Fate]] = defaultdict(list)
        self._with_sections: set[str] = set()
        self._snapshots = self._newest_snapshots()
        self.puts: list[Put] = []
        self.pieces: list[Salvaged] = []
        self.from_backup = 0
        self.unsure: list[str] = []

    def _newest_snapshots(self) -> dict[str, Found]:
        """Return the newest whole snapshot of each section, of the damaged vault."""
        found: dict[str, Found] = {}
        for one in self._harvest.whole("snapshot"):
            former = found.get(one.row["section"])
            if former is None or former.worth < one.worth:
                found[one.row["section"]] = one
        return found

    def _ids(self, table: str) -> list[str]:
        """Return the ids of all rows of a table that anything is known of, deleted ones aside."""
        of_file = {key[1] for part in (self._harvest.rows, self._harvest.cut) for key in part
                   if key[0] == table}  # fmt: skip
        of_backup = {str(one.row["id"]) for one in self._older.whole(table) if self._lives(one.row)}
        return sorted(of_file | of_backup)

    def _lives(self, row: Row) -> bool:
        """Say whether a row of the backup may belong to a document that was not deleted."""
        living = self._harvest.living
        return living is None or not row["document"] or row["document"] in living

    def _at(self, table: str, one: str) -> tuple[Found | None, Found | None, Found | None]:
        """Return what there is of a row: whole; with its end missing or unsealed; in the backup."""
        best = self._harvest.rows.get((table, one))
        cut = self._harvest.cut.get((table, one))
        old = self._older.rows.get((table, one))
        if best is not None and best.seal is not Seal.WHOLE:
            return None, cut or best, old
        if best is not None and cut is not None and cut.row["version"] <= best.row["version"]:
            cut = None
        return best, cut, old

    # each table

    def join_settings(self) -> None:
        """Take what was set, without what belongs to the former key file.

        Whoever opened the later pages has them named as lists name them.
        """
        for one in self._ids("setting"):
            best, _, old = self._at("setting", one)
            found = best or old
            if found is not None and one not in OF_LOCKS:
                self._take(found, is_old=best is None)
                if one == keeping.SETTINGS and keeping.shows_late(found.body):
                    self._late = ()

    def join_sections(self) -> None:
        """Take every section, and note for its document what became of it."""
        for one in self._ids("section"):
            best, cut, old = self._at("section", one)
            if cut is not None:
                fate = self._take_cut(cut, best, old)
            else:
                fate = Fate.WHOLE if best is not None else Fate.OLDER
                self._take(best or old, is_old=best is None)
            whose = next(str(found.row["document"]) for found in (best, cut, old) if found)
            self._fates[whose].append(fate)
            self._with_sections.add(whose)

    def _take_cut(self, cut: Found, best: Found | None, old: Found | None) -> Fate:
        """Take a section whose words are not all there: older whole ones, and these beside."""
        row = cut.row if cut.seal is Seal.FRONT or best is None else best.row
        if cut.seal is Seal.NONE and cut.is_body_whole:
            self.puts.append(("section", row, cut.body))
            return Fate.DOUBTFUL
        begun = salvage_words.begun(cut.body)
        snapshot = self._snapshots.get(str(cut.row["id"]))
        candidates = [one for one in (best, old, snapshot) if one is not None]
        former = max(candidates, key=lambda one: int(one.row["version"]), default=None)
        if former is None:
            self._put_section(row, documents.pack(begun))
            return Fate.DOUBTFUL
        self.from_backup += former is old
        self._put_section(row, former.body)
        if not richtext.is_empty(begun):
            self.puts.append(self._beside(cut, begun))
        return Fate.OLDER if former is old else Fate.DOUBTFUL

    def _put_section(self, row: Row, kept: bytes | None) -> None:
        """Put a section with other words than the ones its row was written with."""
        body, fields = documents.unpack_whole(kept)
        if fields:
            row = {**row, "fields": documents.fields_text(fields)}
        self.puts.append(("section", {**row, "words": history.words(body)}, documents.pack(body)))

    def _beside(self, cut: Found, begun: richtext.Body) -> Put:
        row = {
            "id": uuid.uuid4().hex, "document": cut.row["document"], "section": cut.row["id"],
            "version": cut.row["version"], "kept_at": self._now.isoformat(),
            "reason": Reason.REMOVED.value, "words": history.words(begun),
        }  # fmt: skip
        return "snapshot", row, documents.pack(begun)

    def join_snapshots(self) -> None:
        """Take every earlier state; of one that is cut, what can be read."""
        for one in self._ids("snapshot"):
            best, cut, old = self._at("snapshot", one)
            if best is not None or old is not None:
                self._take(best or old, is_old=best is None)
                continue
            begun = salvage_words.begun(None if cut is None else cut.body)
            if cut is not None and not richtext.is_empty(begun):
                row = {**cut.row, "words": history.words(begun)}
                self.puts.append(("snapshot", row, documents.pack(begun)))

    def join_documents(self) -> None:
        """Take every document of which a section is there; say what became of each known one."""
        known = self._harvest.documents
        missing, veiled = self._missing_sections(), self._veiled()
        for one in sorted({*self._ids("document"), *known, *self._with_sections}):
            best, loose, old = self._at("document", one)
            found = best or old or loose
            row = found.row if found is not None else self._made_up(one, known.get(one))
            fates = self._fates[one]
            fates += [Fate.DOUBTFUL] if missing[one] or (found is None or found is loose) else []
            fates += [Fate.OLDER] if found is old and found is not best else []
            fate = worst(fates)
            if one in self._with_sections:
                self.puts.append(("document", row, None))
                self.from_backup += found is old and found is not None
            else:
                fate = Fate.GONE
            self._tell(row, fate, is_veiled=one in veiled)

    def _veiled(self) -> set[str]:
        """Return the documents of which a section that was found says that they are veiled."""
        every = (row for table, row, _ in self.puts if table == "section")
        return {str(row["document"]) for row in every if VEILED in row["fields"]}

    def _missing_sections(self) -> defaultdict[str, int]:
        """Return of how many sections of each document only the place is known."""
        seen = {one.at for part in (self._harvest.rows, self._harvest.cut, self._older.rows)
                for one in part.values() if one.table == "section"}  # fmt: skip
        missing: defaultdict[str, int] = defaultdict(int)
        for at, document in self._harvest.sections.items():
            missing[document] += at not in seen
        return missing

    def _made_up(self, one: str, known: Known | None) -> Row:
        """Return a row for a document of which no row is left."""
        moment = self._now.isoformat()
        every = sorted((row["place"], row["key"]) for table, row, _ in self.puts
                       if table == "section" and row["document"] == one)  # fmt: skip
        found = known or Known(Kind.LETTER.value, self._now.date().isoformat(), moment, None)
        guide = self._guides.of(found.kind, [key for _, key in every])
        self.unsure += [one] if guide is None else []
        return {
            "id": one, "document": one, "version": 0, "kind": found.kind, "title": "",
            "on_day": found.on_day, "guide": guide or "", "place": 0, "state": State.STARTED.value,
            "written_at": found.written_at, "changed_at": moment, "trashed_at": found.trashed_at,
        }  # fmt: skip

    def _tell(self, row: Row, fate: Fate, *, is_veiled: bool) -> None:
        """Note what became of a piece; a report is a list, so what lists do not name it does not.

        Where the settings are gone nobody knows that the later pages were opened.
        """
        if row["kind"] in {kind.value for kind in WRITTEN}:
            is_named = not is_veiled and row["guide"] not in self._late
            self.pieces.append(
                Salvaged(
                    id=DocumentId(str(row["id"])),
                    kind=Kind(row["kind"]),
                    on=date.fromisoformat(row["on_day"]),
                    title=str(row["title"]) if is_named else "",
                    fate=fate,
                    is_veiled=is_veiled,
                    is_trashed=row["trashed_at"] is not None,
                )
            )

    def _take(self, found: Found | None, *, is_old: bool = False) -> None:
        assert found is not None  # noqa: S101  an id is only known from something that was found
        self.from_backup += is_old
        self.puts.append((found.table, found.row, found.body))
