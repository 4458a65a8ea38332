"""How long each part of a breath takes: a word, a number, and a step to either side."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.model.breathing import HELD, LEAST, MOST, PHASES, Phase, Rhythm
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label


class Middle(Flow):
    """Parts from left to right as in a flow, each line in the middle of the room it has."""

    def _place(self, place: QRect, *, is_trial: bool) -> int:
        high = super()._place(place, is_trial=is_trial)
        if is_trial:
            return high
        for line in self._broken(place.width(), self._look.theme.px(self._gap)):
            spare = place.right() - line[-1].geometry().right()
            for item in line:
                item.setGeometry(item.geometry().translated(QPoint(max(0, spare // 2), 0)))
        return high


class BreathingCounts(QWidget):
    """Emits the rhythm that is wanted now; the counts of what is not held are not shown."""

    changed = Signal(object)

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look = look
        self._rhythm = Rhythm()
        self._numbers: dict[Phase, QLabel] = {}
        self._buttons: dict[Phase, tuple[IconButton, IconButton]] = {}
        self._groups: dict[Phase, QWidget] = {}
        self._lines: list[QHBoxLayout] = []
        flow = Middle(look, gap=20)
        self.setLayout(flow)
        for phase, (word, said) in zip(PHASES, self._words(), strict=True):
            flow.addWidget(self._group(phase, word, said))
        look.changed.connect(self._settle)
        self._settle()
        self.show_rhythm(self._rhythm)

    def show_rhythm(self, rhythm: Rhythm) -> None:
        """Show these counts, without a signal."""
        self._rhythm = rhythm
        for phase, number in self._numbers.items():
            count = rhythm.count(phase)
            number.setText(str(count))
            for button in self._buttons[phase]:
                button.setAccessibleDescription(
                    self.tr("{n} now, from {least} to {most}").format(
                        n=count, least=LEAST, most=MOST
                    )
                )
            self._groups[phase].setVisible(rhythm.holds or phase not in HELD)

    def _words(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("in"), self.tr("Breathing in")),
            (self.tr("hold"), self.tr("Holding, breathed in")),
            (self.tr("out"), self.tr("Breathing out")),
            (self.tr("hold"), self.tr("Holding, breathed out")),
        )

    def _group(self, phase: Phase, word: str, said: str) -> QWidget:
        group = QWidget(self)
        name = f"{self.objectName()}_{phase}"
        shorter = self.tr("{part}: shorter").format(part=said)
        longer = self.tr("{part}: longer").format(part=said)
        less = IconButton(self._look, "minus", shorter, name=f"{name}_less")
        more = IconButton(self._look, "plus", longer, name=f"{name}_more")
        number = label("", "strong", f"{name}_count")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = QHBoxLayout(group)
        word_label = label(word, "muted")
        for words in (word_label, number):
            words.setWordWrap(False)
        for part in (word_label, less, number, more):
            line.addWidget(part)
        less.clicked.connect(partial(self._on_stepped, phase, -1))
        more.clicked.connect(partial(self._on_stepped, phase, 1))
        self._numbers[phase], self._groups[phase] = number, group
        self._buttons[phase] = (less, more)
        self._lines.append(line)
        return group

    def _on_stepped(self, phase: Phase, step: int) -> None:
        wanted = self._rhythm.stepped(phase, step)
        if wanted != self._rhythm:
            self.show_rhythm(wanted)
            self.changed.emit(wanted)

    def _settle(self) -> None:
        px = self._look.theme.px
        for line in self._lines:
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(px(4))
        for number in self._numbers.values():
            number.setMinimumWidth(px(20))
