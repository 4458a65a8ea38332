"""The reading room: a text to be read aloud, one paragraph at a time, and room to breathe."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import Look
from desktop.ui.widgets import reading_text
from desktop.ui.widgets.breath import Breath
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.reading_page import LARGEST, SMALLEST, STEP, ReadingPage
from desktop.ui.widgets.reading_text import Page, Part, Passage

_NEXT = {
    Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter
}  # fmt: skip
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_PageUp}


class ReadingRoom(QWidget):
    """Shows these sections until it is closed, and holds none of their words after that.

    `whole_wanted` asks for the whole window, or for what stands around it again. `name` is what
    the names of its controls begin with, `line` what stands below the page all the while.
    """

    closed = Signal()
    help_wanted = Signal()
    whole_wanted = Signal(bool)

    def __init__(
        self, look: Look, parts: Sequence[Part], name: str = "reading", line: str = ""
    ) -> None:
        super().__init__()
        self._look, self._name = look, name
        self._passages: tuple[Passage, ...] = reading_text.passages(parts)
        self._pages: tuple[Page, ...] = ()
        self._current = 0
        self._place = (0, 0)
        self._is_whole = False
        self.setObjectName(name)
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page = ReadingPage(look, name=f"{name}_page")
        self._breath = Breath(look, name=f"{name}_breath")
        self._stack = QStackedWidget()
        self._leave = Button(
            look, self.tr("Leave"), name=f"{name}_leave", kind="quiet", icon="chevron-left"
        )
        self._smaller = IconButton(
            look, "minus", self.tr("Smaller words"), name=f"{name}_smaller", key="−"
        )
        self._larger = IconButton(
            look, "plus", self.tr("Larger words"), name=f"{name}_larger", key="+"
        )
        self._around = Button(
            look, self.tr("Before and after"), name=f"{name}_neighbours", kind="chip", icon="list"
        )
        self._pause = Button(look, self.tr("Breathe"), name=f"{name}_breathe", icon="wind")
        self._help = Button(
            look, self.tr("Help now"), name=f"{name}_help", kind="quiet", icon="life-buoy"
        )
        self._before = IconButton(
            look, "chevron-left", self.tr("Back"), name=f"{name}_previous", key="←"
        )
        self._after = IconButton(
            look, "chevron-right", self.tr("Next"), name=f"{name}_next", key="→"
        )
        self._foot = label("", "note", f"{name}_foot")
        self._line = label(line, "note", f"{name}_line")
        self._go_on = Button(look, self.tr("Go on"), name=f"{name}_go_on", kind="quiet")
        self._key = label(self.tr("Esc"), "tag")
        self._head_line, self._foot_line = QWidget(), QWidget()
        # Words that are moved a pixel at a time must not be parted anew each time.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Show the first paragraph, or the one that was shown last."""
        self._part()
        self._page.setFocus()

    def leave(self) -> None:
        """Hold none of the words any more."""
        self._soon.stop()
        self._passages = self._pages = ()
        self._current, self._place = 0, (0, 0)
        self._stack.setCurrentWidget(self._page)
        self._show()

    def toggle_whole(self) -> None:
        """Ask for the whole window, or give it back (F11)."""
        self._is_whole = not self._is_whole
        self._head_line.setVisible(not self._is_whole)
        if self._is_whole:
            self._page.setFocus()
        self.whole_wanted.emit(self._is_whole)

    def close_room(self) -> None:
        """Forget the words and say that the room is closed."""
        self.leave()
        if self._is_whole:
            self.toggle_whole()
        self.closed.emit()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self._key.setWordWrap(False)
        head = QHBoxLayout(self._head_line)
        head.setSpacing(px(8))
        head.addWidget(self._leave)
        head.addWidget(self._key)
        head.addStretch(1)
        for part in (self._smaller, self._larger, self._around, self._pause, self._help):
            head.addWidget(part)
        # A head that is too wide for the window loses its words; it must not widen the window.
        self._head_line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout(self._foot_line)
        foot.addWidget(self._before)
        told = QVBoxLayout()
        told.addWidget(self._foot)
        told.addWidget(self._line)
        foot.addLayout(told, 1)
        foot.addWidget(self._after)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setVisible(bool(self._line.text()))
        pause = QWidget()
        lines = QVBoxLayout(pause)
        lines.addWidget(self._breath, 1)
        lines.addWidget(self._go_on, 0, Qt.AlignmentFlag.AlignHCenter)
        for line in (head, foot, lines):
            line.setContentsMargins(px(24), px(8), px(24), px(8))
        self._stack.addWidget(self._page)
        self._stack.addWidget(pause)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head_line)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._foot_line)

    def _join(self) -> None:
        for button in self.findChildren(QAbstractButton):
            button.installEventFilter(self)
        self._soon.timeout.connect(self._part)
        self._page.room_changed.connect(self._soon.start)
        self._leave.clicked.connect(self.close_room)
        self._look.changed.connect(self._fit_head)
        self._help.clicked.connect(self.help_wanted)
        self._smaller.clicked.connect(self._make_smaller)
        self._larger.clicked.connect(self._make_larger)
        self._around.toggled.connect(self._on_neighbours)
        self._pause.clicked.connect(self._breathe)
        self._go_on.clicked.connect(self._end_pause)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_forward)

    # where the reader is

    def _part(self) -> None:
        """Part the words anew and show again what was being read."""
        self._pages = reading_text.pages(self._passages, self._page.room)
        self._current = reading_text.page_at(self._pages, *self._place)
        self._show()

    def _go_to(self, number: int) -> None:
        if not self._pages:
            return
        self._current = min(max(number, 0), len(self._pages) - 1)
        page = self._pages[self._current]
        self._place = (page.passage, page.start)
        self._show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page, page.words))

    def _go_forward(self) -> None:
        self._go_to(self._current + 1)

    def _go_back(self) -> None:
        self._go_to(self._current - 1)

    def _show(self) -> None:
        number, count = self._current, len(self._pages)
        page = self._pages[number] if count else None
        before = self._pages[number - 1] if number else None
        after = self._pages[number + 1] if number + 1 < count else None
        self._page.show_page(before, page, after)
        self._foot.setText(self._said_below(page))
        # A button that can go no further would lose the keyboard to somebody's surprise.
        self._before.setEnabled(before is not None or self._before.hasFocus())
        self._after.setEnabled(after is not None or self._after.hasFocus())

    def _said_below(self, page: Page | None) -> str:
        if page is None:
            return self.tr("There is nothing to read here yet.")
        words = self.tr("{heading} · page {one} of {many}")
        if not page.heading:
            words = self.tr("Page {one} of {many}")
        return words.format(heading=page.heading, one=self._current + 1, many=len(self._pages))

    def _fit_head(self) -> None:
        """Leave the buttons above the page their icons alone where their words have no room."""
        for is_short in (False, True):
            for button in (self._leave, self._around, self._pause, self._help):
                words = button.accessibleName()
                button.setText("" if is_short else words)
                button.setToolTip(words if is_short else "")
                button.setProperty("measure", "link" if is_short else "")
                button.style().unpolish(button)
                button.style().polish(button)
            self._key.setVisible(not is_short)
            if self._head_line.sizeHint().width() <= self.width():
                return

    # what a person does

    def _breathe(self) -> None:
        self._stack.setCurrentIndex(1)
        self._head_line.hide()
        self._foot_line.hide()
        self._go_on.setFocus()

    def _end_pause(self) -> None:
        self._stack.setCurrentIndex(0)
        self._head_line.setVisible(not self._is_whole)
        self._foot_line.show()
        self._page.setFocus()

    def _make_smaller(self) -> None:
        self._set_size(self._page.size_px - STEP)

    def _make_larger(self) -> None:
        self._set_size(self._page.size_px + STEP)

    def _set_size(self, size: int) -> None:
        self._page.set_size_px(size)
        self._smaller.setEnabled(self._page.size_px > SMALLEST or self._smaller.hasFocus())
        self._larger.setEnabled(self._page.size_px < LARGEST or self._larger.hasFocus())

    def _on_neighbours(self, is_on: bool) -> None:
        self._page.set_neighbours(is_on=is_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Turn the page where a button would take the arrows to go to another button."""
        if isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            if event.type() is QEvent.Type.KeyPress:
                self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit what stands above the page."""
        super().resizeEvent(event)
        self._fit_head()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn the page, breathe, or leave; a key that is held down turns one page only."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return
        if key is Qt.Key.Key_F11:
            self.toggle_whole()
        elif self._stack.currentIndex():
            self._end_pause()
        elif not self._turn(key, event):
            self._other(key, event)

    def _turn(self, key: Qt.Key, event: QKeyEvent) -> bool:
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _BACK or (key is Qt.Key.Key_Space and is_shift):
            self._go_back()
        elif key in _NEXT:
            self._go_forward()
        elif key is Qt.Key.Key_Home:
            self._go_to(0)
        elif key is Qt.Key.Key_End:
            self._go_to(len(self._pages) - 1)
        else:
            return False
        return True

    def _other(self, key: Qt.Key, event: QKeyEvent) -> None:
        match key:
            case Qt.Key.Key_B:
                self._breathe()
            case Qt.Key.Key_Escape:
                self.close_room()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._make_larger()
            case Qt.Key.Key_Minus:
                self._make_smaller()
            case _:
                super().keyPressEvent(event)
