"""Rich text of few kinds: blocks and runs, and the form in which they are kept.

`decode(encode(body)) == body` holds for every body made of `Block.of` or `decode`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias


class BlockKind(StrEnum):
    """What a block is; the value is what stands in the file."""

    PARAGRAPH = "p"
    HEADING = "h"
    BULLET = "b"
    NUMBER = "n"
    QUOTE = "q"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False

    @property
    def marks(self) -> str:
        """Return the marks as letters, in a fixed order: b, i, u."""
        return "b" * self.bold + "i" * self.italic + "u" * self.underline

    def with_text(self, text: str) -> "Run":
        """Return this dress on other text."""
        return replace(self, text=text)


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or quote; build it with `Block.of`."""

    kind: BlockKind = BlockKind.PARAGRAPH
    runs: tuple[Run, ...] = ()

    @staticmethod
    def of(kind: BlockKind, runs: Iterable[Run]) -> "Block":
        """Return a block whose runs are joined where the dress is the same, empty ones dropped."""
        joined: list[Run] = []
        for run in runs:
            if not run.text:
                continue
            if joined and joined[-1].marks == run.marks:
                joined[-1] = run.with_text(joined[-1].text + run.text)
            else:
                joined.append(run)
        return Block(kind, tuple(joined))

    @cached_property
    def text(self) -> str:
        """Return the words without dress."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def words(self) -> int:
        """Return the number of words, parted by white space; computed once for each block."""
        return len(self.text.split())

    @cached_property
    def encoded(self) -> str:
        """Return this block as one JSON value; computed once for each block."""
        runs = [[run.text, run.marks] if run.marks else run.text for run in self.runs]
        return json.dumps([self.kind.value, runs], ensure_ascii=False, separators=(",", ":"))


Body: TypeAlias = tuple[Block, ...]

EMPTY: Body = ()


def paragraph(text: str) -> Block:
    """Return one plain paragraph."""
    return Block.of(BlockKind.PARAGRAPH, [Run(text)])


def from_plain(text: str) -> Body:
    """Return plain text as paragraphs, one for each line; no text is no block."""
    return tuple(paragraph(line) for line in text.split("\n")) if text else EMPTY


def plain(body: Body) -> str:
    """Return the words of a body, one line for each block."""
    return "\n".join(block.text for block in body)


def is_empty(body: Body) -> bool:
    """Say whether nothing but white space stands in a body."""
    return not any(block.text.strip() for block in body)


def words(body: Body) -> int:
    """Return the number of words, parted by white space."""
    return sum(block.words for block in body)


def encode(body: Body) -> str:
    """Return the JSON that is kept: `[[kind, [run, …]], …]`; a run is text or `[text, marks]`."""
    return "[" + ",".join(block.encoded for block in body) + "]"


def decode(text: str) -> Body:
    """Return the body kept in `text`; raise ValueError, without quoting it, for all else."""
    try:
        return from_json(json.loads(text))
    except (ValueError, TypeError, KeyError):
        raise ValueError("not a body of rich text") from None


def from_json(value: Any) -> Body:
    """Return a body from parsed JSON, or raise ValueError, TypeError."""
    return tuple(_block(item) for item in value)


def _block(item: Any) -> Block:
    kind, runs = item
    return Block.of(BlockKind(kind), [_run(run) for run in runs])


def _run(item: Any) -> Run:
    if isinstance(item, str):
        return Run(item)
    text, marks = item
    if not isinstance(text, str) or not isinstance(marks, str):
        raise TypeError
    return Run(text, bold="b" in marks, italic="i" in marks, underline="u" in marks)
