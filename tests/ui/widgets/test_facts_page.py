"""The typed side of a section: what is typed is told, and kept with what it does not know."""

import pytest
import samples
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton

from desktop.model.desk import Standing
from desktop.model.facts import Assembled, Passage
from desktop.model.richtext import EMPTY
from desktop.ui.widgets.facts_page import FactsPage

GUIDE = samples.guides()["disclosure"]


@pytest.fixture
def page(look, shown):
    made = FactsPage(look, lambda: EMPTY)
    made.resize(640, 600)
    return shown(made)


def test_what_is_typed_is_told_and_what_is_unknown_stays(page, qtbot):
    page.show_section("a", GUIDE.section("front_sheet"), {"from_a_later_program": 7})
    line = page.findChild(QLineEdit, "facts_draft")

    with qtbot.waitSignal(page.edited):
        qtbot.keyClicks(line, "x")

    assert page.values()["from_a_later_program"] == 7


def test_a_section_without_fields_shows_only_what_is_put_together(page):
    section = GUIDE.section("answers")
    page.show_section("b", section, {})
    page.show_assembled((Assembled(None, (Passage("x", "1: yes"),)),), Standing.TABLE)

    words = page.findChild(QLabel, "facts_assembled_words")
    assert "1: yes" in words.text()
    page.show_assembled((), Standing.TABLE)
    assert words.text() == "Nothing yet. It follows from your partner’s questions."


def test_put_away_it_holds_nothing(page):
    page.show_section("a", GUIDE.section("categories"), {"items": []})

    page.put_away()

    assert page.values() == {}
    assert page.form is None


def test_notes_hints_and_states_are_for_the_rows_of_a_table_and_nothing_without_one(page):
    row = {"id": "a" * 32, "cells": {"number": "1"}}
    section = samples.guides()["partner_questions"].section("questions")
    for note in (page.note_rows, page.state_rows):
        note("questions", {})
    page.hint_rows("questions", "answer", {})
    page.detail_rows("questions", "Question", {})
    page.show_section("a", section, {"questions": [row]})
    page.note_rows("questions", {row["id"]: "It is touched."})
    page.hint_rows("questions", "answer", {row["id"]: "Yes or no."})
    page.state_rows("questions", {row["id"]: ("not yet answered", False)})

    assert page.findChild(QLabel, "facts_questions_note").text() == "It is touched."
    hint = page.findChild(QLabel, "facts_questions_cell_answer_hint").text()
    assert hint.startswith("Yes or no.")
    listed = page.findChild(QListView, "facts_questions_rows").model().index(0).data()
    assert "not yet answered" in listed


def test_rows_lead_to_what_is_offered_when_the_section_is_shown(page, qtbot):
    section = samples.guides()["first_weeks"].section("steps")
    page.show_section("a", section, {})
    assert page.findChild(QPushButton, "facts_rows_truth_to_honesty_log").isHidden()
    page.lead_titles = lambda: {"honesty_log": "Honesty log"}
    page.show_section("a", section, {})
    way = page.findChild(QPushButton, "facts_rows_truth_to_honesty_log")

    with qtbot.waitSignal(page.lead_wanted) as told:
        way.click()

    assert told.args == ["honesty_log"]
