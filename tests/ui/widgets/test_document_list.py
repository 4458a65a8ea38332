from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.model.document import DocumentId, Kind, State, Summary
from desktop.ui.widgets.document_list import DocumentList

# At noon where the writer is: in UTC it may be another day.
NOW = datetime(2026, 3, 14, 12).astimezone()
TODAY = date(2026, 3, 14)


def summary(key, kind=Kind.LETTER):
    return Summary(
        id=DocumentId(key), kind=kind, title=f"Title {key}", on=date(2026, 3, 1),
        written_at=NOW, changed_at=NOW, state=State.STARTED,
    )  # fmt: skip


@pytest.fixture
def lines(look, shown):
    lines = shown(DocumentList(look, lambda: TODAY, "a_list"))
    lines.show_summaries([summary("a"), summary("b", Kind.ENTRY), summary("c")])
    lines.setFocus()
    return lines


def test_a_line_is_said_with_title_state_and_day(lines):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert lines.item(0).data(role) == "Title a, started, Saturday 14 March"
    assert lines.item(1).data(role) == "Title b, started, Sunday 1 March"


def test_enter_opens_the_line_under_the_focus(lines, qtbot):
    QTest.keyClick(lines, Qt.Key.Key_Down)
    with qtbot.waitSignal(lines.opened) as told:
        QTest.keyClick(lines, Qt.Key.Key_Return)
    assert told.args == ["b"]


def test_the_same_line_stays_current_or_the_one_that_took_its_place(lines):
    lines.setCurrentRow(1)
    lines.show_summaries([summary("c"), summary("b"), summary("a")])
    assert (lines.current(), lines.currentRow()) == ("b", 1)
    lines.show_summaries([summary("c"), summary("a")])
    assert lines.current() == "a"
    lines.show_summaries([])
    assert lines.current() is None
    assert lines.ids() == []


def test_it_is_painted_also_in_a_narrow_place(lines):
    lines.resize(120, 100)

    assert not lines.grab().isNull()


@pytest.fixture
def beside(look, shown):
    """A list that looks chosen only with the keyboard in it, and a button before it."""
    whole = QWidget()
    lines = QVBoxLayout(whole)
    before = QPushButton("Before")
    made = DocumentList(look, lambda: TODAY, "a_list", keeps_choice=False)
    lines.addWidget(before)
    lines.addWidget(made)
    shown(whole)
    before.setFocus()
    made.show_summaries([summary("a"), summary("b")])
    yield made, before
    whole.close()


def looks_chosen(made):
    return [made.item(row).isSelected() for row in range(made.count())]


def test_no_line_looks_chosen_before_the_keyboard_is_in_the_list(beside, qtbot):
    made, before = beside
    assert looks_chosen(made) == [False, False]

    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert looks_chosen(made) == [True, False]
    QTest.keyClick(made, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.opened) as told:
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert told.args == ["b"]

    before.setFocus()
    assert looks_chosen(made) == [False, False]


def test_the_state_has_its_sign_beside_its_word(look, lines):
    """The sign is the only thing in accent on a row that is not chosen."""
    lines.clearSelection()
    lines.resize(600, 200)
    accent = look.theme.colour("accent").rgb()
    shown = lines.viewport().grab().toImage()

    def has_sign(row):
        top = lines.visualItemRect(lines.item(row)).top()
        return any(
            shown.pixel(x, y) == accent for x in range(shown.width()) for y in range(top, top + 43)
        )

    assert has_sign(0)
    assert not has_sign(1), "an entry has no state"
