import contextlib

import pytest
import samples
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListWidget

from desktop.model import entries
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.ui import touches
from desktop.ui.screens.settings import SettingsScreen
from desktop.ui.touches import Touches


@pytest.fixture
def field(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    return field


@pytest.fixture
def listening(qapp, field):
    """Give a filter over all events, and the kinds of events it has passed on."""
    kinds = []
    filter_of_all = Touches(lambda event: kinds.append(event.type()))
    qapp.installEventFilter(filter_of_all)
    yield filter_of_all, kinds
    qapp.removeEventFilter(filter_of_all)


@pytest.fixture
def heard(listening):
    """Give the kinds of events that one who listens has heard."""
    return listening[1]


def finger(field):
    device = QTest.createTouchDevice()
    QTest.touchEvent(field, device).press(0, QPoint(5, 5)).commit()


def moves(field):
    # From one place to another: the pointer may be at the first already.
    for place in (QPoint(5, 5), QPoint(15, 5)):
        QTest.mouseMove(field.windowHandle(), place)


WAYS = {
    "key": (lambda field: QTest.keyPress(field, Qt.Key.Key_A), QEvent.Type.KeyPress),
    "let go": (lambda field: QTest.keyRelease(field, Qt.Key.Key_A), QEvent.Type.KeyRelease),
    "click": (
        lambda field: QTest.mouseClick(field, Qt.MouseButton.LeftButton),
        QEvent.Type.MouseButtonPress,
    ),
    "move": (moves, QEvent.Type.MouseMove),
    "wheel": (
        lambda field: QTest.wheelEvent(field.windowHandle(), QPoint(5, 5), QPoint(0, 120)),
        QEvent.Type.Wheel,
    ),
    "finger": (finger, QEvent.Type.TouchBegin),
    "composed": (
        lambda field: QApplication.sendEvent(field, QInputMethodEvent()),
        QEvent.Type.InputMethod,
    ),
}


def hears(way, field, heard):
    act, kind = WAYS[way]
    act(field)
    QApplication.processEvents()
    assert kind in heard


@pytest.mark.parametrize("way", WAYS)
def test_every_touch_is_heard(way, field, heard):
    hears(way, field, heard)


def test_twin_that_knows_keys_alone_does_not_hear_composed_words(field, heard, monkeypatch):
    monkeypatch.setattr(touches, "_TOUCHES", touches.QInputEvent)
    hears("key", field, heard)

    with pytest.raises(AssertionError):
        hears("composed", field, heard)


def test_what_is_no_touch_is_not_heard_and_everything_passes(field, heard):
    field.setText("set by the program")
    field.resize(300, 40)
    field.repaint()
    QApplication.processEvents()
    assert heard == []

    QTest.keyClicks(field, " and typed")
    assert field.text().endswith("typed")


def rests(filter_of_all, field, kinds):
    with filter_of_all.rest():
        field.resize(320, 40)
        with filter_of_all.rest():
            QTest.keyPress(field, Qt.Key.Key_A)
        QTest.keyPress(field, Qt.Key.Key_B)
    assert kinds == [], "heard while it rested"
    QTest.keyPress(field, Qt.Key.Key_C)
    assert QEvent.Type.KeyPress in kinds, "deaf after it"


def test_while_pages_are_made_nothing_is_heard_and_after_it_everything_again(listening, field):
    filter_of_all, kinds = listening

    rests(filter_of_all, field, kinds)

    kinds.clear()
    with pytest.raises(ZeroDivisionError), filter_of_all.rest():
        raise ZeroDivisionError
    QTest.keyPress(field, Qt.Key.Key_D)
    assert QEvent.Type.KeyPress in kinds


def test_twin_that_wakes_with_the_inner_page_hears_while_the_outer_is_made(
    listening, field, monkeypatch
):
    filter_of_all, kinds = listening
    monkeypatch.setattr(Touches, "_resting", property(lambda _: 0, lambda *_: None), raising=False)

    with pytest.raises(AssertionError, match="heard while it rested"):
        rests(filter_of_all, field, kinds)


def test_each_page_of_a_room_is_made_while_touches_rest_and_keys_after_it_are_heard(
    desk, monkeypatch
):
    desk.unlock()
    touches_of_room, heard = desk.room._touches, []
    monkeypatch.setattr(touches_of_room, "_listeners", (heard.append,))
    resting, arrive = [], SettingsScreen.arrive
    monkeypatch.setattr(
        SettingsScreen, "arrive",
        lambda screen: (resting.append(touches_of_room._resting), arrive(screen)),
    )  # fmt: skip
    for place in ("letters", "journal", "settings", "today"):
        desk.goes(place)
        heard.clear()
        desk.press("Tab")
        assert heard, place
    assert resting == [1]


def test_a_desk_sees_a_window_that_comes_and_goes_while_a_page_is_made(desk, monkeypatch):
    desk.unlock()
    arrive = SettingsScreen.arrive

    def flashes(screen):
        part = QLabel("shown before it stands anywhere")
        part.show()
        part.setParent(screen)
        arrive(screen)

    monkeypatch.setattr(SettingsScreen, "arrive", flashes)

    desk.goes("settings")

    assert desk.windows.strange == ["a window that came and went"]
    desk.windows.strange.clear()


def test_a_desk_sees_each_window_beside_the_one_there_should_be(desk, qtbot):
    desk.unlock()
    other = QDialog(objectName="other")
    qtbot.addWidget(other)

    other.show()
    other.hide()

    assert desk.windows.strange == ["QDialog other"]
    desk.windows.strange.clear()


OTHER = "of another program"
HEADING = "Words of a heading"


@pytest.fixture
def journal(desk):
    """Give the journal with an entry of which no word leaves."""
    with contextlib.closing(samples.opened(desk.folder)) as one:
        made = one.start(kind=Kind.ENTRY, title=HEADING, on=samples.TODAY)
        fields = entries.with_entry({}, Entry(is_kept_in=True))
        one.save(made.id, made.sections[0].id, (), fields=fields)
    desk.unlock()
    desk.goes("journal")
    desk.goes_to("journal_list")
    return desk


def keeps_its_words(desk):
    QGuiApplication.clipboard().setText(OTHER)
    for keys in ("Ctrl+C", "Ctrl+Ins"):
        desk.press(keys)
        assert QGuiApplication.clipboard().text() == OTHER, "a line was copied"


def test_a_journal_in_use_keeps_its_words_and_every_listener_hears_the_keys(journal):
    assert HEADING in journal.find("journal_list").model().index(0, 0).data()
    heard = []
    journal.room._touches._listeners += (heard.append,)

    keeps_its_words(journal)

    assert len(heard) >= 4


def test_twin_that_lets_every_key_pass_copies_a_line(journal, monkeypatch):
    monkeypatch.setattr(touches, "copies_a_line", lambda *_: False)

    with pytest.raises(AssertionError, match="a line was copied"):
        keeps_its_words(journal)


def test_a_field_inside_of_a_list_copies_by_itself(listening, qtbot):
    view = QListWidget()
    qtbot.addWidget(view)
    view.addItem("a line")
    field = QLineEdit("words", view.viewport())
    view.show()
    field.selectAll()
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "words"
    QGuiApplication.clipboard().clear()
