"""Lines put together from facts inside a text the writer may edit as they like.

A line is the program's for as long as it stands in the text exactly as it was put there. What the
writer changed is theirs: it is never overwritten and never taken out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.model.facts import Passage
from desktop.model.richtext import Block, BlockKind, Body, Run


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
    beside: list[Beside] = []
    at = _last_known(blocks, known)
    for passage in fresh:
        was = known.get(passage.key) or None
        place = None if was is None else _find(blocks, was)
        if was is None:
            at = len(blocks) if at is None else at + 1
            blocks.insert(at, line(passage.text))
            now[passage.key] = passage.text
        elif place is None:
            if was != passage.text:
                beside.append(Beside(passage.key, was, passage.text))
        else:
            at = place if at is None else max(at, place)
            blocks[place] = line(passage.text)
            now[passage.key] = passage.text
    living = {passage.key for passage in fresh}
    for key, was in known.items():
        if key in living or not was:
            continue
        beside.append(Beside(key, was, ""))
    return Put(tuple(blocks), now, tuple(beside))


def accept(known: Mapping[str, str], key: str, text: str) -> dict[str, str]:
    """Return what is known once the writer has seen what stands beside, and leaves their words.

    A fact that is gone (`text` is "") is not asked about again.
    """
    return {**known, key: text}


def add(body: Body, known: Mapping[str, str], beside: Beside) -> tuple[Body, dict[str, str]]:
    """Return the text with what the fact says now below all words, and what is known then."""
    return (*body, line(beside.now)), {**known, beside.key: beside.now}


def _find(blocks: Sequence[Block], text: str) -> int | None:
    wanted = line(text)
    return next((at for at, block in enumerate(blocks) if block == wanted), None)


def _last_known(blocks: Sequence[Block], known: Mapping[str, str]) -> int | None:
    places = [_find(blocks, text) for text in known.values() if text]
    return max((one for one in places if one is not None), default=None)
