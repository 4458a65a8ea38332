"""A number from 0 to 10; skipped on purpose is neither 0 nor not answered."""

from time import monotonic
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label

HIGHEST = 10
_SIDE = 36
"""The least a target may be (interface.md, The pictures)."""
_SECOND_DIGIT_S = 1.5
"""So long after a 1 a 0 makes it a 10."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_ANCHORS = {2: (0, HIGHEST), 3: (0, HIGHEST // 2, HIGHEST)}


class ScaleField(QWidget):
    """Eleven numbers and a way to skip; what is pressed again is taken back.

    Without `skips` it can only be left empty: where nobody asked, nothing is skipped.
    """

    edited = Signal()

    def __init__(
        self, look: Look, what: str, ends: tuple[str, ...], *, name: str, skips: bool = True
    ) -> None:
        super().__init__()
        self._look = look
        self._one_at = -_SECOND_DIGIT_S
        self.setObjectName(name)
        self._numbers = tuple(
            _Number(look, number, self.tr("{0}: {1} of 10").format(what, number), name=name)
            for number in range(HIGHEST + 1)
        )
        self._skip = Button(look, self.tr("Skip"), name=f"{name}_skip", kind="chip")
        self._skip.setAccessibleName(self.tr("{0}: skip").format(what))
        self._said = label("", "note", f"{name}_said")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        flow = Flow(look, gap=8)
        for number in self._numbers:
            flow.addWidget(number)
        for button in (*self._numbers, self._skip):
            button.clicked.connect(self._on_clicked)
        self._below = QHBoxLayout()
        if skips:
            self._below.addWidget(self._skip)
        else:
            self._skip.setParent(self)
            self._skip.hide()
        self._below.addWidget(self._said, 1)
        self._lines.addLayout(flow)
        self._lines.addLayout(self._below)
        self._ends = self._end_words(ends)
        look.changed.connect(self._settle)
        self._settle()
        self._dress()

    def value(self) -> Any:
        """Return the number, None where it was skipped on purpose, or ABSENT."""
        if self._skip.isChecked():
            return None
        return next((one.number for one in self._numbers if one.isChecked()), ABSENT)

    def show_value(self, value: Any) -> None:
        """Show this number, or that it was skipped."""
        is_number = isinstance(value, int) and not isinstance(value, bool)
        for one in self._numbers:
            one.setChecked(is_number and one.number == value)
        self._skip.setChecked(value is None)
        self._dress()

    def hold(self) -> None:
        """Take the keyboard."""
        self._entry().setFocus()

    def _end_words(self, ends: tuple[str, ...]) -> str:
        places = _ANCHORS.get(len(ends), ())
        pairs = zip(places, ends[: len(places)], strict=True)
        return " · ".join(f"{number} {words}" for number, words in pairs)

    def _entry(self) -> QAbstractButton:
        """Return the button that Tab leads to: the chosen one, else the first."""
        chosen = [one for one in (*self._numbers, self._skip) if one.isChecked()]
        return (*chosen, self._numbers[0])[0]

    def _dress(self) -> None:
        words = self.tr("Skipped for now.") if self._skip.isChecked() else self._ends
        self._said.setText(words)
        self._said.setVisible(bool(words))
        entry = self._entry()
        for one in self._numbers:
            is_entry = one is entry or (one.number == 0 and entry is self._skip)
            policy = Qt.FocusPolicy.StrongFocus if is_entry else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(policy)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QAbstractButton):
            self._choose(pressed, is_on=pressed.isChecked())

    def _choose(self, chosen: QAbstractButton, *, is_on: bool) -> None:
        for one in (*self._numbers, self._skip):
            one.setChecked(one is chosen and is_on)
        self._dress()
        self.edited.emit()

    def _step(self, step: int) -> None:
        row = (*self._numbers, self._skip)
        held = [at for at, one in enumerate(row) if one.hasFocus()]
        if held:
            row[min(max(held[0] + step, 0), len(row) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self, digit: int) -> None:
        """Choose a digit; a 0 soon after a 1 makes it a 10."""
        is_ten = digit == 0 and monotonic() - self._one_at < _SECOND_DIGIT_S
        self._one_at = monotonic() if digit == 1 else -_SECOND_DIGIT_S
        chosen = self._numbers[HIGHEST if is_ten else digit]
        self._choose(chosen, is_on=True)
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _settle(self) -> None:
        self._lines.setSpacing(self._look.theme.px(8))
        self._below.setSpacing(self._look.theme.px(12))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk with the arrows, choose with digits; the buttons leave these keys to the row."""
        digit = event.text()
        if Qt.Key(event.key()) in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        elif digit in {str(number) for number in range(HIGHEST)}:
            self._press(int(digit))
        else:
            super().keyPressEvent(event)


class _Number(QAbstractButton):
    def __init__(self, look: Look, number: int, what: str, *, name: str) -> None:
        super().__init__()
        self.number = number
        self._look = look
        self.setObjectName(f"{name}_{number}")
        self.setAccessibleName(what)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = self._look.theme.px(_SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        # Left to itself a button takes the arrows to leave the row by its ends.
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_marked = self.isChecked() or self.underMouse()
        painter.setPen(theme.pen("accent" if is_marked else "control_line", 1))
        painter.setBrush(theme.colour("accent_soft" if is_marked else "paper"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("control_strong" if self.isChecked() else "control"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.number))
