"""Looks the vault through while nobody types, and says if something is not as written."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.errors import AppError, TextsUnreadableError, VaultUnwritableError
from desktop.session import Session
from desktop.ui.jobs import Jobs

QUIET_MS = 3_000
BETWEEN_MS = 120
TAKING_UP_MS = 40
"""A vault of many years is in the index after some minutes of quiet; no save waits longer."""
AGAIN_MS = 30 * 60_000
"""A round is done soon after unlocking and then every half hour."""


class Upkeep(QObject):
    """Emits `damaged` once for each thing that is, or that the disk does not answer.

    A key press puts the next slice off.

    What was saved is taken into the index of words first, then the rows are checked.
    """

    damaged = Signal(object)

    def __init__(self, jobs: Jobs, session: Session, quiet_ms: int = QUIET_MS) -> None:
        super().__init__()
        self._jobs, self._session, self._quiet_ms = jobs, session, quiet_ms
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_quiet)
        self._is_checked = self._is_damaged = self._is_resting = False
        self._since = QElapsedTimer()

    def start(self) -> None:
        """Tell what the lists had to leave out, and begin once it has been quiet for a while."""
        self._timer.start(self._quiet_ms)
        self._jobs.save(self._session.unreadable, self._on_unreadable, self._on_failed)

    def touched(self) -> None:
        """Learn that somebody types: the next slice waits."""
        if self._timer.isActive():
            # Also from a long rest: what is written now is taken up after it.
            self._timer.start(self._quiet_ms)

    def stop(self) -> None:
        """Check no more."""
        self._timer.stop()

    def rest(self, is_on: bool) -> None:
        """Look at nothing while something long is done that gives way to whatever waits."""
        self._is_resting = is_on

    def _on_quiet(self) -> None:
        if self._is_resting:
            self._timer.start(self._quiet_ms)
            return
        self._jobs.save(self._session.index_slice, self._on_taken_up, self._on_failed)

    def _on_taken_up(self, is_all: bool) -> None:
        if not is_all:
            self._timer.start(TAKING_UP_MS)
        elif self._is_checked and not self._is_due():
            self._timer.start(AGAIN_MS)
        else:
            self._jobs.save(self._session.check_slice, self._on_checked, self._on_failed)

    def _is_due(self) -> bool:
        """Say whether the last round of the check was long ago."""
        return not self._is_damaged and self._since.hasExpired(AGAIN_MS)

    def _on_unreadable(self, count: int) -> None:
        if count:
            self.damaged.emit(TextsUnreadableError(count))

    def _on_checked(self, is_round: bool) -> None:
        self._is_checked = is_round
        if is_round:
            self._since.start()
        self._timer.start(AGAIN_MS if is_round else BETWEEN_MS)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        # What was written goes on being taken up; that something is damaged is said once. Where the
        # disk did not answer nothing is known of it: the next round looks again.
        self._is_checked = True
        self._is_damaged |= not isinstance(error, VaultUnwritableError)
        self._since.start()
        self._timer.start(AGAIN_MS)
        self.damaged.emit(error)
