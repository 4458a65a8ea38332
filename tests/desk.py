"""A person at the real program: a real room, window, session and vault in this process.

Only two things are not the shipped ones: the costs of the vault, and `os._exit`, which is noted
instead of done. The person presses keys and reads what is shown.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import lent
import samples
import shiboken6
from fakes import local_door
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, qInstallMessageHandler
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShowEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabWidget, QWidget

from desktop import app, packet, preferences, vaults
from desktop.door import Geometry, Mode
from desktop.model import richtext
from desktop.model.document import Document, Kind
from desktop.sandbox import Held
from desktop.ui.theme import Look
from desktop.ui.touches import Touches

RULES = vaults.Rules(bounds=samples.CHEAP_BOUNDS, cost=lambda: samples.CHEAPEST)
HELD = Held(network_closed=True, writes_confined=True, memory_closed=True)
SIZE = (1280, 800)
LONGEST_MS = 5_000
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Windows:
    """Notes each top-level window that is shown beside the one there should be.

    It looks along where the program itself hears of all events: a second filter over them costs
    as much as the program does (`touches`).
    """

    def __init__(self):
        self.strange = []

    def look_along(self, monkeypatch):
        """See every event from here on that the program sees."""
        honest = Touches.eventFilter

        def filtered(touches, watched, event):
            if isinstance(event, QShowEvent):
                self.look_at(watched)
            return honest(touches, watched, event)

        rest = Touches.rest

        @contextlib.contextmanager
        def rested(touches):
            first = 0 if touches._resting else _next_window()
            with rest(touches):
                yield
            if first:
                self.look_back(first)

        monkeypatch.setattr(Touches, "eventFilter", filtered)
        monkeypatch.setattr(Touches, "rest", rested)

    def look_back(self, first):
        """Note what was shown while the program heard nothing: each window has a number."""
        made = _next_window() - first - 1
        if made:
            here = [one for one in QApplication.topLevelWidgets() if one.internalWinId() > first]
            for one in here:
                self.look_at(one)
            if len(here) < made:
                self.strange.append("a window that came and went")

    def look_round(self):
        """See what is shown already."""
        for one in QApplication.topLevelWidgets():
            if one.isVisible():
                self.look_at(one)

    def look_at(self, watched):
        """Note a window that should not be."""
        if (
            isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.objectName() != "window"
            and watched.windowType() not in _PASSING
        ):
            self.strange.append(f"{type(watched).__name__} {watched.objectName()}")


def _next_window() -> int:
    """Return the number of a window made now; no other has the same (Qt's offscreen screen)."""
    window = QWindow()
    window.create()
    return int(window.winId())


class Desk:
    """One vault and the rooms that are opened on it, one after the other."""

    def __init__(self, qtbot, qapp, folder: Path, left: list[int], windows: Windows) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.look = Look(qapp, preferences.Preferences())
        self.windows = windows
        self.left = left
        self.bugs: list[BaseException] = []
        self.room: app.Room | None = None
        self._application = qapp
        self._open = ExitStack()

    # a room begins and ends

    def sit_down(self, mode: Mode = Mode.LOCK, folder: Path | None = None) -> "Desk":
        """Begin a room at its first page."""
        self.left.clear()
        folder = folder or self.folder
        door, self.told = self._open.enter_context(local_door(mode, folder))
        handler = qInstallMessageHandler(None)
        hook, taken = sys.excepthook, [signal.getsignal(one) for one in SIGNALS]
        self.room = app.Room(door, self.look, folder, mode, RULES)
        self.room.begin(Geometry(0, 0, *SIZE, is_maximised=False), HELD)
        # A warning of Qt fails the test, and a mistake of the program is kept to fail it, too.
        qInstallMessageHandler(handler)
        told_of = sys.excepthook
        sys.excepthook = lambda kind, error, trace: (
            self.bugs.append(error), told_of(kind, error, trace)
        )  # fmt: skip
        self._open.callback(self._put_back, hook, taken, self.room)
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.windows.look_round()
        return self

    def unlock(self, passphrase: str = samples.PASSPHRASE) -> "Desk":
        """Begin a room and open the vault; the passphrase comes at once, as it does by a paste.

        Each key is heard by everything beneath it twice, a tenth of the way inside. Letter by
        letter it is typed where that is looked at: `sit_down`, `types`.
        """
        self.sit_down()
        self._commit(passphrase)
        self.press("Return")
        self.wait(lambda: self.inside is not None and self.is_at != "unlock_passphrase")
        return self

    def wait_until_left(self) -> Mode:
        """Wait until the room has ended, and return what it told the door."""
        self.wait(lambda: bool(self.left))
        mode = Mode(self.told()["mode"])
        self.get_up()
        return mode

    def lock(self) -> "Desk":
        """Lock by the key and wait until the room has ended."""
        self.press("Ctrl+L")
        assert self.wait_until_left() is Mode.LOCK
        return self

    def get_up(self) -> None:
        """Take away what the process would have taken with it."""
        self._open.close()

    def _put_back(self, hook, taken, room) -> None:
        signal.set_wakeup_fd(-1)
        for name, handler in zip(SIGNALS, taken, strict=True):
            signal.signal(name, handler)
        sys.excepthook = hook
        if room._further is not None:
            room._further.cancel()
        if room._session is not None and not self.left:
            room._listening.release_sleep()
            room._jobs.ask(room._session.close)
        room._jobs.end()
        if room._further is not None:
            room._further.close()
        for watch in (room._signal_watch, room._door_watch):
            watch.setEnabled(False)
        os.close(room._pipe)
        room._window.allow_close()
        for tabs in room._window.findChildren(QTabWidget):
            tabs.blockSignals(True)  # it would show what follows the page that goes
        # What happens from here on would happen to nobody.
        self._application.removeEventFilter(getattr(room, "_touches", None))
        _delete(room, {id(self.look)})
        self.room = None

    def end(self) -> None:
        """Leave everything as it was before."""
        self.get_up()
        shiboken6.delete(self.look)

    # what a person does

    def press(self, keys: str) -> None:
        """Press one key or a combination, as "Ctrl+Shift+E", where the focus is."""
        # A real key comes when the program has done what the one before asked for.
        QCoreApplication.processEvents()
        combination = QKeySequence(keys)[0]
        QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())

    def types(self, words: str) -> None:
        """Type words where the focus is."""
        for letter in words:
            if letter.isascii():
                QTest.keyClick(self._focus(), letter)
                continue
            # As an input method would: Qt's own tools know only what stands on a plain keyboard.
            self._commit(letter)

    def _commit(self, words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self._focus(), event)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def goes_to(self, name: str) -> None:
        """Press Tab until this control has the focus: what cannot be reached fails."""
        QCoreApplication.processEvents()
        for _ in range(80):
            if self.is_at == name:
                # Nothing is painted on the way, and what was put off may lead elsewhere.
                QCoreApplication.processEvents()
                if self.is_at == name:
                    return
            QTest.keyClick(self._focus(), Qt.Key.Key_Tab)
        raise AssertionError(f"{name} cannot be reached by Tab from {self.is_at}")

    def chooses(self, name: str) -> None:
        """Go to a control by Tab and press it."""
        self.goes_to(name)
        self.press("Space")

    def goes(self, place: str) -> None:
        """Go to a place by its entry in the rail."""
        entry = self.find(f"rail_{place}")
        entry.setFocus()
        self.press("Space")

    # what stands there already

    def begins(self, what: str, words: str = "") -> Document:
        """Have a text begun as the program begins it, and these words in its first section.

        Its page is not opened: for those who look at what comes after the writing.
        """
        beginning = self.inside._beginning
        former = {one.id for one in self.documents()}
        was = beginning.blockSignals(True)
        {"entry": beginning.entry, "letter": beginning.letter}.get(
            what, lambda: beginning.guided(what)
        )()
        beginning.blockSignals(was)
        made = next(one for one in self.documents() if one.id not in former)
        if words:
            self.asks(lambda session: samples.write(session, made, words))
        return made

    # what a person sees

    @property
    def window(self) -> QWidget:
        return self.room._window

    @property
    def inside(self):
        return self.room._inside

    @property
    def is_at(self) -> str:
        """The name of the control with the focus."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def find(self, name: str) -> QWidget:
        """Return the control of this name that can be seen."""
        QCoreApplication.processEvents()
        seen = [one for one in self.window.findChildren(QWidget, name) if one.isVisible()]
        assert seen, f"{name} cannot be seen"
        return seen[0]

    def can_see(self, name: str) -> bool:
        """Say whether a control of this name can be seen."""
        QCoreApplication.processEvents()
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def reads(self, name: str = "") -> str:
        """Return the words of one label, or of all that can be seen."""
        if name:
            return self.find(name).text() if self.can_see(name) else ""
        QCoreApplication.processEvents()
        labels = self.window.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    @property
    def said(self) -> str:
        """Whether it is saved, in the words of the page."""
        return self.reads("writing_saved")

    @property
    def page(self) -> str:
        """The words on the page."""
        return self.find("writing_paper").toPlainText()

    @property
    def caret(self) -> int:
        """Where the caret is on the page."""
        return self.find("writing_paper").caret()

    def wait(self, holds) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(holds, timeout=LONGEST_MS)

    def wait_until_saved(self) -> None:
        """Wait until the page says that it is saved."""
        self.wait(lambda: self.said.startswith("Saved"))

    # what the vault holds

    def asks(self, question):
        """Ask the open session."""
        session = self.room._session
        return self.room._jobs.ask(lambda: question(session))

    def documents(self, *, trashed: bool = False) -> list[Document]:
        """Return everything the open vault holds, in the order of its lists."""
        return self.asks(
            lambda session: [session.open(one.id) for one in session.summaries(trashed=trashed)]
        )

    def titles(self, kind: Kind = Kind.LETTER, *, trashed: bool = False) -> list[str]:
        """Return the titles of one kind in the order of the vault."""
        return [one.title for one in self.documents(trashed=trashed) if one.kind is kind]

    def texts(self, *, trashed: bool = False) -> list[str]:
        """Return the words of all sections in which something is written."""
        return words_of(self.documents(trashed=trashed))


def _delete(one: object, done: set[int]) -> None:
    """Delete what belongs to a room, down to its timers, as the end of its process would."""
    done.add(id(one))
    for part in list(getattr(one, "__dict__", {}).values()):
        if _is_of_the_program(type(part)) and id(part) not in done:
            _delete(part, done)
    if isinstance(one, QObject) and shiboken6.isValid(one):
        shiboken6.delete(one)


@cache
def _is_of_the_program(kind: type) -> bool:
    return kind.__module__.startswith("desktop.")


def words_of(documents: list[Document]) -> list[str]:
    """Return the words of all sections in which something is written."""
    found = [richtext.plain(part.body) for one in documents for part in one.sections]
    return [text for text in found if text]


def words_in(folder: Path) -> list[str]:
    """Return the words of a vault that is closed."""
    with contextlib.closing(samples.opened(folder)) as session:
        return words_of([session.open(one.id) for one in session.summaries()])


def at_a_desk(qtbot, qapp, tmp_path, monkeypatch) -> Iterator[Desk]:
    """Give a desk with a blank vault, and hold the person to what is promised of every session."""
    left: list[int] = []
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(os, "_exit", left.append)
    others = packet.Press.__init__.__defaults__[1:]
    monkeypatch.setattr(packet.Press.__init__, "__defaults__", (lent.Lent, *others))
    if qapp.styleSheet():
        qapp.setStyleSheet("")  # of a test of parts alone; here the window carries it
    windows = Windows()
    windows.look_along(monkeypatch)
    desk = Desk(qtbot, qapp, samples.blank_vault(tmp_path / "vault"), left, windows)
    yield desk
    desk.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert desk.windows.strange == [], desk.windows.strange
    bugs = [error for error in desk.bugs if not isinstance(error, app.AppError)]
    assert bugs == [], bugs
