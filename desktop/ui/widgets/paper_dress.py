"""Passages that never leave, and the parts of life a passage touches: said on the page, by hand.

What is marked is one step of undo. Words typed inside a passage that never leaves, or at its end,
never leave either; where a passage that touches a part of life ends, typing goes on without it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.model import richtext
from desktop.model.richtext import Run
from desktop.ui.widgets import paper_text
from desktop.ui.widgets.paper_model import Sheet


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run on the page: its dress, and where it stands in positions of the document."""

    run: Run
    start: int
    end: int


def stretches(sheet: Sheet, start: int, end: int) -> Iterator[Stretch]:
    """Yield what is between two positions, run by run, in order."""
    block = sheet.document.findBlock(start)
    while block.isValid() and block.position() <= end:
        yield from _within(of_block(sheet, block), start, end)
        block = block.next()


def _within(parts: Iterable[Stretch], start: int, end: int) -> Iterator[Stretch]:
    for one in parts:
        if one.start < end and one.end > start:
            yield Stretch(one.run, max(one.start, start), min(one.end, end))


def of_block(sheet: Sheet, block: QTextBlock) -> Iterator[Stretch]:
    """Yield the runs of one block, in order."""
    at = block.position()
    for run in sheet.blocks[block.blockNumber()].runs:
        length = paper_text.utf16_length(run.text)
        yield Stretch(run, at, at + length)
        at += length


def _kept(run: Run) -> bool:
    return run.kept


def _reach(run: Run) -> tuple[str, ...]:
    return run.reach


def is_kept_here(cursor: QTextCursor) -> bool:
    """Say whether what is typed or chosen here may not leave."""
    return "k" in paper_text.marks_of(cursor.charFormat())


def toggle_kept(sheet: Sheet, cursor: QTextCursor) -> bool:
    """Let what is chosen never leave, or let it leave again; return which of the two.

    Where nothing is chosen, that is the passage around the caret, else its whole paragraph.
    """
    wanted = _chosen(sheet, cursor)
    start, end = wanted.selectionStart(), wanted.selectionEnd()
    there = [one.run.kept for one in stretches(sheet, start, end)]
    is_on = not all(there) if there else not is_kept_here(wanted)
    change = QTextCharFormat()
    paper_text.set_mark(change, "k", is_on=is_on)
    wanted.beginEditBlock()
    wanted.mergeCharFormat(change)
    block = sheet.document.findBlock(start)
    while block.isValid() and block.position() + block.length() - 1 <= end:
        if block.position() >= start:
            # Said of the block, too: it is still so when its last letter was taken out.
            QTextCursor(block).mergeBlockCharFormat(change)
        block = block.next()
    wanted.endEditBlock()
    return is_on


def _chosen(sheet: Sheet, cursor: QTextCursor) -> QTextCursor:
    made = QTextCursor(cursor)
    if cursor.hasSelection():
        return made
    passage = _around(of_block(sheet, cursor.block()), cursor.position(), _kept)
    if passage is not None and passage[0] < cursor.position() < passage[1]:
        return _select(made, *passage)
    block = cursor.block()
    return _select(made, block.position(), block.position() + block.length() - 1)


def _select(cursor: QTextCursor, start: int, end: int) -> QTextCursor:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _around(
    parts: Iterable[Stretch], position: int, of: Callable[[Run], object]
) -> tuple[int, int] | None:
    """Return where the passage begins and ends in which this is, or at whose edge."""
    for what, group in groupby(parts, lambda one: of(one.run)):
        first, *rest = group
        end = rest[-1].end if rest else first.end
        if what and first.start <= position <= end:
            return first.start, end
    return None


def reach_here(sheet: Sheet, cursor: QTextCursor) -> tuple[str, ...]:
    """Return every part of life that something chosen touches, or the passage at the caret."""
    find = sheet.document.findBlock
    first, last = find(cursor.selectionStart()), find(cursor.selectionEnd())
    numbers = range(first.blockNumber(), last.blockNumber() + 1)
    # On the way of every key, also with a whole book selected: what is plain is not looked at.
    dressed = [at for at in numbers if not sheet.blocks[at].is_free]
    if not dressed:
        return ()
    start, end = _touched(sheet, cursor)
    edges = {first.blockNumber(): first, last.blockNumber(): last}
    cut = (part for block in edges.values() for part in of_block(sheet, block))
    found = {id_ for one in _within(cut, start, end) for id_ in one.run.reach}
    whole = (run for at in dressed if at not in edges for run in sheet.blocks[at].runs)
    return richtext.reach_of(found.union(*(run.reach for run in whole)))


def set_reach(sheet: Sheet, cursor: QTextCursor, ids: Iterable[str]) -> None:
    """Let what is chosen, or the passage at the caret, touch these parts of life.

    What `reach_here` did not say comes to all of it, what is left out goes from all of it; a part
    of life that only some of it touches stays where it is.
    """
    start, end = _touched(sheet, cursor)
    here, wanted = set(reach_here(sheet, cursor)), set(ids)
    parts = list(stretches(sheet, start, end))
    one_act = QTextCursor(cursor)
    one_act.beginEditBlock()
    for one in parts:
        reach = richtext.reach_of((set(one.run.reach) - (here - wanted)) | (wanted - here))
        if reach != one.run.reach:
            change = QTextCharFormat()
            paper_text.set_reach(change, reach)
            _select(one_act, one.start, one.end).mergeCharFormat(change)
    one_act.endEditBlock()


def _touched(sheet: Sheet, cursor: QTextCursor) -> tuple[int, int]:
    if cursor.hasSelection():
        return cursor.selectionStart(), cursor.selectionEnd()
    here = cursor.position()
    return _around(of_block(sheet, cursor.block()), here, _reach) or (here, here)


def before_typing(page: QTextEdit) -> None:
    """Settle what the next letter wears: in the place of kept words it is kept, too."""
    cursor = page.textCursor()
    change = QTextCharFormat()
    if cursor.hasSelection():
        if not paper_text.is_typed_kept(cursor):
            return
        paper_text.set_mark(change, "k", is_on=True)
        cursor.removeSelectedText()
        page.setTextCursor(cursor)
    dress = cursor.charFormat()
    if paper_text.reach_of(dress) and not _goes_on(cursor, dress):
        paper_text.set_reach(change, ())
    if not change.isEmpty():
        page.mergeCurrentCharFormat(change)


def _goes_on(cursor: QTextCursor, dress: QTextCharFormat) -> bool:
    """Say whether words that touch the same stand on both sides of the caret."""
    if cursor.atBlockStart() or cursor.atBlockEnd():
        return False
    after = QTextCursor(cursor)
    after.setPosition(cursor.position() + 1)
    return paper_text.reach_of(after.charFormat()) == paper_text.reach_of(dress)


def toggle_mark(page: QTextEdit, letter: str) -> None:
    """Put a mark on what is selected, or on what is typed next; or take it away."""
    has = letter in paper_text.marks_of(page.currentCharFormat())
    change = QTextCharFormat()
    paper_text.set_mark(change, letter, is_on=not has)
    page.mergeCurrentCharFormat(change)
