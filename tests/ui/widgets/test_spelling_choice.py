import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.ui.widgets.spelling_choice import SpellingChoice


@pytest.fixture
def choice(look, shown):
    return shown(SpellingChoice(look, "en-GB", ("Anna", "apple", "zebra")))


def find(choice, name):
    return choice.findChild(QWidget, name)


def words(choice):
    known = {"Anna", "apple", "zebra"}
    return [
        one.text() for one in choice.findChildren(QLabel) if one.isVisible() and one.text() in known
    ]


def press(widget, key=Qt.Key.Key_Space):
    widget.setFocus()
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def test_the_language_is_chosen_by_key(choice, qtbot):
    with qtbot.waitSignal(choice.language_chosen) as chosen:
        press(find(choice, "settings_spelling_en_us"))

    assert chosen.args == ["en-US"]


def test_each_word_can_be_taken_out_and_put_back(choice, qtbot):
    with qtbot.waitSignal(choice.word_removed) as removed:
        press(find(choice, "settings_own_word_1"))
    without = words(choice)
    with qtbot.waitSignal(choice.word_put_back) as back:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    QApplication.processEvents()

    assert (removed.args, without, back.args) == (["apple"], ["Anna", "zebra"], ["apple"])
    assert words(choice) == ["Anna", "apple", "zebra"]


def test_the_names_of_the_controls_hold_no_word_and_their_words_say_which(choice):
    button = find(choice, "settings_own_word_1")

    assert button.accessibleName() == "Take out apple"
    assert not [one for one in choice.findChildren(QWidget) if "apple" in one.objectName()]


def test_tab_goes_down_the_words_in_their_order(choice):
    find(choice, "settings_own_word_0").setFocus()
    reached = []
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().objectName())

    assert reached == ["settings_own_word_1", "settings_own_word_2"]


def test_without_a_word_it_is_said_where_words_come_from(look, shown):
    choice = shown(SpellingChoice(look, "en-GB", ()))

    assert find(choice, "settings_own_words_said").text().startswith("None yet.")
