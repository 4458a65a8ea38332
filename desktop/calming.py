"""Small cards that bring somebody back to the room, from TOML; says what is wrong with a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from desktop import datafile
from desktop.datafile import Table

_FORMAT = 1
KINDS = ("body", "mind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Something small to do; `leave_out` says when it is better not done, or is empty.

    `kind` is "body" or "mind".
    """

    key: str
    kind: str
    title: str
    sentences: tuple[str, ...]
    leave_out: str = ""


@lru_cache(maxsize=2)  # what is shipped never changes while the program runs
def load(name: str, text: str) -> tuple[Card, ...]:
    """Return the cards this TOML text holds, or raise DataFileError."""
    top = datafile.parse(name, text)
    top.only("format", "card")
    top.of_format(_FORMAT)
    cards = tuple(_card(table) for table in top.tables("card"))
    if {card.kind for card in cards} != set(KINDS):
        raise top.refuse("card", "at least one of each kind is needed")
    if len({card.key for card in cards}) != len(cards):
        raise top.refuse("card", "two have the same key")
    return cards


def kept(cards: Iterable[Card], keys: Sequence[str]) -> tuple[Card, ...]:
    """Return the cards with these keys, in the order of the keys."""
    known = {card.key: card for card in cards}
    return tuple(known[key] for key in keys if key in known)


def shuffled(cards: Sequence[Card], keys: Sequence[str], chance: Random) -> tuple[Card, ...]:
    """Return those with these keys first, and the rest as chance has it (domain.md, G4)."""
    first = kept(cards, keys)
    rest = [card for card in cards if card not in first]
    chance.shuffle(rest)
    return (*first, *rest)


def _card(table: Table) -> Card:
    table.only("key", "kind", "title", "sentences", "leave_out")
    sentences, kind = table.texts("sentences"), table.text("kind")
    if not sentences:
        raise table.refuse("sentences", "at least one is needed")
    if kind not in KINDS:
        raise table.refuse("kind", "only body or mind is known")
    return Card(
        key=table.text("key"),
        kind=kind,
        title=table.text("title"),
        sentences=sentences,
        leave_out=table.text_or("leave_out", ""),
    )
