import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.widgets.help_row import HelpRow, HelpRows


def made(look, shown, number="116 123"):
    row = HelpRow(look, "phone", name="help_line")
    row.say("Somebody to talk to", "Samaritans, day and night", number)
    row.resize(720, row.sizeHint().height())
    return shown(row)


@pytest.mark.parametrize(("size", "high"), [(100, 86), (200, 172)])
def test_a_row_grows_with_the_text(look, shown, size, high):
    look.set_text_size(size)

    assert made(look, shown).sizeHint().height() == high


def test_the_number_is_heard_before_the_small_words(look, shown):
    assert made(look, shown).accessibleName() == (
        "Somebody to talk to, 116 123, Samaritans, day and night"
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_it_is_pressed_by_keys(look, shown, qtbot, key):
    row = made(look, shown)
    with qtbot.waitSignal(row.clicked):
        QTest.keyClick(row, key)


def test_a_number_is_painted_at_the_right(look, shown):
    row = made(look, shown, number="")
    without = row.grab().toImage()
    row.say("Somebody to talk to", "Samaritans, day and night", "116 123")
    with_number = row.grab().toImage()
    places = [
        x
        for x in range(row.width())
        if any(without.pixel(x, y) != with_number.pixel(x, y) for y in range(row.height()))
    ]

    assert (min(places) > row.width() // 2, max(places) < row.width() - 20) == (True, True)


def test_up_and_down_go_along_the_rows_that_are_shown_in_their_order(look, shown):
    rows = HelpRows(look)
    first, second, third = (HelpRow(look, "phone", name=name) for name in "abc")
    rows.show_rows([first, second, third])
    third.hide()
    rows.show_rows([second, first])
    shown(rows)
    second.setFocus()
    for _ in range(3):
        QTest.keyClick(rows.focusWidget(), Qt.Key.Key_Down)

    assert (second.y() < first.y(), first.hasFocus()) == (True, True)
