"""One answer out of a few: side by side where they are short, else in a list that opens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.picker import Choosing
from desktop.ui.widgets.segmented import Segmented

_MOST, _LONGEST, _ALL, _ALL_OF_A_LINE = 4, 16, 34, 48
"""Up to so many answers, of so many letters each and together, stand side by side in half a form,
and in the whole line of one."""
_HALF = 280
"""The half of a form, at 100 % (mock 03: 257, and four answers in it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What can be answered: what is kept, and the word for it; `wide` has the whole line."""

    words: Mapping[str, str]
    wide: bool = False

    def are_short(self) -> bool:
        """Say whether all of them fit side by side on one line."""
        lengths = [len(word) for word in self.words.values()]
        most = _ALL_OF_A_LINE if self.wide else _ALL
        return 0 < len(lengths) <= _MOST and max(lengths) <= _LONGEST and sum(lengths) <= most


class AnswerField(QWidget):
    """One answer or none; the answer that is taken back leaves nothing behind."""

    edited = Signal()

    def __init__(self, look: Look, what: str, answers: Answers, *, name: str) -> None:
        super().__init__()
        self._look, self._answers = look, answers
        self._value: Any = ABSENT
        self._listed: tuple[Any, ...] = ()
        self.setObjectName(name)
        self._keys = tuple(answers.words)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._list = Choosing(look, what, name=f"{name}_list")
        self._list.setMinimumContentsLength(8)
        self._list.setSizeAdjustPolicy(
            Choosing.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._line: Segmented | None = None
        if answers.are_short():
            pairs = tuple((str(index), answers.words[key]) for index, key in enumerate(self._keys))
            self._line = Segmented(look, pairs, name=f"{name}_line", what=what)
            self._line.chosen.connect(self._on_line_chosen)
            self._lines.addWidget(self._line)
        self._lines.addWidget(self._list)
        self._list.activated.connect(self._on_list_chosen)
        # Not while a layout is giving out places: showing a part begins that layout once more
        # inside itself, and Qt's grid then reads what it has already let go of.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._dress)
        self._fill()
        self._dress()

    def value(self) -> Any:
        """Return what is kept for the answer, or ABSENT."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show this answer; one that the guide does not name stands in the list."""
        self._value = value if isinstance(value, str) and value else ABSENT
        self._fill()
        self._dress()

    def hold(self) -> None:
        """Take the keyboard."""
        if self._list.isVisibleTo(self):
            self._list.setFocus()
        elif self._line is not None:
            buttons = self._line.findChildren(QPushButton)
            next((one for one in buttons if one.isChecked()), buttons[0]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand in a list where there is no room side by side."""
        super().resizeEvent(event)
        self._soon.start()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no more than half a form: what needs more becomes a list."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._look.theme.px(_HALF)), least.height())

    def _fill(self) -> None:
        words = dict(self._answers.words)
        if self._value is not ABSENT:
            words.setdefault(self._value, self._value)
        self._listed = (ABSENT, *words)
        self._list.clear()
        self._list.addItems([self.tr("Left open"), *words.values()])
        self._list.setCurrentIndex(self._listed.index(self._value))

    def _dress(self) -> None:
        """Show the answers side by side if they fit and one of them, or none, is chosen."""
        line = self._line
        is_known = self._value is ABSENT or self._value in self._keys
        in_line = line is not None and is_known and line.sizeHint().width() <= self.width()
        if line is not None:
            line.set_value(str(self._keys.index(self._value)) if self._value in self._keys else "")
            line.setVisible(in_line)
        self._list.setVisible(not in_line)

    def _on_line_chosen(self, index: str) -> None:
        self._value = self._keys[int(index)] if index else ABSENT
        self._fill()
        self.edited.emit()

    def _on_list_chosen(self, index: int) -> None:
        self._value = self._listed[index]
        self._dress()
        self.edited.emit()
