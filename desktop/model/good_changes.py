"""What has changed for the better: one card of it at a time, never a number of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.model import desk, when
from desktop.model.answers import cell
from desktop.model.document import Section

GUIDE = "good_changes"
GUIDES = frozenset({GUIDE, "what_i_do_differently"})
"""The cards of somebody who was hurt, and those of the discloser; each vault holds one kind."""
_TABLE = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that went differently; "" where nothing was said."""

    what: str
    before: str = ""
    know: str = ""
    on: str = ""


def changes(sections: Iterable[Section]) -> tuple[Change, ...]:
    """Return the cards on which something stands, in their order."""
    rows = [row for section in sections for row in desk.rows(section.fields, _TABLE)]
    return tuple(
        Change(
            what=cell(row, "what"), before=cell(row, "before"), know=cell(row, "know"),
            on=_day(row["cells"].get("on")),
        )
        for row in rows
        if cell(row, "what")
    )  # fmt: skip


def _day(kept: object) -> str:
    try:
        return when.from_json(kept).words()
    except ValueError:
        return ""
