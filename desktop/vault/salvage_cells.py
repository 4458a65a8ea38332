"""Leaves of a database read without the tree above them: cells, overflow chains, records.

The form is that of SQLite (sqlite.org/fileformat2.html, 1.5, 1.6 and 2.1). What does not fit the
form yields nothing; no byte of a page is trusted to be what it says.
"""

import struct
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from desktop.vault.database import PAGE

USABLE = PAGE - 80
"""SQLCipher keeps 80 bytes of each page for a vector and a tag."""
_TABLE_LEAF, _INDEX_LEAF, _INDEX_ABOVE = 13, 10, 2
_KINDS = {_TABLE_LEAF, _INDEX_LEAF, _INDEX_ABOVE}
_FRONT = 100
"""Bytes at the beginning of page 1 before the page proper."""
_LEAST = (USABLE - 12) * 32 // 255 - 23
_MOST_IN_LEAF = USABLE - 35
_MOST_IN_INDEX = (USABLE - 12) * 64 // 255 - 23
_NEXT = 4
_BYTE = 0x7F
_MOST_BYTES = 1 << 30

Pages: TypeAlias = Callable[[int], bytes | None]
"""Returns the plain bytes of a page, or None when it is damaged."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it lies in a page: `at` is its rowid, None in an index.

    `values` ends where its bytes end; with a broken chain the last one may be cut, and the ones
    behind it are not there. `width` is how many there should be.
    """

    at: int | None
    values: tuple[Any, ...]
    width: int
    is_whole: bool
    pages: tuple[int, ...]


def records(
    number: int, page: bytes, fetch: Pages, widths: Collection[int], *, in_index: bool = False
) -> Iterator[Record]:
    """Yield the records of a leaf that have so many values; of any other page none.

    With `in_index` those of the pages of an index instead of a table's.
    """
    start = _FRONT if number == 1 else 0
    kind = page[start]
    if kind not in _KINDS or (kind != _TABLE_LEAF) != in_index:
        return
    above = _NEXT if kind == _INDEX_ABOVE else 0
    count = int.from_bytes(page[start + 3 : start + 5])
    pointers = start + 8 + above
    for place in range(min(count, (USABLE - pointers) // 2)):
        at = int.from_bytes(page[pointers + 2 * place : pointers + 2 * place + 2])
        if start < at < USABLE:
            found = _record(_Cell(number, page, at + above, kind), fetch, widths)
            if found is not None:
                yield found


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where a cell begins, behind the page it may point to."""

    number: int
    page: bytes
    at: int
    kind: int


def _record(cell: _Cell, fetch: Pages, widths: Collection[int]) -> Record | None:
    size, at = _varint(cell.page, cell.at)
    rowid = None
    if cell.kind == _TABLE_LEAF:
        rowid, at = _varint(cell.page, at)
        rowid -= (rowid >> 63) << 64
    if not 0 < size < _MOST_BYTES:
        return None
    local = _local(size, _MOST_IN_LEAF if cell.kind == _TABLE_LEAF else _MOST_IN_INDEX)
    payload = cell.page[at : at + local]
    types = _types(payload)
    if types is None or len(types[0]) not in widths:
        return None
    serials, begins = types
    chain: tuple[int, ...] = (cell.number,)
    if size > local:
        first = int.from_bytes(cell.page[at + local : at + local + _NEXT])
        rest, followed = follow(first, size - local, fetch)
        payload, chain = payload + rest, (cell.number, *followed)
    values = tuple(_values(payload, begins, serials))
    return Record(rowid, values, len(serials), len(payload) == size, chain)


def follow(first: int, size: int, fetch: Pages) -> tuple[bytes, tuple[int, ...]]:
    """Return what an overflow chain holds, as far as its pages are whole, and which these are."""
    parts: list[bytes] = []
    chain: list[int] = []
    number, missing = first, size
    while missing > 0 and number and number not in chain:
        page = fetch(number)
        if page is None:
            break
        chain.append(number)
        parts.append(page[_NEXT : _NEXT + min(missing, USABLE - _NEXT)])
        missing -= len(parts[-1])
        number = int.from_bytes(page[:_NEXT])
    return b"".join(parts), tuple(chain)


def _local(size: int, most: int) -> int:
    """Return how many bytes of a record lie in its own page."""
    if size <= most:
        return size
    wanted = _LEAST + (size - _LEAST) % (USABLE - _NEXT)
    return wanted if wanted <= most else _LEAST


def _types(payload: bytes) -> tuple[list[int], int] | None:
    """Return the serial types of a record and where its values begin, or None."""
    length, at = _varint(payload, 0)
    if not at < length <= len(payload):
        return None
    found: list[int] = []
    while at < length:
        serial, at = _varint(payload, at)
        found.append(serial)
    return found, length


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes and where the next begins; past the end it is 0."""
    value = 0
    for place in range(at, at + 8):
        byte = raw[place] if place < len(raw) else 0
        value = value << 7 | byte & _BYTE
        if byte <= _BYTE:
            return value, place + 1
    last = raw[at + 8] if at + 8 < len(raw) else 0
    return value << 8 | last, at + 9


_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE, _BLOB = 7, 8, 9, 12


def _values(payload: bytes, at: int, serials: list[int]) -> Iterator[Any]:
    """Yield the values one after the other, the last one cut where the bytes end."""
    for serial in serials:
        size = _size(serial)
        raw = payload[at : at + size]
        at += size
        if len(raw) < size:
            if serial >= _BLOB and raw:
                yield _value(serial, raw)
            return
        yield _value(serial, raw)


def _size(serial: int) -> int:
    if serial >= _BLOB:
        return (serial - _BLOB) // 2
    return 8 if serial == _FLOAT else _INTEGERS.get(serial, 0)


def _value(serial: int, raw: bytes) -> Any:
    if serial >= _BLOB:
        return raw.decode("utf-8", "replace") if serial % 2 else raw
    if serial in _INTEGERS:
        return int.from_bytes(raw, signed=True)
    if serial == _FLOAT:
        return struct.unpack(">d", raw)[0]
    return {_ZERO: 0, _ONE: 1}.get(serial)
