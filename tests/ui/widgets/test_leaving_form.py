import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from desktop.model.manifest import Form, Paper, Size
from desktop.ui.widgets.leaving_form import Closing, LeavingForm


@pytest.fixture
def form(look, shown):
    return shown(LeavingForm(look))


def picks(form, words, name="session_paper"):
    box = form.findChild(QComboBox, name)
    box.setCurrentIndex(box.findText(words))


def press(form, name):
    form.findChild(QAbstractButton, name).click()


def test_a_pdf_of_the_common_sheet_is_there_at_first(form):
    assert (form.form(), form.paper(), form.words_size()) == (Form.PDF, Paper.A4, Size.READING)
    assert (form.closing(), form.ending()) == (Closing.OWN, "pdf")
    assert not form.findChild(QLabel, "session_no_password").isVisible()


def test_the_chosen_form_says_its_sheet_and_the_size_of_its_words(form):
    told = form.findChild(QLabel, "session_form_words")
    assert told.text() == "Form: A4, reading size"
    picks(form, "PDF, Letter")
    picks(form, "Large print", "session_size")
    assert told.text() == "Form: Letter, large print"
    picks(form, "Word file, A4")
    assert told.text() == "Form: A4, large print"
    picks(form, "Text file")
    assert told.text() == "Form"


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Word file, A4", Form.WORD), ("Text file", Form.TEXT), ("Markdown", Form.MARKDOWN)],
)
def test_a_form_without_a_password_says_so_and_asks_with_nothing_chosen(form, words, kind):
    picks(form, words)

    assert (form.form(), form.closing(), form.ending()) == (kind, Closing.UNSAID, kind.value)
    assert "password" in form.findChild(QLabel, "session_no_password").text()
    assert form.findChild(QLabel, "session_no_password").isVisible()


def test_what_is_said_holds_for_this_form_alone(form, qtbot):
    picks(form, "Word file, A4")
    with qtbot.waitSignal(form.changed):
        press(form, "session_sealed")
    assert (form.closing(), form.ending()) == (Closing.SEALED, "dat")
    press(form, "session_as_it_is")
    assert (form.closing(), form.ending()) == (Closing.OPEN, "docx")

    picks(form, "Text file")

    assert form.closing() is Closing.UNSAID


def test_it_is_said_by_keys_as_well(form, qtbot):
    picks(form, "Word file, A4")
    sealed = form.findChild(QAbstractButton, "session_sealed")
    sealed.setFocus()
    QTest.keyClick(sealed, Qt.Key.Key_Space)
    with qtbot.waitSignal(form.changed):
        QTest.keyClick(sealed, Qt.Key.Key_Down)

    assert form.closing() is Closing.OPEN


def test_a_form_without_sheets_keeps_the_last_one(form):
    picks(form, "PDF, Letter")
    picks(form, "Text file")
    assert form.paper() is Paper.LETTER


def test_a_word_file_has_the_sheet_that_was_chosen_and_none_that_was_passed(form):
    for words in ("PDF, Letter", "Word file, A4"):
        picks(form, words)
    assert (form.form(), form.paper()) == (Form.WORD, Paper.A4)
    picks(form, "Word file, Letter")

    assert (form.form(), form.paper()) == (Form.WORD, Paper.LETTER)


def test_words_have_a_size_where_there_are_pages(form, qtbot):
    with qtbot.waitSignal(form.changed):
        picks(form, "Large print", "session_size")
    picks(form, "Word file, A4")
    assert form.words_size() is Size.LARGE

    picks(form, "Text file")

    assert form.words_size() is Size.READING
    assert not form.findChild(QComboBox, "session_size").isVisible()


@pytest.mark.parametrize("form_kept", Form)
@pytest.mark.parametrize("paper", Paper)
def test_what_was_kept_is_taken(form, form_kept, paper):
    form.take(form_kept, paper, Size.ALOUD)

    assert (form.form(), form.paper()) == (form_kept, paper)
    assert form.closing() is (Closing.OWN if form_kept is Form.PDF else Closing.UNSAID)
