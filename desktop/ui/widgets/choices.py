"""Boxes with a tick, round ones with a dot, and a list that opens: painted, so that they scale."""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
)

from desktop.ui import icons
from desktop.ui.theme import Look, Theme

_SIDE, _GAP, _HIGH = 20, 8, 32
_Choice = QCheckBox | QRadioButton


class CheckBox(QCheckBox):
    """A box with a tick, or with a bar when it holds in part."""

    def __init__(self, look: Look, text: str, *, name: str) -> None:
        super().__init__(text)
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(text)
        _let_wrap(self)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        return _size(self, self._look.theme)

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        return _least(self, self._look.theme)

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's name
        return _height(self, self._look.theme, width)

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, D102, N802 - Qt's name
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme, state = self._look.theme, self.checkState()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_full = state is Qt.CheckState.Checked
        box = _paint_box(self, painter, theme, filled=is_full)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        tint = "on_accent" if is_full else "accent"
        if not self.isEnabled():
            tint = "muted"
        inset = box.width() * 0.1
        place = box.adjusted(inset, inset, -inset, -inset)
        if state is not Qt.CheckState.Unchecked:
            icon = "check" if is_full else "minus"
            icons.paint(painter, icon, place, theme.colour(tint).name())
        _paint_words(self, painter, theme)


class Radio(QRadioButton):
    """A round box with a dot: one of several."""

    def __init__(self, look: Look, text: str, *, name: str) -> None:
        super().__init__(text)
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(text)
        _let_wrap(self)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        return _size(self, self._look.theme)

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        return _least(self, self._look.theme)

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's name
        return _height(self, self._look.theme, width)

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, D102, N802 - Qt's name
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = _paint_box(self, painter, theme, filled=False)
        painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent" if self.isEnabled() else "muted"))
            inset = box.width() * 0.26
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        _paint_words(self, painter, theme)


class RadioGroup(QButtonGroup):
    """Radios of which one holds; Tab leads to that one, not to the first or the last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._settle)

    def take(self, radio: Radio) -> None:
        """Make a radio one of this group."""
        self.addButton(radio)
        self._settle()

    def _settle(self) -> None:
        chosen: QAbstractButton | None = self.checkedButton()
        if chosen is None:
            return
        for button in self.buttons():
            policy = Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class NumberField(QSpinBox):
    """A number; what scrolls the page scrolls the page, and never changes the number."""

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(self.inputMethodHints() | Qt.InputMethodHint.ImhSensitiveData)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102, N802 - Qt's name
        event.ignore()


class Combo(QComboBox):
    """One of many, in a list that opens."""

    def __init__(self, look: Look, what: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.view().setObjectName(f"{name}_list")
        self.view().setAccessibleName(what)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().paintEvent(event)
        theme = self._look.theme
        side = theme.px(16)
        corner = QPointF(self.width() - side - theme.px(12), (self.height() - side) / 2)
        colour = theme.colour("muted").name()
        icons.paint(QPainter(self), "chevron-down", QRectF(corner, QSize(side, side)), colour)


def _size(choice: _Choice, theme: Theme) -> QSize:
    words = choice.fontMetrics().horizontalAdvance(choice.text())
    return QSize(theme.px(_SIDE + _GAP + 4) + words, theme.px(_HIGH))


def _let_wrap(choice: _Choice) -> None:
    """Let the words go on to a further line where a column has no room for them."""
    policy = choice.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    choice.setSizePolicy(policy)


def _least(choice: _Choice, theme: Theme) -> QSize:
    longest = max(map(choice.fontMetrics().horizontalAdvance, choice.text().split()), default=0)
    return QSize(theme.px(_SIDE + _GAP + 4) + longest, theme.px(_HIGH))


def _height(choice: _Choice, theme: Theme, width: int) -> int:
    room = QRect(0, 0, max(1, width - theme.px(2 + _SIDE + _GAP)), 0)
    words = choice.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, choice.text())
    lines = max(1, round(words.height() / choice.fontMetrics().lineSpacing()))
    return theme.px(_HIGH) + (lines - 1) * choice.fontMetrics().lineSpacing()


def _paint_box(choice: _Choice, painter: QPainter, theme: Theme, *, filled: bool) -> QRectF:
    """Set the pen and brush for the box and return where it is."""
    side = theme.px(_SIDE)
    is_on = choice.isChecked() and choice.isEnabled()
    over = choice.underMouse() and choice.isEnabled()
    pen = theme.pen("accent" if is_on or over else "control_line", 1.5 if is_on else 1)
    if not choice.isEnabled():
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    ground = "accent_soft" if over else "paper"
    painter.setBrush(theme.colour("accent" if filled and choice.isEnabled() else ground))
    return QRectF(theme.px(2), (choice.height() - side) / 2, side, side)


def _paint_words(choice: _Choice, painter: QPainter, theme: Theme) -> None:
    painter.setPen(theme.colour("ink" if choice.isEnabled() else "muted"))
    painter.setFont(choice.font())
    words = choice.rect().adjusted(theme.px(2 + _SIDE + _GAP), 0, 0, 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(words, flags, choice.text())
