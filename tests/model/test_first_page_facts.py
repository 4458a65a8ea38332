"""What the vault offers for a first page: rows of the days asked for, and nothing that stays."""

import dataclasses
from datetime import UTC, date, datetime

import pytest
import samples

from desktop.model import desk, entries, first_page, first_page_facts, richtext
from desktop.model.document import PRIVATE, Document, DocumentId, Kind, Section, SectionId, State
from desktop.model.first_page import FirstPage, Line
from desktop.model.guide import GuideField
from desktop.model.leaving import Source
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.scales import Scale

GUIDES = samples.guides()
FIRST, LAST = date(2026, 9, 28), date(2026, 11, 22)
DAYS = (FIRST, LAST)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
CANARY = "quillback"
GUARD = Scale(id="vigil", name="On guard", low="not at all", mid="often", high="all day")
READ = sorted(
    {one.guide for one in first_page_facts.ROWS} | {one[0] for one in first_page_facts.FIELDS}
)


def day(text):
    year, month, number = map(int, text.split("-"))
    return {"precision": "day", "year": year, "month": month, "day": number}


def row(at, /, **cells):
    return {"id": f"{at:032x}", "cells": cells}


def source(name, parts=(), *, body=None, marks=()):
    """Return a document of a guide with these fields by section."""
    guide = GUIDES[name]
    fields, marks = dict(parts), dict(marks)
    sections = tuple(
        Section(
            id=SectionId(f"{name}-{one.key}"), key=one.key, heading=one.heading,
            body=body or richtext.EMPTY, fields=fields.get(one.key, {}), mark=marks.get(one.key),
        )
        for one in guide.sections
    )  # fmt: skip
    shelf = Kind.LETTER if guide.shelf == "letters" else Kind.PLAN
    document = Document(
        id=DocumentId(name), kind=shelf, title=guide.title, on=LAST,
        written_at=NOW, changed_at=NOW, guide=name, sections=sections,
    )  # fmt: skip
    return Source(document=document, guide=guide)


def offered(*sources, first=FIRST, last=LAST):
    found = first_page_facts.facts(sources, (GUARD,), (first, last), LAST)
    return {line: [one.words for one in some] for line, some in found.items.items()}


def triggers(*rows):
    return source("triggers", {"log": {"rows": list(rows)}})


ONE = row(
    1, on=day("2026-10-02"), what="An unknown number on the bill", did="I walked",
    helped="the walk, and my sister", new="yes", note=CANARY, health=CANARY,
    **{"from": 9, "to": 5},
)  # fmt: skip


# -- to somebody who was hurt -----------------------------------------------


def test_what_set_it_off_is_in_the_writers_words_with_both_numbers():
    assert offered(triggers(ONE))[Line.SET_OFF] == [
        (
            "An unknown number on the bill. What I did: I walked. "
            "What helped: the walk, and my sister. From 9 to 5."
        )
    ]


def test_one_number_alone_makes_no_sentence():
    alone = row(1, on=day("2026-10-02"), what="A song", **{"from": 7})
    assert offered(triggers(alone))[Line.SET_OFF] == ["A song."]


def test_days_of_something_new_come_from_scales_and_log_each_once_in_order():
    marks = [{"id": "0" * 32, "cells": {"on": one}} for one in ("2026-10-28", "2026-10-02")]
    scales = source("scales", {"readings": {"marks": marks}})
    later = row(2, on=day("2026-10-05"), what="Told", new="yes")
    assert offered(triggers(ONE, later), scales)[Line.NEW] == [
        "2 October 2026", "5 October 2026", "28 October 2026",
    ]  # fmt: skip


def noted(scale, at, value):
    cells = {"scale": scale, "at": at, "value": value, "name": scale, "note": CANARY}
    return {"id": f"{hash((scale, at)) & (16**32 - 1):032x}", "cells": cells}


def test_scales_with_a_number_in_these_days_are_offered_the_chosen_ones_first():
    own = row(9, name="Appetite", low="", mid="", high="")
    readings = [
        noted(own["id"], "2026-10-01", 4), noted("vigil", "2026-10-01T21:00", 6),
        noted("slp", "2026-10-01", 3), noted("vigil", "2026-10-02", None),
    ]  # fmt: skip
    fields = {"readings": readings, "own": [own], "mine": [own["id"], "vigil"]}
    scales = source("scales", {"readings": fields})
    found = first_page_facts.facts([scales], (GUARD,), DAYS, LAST)
    assert [one.words for one in found.items[Line.SCALES]] == ["Appetite", "On guard"]
    assert [one.value for one in found.readings["vigil"]] == [6, None]
    assert Line.SCALES not in offered(scales, first=date(2026, 11, 1))


