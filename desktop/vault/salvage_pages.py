"""The pages of a damaged database, decrypted by hand: without its first page, its tree, its end.

The form is in docs/vault-format.md. A page counts when its tag belongs to one of the keys.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.model.secret import MasterKey
from desktop.vault import pages, sealing
from desktop.vault.database import PAGE

MOST_TRIES = 250_000
"""Tags computed while pages are looked for that stand in another's place: about 2 s."""
OFTEN = 64
"""Pages between two looks whether to go on: some milliseconds."""
_KEPT = 64
"""Pages kept in plain: those an overflow chain or a second look asks for again."""


class Sheets:
    """A database file as plain pages, numbered from 1; a page that is damaged is None.

    `step` hears from time to time how far it is through the file, about, and may raise.
    """

    def __init__(
        self,
        path: Path,
        salt: bytes,
        keys: Sequence[MasterKey],
        step: Callable[[float], object] = lambda _: None,
    ) -> None:
        self._step, self._reads = step, 0
        self._file = path.open("rb")
        self.count = path.stat().st_size // PAGE
        self._readers = [sealing.page_tag_key(key.raw, salt) for key in keys]
        self._kept: OrderedDict[int, bytes | None] = OrderedDict()
        self._strayed: dict[int, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        self._file.close()

    def page(self, number: int) -> bytes | None:
        """Return the plain bytes of a page, or None when it is damaged or not there."""
        if number not in self._kept:
            self._kept[number] = self._read(self._strayed.get(number, number), number)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[number]

    def every(self) -> Iterator[tuple[int, bytes]]:
        """Yield each page that is whole with its number; those found elsewhere by their own."""
        beyond = sorted(number for number in self._strayed if number > self.count)
        for number in (*range(1, self.count + 1), *beyond):
            found = self.page(number)
            if found is not None:
                yield number, found

    def damaged(self) -> list[int]:
        """Return the numbers of the pages that are not whole where they stand."""
        return [n for n in range(1, self.count + 1) if self._read(n, n) is None]

    def look_for_strays(self) -> int:
        """Find pages that stand in the place of others, and return how many there are.

        Two that changed places, or a whole stretch after a hole: a page knows its own number.
        """
        places = self.damaged()
        numbers = [*places, *range(self.count + 1, self.count + 1 + len(places))]
        tries = MOST_TRIES // max(1, len(self._readers))
        for place in places:
            for number in numbers:
                tries -= 1
                if tries < 0:
                    return len(self._strayed)
                if number not in self._strayed and self._read(place, number) is not None:
                    self._strayed[number] = place
                    self._kept.pop(number, None)
                    break
        return len(self._strayed)

    def _read(self, place: int, number: int) -> bytes | None:
        if place < 1:
            return None
        self._reads += 1
        if self._reads % OFTEN == 0:
            # Once to see which are damaged, once for what stands on them.
            self._step(self._reads / (2 * self.count))
        self._file.seek((place - 1) * PAGE)
        raw = self._file.read(PAGE)
        if len(raw) < PAGE:
            return None
        found = (pages.plain(raw, number, reader) for reader in self._readers)
        return next((one for one in found if one is not None), None)
