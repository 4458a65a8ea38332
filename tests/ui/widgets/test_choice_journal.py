"""The journal in the choice: by year and month, read when a month is wanted."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.model.document import DocumentId, SectionId
from desktop.model.entries import Entry, EntryDay, EntryLine
from desktop.ui.widgets import choice_journal
from desktop.ui.widgets.choice_journal import Journal
from desktop.ui.widgets.choice_tree import ChoiceTree


def line(on, number=1, **more):
    name = f"{on} {number}"
    facts = {key: more.pop(key) for key in ("is_veiled", "is_kept_in") if key in more}
    given = {"words": 3, "title": name, "entry": Entry(**facts)} | more
    return EntryLine(
        id=DocumentId(f"d {name}"), section=SectionId(f"s {name}"), on=on,
        written_at=datetime(2026, 3, 14, tzinfo=UTC), **given,
    )  # fmt: skip


LINES = (
    line(date(2026, 3, 14)), line(date(2026, 3, 2), 1), line(date(2026, 3, 2), 2, words=0),
    line(date(2026, 2, 28), is_kept_in=True, title="at home"),
    line(date(2026, 2, 1), is_veiled=True, title="a name of its own"),
    line(date(2024, 12, 31), is_kept_in=True),
)  # fmt: skip


class Shown:
    """A tree with a journal of so many lines; it notes which stretches were read."""

    def __init__(self, tree, lines=LINES):
        self.tree, self.lines, self.read = tree, lines, []
        self.show(frozenset())

    def show(self, chosen):
        days = {one.on: EntryDay(on=one.on, count=1) for one in reversed(self.lines)}
        journal = Journal([*days.values()], self._read, lambda one: not one.entry.is_kept_in)
        self.tree.show_documents([], chosen, frozenset(), journal)

    def _read(self, first, last):
        self.read.append((first, last))
        return [one for one in self.lines if first <= one.on <= last]

    def item(self, words):
        return next(one for one in self.tree._items() if one.text(0) == words)

    def texts(self):
        return [one.text(0) for one in self.tree._items()]

    def press(self, words, key):
        self.tree.setCurrentItem(self.item(words))
        QTest.keyClick(self.tree, key)

    def has_box(self, words):
        return self.item(words).data(0, Qt.ItemDataRole.CheckStateRole) is not None


@pytest.fixture
def tree(look, shown):
    tree = shown(ChoiceTree(look, {}))
    tree.resize(400, 600)
    return tree


@pytest.fixture
def journal(tree):
    return Shown(tree)


def test_years_and_months_are_shown_newest_first_and_nothing_is_read_or_ticked(journal):
    assert journal.texts() == [
        "Journal, 2026", "March 2026", "February 2026", "Journal, 2024", "December 2024",
    ]  # fmt: skip
    assert journal.read == []
    assert journal.tree.chosen() == frozenset()
    assert journal.item("Journal, 2026").isExpanded()
    assert not journal.item("Journal, 2024").isExpanded()
    assert not journal.has_box("Journal, 2026")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Right])
def test_a_month_is_read_once_when_it_is_unfolded(journal, key):
    journal.press("March 2026", key)
    journal.press("March 2026", Qt.Key.Key_Left)
    journal.press("March 2026", key)

    assert journal.read == [(date(2026, 3, 1), date(2026, 3, 31))]
    assert journal.texts()[2:5] == ["2026-03-14 1", "2026-03-02 1", "2026-03-02 2, blank"]
    assert journal.tree.chosen() == frozenset()


def test_a_month_takes_all_its_entries_that_may_leave(journal, qtbot):
    with qtbot.waitSignal(journal.tree.changed):
        journal.press("March 2026", Qt.Key.Key_Space)

    assert journal.tree.chosen() == {"s 2026-03-14 1", "s 2026-03-02 1"}
    assert set(journal.tree.entries()) == {"d 2026-03-14 1", "d 2026-03-02 1"}
    journal.press("2026-03-02 1", Qt.Key.Key_Space)
    assert journal.item("March 2026").checkState(0) is Qt.CheckState.PartiallyChecked
    journal.press("March 2026", Qt.Key.Key_Space)
    journal.press("March 2026", Qt.Key.Key_Space)
    assert journal.tree.chosen() == frozenset()


def assert_what_is_kept_in_is_taken_by_no_month(journal):
    for month in ("February 2026", "December 2024"):
        journal.press(month, Qt.Key.Key_Space)

    assert journal.tree.chosen() == {"s 2026-02-01 1"}
    assert "at home, stays here" in journal.texts()
    assert not journal.has_box("at home, stays here")
    assert not journal.has_box("December 2024")


def test_what_is_kept_in_is_taken_by_no_month(journal):
    assert_what_is_kept_in_is_taken_by_no_month(journal)


def test_twin_that_does_not_ask_what_may_leave_takes_it(journal, monkeypatch):
    monkeypatch.setattr(choice_journal.JournalBranch, "_why_not", lambda *_: "")

    with pytest.raises(AssertionError, match="2026-02-28"):
        assert_what_is_kept_in_is_taken_by_no_month(journal)


def test_a_veiled_entry_has_its_day_and_not_its_name(journal):
    journal.press("February 2026", Qt.Key.Key_Return)

    assert "Sunday 1 February 2026" in journal.texts()
    assert "a name of its own" not in " ".join(journal.texts())


def test_one_month_alone_is_unfolded_at_once(tree):
    journal = Shown(tree, LINES[:1])

    assert journal.texts() == ["Journal, 2026", "March 2026", "2026-03-14 1"]
    assert journal.item("March 2026").isExpanded()


def test_what_was_ticked_stays_ticked_and_only_that_is_read_again(journal):
    journal.press("March 2026", Qt.Key.Key_Return)
    journal.press("2026-03-02 1", Qt.Key.Key_Space)
    journal.read.clear()

    journal.show(journal.tree.chosen())

    assert journal.tree.chosen() == {"s 2026-03-02 1"}
    assert journal.read == [(date(2026, 3, 1), date(2026, 3, 31))]
    assert journal.item("March 2026").checkState(0) is Qt.CheckState.PartiallyChecked


def test_an_entry_of_which_nothing_may_leave_loses_its_tick(journal):
    journal.press("March 2026", Qt.Key.Key_Space)

    journal.tree.keep_in(frozenset({DocumentId("d 2026-03-14 1")}))

    assert journal.tree.chosen() == {"s 2026-03-02 1"}
    assert not journal.has_box("2026-03-14 1, stays here")
    journal.tree.keep_in(frozenset({DocumentId("d 2026-03-02 1")}))
    assert not journal.has_box("March 2026")


def test_a_click_on_the_words_unfolds_and_on_the_box_ticks(journal, look):
    tree, px = journal.tree, look.theme.px
    row = tree.visualItemRect(journal.item("March 2026"))
    words, box = (QPoint(px(x), row.center().y()) for x in (200, 58))

    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert journal.item("March 2026").isExpanded()
    assert tree.chosen() == frozenset()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert len(tree.chosen()) == 2
    year = tree.visualItemRect(journal.item("Journal, 2026")).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=year)
    assert not journal.item("Journal, 2026").isExpanded()


def test_space_unfolds_a_year_and_everything_is_painted(journal):
    journal.press("Journal, 2024", Qt.Key.Key_Space)
    journal.press("March 2026", Qt.Key.Key_Space)

    assert journal.item("Journal, 2024").isExpanded()
    assert not journal.tree.grab().toImage().isNull()
