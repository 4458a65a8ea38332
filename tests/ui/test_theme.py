import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit
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


@pytest.mark.parametrize(("asked", "kept"), [(79, 80), (80, 80), (250, 250), (251, 250)])
def test_the_text_size_stays_within_its_bounds(look, asked, kept):
    look.set_text_size(asked)

    assert look.theme.text_size == look.text_size == look.preferences.text_size == kept


def test_light_or_dark_changes_without_a_new_start(qtbot, look):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(QSize(80, 40))
    with qtbot.waitSignal(look.changed):
        look.set_mode("dark")

    assert field.grab().toImage().pixelColor(40, 30).name() == look.theme.colours.paper.lower()
    assert look.theme.dark
    assert look.preferences.theme == look.mode == "dark"


def test_the_same_choice_again_changes_nothing(qtbot, look):
    with qtbot.assertNotEmitted(look.changed):
        look.set_mode("light")
        look.set_text_size(100)
