"""A line of Help now: large, with a number that can be read across a room."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.theme import Look
from desktop.ui.widgets import walking

HIGH = 86
_WORDS, _DETAIL, _NUMBER, _ICON = 20, 15, 26, 28
"""shared/mock/README.md, picture 09."""


class HelpRow(QAbstractButton):
    """An icon, a few words, and a number; pressing it shows more about it."""

    def __init__(self, look: Look, icon: str, *, name: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self._title = self._detail = self._number = ""
        self.setObjectName(name)
        self.setProperty("ring", False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._settle)

    def say(self, title: str, detail: str, number: str = "") -> None:
        """Show these words; a screen reader hears all of them."""
        self._title, self._detail, self._number = title, detail, number
        self.setAccessibleName(", ".join(part for part in (title, number, detail) if part))
        self._settle()

    def _settle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        px = self._look.theme.px
        return QSize(px(320), px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        if not walking.is_for_the_list(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_held = self.hasFocus()
        painter.setPen(theme.pen("accent" if is_held else "line", 2 if is_held else 1))
        painter.setBrush(theme.colour("accent_soft" if self.underMouse() else "paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(12), px(12))
        side = px(_ICON)
        icon = QRectF(px(24), (self.height() - side) / 2, side, side)
        icons.paint(painter, self._icon, icon, theme.colour("accent").name())
        inner = self.rect().adjusted(px(76), px(16), -px(28), -px(16))
        self._paint_words(painter, inner, self._paint_number(painter, inner))

    def _paint_number(self, painter: QPainter, place: QRect) -> int:
        """Draw the number at the right and return where the words must end."""
        painter.setFont(self._font(_NUMBER, QFont.Weight.Normal))
        painter.setPen(self._look.theme.colour("ink"))
        along = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        wide = min(painter.fontMetrics().horizontalAdvance(self._number), place.width() * 3 // 5)
        number = painter.fontMetrics().elidedText(
            self._number, Qt.TextElideMode.ElideRight, place.width() * 3 // 5
        )
        painter.drawText(place, along, number)
        return place.right() - wide - self._look.theme.px(16 if wide else 0)

    def _paint_words(self, painter: QPainter, place: QRect, right: int) -> None:
        theme = self._look.theme
        words = QRect(place)
        words.setRight(right)
        for text, size, weight, colour, side in (
            (self._title, _WORDS, QFont.Weight.DemiBold, "ink", Qt.AlignmentFlag.AlignTop),
            (self._detail, _DETAIL, QFont.Weight.Normal, "muted", Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(self._font(size, weight))
            # Muted ink on the soft accent is too faint in dark (shared/mock/README.md).
            painter.setPen(theme.colour("ink" if self.underMouse() else colour))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, side, shown)

    def _font(self, size: int, weight: QFont.Weight) -> QFont:
        font = self._look.theme.font("control", weight=weight)
        font.setPixelSize(self._look.theme.px(size))
        return font


class HelpRows(QWidget):
    """Rows one below the other; Up and Down go from one to the next."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._rows: Sequence[HelpRow] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.theme.px(8))

    def show_rows(self, rows: Sequence[HelpRow]) -> None:
        """Show these in this order, which is that of the keyboard, too."""
        self._rows = rows
        for row in rows:
            self._lines.removeWidget(row)
            self._lines.addWidget(row)
        for former, later in pairwise(rows):
            QWidget.setTabOrder(former, later)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        if not walking.walk(self._rows, event):
            super().keyPressEvent(event)
