"""Controls beside each other, or one below the other where a line has no room for them."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.parts_layout import PartsLayout

_LEAST_BELOW = 4
"""Between two lines, so that no focus ring lies over the next control."""


class Across(PartsLayout):
    """A line of controls from the left, the last of them at the right if that is wanted.

    Its least width is that of its widest control, so that a large text never widens a page.
    """

    def __init__(self, *, gap: int, last_at_right: bool = False) -> None:
        super().__init__()
        self._last_at_right = last_at_right
        self.setSpacing(gap)

    def sizeHint(self) -> QSize:  # noqa: D102, N802
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        high = max((size.height() for size in sizes), default=0)
        return QSize(wide, high).grownBy(self.contentsMargins())

    def _place(self, place: QRect, *, is_trial: bool) -> int:
        # Qt asks for this many times for each picture: each part is asked once.
        sized = [(item, item.sizeHint()) for item in self._shown()]
        wide = sum(size.width() for _, size in sized) + self.spacing() * max(0, len(sized) - 1)
        fits = wide <= place.width()
        high = max((size.height() for _, size in sized), default=0)
        at = place.topLeft()
        tall = 0
        for item, wanted in sized:
            size = QSize(min(wanted.width(), place.width()), wanted.height())
            if fits and self._last_at_right and item is self._items[-1]:
                at.setX(place.left() + place.width() - size.width())
            if not is_trial:
                lower = (high - size.height()) // 2 if fits else 0
                item.setGeometry(QRect(QPoint(at.x(), at.y() + lower), size))
            tall = max(tall, at.y() + size.height() - place.top())
            if fits:
                at.setX(at.x() + size.width() + self.spacing())
            else:
                at.setY(at.y() + size.height() + max(self.spacing(), _LEAST_BELOW))
        return tall


def across(*widgets: QWidget, gap: int, to_right: QWidget | None = None) -> Across:
    """Return the widgets beside each other, from the left; one more stands at the right."""
    row = Across(gap=gap, last_at_right=to_right is not None)
    for widget in widgets:
        row.addWidget(widget)
    if to_right is not None:
        row.addWidget(to_right)
    return row
