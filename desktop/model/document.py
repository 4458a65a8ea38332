"""Everything written is a document made of sections."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NewType

from desktop.model import richtext

DocumentId = NewType("DocumentId", str)
SectionId = NewType("SectionId", str)
SnapshotId = NewType("SnapshotId", str)


class Kind(StrEnum):
    """Where a document lives: with the letters or in the journal."""

    LETTER = "letter"
    ENTRY = "entry"


class State(StrEnum):
    """How far a section is, in words; never a number."""

    EMPTY = "empty"
    STARTED = "started"
    REVIEWED = "reviewed"
    CLEARED = "cleared"
    NOT_FOR_ME = "not for me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One titled piece: a body of rich text and, later, other typed fields.

    `key` names the guide's section ("body" in a free document). `mark` is set by hand and is
    REVIEWED, CLEARED, NOT_FOR_ME or None; EMPTY and STARTED follow from what is written.
    `fields` holds the typed fields of guides to come, as JSON values by field name.
    """

    id: SectionId
    key: str
    heading: str
    body: richtext.Body = richtext.EMPTY
    mark: State | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0

    @property
    def state(self) -> State:
        """Return the state a person sees."""
        if self.mark is not None:
            return self.mark
        return State.EMPTY if richtext.is_empty(self.body) and not self.fields else State.STARTED

    def with_body(self, body: richtext.Body) -> "Section":
        """Return this section with another body."""
        return replace(self, body=body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A letter, a journal entry or a filled-in guide.

    `on` is the local day it belongs to, as the writer sees it, never shifted by a time zone;
    `written_at` and `changed_at` are aware UTC times. `guide` is a guide's id or "".
    """

    id: DocumentId
    kind: Kind
    title: str
    on: date
    written_at: datetime
    changed_at: datetime
    guide: str = ""
    sections: tuple[Section, ...] = ()

    def section(self, key: str) -> Section:
        """Return the section with this key, or raise KeyError."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One line in a list: what a document is, without its words."""

    id: DocumentId
    kind: Kind
    title: str
    on: date
    changed_at: datetime
    state: State
    guide: str = ""
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the writer stopped: document, section, and caret in characters."""

    document: DocumentId
    section: SectionId
    caret: int = 0


class Reason(StrEnum):
    """Why a snapshot was kept."""

    SESSION = "session"
    REMOVED = "removed"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """An earlier state of one section; the body is asked for separately."""

    id: SnapshotId
    document: DocumentId
    section: SectionId
    kept_at: datetime
    reason: Reason
    words: int
