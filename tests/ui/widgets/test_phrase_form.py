import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop import session
from desktop.ui.widgets.calm_page import CalmPage
from desktop.ui.widgets.phrase_form import PhraseForm

PAPER = session.phrase_words()[100:124]


@pytest.fixture
def form(look, shown):
    made = shown(PhraseForm(look, name="phrase"))
    made.begin(PAPER)
    return made


def asked(form):
    labels = [form.findChild(QLabel, f"phrase_asked_{at}_label") for at in (1, 2, 3)]
    return [int(one.text().split()[-1]) for one in labels]


def answer(form, words):
    for at, word in enumerate(words, start=1):
        field = form.findChild(QLineEdit, f"phrase_asked_{at}")
        field.clear()
        QTest.keyClicks(field, word)
    QTest.keyClick(field, Qt.Key.Key_Return)


def ask(form):
    form.findChild(QPushButton, "phrase_copied").click()
    return [PAPER[number - 1] for number in asked(form)]


def test_three_different_words_are_asked_in_their_order(form):
    ask(form)
    numbers = asked(form)

    assert (len(set(numbers)), numbers) == (3, sorted(numbers))


def test_which_words_are_asked_is_left_to_chance(form, look, shown):
    seen = set()
    for _ in range(6):
        ask(form)
        seen.add(tuple(asked(form)))
        form.begin(PAPER)

    assert len(seen) > 1


@pytest.mark.parametrize("form_of", [str.upper, str.title, lambda word: f" {word[:4]} "])
def test_the_right_words_are_taken_however_they_are_typed(form, qtbot, form_of):
    words = ask(form)
    with qtbot.waitSignal(form.confirmed):
        answer(form, [form_of(word) for word in words])


def refuses_a_wrong_word(form, qtbot, words):
    with qtbot.assertNotEmitted(form.confirmed):
        answer(form, words)

    assert "is not the one that was shown" in form.findChild(QLabel, "phrase_trouble").text()


def test_one_wrong_word_is_not_taken(form, qtbot):
    first, _second, third = ask(form)

    refuses_a_wrong_word(form, qtbot, [first, "zebra", third])


def test_a_check_that_takes_the_right_words_for_wrong_is_noticed(form, qtbot):
    words = ask(form)

    with pytest.raises(BaseException, match=r"unexpectedly emitted|is not the one"):
        refuses_a_wrong_word(form, qtbot, words)


def test_forgetting_leaves_no_word(form):
    form.forget()

    assert {one.text() for one in form.findChildren(QLabel)} & set(PAPER) == set()


def test_the_keyboard_goes_from_the_last_word_to_the_button_below_it(look, shown):
    page = CalmPage(look, 480, name="page")
    form = PhraseForm(look, name="phrase")
    page.add(form)
    page.add(QPushButton("below", objectName="below"))
    shown(page)
    form.begin(PAPER)
    ask(form)
    went = []
    for _ in range(7):
        went.append(page.focusWidget().objectName())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)

    fields = ["phrase_asked_1", "phrase_asked_2", "phrase_asked_3"]
    assert went == [*fields, "phrase_check", "phrase_again", "below", "page_help"]
