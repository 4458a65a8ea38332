"""The time of one turn, large enough for two: nothing rings, blinks or cuts anything off."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.practice import Step
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.fields.countdown import Countdown
from desktop.ui.widgets.labels import label

LOOK_AGAIN_MS = 1000

Clock = Callable[[], float]


class TurnTimer(QWidget):
    """Shows the minutes that are left; whoever has the turn starts it and may rest it.

    `running` says when it begins and when it is over or rested: two people who talk touch nothing.
    """

    running = Signal(bool)

    def __init__(self, look: Look, clock: Clock, *, name: str) -> None:
        super().__init__()
        self._look, self._clock = look, clock
        self._step: Step | None = None
        self._minutes = 0
        self._countdown = Countdown(0)
        self._is_over = False
        self.setObjectName(name)
        self._left = label("", "heading", f"{name}_left")
        self._start = Button(look, self.tr("Start the time"), name=f"{name}_start", icon="clock")
        self._fewer = IconButton(look, "minus", self.tr("A minute less"), name=f"{name}_fewer")
        self._more = IconButton(look, "plus", self.tr("A minute more"), name=f"{name}_more")
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(self._left)
        self._row = across(self._start, self._fewer, self._more, gap=12)
        self._lines.addLayout(self._row)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look_at_clock)
        self._start.clicked.connect(self._on_start)
        self._fewer.clicked.connect(self._on_fewer)
        self._more.clicked.connect(self._on_more)
        look.changed.connect(self._settle)
        self._settle()

    @property
    def is_running(self) -> bool:
        """Say whether the time of a turn runs now."""
        return self._countdown.is_running

    def show_step(self, step: Step) -> None:
        """Have all the minutes of this step left, and wait; without minutes show nothing."""
        self.rest()
        self._step, self._minutes = step, step.minutes
        self._begin_again()
        self.setVisible(bool(step.minutes))
        self._dress()

    def hold(self) -> None:
        """Take the keyboard."""
        self._start.setFocus()

    def rest(self) -> None:
        """Count no longer; what is left stays."""
        self._timer.stop()
        if self._countdown.is_running:
            self._countdown.rest(self._clock())
            self.running.emit(False)
        self._dress()

    def look_at_clock(self) -> None:
        """Show what is left now; the end is one sentence."""
        if self._countdown.is_running and not self._countdown.minutes_left(self._clock()):
            self._is_over = True
            self.rest()
        self._dress()

    # parts

    def _begin_again(self) -> None:
        self._countdown, self._is_over = Countdown(self._minutes), False

    def _dress(self) -> None:
        is_running, step = self._countdown.is_running, self._step
        left = self._countdown.minutes_left(self._clock())
        words = self.tr("1 minute left") if left == 1 else self.tr("{0} minutes left")
        if not is_running and left == self._minutes:
            words = self.tr("1 minute") if left == 1 else self.tr("{0} minutes")
        over = self.tr("That is the time. Finish your sentence, or go on.")
        self._left.setText(over if self._is_over else words.format(left))
        self._start.show_text(self.tr("Hold the time") if is_running else self._begin_words(left))
        can_set = step is not None and step.least < step.most and not is_running
        for button, is_possible in (
            (self._fewer, step is not None and self._minutes > step.least),
            (self._more, step is not None and self._minutes < step.most),
        ):
            button.setVisible(can_set)
            # A button that can go no further keeps the keyboard while somebody is on it.
            button.setEnabled(is_possible or button.hasFocus())

    def _begin_words(self, left: int) -> str:
        if self._is_over:
            return self.tr("The same time again")
        is_new = left == self._minutes
        return self.tr("Start the time") if is_new else self.tr("Let the time run on")

    def _on_start(self) -> None:
        if self._countdown.is_running:
            self.rest()
            return
        if self._is_over:
            self._begin_again()
        self._countdown.start(self._clock())
        self._timer.start()
        self.running.emit(True)
        self._dress()

    def _on_fewer(self) -> None:
        self._set(self._minutes - 1)

    def _on_more(self) -> None:
        self._set(self._minutes + 1)

    def _set(self, minutes: int) -> None:
        if self._step is not None and self._step.least <= minutes <= self._step.most:
            self._minutes = minutes
            self._begin_again()
        self._dress()

    def _settle(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(self._look.theme.px(8))
