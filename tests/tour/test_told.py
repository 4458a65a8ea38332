"""What a section must say of each item: nothing missing, nothing changed, nothing more."""

import pytest

from tour import told
from tour.sample.markup import Piece

ROW = {
    "kind": "Paid subscriptions",
    "first": "about 2016",
    "first_basis": "a card",
    "last": "May 2026",
    "device": ["phone", "computer"],
    "place": ["at home"],
    "sure": "unsure",
    "note": "for nobody",
}
NONE = {"kind": "Meeting in person", "none": True}
FACTS = (Piece(key="categories", mark="", text="", rows=(ROW, NONE)),)
DEVICES = "Kind On what Where Paid subscriptions (unsure) phone, computer at home"


def problems(key, words):
    return list(told.problems(key, told.reduced(words), FACTS))


def test_an_item_is_found_in_another_section_under_the_headings_of_that_view():
    assert problems("devices", DEVICES) == []
    assert problems("unsure", "Kind First – last How sure Paid subscriptions about 2016 – May 2026 "
                    "unsure") == []  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "",
        DEVICES.replace("computer", "tablet"),
        DEVICES.replace("(unsure)", ""),
        f"{DEVICES} Meeting in person none",
        f"{DEVICES} and more",
        DEVICES + DEVICES,
    ],
)
def test_what_is_missing_changed_or_more_is_a_problem(words):
    assert problems("devices", words)


def test_a_none_stands_among_the_kinds_and_in_no_other_view():
    assert ("Meeting in person", "none") in told.rows("categories", FACTS)
    assert [row for row in told.rows("devices", FACTS) if "Meeting in person" in row] == []


def test_a_note_to_oneself_is_expected_nowhere():
    every = [cell for key in ("categories", "devices", "unsure") for row in told.rows(key, FACTS)
             for cell in row]  # fmt: skip

    assert not [cell for cell in every if "nobody" in cell]
    assert [cell for cell in every if "a card" in cell]
