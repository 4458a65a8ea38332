"""Lines of a list: a title, a state in a fixed column, a day; each is one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.model.document import State
from desktop.ui.theme import Look
from desktop.ui.widgets import state_mark, walking

_STATE_AT = 0.58
"""Where the column of states begins, as a share of the width (shared/mock/02-today.png)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowText:
    """What a line says; what is empty leaves its place empty."""

    key: str
    title: str
    detail: str = ""
    state: State | None = None
    state_word: str = ""
    side: str = ""


class Row(QAbstractButton):
    """One line; a screen reader hears everything that stands in it."""

    def __init__(self, look: Look, text: RowText, *, name: str, height: int = 44) -> None:
        super().__init__()
        self._look = look
        self._text = text
        self._height = height
        self.setObjectName(f"{name}_{text.key}")
        said = (text.title, text.detail, text.state_word, text.side)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setCheckable(True)
        self.setProperty("ring", False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._settle)

    @property
    def key(self) -> str:
        """What this line stands for."""
        return self._text.key

    def _settle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        px = self._look.theme.px
        return QSize(px(240), px(self._height))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        if not walking.is_for_the_list(self, event):
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:  # noqa: D102, N802 - Qt's name
        # Which line is chosen is for the list to say, not for the click.
        return

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inner = self.rect().adjusted(theme.px(12), 0, -theme.px(12), 0)
        states = QRect(inner)
        states.setLeft(inner.left() + round(inner.width() * _STATE_AT))
        titles = QRect(inner)
        if self._text.state is not None or self._text.state_word:
            titles.setRight(states.left() - theme.px(12))
        self._paint_side(painter, inner)
        self._paint_state(painter, states)
        self._paint_titles(painter, titles)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._look.theme
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_over = self.underMouse() and self.isEnabled()
        painter.setPen(theme.pen("accent", 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(theme.colour("accent_soft"))
        elif is_over:
            painter.setBrush(theme.colour("over"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, theme.px(8), theme.px(8))
        if not (self.hasFocus() or self.isChecked() or is_over):
            painter.setPen(theme.pen("line", 1))
            bottom = self.height() - 0.5
            painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))

    def _aside(self) -> str:
        return "ink" if self.isChecked() or self.underMouse() else "muted"

    def _paint_side(self, painter: QPainter, place: QRect) -> None:
        theme = self._look.theme
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour(self._aside()))
        along = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, along, self._text.side)

    def _paint_state(self, painter: QPainter, place: QRect) -> None:
        theme = self._look.theme
        words = QRect(place)
        if self._text.state is not None:
            side = theme.px(10)
            top = place.center().y() - side / 2 + 1
            mark = QRectF(place.left(), top, side, side)
            state_mark.paint(painter, mark, self._text.state, theme)
            words.setLeft(place.left() + theme.px(20))
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour(self._aside()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text.state_word)

    def _paint_titles(self, painter: QPainter, place: QRect) -> None:
        theme = self._look.theme
        font = theme.font("control", weight=QFont.Weight.Medium)
        painter.setFont(theme.font("control_strong") if self.isChecked() else font)
        painter.setPen(theme.colour("ink"))
        metrics, right = painter.fontMetrics(), Qt.TextElideMode.ElideRight
        title = metrics.elidedText(self._text.title, right, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, title)
        self.setToolTip("" if title == self._text.title else self._text.title)
        rest = place.adjusted(metrics.horizontalAdvance(title) + theme.px(12), 0, 0, 0)
        painter.setFont(theme.font("control"))
        painter.setPen(theme.colour(self._aside()))
        detail = painter.fontMetrics().elidedText(self._text.detail, right, max(0, rest.width()))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, detail)


class RowList(QWidget):
    """Lines one below the other; Up and Down move between them, Enter and Space choose."""

    chosen = Signal(str)

    def __init__(self, look: Look, *, name: str, height: int = 44) -> None:
        super().__init__()
        self._look = look
        self._height = height
        self._rows: list[Row] = []
        self.setObjectName(name)
        # Keeps the place of the lines in the order of Tab; never shown, so never held. It is not
        # looked for along that order: PySide takes each step of it for a new parent (0073).
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def show_rows(self, texts: Sequence[RowText], current: str = "") -> None:
        """Show these lines instead; one may be the chosen one."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [
            Row(self._look, text, name=self.objectName(), height=self._height) for text in texts
        ]
        for row in self._rows:
            row.setChecked(row.key == current)
            row.clicked.connect(self._on_clicked)
            self._lines.addWidget(row)
        # Made later than the rest of the page, they would come behind all of it.
        for before, after in pairwise((self._place, *self._rows)):
            QWidget.setTabOrder(before, after)

    def set_current(self, key: str) -> None:
        """Mark this line as the chosen one, without a signal."""
        for row in self._rows:
            row.setChecked(row.key == key)

    def hold(self, key: str = "") -> bool:
        """Put the focus on this line, else on the first; return whether there is one."""
        for row in self._rows:
            # Lines that were only just made are shown by their layout later; focus needs it now.
            row.show()
        for row in (*(row for row in self._rows if row.key == key), *self._rows[:1]):
            row.setFocus()
            return True
        return False

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, Row):
            self.chosen.emit(pressed.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        if not walking.walk(self._rows, event):
            super().keyPressEvent(event)
