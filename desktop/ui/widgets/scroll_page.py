"""A page that scrolls, with one column in the middle of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import Look

_EDGE = 32


class ScrollPage(QScrollArea):
    """One column, at most so many pixels wide at 100 %; its parts stand one below the other.

    What is added to a page in sight is laid out once, when all of it is shown. Left to itself Qt
    lays out the whole column for each part: 43 times for the settings, half of the way to them.
    """

    _filled = Signal()

    def __init__(self, look: Look, width: int, *, name: str = "page") -> None:
        super().__init__()
        self._look = look
        self._width = width
        self._spaces: list[tuple[QSpacerItem, int]] = []
        self._not_shown = 0
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setProperty("surface", "none")
        self._column = QWidget()
        self._column.setProperty("surface", "none")
        self._lines = QVBoxLayout(self._column)
        self._lines.addStretch(1)
        self._across = QHBoxLayout(ground)
        self._across.addStretch(1)
        self._across.addWidget(self._column, 1000)
        self._across.addStretch(1)
        self.setWidget(ground)
        look.changed.connect(self._settle)
        self._filled.connect(self._on_filled, Qt.ConnectionType.QueuedConnection)
        self._settle()

    def add(self, widget: QWidget) -> None:
        """Put a widget below what is there."""
        self._lines.insertWidget(self._lines.count() - 1, widget)
        self._put_off()

    def add_layout(self, layout: QLayout) -> None:
        """Put a layout below what is there."""
        self._lines.insertLayout(self._lines.count() - 1, layout)
        self._put_off()

    def add_space(self, size: int) -> None:
        """Leave so many pixels at 100 % below what is there."""
        space = QSpacerItem(0, self._look.theme.px(size))
        self._spaces.append((space, size))
        self._lines.insertItem(self._lines.count() - 1, space)

    def clear(self) -> None:
        """Take everything away."""
        self._spaces = []
        while self._lines.count() > 1:
            _discard(self._lines.takeAt(0))
        # What held radios together is no part of the column, and would stay for every visit.
        for group in self.findChildren(QButtonGroup):
            group.deleteLater()

    def _put_off(self) -> None:
        """Lay nothing out before what was just added is shown, which an event of its own does."""
        if self._column.isVisible():
            self._lines.setEnabled(False)
            self._not_shown += 1
            self._filled.emit()

    def _on_filled(self) -> None:
        self._not_shown -= 1
        if not self._not_shown:
            self._lines.setEnabled(True)
            for lines in (self._lines, self._across):
                lines.activate()

    def _settle(self) -> None:
        px = self._look.theme.px
        self._column.setMaximumWidth(px(self._width))
        self._across.setContentsMargins(px(_EDGE), px(_EDGE), px(_EDGE), px(_EDGE))
        self._lines.setContentsMargins(px(4), px(4), px(4), px(4))
        self._lines.setSpacing(px(12))
        for space, size in self._spaces:
            space.changeSize(0, px(size))
        self._lines.invalidate()


def _discard(item: QLayoutItem | None) -> None:
    if item is None:
        return
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    if layout is not None:
        while layout.count():
            _discard(layout.takeAt(0))
