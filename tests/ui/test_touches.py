import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from desktop.ui import touches
from desktop.ui.touches import Touches


@pytest.fixture
def field(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    return field


@pytest.fixture
def heard(qapp, field):
    """Give the kinds of events that one who listens has heard."""
    kinds = []
    filter_of_all = Touches(lambda event: kinds.append(event.type()))
    qapp.installEventFilter(filter_of_all)
    yield kinds
    qapp.removeEventFilter(filter_of_all)


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


def test_a_desk_sees_each_window_beside_the_one_there_should_be(desk, qtbot):
    desk.unlock()
    other = QDialog(objectName="other")
    qtbot.addWidget(other)

    other.show()
    other.hide()

    assert desk.windows.strange == ["QDialog other"]
    desk.windows.strange.clear()
