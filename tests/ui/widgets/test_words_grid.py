import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from desktop import session
from desktop.ui.widgets.words_grid import ShownWords, TypedWords, WordField

LIST = session.phrase_words()
PAPER = LIST[500:524]


@pytest.fixture
def typed(look, shown):
    made = shown(TypedWords(look, LIST, name="word"))
    made.setFocus()
    return made


def keys(words):
    for letter in words:
        QTest.keyClick(QApplication.focusWidget(), letter)


def test_words_stand_with_their_numbers_down_the_columns(look, shown):
    grid = shown(ShownWords(look, name="word"))
    grid.resize(680, 300)
    grid.show_words(PAPER)
    QApplication.processEvents()
    second = grid.findChild(QLabel, "word_2")
    first, seventh = grid.findChild(QLabel, "word_1"), grid.findChild(QLabel, "word_7")

    assert (second.text(), second.y() > first.y(), seventh.x() > first.x()) == (
        PAPER[1],
        True,
        True,
    )


@pytest.mark.parametrize(("width", "columns"), [(900, 4), (450, 3), (300, 2), (150, 1)])
def test_no_word_is_cut_however_narrow_it_is(look, shown, width, columns):
    page = QWidget()
    grid = ShownWords(look, name="word")
    grid.setParent(page)
    grid.show_words(["umbrella"] * 24)
    shown(page)
    grid.resize(width, 900)
    QApplication.processEvents()
    words = [grid.findChild(QLabel, f"word_{number}") for number in range(1, 25)]

    assert len({word.x() for word in words}) == columns
    assert all(word.width() >= word.sizeHint().width() for word in words)
    assert max(word.geometry().right() for word in words) < width


def test_a_screen_reader_hears_number_and_word(look, shown):
    grid = shown(ShownWords(look, name="word"))
    grid.show_words(PAPER)

    assert grid.findChild(QLabel, "word_24").accessibleName() == f"24 {PAPER[23]}"


def test_all_words_typed_with_spaces_fill_all_fields(typed):
    keys(" ".join(PAPER))

    assert (typed.text(), typed.first_open()) == (" ".join(PAPER), None)


def test_words_that_arrive_together_are_spread(typed):
    typed.findChild(QLineEdit, "word_1").setText("  ".join(PAPER))

    assert typed.text() == " ".join(PAPER)


def test_more_words_than_fields_do_no_harm(typed):
    typed.findChild(QLineEdit, "word_23").setText("abandon ability able about")

    assert typed.findChild(QLineEdit, "word_24").text() == "ability"


def test_leaving_a_field_completes_a_shortened_word(typed):
    keys("aban")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert typed.findChild(QLineEdit, "word_1").text() == "abandon"


def test_a_short_word_is_not_taken_for_a_longer_one(typed):
    keys("act")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert typed.findChild(QLineEdit, "word_1").text() == "act"


def test_a_beginning_that_is_left_is_said_not_to_be_in_the_list(typed):
    keys("aba")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert typed.findChild(QLabel, "word_1_state").text() == "not in the list"


def test_a_word_that_begins_right_and_goes_on_wrong_is_not_taken(typed):
    keys("abandoz")

    assert typed.first_open() == 1


def test_capitals_make_no_difference(typed):
    keys("ABANDON ")

    assert typed.findChild(QLineEdit, "word_1").text() == "abandon"


def test_enter_in_the_last_open_field_hands_over(typed, qtbot):
    keys(" ".join(PAPER))
    with qtbot.waitSignal(typed.submitted):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_enter_before_that_goes_to_the_next_field(typed):
    keys("abandon")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert QApplication.focusWidget().objectName() == "word_2"


def nothing_is_copied(field):
    QGuiApplication.clipboard().clear()
    field.setText("abandon")
    field.selectAll()
    for standard in (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut):
        QTest.keySequence(field, QKeySequence(standard))

    assert QGuiApplication.clipboard().text() == ""


def test_a_typed_word_cannot_be_copied_out(shown):
    nothing_is_copied(shown(WordField("word", "Word 1")))


def test_a_plain_field_would_be_noticed(shown):
    with pytest.raises(AssertionError):
        nothing_is_copied(shown(QLineEdit()))


def test_clearing_forgets_every_word(typed):
    keys(" ".join(PAPER))
    typed.clear()

    assert (typed.text().strip(), typed.is_missing(1)) == ("", True)


@pytest.mark.parametrize(("width", "columns"), [(760, 4), (450, 3), (300, 2), (150, 1)])
def test_no_field_is_cut_however_narrow_it_is(look, shown, width, columns):
    page = QWidget()
    grid = TypedWords(look, LIST, name="word", count=33)
    grid.setParent(page)
    shown(page)
    grid.resize(width, 3_000)
    QApplication.processEvents()
    grid.findChild(QLineEdit, "word_1").setText("zzzz")
    QApplication.processEvents()
    fields = [grid.findChild(QLineEdit, f"word_{number}") for number in range(1, 34)]
    places = [field.mapTo(grid, field.rect().topRight()) for field in fields]

    assert len({place.x() for place in places}) == columns
    assert max(place.x() for place in places) < width
    state = grid.findChild(QLabel, "word_1_state")
    assert state.text() == "not in the list"
    assert state.width() >= state.sizeHint().width()
