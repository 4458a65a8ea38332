"""The way between the places of the program, at the left edge of the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.theme import Look
from desktop.ui.widgets import mark, walking

_ICON = 20
_LEAST, _EDGE = 24, 8
"""The least height of an entry, and what it leaves around its icon, in pixels of the window."""


class Form(Enum):
    """How much room the rail takes: width at 100 %, height of an entry, gap between entries."""

    WIDE = (208, 40, 4)
    NARROW = (92, 56, 4)
    ICONS = (64, 44, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place: its key, the name of its icon, its word, and the keys that lead there."""

    key: str
    icon: str
    word: str
    shortcut: str = ""


class Rail(QWidget):
    """Places above, and below them what is always at hand.

    Which entries there are is for the window to say; `chosen` carries an entry's key.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, product: str, *, form: Form = Form.WIDE) -> None:
        super().__init__()
        self._look = look
        self._form = form
        self._entries: list[_RailEntry] = []
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Places"))
        self._head = _Head(look, product)
        # Without a parent it would flash up as a window of its own.
        self._head.setParent(self)
        self._lines = QVBoxLayout(self)
        look.changed.connect(self._settle)
        self._settle()

    def set_entries(self, above: Sequence[Entry], below: Sequence[Entry]) -> None:
        """Show these places, and these things that are always at hand."""
        while self._lines.count():
            self._lines.takeAt(0)
        for old in self._entries:
            old.hide()
            old.deleteLater()
        self._entries = [_RailEntry(self._look, entry) for entry in (*above, *below)]
        self._lines.addWidget(self._head)
        for index, button in enumerate(self._entries):
            if index == len(above):
                self._lines.addStretch(1)
            button.clicked.connect(self._on_clicked)
            self._lines.addWidget(button)
        self._settle()

    def set_current(self, key: str) -> None:
        """Mark the place where the person is; an unknown key marks none."""
        for button in self._entries:
            button.setChecked(button.entry.key == key)

    def set_form(self, form: Form) -> None:
        """Take more or less room."""
        self._form = form
        self._settle()

    @property
    def form(self) -> Form:
        """How much room it takes now."""
        return self._form

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, _RailEntry):
            self.chosen.emit(pressed.entry.key)

    def _settle(self) -> None:
        px = self._look.theme.px
        width, _, gap = self._form.value
        side = px(12) if self._form is Form.WIDE else px(4)
        self.setFixedWidth(px(width))
        self._lines.setContentsMargins(side, px(8), side, px(12))
        self._lines.setSpacing(px(gap))
        self._head.setVisible(self._form is Form.WIDE)
        for button in self._entries:
            button.set_form(self._form)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        if not walking.walk(self._entries, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("window"))
        painter.setPen(self._look.theme.pen("line", 1))
        edge = self.width() - 0.5
        painter.drawLine(QPointF(edge, 0), QPointF(edge, self.height()))


class _Head(QWidget):
    """The mark and the name of the product; the title of the window says the same."""

    def __init__(self, look: Look, product: str) -> None:
        super().__init__()
        self._look = look
        self._product = product
        self.setObjectName("rail_product")
        self.setAccessibleName(product)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        px = self._look.theme.px
        return QSize(px(120), px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme = self._look.theme
        painter = QPainter(self)
        high = theme.px(20)
        top = theme.px(14)
        mark.paint(painter, QRectF(theme.px(12), top, high * 0.8, high), self._look)
        font = theme.font("words")
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        words = QRect(theme.px(44), 0, self.width(), top * 2 + high)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._product)


class _RailEntry(QAbstractButton):
    def __init__(self, look: Look, entry: Entry) -> None:
        super().__init__()
        self._look = look
        self.entry = entry
        self._form = Form.WIDE
        self.setObjectName(f"rail_{entry.key}")
        self.setAccessibleName(entry.word)
        self.setCheckable(True)
        self.setProperty("ring", False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_form(self, form: Form) -> None:
        self._form = form
        entry = self.entry
        hint = f"{entry.word} ({entry.shortcut})" if entry.shortcut else entry.word
        is_said = form is Form.WIDE or (form is Form.NARROW and not entry.shortcut)
        self.setToolTip("" if is_said else hint)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        px = self._look.theme.px
        width, height, _ = self._form.value
        return QSize(px(width), px(height))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # Where the window is too low for all entries at this text size, each gives some height.
        return QSize(0, _LEAST if self._form is Form.ICONS else self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not walking.is_for_the_list(self, event):
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        # Where the person is follows from what the window shows, not from the click.
        return

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(theme.pen("accent", 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._ground()))
        painter.drawRoundedRect(ground, theme.px(8), theme.px(8))
        if self._form is Form.WIDE:
            self._paint_beside(painter)
        else:
            self._paint_below(painter)

    def _ground(self) -> str:
        if self.isChecked():
            return "accent_soft"
        return "over" if self.underMouse() else "window"

    def _paint_icon(self, painter: QPainter, left: float, top: float, side: int) -> None:
        token = "accent" if self.isChecked() else "muted"
        colour = self._look.theme.colour(token).name()
        icons.paint(painter, self.entry.icon, QRectF(left, top, side, side), colour)

    def _paint_beside(self, painter: QPainter) -> None:
        theme = self._look.theme
        side = theme.px(_ICON)
        self._paint_icon(painter, theme.px(12), (self.height() - side) / 2, side)
        painter.setFont(theme.font("control_strong" if self.isChecked() else "control"))
        painter.setPen(theme.colour("accent" if self.isChecked() else "ink"))
        words = self.rect().adjusted(theme.px(44), 0, -theme.px(12), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.entry.word)
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("ink" if self.isChecked() else "muted"))
        at_end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, at_end, self.entry.shortcut)

    def _paint_below(self, painter: QPainter) -> None:
        theme = self._look.theme
        side = min(theme.px(_ICON), self.height() - _EDGE)
        left = (self.width() - side) / 2
        if self._form is Form.ICONS:
            self._paint_icon(painter, left, (self.height() - side) / 2, side)
            return
        self._paint_icon(painter, left, theme.px(8), side)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        painter.setFont(theme.font("note", weight=weight))
        painter.setPen(theme.colour("accent" if self.isChecked() else "muted"))
        words = self.rect().adjusted(0, theme.px(30), 0, -theme.px(6))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.entry.word)
