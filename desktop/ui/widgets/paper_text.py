"""Between the model's blocks and a QTextDocument: the only place that counts in UTF-16 units.

The kind of a block is a property of its format, so that Qt carries it along when blocks are parted
and joined. The characters carry bold, italic and underline, and as properties of our own that they
may not leave and what parts of life they touch; these are painted by `paper_dress`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextLayout,
)

from desktop.model.richtext import Block, BlockKind, Body, Run, run_of
from desktop.ui.theme import Theme

KIND_PROPERTY = QTextFormat.Property.UserProperty.value + 1
# The next one is that of `paper_layers`.
KEPT_PROPERTY = QTextFormat.Property.UserProperty.value + 3
REACH_PROPERTY = QTextFormat.Property.UserProperty.value + 4
_JOINT = "\x1f"
KINDS = tuple(BlockKind)
FORMAT_TO_END = 0x3FFFFFFF
INDENTED = frozenset((BlockKind.BULLET, BlockKind.NUMBER, BlockKind.QUOTE))
# What would part a block inside a QTextDocument, and halves of characters, which Qt drops silently.
_SEPARATORS = re.compile("\r\n|[\n\r\u2029]")
_UNHOLDABLE = re.compile("[\ufdd0\ufdd1\ud800-\udfff]")
_EITHER = re.compile("[\n\r\u2029\ufdd0\ufdd1\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Sizes of the page in pixels, at the present text size."""

    font: QFont
    heading_px: int
    line_percent: float
    indent: float
    gap: float
    item_gap: float
    heading_gap: float
    below: float

    @cached_property
    def formats(self) -> Mapping[BlockKind, QTextBlockFormat]:
        """Return the format each kind of block wears; do not change them."""
        return {kind: _block_format(kind, self) for kind in BlockKind}


def measures_of(theme: Theme) -> Measures:
    """Return the sizes of a page in this theme."""
    return Measures(
        font=theme.font("words"),
        heading_px=theme.font("heading").pixelSize(),
        line_percent=theme.words_line_percent,
        indent=theme.px(28),
        gap=theme.px(13),
        item_gap=theme.px(6),
        heading_gap=theme.px(12),
        below=theme.px(120),
    )


def utf16_length(text: str) -> int:
    """Return the length of `text` in the units Qt counts in."""
    return len(text) + sum(char > "\uffff" for char in text) if not text.isascii() else len(text)


def utf16_offset(text: str, characters: int) -> int:
    """Return where the character with this number begins, in Qt's units."""
    return utf16_length(text[:characters])


def character_offset(text: str, units: int) -> int:
    """Return how many whole characters lie before `units`; a cut through one counts before it."""
    if text.isascii():
        return min(units, len(text))
    passed = 0
    for number, char in enumerate(text):
        passed += 2 if char > "\uffff" else 1
        if passed > units:
            return number
    return len(text)


def holdable(body: Body) -> Body:
    """Return the body as a page can hold it: a block is one line, half a character is U+FFFD.

    Every other body comes back as it is. Never empty: a page has at least one block.
    """
    if not _EITHER.search(" ".join(block.text for block in body)):
        return body or (Block(),)
    blocks: list[Block] = []
    for block in body:
        if _EITHER.search(block.text):
            blocks.extend(_lines(block))
        else:
            blocks.append(block)
    return tuple(blocks)


def _lines(block: Block) -> Iterator[Block]:
    line: list[Run] = []
    for run in block.runs:
        first, *rest = _SEPARATORS.split(_UNHOLDABLE.sub("\ufffd", run.text))
        line.append(run.with_text(first))
        for text in rest:
            yield Block.of(block.kind, line)
            line = [run.with_text(text)]
    yield Block.of(block.kind, line)


def kind_of(block: QTextBlock) -> BlockKind:
    """Return the kind of a block of the document."""
    return KINDS[block.blockFormat().intProperty(KIND_PROPERTY)]


def read_block(block: QTextBlock) -> Block:
    """Return one block of the document as the model has it."""
    runs: list[Run] = []
    parts = block.begin()
    while not parts.atEnd():
        part = parts.fragment()
        dress = part.charFormat()
        runs.append(run_of(_text_of(part, block), marks_of(dress), reach_of(dress)))
        parts += 1
    return Block.of(kind_of(block), runs)


