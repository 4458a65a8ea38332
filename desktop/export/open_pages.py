"""A document as Markdown for somebody who takes everything along: whole, or as it may leave."""

from collections.abc import Iterator, Sequence

from desktop.export import markdown
from desktop.model import desk, entries, richtext, values
from desktop.model.document import Document, Kind, Section, is_beside, is_private
from desktop.model.guide import BODY, Guide
from desktop.model.manifest import Piece
from desktop.model.richtext import Block, BlockKind, Body
from desktop.model.table import Table

_SIGNS = {BlockKind.HEADING: "### ", BlockKind.BULLET: "- ", BlockKind.QUOTE: "> "}


def whole(guide: Guide | None, document: Document, *, is_trashed: bool = False) -> str:
    """Return all that was written in a document, also what is marked to stay.

    Registers beside it are in no Markdown; the JSON has them.
    """
    blocks = [*_front(document), "*In the trash.*" if is_trashed else ""]
    for section in document.sections:
        if is_beside(section.key) and not is_private(section.key):
            continue
        blocks += [_heading(desk.heading(guide, section), section), *_facts(document, section)]
        one = guide.section(section.key) if guide else None
        fields = one.fields if one else ()
        blocks += body(values.lines(fields, section.fields))
        blocks += body(section.body)
        blocks += map(table, values.tables(fields, section.fields))
    return _joined(blocks)


def leaving(document: Document, pieces: Sequence[Piece]) -> str:
    """Return what of a document any export could have."""
    blocks = _front(document)
    for piece in pieces:
        blocks.append(f"## {_line(piece.heading)}" if piece.heading.strip() else "")
        blocks += [*map(table, piece.tables), *body(piece.body)]
    return _joined(blocks)


def body(blocks: Body) -> Iterator[str]:
    """Yield rich text as blocks of Markdown; the items of one list are one block."""
    items: list[str] = []
    former, number = BlockKind.PARAGRAPH, 0
    for block in (*blocks, Block()):
        number = number + 1 if block.kind is former is BlockKind.NUMBER else 1
        is_same = block.kind is former and block.kind is not BlockKind.PARAGRAPH
        if items and not (is_same and former is not BlockKind.HEADING):
            yield ("\n>\n" if former is BlockKind.QUOTE else "\n").join(items)
            items = []
        former = block.kind
        if block.text.strip():
            items.append(_item(block, number))


def _item(block: Block, number: int) -> str:
    said = markdown.dressed([(run.text, run.marks.replace("k", "")) for run in block.runs])
    if block.kind is BlockKind.PARAGRAPH:
        return said
    sign = f"{number}. " if block.kind is BlockKind.NUMBER else _SIGNS[block.kind]
    if block.kind is BlockKind.HEADING:
        return sign + said.replace("\\\n", " ")
    return sign + said.replace("\n", "\n" + ("> " if sign == "> " else " " * len(sign)))


def table(one: Table) -> str:
    """Return a table in the form that GitHub gave it, below its caption."""
    rows = [one.headings, ("---",) * len(one.headings), *one.rows]
    lines = [
        "| " + " | ".join(cell if at == 1 else _line(cell) for cell in row) + " |"
        for at, row in enumerate(rows)
    ]
    return "\n\n".join(part for part in (_line(one.caption), "\n".join(lines)) if part)


def _front(document: Document) -> list[str]:
    title = _line(document.title)
    day = document.on.isoformat()
    if document.kind is Kind.ENTRY:
        day = f"{day}, {document.written_at:%H:%M}"
    return [f"# {title}" if title else f"# {day}", day if title else ""]


def _heading(words: str, section: Section) -> str:
    words = "Private workings" if is_private(section.key) and not words.strip() else _line(words)
    return f"## {words}" if words else ""


def _facts(document: Document, section: Section) -> Iterator[str]:
    """Yield what belongs to an entry besides its words."""
    if document.kind is not Kind.ENTRY or section.key != BODY:
        return
    entry = entries.of(section.fields)
    told = {
        "When it happened": entry.happened.words_with_basis() if entry.happened else "",
        "Hard before, of ten": "" if entry.before is None else str(entry.before),
        "Hard after, of ten": "" if entry.after is None else str(entry.after),
        "Touches": ", ".join(entry.reach),
        "Tags": ", ".join(entry.tags),
    }
    lines = [f"{name}: {words}" for name, words in told.items() if words]
    yield from body(tuple(richtext.paragraph(line) for line in lines))


def _line(text: str) -> str:
    return markdown.escaped(" ".join(text.split()))


def _joined(blocks: Sequence[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
