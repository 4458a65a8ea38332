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
    """One piece and what became of it; its heading is in no `repr`.

    What is veiled, and what is shown only where somebody opened the later pages, has no heading.
    """

    id: DocumentId
    kind: Kind
    on: date
    fate: Fate
    title: str = field(repr=False)
    is_veiled: bool = False
    is_trashed: bool = False


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


class Layer(StrEnum):
    """What a salvage is at, in the order in which it goes."""

    KEYS = "keys"
    BY_ID = "by id"
    BY_PAGE = "by page"
    BACKUP = "backup"
    MAKING = "making"


_REACHES = {
    Layer.KEYS: (0.0, 0.1), Layer.BY_ID: (0.1, 0.3), Layer.BY_PAGE: (0.3, 0.6),
    Layer.BACKUP: (0.6, 0.8), Layer.MAKING: (0.8, 1.0),
}  # fmt: skip
"""From where to where each goes, of the whole way."""


class GaveWayError(Exception):
    """Somebody stopped it; whoever began it leaves nothing behind."""


def _never() -> bool:
    return False


def _nobody(_layer: Layer, _far: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Course:
    """Whether a salvage goes on, and who is told what it is at and how far it is, from 0 to 1.

    How far it is never grows less: what is done twice, as with a second backup, counts once.
    """

    gives_way: Callable[[], bool] = _never
    tell: Callable[[Layer, float], object] = _nobody
    _furthest: list[float] = field(default_factory=lambda: [0.0], compare=False, repr=False)

    def go_on(self, layer: Layer, far: float) -> None:
        """Tell that so much of this layer is done; raise GaveWayError where somebody stopped it."""
        if self.gives_way():
            raise GaveWayError
        first, last = _REACHES[layer]
        self._furthest[0] = max(self._furthest[0], first + (last - first) * min(1.0, far))
        self.tell(layer, self._furthest[0])


Step: TypeAlias = Callable[[float], object]
"""Hears how far one layer is, from 0 to 1; raises GaveWayError where somebody stopped it."""
Note: TypeAlias = Callable[[Salvage], tuple[str, str] | None]
"""Returns title and words of a letter for the new vault, or None where there is nothing to say."""


def worst(fates: Iterable[Fate]) -> Fate:
    """Return the worst of some fates; of none, whole."""
    order = tuple(Fate)
    return max(fates, key=order.index, default=Fate.WHOLE)
