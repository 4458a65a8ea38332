"""A packet comes back as it was kept, whatever else stands there, and moves on when repeated."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.manifest import Form, Paper, Size
from desktop.model.packets import FOUR_WEEKS, Days, Packet, Passage, Rule, Span, digest

TODAY = date(2026, 11, 22)
MONTH = Days(Span.DAYS, date(2026, 10, 1), date(2026, 10, 31))

ids = st.uuids().map(lambda one: one.hex)
many = st.frozensets(ids, max_size=4)
some_days = st.builds(Days, st.sampled_from(Span), st.none() | st.dates(), st.none() | st.dates())
rules = st.builds(Rule, st.booleans(), st.text(max_size=8), st.text(max_size=8))
passages = st.builds(Passage, ids, ids, st.text(min_size=1, max_size=6), ids)
filled = st.dictionaries(st.text(max_size=6), st.text(max_size=6) | st.booleans(), max_size=3)
packets = st.builds(
    Packet,
    title=st.text(max_size=9), days=some_days, rule=rules,
    sections=many, entries=many, without=many,
    passages=st.lists(passages, max_size=3, unique=True).map(tuple),
    charts=st.frozensets(st.text(max_size=8), max_size=3), first_page=filled, names=filled,
    form=st.sampled_from(Form), size=st.sampled_from(Size), paper=st.sampled_from(Paper),
    use=st.text(max_size=8), copies=st.integers(0, 9),
    others=st.dictionaries(st.text(min_size=1, max_size=3).map("later ".__add__), ids, max_size=2),
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(packets)
def test_a_packet_comes_back_as_it_was_kept(packet):
    assert Packet.from_json(packet.to_json()) == packet


@given(packets, st.data())
def test_one_broken_value_takes_no_other_with_it(packet, data):
    kept = packet.to_json()
    broken = data.draw(st.sampled_from(sorted(kept)))
    found = Packet.from_json({**kept, broken: data.draw(anything)})

    whole = Packet.from_json(kept)
    same = {name for name in kept if name != broken and not name.startswith("later ")}
    assert [one for one in same if getattr(found, one) != getattr(whole, one)] == []


def test_twin_a_reader_that_gives_up_at_a_broken_value_is_seen(monkeypatch):
    def gives_up(kept):
        return Packet() if not isinstance(kept["days"], dict) else honest(kept)

    honest = Packet.from_json
    kept = Packet(title="Thursday", days=MONTH).to_json() | {"days": 7}
    assert Packet.from_json(kept).title == "Thursday"
    monkeypatch.setattr(Packet, "from_json", staticmethod(gives_up))

    with pytest.raises(AssertionError):
        assert Packet.from_json(kept).title == "Thursday"


@given(st.dictionaries(st.sampled_from(sorted(Packet().to_json())), anything))
def test_nothing_that_stands_there_makes_it_fail(kept):
    found = Packet.from_json(kept)

    assert Packet.from_json(found.to_json()) == found


def test_a_packet_holds_no_word_of_what_it_takes():
    passage = Passage("d", "s", "sleep", digest("a lake in winter"))

    assert digest(" a lake  in winter") == passage.digest != digest("a lake in summer")
    assert "lake" not in repr(Packet(passages=(passage,)).to_json())


# -- days -------------------------------------------------------------------


def test_four_weeks_are_reckoned_from_today():
    weeks = Days(Span.WEEKS)

    assert weeks.on(TODAY) == (TODAY - FOUR_WEEKS, TODAY)
    assert (TODAY - (TODAY - FOUR_WEEKS)) + timedelta(days=1) == timedelta(weeks=4)
    assert weeks.after(TODAY) == weeks
    assert weeks.holds(TODAY, TODAY)
    assert not weeks.holds(TODAY - timedelta(weeks=4), TODAY)


def test_days_with_one_end_or_none_hold_all_beyond_it():
    assert Days().on(TODAY) == (None, None)
    assert Days(Span.ALL, TODAY, TODAY).on(TODAY) == (None, None)
    assert Days(Span.DAYS, None, TODAY).holds(date.min, TODAY)
    assert not Days(Span.DAYS, TODAY, None).holds(TODAY - timedelta(days=1), TODAY)


def test_the_next_days_begin_where_these_end():
    assert MONTH.after(TODAY) == Days(Span.DAYS, date(2026, 11, 1), TODAY)


@pytest.mark.parametrize("last", [None, TODAY, date(2027, 1, 1)])
def test_days_that_go_on_until_today_are_followed_by_today(last):
    assert Days(Span.DAYS, None, last).after(TODAY) == Days(Span.DAYS, TODAY, TODAY)


# -- what is in -------------------------------------------------------------


def test_what_the_rule_brings_is_in_until_it_is_taken_out_by_hand():
    packet = Packet(rule=Rule(is_on=True))
    out = packet.with_entry("a", is_on=False, by_rule=True)

    assert packet.entries_with(["a", "b"]) == {"a", "b"}
    assert out.entries_with(["a", "b"]) == {"b"}
    back = out.with_entry("a", is_on=True, by_rule=True)
    assert back == packet


def test_a_tick_beside_the_rule_stays_when_the_rule_brings_nothing():
    packet = Packet().with_entry("a", is_on=True, by_rule=False)

    assert packet.entries_with([]) == {"a"}
    assert packet.with_entry("a", is_on=False, by_rule=False) == Packet()


def test_ticks_that_were_not_shown_stay():
    packet = Packet(sections=frozenset({"gone", "there"}))

    assert packet.with_sections(["there", "new"], ["new"]).sections == {"gone", "new"}


def test_the_next_packet_keeps_all_but_what_was_chosen_of_the_former_days():
    packet = Packet(
        title="For us", days=MONTH, rule=Rule(is_on=True, tag="nights"),
        sections=frozenset({"s"}), entries=frozenset({"e"}), without=frozenset({"w"}),
        passages=(Passage("d", "s", "sleep", "0"),), charts=frozenset({"sleep"}),
        first_page={"wanted": "rest"},
    )  # fmt: skip

    again = packet.again(TODAY)

    assert again == packet.changed(
        days=MONTH.after(TODAY), entries=frozenset(), without=frozenset(), passages=()
    )


@pytest.mark.parametrize(
    "chosen",
    [{"sections": frozenset("s")}, {"entries": frozenset("e")}, {"rule": Rule(is_on=True)},
     {"charts": frozenset("c")}, {"first_page": {"who": 1}}],
)  # fmt: skip
def test_a_packet_is_empty_until_something_is_chosen(chosen):
    assert Packet(title="For us", days=MONTH).is_empty
    assert not Packet(**chosen).is_empty
