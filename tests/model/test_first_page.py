"""The first page: all off at first, the writer's words kept, and only what was ticked goes in."""

import dataclasses
import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording import breaches

from desktop.model import first_page, richtext
from desktop.model.first_page import Facts, FirstPage, Item, Line, Report, Safety
from desktop.model.scales import Reading, Scale
from desktop.model.settings import Purpose

FIRST, LAST = date(2026, 9, 28), date(2026, 11, 22)
SCALES = tuple(
    Scale(id=f"s{n}", name=f"Scale {n}", low="none", mid="some", high="all") for n in range(8)
)
HEADINGS = ("Name of the form", "Version", "Filled in on", "Figure")
WORDS = st.text(max_size=20)
PAGES = st.builds(
    FirstPage,
    on=st.frozensets(st.sampled_from([one.value for one in Line] + ["from a later version"])),
    words=st.dictionaries(WORDS, WORDS.filter(bool)),
    ticked=st.dictionaries(
        WORDS, st.lists(WORDS, min_size=1, unique=True).map(tuple), max_size=4
    ),
    report=st.sampled_from(Report),
    safety=st.sampled_from(Safety),
)  # fmt: skip
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=8,
)


def item(key, words=None, **parts):
    return Item(key=key, words=words or f"Words of {key}.", **parts)


def facts(**items):
    readings = {
        one.id: tuple(
            Reading(id=f"{one.id}{n}", scale=one.id, at=str(FIRST + timedelta(days=n)), value=n)
            for n in range(5)
        )
        for one in SCALES
    }
    return Facts(
        first=FIRST, last=LAST, items={Line(key): tuple(one) for key, one in items.items()},
        scales=SCALES, readings=readings, form_headings=HEADINGS,
    )  # fmt: skip


FULL = facts(
    scales=[item(one.id, one.name) for one in SCALES],
    new=[item("2026-10-02", "2 October 2026"), item("2026-10-28", "28 October 2026")],
    set_off=[item("a"), item("b")],
    limits=[item("c")],
    requests=[item("d")],
    forms=[item("e", cells=("A form", "", "3 November 2026", "31"))],
    letters=[item("f")],
    circles=[item("g", "this", group="Inner circle"), item("h", "that", group="Inner circle")],
    urges=[item("i", is_whole=True)],
)


def everything_on(page=None):
    page = page or FirstPage()
    for line in Line:
        page = page.switched(line, is_on=True)
    return page


def text(pieces):
    return "\n".join(
        "\n".join([one.heading, richtext.plain(one.body), *(str(t) for t in one.tables)])
        for one in pieces
    )


# -- what is kept -----------------------------------------------------------


@given(PAGES)
def test_what_is_kept_comes_back(page):
    assert first_page.from_json(json.loads(json.dumps(page.to_json()))) == page


@given(ANYTHING)
def test_whatever_is_kept_there_is_a_page(value):
    page = first_page.from_json(value)
    assert first_page.from_json(page.to_json()) == page


def test_words_of_a_line_of_a_later_version_are_not_lost():
    kept = {"words": {"weather": "Rain."}, "ticked": {"weather": {"x": 1}}, "on": {"weather": 1}}
    page = first_page.from_json(kept).with_text(Line.WANT, "To say it.")
    assert page.to_json() == {
        "on": {"weather": 1},
        "words": {"weather": "Rain.", "want": "To say it."},
        "ticked": {"weather": {"x": 1}},
        "report": "excerpts",
        "safety": "nothing",
    }


def test_the_next_time_it_is_without_the_day_of_the_former_session():
    page = FirstPage(words={"session": "26 November", "want": "To rest."})
    assert first_page.again(page.to_json())["words"] == {"want": "To rest."}
    kept = {"words": {"want": "To rest."}, "later": 1}
    assert first_page.again(kept) == kept


def test_the_next_time_own_words_stay_and_their_lines_are_off():
    page = FirstPage(
        on=frozenset({"session", "new", "scales", "weather"}),
        words={"session": "26 November", "new": "He hit the door.", "weather": "Rain."},
        ticked={"scales": ("sleep",), "new": ("one",)},
    )
    assert first_page.own_lines(page.to_json()) == {"new", "weather"}

    later = first_page.from_json(first_page.again(page.to_json()))

    assert later.on == {"session", "scales"}
    assert later.words == {"new": "He hit the door.", "weather": "Rain."}
    assert later.ticked == page.ticked


def test_words_stay_while_their_line_is_off():
    page = FirstPage().with_text(Line.WANT, "To say it.").switched(Line.WANT, is_on=True)
    page = page.switched(Line.WANT, is_on=False)
    assert page.text(Line.WANT) == "To say it."
    assert first_page.pieces(page, FULL) == ()


