"""Controls one beside the other that go on below where a line is full, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.parts_layout import PartsLayout

_BELOW = 4
"""Between two lines, so that no focus ring lies over the next control."""


class Flow(PartsLayout):
    """Lines of controls from the left, each as full as it can be."""

    def __init__(self, *, gap: int) -> None:
        super().__init__()
        self.setSpacing(gap)

    def sizeHint(self) -> QSize:  # noqa: D102, N802
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        high = max((size.height() for size in sizes), default=0)
        return QSize(wide, high).grownBy(self.contentsMargins())

    def _place(self, place: QRect, *, is_trial: bool) -> int:
        at, high = place.topLeft(), 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(place.width(), item.sizeHint().height()))
            if at.x() > place.left() and at.x() + size.width() > place.left() + place.width():
                at = QPoint(place.left(), at.y() + high + _BELOW)
                high = 0
            if not is_trial:
                item.setGeometry(QRect(at, size))
            at.setX(at.x() + size.width() + self.spacing())
            high = max(high, size.height())
        return at.y() + high - place.top()


def flow(*widgets: QWidget, gap: int) -> Flow:
    """Return the widgets in as few lines as there is room for."""
    made = Flow(gap=gap)
    for widget in widgets:
        made.addWidget(widget)
    return made
