"""One reading: begun by hand, off the vault's lane, told how far it is, stopped at any time."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.model.document import SectionId
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


def outcome(
    found: Sequence[Read], names: Mapping[SectionId, str], *, is_open: bool, is_offer: bool = False
) -> str:
    """Return what is said after a reading: what was not looked at, and that nothing was found.

    `is_open` says that there is something to be asked about; "" where nothing is left to say. With
    `is_offer` nobody is told that what they wrote may not be true.
    """
    foreign = [names.get(one.section, "") for one in found if not one.is_english]
    if foreign and len(foreign) == len(found):
        return _tr(
            "This is not in English, and only English can be read here. Nothing was looked at."
        )
    said = []
    if foreign:
        words = _tr("Only English can be read here. This was not looked at: {names}.")
        said.append(words.format(names=", ".join(foreign)))
    if not is_open:
        nothing = (
            _tr("Nothing to ask about in the rest.")
            if foreign
            else _tr("Nothing here to ask about.")
        )
        said.append(nothing)
        if not is_offer:
            said.append(_tr("That says nothing of whether it is true, or whole."))
    return " ".join(said)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Turn", words)
