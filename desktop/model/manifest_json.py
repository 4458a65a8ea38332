"""What leaves, as JSON that another vault can read: strict both ways, with nothing left to guess.

`decode(encode(x)) == carried(x)` for every manifest. What is empty, or as usual, is left out; what
a reader does not know is refused. The lines of drawings stay behind: somebody else's drawing would
have to be drawn here unseen. What they say in words travels.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from desktop.model.manifest import (
    FOR_THERAPY,
    Drawing,
    Form,
    Lines,
    Manifest,
    Paper,
    Piece,
    Size,
)
from desktop.model.richtext import Block, BlockKind, Body, Run, run_of
from desktop.model.table import Table

LONGEST_LINE = 20_000
"""Characters in a title, a heading, a label; nobody writes a longer one by hand."""
LONGEST_TEXT = 8_000_000
"""Characters in one stretch of words; what one file holds is the narrower bound."""
MOST_PIECES, MOST_PARTS, MOST_CELLS = 20_000, 200_000, 200
"""Pieces; blocks, rows, runs, remarks of one; columns and all that is few."""
MOST_LINES = 2_000
"""Empty lines to write on below one label."""
_MARKS = frozenset({"b", "i", "u", "bi", "bu", "iu", "biu"})

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def encode(manifest: Manifest) -> bytes:
    """Return a manifest as JSON in UTF-8; ValueError for more than a reader takes."""
    made = json.dumps(_manifest(carried(manifest)), ensure_ascii=False, separators=(",", ":"))
    raw = made.encode()
    decode(raw)
    return raw


def pieces(of: Iterable[Piece]) -> list[dict[str, Any]]:
    """Return these pieces as values of JSON, as they stand in a manifest."""
    return [_piece(_carried(one)) for one in of]


def decode(raw: bytes) -> Manifest:
    """Return the manifest that was encoded; raise ValueError, without quoting it, for all else."""
    try:
        return _read_manifest(json.loads(raw.decode(), parse_constant=_refuse))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValueError("not the pages of a sealed file") from None


def carried(manifest: Manifest) -> Manifest:
    """Return what of a manifest travels: drawings without lines, and whole characters only."""
    return _carried(manifest)


def _carried(value: T) -> T:
    made: Any = value
    if isinstance(value, str) and not isinstance(value, StrEnum):
        made = _whole(value)
    elif isinstance(value, tuple | frozenset):
        made = type(value)(_carried(one) for one in value)
    elif isinstance(value, Drawing):
        made = _each(replace(value, svg=""))
    elif is_dataclass(value):
        made = _each(value)
    return made  # type: ignore[no-any-return]


def _each(value: Any) -> Any:
    """Return a value with each of its parts as it travels."""
    parts = {one.name: getattr(value, one.name) for one in fields(value)}
    return replace(value, **{name: _carried(part) for name, part in parts.items()})


def _whole(text: str) -> str:
    """Return text without halves of characters, which nothing that writes UTF-8 can keep."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# writing


def _manifest(one: Manifest) -> dict[str, Any]:
    return _filled(
        title=one.title,
        subtitle=one.subtitle,
        notes=list(one.notes),
        pieces=[_piece(piece) for piece in one.pieces],
        paper="" if one.paper is Paper.A4 else one.paper.value,
        language="" if one.language == "en" else one.language,
        footer=None if one.footer == FOR_THERAPY else [one.footer],
        replaced=sorted(one.replaced),
        line_numbers=one.line_numbers,
        remarks=[list(remark) for remark in one.remarks],
        copy=one.copy,
        is_sheet=one.is_sheet,
        volume=one.volume,
        form="" if one.form is Form.PDF else one.form.value,
        size="" if one.size is Size.READING else one.size.value,
    )


def _piece(one: Piece) -> dict[str, Any]:
    return _filled(
        heading=one.heading,
        part=one.part,
        key=one.key,
        drawings=[
            _filled(
                label=drawing.label,
                words=list(drawing.words),
                alternative=drawing.alternative,
                wide=drawing.wide,
            )
            for drawing in one.drawings
        ],
        tables=[
            _filled(
                caption=table.caption,
                headings=list(table.headings),
                rows=[list(row) for row in table.rows],
            )
            for table in one.tables
        ],
        body=[[block.kind.value, [_run(run) for run in block.runs]] for block in one.body],
        lines=[[lines.label, lines.count] for lines in one.lines],
        changed=sorted(one.changed),
        changed_tables=sorted(one.changed_tables),
        own_page=one.own_page,
    )


def _run(run: Run) -> str | list[str]:
    return [run.text, run.marks] if run.marks else run.text


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", [], None, False)}


# reading