def test_limits_are_set_and_crossed_and_changed():
    limits = source("boundaries", {
        "lines": {"rows": [row(1, when="he shouts", will="leave the room", note=CANARY)]},
        "happened": {"rows": [
            row(2, on=day("2026-10-09"), which="Shouting", what="He shouted", did="I left",
                then="changed"),
            row(3, on=day("2026-08-09"), which="Before these days"),
        ]},
    })  # fmt: skip
    assert offered(limits)[Line.LIMITS] == [
        "When this happens: he shouts. I will: leave the room.",
        "Shouting. What happened: He shouted. What I did: I left. The boundary now: changed.",
    ]


def test_requests_come_from_both_places():
    needs = source("needs", {"cards": {"cards": [
        row(1, need="To know where you are", from_whom="my husband", kind="strong request"),
    ]}})  # fmt: skip
    plan = source("safety_plan", {"required": {"rows": [row(2, what="Separate rooms")]}})
    assert offered(needs, plan)[Line.REQUESTS] == [
        "To know where you are. From whom: my husband. Kind: strong request.", "Separate rooms.",
    ]  # fmt: skip


def test_forms_stand_with_the_figure_that_stands_on_them():
    forms = source("therapist_forms", {"forms": {"rows": [
        row(1, name="A form", version="5", on=day("2026-11-03"), figure="31", with_whom="K.",
            ask=CANARY, note=CANARY),
        row(2, name="Too early", on=day("2026-01-03")),
    ]}})  # fmt: skip
    found = first_page_facts.facts([forms], (), DAYS, LAST)
    [one] = found.items[Line.FORMS]
    assert one.cells == ("A form", "5", "3 November 2026", "31")
    assert found.form_headings[-1] == "Figure, as it stands on the form"


def test_a_letter_says_how_far_it_is_by_headings():
    sections = GUIDES["impact_letter"].sections
    marks = {sections[0].key: State.REVIEWED, sections[2].key: State.NOT_FOR_ME}
    one = source("impact_letter", {sections[1].key: {"x": "y"}}, marks=marks)
    assert offered(one)[Line.LETTERS] == [
        (
            f"{one.document.title}. Started: {sections[1].number} · {sections[1].heading}. "
            f"Reviewed with someone: {sections[0].number} · {sections[0].heading}."
        )
    ]
    assert Line.READY not in offered(one)


def test_a_free_letter_is_started_or_not_there():
    free = Document(
        id=DocumentId("free"), kind=Kind.LETTER, title="To my sister", on=LAST, written_at=NOW,
        changed_at=NOW, sections=(Section(id=SectionId("b"), key="body", heading=""),),
    )  # fmt: skip
    assert offered(Source(document=free)) == {}
    written = free.sections[0].with_body(richtext.from_plain("Dear M."))
    free = dataclasses.replace(free, sections=(written,))
    assert offered(Source(document=free))[Line.LETTERS] == ["To my sister. Started."]


# -- to whoever has something to disclose -----------------------------------


def test_circles_and_what_stopping_means():
    plan = source("recovery_plan", {
        "circles": {
            "inner": [row(1, what="This.", why=CANARY), row(2, what="That")],
            "outer": [row(3, what="Running", when=CANARY)],
        },
        "definition": {"counts": "None of the inner circle", "since": day("2026-03-03")},
    })  # fmt: skip
    found = first_page_facts.facts([plan], (), DAYS, LAST)
    page = FirstPage(on=frozenset({"circles"}))
    for one in found.items[Line.CIRCLES]:
        page = page.with_item(Line.CIRCLES, one.key, is_ticked=True)
    [piece] = first_page.pieces(page, found)
    assert richtext.plain(piece.body).splitlines() == [
        "Inner circle: I stop this: This; That.",
        "Outer circle: this leads away: Running.",
        "What counts as stopping, today: None of the inner circle.",
        "Stopped since: 3 March 2026.",
    ]


