"""The samples of the tour: simple markup in TOML, read into rich text (see README.md)."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from desktop.model.richtext import Block, BlockKind, Body, Run

_STARTS = (
    ("# ", BlockKind.HEADING),
    ("- ", BlockKind.BULLET),
    ("> ", BlockKind.QUOTE),
)
_NUMBER = re.compile(r"\d+\. ")
_MARKED = re.compile(r"(\*\*[^*]+\*\*|__[^_]+__|\*[^*]+\*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One section of a sample: the key of its guide's section, its mark, its text."""

    key: str
    mark: str
    text: str

    @property
    def body(self) -> Body:
        """Return the text as the rich text that it stands for."""
        return body(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One document of the tour; `guide` and `title` are empty where the product gives them."""

    guide: str
    title: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> int:
        """Return how many words stand on the page, without markup."""
        return sum(len(block.text.split()) for piece in self.pieces for block in piece.body)


def load(name: str) -> Sample:
    """Return the sample with this name: "disclosure", "entry" or "letter"."""
    read = tomllib.loads((Path(__file__).with_name(f"{name}.toml")).read_text("utf-8"))
    return Sample(
        guide=read.get("guide", ""),
        title=read.get("title", ""),
        pieces=tuple(
            Piece(key=one["key"], mark=one.get("mark", ""), text=one["text"].strip("\n"))
            for one in read["section"]
        ),
    )


def body(text: str) -> Body:
    """Return one block for each line of markup."""
    return tuple(_block(line) for line in text.split("\n")) if text else ()


def _block(line: str) -> Block:
    for start, kind in _STARTS:
        if line.startswith(start):
            return Block.of(kind, _runs(line.removeprefix(start)))
    if number := _NUMBER.match(line):
        return Block.of(BlockKind.NUMBER, _runs(line[number.end() :]))
    return Block.of(BlockKind.PARAGRAPH, _runs(line))


def _runs(line: str) -> list[Run]:
    return [_run(part) for part in _MARKED.split(line) if part]


def _run(part: str) -> Run:
    if part.startswith("**"):
        return Run(part[2:-2], bold=True)
    if part.startswith("__"):
        return Run(part[2:-2], underline=True)
    if part.startswith("*"):
        return Run(part[1:-1], italic=True)
    return Run(part)
