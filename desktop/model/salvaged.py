"""What became of each piece of a damaged vault; headings stand in memory only."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from desktop.model.document import DocumentId, Kind


class Fate(StrEnum):
    """What became of a piece: the best first.

    Whole: every part is as it was written. Older: some of it, or all, comes from a backup.
    Doubtful: some words are missing, or nothing shows any more that they are as they were
    written. Gone: it is known that it was there, and none of its words could be read.
    """

    WHOLE = "whole"
    OLDER = "older"
    DOUBTFUL = "doubtful"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """One piece and what became of it; its heading is in no `repr`."""

    id: DocumentId
    kind: Kind
    on: date
    fate: Fate
    title: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """All pieces, and how many rows came from where.

    `backup_at` is when the backup was made that was used, None where none was. `is_complete`
    says that nothing at all is missing: what was read adds up to what the vault had noted.
    """

    pieces: tuple[Salvaged, ...]
    by_id: int
    by_page: int
    from_backup: int
    backup_at: datetime | None
    is_complete: bool

    def of(self, fate: Fate) -> tuple[Salvaged, ...]:
        """Return the pieces with this fate."""
        return tuple(piece for piece in self.pieces if piece.fate is fate)


Note: TypeAlias = Callable[[Salvage], tuple[str, str] | None]
"""Returns title and words of a letter for the new vault, or None where there is nothing to say."""


def worst(fates: Iterable[Fate]) -> Fate:
    """Return the worst of some fates; of none, whole."""
    order = tuple(Fate)
    return max(fates, key=order.index, default=Fate.WHOLE)
