"""A list of any length: it reads what is looked at, keeps its place, and opens by Enter."""

import time

import pytest
from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtTest import QTest

from desktop.model.document import DocumentId
from desktop.ui.widgets import journal_list
from desktop.ui.widgets.journal_list import MOST_PORTIONS, PORTION, JournalList
from desktop.ui.widgets.journal_rows import ROW, JournalRow


def row(number):
    return JournalRow(head=f"day {number}", id=DocumentId(str(number)), words=f"words {number}")


class Kept:
    """So many lines, and what was asked of them."""

    def __init__(self, count):
        self.count, self.asked = count, []

    def read(self, first, many):
        self.asked.append(first)
        return tuple(row(at) for at in range(first, min(first + many, self.count)))


@pytest.fixture
def lines(look, shown):
    lines = JournalList(look, name="a_list")
    lines.resize(400, 500)
    shown(lines)
    lines.setFocus()
    return lines


def few_portions_are_read(lines):
    kept = Kept(20_000)
    lines.show_lines(kept.read, 20_000)
    lines.grab()
    QTest.keyClick(lines, Qt.Key.Key_End)
    lines.grab()

    assert lines.current() == "19999"
    assert len(kept.asked) <= 4


def assert_short(lines):
    took = []
    for _ in range(5):
        begun = time.process_time()
        lines.show_lines(Kept(60_000).read, 60_000)
        lines.grab()
        took.append(time.process_time() - begun)

    assert min(took) < 0.06


def test_sixty_thousand_lines_are_there_in_a_moment(lines):
    assert_short(lines)


def test_twin_lines_that_are_counted_in_python_take_longer(lines, monkeypatch):
    counted = QStringListModel.rowCount

    def count(model, parent=QModelIndex()):  # noqa: B008  # as Qt hands it over
        return counted(model, parent)

    kind = type("Counting", (journal_list.JournalModel,), {"rowCount": count})
    lines._lines = kind(lines)
    lines.setModel(lines._lines)

    with pytest.raises(AssertionError, match=r"< 0\.06"):
        assert_short(lines)


def test_nothing_of_the_words_stands_in_the_list_that_counts(lines):
    lines.show_lines(Kept(90).read, 90)
    lines.grab()

    assert set(lines._lines.stringList()) == {""}
    assert not lines._lines.flags(lines._lines.index(0)) & Qt.ItemFlag.ItemIsEditable


def test_of_twenty_thousand_lines_only_the_first_and_the_last_are_read(lines):
    few_portions_are_read(lines)


def test_twin_a_list_that_reads_ahead(lines, monkeypatch):
    honest = journal_list.JournalModel.show_lines

    def ahead(model, read, count=None):
        honest(model, read, count)
        for at in range(0, count, PORTION):
            model.row_at(at)

    monkeypatch.setattr(journal_list.JournalModel, "show_lines", ahead)

    with pytest.raises(AssertionError, match="<= 4"):
        few_portions_are_read(lines)


def test_what_was_not_looked_at_for_longest_is_let_go_of(lines):
    kept = Kept(PORTION * (MOST_PORTIONS + 5))
    lines.show_lines(kept.read, kept.count)
    for at in range(0, kept.count, PORTION):
        lines.row_at(at)
    before = len(kept.asked)

    lines.row_at(0)
    lines.row_at(kept.count - 1)

    assert len(kept.asked) == before + 1


def test_without_a_count_it_goes_on_as_long_as_there_is_more(lines):
    kept = Kept(2 * PORTION + 3)
    lines.show_lines(kept.read)
    assert lines.count() == PORTION
    while lines.model().canFetchMore(QModelIndex()):
        lines.model().fetchMore(QModelIndex())

    assert lines.count() == kept.count


def test_nothing_is_nothing(lines):
    lines.show_lines(Kept(0).read)

    assert lines.count() == 0
    assert lines.current() is None
    assert lines.current_row() is None


def test_the_place_stays_when_the_lines_are_read_again(lines):
    kept = Kept(50)
    lines.show_lines(kept.read, 50)
    lines.choose(7)

    lines.show_lines(kept.read, 50)
    assert lines.current() == "7"
    kept.count = 5
    lines.show_lines(kept.read, 5)
    assert lines.current() == "4"


def test_enter_opens_the_line_under_the_focus(lines, qtbot):
    lines.show_lines(Kept(3).read, 3)
    QTest.keyClick(lines, Qt.Key.Key_Down)

    with qtbot.waitSignal(lines.opened) as told:
        QTest.keyClick(lines, Qt.Key.Key_Return)

    assert told.args == ["1"]


def gap_is_passed_over(lines, qtbot):
    held = (row(0), JournalRow(head="Nothing stands here."), row(2))
    lines.show_lines(lambda first, many: held[first : first + many], 3)
    QTest.keyClick(lines, Qt.Key.Key_Down)

    assert lines.current() == "2"
    with qtbot.assertNotEmitted(lines.opened):
        lines.activated.emit(lines.model().index(1))
    lines.choose(1)
    assert lines.current() == "2"


def test_a_gap_is_no_line_to_go_to(lines, qtbot):
    gap_is_passed_over(lines, qtbot)


def test_twin_a_gap_with_a_line_of_its_own(lines, qtbot, monkeypatch):
    plain = journal_list.QAbstractListModel.flags
    monkeypatch.setattr(journal_list.JournalModel, "flags", plain)

    with pytest.raises(AssertionError, match="2"):
        gap_is_passed_over(lines, qtbot)


def test_a_line_is_read_aloud_whole(lines):
    lines.show_lines(Kept(1).read, 1)
    index = lines.model().index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "day 0, words 0"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert lines.model().data(QModelIndex(), ROW) is None


def test_an_entry_is_found_near_its_place(lines):
    lines.show_lines(Kept(50).read, 50)
    assert lines.place_of(DocumentId("12"), 10, 5) == 12
    assert lines.place_of(DocumentId("12"), 0, 5) is None


def test_a_line_that_could_not_be_read_is_empty_and_hides_no_other(lines):
    lines.show_lines(lambda _first, _many: (row(0),), 3)
    lines.grab()
    assert lines.row_at(2).id is None
    assert lines.current() == "0"
