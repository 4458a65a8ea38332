"""Notices that nobody has touched anything for a while, or that the computer has slept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

FEWEST_MINUTES, USUAL_MINUTES, MOST_MINUTES = 1, 5, 30
"""`house.md` 0.16."""
TICK_MS = 5_000
PRESENT_SECONDS = 660.0
"""So long somebody counts as present without a touch while they do something that needs none: a
minute more than the longest turn of a practice for two, which the lock would otherwise cut off."""
JUMP_SECONDS = 20.0
"""How far the wall clock may run ahead of the other one before it counts as sleep."""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class Autolock(QObject):
    """Emits `expired` after some minutes without a touch, or as soon as a sleep is noticed.

    Then it counts anew: at the lock screen nobody hears, and the vault may be opened after it.

    `monotonic` stands still while the computer sleeps, `wall` does not; both return seconds.

    Whoever breathes, grounds, or listens while a timer runs touches nothing, and is there. A page
    for such a thing has a signal `present = Signal(bool)` and emits True when it begins and False
    when it is over or left; `app` joins it to `set_present`. It holds for eleven minutes without a
    touch, never longer, and only against idleness: a sleep still locks.
    """

    expired = Signal()

    def __init__(
        self, monotonic: Callable[[], float], wall: Callable[[], float], minutes: int
    ) -> None:
        super().__init__()
        self._monotonic = monotonic
        self._wall = wall
        self._seconds = 0.0
        self._touched = monotonic()
        self._gap = wall() - monotonic()
        self._present: set[str] = set()
        # A precise timer wakes the computer more often than it needs to.
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Expire after this many minutes from now on, within the bounds."""
        self._seconds = 60.0 * min(max(minutes, FEWEST_MINUTES), MOST_MINUTES)

    def set_present(self, name: str, is_present: bool) -> None:
        """Wait longer for a touch while this one says that somebody is there without one."""
        if is_present:
            self._present.add(name)
        elif name in self._present:
            self._present.discard(name)
            # What was done without a touch was done by somebody.
            self._touched = self._monotonic()

    def start(self) -> None:
        """Begin to count; the time runs from now."""
        self._touched = self._monotonic()
        self._gap = self._wall() - self._monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()

    def look(self) -> None:
        """See whether it is time; called every few seconds."""
        now, gap = self._monotonic(), self._wall() - self._monotonic()
        has_jumped = gap - self._gap > JUMP_SECONDS
        # A clock set back is not a sleep: it is only remembered.
        self._gap = gap
        longest = max(self._seconds, PRESENT_SECONDS) if self._present else self._seconds
        if has_jumped or now - self._touched >= longest:
            # Anew, and not at an end: nothing may have been open, and something be opened later.
            self.start()
            self.expired.emit()

    def hear(self, event: QEvent) -> None:
        """Note a touch (`touches.Touches`)."""
        kind = event.type()
        # What the program sends itself is no touch, but for words that an input method composed.
        if kind in _TOUCHES and (event.spontaneous() or kind == QEvent.Type.InputMethod):
            self._touched = self._monotonic()
