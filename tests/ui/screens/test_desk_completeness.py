"""What is there so far, by keys: read, a way into each part, and a memory that came back."""

import re

import pytest
import samples
from asked import row
from controls import controls
from PySide6.QtWidgets import QLabel
from test_layout import faults
from wording import breaches

from desktop.model import answers, completeness
from desktop.model import desk as model_desk
from desktop.model.completeness import WHAT
from desktop.model.document import Section, SectionId

GUIDE = samples.guides()["disclosure"]
KINDS = model_desk.items(GUIDE)[1].columns[0].choices
NONE = {"id": "a" * 32, "cells": {"kind": KINDS[0], "none": True}}
HALF = {"id": "b" * 32, "cells": {"kind": KINDS[1], "first": {"precision": "year", "year": 2016}}}


def at_completeness(desk, *rows):
    """Open a disclosure with these facts, and go to what is there so far by keys."""
    desk.unlock()
    desk.chooses("today_start_disclosure")
    document = desk.inside.writing._document
    if rows:
        texts, section = desk.inside.texts, document.section("categories")
        texts.set_fields(document.id, section, {"items": list(rows)})
    desk.chooses("writing_to_completeness")
    return desk


def facts_kept(desk):
    (document,) = desk.documents()
    return model_desk.facts_of(GUIDE, document.sections)


def wait_until_saved(desk):
    desk.wait(lambda: desk.reads("completeness_saved").startswith("Saved"))


def test_kinds_and_sections_stand_in_words(desk):
    at_completeness(desk, NONE, HALF)

    words = desk.reads()
    assert f"{KINDS[0]}\nnone, said plainly" in words
    assert f"{KINDS[1]}\nstarted: the last time and how often are missing" in words
    assert f"{KINDS[2]}\nnothing written yet" in words
    assert "Front sheet\nnothing written yet" in words
    assert "Timeline\nnothing written by hand yet; your facts stand in it" in words
    assert "Commitments\nnot for me" in words


def test_nothing_is_counted_and_nothing_is_called_done(desk):
    at_completeness(desk, NONE, HALF)

    words = "\n".join(one.text() for one in desk.find("completeness").findChildren(QLabel))
    assert "none, said plainly" in words
    assert not re.search(r"[0-9]|%|\bdone\b", words)


def test_what_nobody_spoke_of_leads_to_the_facts(desk):
    at_completeness(desk, NONE)
    assert desk.find("completeness_kind_1").text() == "Write it, or “none”"
    assert desk.find("completeness_kind_0").text() == "Open"
    desk.chooses("completeness_kind_1")

    assert desk.inside.writing._section.key == "categories"
    assert [fact.kind for fact in facts_kept(desk)] == [KINDS[0]]


def test_a_section_is_opened_from_its_line(desk):
    at_completeness(desk)
    desk.goes_to("completeness_recall")
    desk.find("completeness_section_health").setFocus()
    desk.press("Space")

    assert desk.inside.writing._section.key == "health"


def test_a_memory_that_came_back_becomes_a_row_of_the_facts(desk):
    at_completeness(desk, NONE)
    desk.chooses("completeness_recall")
    desk.types("A second account")
    desk.goes_to("completeness_recall_back_words")
    desk.types("20/11/2026")
    desk.goes_to("completeness_recall_sure_line_1")
    desk.press("Space")
    desk.goes_to("completeness_recall_first")
    desk.types("my therapist")
    desk.goes_to("completeness_recall_by_words")
    desk.types("27/11/2026")
    wait_until_saved(desk)

    none, fresh = facts_kept(desk)
    assert none.is_none
    assert fresh.note == "A second account"
    assert fresh.recalled == (
        "Came back to me: 20 November 2026. First told: my therapist. By: 27 November 2026"
    )
    assert fresh.is_unsure
    assert "told with help, at a time you have planned" in desk.reads()


def test_half_a_memory_outlasts_a_lock_and_stands_on_the_page(desk):
    at_completeness(desk)
    desk.chooses("completeness_recall")
    desk.types("A second acc")
    desk.lock()

    desk.unlock()
    desk.chooses("writing_to_completeness")
    assert "Came back later\nA second acc\nCame back to me" in desk.reads()


def test_another_memory_is_another_row(desk):
    at_completeness(desk)
    for words in ("One", "Two"):
        desk.find("completeness_recall").setFocus()
        desk.press("Space")
        desk.types(words)
    wait_until_saved(desk)

    assert [fact.note for fact in facts_kept(desk)] == ["One", "Two"]


def test_what_is_taken_back_leaves_no_row(desk):
    at_completeness(desk, NONE)
    desk.chooses("completeness_recall")
    desk.types("No")
    for _ in range(2):
        desk.press("Backspace")
    wait_until_saved(desk)

    assert [fact.is_none for fact in facts_kept(desk)] == [True]


def what_it_concerns_never_leaves():
    row = completeness.recalled_row(GUIDE, "a" * 32, {WHAT: "A second account"})
    section = samples_section({"items": [row]})
    piece = model_desk.piece(GUIDE, section, "Behaviours")
    assert "second account" not in str(piece)


def samples_section(fields):
    return Section(id=SectionId("x"), key="categories", heading="Behaviours", fields=fields)


def test_what_it_concerns_never_leaves_before_it_is_told():
    what_it_concerns_never_leaves()


def test_twin_that_keeps_it_where_it_can_be_printed(monkeypatch):
    made = completeness.recalled_row

    def printed(guide, row, told):
        fresh = made(guide, row, told)
        return {**fresh, "cells": {"recalled": fresh["cells"]["note"]}}

    monkeypatch.setattr(completeness, "recalled_row", printed)
    with pytest.raises(AssertionError):
        what_it_concerns_never_leaves()


def test_what_was_settled_beforehand_is_said(desk):
    at_completeness(desk)
    document = desk.inside.writing._document
    desk.press("Escape")
    desk.inside.texts.set_fields(
        document.id, document.section("unsure"), {"hears_first": "Ruth", "within": "two days"}
    )
    desk.chooses("writing_to_completeness")

    assert desk.reads("completeness_recall_settled") == (
        "You settled beforehand who hears it first: Ruth. How soon: two days."
    )


@pytest.mark.parametrize("size", [100, 250])
def test_everything_has_a_name_and_its_place(desk, size):
    at_completeness(desk, NONE, HALF)
    desk.chooses("completeness_recall")
    desk.look.set_text_size(size)
    screen = desk.find("completeness")

    assert [one for one in controls(screen) if not one.name or not one.words] == []
    assert faults(screen) == []


def test_the_sentences_keep_the_tone(desk):
    at_completeness(desk, NONE, HALF)
    desk.chooses("completeness_recall")

    for words in desk.reads().splitlines():
        assert breaches(words) == []


def test_each_question_of_the_partner_is_named_with_how_far_its_answer_is(desk):
    at_completeness(desk)
    disclosure = desk.documents()[0].id
    desk.inside._beginning.guided(answers.GUIDE)
    held = desk.inside.writing._document
    rows = {"questions": [row(1, answer="Twice.", state="answered"), row(2)]}
    desk.inside.texts.set_fields(held.id, held.section(answers.SECTION), rows)
    desk.inside.open(disclosure)
    desk.chooses("writing_to_completeness")

    words = desk.reads()
    assert "1 · Was it?\nanswered" in words
    assert "2 · Was it?\nnot yet answered" in words
    assert "nothing written by hand yet; your partner’s questions stand in it" in words
    assert desk.find(f"completeness_question_{1:032x}").text() == "Open"
    desk.chooses(f"completeness_question_{2:032x}")
    assert desk.inside.writing.document == held.id
