"""What a layout of parts in lines needs for Qt; where each part goes is for who derives from it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class PartsLayout(QLayout):
    """Holds parts; its least width is that of its widest, so that no text widens a page."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, place: QRect, *, is_trial: bool) -> int:
        """Return the height it takes, and put the parts there unless this is a trial."""
        raise NotImplementedError

    # Qt calls these.

    def invalidate(self) -> None:  # noqa: D102
        # Qt calls this before it asks again for sizes that may be others by now.
        self._forget()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102, N802
        self._forget()
        self._items.append(item)

    def count(self) -> int:  # noqa: D102
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102, N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102, N802
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: D102, N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802
        # Qt asks for this many times for each picture, most often for the same width.
        if (known := self._heights.get(width)) is not None:
            return known
        margins = self.contentsMargins()
        inner = QRect(0, 0, width - margins.left() - margins.right(), 0)
        height = self._place(inner, is_trial=True) + margins.top() + margins.bottom()
        self._heights[width] = height
        return height

    def setGeometry(self, place: QRect) -> None:  # noqa: D102, N802
        super().setGeometry(place)
        self._place(place.marginsRemoved(self.contentsMargins()), is_trial=False)

    def minimumSize(self) -> QSize:  # noqa: D102, N802
        if self._least is None:
            size = QSize()
            for item in self._shown():
                size = size.expandedTo(item.minimumSize())
            self._least = size.grownBy(self.contentsMargins())
        return QSize(self._least)

    def _forget(self) -> None:
        """Know no size any more that was reckoned."""
        self._heights.clear()
        self._least = None
