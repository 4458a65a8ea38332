"""A table as it prints: headings, rows of texts, and a caption."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Texts in rows and columns; ValueError if a row has more or fewer cells than headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError("Each row has as many cells as there are headings.")
