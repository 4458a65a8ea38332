"""Makes backups while nobody types, or when somebody asks, and lets everything else go first.

When: house 0.8. A minute after the last key, at most hourly; and soon after an unlocking, when the
session before ended with words that no backup holds. Never while the vault is being locked.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import lane
from desktop.door import Door
from desktop.errors import AppError
from desktop.session import Backup, Begun, Session, copy_elsewhere, thin_elsewhere
from desktop.ui.jobs import Jobs

QUIET_MS = 60_000
OPENED_MS = 8_000
AGAIN_MS = 5 * 60_000
"""How often it is looked whether one is due where nobody types."""
SOON_MS = 250
"""How soon one that somebody asked for is tried again after it gave way."""


class Backing(QObject):
    """Emits `working` while one is on its way, `told` how far it is, and `ended`; then `made`.

    Where it gave way, was stopped or could not be made, `made` does not follow.
    """

    working = Signal(bool)
    told = Signal(float)
    made = Signal(object)
    ended = Signal()

    def __init__(self, jobs: Jobs, session: Session, door: Door) -> None:
        super().__init__()
        self._jobs, self._session, self._door = jobs, session, door
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_quiet)
        self._is_hourly = self._is_asked = self._is_stopped = self._is_over = False
        self._newest: Backup | None = None
        self.is_working = False
        self.trouble: AppError | None = None
        """Why the last one could not be made; a later one that is made takes it away."""
        self.place_trouble: AppError | None = None
        """Why it did not get to the second place, too."""

    def start(self) -> None:
        """Take away what a cut left, and make one soon if the last session ended without."""
        self._jobs.save(self._session.tidy_backups, self._on_tidied, self._on_failed)
        self._timer.start(OPENED_MS)

    def touched(self) -> None:
        """Learn that somebody types: the next one waits for a minute of quiet."""
        if not self._is_over:
            self._timer.start(QUIET_MS)

    def stop(self) -> None:
        """Make none any more; one that is on its way leaves nothing behind."""
        self._is_over = self._is_stopped = True
        self._timer.stop()

    def make_now(self) -> None:
        """Make one because somebody asks for it, also where nothing was written since."""
        if not self.is_working and not self._is_over:
            self._is_asked = True
            self._begin()

    def give_up(self) -> None:
        """Stop the one that is on its way; it leaves nothing behind."""
        self._is_stopped = True

    # on its way

    def _on_tidied(self, _nothing: object) -> None:
        """Do nothing: what was left is gone."""

    def _on_quiet(self) -> None:
        if self.is_working:
            self._timer.start(AGAIN_MS)
            return
        due = partial(self._session.backup_is_due, is_hourly=self._is_hourly)
        self._jobs.save(due, self._on_known, self._on_failed)

    def _on_known(self, is_due: bool) -> None:
        if is_due and not self.is_working and not self._is_over:
            self._begin()
        elif not self._is_over:
            self._is_hourly = True
            self._timer.start(AGAIN_MS)

    def _begin(self) -> None:
        if not self.is_working:
            self.is_working, self._is_stopped = True, self._is_over
            self.working.emit(True)
        begin = partial(self._session.begin_backup, self._gives_way, self.told.emit)
        self._jobs.save(begin, self._on_begun, self._on_failed)

    def _gives_way(self) -> bool:
        """Say whether something waits for the lane this runs on, or nobody wants it any more."""
        return self._is_stopped or lane.is_awaited()

    def _on_begun(self, begun: Begun | None) -> None:
        if begun is None:
            self._on_given_way()
        else:
            finish = partial(begun.finish, self._gives_way, self.told.emit)
            self._jobs.run(finish, self._on_finished, self._on_failed)

    def _on_finished(self, one: Backup | None) -> None:
        if one is None:
            self._on_given_way()
            return
        self.trouble, self._newest = None, one
        place = self._session.settings.backup_place
        if place:
            copy = partial(_copy_to, Path(place), one, self._door)
            self._jobs.run(copy, self._on_copied, self._on_not_copied)
        else:
            self._on_made()

    def _on_copied(self, _nothing: object) -> None:
        self.place_trouble = None
        self._on_made()

    def _on_not_copied(self, error: BaseException) -> None:
        # A stick that is not there is nothing to be told of; the page says it.
        if isinstance(error, AppError):
            self.place_trouble = error
            self._on_made()
        else:
            self._on_failed(error)

    def _on_made(self) -> None:
        self._is_hourly = True
        self._end(AGAIN_MS)
        self.made.emit(self._newest)

    def _on_given_way(self) -> None:
        if self._is_asked and not self._is_stopped:
            QTimer.singleShot(SOON_MS, self, self._begin_again)
        else:
            self._end(QUIET_MS)

    def _begin_again(self) -> None:
        if self._is_over or self._is_stopped:
            self._end(QUIET_MS)
        else:
            self._begin()

    def _on_failed(self, error: BaseException) -> None:
        self.trouble = error if isinstance(error, AppError) else None
        self._end(AGAIN_MS)
        if self.trouble is None:
            raise error

    def _end(self, next_ms: int) -> None:
        was_working = self.is_working
        self.is_working = self._is_asked = False
        if not self._is_over:
            self._timer.start(next_ms)
        if was_working:
            self.working.emit(False)
            self.ended.emit()


def _copy_to(place: Path, one: Backup, door: Door) -> None:
    """Put a backup into a second place, too, and thin out what is older there."""
    path = copy_elsewhere(one, partial(door.new_file, place))
    thin_elsewhere(path, partial(door.remove_older, beside=path))
