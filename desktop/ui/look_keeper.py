"""Keeps how the window looks: in the settings file, a moment after it was changed."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop import preferences
from desktop.door import Door
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look

LOOK_MS = 500


class LookKeeper(QObject):
    """Has each change written by the door; nobody waits for it."""

    def __init__(self, look: Look, jobs: Jobs, door: Door) -> None:
        super().__init__()
        self._look, self._jobs, self._door = look, jobs, door
        self._is_kept = True
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self._keep)
        look.changed.connect(self._on_changed)

    def not_kept(self) -> str | None:
        """Return the text for the settings file that is not known to be there, or None."""
        return None if self._is_kept else preferences.dump(self._look.preferences)

    def _on_changed(self) -> None:
        self._is_kept = False
        self._timer.start()

    def _keep(self) -> None:
        text = preferences.dump(self._look.preferences)
        # Not on this thread: a disk that does not answer must not keep a lock from coming.
        work = partial(self._door.keep_preferences, text)
        self._jobs.run(work, self._on_kept, self._on_not_kept)

    def _on_kept(self, _nothing: object) -> None:
        self._is_kept = not self._timer.isActive()

    def _on_not_kept(self, _error: BaseException) -> None:
        """Say nothing: it holds while the window is open, and is tried once more at the end."""
