"""A layout whose parts stand side by side and go on to the next line like words."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.parts_layout import PartsLayout


class Flow(PartsLayout):
    """Parts from left to right, as many on a line as there is room for."""

    def __init__(self, look: Look, *, gap: int) -> None:
        super().__init__()
        self._look, self._gap = look, gap

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget before the part with this index."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def sizeHint(self) -> QSize:  # noqa: D102, N802  # Qt's name
        return self.minimumSize()

    def _place(self, place: QRect, *, is_trial: bool) -> int:
        gap = self._look.theme.px(self._gap)
        top = place.top()
        for line in self._broken(place.width(), gap):
            left, high = place.left(), max(item.sizeHint().height() for item in line)
            for item in line:
                size = item.sizeHint()
                if not is_trial:
                    at = QPoint(left, top + (high - size.height()) // 2)
                    item.setGeometry(QRect(at, size))
                left += size.width() + gap
            top += high + gap
        return max(0, top - gap - place.top())

    def _broken(self, width: int, gap: int) -> list[list[QLayoutItem]]:
        """Return the parts line by line."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wide + gap
        return lines
