"""Stations of a map stand apart at every size, lead on to each other, and are told in words."""

from itertools import combinations, pairwise

import pytest

from desktop.model import ring
from desktop.model.guide import FixedRow, GuideField
from desktop.model.ring import Box, Measures

GAP = 36.0
ROOMS = (180, 300, 480, 560, 640, 900, 1400)
COUNTS = range(3, 9)
HEIGHTS = (
    lambda width: 64.0,
    lambda width: 9000 / width + 40,
    lambda width: 30000 / width + 60,
)
"""Stations with next to nothing in them, with a few words, and with as many as are drawn."""


def laid(count, room, high=HEIGHTS[1], text_size=1.0):
    measures = Measures(
        room=room,
        narrowest=132 * text_size,
        widest=216 * text_size,
        gap=GAP * text_size,
        high=lambda width: [high(width) + 8 * (at % 3) for at in range(count)],
    )
    return ring.lay(count, measures)


def assert_stations_stand_apart(count, room, high=HEIGHTS[1], text_size=1.0):
    shown = laid(count, room, high, text_size)

    assert len(shown.boxes) == count
    for one, other in combinations(shown.boxes, 2):
        assert one.apart(other) >= GAP * text_size - 1e-6
    for box in shown.boxes:
        assert box.left >= -1e-6
        assert box.right <= room + 1e-6
        assert box.top >= -1e-6
        assert box.bottom <= shown.height + 1e-6


@pytest.mark.parametrize("text_size", [0.8, 1.0, 2.0, 2.5])
@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("count", COUNTS)
def test_no_two_stations_overlap_and_all_are_inside(count, room, text_size):
    for high in HEIGHTS:
        assert_stations_stand_apart(count, room, high, text_size)


def test_twin_a_ring_that_asks_nobody_how_near_they_are_would_be_found(monkeypatch):
    monkeypatch.setattr(ring, "combinations", lambda *_: ())

    with pytest.raises(AssertionError, match="apart"):
        assert_stations_stand_apart(6, 640)


def crosses(way, box):
    """Say whether a straight way goes through the inside of a box, looked at in small steps."""
    (x1, y1), (x2, y2) = way
    at = ((x1 + (x2 - x1) * n / 50, y1 + (y2 - y1) * n / 50) for n in range(51))
    return any(box.left < x < box.right and box.top < y < box.bottom for x, y in at)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("count", COUNTS)
def test_an_arrow_leads_from_each_station_to_the_next_and_crosses_none(count, room):
    shown = laid(count, room)

    assert len(shown.arrows) == count
    for at, arrow in enumerate(shown.arrows):
        tip, aim = arrow.head[0], shown.boxes[(at + 1) % count]
        near = min(shown.boxes, key=lambda box: box.apart(Box(*tip, 0, 0)))
        assert near is aim
        for leg in (*pairwise(arrow.way), (arrow.way[-1], tip)):
            assert not any(crosses(leg, box) for box in shown.boxes)


def test_stations_stand_on_a_ring_where_there_is_room_and_down_a_path_where_there_is_none():
    assert laid(5, 600).is_ring
    assert laid(6, 640).is_ring
    assert not laid(5, 300).is_ring
    assert not laid(5, 600, text_size=2.0).is_ring
    assert [box.left for box in laid(5, 300).boxes] == [GAP] * 5


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_stations_make_a_path(count):
    shown = laid(count, 600)

    assert not shown.is_ring
    assert len(shown.boxes) == count
    assert len(shown.arrows) == (count if count > 1 else 0)


def test_the_first_station_is_on_top_and_the_rest_follow_the_clock():
    first, second, *_ = laid(5, 600).boxes

    assert first.centre[0] == pytest.approx(300)
    assert second.centre[0] > first.centre[0]
    assert second.centre[1] > first.centre[1]


FIELD = GuideField(
    key="ring",
    kind="map",
    label="My way round",
    rows=(
        FixedRow(key="trigger", label="What sets it off"),
        FixedRow(key="feel", label="What I feel"),
        FixedRow(key="do", label="What I do"),
    ),
    columns=(
        GuideField(key="what", kind="text", label="In my words"),
        GuideField(key="when", kind="short", label="When"),
        GuideField(key="out", kind="short", label="A way out here", role="out"),
        GuideField(key="note", kind="short", label="Note", exportable=False),
    ),
)
WRITTEN = {
    "trigger": {"what": "A bill\ncomes"},
    "feel": {"what": "Shame.", "when": "at night", "out": "ring Sam", "note": "stays"},
}


def test_a_map_is_told_in_its_order_with_where_each_station_leads():
    assert ring.told(ring.stations(FIELD, WRITTEN)) == (
        "1. What sets it off: A bill comes. Leads to 2.",
        "2. What I feel: Shame. When: at night. Note: stays. Way out here: ring Sam. Leads to 3.",
        "3. What I do: nothing here yet. Leads to 1.",
    )


def test_what_may_not_leave_is_not_told_to_others():
    told = " ".join(ring.told(ring.stations(FIELD, WRITTEN, leaving=True)))

    assert "ring Sam" in told
    assert "stays" not in told


@pytest.mark.parametrize("value", [None, [], "x", {"feel": "x"}, {"feel": {"what": ["a"]}}])
def test_a_shape_that_is_not_known_raises_nothing(value):
    shown = ring.stations(FIELD, value)

    assert [one.key for one in shown] == ["trigger", "feel", "do"]
    assert all(one.is_empty for one in shown if one.key != "feel")
