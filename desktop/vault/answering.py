"""Asking the index of words: which sections of a shelf answer a question, latest day first."""

import heapq
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter

from desktop.model.search import EVERYTHING
from desktop.vault import search
from desktop.vault.database import Database

FIRST_KEYS, MOST_KEYS = 64, 4_096
"""So many answers are asked for at first, and at most; four times as many each time."""
_BEFORE_ALL = -(1 << 62)
_LOWEST = f"SELECT min(key) FROM word_section WHERE {search.IN_SHELF}"  # noqa: S608  our own names
_PLACES = f"SELECT key, at FROM word_section WHERE {search.IN_SHELF}"  # noqa: S608  our own names


def question(words: Sequence[str], *, is_prefix: bool) -> str:
    """Return what asks for sections with all words, the last perhaps only begun.

    The words hold letters and digits alone.
    """
    return " AND ".join(f'"{word}"' for word in words) + "*" * is_prefix


def latest(database: Database, shelf: int) -> int:
    """Return the latest day of a shelf."""
    found = (database.row(f"{_LOWEST} AND {kind}", (shelf,)) for kind in ("key >= 0", "key < 0"))
    return max((search.day_of(row[0]) for row in found if row and row[0] is not None), default=0)


def answers(database: Database, shelf: int, asked: str) -> Iterator[tuple[int, int]]:
    """Yield days and places of the sections of a shelf that answer a question, latest first.

    Both below zero, so that they come in their order. A section that holds too many words always
    answers. Raises VaultDamagedError.
    """
    if database.row("SELECT holds_more FROM word_shelf WHERE number = ?", (shelf,)) == (1,):
        asked = f'({asked}) OR "{EVERYTHING}"'
    # Unusual keys come first, and are few: all of them are known before the first usual one.
    keys = _keys(database, shelf, asked)
    unusual: list[tuple[int, int]] = []
    rest: Iterator[tuple[int, int]] = iter(())
    for key, at in keys:
        if key >= 0:
            rest = chain(((key, at),), keys)
            break
        unusual.append((key, at))
    days = (((-search.day_of(key), -at) for key, at in row) for row in (unusual, rest))
    for _day, of_day in groupby(heapq.merge(*days, key=itemgetter(0)), key=itemgetter(0)):
        # Usual keys of one day stand in the order of the last bits of their places.
        yield from sorted(of_day)


def _keys(database: Database, shelf: int, asked: str) -> Iterator[tuple[int, int]]:
    """Yield keys and places of the sections that answer, lowest key first."""
    name, behind, count = search.name_of(shelf), _BEFORE_ALL, FIRST_KEYS
    while True:
        found = database.sure_rows(
            f"SELECT rowid FROM {name} WHERE {name} MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?",  # noqa: S608  our own names
            (asked, behind, count),
        )
        keys = [key for (key,) in found]
        marks = ", ".join("?" * len(keys))
        yield from database.rows(f"{_PLACES} AND key IN ({marks}) ORDER BY key", (shelf, *keys))
        if len(keys) < count:
            return
        behind, count = keys[-1], min(4 * count, MOST_KEYS)
