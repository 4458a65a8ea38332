"""One text as the page has it: a document to edit, and the model's blocks in step with it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from desktop.model import richtext
from desktop.model.richtext import EMPTY, Block, BlockKind, Body
from desktop.ui.widgets import paper_text
from desktop.ui.widgets.paper_text import Measures
from desktop.ui.widgets.paper_undo import History, Step, Touch

LARGE_REMOVAL = 200  # characters; issue 1, Writing
_TYPED_UNITS = 2  # one character outside the basic plane is two units


class _Act(Enum):
    EDIT = auto()
    TAKE_BACK = auto()
    DRESS = auto()


class Sheet(QObject):
    """One text: its document, its blocks, its undo; it lives on while another text is shown.

    `edited` follows each change of the words, kinds or marks. `large_removal` carries the body as
    it was before an act that took out more than 200 characters. `stays` says whether no export may
    take this text at all: then what is copied from it is kept wherever it is put.
    """

    edited = Signal()
    large_removal = Signal(object)

    def __init__(self, body: Body, measures: Measures) -> None:
        super().__init__()
        self._measures = measures
        self._history = History()
        self._act = _Act.DRESS
        self._body: Body | None = None
        self.caret = 0
        self.stays: Callable[[], bool] = _leaves
        self._lent = (EMPTY, EMPTY)
        self.document = QTextDocument(self)
        # Undo is ours: Qt's would undo the dress too, and forget all when the dress changes.
        self.document.setUndoRedoEnabled(False)
        self._set_room()
        self._blocks: list[Block] = list(paper_text.holdable(body))
        cursor = QTextCursor(self.document)
        paper_text.write_blocks(cursor, self._blocks, measures)
        self._dress_headings()
        self._act = _Act.EDIT
        # A document without a layout never says that it changed.
        self.document.documentLayout()
        self.document.contentsChange.connect(self._on_contents_change)

    @property
    def can_undo(self) -> bool:
        """Say whether there is something to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Say whether something was taken back and can come again."""
        return self._history.can_redo

    @property
    def blocks(self) -> Sequence[Block]:
        """Return the blocks as they are now; at least one; not to be changed."""
        return self._blocks

    @property
    def measures(self) -> Measures:
        """Return the sizes the text wears."""
        return self._measures

    def body(self) -> Body:
        """Return the text as it is now; a page with one empty paragraph is no block at all."""
        if self._body is None:
            self._body = EMPTY if self._blocks == [Block()] else tuple(self._blocks)
        return self._body

    def wear(self, measures: Measures) -> None:
        """Dress the text in new sizes; this is no change of the text and no step of undo."""
        if measures == self._measures:
            return
        self._measures = measures
        with self.dressing():
            self._set_room()
            paper_text.dress_all(self.document, self._blocks, measures)
            self._dress_headings()

    @contextmanager
    def dressing(self) -> Iterator[None]:
        """Change what the document looks like, but not what it says."""
        self._act = _Act.DRESS
        yield
        self._act = _Act.EDIT

    def undo(self) -> QTextCursor | None:
        """Take the last step back; return where the caret goes, or None if there was no step."""
        step = self._history.undo()
        return None if step is None else self._put(step.first, step.new, step.old)

    def redo(self) -> QTextCursor | None:
        """Do again what was taken back; return where the caret goes, or None."""
        step = self._history.redo()
        return None if step is None else self._put(step.first, step.old, step.new)

    def forget(self) -> None:
        """Forget what could be taken back."""
        self._history.forget()

    def character_at(self, position: int) -> int:
        """Return a place of the document in characters of the body, one between blocks."""
        block = self.document.findBlock(position)
        if not block.isValid():
            return self._before(len(self._blocks)) - 1
        number = block.blockNumber()
        units = position - block.position()
        return self._before(number) + paper_text.character_offset(self._blocks[number].text, units)

    def position_at(self, character: int) -> int:
        """Return the document's position for a place in characters; beyond the end is the end."""
        left = max(0, character)
        for number, block in enumerate(self._blocks):
            length = len(block.text)
            if left <= length or number == len(self._blocks) - 1:
                start = self.document.findBlockByNumber(number).position()
                return start + paper_text.utf16_offset(block.text, min(left, length))
            left -= length + 1
        raise AssertionError  # a sheet has at least one block

    def set_kind(self, cursor: QTextCursor, kind: BlockKind) -> None:
        """Make every block the cursor touches one of this kind, in one step."""
        start = self.document.findBlock(cursor.selectionStart())
        end = self.document.findBlock(cursor.selectionEnd())
        whole = QTextCursor(start)
        whole.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
        whole.setBlockFormat(self._measures.formats[kind])

    def insert(self, cursor: QTextCursor, body: Body) -> None:
        """Put a body in the place of the selection, in one step.

        Words for the middle of a text keep the kind of the block they come into; a block keeps its
        own kind where it begins on an empty line. Among words that never leave it
        never does. What came from this very text comes back as it was.
        """
        lent, own = self._lent
        blocks = paper_text.holdable(own if body == lent and self.stays() else body)
        if paper_text.is_pasted_kept(cursor):
            blocks = richtext.kept(blocks)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if not cursor.block().text() and not (len(blocks) == 1 and _is_words(blocks[0])):
            paper_text.write_blocks(cursor, blocks, self._measures)
        else:
            paper_text.write_runs(cursor, blocks[0])
            if blocks[1:]:
                cursor.insertBlock()
                paper_text.write_blocks(cursor, blocks[1:], self._measures)
        cursor.endEditBlock()

    def put_body(self, body: Body) -> None:
        """Make this the text, in one step that can be taken back; what is alike stays untouched."""
        was, now = list(self._blocks), list(paper_text.holdable(body)) or [Block()]
        first = 0
        while first < min(len(was), len(now)) - 1 and was[first] == now[first]:
            first += 1
        end = 0
        while end < min(len(was), len(now)) - first - 1 and was[-1 - end] == now[-1 - end]:
            end += 1
        if was == now:
            return
        last = self.document.findBlockByNumber(len(was) - end - 1)
        cursor = QTextCursor(self.document.findBlockByNumber(first))
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        paper_text.write_blocks(cursor, now[first : len(now) - end], self._measures)
        cursor.endEditBlock()

    def selected(self, cursor: QTextCursor) -> Body:
        """Return what the cursor has selected, to be put elsewhere: kept, if this text stays."""
        if not cursor.hasSelection():
            return EMPTY
        start = self.character_at(cursor.selectionStart())
        end = self.character_at(cursor.selectionEnd())
        own = paper_text.slice_body(self._blocks, start, end)
        if not self.stays():
            return own
        self._lent = (richtext.kept(own), own)
        return self._lent[0]

    def _set_room(self) -> None:
        self.document.setDefaultFont(self._measures.font)
        self.document.setIndentWidth(self._measures.indent)
        page = self.document.rootFrame()
        room = page.frameFormat()
        room.setBottomMargin(self._measures.below)
        page.setFrameFormat(room)

    def _before(self, number: int) -> int:
        return sum(len(block.text) + 1 for block in self._blocks[:number])

    def _put(self, first: int, present: Body, wanted: Body) -> QTextCursor:
        last = self.document.findBlockByNumber(first + len(present) - 1)
        cursor = QTextCursor(self.document.findBlockByNumber(first))
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        self._act = _Act.TAKE_BACK
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        paper_text.write_blocks(cursor, wanted, self._measures)
        cursor.endEditBlock()
        self._act = _Act.EDIT
        was, now = _text(present), _text(wanted)
        _head, tail = paper_text.common_ends(was, now)
        caret = self._before(first) + len(now) - tail
        cursor.setPosition(self.position_at(caret))
        return cursor

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._act is _Act.DRESS:
            return
        document = self.document
        count = document.blockCount()
        start = document.findBlock(position)
        end = document.findBlock(position + added)
        first = start.blockNumber() if start.isValid() else count - 1
        last = end.blockNumber() if end.isValid() else count - 1
        stop = last + 1 + len(self._blocks) - count
        old = tuple(self._blocks[first:stop])
        new = tuple(self._read(first, last))
        if old == new:
            return
        before = self.body() if removed > LARGE_REMOVAL and _taken(old, new) else None
        self._blocks[first:stop] = new
        self._body = None
        if self._act is _Act.EDIT:
            self._history.push(self._step(first, old, new, (position, removed, added)))
        if before is not None:
            self.large_removal.emit(before)
        self.edited.emit()

    def _read(self, first: int, last: int) -> list[Block]:
        read = []
        block = self.document.findBlockByNumber(first)
        for _ in range(first, last + 1):
            self._dress_heading(block)
            read.append(paper_text.read_block(block))
            block = block.next()
        return read

    def _step(self, first: int, old: Body, new: Body, change: tuple[int, int, int]) -> Step:
        position, removed, added = change
        single = len(old) == len(new) == 1 and old[0].kind is new[0].kind
        if single and removed == 0 and added <= _TYPED_UNITS:
            begins = self._is_space(position - 1) and not self._is_space(position)
            return Step(first=first, old=old, new=new, touch=Touch.TYPED, start=position,
                        end=position + added, begins_word=begins)  # fmt: skip
        if single and added == 0 and removed <= _TYPED_UNITS:
            return Step(first=first, old=old, new=new, touch=Touch.DELETED, start=position,
                        end=position + removed)  # fmt: skip
        return Step(first=first, old=old, new=new)

    def _is_space(self, position: int) -> bool:
        return self.document.characterAt(position).isspace()

    def _dress_heading(self, block: QTextBlock) -> None:
        paper_text.dress_heading(block, self._measures)

    def _dress_headings(self) -> None:
        for number, block in enumerate(self._blocks):
            if block.kind is BlockKind.HEADING:
                found = self.document.findBlockByNumber(number)
                self._dress_heading(found)
                self.document.markContentsDirty(found.position(), found.length())


def _leaves() -> bool:
    return False


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _taken(old: Body, new: Body) -> bool:
    was, now = _text(old), _text(new)
    head, tail = paper_text.common_ends(was, now)
    return len(was) - head - tail > LARGE_REMOVAL


def _is_words(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH
