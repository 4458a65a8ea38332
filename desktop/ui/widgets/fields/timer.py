"""Some minutes for this, if a person wants them; the end is one sentence and cuts nothing off."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields.countdown import Countdown
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label

_LOOK_AGAIN_MS = 1000

Clock = Callable[[], float]


class TimerField(QWidget):
    """Start, rest, stop; it shows the minutes that are left and keeps the seconds that it ran."""

    edited = Signal()

    def __init__(self, look: Look, minutes: int, clock: Clock, *, name: str) -> None:
        super().__init__()
        self._look, self._clock = look, clock
        self._countdown = Countdown(minutes)
        self._is_over = False
        self._spent: float = 0
        self.setObjectName(name)
        self._left = QLabel()
        self._left.setObjectName(f"{name}_left")
        self._start = Button(look, self.tr("Start"), name=f"{name}_start", icon="clock")
        self._stop = Button(look, self.tr("Stop here"), name=f"{name}_stop", kind="quiet")
        self._said = label("", "muted", f"{name}_said")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        flow = Flow(look, gap=12)
        for part in (self._start, self._stop, self._left):
            flow.addWidget(part)
        self._lines.addLayout(flow)
        self._lines.addWidget(self._said)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._on_tick)
        self._start.clicked.connect(self._on_start_clicked)
        self._stop.clicked.connect(self._on_stop_clicked)
        look.changed.connect(self._settle)
        self._settle()
        self._dress()

    def value(self) -> Any:
        """Return how many seconds it ran in all, or ABSENT."""
        return round(self._spent) or ABSENT

    def show_value(self, value: Any) -> None:
        """Go on from so many seconds, with all minutes left."""
        is_number = isinstance(value, int) and not isinstance(value, bool)
        self._spent = value if is_number else 0
        self._timer.stop()
        self._countdown.begin_again()
        self._is_over = False
        self._dress()

    def hold(self) -> None:
        """Take the keyboard."""
        self._start.setFocus()

    def look_at_clock(self) -> None:
        """Show what is left now; the end says its sentence once."""
        now = self._clock()
        if self._countdown.is_running and self._countdown.minutes_left(now) == 0:
            self._is_over = True
            self._rest()
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self._said, self._said.text())
            )
        self._dress()

    def _rest(self) -> None:
        self._timer.stop()
        self._spent += self._countdown.rest(self._clock())
        self._dress()
        self.edited.emit()

    def _dress(self) -> None:
        is_running = self._countdown.is_running
        left = self._countdown.minutes_left(self._clock())
        one, more = self.tr("1 minute left"), self.tr("{0} minutes left").format(left)
        self._left.setText(one if left == 1 else more)
        self._left.setVisible(not self._is_over)
        self._start.show_text(self.tr("Pause") if is_running else self.tr("Start"))
        self._stop.setVisible(is_running)
        self._said.setText(
            self.tr("That is the time you set. Go on, or leave it here; nothing is cut off.")
        )
        self._said.setVisible(self._is_over)

    def _on_tick(self) -> None:
        self.look_at_clock()

    def _on_start_clicked(self) -> None:
        if self._countdown.is_running:
            self._rest()
            return
        if self._is_over:
            self._countdown.begin_again()
            self._is_over = False
        self._countdown.start(self._clock())
        self._timer.start()
        self._dress()

    def _on_stop_clicked(self) -> None:
        self._start.setFocus()
        self._rest()
        self._countdown.begin_again()
        self._dress()

    def _settle(self) -> None:
        self._lines.setSpacing(self._look.theme.px(4))
