"""What goes on growing is told; what a day needs once is not."""

from dataclasses import replace

import pytest
from prove import soak, soak_parts

from desktop.ui.laid_over import LaidOver

STILL = soak.Look(
    room_kib=98_000, door_kib=7_600, threads=5, files=17, door_files=12, parts=(916, 16, 1_050)
)


def day(grows):
    """Return a day of two sittings in which this grows with each round."""
    sitting = [replace(STILL, **grows(number)) for number in range(soak.ROUNDS)]
    return soak.Day(sittings=[sitting, sitting])


def test_a_day_on_which_nothing_grows_is_well():
    assert soak.growth(day(lambda _number: {})) == []
    assert soak.growth(soak.Day(sittings=[[], [STILL]])) == []


def test_what_is_built_once_is_no_growth():
    assert soak.growth(day(lambda number: {"room_kib": 70_000 if number < 1 else 98_000})) == []


@pytest.mark.parametrize(
    ("what", "grows"),
    [
        ("memory", lambda number: {"room_kib": 98_000 + 900 * number}),
        ("threads", lambda number: {"threads": 5 + number}),
        ("open files", lambda number: {"files": 17 + number}),
        ("widgets", lambda number: {"parts": (916 + 9 * number, 16, 1_050)}),
        ("windows", lambda number: {"parts": (916, 16 + number, 1_050)}),
        ("objects", lambda number: {"parts": (916, 16, 1_050 + 9 * number)}),
    ],
)
def test_twin_a_program_that_lets_go_of_nothing_is_found(what, grows):
    assert [what in one for one in soak.growth(day(grows))] == [True, True]


def assert_lets_go(desk):
    """Write, look for help and come back, time and again: nothing of it stays but the words."""
    seen = []
    desk.unlock()
    for number in range(soak.WARM + 2):
        desk.press("Ctrl+N")
        desk.types(f"w{number}")
        for key in ("F1", "F8"):
            desk.press(key)
            desk.press("Escape")
        desk.wait_until_saved()
        parts = soak_parts.counted() if number + 1 >= soak.WARM else ()
        seen.append(replace(STILL, parts=parts))

    assert sorted(desk.texts()) == [f"w{number}" for number in range(soak.WARM + 2)]
    assert soak.grew(seen) == []


def test_a_short_day_in_the_window_keeps_the_words_and_nothing_else(desk):
    assert_lets_go(desk)


def test_twin_pages_that_are_never_let_go_are_found(desk, monkeypatch):
    monkeypatch.setattr(LaidOver, "_close", LaidOver._close)  # so that it is put back
    soak_parts.keep_what_lay_over()

    with pytest.raises(AssertionError, match="widgets grew by"):
        assert_lets_go(desk)
