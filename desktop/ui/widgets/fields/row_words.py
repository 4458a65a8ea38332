"""What a row of a table says of itself in the list above its form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.model import values, when
from desktop.model.guide import GuideField
from desktop.model.when import When

NONE = "none"
"""The cell that says that there is none of this kind (desk.md, Field values)."""
_SHORT = {"short", "choice", "date", "money", "scale", "yes-no-none"}

_WORDS = {"short", "text"}
_NO_FACT = {"", "wanted", "aside", "point"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a table, and which of them the list shows."""

    all: tuple[GuideField, ...]

    def of_role(self, role: str) -> GuideField | None:
        """Return the column with this role."""
        return next((one for one in self.all if one.role == role), None)

    @property
    def title(self) -> GuideField | None:
        """Return the column that names a row: its kind, else the first one."""
        return self.of_role("kind") or next(iter(self.all), None)

    @property
    def detail(self) -> GuideField | None:
        """Return the column shown beside the title where there is no first and last time."""
        rest = (one for one in self.all if one is not self.title and one.kind in _SHORT)
        return next(rest, None)

    @property
    def says_state(self) -> bool:
        """Say whether the list tells how far a row is: of facts, not of what somebody notes."""
        return any(one.role not in _NO_FACT for one in self.all)

    @property
    def has_state(self) -> bool:
        """Say whether a state may stand in a line, and wants its place there."""
        return self.says_state or self.of_role("wanted") is not None

    @property
    def has_span(self) -> bool:
        """Say whether a row has a first or a last time."""
        return self.of_role("first") is not None or self.of_role("last") is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """One line of the list; empty parts leave their place empty."""

    title: str
    detail: str
    is_none: bool
    is_started: bool


def row_words(columns: Columns, cells: Mapping[str, Any]) -> RowWords:
    """Return what the list says of a row."""
    kind = columns.of_role("kind")
    # To have named a kind is not yet to have written about it.
    rest = {key: value for key, value in cells.items() if kind is None or key != kind.key}
    title, detail = _plain(columns.title, cells), _detail(columns, cells)
    if kind is None and not columns.has_span:
        title, detail = _filled(columns, cells, title, detail)
    return RowWords(
        title=title,
        detail=detail,
        is_none=is_none(cells),
        is_started=bool(values.prune(rest)),
    )


def _filled(columns: Columns, cells: Mapping[str, Any], title: str, detail: str) -> tuple[str, str]:
    """Return title and detail, the first of them that is empty with other words of the row.

    Beside a title they are told by their label, as the head above is that of another column. A
    title of words of its own needs none.
    """
    named = (columns.title, columns.detail)
    others = (one for one in columns.all if one not in named and one.kind in _WORDS)
    words = ((one.label, text) for one in others if (text := _plain(one, cells)))
    if not title:
        return next((text for _, text in words), ""), detail
    if detail or _is_of_words(columns.title):
        return title, detail
    said = (f"{label}: {text}" if columns.detail and label else text for label, text in words)
    return title, next(said, "")


def _is_of_words(column: GuideField | None) -> bool:
    return column is not None and column.kind == "text"


def is_none(cells: Mapping[str, Any]) -> bool:
    """Say whether a row says that there is none of its kind."""
    return cells.get(NONE) is True


def _detail(columns: Columns, cells: Mapping[str, Any]) -> str:
    if not columns.has_span:
        return _plain(columns.detail, cells)
    first, last = columns.of_role("first"), columns.of_role("last")
    known = _when(first, cells), _when(last, cells)
    if known != (None, None):
        return when.span(*known)
    return " – ".join(filter(None, (_plain(first, cells), _plain(last, cells))))


def _when(column: GuideField | None, cells: Mapping[str, Any]) -> When | None:
    try:
        return when.from_json(cells.get(column.key)) if column is not None else None
    except ValueError:
        return None


def _plain(column: GuideField | None, cells: Mapping[str, Any]) -> str:
    if column is None or column.key not in cells:
        return ""
    return " ".join(values.plain(column, cells[column.key]).split())
