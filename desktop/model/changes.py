"""What changed between two states of one text, in words a person can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from desktop.model.richtext import Body

# Beyond this many blocks on a side only whole blocks are compared: word by word
# would take seconds for a whole book and be unreadable.
WORD_BY_WORD_BLOCKS = 400


class Fate(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed, went or came; `ends_line` says that a block ends behind them."""

    fate: Fate
    text: str
    ends_line: bool = False


def changes(before: Body, now: Body) -> tuple[Stretch, ...]:
    """Return the text of both states in order: what stayed, what is gone, what is new."""
    old, new = [block.text for block in before], [block.text for block in now]
    fine = len(old) <= WORD_BY_WORD_BLOCKS and len(new) <= WORD_BY_WORD_BLOCKS
    found: list[Stretch] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.extend(Stretch(Fate.SAME, text, ends_line=True) for text in old[a:b])
        elif tag == "replace" and fine and b - a == d - c:
            for left, right in zip(old[a:b], new[c:d], strict=True):
                found.extend(_words(left, right))
        else:
            found.extend(Stretch(Fate.GONE, text, ends_line=True) for text in old[a:b])
            found.extend(Stretch(Fate.NEW, text, ends_line=True) for text in new[c:d])
    return tuple(found)


def _words(left: str, right: str) -> Iterator[Stretch]:
    old, new = left.split(" "), right.split(" ")
    parts: list[tuple[Fate, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append((Fate.SAME, " ".join(old[a:b])))
            continue
        if b > a:
            parts.append((Fate.GONE, " ".join(old[a:b])))
        if d > c:
            parts.append((Fate.NEW, " ".join(new[c:d])))
    for number, (fate, text) in enumerate(parts, 1):
        yield Stretch(fate, text, ends_line=number == len(parts))
