"""Versions of a document: what was kept whole, in which state, and what came after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop.model.document import SectionId, SnapshotId
from desktop.model.facts import Assembled, Passage
from desktop.model.table import Table

KEY = "desk:versions"
"""The section beside a document in which its versions are registered."""


class VersionState(StrEnum):
    """How far a version had come when it was kept; the value is what stands in the vault."""

    DRAFT = "draft"
    WITH_THERAPIST = "with therapist"
    CLEARED = "cleared to read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A document as it was, kept whole.

    `pages` and `fingerprint` are those of the pages made of it, 0 and "" when none were made.
    `kept` says which snapshot holds which section; `answers` is what stood under the view
    "answers", which is put together from another document.
    """

    number: int
    state: VersionState
    made_at: datetime
    pages: int = 0
    fingerprint: str = ""
    note: str = ""
    kept: Mapping[SectionId, SnapshotId] = field(default_factory=dict)
    answers: Assembled | None = None

    def to_json(self) -> dict[str, Any]:
        """Return this as a row of the register."""
        return {
            "number": self.number,
            "state": self.state.value,
            "made_at": self.made_at.isoformat(),
            "pages": self.pages,
            "fingerprint": self.fingerprint,
            "note": self.note,
            "kept": dict(self.kept),
            "answers": _answers_json(self.answers),
        }

    @staticmethod
    def from_json(row: Mapping[str, Any]) -> "Version":
        """Return what `to_json` gave, or raise ValueError, KeyError."""
        return Version(
            number=row["number"],
            state=VersionState(row["state"]),
            made_at=datetime.fromisoformat(row["made_at"]),
            pages=row["pages"],
            fingerprint=row["fingerprint"],
            note=row["note"],
            kept={SectionId(section): SnapshotId(kept) for section, kept in row["kept"].items()},
            answers=_answers(row.get("answers")),
        )


def _answers_json(answers: Assembled | None) -> dict[str, Any] | None:
    if answers is None:
        return None
    table = answers.table
    return {
        "passages": [[one.key, one.text] for one in answers.passages],
        "table": table and [list(table.headings), [list(row) for row in table.rows], table.caption],
    }


def _answers(kept: Mapping[str, Any] | None) -> Assembled | None:
    if kept is None:
        return None
    table = None
    if kept["table"]:
        headings, rows, caption = kept["table"]
        table = Table(headings=tuple(headings), rows=tuple(map(tuple, rows)), caption=caption)
    return Assembled(table, tuple(Passage(key, text) for key, text in kept["passages"]))


def newest(versions: tuple[Version, ...], state: VersionState) -> Version | None:
    """Return the newest version that was kept in this state, or None."""
    return next((one for one in reversed(versions) if one.state is state), None)
