"""One reading: begun by hand, off the vault's lane, told how far it is, stopped at any time."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.model.reading_scope import Asked
from desktop.ui.jobs import Jobs
from desktop.ui.reading_door import Read, Reader


class Turn(QObject):
    """Emits how far it is, then what was found or why not; nothing more once it was stopped."""

    told = Signal(float)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, reader: Callable[[], Reader], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._reader = jobs, reader()
        self._is_stopped = False

    def begin(self, asked: Sequence[Asked]) -> None:
        """Begin to read these sections, one after the other."""
        work = partial(self._reader.read, tuple(asked), self._tell)
        self._jobs.run(work, self._on_read, self._on_failed)

    def stop(self) -> None:
        """End it at once, with the helper that read."""
        self._is_stopped = True
        self._reader.stop()

    def _tell(self, far: float) -> None:
        # On the other lane: this object stays until the answer is home.
        self.told.emit(far)

    def _on_read(self, found: tuple[Read, ...]) -> None:
        if not self._is_stopped:
            self.ended.emit(found)
        self.deleteLater()

    def _on_failed(self, error: BaseException) -> None:
        if not self._is_stopped:
            self.failed.emit(error)
        self.deleteLater()