# -- nothing goes in by itself ----------------------------------------------


def test_at_first_everything_is_off():
    assert first_page.pieces(FirstPage(), FULL) == ()
    assert first_page.subtitle(FirstPage(), FULL) == ""


def nothing_goes_in_that_was_not_ticked():
    page = everything_on().with_item(Line.SET_OFF, "b", is_ticked=True)
    printed = text(first_page.pieces(page, FULL))
    assert "Words of b." in printed
    assert "Words of a." not in printed
    assert "Words of d." not in printed


def test_what_was_not_ticked_does_not_go_in():
    nothing_goes_in_that_was_not_ticked()


def test_twin_a_page_that_takes_all_there_is_is_seen(monkeypatch):
    monkeypatch.setattr(first_page, "chosen", lambda _page, found, line: found.items.get(line, ()))

    with pytest.raises(AssertionError):
        nothing_goes_in_that_was_not_ticked()


LISTED = [one for one in Line if one not in first_page.HEAD and one is not Line.SCALES]
OFFERS = st.lists(
    st.tuples(st.sampled_from(LISTED), st.booleans(), st.booleans(), st.booleans()), max_size=12
)


@given(OFFERS, st.frozensets(st.sampled_from(list(Line))))
def test_of_anything_offered_what_is_ticked_goes_in_and_nothing_else(offers, on):
    page, items, wanted = FirstPage(on=frozenset(one.value for one in on)), {}, set()
    for at, (line, is_ticked, is_whole, has_group) in enumerate(offers):
        words = f"item{at}item"
        made = item(str(at), words, is_whole=is_whole, group="G" * has_group, cells=(words,) * 4)
        items.setdefault(line.value, []).append(made)
        if is_ticked:
            page = page.with_item(line, str(at), is_ticked=True)
        if line in on and (is_ticked or is_whole):
            wanted.add(words)
    printed = text(first_page.pieces(page, facts(**items)))
    assert set(re.findall(r"item\d+item", printed)) == wanted


def test_what_was_ticked_and_is_not_there_any_more_does_not_go_in():
    page = everything_on().with_item(Line.SET_OFF, "gone", is_ticked=True)
    assert Line.SET_OFF.value not in {one.key.partition(":")[2] for one in
                                      first_page.pieces(page, FULL)}  # fmt: skip


def test_what_is_the_line_itself_goes_along_with_it():
    page = FirstPage().switched(Line.URGES, is_on=True)
    assert [one.key for one in first_page.pieces(page, FULL)] == ["first:urges"]


# -- what it looks like -----------------------------------------------------


def a_page():
    page = everything_on().with_text(Line.NAME, " M. ").with_text(Line.WANT, "One.\n\nTwo.\n")
    page = page.with_text(Line.DAY, "Awake at four.")
    for line, key in (
        (Line.SCALES, "s2"), (Line.SCALES, "s0"), (Line.NEW, "2026-10-28"),
        (Line.NEW, "2026-10-02"),
        (Line.FORMS, "e"), (Line.CIRCLES, "g"), (Line.CIRCLES, "h"), (Line.SET_OFF, "a"),
    ):  # fmt: skip
        page = page.with_item(line, key, is_ticked=True)
    return page


def test_lines_print_in_one_order_each_as_a_piece():
    pieces = first_page.pieces(a_page(), FULL)
    assert [one.key for one in pieces] == [
        f"first:{one}"
        for one in ("want", "scales", "new", "set_off", "circles", "urges", "day", "forms")
    ]
    assert all(one.part == "" for one in pieces)
    known = {one.key.partition(":")[2]: one for one in pieces}
    assert richtext.plain(known["want"].body) == "One.\nTwo."
    assert richtext.plain(known["new"].body) == "2 October 2026 and 28 October 2026."
    assert richtext.plain(known["circles"].body) == "Inner circle: this; that."
    assert known["forms"].tables[0].headings == ("Name of the form", "Filled in on", "Figure")
    assert known["forms"].tables[0].rows == (("A form", "3 November 2026", "31"),)
    assert [one.label for one in known["scales"].drawings] == ["Scale 0", "Scale 2"]
    assert known["scales"].drawings[0].words == ("median 2, 0 to 4", "5 of 56 days")


def test_the_own_words_of_a_line_stand_below_what_is_from_the_vault():
    page = a_page().with_text(Line.NEW, "Both in writing.")
    [new] = [one for one in first_page.pieces(page, FULL) if one.key == "first:new"]
    assert richtext.plain(new.body).splitlines() == [
        "2 October 2026 and 28 October 2026.", "Both in writing.",
    ]  # fmt: skip


