"""Breathing and grounding: one way in, a Stop at every step, one way out."""

import random

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton

from desktop import calming, files, texts
from desktop.ui.screens.regulation import Liked, Regulation
from desktop.ui.widgets.breathing_box import BreathingBox
from desktop.ui.widgets.calming_cards import Favourites
from desktop.ui.widgets.senses_page import SensesPage

FOLDER = files.resources() / "help" / "en"
SENSES = texts.load("grounding.toml", (FOLDER / "grounding.toml").read_text("utf-8"))
CARDS = calming.load("cards.toml", (FOLDER / "cards.toml").read_text("utf-8"))
ROWS = ("breathe", "senses", "body", "mind")
KEPT = Favourites(keys=("colour", "gone"), can_keep=True)


def build(look, favourites=KEPT):
    return Regulation(look, SENSES, CARDS, Liked(favourites=favourites))


def open_row(somebody, name):
    if name == "kept":  # one's own choice stands above all others
        somebody.presses(Qt.Key.Key_Up)
    else:
        for _ in range(ROWS.index(name)):
            somebody.presses(Qt.Key.Key_Down)
    somebody.presses(Qt.Key.Key_Return)


def test_it_begins_with_what_there_is_to_choose_from(look, person):
    somebody = person(build(look))

    assert somebody.is_at == "regulation_breathe"
    assert [name for name in (*ROWS, "kept") if not somebody.can_see(f"regulation_{name}")] == []
    assert not somebody.can_see("regulation_stop")


def test_the_keyboard_walks_along_the_rows_that_are_there(look, person):
    somebody = person(build(look, Favourites()))
    for _ in range(6):
        somebody.presses(Qt.Key.Key_Down)

    assert (somebody.is_at, somebody.can_see("regulation_kept")) == ("regulation_mind", False)


@pytest.mark.parametrize(
    ("row", "sees"),
    [
        ("breathe", "breathing_box"),
        ("senses", "senses_heading"),
        ("body", "cards_title"),
        ("mind", "cards_title"),
        ("kept", "cards_title"),
    ],
)
def test_each_row_opens_what_it_says(look, person, row, sees):
    somebody = person(build(look))
    open_row(somebody, row)

    assert somebody.can_see(sees)


def stop_is_there_at_every_step(look, person):
    somebody = person(build(look))
    stopped = 0
    for row in (*ROWS, "kept"):
        # Each step of the senses, and the day at their end; of the others the first three.
        for steps in range(len(SENSES.parts) + 1 if row == "senses" else 3):
            somebody.goes_to(f"regulation_{row}")
            somebody.presses(Qt.Key.Key_Return)
            for _ in range(steps if row not in {"breathe", "kept"} else 0):
                somebody.presses(Qt.Key.Key_Return)
            assert somebody.can_see("regulation_stop"), row
            somebody.goes_to("regulation_stop")
            somebody.presses(Qt.Key.Key_Space)
            assert somebody.is_at == f"regulation_{row}"
            stopped += 1

    assert stopped == 18


def test_there_is_a_stop_at_every_step_and_it_leads_back_to_the_row(look, person):
    stop_is_there_at_every_step(look, person)


def test_twin_a_step_without_a_stop_is_noticed(look, person, monkeypatch):
    honest = SensesPage._show

    def show(page, at):
        honest(page, at)
        page.window().findChild(QPushButton, "regulation_stop").setVisible(at != 4)

    monkeypatch.setattr(SensesPage, "_show", show)

    with pytest.raises(AssertionError, match="senses"):
        stop_is_there_at_every_step(look, person)


def test_the_breath_begins_at_once_and_one_key_stops_it(look, person):
    screen = build(look)
    somebody = person(screen)
    somebody.presses(Qt.Key.Key_Return)
    box = screen.findChild(BreathingBox)
    was_going = box._timer.isActive()
    somebody.presses(Qt.Key.Key_Space)

    assert (was_going, box._timer.isActive()) == (True, False)


def test_beside_the_breath_there_is_another_way(look, person):
    somebody = person(build(look))
    somebody.presses(Qt.Key.Key_Return)
    somebody.goes_to("regulation_ground")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.sees("senses_heading") == SENSES.parts[0].heading
    assert not somebody.can_see("regulation_ground")


@pytest.mark.parametrize("row", ["", *ROWS])
def test_escape_leads_out_from_everywhere(look, person, qtbot, row):
    screen = build(look)
    somebody = person(screen)
    if row:
        open_row(somebody, row)
    with qtbot.waitSignal(screen.closed):
        somebody.presses(Qt.Key.Key_Escape)


def test_help_is_one_control_away(look, person, qtbot):
    screen = build(look)
    somebody = person(screen)
    open_row(somebody, "mind")
    somebody.goes_to("regulation_help")
    with qtbot.waitSignal(screen.help_wanted):
        somebody.presses(Qt.Key.Key_Return)


