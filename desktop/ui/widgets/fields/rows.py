"""The rows of a table while somebody changes them; nothing that was taken out is gone."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.row_words import NONE


class Rows:
    """Rows in their order, each with an id that never changes."""

    def __init__(self, value: Any = ABSENT) -> None:
        self.shown: list[dict[str, Any]] = []
        self._unread: list[Any] = []
        self._taken: list[tuple[int, dict[str, Any]]] = []
        for row in value if isinstance(value, list) else []:
            self._take(row)

    def value(self) -> Any:
        """Return the rows in which something stands, or ABSENT; what is not known stays."""
        kept = [row for row in self.shown if row["cells"]]
        return [*kept, *self._unread] or ABSENT

    def at(self, row_id: str) -> int:
        """Return where the row with this id stands; -1 if it is not among them."""
        return next((at for at, row in enumerate(self.shown) if row["id"] == row_id), -1)

    def add(self, cells: Mapping[str, Any]) -> int:
        """Add a row at the end and return where it stands."""
        self.shown.append({"id": uuid4().hex, "cells": dict(cells)})
        return len(self.shown) - 1

    def set_cells(self, at: int, cells: dict[str, Any]) -> None:
        """Have these cells in a row instead."""
        self.shown[at] = self.shown[at] | {"cells": cells}

    def clear_none(self, at: int) -> None:
        """Have a row say no longer that there is none of its kind."""
        cells = self.shown[at]["cells"]
        self.set_cells(at, {key: value for key, value in cells.items() if key != NONE})

    def remove(self, at: int) -> None:
        """Take a row out; it can be put back."""
        self._taken.append((at, self.shown.pop(at)))

    def can_put_back(self) -> bool:
        """Say whether a row was taken out that can be put back."""
        return bool(self._taken)

    def put_back(self) -> int:
        """Put the row that was taken out last back whole, and return where it stands."""
        at, row = self._taken.pop()
        at = min(at, len(self.shown))
        self.shown.insert(at, row)
        return at

    def move(self, at: int, to: int) -> None:
        """Have a row stand elsewhere."""
        self.shown.insert(to, self.shown.pop(at))

    def _take(self, row: Any) -> None:
        if isinstance(row, dict) and isinstance(row.get("cells"), dict):
            row_id = row.get("id")
            self.shown.append(row | {"id": row_id if isinstance(row_id, str) else uuid4().hex})
        else:
            self._unread.append(row)
