"""What every verb of an open vault stands on: the vault, the clock, who is told of changes."""

import uuid
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from desktop.errors import VaultDamagedError
from desktop.model.document import DocumentId, Place, SectionId, SnapshotId
from desktop.model.richtext import EMPTY, Body
from desktop.model.settings import Settings
from desktop.vault import attempts, documents, keeping, vault
from desktop.vault.opening import Clock


class Change(StrEnum):
    """What is not as it was."""

    DOCUMENTS = "documents"
    SETTINGS = "settings"


Announce = Callable[[Change], None]


def ignore(_: Change) -> None:
    """Tell nobody."""


def new_id() -> str:
    """Return an id that nothing else has."""
    return uuid.uuid4().hex


def clean_title(title: str) -> str:
    """Return a title that can be kept: half a character, which a cut can leave, is replaced."""
    return documents.storable(title)


class Core:
    """An open vault with its settings, the writer's place and the last cut.

    `announce` is called, on the thread of the verb, after a change that a list would show. `late`
    are the ids of the guides whose documents are shown only while `settings.shows_late` (domain.md
    1.9); what they hold stays in the vault. `has_damage` says that something was found that is not
    as it was written: a list that is empty is not to be believed then.
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
        self.needs_passphrase = False
        self.has_damage = False
        self.late: frozenset[str] = frozenset()

    @property
    def hidden(self) -> frozenset[str]:
        """Return the guides of which nothing is shown: the late ones, until they are opened."""
        return frozenset() if self._settings.shows_late else self.late

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

    @property
    def folder(self) -> Path:
        """Return the folder in which this vault lies."""
        return self._vault.folder

    def place(self) -> Place | None:
        """Return where the writer stopped, or None."""
        return keeping.place(self._vault.ledger)

    def keep_place(self, place: Place) -> None:
        """Keep where the writer stopped."""
        with self._vault.writing() as ledger:
            keeping.keep_place(ledger, place)

    def kept_cut(self) -> Body:
        """Return the last cut; an empty body where nothing is cut, or it came from a hidden page.

        It stays in the vault, and is there again with that page.
        """
        ledger = self._vault.ledger
        if self.hidden and self._guide_of(keeping.cut_from(ledger)) in self.hidden:
            return EMPTY
        return keeping.cut(ledger)

    def _guide_of(self, document: DocumentId) -> str:
        try:
            return str(documents.row_of(self._vault.ledger, document)["guide"])
        except (KeyError, VaultDamagedError):
            return ""

    def keep_cut(self, body: Body, *, document: DocumentId | None = None) -> None:
        """Keep the last cut; without a document it counts to the one last opened or saved."""
        with self._vault.writing() as ledger:
            keeping.keep_cut(ledger, body, document or self._last_document)