def test_what_is_liked_is_told_by_the_name_of_its_setting(look, person):
    screen = build(look)
    said = []
    screen.liked.connect(said.append)
    somebody = person(screen)
    somebody.presses(Qt.Key.Key_Return)
    for name in ("breathing_counts_out_more", "breathing_no_hold", "breathing_still"):
        somebody.goes_to(name)
        somebody.presses(Qt.Key.Key_Space)
    somebody.goes_to("regulation_stop")
    somebody.presses(Qt.Key.Key_Space)
    open_row(somebody, "body")
    shown = next(card.key for card in CARDS if card.title == somebody.sees("cards_title"))
    somebody.goes_to("cards_keep")
    somebody.presses(Qt.Key.Key_Space)
    counts = {"breath_counts": (4, 4, 5, 4)}

    assert said == [
        {**counts, "breath_holds": True, "breath_is_still": False},
        {**counts, "breath_holds": False, "breath_is_still": False},
        {**counts, "breath_holds": False, "breath_is_still": True},
        {"favourite_cards": ("colour", "gone", shown)},
    ]


def test_a_card_that_is_kept_stands_among_those_that_are(look, person):
    somebody = person(build(look, Favourites(can_keep=True)))
    open_row(somebody, "mind")
    shown = somebody.sees("cards_title")
    somebody.goes_to("cards_keep")
    somebody.presses(Qt.Key.Key_Space)
    somebody.goes_to("regulation_stop")
    somebody.presses(Qt.Key.Key_Space)
    somebody.presses(Qt.Key.Key_Down)
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.sees("cards_title") == shown


def pile(somebody, name):
    """Return the titles of a pile in the order in which they come."""
    open_row(somebody, name)
    seen = [somebody.sees("cards_title")]
    while True:
        somebody.goes_to("cards_next")
        somebody.presses(Qt.Key.Key_Space)
        if (title := somebody.sees("cards_title")) == seen[0]:
            break
        seen.append(title)
    somebody.goes_to("regulation_stop")
    somebody.presses(Qt.Key.Key_Space)
    return seen


def the_ones_that_are_kept_come_first_and_the_others_as_chance_has_it(look, person):
    screen = build(look)
    screen._chance = random.Random(5)
    somebody = person(screen)
    order = pile(somebody, "mind")
    for _ in range(3):
        somebody.presses(Qt.Key.Key_Up)
    again = pile(somebody, "mind")
    titles = {card.key: card.title for card in CARDS}

    assert order[0] == again[0] == titles["colour"]
    assert order != again
    assert sorted(order) == sorted(again)


def test_the_ones_that_are_kept_come_first_and_the_others_as_chance_has_it(look, person):
    the_ones_that_are_kept_come_first_and_the_others_as_chance_has_it(look, person)


def test_twin_cards_in_the_order_of_the_file_would_be_found(look, person, monkeypatch):
    monkeypatch.setattr(calming, "shuffled", lambda cards, _keys, _chance: tuple(cards))

    with pytest.raises(AssertionError, match="=="):
        the_ones_that_are_kept_come_first_and_the_others_as_chance_has_it(look, person)


def test_it_says_that_somebody_is_there_while_something_is_done_and_no_longer(look, person):
    screen, said = build(look), []
    screen.present.connect(said.append)
    somebody = person(screen)
    for row in ("breathe", "senses"):
        open_row(somebody, row)
        assert said[-1]
        somebody.goes_to("regulation_stop")
        somebody.presses(Qt.Key.Key_Space)
        assert not said[-1]
        somebody.presses(Qt.Key.Key_Up)


def test_when_the_last_one_is_let_go_the_row_goes_with_it(look, person):
    somebody = person(build(look))
    open_row(somebody, "kept")
    somebody.presses(Qt.Key.Key_Space)
    somebody.goes_to("regulation_stop")
    somebody.presses(Qt.Key.Key_Space)

    assert (somebody.can_see("regulation_kept"), somebody.is_at) == (False, "regulation_breathe")


@pytest.mark.parametrize(
    ("can_keep", "said"), [(True, "That you were here is not"), (False, "Nothing of this is kept")]
)
def test_it_is_said_what_is_kept(look, person, can_keep, said):
    somebody = person(build(look, Favourites(can_keep=can_keep)))

    assert said in somebody.sees("regulation_kept_note")


@pytest.mark.parametrize(
    ("size", "text", "says"), [((1280, 800), 200, "Back to where you were"),
                               ((1024, 640), 250, "Back")],
)  # fmt: skip
def test_all_ways_have_room_beside_each_other(look, person, size, text, says):
    look.set_text_size(text)
    screen = build(look)
    somebody = person(screen, size)
    somebody.presses(Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    ways = [
        screen.findChild(QPushButton, f"regulation_{one}") for one in ("back", "ground", "help")
    ]

    assert ways[0].text() == says
    assert [one.objectName() for one in ways if one.width() < one.sizeHint().width()] == []


def test_nothing_is_counted(look, person):
    somebody = person(build(look))
    somebody.presses(Qt.Key.Key_Return)
    words = somebody.sees().lower()

    assert [word for word in ("round", "minute", "again", "times") if word in words.split()] == []
