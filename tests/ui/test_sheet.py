import pytest
from PySide6.QtWidgets import QPushButton
from shiboken6 import delete

from desktop.preferences import Preferences
from desktop.ui.theme import Look


@pytest.fixture
def look(qapp):
    made = Look(qapp, Preferences(theme="light"))
    made.dress(qapp)
    yield made
    made.set_text_size(100)
    made.set_mode("light")
    # At once: one that is only going would still put its ring into the next test.
    delete(made)


@pytest.mark.parametrize(("height", "kind"), [(40, ""), (48, "large"), (32, "small")])
def test_buttons_have_the_drawn_heights(qtbot, look, height, kind):
    button = QPushButton("Open")
    button.setProperty("measure", kind)
    qtbot.addWidget(button)

    assert button.sizeHint().height() == height


def test_the_text_size_reaches_plain_controls_at_once(qtbot, look):
    button = QPushButton("Open")
    qtbot.addWidget(button)
    before = button.sizeHint()
    look.set_text_size(200)

    assert button.sizeHint().height() == pytest.approx(2 * before.height(), abs=2)
    assert button.sizeHint().width() == pytest.approx(2 * before.width(), abs=6)
