import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from ui.widgets.fields.field_parts import KINDS, ROWS, TABLE

from desktop.model.guide import GuideField
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.rows import Rows
from desktop.ui.widgets.fields.rows_bar import AddBar
from desktop.ui.widgets.fields.rows_field import RowsField

LOG = GuideField(
    key="log",
    kind="table",
    columns=(
        GuideField(key="what", kind="short", label="What"),
        GuideField(key="from", kind="reference", label="From"),
    ),
)


@pytest.fixture
def field_of(shown, look):
    def made(rows=ABSENT, table=TABLE):
        field = RowsField(look, table, name="items")
        field.resize(560, 900)
        field.show_value(rows)
        shown(field)
        field.hold()
        return field

    return made


def key(qtbot, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for one in keys:
        qtbot.keyClick(QApplication.focusWidget(), one, modifier)


def held():
    return QApplication.focusWidget().objectName()


def button(field, name):
    return field.findChild(QPushButton, f"items_{name}")


def title(field):
    return field.findChild(QLabel, "items_row_title").text()


def test_rows_are_written_by_keyboard_alone(field_of, qtbot):
    field = field_of(table=LOG)
    told = []
    field.edited.connect(lambda: told.append(field.value()))
    assert held() == "items_bar_add"
    key(qtbot, Qt.Key.Key_Return)
    assert held() == "items_cell_what"
    qtbot.keyClicks(QApplication.focusWidget(), "one")
    key(qtbot, Qt.Key.Key_Escape)
    assert held() == "items_rows"
    key(qtbot, Qt.Key.Key_Insert)
    qtbot.keyClicks(QApplication.focusWidget(), "two")
    key(qtbot, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "!")

    assert [row["cells"] for row in field.value()] == [{"what": "one!"}, {"what": "two"}]
    assert told[-1] == field.value()
    ids = [[row["id"] for row in value] for value in told if value is not ABSENT]
    assert all(one == ids[-1][: len(one)] for one in ids)


def test_the_chosen_row_opens_below(field_of, qtbot):
    field = field_of(ROWS[:3])
    assert title(field) == KINDS[0]
    key(qtbot, Qt.Key.Key_Down)
    assert title(field) == KINDS[1]
    button(field, "row_next").setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert title(field) == KINDS[2]
    assert held() == "items_row_previous"
    assert field.value() == ROWS[:3]


def comes_back_whole(field, qtbot):
    key(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert field.value() == [ROWS[0], ROWS[2]]
    assert held() == "items_rows"
    assert button(field, "bar_undo").isVisible()
    button(field, "bar_undo").setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert field.value() == ROWS[:3]
    assert title(field) == KINDS[1]
    assert not button(field, "bar_undo").isVisible()


def test_a_row_taken_out_is_put_back_whole_without_a_question(field_of, qtbot):
    comes_back_whole(field_of(ROWS[:3]), qtbot)


def test_twin_that_forgets_what_was_taken_out_is_found(field_of, qtbot, monkeypatch):
    monkeypatch.setattr(Rows, "can_put_back", lambda _rows: False)
    with pytest.raises(AssertionError):
        comes_back_whole(field_of(ROWS[:3]), qtbot)


def test_several_rows_taken_out_come_back_one_by_one(field_of, qtbot):
    field = field_of(ROWS[:3])
    key(qtbot, Qt.Key.Key_Delete, Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert field.value() is ABSENT
    assert held() == "items_bar_add"
    button(field, "bar_undo").setFocus()
    key(qtbot, Qt.Key.Key_Return)
    key(qtbot, Qt.Key.Key_Z, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)

    assert field.value() == ROWS[:3]


def test_rows_move_and_keep_what_stands_in_them(field_of, qtbot):
    field = field_of(ROWS[:3])
    alt = Qt.KeyboardModifier.AltModifier
    key(qtbot, Qt.Key.Key_Down, modifier=alt)
    assert field.value() == [ROWS[1], ROWS[0], ROWS[2]]
    assert title(field) == KINDS[0]
    key(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=alt)
    assert field.value() == [ROWS[1], ROWS[2], ROWS[0]]
    key(qtbot, Qt.Key.Key_Up, modifier=alt)
    assert field.value() == [ROWS[1], ROWS[0], ROWS[2]]


def kinds_for_none(field):
    return {action.text(): action for action in field.findChild(AddBar).menu().actions()}


def test_none_is_written_for_a_kind_and_can_be_taken_back(field_of, qtbot):
    field = field_of(ROWS[:2])
    kinds = kinds_for_none(field)
    assert list(kinds) == list(KINDS[2:])
    kinds[KINDS[2]].trigger()
    assert field.value()[-1]["cells"] == {"kind": KINDS[2], "none": True}
    assert held() == "items_rows"
    assert not field.findChild(QLabel, "items_cell_peak_label").isVisible()
    button(field, "is_none_write").setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert field.value()[-1]["cells"] == {"kind": KINDS[2]}
    assert field.findChild(QLabel, "items_cell_peak_label").isVisible()


def test_a_kind_that_was_written_about_is_not_offered_as_none(field_of, qtbot):
    field = field_of(ROWS[:1])
    key(qtbot, Qt.Key.Key_Insert)
    key(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Space)

    assert list(kinds_for_none(field)) == list(KINDS[2:])


def test_none_of_a_kind_in_own_words_asks_for_the_words(field_of, qtbot):
    kind = GuideField(key="kind", kind="short", label="Kind", role="kind")
    table = GuideField(key="items", kind="table", columns=(kind, *LOG.columns))
    field = field_of(table=table)
    button(field, "bar_none").setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert held() == "items_none_kind"
    qtbot.keyClicks(QApplication.focusWidget(), "Calls")

    assert field.value()[0]["cells"] == {"kind": "Calls", "none": True}
    assert title(field) == "Calls"


def test_a_sentence_stands_with_a_row(field_of, qtbot):
    field = field_of(ROWS[:3])
    note = field.findChild(QLabel, "items_note")
    field.set_row_note(ROWS[1]["id"], "Your partner asked not to hear about this.")
    assert not note.isVisible()
    key(qtbot, Qt.Key.Key_Down)
    assert note.isVisible()
    assert note.text() == "Your partner asked not to hear about this."
    field.set_row_note(ROWS[1]["id"], "")
    assert not note.isVisible()


def test_a_note_moves_neither_the_caret_nor_the_row(field_of, qtbot):
    field = field_of(ROWS[:3])
    field.hold_path(f"{ROWS[1]['id']}/peak")
    key(qtbot, Qt.Key.Key_Home)
    field.set_row_note(ROWS[1]["id"], "Not to be heard.")
    qtbot.keyClicks(QApplication.focusWidget(), "x")

    assert field.value()[1]["cells"]["peak"] == "x4 times a week"


def nothing_comes_over(field, qtbot):
    field.hold_path(f"{ROWS[0]['id']}/peak")
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    field.hold_path(f"{ROWS[1]['id']}/peak")
    key(qtbot, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert field.value()[1] == ROWS[1]


def test_undo_in_one_row_never_brings_words_of_another(field_of, qtbot):
    nothing_comes_over(field_of(ROWS[:3]), qtbot)


def test_the_row_that_is_open_stays_open_when_rows_come_from_elsewhere(field_of):
    field = field_of(ROWS[:3])
    field.open_row(ROWS[2]["id"])
    field.show_value([ROWS[2], *ROWS[:2]])
    assert title(field) == KINDS[2]
    field.open_row("no such row")
    assert title(field) == KINDS[2]
    field.show_value(ABSENT)
    assert not field.findChild(QLabel, "items_row_title").isVisible()


def test_a_passage_in_a_row_is_asked_for_with_its_row(field_of, qtbot):
    field = field_of([{"id": "a" * 32, "cells": {"what": "A"}}], table=LOG)
    field.hold_path(f"{'a' * 32}/from")
    with qtbot.waitSignal(field.reference_wanted) as asked:
        key(qtbot, Qt.Key.Key_Return)
    passage = {"document": "d", "section": "s", "words": "So."}
    field.set_reference(asked.args[0], passage)

    assert field.value() == [{"id": "a" * 32, "cells": {"what": "A", "from": passage}}]


def test_an_empty_table_shows_only_how_to_begin(field_of):
    field = field_of()
    shown = [one.objectName() for one in field.findChildren(QPushButton) if one.isVisible()]

    assert shown == ["items_bar_add", "items_bar_none"]


def test_notes_and_hints_stand_with_their_rows_alone(field_of):
    table = GuideField(
        key="asked", kind="table",
        columns=(
            GuideField(key="number", kind="short", label="Number"),
            GuideField(key="answer", kind="text", label="Answer", hint="Plainly."),
        ),
    )  # fmt: skip
    field = field_of([{"id": f"{at:032x}", "cells": {"number": str(at)}} for at in (1, 2)], table)
    said = [field.findChild(QLabel, name) for name in ("items_note", "items_cell_answer_hint")]

    field.set_row_notes({f"{1:032x}": "It is touched."})
    field.set_hints("answer", {f"{2:032x}": "Yes or no."})
    first = [one.text() for one in said]
    field.open_row(f"{2:032x}")

    assert first == ["It is touched.", "Plainly."]
    assert [one.text() for one in said] == ["", "Yes or no. Plainly."]
    field.set_row_notes({})
    field.open_row(f"{1:032x}")
    assert [one.text() for one in said] == ["", "Plainly."]


def test_a_note_that_comes_while_somebody_types_leaves_the_caret(field_of, qtbot):
    field = field_of(table=LOG)
    key(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "one")
    key(qtbot, Qt.Key.Key_Left)

    field.set_row_notes({field.value()[0]["id"]: "It is touched."})
    qtbot.keyClicks(QApplication.focusWidget(), "x")

    assert field.value()[0]["cells"] == {"what": "onxe"}
