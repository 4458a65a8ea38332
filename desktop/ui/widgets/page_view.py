"""What will leave, one page or part at a time: drawn from the very bytes, or read out of them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.lines_view import LinesView, Shown


class _Sheet(QWidget):
    """The picture of one page; the arrow keys turn it."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image: QImage | None = None
        self.setObjectName("session_page")
        self.setAccessibleName(self.tr("The page as it will leave"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(look.theme.px(160), look.theme.px(220))

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    @property
    def image(self) -> QImage | None:
        return self._image

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.rect()
        if self._image is not None:
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
            painter.drawImage(place, self._image)
        elif not self.hasFocus():
            return
        wide = self._look.theme.px(2) if self.hasFocus() else 1
        painter.setPen(self._look.theme.pen("accent" if self.hasFocus() else "line", wide))
        # A line stands half on each side of where it is drawn, and beyond the edge nothing is.
        painter.drawRect(place.adjusted(wide // 2, wide // 2, -(wide + 1) // 2, -(wide + 1) // 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Down: 1,
                 Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Up: -1}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self.resized.emit()


class PageView(QWidget):
    """Shows one page of several; emits the page that is wanted drawn (from 1).

    A file without pages of its own is shown as the words that were read out of it, part by part.
    """

    page_wanted = Signal(int)
    full_wanted = Signal()

    def __init__(self, look: Look, *, has_full: bool) -> None:
        super().__init__()
        self._has_full = has_full
        self.setProperty("surface", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = look.theme.px
        self._page, self._count = 1, 0
        self._parts: Sequence[Sequence[Shown]] = ()
        self._sheet = _Sheet(look)
        self._text = LinesView(look, self.tr("The words of the file"), name="session_words")
        self._shown = QStackedWidget()
        self._shown.addWidget(self._sheet)
        self._shown.addWidget(self._text)
        self._note = label("", "note", "session_words_note")
        self._note.hide()
        self._words = label("", "muted", "session_page_words")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = IconButton(
            look, "chevron-left", self.tr("Previous page"), name="session_page_before"
        )
        self._after = IconButton(
            look, "chevron-right", self.tr("Next page"), name="session_page_after"
        )
        self._full = Button(look, self.tr("Read at full size"), name="session_full", kind="quiet")
        self._full.setProperty("measure", "link")
        row = QHBoxLayout()
        row.addWidget(self._full)
        row.addWidget(self._before)
        row.addWidget(self._words, 1)
        row.addWidget(self._after)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(32), px(16), px(32), px(16))
        lines.addWidget(label(self.tr("Exactly what leaves"), "panel"))
        lines.addWidget(self._note)
        lines.addWidget(self._shown, 1)
        lines.addLayout(row)
        self._full.clicked.connect(self.full_wanted)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self._sheet.turned.connect(self._turn)
        self._sheet.resized.connect(self._ask_again)
        self.show_count(0, self.tr("Nothing is chosen yet."))

    @property
    def page(self) -> int:
        """Return the page that is shown, from 1."""
        return self._page

    @property
    def image(self) -> QImage | None:
        """Return the picture that is shown."""
        return self._sheet.image

    def width_wanted(self) -> int:
        """Return how many dots across the page is to be drawn, for a sharp picture."""
        ratio = self.devicePixelRatioF()
        height = self._sheet.height() * ratio
        return max(200, round(min(self._sheet.width() * ratio, height / 1.29)))

    def show_count(self, count: int, words: str = "") -> None:
        """Say how many pages there are now, or why there are none."""
        self._leave_text()
        self._count = count
        self._page = min(max(self._page, 1), max(count, 1))
        if not count:
            self._sheet.show_image(None)
        self._say(words)
        if count:
            self.page_wanted.emit(self._page)

    def hold(self) -> None:
        """Take the keyboard at the way to the full size."""
        self._full.setFocus()

    def show_image(self, image: QImage) -> None:
        """Show the drawn page."""
        self._sheet.show_image(image)

    def note(self, words: str) -> None:
        """Say something of what is shown, above it."""
        self._note.setText(words)
        self._note.show()

    def show_parts(self, parts: Sequence[Sequence[Shown]], words: str) -> None:
        """Show what was read out of a file, and say how it will look elsewhere."""
        self._sheet.show_image(None)
        self._parts, self._count = parts, len(parts)
        self._page = min(max(self._page, 1), max(self._count, 1))
        self.note(words)
        self._shown.setCurrentWidget(self._text)
        self._show_part()

    def _show_part(self) -> None:
        self._text.show_lines(self._parts[self._page - 1] if self._parts else ())
        self._say()

    def _leave_text(self) -> None:
        """Keep no word of a file that is not shown any more."""
        self._parts = ()
        self._text.forget()
        self._note.hide()
        self._shown.setCurrentWidget(self._sheet)

    def _say(self, words: str = "") -> None:
        pages = (
            self.tr("part {page} of {count}") if self._parts else self.tr("page {page} of {count}")
        )
        if self._parts and self._count == 1:
            pages = self.tr("the whole file")
        self._words.setText(words or pages.format(page=self._page, count=self._count))
        self._full.setVisible(self._has_full and bool(self._count) and not self._parts)
        self._before.setEnabled(self._page > 1)
        self._after.setEnabled(self._page < self._count)

    def _turn(self, by: int) -> None:
        page = self._page + by
        if 1 <= page <= self._count:
            self._page = page
            self._say()
            if self._parts:
                self._show_part()
            else:
                self.page_wanted.emit(page)

    def _on_before(self) -> None:
        self._turn(-1)

    def _on_after(self) -> None:
        self._turn(1)

    def _ask_again(self) -> None:
        if self._count and not self._parts:
            self.page_wanted.emit(self._page)
