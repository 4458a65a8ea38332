"""The headings of a long shelf."""

from dataclasses import replace

import pytest
import samples

from desktop.model.settings import Purpose
from desktop.ui import bands, shelves

GUIDES = samples.guides()


@pytest.mark.parametrize("key", shelves.LIBRARIES)
@pytest.mark.parametrize("purpose", [Purpose.TRUTH, Purpose.HURT])
def test_a_long_shelf_has_headings_and_keeps_its_order(key, purpose):
    mine = shelves.offered(key, GUIDES, purpose)
    found = bands.parts(mine)
    assert [one for _, some in found for one in some] == list(mine)
    headings = [heading for heading, _ in found]
    assert len(set(headings)) == len(headings), "each stands once"
    assert all(headings) if len(mine) > bands.FEW else headings == [""]


def test_what_is_asked_in_private_stands_with_what_is_for_oneself():
    for purpose in (Purpose.TRUTH, Purpose.HURT):
        first, some = bands.parts(shelves.offered("plans", GUIDES, purpose))[0]
        assert first == "For yourself"
        assert {"private_questions", "private_screening"} & {one.id for one in some}


def test_a_few_have_no_heading_and_none_have_no_part():
    one = next(iter(GUIDES.values()))
    assert bands.parts([replace(one, shelf="plans")]) == [("", [replace(one, shelf="plans")])]
    assert bands.parts([]) == []
