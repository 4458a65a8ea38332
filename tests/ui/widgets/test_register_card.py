"""A file that left says what, when, where and what became of it; its password only on wish."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from desktop.model.register import Fate, Left, What
from desktop.ui.widgets.register_card import RegisterCard

LEFT = Left(
    title="Thursday session",
    at="2026-11-22T21:52:00+01:00",
    headings=("Before", "", "What it reached", "After", "Then", "Last"),
    form="pdf",
    pages=4,
    copy="copy 1 of 2, to be given back",
    fingerprint="7c41 e09a 55d2 0000",
    digest="ab",
    folder="/stick",
    name="pages.pdf",
    password="walnut",
    fate=Fate.OUT,
)


@pytest.fixture
def make(look, shown):
    return lambda **values: shown(RegisterCard(look, LEFT.changed(**values), name="card"))


def said(card):
    return {one.objectName(): one.text() for one in card.findChildren(QLabel)}


def button(card, name):
    return card.findChild(QAbstractButton, f"card_{name}")


def test_a_card_says_what_left_when_and_where(make):
    words = said(make())

    assert words["card_title"] == "Thursday session"
    assert said(make(volume="part 2 of 3"))["card_about"].endswith("part 2 of 3 · copy 1 of 2")
    assert words["card_about"] == "Sunday 22 November, 21:52 · PDF, 4 pages · copy 1 of 2"
    assert words["card_headings"] == "Before, What it reached, After, Then …"
    assert words["card_where"] == "pages.pdf\n/stick"
    assert words["card_fingerprint"] == "Fingerprint 7c41 · e09a · 55d2"
    assert words["card_state"] == "Out"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"pages": 1, "copy": ""}, "Sunday 22 November, 21:52 · PDF, one page"),
        ({"pages": 0, "form": "", "copy": ""}, "Sunday 22 November, 21:52"),
        ({"pages": 0, "form": "docx", "copy": ""}, "Sunday 22 November, 21:52 · Word file"),
        ({"pages": 0, "form": "txt", "copy": ""}, "Sunday 22 November, 21:52 · text file"),
        ({"pages": 0, "form": "md", "copy": ""}, "Sunday 22 November, 21:52 · Markdown"),
    ],
)
def test_what_is_not_known_is_not_said(make, values, words):
    assert said(make(**values))["card_about"] == words


@pytest.mark.parametrize("what", [What.SEALED, What.QUESTIONS, What.EVERYTHING])
def test_what_only_this_program_opens_is_called_so(make, what):
    form = "md" if what is What.SEALED else "dat"
    words = said(make(what=what, form=form, pages=0, copy=""))["card_about"]
    assert words == "Sunday 22 November, 21:52 · sealed, readable with this program only"

    folder = said(make(what=What.EVERYTHING, form="", pages=0, copy=""))["card_about"]
    assert folder == "Sunday 22 November, 21:52"


@pytest.mark.parametrize("what", list(What))
def test_a_thing_without_a_title_says_what_it_is(make, what):
    assert said(make(title="", what=what))["card_title"]


@pytest.mark.parametrize(
    ("fate", "state", "buttons"),
    [
        (Fate.BEGUN, "The program ended while this was being saved.", ["there", "never"]),
        (Fate.OUT, "Out", ["back", "destroyed"]),
        (Fate.BACK, "Came back on Tuesday 1 December 2026", ["out"]),
        (Fate.DESTROYED, "Destroyed on Tuesday 1 December 2026", ["out"]),
        (Fate.DELETED, "Deleted from here on Tuesday 1 December 2026", []),
        (Fate.NEVER, "Never came to be", ["out"]),
    ],
)
def test_each_fate_is_said_and_can_be_changed_but_for_what_was_deleted(make, fate, state, buttons):
    card = make(fate=fate, fate_on="2026-12-01")

    assert said(card)["card_state"] == state
    every = ("there", "never", "back", "destroyed", "out")
    assert [one for one in every if button(card, one)] == buttons
    assert bool(button(card, "delete")) is (fate in {Fate.BEGUN, Fate.OUT})


def test_what_is_done_on_a_card_is_told(make, qtbot):
    card = make()
    with qtbot.waitSignal(card.fate_chosen) as told:
        button(card, "back").click()
    assert told.args == ["came back"]
    with qtbot.waitSignal(card.whom_typed):
        QTest.keyClicks(card.findChild(QLineEdit, "card_whom"), "m")
    with qtbot.waitSignal(card.returns_chosen) as told:
        card.findChild(QComboBox, "card_returns").setCurrentIndex(1)
    assert told.args == ["to come back"]
    with qtbot.waitSignal(card.delete_wanted):
        button(card, "delete").click()
    with qtbot.waitSignal(card.away_wanted):
        button(card, "away").click()


def types_day(card, words):
    field, told = card.findChild(QLineEdit, "card_day"), []
    card.day_typed.connect(told.append)
    card.ask_for_day()
    assert field.hasFocus()
    assert field.selectedText() == "14 March 2026"
    QTest.keyClicks(field, words)
    return [one.isoformat() for one in told], said(card)


@pytest.mark.parametrize(
    ("words", "told", "state", "why"),
    [
        ("3 March 2026", ["2026-03-03"], "Came back on Tuesday 3 March 2026", ""),
        ("1 March 2026", ["2026-03-01"], "Came back on Sunday 1 March 2026", ""),
        ("3 March 2001", [], "Came back on Saturday 14 March 2026", "On this day it had not left"),
        ("3 March 2098", [], "Came back on Saturday 14 March 2026", "This day has not come yet."),
        ("in spring", [], "Came back on Saturday 14 March 2026", "Write a day like 3 March 2026."),
    ],
)
def test_another_day_counts_once_it_can_be_read_and_has_come(make, words, told, state, why):
    card = make(fate=Fate.BACK, fate_on="2026-03-14", at="2026-03-01T21:52:00+01:00")
    found, texts = types_day(card, words)

    assert (found, texts["card_state"]) == (told, state)
    assert texts["card_day_said"].startswith(why)


def test_only_what_came_back_or_was_destroyed_has_a_day_to_be_changed(make):
    shown = {
        fate
        for fate in Fate
        if make(fate=fate, fate_on="2026-03-14").findChild(QLineEdit, "card_day") is not None
    }

    assert shown == {Fate.BACK, Fate.DESTROYED}


def test_a_file_of_which_the_bytes_are_not_known_cannot_be_deleted(make):
    assert button(make(digest=""), "delete") is None


def test_the_password_is_hidden_until_asked_for_and_again_with_the_page(make):
    card = make()
    assert "walnut" not in str(said(card))
    button(card, "eye").click()
    assert said(card)["card_password"].replace("\u200b", "") == "walnut"
    button(card, "eye").click()
    assert said(card)["card_password"] == ""

    button(card, "eye").click()
    card.hide()
    assert "walnut" not in str(said(card))
    assert button(make(password=""), "eye") is None
