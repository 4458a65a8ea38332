import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton

from desktop import strength
from desktop.ui.widgets.calm_page import CalmPage
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.passphrase_form import PassphraseForm, Words

GOOD = "amber quilt seven walnut"
MADE = "smuggle upstate harvest strenuous qualify"


def build(look, shown, shown_ms=60_000):
    words = Words(judge=strength.strength, make=lambda: MADE, shown_ms=shown_ms)
    return shown(PassphraseForm(look, words, name="new"))


def typed(form, name, words):
    field = form.findChild(QLineEdit, name)
    QTest.keyClicks(field, words)
    return field


def said(form, name):
    return form.findChild(QLabel, name).text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("summer", "Easy to guess."),
        ("amber quilt seven", "Hard to guess."),
        ("amber quilt seven walnut thimble", "Very hard to guess."),
    ],
)
def test_strength_is_said_in_plain_words_while_typing(look, shown, words, says):
    form = build(look, shown)
    typed(form, "new_passphrase", words)

    assert said(form, "new_strength").startswith(says)


def test_a_passphrase_is_handed_over_when_both_are_alike(look, shown):
    form = build(look, shown)
    typed(form, "new_passphrase", GOOD)
    typed(form, "new_again", GOOD)

    assert form.passphrase() == GOOD


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("", "", "Type a passphrase"),
        ("summer", "summer", "Make it longer first"),
        (GOOD, "", "Type it here a second time"),
        (GOOD, GOOD[:-1], "The two are not the same"),
    ],
)
def test_what_is_missing_is_said_with_a_next_step(look, shown, first, second, says):
    form = build(look, shown)
    typed(form, "new_passphrase", first)
    typed(form, "new_again", second)

    assert (form.passphrase(), said(form, "new_trouble")[: len(says)]) == ("", says)


def test_a_made_passphrase_stands_open_to_be_typed(look, shown):
    form = build(look, shown)
    form.findChild(QPushButton, "new_make").click()

    assert said(form, "new_made_words") == MADE


def test_what_was_missing_is_not_said_of_new_words(look, shown):
    form = build(look, shown)
    form.passphrase()
    form.findChild(QPushButton, "new_make").click()

    assert said(form, "new_trouble") == ""
    form.passphrase()
    assert said(form, "new_trouble") != ""
    typed(form, "new_passphrase", GOOD)
    assert said(form, "new_trouble") == ""


def is_hidden_after_a_while(form, qtbot):
    words = form.findChild(QLabel, "new_made_words")
    qtbot.waitUntil(lambda: "•" in words.text(), timeout=500)

    assert MADE not in words.text()


def test_after_its_time_a_made_passphrase_goes_behind_the_eye(look, shown, qtbot):
    form = build(look, shown, shown_ms=20)
    form.findChild(QPushButton, "new_make").click()
    is_hidden_after_a_while(form, qtbot)


def test_a_passphrase_that_stays_open_is_noticed(look, shown, qtbot):
    form = build(look, shown, shown_ms=60_000)
    form.findChild(QPushButton, "new_make").click()

    with pytest.raises(Exception, match=r"Timeout|timed out"):
        is_hidden_after_a_while(form, qtbot)


def test_the_eye_shows_it_again(look, shown):
    form = build(look, shown)
    form.findChild(QPushButton, "new_make").click()
    eye = form.findChild(QToolButton, "new_made_eye")
    eye.click()
    hidden = said(form, "new_made_words")
    eye.click()

    assert (hidden, said(form, "new_made_words")) == ("• • • • •", MADE)


def test_a_made_passphrase_is_shown_for_a_minute_in_the_program():
    assert Words(judge=strength.strength, make=strength.make).shown_ms == 60_000


def test_clearing_leaves_nothing_behind(look, shown):
    form = build(look, shown)
    form.findChild(QPushButton, "new_make").click()
    first = typed(form, "new_passphrase", GOOD)
    second = typed(form, "new_again", GOOD)
    form.clear()

    assert (first.text(), second.text(), said(form, "new_made_words")) == ("", "", "")


def test_enter_goes_to_the_second_field_and_then_on(look, shown, qtbot):
    form = build(look, shown)
    first = typed(form, "new_passphrase", GOOD)
    QTest.keyClick(first, Qt.Key.Key_Return)
    second = form.findChild(QLineEdit, "new_again")
    moved = second.hasFocus()
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(second, Qt.Key.Key_Return)

    assert moved


def the_second_field_is_seen(look, shown, qtbot):
    """Type on a page as low as a window is in large type."""
    page = CalmPage(look, 480, name="page")
    form = PassphraseForm(look, Words(judge=strength.strength, make=lambda: MADE), name="new")
    page.add(form)
    shown(page)
    page.resize(640, 240)
    first, second = (page.findChild(QLineEdit, f"new_{one}") for one in ("passphrase", "again"))
    first.setFocus()
    assert second.visibleRegion().isEmpty()
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not second.visibleRegion().isEmpty(), timeout=500)


def test_where_there_is_little_room_the_second_field_is_brought_into_sight(look, shown, qtbot):
    the_second_field_is_seen(look, shown, qtbot)


def test_twin_a_page_that_stays_where_it_is_is_seen(look, shown, qtbot, monkeypatch):
    monkeypatch.setattr(in_sight, "bring", lambda _widget: None)

    with pytest.raises(Exception, match=r"Timeout|timed out"):
        the_second_field_is_seen(look, shown, qtbot)
