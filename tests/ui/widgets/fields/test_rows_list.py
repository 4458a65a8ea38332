import pytest
from pictures import colours
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from ui.widgets.fields.field_parts import COLUMNS, ROWS

from desktop.model.guide import GuideField
from desktop.ui.widgets.fields.row_words import Columns
from desktop.ui.widgets.fields.rows_list import Heads, RowsList, RowsModel

NONE = {"id": "f" * 32, "cells": {"kind": "Meeting in person", "none": True}}
NEW = {"id": "e" * 32, "cells": {}}
NOTED = ROWS[1]["id"]


@pytest.fixture
def model():
    made = RowsModel(Columns(all=COLUMNS))
    made.show_rows([ROWS[0], ROWS[1], NONE, NEW], {NOTED: "Not to be heard."})
    return made


@pytest.fixture
def rows(shown, look, model):
    made = RowsList(look, "Items", model, name="rows")
    made.resize(560, 200)
    shown(made)
    made.setCurrentIndex(model.index(0))
    made.setFocus()
    return made


def test_a_screen_reader_hears_everything_that_stands_in_a_row(model):
    heard = [model.data(model.index(at), Qt.ItemDataRole.AccessibleTextRole) for at in range(4)]

    assert heard == [
        "Paid subscriptions, 2000 – 14 October 2020, started",
        "Profiles on dating apps, 2001 – 14 October 2020, started, Not to be heard.",
        "Meeting in person, none",
        "Nothing written yet, empty",
    ]


def test_the_note_of_a_row_is_in_its_tooltip(model):
    tips = [model.data(model.index(at), Qt.ItemDataRole.ToolTipRole) for at in (1, 3)]

    assert tips == ["Profiles on dating apps\nNot to be heard.", None]


NO = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("keys", "signal", "told"),
    [
        ((Qt.Key.Key_Return, NO), "opened", []),
        ((Qt.Key.Key_Insert, NO), "add_wanted", []),
        ((Qt.Key.Key_Delete, NO), "remove_wanted", []),
        ((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier), "undo_wanted", []),
        ((Qt.Key.Key_Up, ALT), "move_wanted", [-1]),
        ((Qt.Key.Key_Down, ALT), "move_wanted", [1]),
    ],
)
def test_each_key_of_the_list_asks_for_one_thing(rows, qtbot, keys, signal, told):
    with qtbot.waitSignal(getattr(rows, signal)) as seen:
        qtbot.keyClick(rows, *keys)

    assert seen.args == told


def test_arrows_walk_along_the_rows(rows, qtbot):
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert rows.currentIndex().row() == 2
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert rows.currentIndex().row() == 1


def test_the_chosen_row_shows_a_ring_only_with_the_keyboard(rows, look, qtbot):
    accent = look.theme.colours.accent

    def has_ring():
        row = rows.visualRect(rows.currentIndex())
        picture = rows.viewport().grab(row).toImage().convertToFormat(QImage.Format.Format_RGB32)
        return picture.pixelColor(picture.width() // 2, 1).name() == accent.lower()

    assert has_ring()
    rows.clearFocus()
    assert not has_ring()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_on_the_chosen_row_are_ink(rows, model, look, mode):
    look.set_mode(mode)
    rows.setCurrentIndex(model.index(3))
    picture = rows.viewport().grab(rows.visualRect(rows.currentIndex())).toImage()
    words = picture.copy(0, 4, picture.width() // 4, picture.height() - 8)
    seen = colours(words)
    look.set_mode("system")

    assert rows.model().words(3).title == ""
    assert {"light": "#282724", "dark": "#e9e4da"}[mode] in seen


def test_a_long_list_scrolls_and_a_short_one_is_as_high_as_its_rows(rows, model, look):
    short = rows.height()
    model.show_rows(ROWS, {})
    assert short == 4 * 40 + 2
    assert rows.height() == 8 * 40 + 2
    look.set_text_size(200)
    assert rows.height() == 8 * 80 + 2
    look.set_text_size(100)


def test_the_heads_stand_above_the_columns(look, shown, model):
    heads = Heads(look, ("Kind", "First – last", "State"), name="heads", model=model)
    heads.resize(560, 32)
    shown(heads)

    assert not heads.grab().toImage().isNull()
    assert heads.height() == 32


def test_how_far_a_row_is_can_be_said_in_other_words(model):
    model.show_states({ROWS[0]["id"]: ("not yet answered", False)})

    assert [model.state_word(at) for at in range(4)] == [
        "not yet answered", "started", "", "empty",
    ]  # fmt: skip
    assert [model.is_started(at) for at in (0, 1, 3)] == [False, True, False]


def test_nothing_says_how_far_a_row_is_that_is_no_fact():
    made = RowsModel(Columns(all=(GuideField(key="what", kind="text", label="What"),)))
    made.show_rows([{"id": "a" * 32, "cells": {"what": "Walked home"}}, NEW], {})
    heard = [made.data(made.index(at), Qt.ItemDataRole.AccessibleTextRole) for at in range(2)]

    assert [made.state_word(at) for at in range(2)] == ["", ""]
    assert heard == ["Walked home", "Nothing written yet"]


def test_something_else_can_be_said_beside_a_title(model):
    model.show_details({ROWS[0]["id"]: "All of them"})

    assert [model.words(at).detail for at in (0, 1)] == ["All of them", "2001 – 14 October 2020"]