def test_of_a_scale_on_which_more_is_better_that_is_said():
    trust = Scale(id="s0", name="Trust", low="none", mid="some", high="all", is_plus=True)
    found = dataclasses.replace(FULL, scales=(trust, *SCALES[1:]))
    page = FirstPage().switched(Line.SCALES, is_on=True)
    notes = []
    for key in ("s1", "s0"):
        page = page.with_item(Line.SCALES, key, is_ticked=True)
        notes.append(richtext.plain(first_page.pieces(page, found)[0].body))
    assert notes == [
        first_page.STRIP_NOTE, f"{first_page.STRIP_NOTE} Trust: a higher number is better.",
    ]  # fmt: skip


def test_one_day_alone_is_said_alone():
    page = FirstPage().switched(Line.NEW, is_on=True)
    page = page.with_item(Line.NEW, "2026-10-02", is_ticked=True)
    [new] = first_page.pieces(page, FULL)
    assert richtext.plain(new.body) == "2 October 2026."


def test_a_seventh_scale_is_refused():
    page = FirstPage()
    for scale in SCALES[:6]:
        page = page.with_item(Line.SCALES, scale.id, is_ticked=True)
    with pytest.raises(ValueError, match="six"):
        page.with_item(Line.SCALES, "s6", is_ticked=True)
    assert page.with_item(Line.SCALES, "s0", is_ticked=False).ticked["scales"] == (
        "s1", "s2", "s3", "s4", "s5",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("safety", "printed"),
    [(Safety.OWN, "Somebody knows."), (Safety.ALOUD, first_page.ALOUD), (Safety.NOTHING, "")],
)
def test_the_line_on_safety_is_said_as_it_was_chosen(safety, printed):
    page = FirstPage(safety=safety, words={"safety": "Somebody knows."})
    page = page.switched(Line.SAFETY, is_on=True)
    assert "".join(richtext.plain(one.body) for one in first_page.pieces(page, FULL)) == printed


def test_under_the_title_stands_what_is_switched_on():
    page = a_page()
    assert first_page.subtitle(page, FULL) == (
        "M.  ·  28 September to 22 November 2026  ·  self-report, excerpts chosen by me"
    )
    page = page.switched(Line.NAME, is_on=False).switched(Line.DATES, is_on=False)
    unedited = FirstPage(on=page.on, report=Report.UNEDITED)
    assert first_page.subtitle(unedited, FULL) == "self-report, unedited"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("26 November 2026", "For our session on Thursday 26 November"),
        (" 7/1/2027 ", "For our session on Thursday 7 January 2027"),
        ("26 November", "For our session, 26 November"),
        ("November 2026", "For our session, November 2026"),
        ("next\nThursday", "For our session, next Thursday"),
        ("", "For our session"),
    ],
)
def test_the_title_names_the_day_of_the_session(typed, title):
    page = FirstPage().with_text(Line.SESSION, typed).switched(Line.SESSION, is_on=True)
    assert first_page.title(page, FULL) == title
    assert first_page.title(page.switched(Line.SESSION, is_on=False), FULL) == "For our session"


# -- what is offered --------------------------------------------------------


def test_each_purpose_is_offered_its_lines():
    empty = facts()
    hurt = first_page.lines(Purpose.HURT, FirstPage(), empty)
    truth = first_page.lines(Purpose.TRUTH, FirstPage(), empty)
    assert hurt == first_page.lines(Purpose.JOURNAL, FirstPage(), empty)
    assert Line.SCALES in hurt
    assert not {Line.CIRCLES, Line.URGES, Line.OPEN, Line.READY, Line.TELLING} & set(hurt)
    assert {Line.CIRCLES, Line.URGES, Line.OPEN, Line.READY, Line.TELLING} <= set(truth)
    assert Line.SCALES not in truth


def test_a_line_in_which_something_stands_is_offered_to_anybody():
    page = FirstPage().with_text(Line.REQUESTS, "To be asked.")
    assert Line.REQUESTS in first_page.lines(Purpose.TRUTH, page, facts())
    assert Line.SCALES in first_page.lines(Purpose.TRUTH, FirstPage(), FULL)


def test_its_words_are_as_the_program_speaks():
    said = [*first_page.HEADINGS.values(), first_page.ALOUD, first_page.STRIP_NOTE]
    for sentence in (*said, *(one.words for one in Report)):
        for one in sentence.split(". "):
            assert breaches(one) == []