def _read_manifest(value: Any) -> Manifest:
    got = _Given(value)
    footer = got.few("footer", _line)
    made = Manifest(
        title=got.line("title"),
        subtitle=got.line("subtitle"),
        notes=got.few("notes", _line),
        pieces=got.many("pieces", _read_piece, MOST_PIECES),
        paper=got.choice("paper", Paper, Paper.A4),
        language=got.line("language") or "en",
        footer=footer[0] if footer else FOR_THERAPY,
        replaced=frozenset(got.many("replaced", _line)),
        line_numbers=got.flag("line_numbers"),
        remarks=got.many("remarks", _read_remark),
        copy=got.line("copy"),
        is_sheet=got.flag("is_sheet"),
        volume=got.line("volume"),
        form=got.choice("form", Form, Form.PDF),
        size=got.choice("size", Size, Size.READING),
    )
    got.assert_all_read()
    return made


def _read_piece(value: Any) -> Piece:
    got = _Given(value)
    made = Piece(
        heading=got.line("heading"),
        part=got.line("part"),
        key=got.line("key"),
        drawings=got.many("drawings", _read_drawing),
        tables=got.many("tables", _read_table),
        body=_read_body(got),
        lines=got.few("lines", _read_lines),
        changed=frozenset(got.many("changed", _number)),
        changed_tables=frozenset(got.many("changed_tables", _number)),
        own_page=got.flag("own_page"),
    )
    got.assert_all_read()
    return made


def _read_drawing(value: Any) -> Drawing:
    got = _Given(value)
    made = Drawing(
        svg="",
        label=got.line("label"),
        words=got.many("words", _line),
        alternative=got.line("alternative"),
        wide=got.flag("wide"),
    )
    got.assert_all_read()
    return made


def _read_table(value: Any) -> Table:
    got = _Given(value)
    made = Table(
        caption=got.line("caption"),
        headings=got.few("headings", _text),
        rows=got.many("rows", _read_row),
    )
    got.assert_all_read()
    return made


def _read_row(value: Any) -> tuple[str, ...]:
    return tuple(_text(cell) for cell in _list(value, MOST_CELLS))


def _read_body(got: "_Given") -> Body:
    return got.many("body", _read_block)


def _read_block(value: Any) -> Block:
    kind, runs = _list(value, 2)
    made = [_read_run(run) for run in _list(runs, MOST_PARTS)]
    block = Block.of(BlockKind(_line(kind)), made)
    if len(block.runs) != len(made):
        raise ValueError("runs of one dress are one")
    return block


def _read_run(value: Any) -> Run:
    if isinstance(value, str):
        return Run(_text(value))
    text, marks = _list(value, 2)
    if marks not in _MARKS:
        raise ValueError("marks that nobody makes")
    return run_of(_text(text), marks)


def _read_remark(value: Any) -> tuple[str, str]:
    where, text = _list(value, 2)
    return _line(where), _text(text)


def _read_lines(value: Any) -> Lines:
    label, count = _list(value, 2)
    if _number(count) > MOST_LINES:
        raise ValueError("more lines than a page has")
    return Lines(label=_line(label), count=count)


class _Given:
    """A mapping of which every name must be asked for."""

    def __init__(self, value: Any) -> None:
        if not isinstance(value, Mapping):
            raise TypeError
        self._rest = dict(value)

    def line(self, name: str) -> str:
        """Return a short text, or "" where it was left out."""
        return _line(self._rest.pop(name, ""))

    def flag(self, name: str) -> bool:
        """Return whether something holds; only true is ever written."""
        value = self._rest.pop(name, False)
        if not isinstance(value, bool):
            raise TypeError
        return value

    def choice(self, name: str, kind: type[E], usual: E) -> E:
        """Return one of few, or the usual one where it was left out."""
        return kind(self.line(name) or usual)

    def many(self, name: str, read: Callable[[Any], T], most: int = MOST_PARTS) -> tuple[T, ...]:
        """Return a list of what `read` makes, so many at most."""
        return tuple(read(one) for one in _list(self._rest.pop(name, []), most))

    def few(self, name: str, read: Callable[[Any], T]) -> tuple[T, ...]:
        """Return a short list."""
        return self.many(name, read, MOST_CELLS)

    def assert_all_read(self) -> None:
        """Raise ValueError for a name that nobody asked for."""
        if self._rest:
            raise ValueError("a name that is not known")


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    if len(value) > most:
        raise ValueError("more than a reader takes")
    return value


def _line(value: Any) -> str:
    return _text(value, LONGEST_LINE)


def _text(value: Any, most: int = LONGEST_TEXT) -> str:
    if not isinstance(value, str):
        raise TypeError
    if len(value) > most or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise ValueError("longer than a reader takes, or half a character")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    if not 0 <= value <= LONGEST_TEXT:
        raise ValueError("a number that nobody makes")
    return value


def _refuse(_constant: str) -> None:
    raise ValueError("not a number")