def test_telling_is_when_and_how_it_came_to_be_known_and_never_what_it_was():
    record = source("slip_record", {"record": {"rows": [
        row(1, on=day("2026-10-03"), what=CANARY, before=CANARY, word=CANARY, stopped=CANARY,
            told="I told it without being asked", told_on=day("2026-10-04")),
    ]}})  # fmt: skip
    log = source("honesty_log", {"log": {"rows": [
        row(2, on=day("2026-10-05"), said=CANARY, inside=CANARY, after="the same day"),
    ]}})  # fmt: skip
    telling = {"first": "my sponsor", "first_within": "24", "sentence": CANARY}
    plan = source("setback_plan", {"telling": telling})
    assert offered(plan, record, log)[Line.TELLING] == [
        "Whom I tell first: my sponsor. Within how many hours: 24.",
        (
            "3 October 2026. How it came to be known: I told it without being asked. "
            "Known since: 4 October 2026."
        ),
        "5 October 2026. How soon: the same day.",
    ]


def test_urges_are_told_without_what_they_were_about():
    log = source("urge_log", {"log": {"rows": [
        row(1, on=day("2026-10-03"), at_0=8, at_20=3, where=CANARY, instead=CANARY,
            before=[CANARY]),
        row(2, on=day("2026-10-03"), at_0=4, at_20=None),
        row(3, on=day("2026-08-03"), at_0=10),
    ]}})  # fmt: skip
    assert offered(log)[Line.URGES] == [
        "Noted 2 times, on 1 day. At the start: 4 to 8 of 10. After 20 minutes: 3 of 10."
    ]
    assert Line.URGES not in offered(log, first=date(2026, 11, 1))


def test_one_urge_is_noted_once():
    log = source("urge_log", {"log": {"rows": [row(1, on=day("2026-10-03"), at_0=8)]}})
    assert offered(log)[Line.URGES] == ["Noted once, on 1 day. At the start: 8 of 10."]


def test_open_questions_are_a_number_and_no_question():
    sheet = source("partner_questions", {"questions": {"questions": [
        row(1, question=CANARY, answer=CANARY, state="answered"),
        row(2, question=CANARY, state="partly"),
        row(3, question=CANARY),
        row(4, question=CANARY, asked="no"),
        row(5, question=CANARY, depth="nothing"),
    ]}})  # fmt: skip
    assert offered(sheet) == {
        Line.OPEN: ["Questions that were asked: 3. Not answered in full: 2."],
    }


def test_what_is_there_to_be_looked_at_is_offered_by_heading():
    parts = {"opening": {"x": CANARY}, "timeline": {"quiet": []}}
    told = source("disclosure", parts, marks={"timeline": State.CLEARED})
    found = first_page_facts.facts([told], (), DAYS, LAST)
    [one] = found.items[Line.READY]
    assert one.words.endswith("Opening statement")
    assert one.group == told.document.title


@pytest.mark.parametrize("one", first_page_facts.ROWS, ids=lambda one: f"{one.guide}-{one.table}")
def test_each_column_that_is_read_is_there_and_may_leave(one):
    table = GUIDES[one.guide].section(one.section).field(one.table)
    known = {column.key: column for column in table.columns}
    wanted = [*one.keys, *([one.day] if one.day else ())]
    assert [key for key in wanted if key not in known or not known[key].exportable] == []
    assert not one.day or known[one.day].kind == "date"


def test_each_field_that_is_read_is_there_and_may_leave():
    for guide, section, _, keys in first_page_facts.FIELDS:
        found = [GUIDES[guide].section(section).field(key) for key in keys]
        assert all(one is not None and one.exportable for one in found)


# -- the days ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "is_in"),
    [
        (day("2026-09-27"), False),
        (day("2026-09-28"), True),
        (day("2026-11-22"), True),
        (day("2026-11-23"), False),
        ({"precision": "month", "year": 2026, "month": 10}, True),
        ({"precision": "month", "year": 2026, "month": 9}, False),
        ({"precision": "year", "year": 2026}, False),
        ({"typed": "last week"}, False),
        (None, False),
    ],
)
def test_a_row_belongs_to_the_days_in_which_its_date_begins(on, is_in):
    assert bool(offered(triggers(row(1, on=on, what="A song")))) is is_in


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ((FIRST, date(2026, 12, 30)), (FIRST, LAST)),
        ((FIRST, None), (FIRST, LAST)),
        ((date(2027, 1, 1), None), (date(2027, 1, 1), date(2027, 1, 1))),
        ((LAST, FIRST), (LAST, LAST)),
    ],
)
def test_a_day_that_has_not_come_is_none_of_them(asked, days):
    found = first_page_facts.facts([triggers(ONE)], (), asked, LAST)
    assert (found.first, found.last) == days


