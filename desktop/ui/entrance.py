"""Everything before the lock is open: which page comes first, and who follows whom."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.door import Door, Mode
from desktop.sandbox import Held
from desktop.ui.jobs import Jobs
from desktop.ui.screens.unlock import Opening, UnlockScreen
from desktop.ui.theme import Look

if TYPE_CHECKING:
    from desktop.model.salvaged import Course, Note, Salvage
    from desktop.model.secret import RecoveryPhrase
    from desktop.model.settings import Purpose
    from desktop.session import Cost, Reading, Secret, Session
    from desktop.ui.screens.on_paper import OnPaper
    from desktop.vaults import Rules

# Everything else is imported when its page is wanted: at the first painted window only the lock
# screen is loaded (house 0.18).


UNSEEN_MS = 1_000
"""When to go on without a first picture: a window that begins minimised has none."""

SHOWN_MS = 50
"""After this long it is painted that the passphrase is being tried."""


class Others(Protocol):
    """What makes pages that are seldom wanted."""

    def sheet(self) -> "OnPaper":
        """Return the page that sets a blank sheet."""


class Way(NamedTuple):
    """What a room begins with: its mode and folder, what holds here, other rules than the usual.

    Through the door a vault is made of a backup, in a folder in which this room may not write.
    `others` makes the blank sheet on which the words of a new vault can be written by hand.
    """

    mode: Mode
    folder: Path | None
    held: Held
    rules: "Rules | None" = None
    door: Door | None = None
    others: "Callable[[], Others] | None" = None


class Entrance(QWidget):
    """Emits the session once one is open, or that another room is wanted (mode, folder).

    `reading` says that something of a vault is open here, so that all that locks one locks it.
    `settled` comes once, when the first page is on the screen: what is slow begins then.
    """

    settled = Signal()
    waiting = Signal()
    opened = Signal(object)
    reading = Signal()
    elsewhere = Signal(object, object)
    help_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, way: Way) -> None:
        super().__init__()
        self.setObjectName("entrance")
        self._look, self._jobs, self._way = look, jobs, way
        self._stack = QStackedWidget()
        self._first = QTimer(self, singleShot=True, interval=UNSEEN_MS)
        self._first.timeout.connect(self._settle)
        self._is_seen = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def arrive(self) -> None:
        """Show the first page; once it is seen, load behind it what unlocking needs."""
        starts: dict[Mode, Callable[[], None]] = {
            Mode.LOCK: self._show_unlock,
            Mode.CREATE: self._show_create,
            Mode.WELCOME: self._show_welcome,
            Mode.CHOOSE: self._show_choose,
        }
        starts[self._way.mode]()
        self._first.start()

    def holds_a_vault(self) -> bool:
        """Say whether a vault is open on a page here: one just made, or one opened by its words."""
        holds = getattr(self._stack.currentWidget(), "holds_a_vault", None)
        return holds is not None and bool(holds())

    def leave(self) -> None:
        """Have the page that is shown forget what it holds, and close what it opened."""
        self._stack.currentWidget().leave()  # type: ignore[union-attr]

    def resume(self) -> None:
        """Take the focus again after another page lay over this one."""
        screen = self._stack.currentWidget()
        if screen is not None:
            screen.setFocus()
            (screen.focusWidget() or screen).setFocus()

    def refuse(self, words: str) -> None:
        """Say why another room could not be begun."""
        refuse: Callable[[str], None] | None = getattr(self._stack.currentWidget(), "refuse", None)
        if refuse is not None:
            refuse(words)

    def _show(self, screen: QWidget) -> None:
        """Show a page in the place of the one before, which forgets what was typed."""
        before = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None:
            leave: Callable[[], None] = before.leave  # type: ignore[attr-defined]
            leave()
            self._stack.removeWidget(before)
            before.deleteLater()
        wanted = getattr(screen, "help_wanted", None)
        if wanted is not None:
            wanted.connect(self.help_wanted)
        arrive: Callable[[], None] = screen.arrive  # type: ignore[attr-defined]
        arrive()

    def _settle(self) -> None:
        self.settled.emit()
        if self._way.mode is Mode.LOCK:
            # On the lane, and yet a thread that imports keeps this one from painting.
            self._jobs.save(_load, self._on_loaded, self._on_loaded)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            # What is painted reaches the screen when this returns.
            self._first.start(0)

    def _on_loaded(self, _nothing: object) -> None:
        """Do nothing: it is loaded, or unlocking will say why not."""

    # the lock screen

    def _show_unlock(self) -> None:
        from desktop import beside, files  # noqa: PLC0415

        opening = Opening(
            unlock=partial(_unlock, self._folder(), self._way.rules), wait_after_s=_wait_after_s,
            waits=files.is_waiting(self._folder()), copies=beside.copies(self._folder()),
            is_remote=files.is_remote(self._folder()),
        )  # fmt: skip
        screen = UnlockScreen(self._look, self._jobs, opening)
        screen.unlocked.connect(self.opened)
        screen.asked.connect(self._on_asked)
        screen.phrase_wanted.connect(self._show_recover)
        screen.other_vault_wanted.connect(self._on_other_wanted)
        screen.backup_wanted.connect(self._show_backups)
        screen.reading_wanted.connect(self._show_reading)
        screen.salvage_wanted.connect(self._show_salvage)
        self._show(screen)

    def _show_reading(self, secret: "Secret") -> None:
        from desktop.ui.screens import read_backup  # noqa: PLC0415

        read = partial(_read_backup, self._folder(), self._way.rules, secret)
        screen = read_backup.ReadBackupScreen(self._look, self._jobs, read_backup.Means(open=read))
        screen.closed.connect(self._show_unlock)
        screen.salvage_wanted.connect(partial(self._show_salvage, secret))
        screen.opened.connect(self.reading)
        self._show(screen)

    def _show_salvage(self, secret: "Secret") -> None:
        from desktop import files  # noqa: PLC0415
        from desktop.ui.screens import salvage, welcome  # noqa: PLC0415

        means = salvage.Means(
            folder=lambda: welcome.free_folder(files.default_place()),
            salvage=partial(self._salvage, secret),
        )
        screen = salvage.SalvageScreen(self._look, self._jobs, means)
        screen.saved.connect(self._on_vault_chosen)
        screen.closed.connect(self._show_unlock)
        screen.reading.connect(self.reading)
        self._show(screen)

    def _salvage(
        self, secret: "Secret", folder: Path, course: "Course", note: "Note"
    ) -> "tuple[Path, Salvage] | None":
        """Make a vault of what can be saved; raises what `vaults` does. None: it was stopped."""
        from desktop import vaults  # noqa: PLC0415
        from desktop.ui.screens import salvage  # noqa: PLC0415

        door = self._way.door
        assert door is not None  # noqa: S101  # every room has one
        about = self._folder(), secret, _rules(self._way.rules)
        work = partial(vaults.salvage, *about, told=(course, note))
        return salvage.in_new_folder(door, folder, work, course)

    def _on_asked(self) -> None:
        """Load what lies behind the lock while the key is derived and this thread has nothing."""
        QTimer.singleShot(SHOWN_MS, self, self._load_behind)

    def _load_behind(self) -> None:
        _load_behind()
        self.waiting.emit()

    def _folder(self) -> Path:
        assert self._way.folder is not None  # noqa: S101  # these modes have one
        return self._way.folder

    def _show_recover(self) -> None:
        from desktop.ui import shipped  # noqa: PLC0415
        from desktop.ui.screens import recover  # noqa: PLC0415

        means = recover.Recovering(
            open=partial(_recover, self._folder(), self._way.rules),
            measure=partial(_measure, self._way.rules),
            change=_change,
            words=shipped.passphrase_words(),
        )
        screen = recover.RecoverScreen(self._look, self._jobs, means)
        screen.unlocked.connect(self.opened)
        screen.holding.connect(self.reading)
        screen.closed.connect(self._show_unlock)
        screen.reading_wanted.connect(self._show_reading)
        screen.salvage_wanted.connect(self._show_salvage)
        self._show(screen)

    # a new vault, another vault

    def _show_create(self) -> None:
        from desktop.ui import shipped  # noqa: PLC0415
        from desktop.ui.screens import create  # noqa: PLC0415

        others = self._way.others
        making = create.Making(
            measure=partial(_measure, self._way.rules),
            make=partial(_create, self._folder()),
            words=shipped.passphrase_words(),
            protects=shipped.page("protects"),
            holds=shipped.holds(self._way.held),
            sheet=(lambda: others().sheet()) if others else None,
        )
        screen = create.CreateScreen(self._look, self._jobs, making)
        screen.created.connect(self.opened)
        screen.holding.connect(self.reading)
        screen.given_up.connect(self._on_new_wanted)
        self._show(screen)

    def _show_welcome(self) -> None:
        from desktop import files  # noqa: PLC0415
        from desktop.ui import shipped  # noqa: PLC0415
        from desktop.ui.screens import welcome  # noqa: PLC0415

        ground = welcome.Ground(
            usual=files.default_place(),
            synced_by=files.synced_by,
            is_remote=files.is_remote,
            is_too_deep=files.is_too_deep,
            before=shipped.page("before"),
            protects=shipped.page("protects"),
            checkup=partial(_checkup, self._look, self._jobs),
            holds=shipped.holds(self._way.held),
        )
        screen = welcome.WelcomeScreen(self._look, ground)
        screen.place_chosen.connect(self._on_place_chosen)
        screen.other_vault_wanted.connect(self._on_other_wanted)
        self._show(screen)

    def _show_choose(self) -> None:
        from desktop import files  # noqa: PLC0415
        from desktop.ui.screens import choose_vault  # noqa: PLC0415

        choice = choose_vault.Choice(
            vaults=partial(files.vaults_in, files.default_place()),
            is_vault=files.is_vault,
            is_too_deep=partial(files.is_too_deep, longest="vault.db"),
            can_go_back=False,
        )
        screen = choose_vault.ChooseVaultScreen(self._look, choice)
        screen.vault_chosen.connect(self._on_vault_chosen)
        screen.new_wanted.connect(self._on_new_wanted)
        screen.backup_wanted.connect(self._show_backups)
        self._show(screen)

    def _show_backups(self) -> None:
        from desktop import files, session  # noqa: PLC0415
        from desktop.ui.screens import open_backup, welcome  # noqa: PLC0415

        folder = self._way.folder if self._way.mode is Mode.LOCK else None
        means = open_backup.Means(
            beside=partial(session.backups_of, folder) if folder else tuple,
            within=session.backups_in,
            folder=lambda: welcome.free_folder(files.default_place()),
            restore=self._restore,
        )
        screen = open_backup.OpenBackupScreen(self._look, self._jobs, means)
        screen.restored.connect(self._on_vault_chosen)
        screen.closed.connect(self._show_unlock if folder else self._show_choose)
        self._show(screen)

    def _restore(self, path: Path, folder: Path, tell: Callable[[float], object]) -> None:
        """Make a folder and in it a vault of a backup; raises what `session.restore` raises."""
        from desktop import session  # noqa: PLC0415

        door = self._way.door
        assert door is not None  # noqa: S101  # every room has one
        door.make_folder(folder)
        session.restore(path, partial(door.new_file, folder), tell)

    def _on_place_chosen(self, folder: Path) -> None:
        self.elsewhere.emit(Mode.CREATE, folder)

    def _on_vault_chosen(self, folder: Path) -> None:
        self.elsewhere.emit(Mode.LOCK, folder)

    def _on_other_wanted(self) -> None:
        self.elsewhere.emit(Mode.CHOOSE, None)

    def _on_new_wanted(self) -> None:
        self.elsewhere.emit(Mode.WELCOME, None)


def _checkup(look: Look, jobs: Jobs, out: str) -> QWidget:
    from desktop.ui import checking  # noqa: PLC0415  # seldom wanted

    return checking.screen(look, jobs, None, out)


def _load_behind() -> None:
    from desktop.ui import keeping  # noqa: F401, PLC0415
    from desktop.ui.screens import (  # noqa: F401, PLC0415
        library,
        protects,
        secrets,
        settings,
        today,
        writing,
    )


# Each of these runs on the lane of the vault, which loads what it needs.


def _load() -> None:
    from desktop import vaults  # noqa: F401, PLC0415


def _rules(rules: "Rules | None") -> "Rules":
    from desktop import vaults  # noqa: PLC0415

    return rules or vaults.Rules()


def _unlock(folder: Path, rules: "Rules | None", passphrase: str) -> "Session":
    from desktop import vaults  # noqa: PLC0415

    return vaults.unlock(folder, passphrase, _rules(rules))


def _read_backup(folder: Path, rules: "Rules | None", secret: "Secret") -> "Reading":
    from desktop import vaults  # noqa: PLC0415

    return vaults.read_backup(folder, secret, _rules(rules))


def _recover(folder: Path, rules: "Rules | None", phrase: "RecoveryPhrase") -> "Session":
    from desktop import vaults  # noqa: PLC0415

    return vaults.recover(folder, phrase, _rules(rules))


def _change(opened: "Session", passphrase: str, cost: "Cost") -> None:
    from desktop import vaults  # noqa: PLC0415

    vaults.change_passphrase(opened, passphrase, cost)


def _measure(rules: "Rules | None") -> "Cost":
    return _rules(rules).cost()


def _create(folder: Path, passphrase: str, purpose: "Purpose", cost: "Cost") -> "Session":
    from desktop import vaults  # noqa: PLC0415

    return vaults.create(folder, passphrase, purpose, cost)


def _wait_after_s(failures: int) -> float:
    from desktop import session  # noqa: PLC0415

    return session.wait_after_s(failures)
