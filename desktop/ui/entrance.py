"""Everything before the lock is open: which page comes first, and who follows whom."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.door import Mode
from desktop.sandbox import Held
from desktop.ui.jobs import Jobs
from desktop.ui.screens.unlock import Opening, UnlockScreen
from desktop.ui.theme import Look

if TYPE_CHECKING:
    from desktop.vaults import Rules


class Way(NamedTuple):
    """What a room begins with: its mode and folder, what holds here, other rules than the usual."""

    mode: Mode
    folder: Path | None
    held: Held
    rules: "Rules | None" = None


class Entrance(QWidget):
    """Emits the session once one is open, or that another room is wanted (mode, folder)."""

    opened = Signal(object)
    elsewhere = Signal(object, object)
    help_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, way: Way) -> None:
        super().__init__()
        self.setObjectName("entrance")
        self._look, self._jobs, self._way = look, jobs, way
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._first = self._begin()

    def arrive(self) -> None:
        """Show the first page and load behind it what unlocking needs."""
        self._show(self._first)
        if self._way.mode in {Mode.LOCK, Mode.CREATE}:
            self._jobs.save(_load, self._on_loaded, self._on_loaded)

    def _begin(self) -> QWidget:
        starts: dict[Mode, Callable[[], QWidget]] = {
            Mode.LOCK: self._unlock,
        }
        return starts[self._way.mode]()

    def _show(self, screen: QWidget) -> None:
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        arrive: Callable[[], None] = screen.arrive  # type: ignore[attr-defined]
        arrive()

    def _on_loaded(self, _nothing: object) -> None:
        """Do nothing: it is loaded, or unlocking will say why not."""

    # the lock screen

    def _unlock(self) -> QWidget:
        folder = self._way.folder or Path()
        opening = Opening(
            unlock=partial(_unlock, folder, self._way.rules), wait_after_s=_wait_after_s
        )
        screen = UnlockScreen(self._look, self._jobs, opening)
        screen.unlocked.connect(self.opened)
        screen.help_wanted.connect(self.help_wanted)
        return screen


def _load() -> None:
    from desktop import vaults  # noqa: F401, PLC0415  # loaded behind the painted lock screen


def _unlock(folder: Path, rules: "Rules | None", passphrase: str) -> object:
    from desktop import vaults  # noqa: PLC0415

    return vaults.unlock(folder, passphrase, rules or vaults.Rules())


def _wait_after_s(failures: int) -> float:
    from desktop import session  # noqa: PLC0415

    return session.wait_after_s(failures)
