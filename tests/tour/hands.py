"""How rich text is typed: one chain of xdotool words for each block, by the editor's own keys."""

from collections.abc import Iterator, Sequence

from desktop.model.richtext import Block, BlockKind, Body

DELAY = "1"
"""Milliseconds between two keys of typed text; no hand is as fast."""

# Headings by their key, the others as a hand on the page would: by the signs they begin with.
_BEGINS = {
    BlockKind.HEADING: ["key", "ctrl+1"],
    BlockKind.BULLET: ["key", "--delay", DELAY, "minus", "space"],
    BlockKind.NUMBER: ["key", "--delay", DELAY, "1", "period", "space"],
    BlockKind.QUOTE: ["key", "--delay", DELAY, "greater", "space"],
}
_MARKS = {"b": "ctrl+b", "i": "ctrl+i", "u": "ctrl+u"}


def chains(body: Body) -> Iterator[list[str]]:
    """Return what xdotool is to do for each block, on an empty page whose block is plain."""
    waiting = BlockKind.PARAGRAPH
    for number, block in enumerate(body):
        chain = ["key", "Return"] if number else []
        chain += _turn(waiting, block.kind)
        yield chain + _words(block)
        waiting = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind


def _turn(waiting: BlockKind, wanted: BlockKind) -> list[str]:
    """Return the keys that make an empty block of one kind one of another."""
    if waiting is wanted:
        return []
    # Enter on an empty item ends its list.
    end = [] if waiting is BlockKind.PARAGRAPH else ["key", "Return"]
    return end + _BEGINS.get(wanted, [])


def _words(block: Block) -> list[str]:
    chain: list[str] = []
    for run in block.runs:
        keys = [_MARKS[letter] for letter in run.marks]
        chain += _keys(keys)
        chain += ["type", "--args", "1", "--delay", DELAY, "--", run.text]
        chain += _keys(keys)
    return chain


def _keys(keys: Sequence[str]) -> list[str]:
    return ["key", "--delay", DELAY, *keys] if keys else []
