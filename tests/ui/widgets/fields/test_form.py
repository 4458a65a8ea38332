import time

import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from ui.widgets.fields.field_parts import FIELDS, ROWS, STEPS, TABLE
from ui.widgets.fields.value_parts import VALUES

from desktop.ui.widgets.fields.form import FieldForm
from desktop.ui.widgets.fields.grid import Grid


@pytest.fixture
def form_of(shown, look):
    def made(fields=FIELDS):
        form = FieldForm(look, "facts", fields)
        form.resize(560, 700)
        return shown(form)

    return made


def held():
    return QApplication.focusWidget()


def test_what_is_typed_is_what_is_kept(form_of, qtbot):
    form = form_of()
    told = []
    form.edited.connect(lambda: told.append(form.values()))
    form.focus_first()
    qtbot.keyClicks(held(), "Evenings")
    form.focus_field("more")
    qtbot.keyClicks(held(), "One")
    qtbot.keyClick(held(), Qt.Key.Key_Return)
    qtbot.keyClicks(held(), "two")

    assert form.values() == {"title": "Evenings", "more": "One\ntwo"}
    assert len(told) == len("Evenings") + len("One\ntwo")


def caret_stays(form, qtbot):
    form.show_values({"title": "Evenings", "more": "One\ntwo"})
    for key, kind in (("title", QLineEdit), ("more", QPlainTextEdit)):
        form.focus_field(key)
        assert isinstance(held(), kind)
        qtbot.keyClick(held(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(held(), Qt.Key.Key_Home)
        qtbot.keyClick(held(), Qt.Key.Key_Right)
        qtbot.keyClicks(held(), "x")
        form.show_values(form.values())
        qtbot.keyClicks(held(), "y")

    assert form.values() == {"title": "Exyvenings", "more": "Oxyne\ntwo"}


def test_the_same_values_again_leave_the_caret_where_it_is(form_of, qtbot):
    caret_stays(form_of(), qtbot)


def test_twin_that_shows_everything_anew_moves_the_caret(form_of, qtbot, monkeypatch):
    monkeypatch.setattr(Grid, "show_values", Grid.show_anew)
    with pytest.raises(AssertionError, match="Exyvenings"):
        caret_stays(form_of(), qtbot)


def test_a_field_that_is_not_known_is_given_back_untouched(form_of, qtbot):
    form = form_of()
    newer = {"title": "A", "from a newer program": {"any": ["thing", None, 0]}}
    form.show_values(newer)
    form.focus_first()
    qtbot.keyClicks(held(), "b")

    assert form.values() == newer | {"title": "Ab"}


def test_a_value_of_a_strange_shape_stays_until_it_is_written_over(form_of, qtbot):
    form = form_of((*FIELDS, TABLE, STEPS))
    strange = {field.key: {"strange": [1, {"a": "b"}]} for field in (*FIELDS, TABLE, STEPS)}
    form.show_values(strange)
    form.focus_field("title")
    qtbot.keyClicks(held(), "x")

    assert form.values() == strange | {"title": "x"}


def test_what_is_deleted_leaves_nothing_behind(form_of, qtbot):
    form = form_of()
    form.show_values({"title": "A", "more": "B"})
    for key in ("title", "more"):
        form.focus_field(key)
        qtbot.keyClick(held(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(held(), Qt.Key.Key_Delete)

    assert form.values() == {}


def nothing_comes_over(form, qtbot):
    form.show_anew({"title": "Mine", "more": "Mine"})
    for key in ("title", "more"):
        form.focus_field(key)
        qtbot.keyClicks(held(), "x")
        qtbot.keyClick(held(), Qt.Key.Key_Backspace)
    form.show_anew({"title": "Mine", "more": "Mine"})
    for key in ("title", "more"):
        form.focus_field(key)
        qtbot.keyClick(held(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert form.values() == {"title": "Mine", "more": "Mine"}


def test_undo_does_not_reach_into_what_was_shown_before(form_of, qtbot):
    nothing_comes_over(form_of(), qtbot)


def test_twin_that_leaves_equal_fields_alone_brings_old_words_back(form_of, qtbot, monkeypatch):
    monkeypatch.setattr(Grid, "show_anew", Grid.show_values)
    with pytest.raises(AssertionError, match="Mine"):
        nothing_comes_over(form_of(), qtbot)


def test_any_values_come_out_of_the_form_as_they_went_in(look, qtbot):
    form = FieldForm(look, "facts", (*FIELDS, TABLE, STEPS))
    qtbot.addWidget(form)

    @given(VALUES)
    def come_out(values):
        form.show_values(values)
        # As each field keeps it, too: what the form was given would come back anyway.
        assert {key: form.field_widget(key).value() for key in values} == values
        assert form.values() == values

    come_out()


def test_two_columns_where_there_is_room_and_one_where_there_is_none(form_of, look, qtbot):
    form = form_of()
    first, second = form.field_widget("title"), form.field_widget("since")

    def are_side_by_side():
        return first.mapTo(form, first.rect().topLeft()).x() != second.x()

    form.resize(560, 700)
    qtbot.waitUntil(are_side_by_side)
    form.resize(400, 700)
    qtbot.waitUntil(lambda: not are_side_by_side())
    form.resize(560, 700)
    qtbot.waitUntil(are_side_by_side)
    look.set_text_size(200)
    qtbot.waitUntil(lambda: not are_side_by_side())
    look.set_text_size(100)


def test_a_form_is_as_high_as_its_fields_after_each_change_of_columns(form_of, qtbot):
    form = form_of()
    heights = {}
    for width in (560, 400, 560, 400):
        form.resize(width, 700)
        qtbot.wait(10)
        heights.setdefault(width, set()).add(form.heightForWidth(width))

    assert [len(found) for found in heights.values()] == [1, 1]
    assert min(heights[400]) > max(heights[560])


def test_every_control_has_names_and_none_of_the_persons_words(form_of):
    form = form_of((*FIELDS, TABLE, STEPS))
    secret = "Ottilie"
    row = {"id": "0" * 32, "cells": {"kind": secret, "peak": secret, "place": [secret]}}
    form.show_values(
        {
            "title": secret,
            "with": [secret],
            "since": {"typed": secret},
            "cost": {"typed": secret},
            "from": {"document": "d", "section": "s", "words": secret},
            "items": [row],
        }
    )
    controls = [
        one
        for one in form.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.objectName().startswith("qt_")
    ]
    assert [type(one) for one in controls if not (one.objectName() and one.accessibleName())] == []
    told = [one.objectName() + one.accessibleName() for one in form.findChildren(QWidget)]
    assert [one for one in told if secret in one] == []
    names = [one.objectName() for one in controls]
    assert sorted(set(names)) == sorted(names)


def test_the_keyboard_goes_through_the_fields_in_reading_order(form_of, qtbot):
    form = form_of((*FIELDS, TABLE, STEPS))
    form.show_values({"items": ROWS[:2]})
    form.focus_first()
    seen = []
    while held().objectName() not in seen and len(seen) < 99:
        seen.append(held().objectName())
        qtbot.keyClick(held(), Qt.Key.Key_Tab)
    keys = [field.key for field in (*FIELDS, TABLE, STEPS)]
    walked = list(dict.fromkeys(name.split("_")[1] for name in seen))
    assert walked == keys
    table = [name for name in seen if name.startswith("facts_items")]
    order = [table.index(f"facts_items_{part}") for part in ("rows", "bar_add", "row_next")]
    order += [table.index(f"facts_items_{part}") for part in ("cell_peak", "place_down")]
    assert order == sorted(order)


def test_a_field_in_a_row_is_reached_by_its_way(form_of):
    form = form_of((TABLE,))
    form.show_values({"items": ROWS[:3]})
    form.focus_field(f"items/{ROWS[1]['id']}/usual")

    assert held().objectName() == "facts_items_cell_usual"
    assert held().text() == ROWS[1]["cells"]["usual"]
    form.focus_field("no such field")
    assert held().objectName() == "facts_items_cell_usual"


def test_sixty_rows_are_shown_at_once(form_of, qtbot):
    form = form_of((TABLE,))
    qtbot.wait(1)
    took = []
    for rows in (ROWS, [*ROWS[1:], ROWS[0]], ROWS):
        begun = time.perf_counter()
        form.show_values({"items": rows})
        form.values()
        took.append(time.perf_counter() - begun)
    print(f"60 rows: {[round(1000 * one) for one in took]} ms")

    assert min(took) < 0.05


def test_a_passage_is_asked_for_and_set(form_of, qtbot):
    form = form_of()
    form.focus_field("from")
    with qtbot.waitSignal(form.reference_wanted) as asked:
        qtbot.keyClick(held(), Qt.Key.Key_Return)
    passage = {"document": "d", "section": "s", "words": "It was not so."}
    with qtbot.waitSignal(form.edited):
        form.set_reference(asked.args[0], passage)

    assert form.values() == {"from": passage}
