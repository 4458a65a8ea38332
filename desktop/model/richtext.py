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
    """A stretch of text in one dress.

    `kept` says that no export may take it. `reach` are the ids of the parts of life it touches,
    sorted, each once (`model/entries.py`); it is seen on the page and never leaves either.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    kept: bool = False
    reach: tuple[str, ...] = ()

    @property
    def marks(self) -> str:
        """Return the marks as letters, in a fixed order: b, i, u, k."""
        return "b" * self.bold + "i" * self.italic + "u" * self.underline + "k" * self.kept

    @property
    def dress(self) -> tuple[str, tuple[str, ...]]:
        """Return marks and reach: what two runs must share to be one."""
        return self.marks, self.reach

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
            if joined and joined[-1].dress == run.dress:
                joined[-1] = run.with_text(joined[-1].text + run.text)
            else:
                joined.append(run)
        return Block(kind, tuple(joined))

    @cached_property
    def text(self) -> str:
        """Return the words without dress."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def is_free(self) -> bool:
        """Say whether all of it may leave and none of it is marked for where it reaches."""
        return not any(run.kept or run.reach for run in self.runs)

    @cached_property
    def words(self) -> int:
        """Return the number of words, parted by white space; computed once for each block."""
        return len(self.text.split())

    @cached_property
    def encoded(self) -> str:
        """Return this block as one JSON value; computed once for each block."""
        runs = [_encoded(run) for run in self.runs]
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


def leaving(body: Body) -> Body:
    """Return what of a body may leave: nothing that is kept in, and no word of what it reaches.

    A block of which nothing is left is gone, too; one that was empty stays. Where words were taken
    out, no second space tells of them.
    """
    return tuple(one for block in body if (one := _leaving(block)) is not None)


def _leaving(block: Block) -> Block | None:
    if block.is_free:
        return block
    runs: list[Run] = []
    is_seam = False
    for run in block.runs:
        if run.kept:
            is_seam = True
            continue
        is_second = is_seam and (not runs or runs[-1].text[-1].isspace())
        text = run.text.lstrip() if is_second else run.text
        if text:
            runs.append(replace(run, text=text, reach=()))
            is_seam = False
    if is_seam:
        _strip_end(runs)
    return Block.of(block.kind, runs) if runs else None


def _strip_end(runs: list[Run]) -> None:
    while runs:
        last = runs.pop()
        if text := last.text.rstrip():
            runs.append(last.with_text(text))
            return


def kept(body: Body) -> Body:
    """Return a body of which nothing may leave."""
    return tuple(
        Block.of(block.kind, [replace(run, kept=True) for run in block.runs]) for block in body
    )


def holds_kept(body: Body) -> bool:
    """Say whether something in a body may not leave."""
    return any(run.kept for block in body if not block.is_free for run in block.runs)


def encode(body: Body) -> str:
    """Return the JSON that is kept: `[[kind, [run, …]], …]`.

    A run is text, `[text, marks]` or `[text, marks, [reach, …]]`.
    """
    return "[" + ",".join(block.encoded for block in body) + "]"


def decode(text: str) -> Body:
    """Return the body kept in `text`; raise ValueError, without quoting it, for all else."""
    try:
        return from_json(json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError):
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
    text, marks, *further = item
    if not isinstance(text, str) or not isinstance(marks, str) or len(further) > 1:
        raise TypeError
    return run_of(text, marks, reach_of(further[0]) if further else ())


def reach_of(ids: Iterable[Any]) -> tuple[str, ...]:
    """Return ids as a run has them: sorted, each once, no empty one."""
    return tuple(sorted({str(one) for one in ids} - {""}))


def run_of(text: str, marks: str, reach: tuple[str, ...] = ()) -> Run:
    """Return a run with the marks that are named by letters."""
    return Run(
        text, bold="b" in marks, italic="i" in marks, underline="u" in marks, kept="k" in marks,
        reach=reach,
    )  # fmt: skip


def _encoded(run: Run) -> str | list[Any]:
    if run.reach:
        return [run.text, run.marks, list(run.reach)]
    return [run.text, run.marks] if run.marks else run.text
