"""All that the interface may ask of a vault: synchronous, without Qt, used from one thread."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType

from desktop.model.document import (
    Document,
    DocumentId,
    Kind,
    Place,
    Reason,
    SectionId,
    Snapshot,
    SnapshotId,
    State,
    Summary,
)
from desktop.model.richtext import Body
from desktop.model.secret import RecoveryPhrase
from desktop.model.settings import Purpose, Settings
from desktop.vault import attempts, documents, history, keeping, opening, phrase, reserve, vault
from desktop.vault.cost import SHIPPED, Bounds, Cost, calibrate
from desktop.vault.database import SAFE, Manner
from desktop.vault.ledger import Row
from desktop.vault.opening import Clock

__all__ = [
    "SHIPPED", "Bounds", "Change", "Clock", "Cost", "Session", "calibrate", "create",
    "looks_like_vault", "parse_phrase", "phrase_words", "unlock", "unlock_with_phrase",
    "wait_after_s",
]  # fmt: skip

SLICE_S = 0.012
"""How long one slice of the check may go on before it stops at the next row (20 ms at most)."""

parse_phrase = phrase.parse
phrase_words = phrase.words
looks_like_vault = vault.is_vault
wait_after_s = attempts.wait_after_s


class Change(StrEnum):
    """What is not as it was."""

    DOCUMENTS = "documents"
    SETTINGS = "settings"


Announce = Callable[[Change], None]
_Unsure = tuple[documents.Start, DocumentId, tuple[SectionId, ...]]


def ignore(_: Change) -> None:
    """Tell nobody."""


def create(path: Path, passphrase: str, *, cost: Cost, purpose: Purpose, now: Clock) -> "Session":
    """Make a vault in this empty folder and return its session.

    Raises FileExistsError over a vault, VaultUnwritableError, VaultInUseError, MemoryShortError.
    """
    first = partial(keeping.keep_settings, settings=Settings(purpose=purpose))
    return _session(vault.create(path, passphrase, cost=cost, first=first), now)


def unlock(
    path: Path, passphrase: str, *, bounds: Bounds, now: Clock, manner: Manner = SAFE
) -> "Session":
    """Return the session of the vault that this passphrase opens.

    Raises VaultMissingError, VaultInUseError, VaultTooNewError, HeaderDamagedError,
    WrongSecretError, VaultCutOffError, VaultDamagedError, KeysOutdatedError,
    VaultUnwritableError, MemoryShortError. A wrong passphrase is noted for the owner.
    """
    opened = opening.with_passphrase(path, passphrase, bounds=bounds, now=now, manner=manner)
    return _session(opened, now)


def unlock_with_phrase(
    path: Path, phrase: RecoveryPhrase, *, bounds: Bounds, now: Clock
) -> "Session":
    """Return the session of the vault that this phrase opens; it needs a new passphrase.

    Raises what `unlock` raises.
    """
    session = _session(opening.with_phrase(path, phrase, bounds=bounds, now=now), now)
    session.needs_passphrase = True
    return session


def _session(opened: vault.Vault, now: Clock) -> "Session":
    try:
        return Session(opened, now)
    except BaseException:
        opened.close()
        raise


def _new_id() -> str:
    return uuid.uuid4().hex


class Session:
    """An open vault as the interface sees it; every verb is durable when it returns.

    `announce` is called, on the thread of the verb, after a change that a list would show.
    """

    def __init__(self, opened: vault.Vault, now: Clock, announce: Announce = ignore) -> None:
        self._vault = opened
        self._now = now
        self.announce = announce
        self._settings = keeping.settings(opened.ledger)
        self._attempts = attempts.read(opened.folder, opened.opened.ring.attempts_private)
        self._first_snapshots: dict[SectionId, SnapshotId] = {}
        self._kept_first: set[SectionId] = set()
        self._last_document: DocumentId | None = None
        self._unsure: _Unsure | None = None
        self.needs_passphrase = False

    # -- settings, place, cut -----------------------------------------------

    @property
    def settings(self) -> Settings:
        """Return what the writer has set."""
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        """Keep other settings, or raise VaultUnwritableError."""
        with self._vault.writing() as ledger:
            keeping.keep_settings(ledger, settings)
        self._settings = settings
        self.announce(Change.SETTINGS)

    def place(self) -> Place | None:
        """Return where the writer stopped, or None."""
        return keeping.place(self._vault.ledger)

    def keep_place(self, place: Place) -> None:
        """Keep where the writer stopped."""
        with self._vault.writing() as ledger:
            keeping.keep_place(ledger, place)

    def kept_cut(self) -> Body:
        """Return the last cut; nothing cut is an empty body."""
        return keeping.cut(self._vault.ledger)

    def keep_cut(self, body: Body, *, document: DocumentId | None = None) -> None:
        """Keep the last cut; without a document it counts to the one last opened or saved."""
        with self._vault.writing() as ledger:
            keeping.keep_cut(ledger, body, document or self._last_document)

    # -- documents ----------------------------------------------------------

    def summaries(self, *, trashed: bool = False) -> tuple[Summary, ...]:
        """Return one line each: letters in the writer's order, then entries newest first."""
        return documents.summaries(self._vault.ledger, trashed=trashed)

    def open(self, id: DocumentId) -> Document:  # noqa: A002  the word of the interface
        """Return a document with all its words, or raise KeyError, VaultDamagedError."""
        self._last_document = id
        return documents.load(self._vault.ledger, id)

    def start(  # noqa: PLR0913  a document has that many sides
        self,
        *,
        kind: Kind,
        title: str,
        on: date,
        guide: str = "",
        sections: Sequence[tuple[str, str]] = (("body", ""),),
        marks: Mapping[str, State] = MappingProxyType({}),
    ) -> Document:
        """Return a new document with these sections (key, heading); `marks` by section key."""
        start = documents.Start(
            kind=kind, title=_clean(title), on=on, guide=guide, sections=tuple(sections),
            marks=marks,
        )  # fmt: skip
        # After an error it is not known whether the document is there, so the same start made
        # again gets the same ids; a start that succeeded is forgotten.
        if self._unsure is None or self._unsure[0] != start:
            ids = tuple(SectionId(_new_id()) for _ in start.sections)
            self._unsure = (start, DocumentId(_new_id()), ids)
        _, document, ids = self._unsure
        with self._vault.writing() as ledger:
            documents.add(ledger, document, ids, start, self._now())
        self._unsure = None
        self.announce(Change.DOCUMENTS)
        return self.open(document)

    def save(
        self,
        document: DocumentId,
        section: SectionId,
        body: Body,
        *,
        place: Place | None = None,
    ) -> datetime:
        """Keep a section's body, durably, and return the time for "Saved 21:40".

        The same save can be made again after an error. What the section held when this session
        first changed it is kept as a snapshot. Raises VaultUnwritableError, KeyError.
        """
        at = self._now()
        kept, words = documents.pack(body), history.words(body)
        is_changed = section in self._kept_first
        with self._vault.writing() as ledger:
            row = documents.section_row(ledger, document, section)
            if not is_changed:
                is_changed = self._keep_first(row, kept, at)
            before = row["words"]
            documents.store_body(ledger, row, kept, words)
            documents.touch(ledger, document, at)
            if place is not None:
                keeping.keep_place(ledger, place)
        if is_changed:
            self._kept_first.add(section)
        self._last_document = document
        if bool(before) != bool(words):
            self.announce(Change.DOCUMENTS)
        return at

    def _keep_first(self, row: Row, kept: bytes, at: datetime) -> bool:
        """Keep what a section held before; say whether it changes now, and needs this no more."""
        ledger = self._vault.ledger
        former = ledger.body("section", row)
        if former == kept:
            return False
        if not row["words"] or former is None:
            return True
        # The id is chosen once, so that a save made again after an error keeps one snapshot.
        id_ = self._first_snapshots.setdefault(SectionId(row["id"]), SnapshotId(_new_id()))
        history.keep(ledger, history.make(id_, row, Reason.SESSION, row["words"], at), former)
        return True

    def mark(self, document: DocumentId, section: SectionId, mark: State | None) -> None:
        """Set how far a section is, by hand, or leave it to what is written."""
        with self._vault.writing() as ledger:
            row = documents.section_row(ledger, document, section)
            documents.store_mark(ledger, row, mark)
            documents.touch(ledger, document, self._now())
        self.announce(Change.DOCUMENTS)

    def rename(self, document: DocumentId, title: str) -> None:
        """Give a document another title."""
        self._change(document, title=_clean(title))

    def redate(self, document: DocumentId, on: date) -> None:
        """Give a document another day."""
        self._change(document, on_day=on.isoformat())

    def trash(self, document: DocumentId) -> None:
        """Put a document in the trash, where it stays until somebody empties it."""
        self._change(document, trashed_at=self._now().isoformat())

    def restore(self, document: DocumentId) -> None:
        """Take a document out of the trash."""
        self._change(document, trashed_at=None)

    def _change(self, document: DocumentId, **columns: str | int | None) -> None:
        with self._vault.writing() as ledger:
            documents.change(ledger, document, **columns)
        self.announce(Change.DOCUMENTS)

    def order(self, ids: Sequence[DocumentId]) -> None:
        """Put these documents in this order."""
        with self._vault.writing() as ledger:
            for place, document in enumerate(ids):
                documents.change(ledger, document, place=place)
        self.announce(Change.DOCUMENTS)

    def delete_for_good(self, document: DocumentId) -> None:
        """Take a document out with its sections, snapshots, place and last cut.

        The space it took in the file holds nothing afterwards, even for somebody with the key.
        """
        with self._vault.writing() as ledger:
            documents.remove(ledger, document)
        self.announce(Change.DOCUMENTS)

    # -- history ------------------------------------------------------------

    def snapshots(
        self, document: DocumentId, section: SectionId | None = None
    ) -> tuple[Snapshot, ...]:
        """Return what was kept of a document or of one section, newest first."""
        kept = history.listed(self._vault.ledger, document)
        return tuple(one for one in kept if section is None or one.section == section)

    def snapshot_body(self, id: SnapshotId) -> Body:  # noqa: A002  the word of the interface
        """Return the words of a snapshot, or raise KeyError, VaultDamagedError."""
        return history.find(self._vault.ledger, id)[1]

    def keep_snapshot(
        self, document: DocumentId, section: SectionId, body: Body, reason: Reason
    ) -> None:
        """Keep this state of a section."""
        with self._vault.writing() as ledger:
            row = documents.section_row(ledger, document, section)
            snapshot = history.make(
                SnapshotId(_new_id()), row, reason, history.words(body), self._now()
            )
            history.keep(ledger, snapshot, documents.pack(body))

    def restore_as_copy(
        self,
        id: SnapshotId,  # noqa: A002  the word of the interface
        *,
        title: str,
        heading: str = "",
        on: date | None = None,
    ) -> Document:
        """Return a new free document that holds a snapshot; nothing is overwritten.

        It is of the kind of the document the snapshot came from, and of its day unless another
        is given.
        """
        ledger = self._vault.ledger
        snapshot, body = history.find(ledger, id)
        source = documents.row_of(ledger, snapshot.document)
        start = documents.Start(
            kind=Kind(source["kind"]), title=_clean(title), guide="",
            on=on or date.fromisoformat(source["on_day"]), sections=(("body", heading),),
        )  # fmt: skip
        document, section = DocumentId(_new_id()), SectionId(_new_id())
        with self._vault.writing():
            documents.add(ledger, document, [section], start, self._now())
            row = documents.section_row(ledger, document, section)
            documents.store_body(ledger, row, documents.pack(body), snapshot.words)
            documents.touch(ledger, document, self._now())
        self.announce(Change.DOCUMENTS)
        return self.open(document)

    # -- secrets ------------------------------------------------------------

    @property
    def has_phrase(self) -> bool:
        """Return whether a recovery phrase opens this vault."""
        return opening.has_phrase(self._vault)

    def check_passphrase(self, passphrase: str) -> bool:
        """Return whether this is the passphrase; takes as long as unlocking."""
        return opening.fits(self._vault, passphrase)

    def change_passphrase(self, passphrase: str, *, cost: Cost) -> None:
        """Make this the passphrase; the former one opens only old copies from now on.

        Raises VaultUnwritableError (the former stays valid), MemoryShortError.
        """
        opening.change_passphrase(self._vault, passphrase, cost)
        self.needs_passphrase = False

    def new_phrase(self) -> RecoveryPhrase:
        """Return a new recovery phrase that opens nothing yet."""
        return phrase.make()

    def set_phrase(self, phrase: RecoveryPhrase) -> None:
        """Make this the recovery phrase; a former one is retired. Raises VaultUnwritableError."""
        opening.set_phrase(self._vault, phrase)

    def failed_attempts(self) -> tuple[datetime, ...]:
        """Return when somebody tried secrets that do not open, since they were last cleared."""
        return self._attempts

    def clear_attempts(self) -> None:
        """Forget the failed attempts that were told, or raise VaultUnwritableError."""
        attempts.clear(self._vault.folder)
        self._attempts = ()

    # -- upkeep -------------------------------------------------------------

    def check_slice(self) -> bool:
        """Check some rows, for at most 20 ms; return True when a round is complete.

        Raises VaultDamagedError for a row that is not what was written, or is missing.
        """
        return self._vault.ledger.check(SLICE_S)

    def give_up_reserve(self) -> None:
        """Free the reserve, so that the words that could not be saved fit."""
        reserve.give_up(self._vault.folder)

    def remake_reserve(self) -> None:
        """Make the reserve again, or raise VaultUnwritableError."""
        reserve.make(self._vault.folder)

    def close(self) -> None:
        """Close the vault; the session is of no use afterwards."""
        self._vault.close()


def _clean(title: str) -> str:
    """Return a title that can be kept: half a character, which a cut can leave, is replaced."""
    return title.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