def _text_of(part: QTextFragment, block: QTextBlock) -> str:
    text = part.text()
    if utf16_length(text) == part.length():
        return text
    # Half a character is in there (a cut went through one), and Qt left it out in silence.
    document, start = block.document(), part.position()
    units = (document.characterAt(at) for at in range(start, start + part.length()))
    joined = "".join(units).encode("utf-16-le", "surrogatepass")
    return joined.decode("utf-16-le", "replace")


def read_all(document: QTextDocument) -> list[Block]:
    """Return every block of the document, read afresh."""
    blocks = []
    block = document.begin()
    while block.isValid():
        blocks.append(read_block(block))
        block = block.next()
    return blocks


def _block_format(kind: BlockKind, measures: Measures) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setProperty(KIND_PROPERTY, KINDS.index(kind))
    # Proportional to the face's own height, so a heading's lines grow with its size.
    made.setLineHeight(
        measures.line_percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    )
    made.setBottomMargin(
        measures.item_gap if kind in (BlockKind.BULLET, BlockKind.NUMBER) else measures.gap
    )
    if kind in INDENTED:
        made.setIndent(1)
    if kind is BlockKind.HEADING:
        made.setTopMargin(measures.heading_gap)
        made.setBottomMargin(measures.item_gap)
        made.setHeadingLevel(2)
    return made


def dress_heading(block: QTextBlock, measures: Measures) -> None:
    """Give the words of a heading their size, or take it from a block that is none any more.

    This lies in the layout alone: it is never read, copied, saved or undone.
    """
    layout = block.layout()
    if kind_of(block) is not BlockKind.HEADING:
        if layout.formats():
            layout.clearFormats()
        return
    wide = QTextLayout.FormatRange()
    wide.start = 0
    wide.length = FORMAT_TO_END
    size = QTextCharFormat()
    size.setProperty(QTextFormat.Property.FontPixelSize.value, measures.heading_px)
    wide.format = size
    layout.setFormats([wide])


@lru_cache(maxsize=64)
def char_format(marks: str, reach: tuple[str, ...] = ()) -> QTextCharFormat:
    """Return the format for marks as letters (b, i, u, k); do not change what comes back."""
    made = QTextCharFormat()
    for mark in marks:
        set_mark(made, mark, is_on=True)
    if reach:
        set_reach(made, reach)
    return made


def set_mark(dress: QTextCharFormat, mark: str, *, is_on: bool) -> None:
    """Put one mark on a format, or say in it that the mark is to be taken away."""
    match mark:
        case "b":
            dress.setFontWeight(QFont.Weight.Bold if is_on else QFont.Weight.Normal)
        case "i":
            dress.setFontItalic(is_on)
        case "k":
            dress.setProperty(KEPT_PROPERTY, is_on)
        case _:
            dress.setFontUnderline(is_on)


def set_reach(dress: QTextCharFormat, reach: Iterable[str]) -> None:
    """Say in a format what parts of life its words touch, also that they touch none."""
    dress.setProperty(REACH_PROPERTY, _JOINT.join(reach))


def marks_of(dress: QTextCharFormat) -> str:
    """Return the marks of a format as letters, in a fixed order: b, i, u, k."""
    is_bold = dress.fontWeight() >= QFont.Weight.DemiBold
    look = "b" * is_bold + "i" * dress.fontItalic() + "u" * dress.fontUnderline()
    return look + "k" if dress.boolProperty(KEPT_PROPERTY) else look


def reach_of(dress: QTextCharFormat) -> tuple[str, ...]:
    """Return the ids of the parts of life that words in this format touch."""
    joined = dress.stringProperty(REACH_PROPERTY)
    return tuple(joined.split(_JOINT)) if joined else ()


def is_typed_kept(cursor: QTextCursor) -> bool:
    """Say whether what comes here may not leave: kept words go on, or give their place to it."""
    if cursor.charFormat().boolProperty(KEPT_PROPERTY):
        return True
    return cursor.hasSelection() and _is_kept_after(cursor, cursor.selectionStart())


