"""Shows a long text at once where the caret is, and lays out the rest of it bit by bit.

Qt lays a text out from its beginning: at 200,000 words the caret at the end costs 300 ms, each time
the text is shown. So all but the surroundings of the caret is folded away first and unfolded in
slices, while what stands on the screen stays where it is.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit

from desktop.ui.widgets.paper_model import Sheet

SHORT = 60_000  # characters; so much is laid out in about 15 ms
AROUND = 8_000  # characters on each side; more than the tallest screen shows
SLICE = 24_000  # characters; a slice must not take a key more than half a frame
_PAUSE_MS = 4


class Fold(QObject):
    """Folds the sheet on an editor and unfolds it again by itself."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._sheet: Sheet | None = None
        self._first = 0
        self._last = 0
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_time)

    @property
    def is_whole(self) -> bool:
        """Say whether nothing is folded away."""
        return self._sheet is None

    def fold(self, sheet: Sheet, caret: int) -> None:
        """Fold away what is far from the caret, before the sheet is shown."""
        lengths = [len(block.text) + 1 for block in sheet.blocks]
        if sum(lengths) <= SHORT:
            return
        self._sheet = sheet
        number = sheet.document.findBlock(sheet.position_at(caret)).blockNumber()
        self._first = number - _fitting(lengths[:number][::-1], AROUND)
        self._last = number + _fitting(lengths[number + 1 :], AROUND)
        block = sheet.document.begin()
        while block.isValid():
            block.setVisible(self._first <= block.blockNumber() <= self._last)
            block = block.next()
        self._timer.start()

    def move(self, sheet: Sheet, caret: int) -> None:
        """Fold around another caret while the sheet is shown."""
        self.give_up()
        self.fold(sheet, caret)
        with sheet.dressing():
            sheet.document.markContentsDirty(0, sheet.document.characterCount())

    def finish(self) -> None:
        """Unfold all of it now: before the caret or the view goes somewhere else."""
        while self._sheet is not None:
            self._unfold(len(self._sheet.blocks), len(self._sheet.blocks))

    def give_up(self) -> None:
        """Unfold without laying out: the sheet is not shown any more."""
        if self._sheet is not None:
            self._timer.stop()
            block = self._sheet.document.begin()
            while block.isValid():
                block.setVisible(True)
                block = block.next()
            self._sheet = None

    def _on_time(self) -> None:
        if self._sheet is not None:
            lengths = [len(block.text) + 1 for block in self._sheet.blocks]
            before = _fitting(lengths[: self._first][::-1], SLICE)
            behind = _fitting(lengths[self._last + 1 :], SLICE) if not before else 0
            self._unfold(before, behind)

    def _unfold(self, before: int, behind: int) -> None:
        assert self._sheet is not None  # noqa: S101, only called while a sheet is folded
        document = self._sheet.document
        # What was typed or taken out since may have moved the fold by some blocks.
        self._last = min(self._last, document.blockCount() - 1)
        self._first = min(self._first, self._last)
        start, end = max(0, self._first - before), self._last + behind
        here = self._edit.textCursor().block()
        height = self._top(here)
        with self._sheet.dressing():
            self._show(document.findBlockByNumber(start), self._first)
            self._show(document.findBlockByNumber(self._last + 1), end + 1)
        bar = self._edit.verticalScrollBar()
        bar.setValue(bar.value() + round(self._top(here) - height))
        self._first, self._last = start, min(end, document.blockCount() - 1)
        if self._first or self._last < document.blockCount() - 1:
            self._timer.start()
        else:
            self._end()

    def _end(self) -> None:
        """Make sure that no block stays away, wherever typing has moved the fold."""
        if self._sheet is not None:
            self._timer.stop()
            block = self._sheet.document.begin()
            while block.isValid():
                if not block.isVisible():
                    with self._sheet.dressing():
                        self._show(block, block.blockNumber() + 1)
                block = block.next()
            self._sheet = None

    def _show(self, block: QTextBlock, stop: int) -> None:
        document, start, end = block.document(), block.position(), block.position()
        while block.isValid() and block.blockNumber() < stop:
            block.setVisible(True)
            end = block.position() + block.length()
            block = block.next()
        if end > start:
            document.markContentsDirty(start, end - start)

    def _top(self, block: QTextBlock) -> float:
        return self._edit.document().documentLayout().blockBoundingRect(block).top()


def _fitting(lengths: list[int], limit: int) -> int:
    """Return how many of these fit into the limit; one at least, if there is one."""
    total = 0
    for number, length in enumerate(lengths):
        total += length
        if total > limit:
            return max(1, number)
    return len(lengths)
