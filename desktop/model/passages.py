"""Lines put together from facts inside a text the writer may edit as they like.

A line is the program's for as long as it stands in the text exactly as it was put there. What the
writer changed is theirs: it is never overwritten and never taken out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.model.facts import Passage
from desktop.model.richtext import Block, BlockKind, Body, Run

FORMER = "former:"
"""Begins the key under which it is known what a line said before its fact last changed."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A fact that says something else than when its line was put in; `now` is "" if it is gone."""

    key: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Put:
    """A text with its lines, what is known of them now, and what stands beside."""

    body: Body
    known: dict[str, str]
    beside: tuple[Beside, ...]


def line(text: str) -> Block:
    """Return a passage as it stands in a text."""
    return Block.of(BlockKind.BULLET, [Run(text)])


def put(body: Body, known: Mapping[str, str], fresh: Sequence[Passage]) -> Put:
    """Return the text with these lines in it; doing it again changes nothing.

    `known` says by key how each line was last put in. A line nobody edited follows its fact in
    place; a new one comes after the last line known, else at the end; an edited one is left alone
    and what its fact says now is given beside. No block of the writer's is taken out.
    """
    blocks, now = list(body), dict(known)
    places = _places(body, known)
    taken = set(places.values())
    fresh_lines: list[Block] = []
    beside: list[Beside] = []
    for passage in fresh:
        was, place = known.get(passage.key, ""), places.get(passage.key)
        if place is None:
            # Taken out and brought back by undo, it stands there already; or what it said before.
            place = _undone(body, taken, passage.text if not was else _former(known, passage))
        if place is not None:
            places[passage.key] = place
            taken.add(place)
            blocks[place] = line(passage.text)
        elif was:
            beside += [Beside(passage.key, was, passage.text)] if was != passage.text else []
            continue
        else:
            fresh_lines.append(line(passage.text))
        now |= {FORMER + passage.key: was} if was not in {"", passage.text} else {}
        now[passage.key] = passage.text
    at = max(places.values(), default=len(blocks) - 1) + 1
    blocks[at:at] = fresh_lines
    return Put(tuple(blocks), now, (*beside, *_gone(known, fresh)))


def _gone(known: Mapping[str, str], fresh: Sequence[Passage]) -> list[Beside]:
    """Return what is known of facts that are no more."""
    living = {passage.key for passage in fresh}
    return [
        Beside(key, was, "")
        for key, was in known.items()
        if was and key not in living and not key.startswith(FORMER)
    ]


def _former(known: Mapping[str, str], passage: Passage) -> str:
    return known.get(FORMER + passage.key, "")


def accept(known: Mapping[str, str], key: str, text: str) -> dict[str, str]:
    """Return what is known once the writer has seen what stands beside, and leaves their words.

    A fact that is gone (`text` is "") is not asked about again.
    """
    return {**known, key: text}


def add(body: Body, known: Mapping[str, str], beside: Beside) -> tuple[Body, dict[str, str]]:
    """Return the text with what the fact says now below all words, and what is known then."""
    return (*body, line(beside.now)), {**known, beside.key: beside.now}


def missing(body: Body, known: Mapping[str, str]) -> dict[str, str]:
    """Return what is known of lines the writer edited or took out: it does not come back."""
    places = _places(body, known)
    return {
        key: text for key, text in known.items() if key not in places and not key.startswith(FORMER)
    }


def _undone(body: Body, taken: set[int], former: str) -> int | None:
    if not former:
        return None
    wanted = line(former)
    return next((at for at, one in enumerate(body) if at not in taken and one == wanted), None)


def _places(body: Body, known: Mapping[str, str]) -> dict[str, int]:
    """Return by key where each line stands that nobody has edited; no block is two lines."""
    keys: dict[Block, list[str]] = {}
    for key, text in known.items():
        if text and not key.startswith(FORMER):
            keys.setdefault(line(text), []).append(key)
    found: dict[Block, list[int]] = {one: [] for one in keys}
    for at, block in enumerate(body):
        if block in found:
            found[block].append(at)
    # Of several facts with the same words one was edited, and nobody can say which: leave them all.
    return {
        key: place
        for one, alike in keys.items()
        if len(found[one]) >= len(alike)
        for key, place in zip(alike, found[one], strict=False)
    }