def is_pasted_kept(cursor: QTextCursor) -> bool:
    """Say whether what is put here may not leave: it comes among kept words, or in their place.

    At their end it stays as it came, so that what was cut there can be put back.
    """
    if cursor.hasSelection():
        return _is_kept_after(cursor, cursor.selectionStart())
    if cursor.atBlockStart() or cursor.atBlockEnd():
        return False
    before = cursor.position() - 1
    return _is_kept_after(cursor, before) and _is_kept_after(cursor, before + 1)


def _is_kept_after(cursor: QTextCursor, position: int) -> bool:
    """Say whether the letter that follows a position is kept."""
    behind = QTextCursor(cursor)
    behind.setPosition(position + 1)
    return behind.charFormat().boolProperty(KEPT_PROPERTY)


def write_blocks(cursor: QTextCursor, blocks: Sequence[Block], measures: Measures) -> None:
    """Write blocks from the cursor on; the first goes into the block where the cursor stands.

    Neighbours of one kind without marks, or all kept, go in with one call: so long texts are fast.
    """
    first = True
    for (kind, alike), group in groupby(blocks, key=_alike):
        wear, under = measures.formats[kind], char_format(alike or "")
        if first:
            cursor.setBlockFormat(wear)
            cursor.setBlockCharFormat(under)
        else:
            cursor.insertBlock(wear, under)
        first = False
        if alike is not None:
            cursor.insertText("\n".join(block.text for block in group), under)
        else:
            _write_dressed(cursor, group, wear)


def _write_dressed(cursor: QTextCursor, group: Iterable[Block], wear: QTextBlockFormat) -> None:
    for number, block in enumerate(group):
        # A block that may not leave is still one when its last letter was taken out.
        is_kept = bool(block.runs) and all(run.kept for run in block.runs)
        under = char_format("k" if is_kept else "")
        if number:
            cursor.insertBlock(wear, under)
        else:
            cursor.setBlockCharFormat(under)
        write_runs(cursor, block)


def write_runs(cursor: QTextCursor, block: Block) -> None:
    """Write the words of one block, in their dress, where the cursor stands."""
    for run in block.runs:
        cursor.insertText(run.text, char_format(run.marks, run.reach))


def _alike(block: Block) -> tuple[BlockKind, str | None]:
    """Return kind and what all of a block wears: nothing, or that it is kept; None for all else."""
    dresses = {run.dress for run in block.runs} or {("", ())}
    (marks, reach), *others = dresses
    is_simple = not others and not reach and marks in {"", "k"}
    return block.kind, marks if is_simple else None


def dress_all(document: QTextDocument, blocks: Sequence[Block], measures: Measures) -> None:
    """Give every block the format of its kind in new measures; the words stay untouched."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    number = 0
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        count = sum(1 for _ in group)
        start = document.findBlockByNumber(number)
        end = document.findBlockByNumber(number + count - 1)
        cursor.setPosition(start.position())
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setBlockFormat(measures.formats[kind])
        number += count
    cursor.endEditBlock()


def slice_body(blocks: Sequence[Block], start: int, end: int) -> Body:
    """Return what lies between two places, in characters with one between blocks.

    A part of a single block comes as a paragraph: it will be put inside another text.
    """
    cut: list[Block] = []
    at = 0
    for block in blocks:
        length = len(block.text)
        if at + length >= start and at <= end:
            cut.append(_cut(block, max(0, start - at), min(length, end - at)))
        at += length + 1
        if at > end:
            break
    return tuple(cut)


def _cut(block: Block, start: int, end: int) -> Block:
    if start == 0 and end == len(block.text):
        return block
    runs, at = [], 0
    for run in block.runs:
        runs.append(run.with_text(run.text[max(0, start - at) : max(0, end - at)]))
        at += len(run.text)
    return Block.of(block.kind, runs)


def common_ends(old: str, new: str) -> tuple[int, int]:
    """Return the lengths of the common beginning and of the common end, not overlapping."""
    shorter = min(len(old), len(new))
    head = _longest(shorter, lambda size: old[:size] == new[:size])
    rest = shorter - head
    tail = _longest(rest, lambda size: old[len(old) - size :] == new[len(new) - size :])
    return head, tail


def _longest(limit: int, holds: Callable[[int], bool]) -> int:
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
