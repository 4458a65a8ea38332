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


PRIVATE = "private:"
"""Begins the key of a page of private workings; the key of its section follows."""


class Kind(StrEnum):
    """Where a document lives: with the letters, in the journal, or with plans and logs.

    A packet is what was chosen to be taken along, under a name; the register says what left; a
    reading is what was found in a document that somebody had read, and their replies. These have
    pages of their own and stand in no list of what was written.
    """

    LETTER = "letter"
    ENTRY = "entry"
    PLAN = "plan"
    PACKET = "packet"
    REGISTER = "register"
    READING = "reading"


FEW = (Kind.LETTER, Kind.PLAN)
"""Of these a person has few: a list of all can be read. Of entries there may be thousands."""
WRITTEN = (Kind.LETTER, Kind.ENTRY, Kind.PLAN)
"""What somebody wrote to be read again: lists, searches and looks back show nothing else."""


class State(StrEnum):
    """How far a section is, in words; never a number."""

    EMPTY = "empty"
    STARTED = "started"
    REVIEWED = "reviewed"
    CLEARED = "cleared"
    NOT_FOR_ME = "not for me"


def is_private(key: str) -> bool:
    """Say whether a section with this key is private workings, which nothing may export."""
    return key.startswith(PRIVATE)


def shelf_of(kind: Kind, guide_shelf: str) -> str:
    """Return where a document stands; `guide_shelf` counts for what is neither letter nor entry."""
    return {Kind.LETTER: "letters", Kind.ENTRY: "journal"}.get(kind, guide_shelf)


def is_beside(key: str) -> bool:
    """Say whether a section stands beside a document (private pages, registers), not in it."""
    return ":" in key


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One titled piece: a body of rich text and the typed fields of its guide.

    `key` names the guide's section ("body" in a free document). `mark` is set by hand and is
    REVIEWED, CLEARED, NOT_FOR_ME or None; EMPTY and STARTED follow from what is written.
    `fields` holds JSON values by field name (`model/values.py`).
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

    def with_fields(self, fields: Mapping[str, Any]) -> "Section":
        """Return this section with other fields."""
        return replace(self, fields=fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A letter, a journal entry or a filled-in guide.

    `on` is the local day it belongs to, as the writer sees it, never shifted by a time zone.
    `written_at` is the writer's own clock of that moment with its distance from UTC, to be shown
    as it stands; `changed_at` is an aware UTC time. `guide` is a guide's id or "".
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

    @property
    def pages(self) -> tuple[Section, ...]:
        """Return the sections that make up the document, without what is kept beside them."""
        return tuple(one for one in self.sections if not is_beside(one.key))

    @property
    def first_page(self) -> Section:
        """Return the first section that is meant to be written in; the first if none is."""
        meant = (one for one in self.pages if one.mark is not State.NOT_FOR_ME)
        return next(meant, self.pages[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One line in a list: what a document is, without its words."""

    id: DocumentId
    kind: Kind
    title: str
    on: date
    written_at: datetime
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
    VERSION = "version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """An earlier state of one section; the body is asked for separately."""

    id: SnapshotId
    document: DocumentId
    section: SectionId
    kept_at: datetime
    reason: Reason
    words: int
