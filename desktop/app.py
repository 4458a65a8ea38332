"""The composition root: the only place that constructs and joins."""

import contextlib
import os
import signal
import sys
import time
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desktop import files, preferences
from desktop.door import Door, Geometry, Mode
from desktop.errors import AppError, DestinationError, DoorError
from desktop.sandbox import Held
from desktop.ui import messages
from desktop.ui.autolock import USUAL_MINUTES, Autolock
from desktop.ui.clipboard import Clipboard
from desktop.ui.entrance import Entrance, Way
from desktop.ui.jobs import Jobs
from desktop.ui.laid_over import LaidOver
from desktop.ui.listening import Listening
from desktop.ui.look_keeper import LookKeeper
from desktop.ui.quick_exit import QuickExit
from desktop.ui.theme import Look
from desktop.ui.touches import Touches
from desktop.ui.unpictured import watching
from desktop.ui.window import MainWindow

CLIPBOARD_MS = 30_000
"""`security.md` row 35."""
SCREEN_GONE = ("The X11 connection broke", "The Wayland connection broke")
"""How Qt 6.11 says that the screen is gone, before it ends the process."""
LANGUAGE = "en"

if TYPE_CHECKING:
    from desktop.errors import DataFileError
    from desktop.model.guide import Guide
    from desktop.session import Session
    from desktop.ui.backing import Backing
    from desktop.ui.further import Further
    from desktop.ui.inside import Inside
    from desktop.ui.widgets.sitting_page import SittingPage
    from desktop.vaults import Rules


