import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.model.document import SectionId, State
from desktop.ui.widgets.outline import Outline, OutlineRow, short_state, state_said, state_words

ROWS = [
    OutlineRow(SectionId(str(number)), number, f"Heading {number}", state)
    for number, state in enumerate(State, 1)
]


@pytest.fixture
def outline(look, shown):
    outline = shown(Outline(look))
    outline.show_rows(ROWS, SectionId("2"))
    outline.setFocus()
    return outline


def said(outline, row):
    return outline.item(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_each_section_is_said_with_its_state_in_words(outline):
    assert said(outline, 0) == "1. Heading 1: empty"
    assert said(outline, 2) == "3. Heading 3: reviewed with someone"
    assert {state_words(state) for state in State} >= {"cleared to read", "not for me"}
    rows = [OutlineRow(SectionId("1"), 1, "Heading", state) for state in State]
    assert all(short_state(row) in state_words(row.state) for row in rows)


def test_nothing_is_called_empty_where_nothing_is_owed():
    blank = OutlineRow(SectionId("1"), 1, "Before", State.EMPTY, "impact_letter")
    assert (short_state(blank), blank.words(": ")) == ("", "Before")
    assert [state_said(state, "impact_letter") for state in State if state is not State.EMPTY] == [
        state_words(state) for state in State if state is not State.EMPTY
    ]
    assert blank._replace(guide="disclosure").words(": ") == "Before: empty"


def test_the_keys_choose_and_enter_goes_to_the_page(outline, qtbot):
    with qtbot.waitSignal(outline.chosen) as told:
        QTest.keyClick(outline, Qt.Key.Key_Down)
    assert told.args == ["3"]
    with qtbot.waitSignal(outline.entered):
        QTest.keyClick(outline, Qt.Key.Key_Return)


def test_what_the_program_chooses_is_no_choice_of_a_person(outline, qtbot):
    with qtbot.assertNotEmitted(outline.chosen):
        outline.choose(SectionId("4"))
        outline.show_rows(ROWS, SectionId("1"))

    assert outline.currentRow() == 0


def test_a_state_changes_in_its_place(outline):
    outline.show_state(ROWS[0]._replace(state=State.STARTED))

    assert said(outline, 0).endswith(": started")
    assert outline.currentRow() == 1
    assert not outline.grab().isNull()