def test_all_days_begin_with_the_first_of_which_something_is_noted():
    forms = source("therapist_forms", {"forms": {"rows": [
        row(1, name="A form", on=day("2026-02-03")), row(2, name="Later", on=day("2027-02-03")),
    ]}})  # fmt: skip
    for first, held in ((date(2026, 2, 3), (forms, triggers(ONE))), (LAST, ())):
        found = first_page_facts.facts(held, (), (None, None), LAST)
        assert (found.first, found.last) == (first, LAST)
    scales = source("scales", {"readings": {"readings": [noted("vigil", "2025-10-01", 4)]}})
    found = first_page_facts.facts((forms, scales), (GUARD,), (None, FIRST), LAST)
    assert (found.first, found.last) == (date(2025, 10, 1), FIRST)


# -- what stays -------------------------------------------------------------


def filled(field: GuideField):
    """Return a value with the canary in all that may not leave, and open words in the rest."""
    if not field.exportable:
        return CANARY if not field.has_rows else [row(7, **_cells(field, CANARY))]
    match field.kind:
        case "table":
            return [row(7, **_cells(field, ""))]
        case "date":
            return day("2026-10-10")
        case "scale":
            return 5
        case _:
            return "heather"


def _cells(field, word):
    return {one.key: word or filled(one) for one in field.columns}


def brimming(name, *, stays=()):
    """Return a document in which something stands everywhere, and a canary where it must not go.

    Its pages hold marked words, and it has pages of private workings.
    """
    marked = (Block.of(BlockKind.PARAGRAPH, [Run("open "), Run(CANARY, kept=True)]),)
    guide = GUIDES[name]
    parts = {
        one.key: {
            field.key: CANARY if not one.exportable else filled(field) for field in one.fields
        }
        | ({entries.KEPT_IN: True} if one.key in stays else {})
        for one in guide.sections
    }
    found = source(name, parts, body=marked)
    private = Section(
        id=SectionId("p"), key=f"{PRIVATE}x", heading=CANARY, fields={"rows": [row(1, what=CANARY)]}
    )
    document = dataclasses.replace(
        found.document, sections=(*found.document.sections, private)
    )  # fmt: skip
    return dataclasses.replace(found, document=document)


def everything(sources):
    """Return all that a page takes which has every line on and every item ticked."""
    found = first_page_facts.facts(sources, (GUARD,), DAYS, LAST)
    page = FirstPage()
    for line in Line:
        page = page.switched(line, is_on=True)
        for item in found.items.get(line, ()):
            page = page.with_item(line, item.key, is_ticked=True)
    return repr(first_page.pieces(page, found)), repr(found.items)


@pytest.mark.parametrize("name", [*READ, "therapist_forms", "urge_log", "scales", "impact_letter"])
def test_no_guide_gives_what_never_leaves(name):
    for told in everything([brimming(name)]):
        assert CANARY not in told


def what_stays_is_not_offered():
    guides = [GUIDES[name] for name in READ]
    kept = [
        brimming(one.id, stays=frozenset(section.key for section in one.sections)) for one in guides
    ]
    for told in everything(kept):
        assert "heather" not in told


def test_sections_that_are_kept_in_are_not_offered():
    what_stays_is_not_offered()


def test_twin_an_offer_that_does_not_ask_is_seen(monkeypatch):
    monkeypatch.setattr(desk, "stays", lambda _section: False)

    with pytest.raises(AssertionError):
        what_stays_is_not_offered()


def answers_in_private_stay():
    for name in ("private_screening", "private_questions", "anger_page"):
        assert everything([brimming(name)])[1] == "{}"


def test_answers_given_in_private_are_not_even_looked_at():
    answers_in_private_stay()


def test_without_its_guide_nothing_of_a_document_is_offered():
    known = triggers(ONE)
    assert offered(Source(document=known.document, guide=None)) == {}


def test_a_row_that_was_put_aside_stays(monkeypatch):
    guide = GUIDES["triggers"]
    log = guide.section("log")
    columns = tuple(
        dataclasses.replace(one, role="aside") if one.key == "new" else one
        for one in log.field("rows").columns
    )
    fields = tuple(
        dataclasses.replace(one, columns=columns) if one.key == "rows" else one
        for one in log.fields
    )
    sections = tuple(
        dataclasses.replace(one, fields=fields) if one is log else one for one in guide.sections
    )
    aside = dataclasses.replace(triggers(ONE), guide=dataclasses.replace(guide, sections=sections))
    assert offered(aside) == {}
