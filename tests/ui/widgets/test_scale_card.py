"""The card of one entry: which day it is for, what it says back, and what it offers when."""

from datetime import date, timedelta

import pytest
from wording import breaches

from desktop import preferences
from desktop.model.scales import Reading, Scale
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.scale_card import ScaleCard

SCALE = Scale(id="vigil", name="On guard", low="not at all", mid="hard", high="all day")


@pytest.fixture
def card(qtbot, qapp):
    made = ScaleCard(Look(qapp, preferences.Preferences()), lambda: True)
    qtbot.addWidget(made)
    made.show_scale(SCALE, days.today())
    made.show()
    made.day_chosen.connect(lambda day: made.show_day(day, days.today()))
    return made


def entry(value):
    return Reading(id="a", scale="vigil", at=days.today().isoformat(), value=value)


def test_before_a_number_there_is_nothing_to_undo_and_nothing_to_note(card):
    assert card._undo.isHidden()
    assert card._add_note.isHidden()
    assert card._note.isHidden()


def test_a_number_that_is_kept_can_be_undone_and_noted(card):
    card.show_kept(entry(4))

    assert card._undo.isVisible()
    assert card._add_note.isVisible()
    assert "Another number changes it." in card._about.text()


def test_another_entry_begins_without_the_words_of_the_last(card):
    card.show_kept(entry(4))
    card._add_note.click()
    card._note.setPlainText("a word")
    card.show_scale(SCALE, days.today())

    assert card._note.isHidden()
    assert card._note.toPlainText() == ""


def test_each_change_of_a_note_is_told_and_an_empty_one_too(card):
    told = []
    card.noted.connect(told.append)
    card.show_kept(entry(4))
    card._add_note.click()
    card._note.setPlainText("a")
    card._note.setPlainText("")

    assert told == ["a", ""]


def test_the_day_goes_back_and_forth_but_never_past_today(card):
    card._on_later()
    assert card.day == days.today()
    card._earlier.click()
    card._earlier.click()
    assert card.day == days.today() - timedelta(days=2)
    assert card._when.text() == days.long_day(card.day, days.today())
    card._later.click()
    card._later.click()
    card._later.click()
    assert card.day == days.today()
    assert card._when.text() == "now"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("2016", "One day is needed here, such as 14/10/2026."),
        ("1/1/2099", "That day is still to come."),
        ("soon", "There is no year in this."),
    ],
)
def test_a_day_that_cannot_be_taken_is_said_and_nothing_moves(card, words, says):
    card._typed.setText(words)
    card._typed.editingFinished.emit()

    assert says in card._about.text()
    assert card.day == days.today()
    assert card._typed.text() == words


def test_a_day_that_was_written_is_taken(card):
    card._typed.setText("3/10/2025")
    card._typed.editingFinished.emit()

    assert card.day == date(2025, 10, 3)
    assert card._typed.text() == ""


def test_closing_the_other_day_comes_back_to_now(card):
    card._other.click()
    card._earlier.click()
    card._other.click()

    assert card.day == days.today()


def test_an_entry_for_now_belongs_to_the_day_it_is_when_it_is_made(card, monkeypatch):
    tomorrow = days.today() + timedelta(days=1)
    monkeypatch.setattr(days, "today", lambda: tomorrow)

    assert card.is_now
    assert card.day == tomorrow
    card._earlier.click()
    assert not card.is_now
    assert card.day == tomorrow - timedelta(days=1)


def test_the_mark_says_for_which_day_it_is(card):
    card.show_mark(is_marked=False)
    assert card._mark.text() == "Mark a new disclosure today"
    card._earlier.click()
    card.show_mark(is_marked=False)
    assert card._mark.text() == "Mark a new disclosure on this day"
    card.show_mark(is_marked=True)
    assert card._mark.text() == "Take the mark away: new disclosure"
    assert breaches(card._mark.text()) == []
