"""A page at the size at which it is read: the same bytes, drawn larger, and turned by keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.labels import label

A_SHEET = 794
"""Pixels across at 100 %: A4 at 96 to the inch."""


class FullPage(QWidget):
    """Emits the page that is wanted drawn (from 1); the arrow keys scroll, others turn.

    Left and right turn, too, once the page is shown up to that side.
    """

    page_wanted = Signal(int)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("full")
        self.setProperty("surface", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._page = self._count = 0
        self._image = QLabel()
        self._image.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setObjectName("full_page")
        self._area.setAccessibleName(self.tr("The page as it will leave"))
        self._area.setWidget(self._image)
        self._area.setProperty("kind", "read")
        self._words = label("", "muted", "full_words")
        self._back = Button(
            look, self.tr("Back"), name="full_back", kind="quiet", icon="chevron-left"
        )
        self._before = IconButton(
            look, "chevron-left", self.tr("Previous page"), name="full_before"
        )
        self._after = IconButton(look, "chevron-right", self.tr("Next page"), name="full_after")
        lines = QVBoxLayout(self)
        px = look.theme.px
        lines.setContentsMargins(px(24), px(12), px(24), px(12))
        lines.addLayout(across(self._back, self._words, self._before, self._after, gap=px(12)))
        lines.addWidget(self._area, 1)
        self._words.setWordWrap(False)
        self._back.clicked.connect(self.closed)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        look.changed.connect(self._ask_again)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (
            ("Escape", self._on_escape), ("Left", self._on_left), ("Right", self._on_right),
            ("Ctrl+PgUp", self._on_before), ("Ctrl+PgDown", self._on_after),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, context=within).activated.connect(slot)

    def begin(self, page: int, count: int) -> None:
        """Show a page of so many; its picture follows once it is drawn."""
        self._count = count
        self._turn_to(page)
        self._area.setFocus()

    def width_wanted(self) -> int:
        """Return how many dots across the page is to be drawn."""
        return round(self._look.theme.px(A_SHEET) * self.devicePixelRatioF())

    def show_image(self, image: QImage) -> None:
        """Show the drawn page from its top; one that comes after the page was left is let go."""
        if not self._page:
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._image.setPixmap(picture)

    def forget(self) -> None:
        """Show no page any more."""
        self._image.clear()
        self._page = self._count = 0

    def _turn_to(self, page: int) -> None:
        if not 1 <= page <= self._count:
            return
        self._page = page
        words = self.tr("page {page} of {count}").format(page=page, count=self._count)
        self._words.setText(words)
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < self._count)
        for bar in (self._area.verticalScrollBar(), self._area.horizontalScrollBar()):
            bar.setValue(0)
        self.page_wanted.emit(page)

    def _ask_again(self) -> None:
        """Have the page drawn as large as the words are now."""
        if self._page:
            self.page_wanted.emit(self._page)

    def _on_before(self) -> None:
        self._turn_to(self._page - 1)

    def _on_after(self) -> None:
        self._turn_to(self._page + 1)

    def _on_left(self) -> None:
        if not self._goes_aside(-1):
            self._on_before()

    def _on_right(self) -> None:
        if not self._goes_aside(1):
            self._on_after()

    def _goes_aside(self, way: int) -> bool:
        """Scroll to this side, and say whether there was more of the page to be seen."""
        bar = self._area.horizontalScrollBar()
        was = bar.value()
        bar.setValue(was + way * bar.pageStep() * 2 // 3)
        return bar.value() != was

    def _on_escape(self) -> None:
        self.closed.emit()
