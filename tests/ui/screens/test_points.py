"""Numbered points: given by hand, shown as they are printed, and taken away by hand."""

import heard

from desktop.model import points

FIRST, SECOND = "I stood in the kitchen.", "The light was on and nobody had slept."


def at_points(desk, words=FIRST):
    heard.at_the_letter(desk, words=words)
    desk.find("writing_to_points").click()
    desk.wait(lambda: desk.can_see("points"))


def presses(desk, name):
    desk.find(name).setFocus()
    desk.press("Space")


def test_numbers_are_given_when_they_are_asked_for(desk):
    at_points(desk)
    assert desk.is_at == "points_back"
    assert desk.reads("points_finding_out_0") == FIRST
    assert not desk.can_see("points_some"), "a letter without numbers lacks nothing"

    presses(desk, "points_give")

    assert desk.reads("points_finding_out_0") == f"3.1  {FIRST}"
    assert not desk.find("points_give").isEnabled()
    desk.wait(lambda: desk.reads("points_saved").startswith("Saved"))
    kept = heard.the_letter(desk).section("finding_out").fields
    assert [one.number for one in points.points(kept)] == [1]


def test_what_is_written_later_gets_the_next_number_and_the_first_keeps_its_own(desk):
    at_points(desk)
    presses(desk, "points_give")
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))
    desk.press("Ctrl+Home")
    desk.types(SECOND)
    desk.press("Return")
    desk.find("writing_to_points").click()

    assert desk.reads("points_finding_out_0") == SECOND
    assert desk.reads("points_some") == "Some of it has no number yet. It is printed without one."
    presses(desk, "points_give")
    assert not desk.can_see("points_some")

    assert desk.reads("points_finding_out_0") == f"3.2  {SECOND}"
    assert desk.reads("points_finding_out_1") == f"3.1  {FIRST}"


def test_numbers_can_be_taken_away_again(desk):
    at_points(desk)
    presses(desk, "points_give")
    presses(desk, "points_take")

    assert desk.reads("points_finding_out_0") == FIRST
    assert not desk.can_see("points_take")
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))
    desk.wait_until_saved()
    assert points.KEY not in heard.the_letter(desk).section("finding_out").fields


def test_a_letter_without_words_has_nothing_to_number(desk):
    at_points(desk, words="")

    assert not desk.find("points_give").isEnabled()
