import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from desktop.preferences import Preferences
from desktop.ui import focus_ring
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button


@pytest.fixture
def look(qapp):
    made = Look(qapp, Preferences(theme="light"))
    made.dress(qapp)
    yield made
    # At once: one that is only going would still put its ring into the next test.
    delete(made)


@pytest.fixture
def window(qtbot, look):
    made = QWidget()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(20, 20, 20, 20)
    lines.setSpacing(20)
    for number in range(3):
        lines.addWidget(Button(look, f"Button {number}", name=f"button_{number}"))
    lines.addWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def ring_colour(window, button):
    QTest.qWait(20)
    corner = button.mapTo(window, QPoint(0, 0))
    image = window.grab().toImage()
    return image.pixelColor(corner.x() + button.width() // 2, corner.y() - 3).name()


def test_the_ring_stands_around_the_button_that_has_the_keyboard(window, look):
    first, second = (window.findChild(Button, f"button_{number}") for number in (0, 1))
    first.setFocus()
    QTest.qWait(20)
    accent = look.theme.colours.accent.lower()
    assert ring_colour(window, first) == accent
    assert ring_colour(window, second) != accent

    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring_colour(window, second) == accent
    assert ring_colour(window, first) != accent


def goes_with_what_it_surrounds(window):
    button = window.findChild(Button, "button_1")
    button.setFocus()
    QTest.qWait(20)
    ring = window.findChild(QWidget, "focus_ring")
    assert ring.isVisible()
    button.hide()
    assert ring.isHidden()


def test_the_ring_goes_at_once_with_what_it_surrounds(window):
    goes_with_what_it_surrounds(window)


def test_twin_a_ring_that_goes_only_later_is_seen(window, monkeypatch):
    def later(self, _watched, event):
        if event.type() in focus_ring._FOLLOWED:
            self.follow()
        return False

    monkeypatch.setattr(focus_ring.FocusRing, "eventFilter", later)

    with pytest.raises(AssertionError):
        goes_with_what_it_surrounds(window)


def test_twin_without_following_there_is_no_ring(window, look, monkeypatch):
    monkeypatch.setattr(focus_ring.FocusRing, "follow", lambda self: None)
    window.findChild(QLineEdit).setFocus()

    with pytest.raises(AssertionError):
        test_the_ring_stands_around_the_button_that_has_the_keyboard(window, look)


def test_the_ring_moves_with_what_it_surrounds(window, look):
    button = window.findChild(Button, "button_1")
    button.setFocus()
    window.resize(window.width() + 200, window.height() + 120)

    assert ring_colour(window, button) == look.theme.colours.accent.lower()


def test_a_field_shows_its_own_edge_instead(window):
    window.findChild(Button, "button_0").setFocus()
    QTest.qWait(20)
    window.findChild(QLineEdit).setFocus()
    QTest.qWait(20)

    assert window.findChild(QWidget, "focus_ring").isHidden()


def test_clicks_go_through_the_ring(window, qtbot):
    button = window.findChild(Button, "button_0")
    button.setFocus()
    QTest.qWait(20)
    with qtbot.waitSignal(button.clicked):
        middle = button.mapTo(window, button.rect().center())
        QTest.mouseClick(window.childAt(middle), Qt.MouseButton.LeftButton)


def test_the_ring_ends_where_a_scrolled_area_ends(qtbot, look):
    window = QWidget()
    lines = QVBoxLayout(window)
    area = QScrollArea()
    lines.addSpacing(40)
    lines.addWidget(area)
    inner = QWidget()
    inside = QVBoxLayout(inner)
    buttons = [Button(look, str(number), name=f"b{number}") for number in range(20)]
    for button in buttons:
        inside.addWidget(button)
    area.setWidget(inner)
    qtbot.addWidget(window)
    window.resize(300, 240)
    window.show()
    window.activateWindow()
    buttons[0].setFocus()
    QTest.qWait(20)
    area.verticalScrollBar().setValue(buttons[0].y() + 30)
    QTest.qWait(20)
    top = area.viewport().mapTo(window, QPoint(0, 0)).y()
    ring = window.findChild(QWidget, "focus_ring")

    assert ring.y() + ring.mask().boundingRect().top() >= top


def test_a_window_that_goes_takes_the_ring_along(qtbot, look):
    for _ in range(5):
        window = QWidget()
        lines = QVBoxLayout(window)
        for number in range(3):
            lines.addWidget(Button(look, str(number), name=f"b{number}"))
        window.show()
        window.activateWindow()
        window.findChild(Button, "b0").setFocus()
        QTest.qWait(5)
        delete(window)
        QTest.qWait(5)