def room(  # noqa: PLR0913  # what the door says of a room
    door: Door,
    folder: Path | None,
    mode: Mode,
    geometry: Geometry | None,
    *,
    held: Held,
    rules: "Rules | None" = None,
) -> int:
    """Be the room for one vault folder until it is left; return the exit code."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    application = QApplication(["stillpage"])
    application.setApplicationName("Stillpage")
    application.setQuitOnLastWindowClosed(False)
    look = Look(application, preferences.load(door.start.preferences))
    one = Room(door, look, folder, mode, rules)
    one.begin(geometry, held)
    return application.exec()


class Room(QObject):
    """Joins window, session and door; lives as long as the process."""

    def __init__(
        self, door: Door, look: Look, folder: Path | None, mode: Mode, rules: "Rules | None"
    ) -> None:
        super().__init__()
        self._door, self._look, self._folder = door, look, folder
        self._mode, self._rules = mode, rules
        self._jobs = Jobs()
        self._clipboard = Clipboard(clear_after_ms=CLIPBOARD_MS)
        self._unpictured = watching()
        self._inside: Inside | None = None
        self._session: Session | None = None
        self._further: Further | None = None
        self._backing: Backing | None = None
        self._listening = Listening()
        self._leaving: tuple[Mode, Path | None] | None = None
        self._look_keeper = LookKeeper(look, self._jobs, door)

    def begin(self, geometry: Geometry | None, held: Held) -> None:
        """Show the window with what this room begins with."""
        self._held = held
        self._window = MainWindow(self._look, geometry)
        way = Way(self._mode, self._folder, held, self._rules, self._door, self._others)
        self._entrance = Entrance(self._look, self._jobs, way)
        self._over = LaidOver(self._look, self._jobs, self._window, self._entrance)
        self._join()
        self._window.show_page(self._entrance)
        self._window.show()
        self._entrance.arrive()

    # joining

    def _join(self) -> None:
        self._window.lock_wanted.connect(self.lock)
        self._window.close_wanted.connect(self.quit)
        self._window.help_wanted.connect(self._on_help)
        self._window.ground_wanted.connect(self._on_ground)
        self._window.lost_focus.connect(self._on_lost_focus)
        self._entrance.settled.connect(self._watch_keys)
        self._entrance.waiting.connect(self._read_ahead)
        self._entrance.opened.connect(self._enter)
        self._entrance.reading.connect(self._listening.begin)
        self._listening.must_lock.connect(self._on_must_lock)
        self._entrance.elsewhere.connect(self._on_elsewhere)
        self._entrance.help_wanted.connect(self._on_help)
        sys.excepthook = self._on_bug
        qInstallMessageHandler(self._on_qt_message)
        self._door_watch = QSocketNotifier(self._door.fileno(), QSocketNotifier.Type.Read, self)
        self._door_watch.activated.connect(self._on_door)
        self._wake_on_signals()

    def _read_ahead(self) -> None:
        """Have what the inside needs ready while the key is derived and this thread has nothing."""
        from desktop.ui import further, inside  # noqa: F401, PLC0415

        load_guides(LANGUAGE)

    def _watch_keys(self) -> None:
        """Notice idleness, and Shift thrice; for a filter PySide loads every class (55 ms)."""
        application = QApplication.instance()
        assert application is not None  # noqa: S101  # this runs inside it
        self._autolock = Autolock(time.monotonic, time.time, USUAL_MINUTES)
        self._autolock.expired.connect(self.lock)
        self._quick_exit = QuickExit(time.monotonic)
        self._quick_exit.wanted.connect(self.quit)
        self._touches = Touches(self._autolock.hear, self._quick_exit.hear)
        application.installEventFilter(self._touches)
        self._autolock.start()

    def _wake_on_signals(self) -> None:
        """Let SIGTERM and its like reach the event loop, which then leaves as on a close."""
        read, write = os.pipe()
        os.set_blocking(read, False)
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, _heard)
        self._pipe = read
        self._signal_watch = QSocketNotifier(read, QSocketNotifier.Type.Read, self)
        self._signal_watch.activated.connect(self._on_signal)

    # the vault is open

    def _enter(self, opened: "Session") -> None:
        """Go inside: everything that needs the vault is made now."""
        # Only now: at the first painted window nothing of this is loaded (house 0.18).
        from desktop.ui import inside  # noqa: PLC0415
        from desktop.ui.means import Means  # noqa: PLC0415
        from desktop.ui.screens.settings import Notes  # noqa: PLC0415
        from desktop.worded import Worded  # noqa: PLC0415

        self._session = opened
        guides, problems = load_guides(LANGUAGE)
        opened.late = frozenset(one.id for one in guides if one.late)
        means = Means(
            look=self._look,
            jobs=self._jobs,
            session=opened,
            clipboard=self._clipboard,
            guides=Worded(guides, _plain_guides, lambda: opened.settings.words),
            notes=Notes(problems=tuple(map(messages.sentence, problems))),
            further=self._others().screens(),
            rest=self._touches.rest,
        )
        self._inside = inside.Inside(means)
        self._over.enter(opened, self._inside)
        self._inside.lock_wanted.connect(self.lock)
        self._inside.help_wanted.connect(self._on_help)
        self._inside.senses_wanted.connect(self._over.show_senses)
        self._inside.ground_wanted.connect(self._over.show_ground)
        self._inside.two_here.connect(self._on_two_here)
        self._inside.gone.connect(self._on_gone)
        for name, one in (("inside", self._inside), ("over", self._over)):
            one.present.connect(partial(self._autolock.set_present, name))
        self._inside.settings_changed.connect(self._on_settings_changed)
        self._inside.all_kept.connect(self._on_all_kept)
        self._inside.not_kept.connect(self._on_not_kept)
        self._inside.said.connect(self._window.say)
        self._inside.unsaid.connect(self._window.unsay)
        self._window.put_away.connect(self._inside.put_away)
        self._window.show_page(self._inside)
        # At once: a key that follows the one that unlocked belongs to the page that opens.
        self._inside.arrive()
        self._watch_over()
        self._begin_backups(opened, self._inside)

    def _others(self) -> "Further":
        if self._further is None:
            from desktop.ui.further import Further  # noqa: PLC0415

            self._further = Further(self._look, self._jobs, self._door, self._held, self._rules)
        return self._further

    def _begin_backups(self, opened: "Session", inside: "Inside") -> None:
        self._backing = self._others().backing(opened)
        self._backing.working.connect(inside.rest_upkeep)
        inside.texts.touched.connect(self._backing.touched)
        self._backing.start()

    def _watch_over(self) -> None:
        self._on_settings_changed()
        self._listening.begin()

    # leaving

    def lock(self) -> None:
        """Cover, keep, end this room; the door shows the lock screen again."""
        if self._session is not None or self._entrance.holds_a_vault():
            self._leave(Mode.LOCK, None)

    def quit(self) -> None:
        """Cover, keep, end the program."""
        self._leave(Mode.QUIT, None)

    def _leave(self, mode: Mode, folder: Path | None) -> None:
        if self._leaving is not None:
            if mode is Mode.QUIT:
                self._leaving = (mode, folder)
            return
        self._leaving = (mode, folder)
        self._window.cover()
        self._clipboard.clear_if_ours()
        if self._backing is not None:
            self._backing.stop()
        if self._inside is None:
            self._end()
        else:
            self._inside.finish()

    def _on_all_kept(self) -> None:
        if self._leaving is not None:
            self._end()

    def _on_not_kept(self, words: str) -> None:
        if self._leaving is not None:
            self._window.cover(words)

    def _end(self) -> None:
        """Close everything and end the process, and with it all it knew."""
        assert self._leaving is not None  # noqa: S101  # set by whoever leaves
        mode, folder = self._leaving
        if self._further is not None:
            self._further.close()
        if self._entrance.holds_a_vault():
            # A backup that is read lies in a file of its own until then.
            with contextlib.suppress(Exception):
                self._entrance.leave()
        if self._session is not None:
            # All is kept by now; what is wrong with the files, the next unlocking says. A room
            # that stayed would keep everything it knows behind its cover.
            with contextlib.suppress(Exception):
                self._jobs.ask_last(self._session.close)
        with contextlib.suppress(DoorError):
            place = self._window.place()
            self._door.leave(mode, folder, place, self._look_keeper.not_kept())
        self._window.allow_close()
        QApplication.processEvents()
        self._listening.release_sleep()
        sys.stdout.flush()
        # No teardown: the process ends now, and the kernel clears what it held.
        os._exit(0)

    # what happens

    def _on_elsewhere(self, mode: Mode, folder: Path | None) -> None:
        """Begin another room: for another vault, or for one to be made."""
        if mode is Mode.CREATE and folder is not None:
            try:
                self._door.make_folder(folder)
            except (DestinationError, DoorError) as error:
                self._entrance.refuse(messages.sentence(error))
                return
        self._leave(mode, folder)

    def _on_help(self) -> None:
        if self._leaving is None:
            self._over.show_help()

    def _on_ground(self) -> None:
        if self._leaving is None:
            self._over.show_ground()

    def _on_two_here(self, page: "SittingPage") -> None:
        """Leave two people with this page alone; nothing of the vault waits to be pasted."""
        self._clipboard.clear_if_ours()
        self._over.lay_for_two(page)

    def _on_gone(self) -> None:
        """End this room: its vault was removed, and nothing is left to be kept."""
        if self._leaving is None:
            there = files.vaults_in(files.default_place())
            self._leaving = (Mode.CHOOSE if there else Mode.WELCOME, None)
            self._window.cover()
            self._clipboard.clear_if_ours()
            self._end()

    def _on_must_lock(self, _reason: object) -> None:
        is_open = self._session is not None or self._entrance.holds_a_vault()
        (self.lock if is_open else self._listening.release_sleep)()

    def _on_lost_focus(self) -> None:
        opened = self._session
        if opened is not None and opened.settings.cover_on_focus_loss:
            self.lock()

    def _on_settings_changed(self) -> None:
        assert self._session is not None  # noqa: S101  # settings are inside
        self._autolock.set_minutes(self._session.settings.idle_minutes)
        self._quick_exit.set_on(self._session.settings.quick_exit)
        self._unpictured.set_on(self._session.settings.hides_from_capture)

    def _on_signal(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._pipe, 64)
        self.quit()

    def _on_door(self) -> None:
        if self._door.gone():
            self._door_watch.setEnabled(False)
            self.quit()

    def _on_bug(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Say what is true: what was refused, or that something went wrong in the program."""
        if isinstance(error, AppError):
            self._window.say(messages.sentence(error))
            return
        from desktop.ui.report import report  # noqa: PLC0415  # seldom needed

        if self._inside is not None:
            self._inside.keep_now()
        self._window.say(messages.bug(), report(error))

    def _on_qt_message(self, _kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Drop what Qt would print: it could hold words, and nobody reads it."""
        if message.startswith(SCREEN_GONE):
            # Qt calls exit() next, which waits for the lanes without end: keep the words and go.
            with contextlib.suppress(Exception):
                self._keep_at_last()
            os._exit(1)

    def _keep_at_last(self) -> None:
        if self._inside is not None:
            task = self._inside.texts.take()
            if task is not None:
                self._jobs.ask(task)
        if self._session is not None:
            self._jobs.ask(self._session.close)


def _heard(_number: int, _frame: object) -> None:
    """Do nothing here: the wake-up descriptor has told the event loop."""


@cache  # read once: a guide never changes while the program runs
def load_guides(language: str) -> "tuple[tuple[Guide, ...], tuple[DataFileError, ...]]":
    """Return the guides that could be read, in the usual words, and what is wrong with others."""
    from desktop import guides  # noqa: PLC0415  # not needed before the vault is open

    found, problems = _read_guides(language)
    return tuple(guides.in_words(one, {}) for one in found), problems


def _plain_guides() -> "tuple[Guide, ...]":
    return _read_guides(LANGUAGE)[0]


@cache
def _read_guides(language: str) -> "tuple[tuple[Guide, ...], tuple[DataFileError, ...]]":
    """Return the guides with places for words."""
    from desktop import guides  # noqa: PLC0415  # not needed before the vault is open

    return guides.shipped(language)
