"""Some minutes for writing, if somebody wants them; their end is a quiet line and stops nobody."""

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QMenu

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.fields.countdown import Countdown
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label

MINUTES = (15, 20, 30)
"""What is offered (domain.md, W5: fifteen to twenty); none is chosen at first."""
LOOK_AGAIN_MS = 1_000


class SoftStop(Column):
    """Chosen for one sitting and never kept; `ground_wanted` asks for the room to come back."""

    ground_wanted = Signal()
    closing_wanted = Signal()
    went_on = Signal()

    def __init__(self, look: Look, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(look)
        self._clock = clock
        self._countdown: Countdown | None = None
        self.button = Button(look, "", name="entry_timer", kind="quiet")
        self.button.setProperty("measure", "link")
        self._said = label("", "body", "entry_timer_said")
        self._closing = Button(
            look, self.tr("One last sentence"), name="entry_timer_closing", kind="plain"
        )
        self._ground = Button(
            look, self.tr("Come back to the room"), name="entry_timer_ground", kind="plain"
        )
        self._go_on = Button(look, self.tr("Go on"), name="entry_timer_go_on", kind="quiet")
        flow = Flow(look, gap=8)
        for part in (self._closing, self._ground, self._go_on):
            flow.addWidget(part)
        self.lines.addWidget(self._said)
        self.lines.addLayout(flow)
        self._timer = QTimer(self, interval=LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look_at_clock)
        self.button.clicked.connect(self._on_asked)
        self._closing.clicked.connect(partial(self._leave, self.closing_wanted))
        self._ground.clicked.connect(partial(self._leave, self.ground_wanted))
        self._go_on.clicked.connect(partial(self._leave, self.went_on))
        self.put_away()

    def set_minutes(self, minutes: int) -> None:
        """Begin so many minutes from now; 0 takes the clock away."""
        self.put_away()
        if minutes:
            self._countdown = Countdown(minutes)
            self._countdown.start(self._clock())
            self.button.show_text(self.tr("A stop in {n} minutes").format(n=minutes))
            self._timer.start()

    def look_at_clock(self) -> None:
        """Say it once when the minutes are over."""
        countdown = self._countdown
        if countdown is None or countdown.minutes_left(self._clock()) > 0:
            return
        self.put_away()
        self._said.setText(self.tr(
            "The time you set is over. You can end with one sentence about now, come back to the "
            "room, or go on. All of it is kept."
        ))  # fmt: skip
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._said, self._said.text()))

    def put_away(self) -> None:
        """Have no clock."""
        self._timer.stop()
        self._countdown = None
        self.button.show_text(self.tr("A soft stop"))
        self.hide()

    def menu(self) -> QMenu:
        """Return what can be chosen."""
        made = QMenu(self.tr("A soft stop"), self)
        for minutes in MINUTES:
            action = made.addAction(self.tr("In {n} minutes").format(n=minutes))
            action.triggered.connect(partial(self.set_minutes, minutes))
        if self._countdown is not None:
            made.addAction(self.tr("No stop")).triggered.connect(self.put_away)
        return made

    def _on_asked(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _leave(self, wanted: SignalInstance) -> None:
        self.hide()
        wanted.emit()
