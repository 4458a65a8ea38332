"""Words in a form are found by keys, row by row, and the field they stand in gets the keyboard."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.model.guide import GuideField
from desktop.ui.widgets.fields import form_find

FIELDS = (
    GuideField(key="note", kind="text"),
    GuideField(
        key="rows",
        kind="table",
        columns=(GuideField(key="what", kind="short"), GuideField(key="how", kind="text")),
    ),
)
KNOWN = {
    "note": "By Card,\nmostly",
    "rows": [
        {"id": "a", "cells": {"what": "Gifts", "how": "by card"}},
        {"id": "b", "cells": {"what": "Card games"}},
        {"id": "c"},
    ],
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("card", ("note", "rows/a/how", "rows/b/what")),
        ("card, mostly", ("note",)),
        ("  ", ()),
        ("cash", ()),
    ],
)
def test_a_place_is_a_field_and_case_and_lines_do_not_count(words, expected):
    assert form_find.places(FIELDS, KNOWN, words) == expected


@pytest.fixture
def facts(desk):
    """Give somebody at a form with two rows."""
    desk.unlock()
    desk.chooses("today_start_disclosure")
    writing = desk.inside.writing
    document = writing._document
    rows = [
        {"id": f"{at:032x}", "cells": {"kind": "Gifts", "how": words}}
        for at, words in enumerate(("In cash, always", "By card", "cash again"))
    ]
    desk.inside.texts.set_fields(document.id, document.section("categories"), {"items": rows})
    writing._show_section(document.section("categories").id)
    writing.arrive()
    return desk


def held(desk):
    """Return the row whose field has the keyboard, and what is selected in it."""
    field = QApplication.focusWidget()
    table = desk.inside.writing.desk.facts.form.rows("items")
    return table._at(), field.objectName(), field.textCursor().selectedText()


def test_the_key_of_finding_leads_from_row_to_row(facts):
    facts.press("Ctrl+F")
    facts.types("cash")
    facts.press("Return")
    assert held(facts) == (0, "facts_items_cell_how", "cash")
    facts.press("F3")
    assert held(facts) == (2, "facts_items_cell_how", "cash")
    facts.press("F3")
    assert held(facts) == (0, "facts_items_cell_how", "cash")


def test_what_is_not_there_is_said_and_escape_leads_out(facts):
    facts.press("Ctrl+F")
    facts.types("cheque")
    facts.press("Return")
    assert facts.reads("facts_find_result") == "Not in this form"
    assert facts.is_at == "facts_find"
    facts.press("Escape")

    assert not facts.can_see("facts_find_bar")
    assert facts.is_at.startswith("facts_items")


def test_another_section_closes_the_bar_and_keeps_no_words(facts):
    facts.press("Ctrl+F")
    facts.types("cash")
    facts.press("Ctrl+PgDown")
    assert not facts.can_see("facts_find_bar")
    facts.press("Ctrl+PgUp")
    facts.press("Ctrl+F")

    assert facts.find("facts_find").text() == ""
