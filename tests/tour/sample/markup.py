"""The samples of the tour: simple markup in TOML, read into rich text (see README.md)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
    """One section of a sample: the key of its guide's section, its mark, its text.

    `rows` are typed into its first table, `fields` beside tables. The first `lines` of the text
    are put together by the program. `private` stands on the page beside it.
    """

    key: str
    mark: str
    text: str
    rows: tuple[Mapping[str, Any], ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    lines: int = 0
    private: str = ""

    @property
    def body(self) -> Body:
        """Return the text as the rich text that it stands for."""
        return body(self.text)

    @property
    def private_body(self) -> Body:
        """Return what is typed on the private page."""
        return body(self.private)

    @property
    def typed(self) -> Body:
        """Return what of the text is typed."""
        return self.body[self.lines :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One document of the tour; `guide` and `title` are empty where the product gives them."""

    guide: str
    title: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> int:
        """Return how many words are typed to be printed, without markup."""
        return sum(len(text.split()) for piece in self.pieces for text in _printed(piece))


def load(name: str) -> Sample:
    """Return the sample with this name: "disclosure", "entry" or "letter"."""
    read = tomllib.loads((Path(__file__).with_name(f"{name}.toml")).read_text("utf-8"))
    return Sample(
        guide=read.get("guide", ""),
        title=read.get("title", ""),
        pieces=tuple(
            Piece(
                key=one["key"],
                mark=one.get("mark", ""),
                text=one["text"].strip("\n"),
                rows=tuple(one.get("row", ())),
                fields=one.get("fields", {}),
                lines=one.get("lines", 0),
                private=one.get("private", "").strip("\n"),
            )
            for one in read["section"]
        ),
    )


def words_of(value: Any) -> list[str]:
    """Return every text in what is typed into fields."""
    if isinstance(value, Mapping):
        return [text for one in value.values() for text in words_of(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in words_of(one)]
    return [value] if isinstance(value, str) else []


def _printed(piece: Piece) -> list[str]:
    return [*words_of(piece.rows), *words_of(piece.fields), *(one.text for one in piece.typed)]


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
