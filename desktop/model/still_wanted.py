"""Whether a question is still to be asked: looked at once more when it has lain two days.

What is kept for it stands in the section of the questions and never leaves: when a row was first
written, until when the looking is put off, and two cells of the row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from desktop.model import desk
from desktop.model.answers import cell
from desktop.model.when import Precision, When

TABLE = "questions"
"""The table of the questions in its section, which is called the same (the guide's keys)."""
WAIT = timedelta(hours=48)
"""So long a question lies before it is looked at again (domain.md 2.3.3)."""
NOT_ANY_MORE = "not any more"
"""What the row says, in the words of the guide, once its question is not to be asked."""

_SINCE, _LATER = ":since", ":later"
_QUESTION, _ASKED, _KEEP = "question", "still_want", "keep"
_MOST_SECONDS = 1 << 36
"""Beyond this no calendar reaches."""

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One question that has lain long enough: its row, and its words."""

    row: str
    question: str


def stamped(fields: Fields, former: Fields, now: datetime) -> dict[str, Any]:
    """Return the fields with the time at which each question was first there.

    A question that stood in the former fields without a time is older, and gets none.
    """
    since = _since(fields)
    known = {row["id"] for row in desk.rows(former, TABLE) if cell(row, _QUESTION)}
    fresh = {
        row["id"]: int(now.timestamp())
        for row in desk.rows(fields, TABLE)
        if row["id"] not in since and row["id"] not in known and cell(row, _QUESTION)
    }
    return {**fields, _SINCE: {**since, **fresh}} if fresh else dict(fields)


def waiting(fields: Fields, begun: date, now: datetime) -> tuple[Waiting, ...]:
    """Return the questions to look at again, in their order; none while that is put off.

    `begun` is the day that counts for rows of which nothing says when they were written.
    """
    later = _moment(fields.get(_LATER))
    if later is not None and now - later < WAIT:
        return ()
    # Where only the day is known, the whole of it counts.
    at_latest = datetime.combine(begun + timedelta(days=1), time(), now.tzinfo)

    def is_young(row: Mapping[str, Any]) -> bool:
        return now - (written_at(fields, row) or at_latest) < WAIT

    return tuple(
        Waiting(row=row["id"], question=cell(row, _QUESTION))
        for row in desk.rows(fields, TABLE)
        if cell(row, _QUESTION) and not is_settled(row) and not is_young(row)
    )


def is_settled(row: Mapping[str, Any]) -> bool:
    """Say whether somebody has looked at a row again, whatever they decided."""
    cells = row.get("cells")
    return isinstance(cells, dict) and bool(cells.get(_ASKED) or cells.get(_KEEP))


def is_left_out(row: Mapping[str, Any]) -> bool:
    """Say whether the question of a row is not to be asked any more."""
    return cell(row, _KEEP) == NOT_ANY_MORE


def written_at(fields: Fields, row: Mapping[str, Any]) -> datetime | None:
    """Return when the question of a row was first there, or None if nothing says it."""
    return _moment(_since(fields).get(str(row.get("id"))))


def keep(fields: Fields, row: str, today: date) -> dict[str, Any]:
    """Return the fields with this question looked at today, and still to be asked."""
    day = When(precision=Precision.DAY, year=today.year, month=today.month, day=today.day)
    return _with_cells(fields, row, {_ASKED: day.to_json()})


def leave_out(fields: Fields, row: str) -> dict[str, Any]:
    """Return the fields with this question in its row, and not to be asked any more."""
    return _with_cells(fields, row, {_KEEP: NOT_ANY_MORE})


def put_off(fields: Fields, now: datetime) -> dict[str, Any]:
    """Return the fields with nothing to look at again for two days."""
    return {**fields, _LATER: int(now.timestamp())}


def _with_cells(fields: Fields, row: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    every = fields.get(TABLE)
    changed = [
        one | {"cells": one.get("cells", {}) | cells}
        if isinstance(one, dict) and one.get("id") == row
        else one
        for one in (every if isinstance(every, list) else [])
    ]
    return {**fields, TABLE: changed}


def _since(fields: Fields) -> Mapping[str, Any]:
    kept = fields.get(_SINCE)
    return kept if isinstance(kept, dict) else {}


def _moment(kept: object) -> datetime | None:
    # A number, because a search finds every text of the fields.
    if not isinstance(kept, int) or not 0 < kept < _MOST_SECONDS:
        return None
    return datetime.fromtimestamp(kept, UTC)


def states(fields: Fields) -> dict[str, tuple[str, bool]]:
    """Return what a list says of the rows that are left out, by their ids, and that they began."""
    rows = desk.rows(fields, TABLE)
    return {row["id"]: (NOT_ANY_MORE, True) for row in rows if is_left_out(row)}
