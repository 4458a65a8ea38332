"""A few answers side by side, of which one or none is chosen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.flow import Flow

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Segmented(QFrame):
    """One choice out of a few; choosing it again takes it back, unless one is always needed.

    Choices are pairs of a key and its word. The arrow keys move between them, Space chooses. What
    `wraps` goes on below where a line is full.
    """

    chosen = Signal(str)

    def __init__(  # noqa: PLR0913  it has that many sides
        self,
        look: Look,
        choices: tuple[tuple[str, str], ...],
        *,
        name: str,
        what: str,
        is_needed: bool = False,
        wraps: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._is_needed = is_needed
        self._buttons: dict[str, QPushButton] = {}
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.setProperty("surface", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._line: QLayout
        if wraps:
            self._line = Flow(gap=look.theme.px(4))
            self.setLayout(self._line)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        else:
            self._line = QHBoxLayout(self)
        for key, word in choices:
            button = _Segment(word, self)
            button.setObjectName(f"{name}_{key}")
            button.setAccessibleName(f"{what}: {word}")
            button.clicked.connect(self._on_clicked)
            self._buttons[key] = button
            self._line.addWidget(button)
        look.changed.connect(self._settle)
        self._settle()

    def value(self) -> str:
        """Return the key of the choice, or nothing."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Show this choice, or none, without a signal."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        key = next(key for key, button in self._buttons.items() if button is pressed)
        is_taken_back = not self._buttons[key].isChecked() and not self._is_needed
        self.set_value("" if is_taken_back else key)
        self.chosen.emit(self.value())

    def _settle(self) -> None:
        px = self._look.theme.px
        self._line.setContentsMargins(px(4), px(3), px(4), px(3))
        self._line.setSpacing(px(4))


class _Segment(QPushButton):
    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(word, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "segment")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # Chosen, its word is set heavier; Qt asks for the room of the lighter one.
        heavier = QFont(self.font())
        heavier.setWeight(QFont.Weight.DemiBold)
        is_more = QFontMetrics(heavier).horizontalAdvance(self.text())
        is_less = self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(0, is_more - is_less), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = _ARROWS.get(Qt.Key(event.key()), 0)
        if step:
            self.focusNextPrevChild(step > 0)
            return
        super().keyPressEvent(event)
