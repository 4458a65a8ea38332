"""Which paragraph is still which: words compared in their order, so that an edit loses nothing.

A paragraph stays known by its words for as long as half of the shorter of the two stands in the
other, in runs of three words or more. That outlives corrections, a paragraph that was parted in
two, one that grew, and cutting and pasting, also by way of another program.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

RUN, HALF = 3, 0.5
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")

Words = tuple[str, ...]


def words(text: str) -> Words:
    """Return the words of a text as they are compared: without signs, case does not count."""
    return tuple(one.casefold() for one in _WORD.findall(text))


def alike(one: Words, other: Words) -> float:
    """Return what share of the shorter text stands in the other, from 0 to 1."""
    shorter = min(len(one), len(other))
    if not shorter or (shorter < RUN and one != other):
        return 0.0
    if one == other:
        return 1.0
    # Nearly all of what is not alike is told apart by this, hundreds of times faster.
    if sum((Counter(one) & Counter(other)).values()) < HALF * shorter:
        return 0.0
    found = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(run.size for run in found if run.size >= RUN) / shorter


def best(text: str, known: Sequence[str]) -> int | None:
    """Return which of the known texts this one still is; None if it is none of them."""
    return best_of(words(text), [words(one) for one in known])


def best_of(asked: Words, known: Sequence[Words]) -> int | None:
    """Return what `best` does, for who asks often and has the words of all at hand."""
    found = [(alike(asked, one), -at) for at, one in enumerate(known)]
    share, at = max(found, default=(0.0, 0))
    return -at if share >= HALF else None


def pairs(texts: Sequence[str], known: Sequence[str]) -> dict[int, int]:
    """Return for the place of each text which of the known ones it still is, each once.

    What is the same goes first, then what is most alike.
    """
    of_texts, of_known = [words(one) for one in texts], [words(one) for one in known]
    found = _same(of_texts, of_known)
    taken = set(found.values())
    shares = [
        (share, -at, -which)
        for at in range(len(texts))
        for which in range(len(known))
        if at not in found
        and which not in taken
        and (share := alike(of_texts[at], of_known[which])) >= HALF
    ]
    for _, at, which in sorted(shares, reverse=True):
        if -at not in found and -which not in found.values():
            found[-at] = -which
    return found


def _same(texts: Sequence[Words], known: Sequence[Words]) -> dict[int, int]:
    """Put together what is the same, in order."""
    waiting: dict[Words, list[int]] = {}
    for which, one in enumerate(known):
        waiting.setdefault(one, []).append(which)
    return {at: waiting[one].pop(0) for at, one in enumerate(texts) if one and waiting.get(one)}
