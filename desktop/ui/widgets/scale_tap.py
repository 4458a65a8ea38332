"""Tap two: a number from 0 to 10 on the scale that was chosen, kept at once; or a skip."""

from time import monotonic
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QWidget

from desktop.model.scales import Scale
from desktop.model.values import MOST_OF_A_SCALE
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.parts_layout import PartsLayout

_SIDE, _HIGH, _GAP = 36, 48, 8
"""The least a target may be (interface.md, The pictures), and how high these are drawn."""
_SECOND_DIGIT_S = 1.5
"""So long after a 1 a 0 makes it a 10."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_NAMES = "scales_at"
_SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)


class ScaleTap(QWidget):
    """Eleven numbers with words below them, and a way to skip.

    `chosen` carries a number, or None for a skip. Digits choose, arrows walk.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._value: Any = ABSENT
        self._scale: Scale | None = None
        self._one_at = -_SECOND_DIGIT_S
        self.setObjectName("scales_tap")
        self._row = _Row(look)
        self._numbers = tuple(_Number(look, at) for at in range(MOST_OF_A_SCALE + 1))
        for number in self._numbers:
            number.clicked.connect(self._on_clicked)
            self._row.addWidget(number)
        self.skip = Button(look, self.tr("Skip"), name=f"{_NAMES}_skip", kind="quiet")
        self.skip.setCheckable(True)
        self.skip.clicked.connect(self._on_skipped)
        self._anchors = tuple(label("", "note", f"{_NAMES}_{at}_words") for at in (0, 5, 10))
        for words, side in zip(self._anchors, _SIDES, strict=True):
            words.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        self._numbers_box = QWidget()
        self._numbers_box.setProperty("surface", "none")
        self._numbers_box.setLayout(self._row)
        below = QHBoxLayout()
        for words in self._anchors:
            below.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self._numbers_box, 0, 0)
        self._grid.addWidget(self.skip, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(below, 1, 0)
        self._grid.setColumnStretch(0, 1)
        look.changed.connect(self._settle)
        self._settle()

    def show_scale(self, scale: Scale) -> None:
        """Ask for this scale; nothing is chosen yet."""
        self._scale = scale
        self._say_anchors()
        self.skip.setAccessibleName(self.tr("{0}: skip").format(scale.name))
        anchors = {0: scale.low, MOST_OF_A_SCALE // 2: scale.mid, MOST_OF_A_SCALE: scale.high}
        for one in self._numbers:
            said = self.tr("{0}: {1} of 10").format(scale.name, one.number)
            one.setAccessibleName(said)
            one.setAccessibleDescription(anchors.get(one.number, ""))
        self.show_value(ABSENT)

    def show_value(self, value: Any) -> None:
        """Show this number, that it was skipped (None), or that nothing is chosen (ABSENT)."""
        self._value = value
        for one in self._numbers:
            one.setChecked(type(value) is int and one.number == value)
        self.skip.setChecked(value is None)
        entry = self._entry()
        for one in self._numbers:
            policy = Qt.FocusPolicy.StrongFocus if one is entry else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(policy)

    def value(self) -> Any:
        """Return what is shown: a number, None for skipped, or ABSENT."""
        return self._value

    def hold(self) -> None:
        """Take the keyboard."""
        self._entry().setFocus(Qt.FocusReason.TabFocusReason)

    def _entry(self) -> QAbstractButton:
        return next((one for one in self._numbers if one.isChecked()), self._numbers[0])

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, _Number):
            self._choose(pressed.number)

    def _on_skipped(self) -> None:
        self._choose(None)

    def _choose(self, value: int | None) -> None:
        # What is pressed again stays: taking it back is Undo, which says so.
        self.show_value(value)
        self.chosen.emit(value)

    def _press(self, digit: int) -> None:
        """Choose a digit; a 0 soon after a 1 makes it a 10."""
        is_ten = digit == 0 and monotonic() - self._one_at < _SECOND_DIGIT_S
        self._one_at = monotonic() if digit == 1 else -_SECOND_DIGIT_S
        number = MOST_OF_A_SCALE if is_ten else digit
        self._choose(number)
        self._numbers[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, step: int) -> None:
        held = [one.number for one in self._numbers if one.hasFocus()]
        if held:
            at = min(max(held[0] + step, 0), MOST_OF_A_SCALE)
            self._numbers[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _settle(self) -> None:
        px = self._look.theme.px
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))

    def _say_anchors(self) -> None:
        """Put the words below their numbers; on several lines each says which number it means."""
        if self._scale is None:
            return
        is_one_line = self._row.in_line(self._numbers_box.width()) == len(self._numbers)
        said = (0, self._scale.low), (5, self._scale.mid), (10, self._scale.high)
        for words, (number, text) in zip(self._anchors, said, strict=True):
            words.setText(text if is_one_line or not text else f"{number}: {text}")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._say_anchors()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk with the arrows, choose with digits; the buttons leave these keys to the row."""
        digit = event.text()
        if Qt.Key(event.key()) in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        elif digit in {str(number) for number in range(MOST_OF_A_SCALE)}:
            self._press(int(digit))
        else:
            super().keyPressEvent(event)


class _Row(PartsLayout):
    """The numbers on one line as wide as there is room, or on several lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSize()

    def in_line(self, width: int) -> int:
        """Return how many numbers stand on one line of this width."""
        gap, least = self._look.theme.px(_GAP), self._look.theme.px(_SIDE)
        return max(1, min(len(self._shown()), (width + gap) // (least + gap)))

    def _place(self, place: QRect, *, is_trial: bool) -> int:
        shown, px = self._shown(), self._look.theme.px
        gap, least, high = px(_GAP), px(_SIDE), px(_HIGH)
        in_line = self.in_line(place.width())
        wide = (place.width() + gap) / in_line - gap if in_line == len(shown) else least
        for at, item in enumerate(shown):
            line, column = divmod(at, in_line)
            corner = QPoint(round(column * (wide + gap)), line * (high + gap))
            if not is_trial:
                item.setGeometry(QRect(place.topLeft() + corner, QSize(int(wide), high)))
        lines = -(-len(shown) // in_line)
        return lines * (high + gap) - gap


class _Number(QAbstractButton):
    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self.number = number
        self._look = look
        self.setObjectName(f"{_NAMES}_{number}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        px = self._look.theme.px
        return QSize(px(_SIDE), px(_HIGH))

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
        theme, is_on = self._look.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_over = self.underMouse()
        painter.setPen(theme.pen("accent" if is_on or is_over else "control_line", 1))
        ground = "accent_soft" if is_over else "paper"
        painter.setBrush(theme.colour("accent" if is_on else ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        painter.setPen(theme.colour("on_accent" if is_on else "ink"))
        painter.setFont(theme.font("control_strong" if is_on else "control"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.number))
