import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui import clipboard
from desktop.ui.clipboard import OWN_FORMAT
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.passage import TextField
from desktop.ui.widgets.scroll_page import ScrollPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(shown, look):
    made = TextField(look, "In your own words", name="more")
    page = QWidget()
    lines = QVBoxLayout(page)
    lines.addWidget(made)
    lines.addStretch(1)
    page.resize(400, 600)
    shown(page)
    made.hold()
    made.page = page
    return made


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp):
    yield
    QGuiApplication.clipboard().clear()


def test_it_grows_with_its_words_and_at_larger_text(field, look, qtbot):
    heights = [field.height()]
    for _ in range(8):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClicks(field, "a")
    qtbot.waitUntil(lambda: field.height() > heights[0])
    heights.append(field.height())
    assert field.verticalScrollBar().maximum() == 0
    look.set_text_size(200)
    qtbot.waitUntil(lambda: field.height() > 1.8 * heights[1])
    look.set_text_size(100)
    field.show_value("a")
    qtbot.waitUntil(lambda: field.height() == heights[0])


def test_it_grows_when_it_becomes_narrower(field, qtbot):
    field.show_value("some words that go on for a while " * 8)
    before = field.height()
    field.page.resize(200, 600)
    qtbot.waitUntil(lambda: field.height() > 1.5 * before)


def test_signs_that_must_not_break_are_kept(field):
    kept = "ten\u00a0pounds\n\nand\u202fmore"
    field.show_value(kept)

    assert field.value() == kept


def test_undo_is_its_own_and_stops_at_what_was_shown(field, qtbot):
    field.show_value("given")
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, " more")
    assert field.value() == "given more"
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.value() == "given"
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert field.value() == "given more"


def test_tab_leaves_and_keys_of_the_window_reach_it(field, qtbot):
    other = QPlainTextEdit()
    field.page.layout().addWidget(other)
    other.show()
    shortcut = QShortcut(QKeySequence("Ctrl+K"), field.page)
    field.show_value("some words")
    with qtbot.waitSignal(shortcut.activated):
        qtbot.keyClick(field, Qt.Key.Key_K, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert field.value() == "some words"
    assert other.hasFocus()


def is_lent_only(field, qtbot):
    field.show_value("Ottilie")
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "Ottilie"
    assert mime.hasFormat(OWN_FORMAT)
    assert set(clipboard.private_formats(sys.platform)) <= set(mime.formats())
    assert field.createMimeDataFromSelection().formats() == []


def test_what_is_copied_is_marked_private_and_offered_nowhere_else(field, qtbot):
    is_lent_only(field, qtbot)


def test_twin_that_leaves_copying_to_qt_gives_the_words_away(field, qtbot, monkeypatch):
    monkeypatch.setattr(TextField, "keyPressEvent", QPlainTextEdit.keyPressEvent)
    with pytest.raises(AssertionError):
        is_lent_only(field, qtbot)


def test_what_is_cut_can_be_put_back(field, qtbot):
    field.show_value("Ottilie")
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_X, CTRL)
    assert field.value() is ABSENT
    qtbot.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.value() == "Ottilie"


def test_the_menu_offers_what_can_be_done(field, qtbot):
    field.show_value("Ottilie")
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    actions = {action.text(): action for action in field.menu().actions() if action.text()}
    assert actions["Copy"].isEnabled()
    assert not actions["Undo"].isEnabled()
    actions["Cut"].trigger()
    assert field.value() is ABSENT
    (undo,) = [action for action in field.menu().actions() if action.text() == "Undo"]
    undo.trigger()
    assert field.value() == "Ottilie"


def test_the_caret_stays_in_sight_on_a_long_page(shown, look, qtbot):
    page = ScrollPage(look, 400, name="page")
    field = TextField(look, "In your own words", name="more")
    page.add(field)
    page.resize(480, 300)
    shown(page)
    field.hold()
    for _ in range(40):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "a")

    def is_in_sight():
        caret = field.viewport().mapTo(page.viewport(), field.cursorRect().center())
        return page.viewport().rect().contains(caret)

    qtbot.waitUntil(is_in_sight)
    qtbot.keyClick(field, Qt.Key.Key_Home, CTRL)
    qtbot.waitUntil(is_in_sight)
