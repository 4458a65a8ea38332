"""Every kind of window is kept out of pictures before it is seen; the library is played."""

import re
from ctypes import c_void_p
from pathlib import Path

import pytest
from dlls import Library
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QMenu, QToolTip, QWidget

from desktop import app
from desktop.ui import unpictured
from desktop.ui.windows_pictures import Unpictured

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SHOWN, BLACK, LEFT_OUT = 0x0, 0x1, 0x11
WINDOWS = {"QMenu", "QToolTip", "QComboBox"}
"""What the program uses of Qt that comes in a window of its own, beside its main window."""


class User32(Library):
    """Notes what is asked, and whether the window could be seen by then."""

    def __init__(self, refused: tuple[int, ...] = ()) -> None:
        super().__init__({"SetWindowDisplayAffinity": self._set})
        self._refused = refused
        self.asked: dict[int, int] = {}
        self.seen_before: list[int] = []

    def _set(self, window: c_void_p, wanted) -> int:
        if wanted.value in self._refused:
            return 0
        self.asked[window.value] = wanted.value
        shown = {int(one.winId()) for one in QGuiApplication.topLevelWindows() if one.isVisible()}
        if window.value in shown:
            self.seen_before.append(window.value)
        return 1


@pytest.fixture
def user32(qapp):
    yield from watched(qapp, User32())


def watched(qapp, library):
    one = watcher(qapp, library)
    yield library
    qapp.removeEventFilter(one)


def watcher(qapp, library) -> Unpictured:
    one = Unpictured(library)
    qapp.installEventFilter(one)
    return one


def kinds(qtbot) -> dict[str, QWidget]:
    """Show a window of each kind, and return them by what they are."""
    main = QWidget()
    qtbot.addWidget(main)
    field, choice, menu = QLineEdit(main), QComboBox(main), QMenu("menu", main)
    choice.addItems(["one", "two"])
    menu.addAction("line")
    choice.move(0, 60)
    main.show()
    later = QDialog(main)
    later.show()
    menu.popup(QPoint(0, 0))
    choice.showPopup()
    QToolTip.showText(QPoint(0, 0), "words", main)
    inner = field.createStandardContextMenu()
    inner.popup(QPoint(0, 0))
    tip = next(
        one for one in QGuiApplication.topLevelWindows()
        if one.isVisible() and one.flags() & Qt.WindowType.ToolTip == Qt.WindowType.ToolTip
    )  # fmt: skip
    return {
        "the main window": main, "a dialogue": later, "a menu": menu, "a tooltip": tip,
        "the list of a choice": choice.view().window(), "the menu of a field": inner,
    }  # fmt: skip


def assert_each_kind_of_window_is_left_out_before_it_is_seen(user32, qtbot):
    shown = kinds(qtbot)
    for what, window in shown.items():
        assert user32.asked.get(int(window.winId())) == LEFT_OUT, what
    assert user32.seen_before == []
    QToolTip.hideText()


def test_each_kind_of_window_is_left_out_before_it_is_seen(user32, qtbot):
    assert_each_kind_of_window_is_left_out_before_it_is_seen(user32, qtbot)


@pytest.mark.parametrize(
    ("left_out", "named"),
    [(QMenu, "menu"), (QDialog, "dialogue"), (QComboBox, "choice")],
    ids=["menus", "dialogues", "lists"],
)
def test_twin_a_kind_of_window_that_is_left_out(user32, qtbot, monkeypatch, left_out, named):
    honest = Unpictured._ask

    def ask(one, window):
        if not isinstance(window, left_out) and not isinstance(window.parent(), left_out):
            honest(one, window)

    monkeypatch.setattr(Unpictured, "_ask", ask)

    with pytest.raises(AssertionError, match=named):
        assert_each_kind_of_window_is_left_out_before_it_is_seen(user32, qtbot)
    QToolTip.hideText()


def test_a_window_that_is_made_anew_is_asked_for_anew(user32, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    first = int(window.winId())
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    window.destroy()
    window.show()

    assert user32.asked[int(window.winId())] == LEFT_OUT
    assert first in user32.asked


def test_an_older_system_shows_it_black(qapp, qtbot):
    for library in watched(qapp, User32(refused=(LEFT_OUT,))):
        window = QWidget()
        qtbot.addWidget(window)
        window.show()

        assert library.asked == {int(window.winId()): BLACK}


def test_whoever_needs_a_magnifier_switches_it_off_for_all_windows_at_once(desk, qapp, monkeypatch):
    user32 = User32()
    monkeypatch.setattr(unpictured, "is_possible", lambda: True)
    monkeypatch.setattr(app, "watching", lambda: watcher(qapp, user32))
    desk.unlock()
    desk.goes("settings")
    main = int(desk.window.winId())
    assert user32.asked[main] == LEFT_OUT
    desk.chooses("settings_unpictured")
    assert user32.asked[main] == SHOWN
    menu = QMenu(desk.window)
    menu.addAction("line")
    menu.popup(QPoint(0, 0))
    assert user32.asked[int(menu.winId())] == SHOWN
    menu.close()

    desk.lock()
    desk.unlock()
    assert not desk.asks(lambda session: session.settings.hides_from_capture)
    assert user32.asked[int(desk.window.winId())] == SHOWN


def test_where_it_cannot_be_there_is_no_switch(desk):
    desk.unlock()
    desk.goes("settings")

    assert desk.window.findChild(QWidget, "settings_unpictured") is None


TAKEN = re.compile(r"^ *from PySide6.QtWidgets import (\([^)]+\)|.+)", re.MULTILINE)


def windowed(text: str) -> set[str]:
    """Return what a module takes of Qt that comes in a window of its own."""
    named = re.findall(r"\w+", " ".join(TAKEN.findall(text)))
    whole = ("Dialog", "MessageBox", "Wizard", "Splash", "Menu", "ToolTip", "Completer", "ComboBox")
    others = ("DockWidget", "DateEdit", "SystemTray", "MdiArea", "MainWindow")
    return {one for one in named if one.endswith((*whole, *others))}


def test_no_kind_of_window_is_used_that_is_not_tried_above():
    folder = Path(app.__file__).parent
    used = set[str]()
    for path in folder.rglob("*.py"):
        used |= windowed(path.read_text(encoding="utf-8"))

    assert used == WINDOWS
    assert windowed("from PySide6.QtWidgets import QMessageBox") == {"QMessageBox"}
