"""What was found in fields: shown with the name of its field, followed, and led back to."""

import pytest
from reads import Helpers, begins, page_of, reads_it, words_on

from desktop.model import reading_notes, reading_parts
from desktop.model.reading_notes import Reply
from desktop.ui.widgets.facts_page import FactsPage

ROW, SECOND = "a" * 32, "b" * 32
SAID = "We just flirted a bit and it was no big deal."
TRUTH = (
    "\N{SMILING FACE WITH SMILING EYES} I met Jo on 3 March. It was no big deal, just a few drinks."
)
CELLS = {"said": SAID, "left_out": "The second telephone.", "truth": TRUTH}


@pytest.fixture(autouse=True)
def helpers(monkeypatch):
    return Helpers().lent(monkeypatch)


def told(desk):
    """Begin a disclosure in which something that was said before is corrected."""
    rows = [{"id": SECOND, "cells": {"truth": "I paid 340 pounds."}}, {"id": ROW, "cells": CELLS}]
    return begins(desk, "disclosure", {"told_before": {"corrections": rows}})


def words_in_truth_are_found(desk):
    document = told(desk)
    desk.goes_to("writing_to_reading_with")
    desk.press("Return")
    reads_it(desk)
    held = page_of(desk)._kept.notes(document.section("told_before").id)
    assert {one.part for one in held} == {f"corrections/{ROW}/truth"}
    assert SAID not in words_on(desk)
    return document


def test_what_is_found_in_a_field_names_it_and_leads_to_its_words(desk):
    words_in_truth_are_found(desk)
    assert "What is true" in words_on(desk)
    found = page_of(desk)._cards[0].note
    desk.chooses("reading_with_0_change")

    assert desk.is_at == "facts_corrections_cell_truth"
    field = desk.find(desk.is_at)
    assert field.textCursor().selectedText() == found.words
    # Its words are gone with the next key, and so is the finding.
    desk.types("x")
    desk.chooses("writing_to_reading_with")
    assert all(one.note.words != found.words for one in page_of(desk)._cards)
    desk.press("Escape")
    assert desk.is_at != "reading_with_back"


def test_twin_the_old_wording_that_is_read_is_seen(desk, monkeypatch):
    key = ("disclosure", "told_before")
    more = {**reading_parts.FIELDS, key: ("corrections/said", "corrections/truth")}
    monkeypatch.setattr(reading_parts, "FIELDS", more)

    with pytest.raises(AssertionError):
        words_in_truth_are_found(desk)


def leads_to_the_field(desk):
    document = told(desk)
    desk.chooses("writing_to_reading_with")
    page = page_of(desk)
    [text] = page._readable()
    start = text.words.text.index("just a few")
    note = reading_notes.noted(text.words, "minimising", start, start + len("just a few"))
    page._kept.renew(document.section("told_before").id, text.words, [note])
    page._show_found()
    desk.chooses("reading_with_0_keep")
    desk.types("I counted.")
    desk.chooses("reading_with_0_back")
    desk.chooses("reading_with_0_change")
    field = desk.find("facts_corrections_cell_truth")
    assert field.hasFocus()
    assert field.textCursor().selectedText() == "just a few"
    return document


def test_a_kept_reply_follows_the_edits_of_its_field(desk):
    document = leads_to_the_field(desk)
    desk.press("Ctrl+Home")
    desk.types("On a Monday. ")
    desk.chooses("writing_to_reading_with")
    [card] = page_of(desk)._cards
    card._keep.click()
    assert (card.note.reason, card.note.reply) == ("I counted.", Reply.KEEP)

    desk.press("Escape")
    field = desk.find("facts_corrections_cell_truth")
    field.setFocus()
    field.selectAll()
    desk.types("All of it.")
    desk.chooses("writing_to_reading_with")
    assert "Answers whose words are gone" in words_on(desk)
    held = page_of(desk)._kept.notes(document.section("told_before").id)
    assert [one.reason for one in held] == ["I counted."]


def test_twin_a_way_that_opens_the_form_alone_is_seen(desk, monkeypatch):
    monkeypatch.setattr(FactsPage, "lead", lambda _self, _place: None)

    with pytest.raises(AssertionError):
        leads_to_the_field(desk)


def test_a_plan_that_has_only_fields_can_be_read(desk):
    rows = [{"id": ROW, "cells": {"what": "films", "why": "It was no big deal, really."}}]
    begins(desk, "recovery_plan", {"circles": {"inner": rows}})
    desk.chooses("writing_to_reading_with")
    [text] = page_of(desk)._readable()
    assert [one.path for one in text.words.parts] == [f"inner/{ROW}/why"]
    assert text.name_of(f"inner/{ROW}/why") == "How I know that it belongs here"
    assert text.name_of("") == text.name_of("unknown/x/y") == ""
