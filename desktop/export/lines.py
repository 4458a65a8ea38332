"""What a file that is no PDF must say, line by line: what its proof compares with.

Such a file has no pages of its own, so the comparison is stricter than that of a PDF: each line
must be the same, sign for sign, and of the same kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop.export import compose, wording
from desktop.model.manifest import Form, Manifest

TITLE, SUBTITLE, NOTE, FOOT = "title", "subtitle", "note", "foot"
PARAGRAPH, BULLET, NUMBER, QUOTE = "paragraph", "bullet", "number", "quote"
CAPTION, HEADINGS, ROW, RECORD = "caption", "headings", "row", "record"
AS_IT_STANDS = "as it stands"
LABEL, PICTURE, WORDS, ROOM = "label", "picture", "words", "room"
HEADING = "heading "
"""Followed by its level, from 1."""
FORMS = frozenset({Form.WORD, Form.TEXT, Form.MARKDOWN})
ROOM_LINE = "_" * 40
"""Room for a line by hand, where a file can hold nothing but letters."""

# XML has no place for these two, and no text a meaning.
_NOTHING = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd", wording.BREAK: ""})


class Line(NamedTuple):
    """One paragraph, or one row of a table with its cells."""

    kind: str
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the words; cells stand apart."""
        return "\t".join(self.cells)

    @property
    def level(self) -> int:
        """Return the level of a heading, 0 for any other line."""
        return int(self.kind.removeprefix(HEADING)) if self.kind.startswith(HEADING) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All lines of one file, in order; its foot, its language, and whether lines are numbered."""

    lines: tuple[Line, ...]
    footer: str
    language: str = "en"
    numbered: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return this as values that JSON can carry."""
        return {
            "lines": [[one.kind, list(one.cells)] for one in self.lines],
            "footer": self.footer,
            "language": self.language,
            "numbered": self.numbered,
        }

    @staticmethod
    def from_json(values: dict[str, Any]) -> "Said":
        """Return what `as_json` gave."""
        return Said(**(values | {"lines": lines_of(values["lines"])}))


def lines_of(values: Sequence[Sequence[Any]]) -> tuple[Line, ...]:
    """Return lines from what JSON carried."""
    return tuple(Line(kind, tuple(cells)) for kind, cells in values)


def plain(text: str) -> str:
    """Return set text without the places where a page may break it."""
    return text.translate(_NOTHING)


def joined(item: dict[str, Any]) -> str:
    """Return the words of an item in all its dresses."""
    return plain("".join(text for text, _ in item["runs"]))


def said(manifest: Manifest) -> Said:
    """Return what the file of this manifest must say; ValueError if a piece may not leave."""
    composed = compose.data(manifest)
    lines = tuple(_lines(composed, manifest.form))
    return Said(
        lines=tuple(one for one in lines if one.text.strip()),
        footer=plain(composed["footer"]),
        language=manifest.language,
        numbered=manifest.line_numbers and manifest.form is Form.WORD,
    )


def level(composed: dict[str, Any], block: dict[str, Any]) -> int:
    """Return the level of a heading from 1: the title of a file stands above all of them."""
    return int(block["level"]) - bool(composed["title"])


def _lines(composed: dict[str, Any], form: Form) -> Iterator[Line]:
    yield Line(TITLE, (plain(composed["title"]),))
    yield Line(SUBTITLE, (plain(composed["subtitle"]),))
    yield from (Line(NOTE, (plain(note),)) for note in composed["notes"])
    for block in (*composed["blocks"], *composed["remarks"]):
        match block["kind"]:
            case "heading":
                kind = f"{HEADING}{level(composed, block)}"
                yield Line(kind, (joined(block).replace("\n", " "),))
            case "table":
                yield from table_lines(block, form)
            case "lines":
                yield from _room(block, form)
            case _:
                yield from _body(block)


def _body(block: dict[str, Any]) -> Iterator[Line]:
    match block["kind"]:
        case "paragraph":
            yield Line(PARAGRAPH, (joined(block),))
        case "bullets" | "quote" as kind:
            name = BULLET if kind == "bullets" else QUOTE
            yield from (Line(name, (joined(item),)) for item in block["items"])
        case "numbers":
            for number, item in enumerate(block["items"], block["start"]):
                yield Line(NUMBER, (f"{number}. {joined(item)}",))
        case "drawing":
            yield Line(LABEL, (joined(block["label"]),))
            yield Line(PICTURE, (plain(block["alternative"]),))
            yield from (Line(WORDS, (joined(words),)) for words in block["words"])
        case _:
            pass


def _room(block: dict[str, Any], form: Form) -> Iterator[Line]:
    for item in block["items"]:
        yield Line(LABEL, (joined(item),))
        # A word processor draws the lines.
        if form is not Form.WORD:
            yield from [Line(ROOM, (ROOM_LINE,))] * item["count"]


def table_lines(block: dict[str, Any], form: Form) -> Iterator[Line]:
    """Give the lines of a table: rows with cells where the form has such, else a record each."""
    yield Line(CAPTION, (joined(block["caption"]),))
    if block["form"] == "columns" and has_columns(block, form):
        yield Line(HEADINGS, tuple(map(joined, block["headings"])))
        yield from (Line(ROW, tuple(map(joined, row))) for row in block["rows"])
        return
    for record in records(block):
        yield from (Line(RECORD, (f"{label} {value}".strip(),)) for label, value in record)


def has_columns(block: dict[str, Any], form: Form) -> bool:
    """Say whether a table stands in columns: in text never, in Markdown with cells of one line."""
    if block["form"] != "columns" or form is Form.TEXT:
        return False
    cells = (cell for row in (block["headings"], *block["rows"]) for cell in row)
    return form is Form.WORD or not any("\n" in joined(cell) for cell in cells)


def records(block: dict[str, Any]) -> Iterator[list[tuple[str, str]]]:
    """Give each row of a table as labels and values; empty cells are left out."""
    if block["form"] == "columns":
        labels = [_labelled(joined(one)) for one in block["headings"]]
        for row in block["rows"]:
            pairs = zip(labels, map(joined, row), strict=True)
            yield [(label, value) for label, value in pairs if value]
        return
    for record in block["records"]:
        yield [(plain(line["label"]), joined(line["value"])) for line in record["lines"]]


def _labelled(heading: str) -> str:
    return heading if heading[-1:] in ("", *"?!:.") else f"{heading}:"


def foot(footer: str, page: str, pages: str) -> str:
    """Return the words at the foot of a page."""
    return f"{footer} page {page} of {pages}".strip()
