"""The journal in the choice: its years and months, and of a month that is unfolded the entries."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop.model.document import DocumentId, SectionId
from desktop.model.entries import EntryDay, EntryLine
from desktop.model.when import MONTHS
from desktop.ui import days
from desktop.ui.widgets.choice_rows import FOLDS, LOCKED, NOTE, PLAIN

SECTION = Qt.ItemDataRole.UserRole
"""The id of the section that a line with a box takes with it."""
TICK = Qt.ItemDataRole.UserRole + 7
"""What a line with a box stands for that is no section: a line of the first page, a chart."""
ENTRY = Qt.ItemDataRole.UserRole + 1
MONTH = Qt.ItemDataRole.UserRole + 3
"""The first day of the month of a line that unfolds into entries."""


class Journal(NamedTuple):
    """What is asked of the journal: its days, the entries of some days, and which may leave.

    `chosen` are the entries that are in, each with its day. `words` say which days there are when
    it is not all of them; then the journal is one line with these months below it.
    """

    days: Sequence[EntryDay] = ()
    read: Callable[[date, date], Sequence[EntryLine]] = lambda _first, _last: ()
    may_leave: Callable[[EntryLine], bool] = lambda _line: True
    chosen: Mapping[DocumentId, date] = {}
    words: str = ""


class JournalBranch:
    """The lines of the journal in a tree: nothing of a month is read before it is wanted."""

    def __init__(self, tree: QTreeWidget) -> None:
        self._tree = tree
        self._journal = Journal()
        self._months: dict[date, QTreeWidgetItem] = {}
        self._read: set[date] = set()

    def show(self, journal: Journal, chosen: frozenset[SectionId]) -> None:
        """Show years and months, newest first; months with entries that are chosen are read."""
        before = [month for month in self._months if month in self._read]
        self._journal, self._months, self._read = journal, {}, set()
        starts = list(dict.fromkeys(one.on.replace(day=1) for one in reversed(journal.days)))
        if journal.words:
            self._add_top(_say("Journal"), starts).setData(0, NOTE, journal.words)
        else:
            for year, months in groupby(starts, key=lambda one: one.year):
                top = self._add_top(_say("Journal, {year}").format(year=year), months)
                top.setExpanded(year == starts[0].year)
        self._mark()
        if len(starts) == 1:
            # A click for one month alone would be one too many.
            [only] = self._months.values()
            self._fill(only, chosen)
            only.setExpanded(True)
        for month in before:
            if month in self._months:
                self._fill(self._months[month], chosen)

    def _add_top(self, words: str, months: Iterable[date]) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self._tree, [words])
        top.setData(0, FOLDS, True)
        for month in months:
            self._add_month(top, month)
        top.setExpanded(True)
        return top

    def _mark(self) -> None:
        """Show of months that nobody has unfolded whether some or all of their entries are in."""
        some = Counter(day.replace(day=1) for day in self._journal.chosen.values())
        every: Counter[date] = Counter()
        for one in self._journal.days:
            every[one.on.replace(day=1)] += one.count
        for month, item in self._months.items():
            if some[month]:
                is_all = some[month] >= every[month]
                item.setCheckState(
                    0, Qt.CheckState.Checked if is_all else Qt.CheckState.PartiallyChecked
                )

    def _add_month(self, top: QTreeWidgetItem, month: date) -> None:
        item = QTreeWidgetItem(top, [f"{MONTHS[month.month - 1]} {month.year}"])
        item.setData(0, FOLDS, True)
        item.setData(0, MONTH, month.isoformat())
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        self._months[month] = item

    def fill(self, item: QTreeWidgetItem) -> None:
        """Read the entries of a month; once."""
        self._fill(item, frozenset())

    def _fill(self, item: QTreeWidgetItem, chosen: frozenset[SectionId]) -> None:
        text = item.data(0, MONTH)
        if not text or date.fromisoformat(text) in self._read:
            return
        month = date.fromisoformat(text)
        self._read.add(month)
        for line in self._journal.read(month, _last_of(month)):
            self._add(item, line, chosen)
        settle(item)

    def _add(self, month: QTreeWidgetItem, line: EntryLine, chosen: frozenset[SectionId]) -> None:
        # A name given to a veiled entry is as veiled as its words.
        title = days.full_day(line.on) if line.entry.is_veiled else line.title
        item = QTreeWidgetItem(month, [title])
        why = self._why_not(line)
        if why:
            without_box(item, why, stays=why != _say("blank"))
            return
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        is_on = line.section in chosen or line.id in self._journal.chosen
        item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        item.setData(0, SECTION, line.section)
        item.setData(0, ENTRY, line.id)

    def _why_not(self, line: EntryLine) -> str:
        if not self._journal.may_leave(line):
            return _say("stays here")
        return "" if line.words else _say("blank")

    def chosen(self) -> tuple[DocumentId, ...]:
        """Return the entries that are ticked."""
        found = (one for month in self._months.values() for one in _ticked(month))
        return tuple(DocumentId(one.data(0, ENTRY)) for one in found)

    def shown(self) -> frozenset[DocumentId]:
        """Return the entries that have a box of their own: only of these a tick says anything."""
        items = (item for month in self._months.values() for item in children(month))
        return frozenset(DocumentId(one.data(0, ENTRY)) for one in items if one.data(0, SECTION))

    def keep_in(self, entries: frozenset[DocumentId]) -> None:
        """Take the box from entries that were read, and of which nothing may leave."""
        for month in self._months.values():
            for item in list(_ticked(month)):
                if item.data(0, ENTRY) in entries:
                    item.setData(0, Qt.ItemDataRole.CheckStateRole, None)
                    item.setData(0, SECTION, None)
                    without_box(item, _say("stays here"), stays=True)
            settle(month)


def settle(top: QTreeWidgetItem) -> None:
    """Give a line the tick that follows from those beneath it; none has a box, then no box."""
    below = [child for child in children(top) if has_tick(child)]
    if not below:
        if top.data(0, MONTH):
            top.setData(0, Qt.ItemDataRole.CheckStateRole, None)
            top.setFlags(top.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        return
    states = {child.checkState(0) for child in below}
    top.setFlags(top.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    top.setCheckState(0, states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)


def has_tick(item: QTreeWidgetItem) -> bool:
    """Say whether a line has a box that is not that of the lines beneath it."""
    return bool(item.data(0, SECTION) or item.data(0, TICK))


def without_box(item: QTreeWidgetItem, why: str, *, stays: bool = False) -> None:
    """Say beside a line why it cannot be ticked; what `stays` has a lock in place of the box."""
    words = _say("{heading}, {why}").format(heading=item.text(0), why=why)
    item.setData(0, PLAIN, item.text(0))
    item.setData(0, NOTE, why)
    item.setData(0, LOCKED, stays)
    item.setText(0, words)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the lines right beneath a line."""
    found = (item.child(row) for row in range(item.childCount()))
    return [child for child in found if child is not None]


def _ticked(month: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for item in children(month):
        if item.data(0, SECTION) and item.checkState(0) is Qt.CheckState.Checked:
            yield item


def _last_of(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _say(words: str) -> str:
    return QCoreApplication.translate("ChoiceTree", words)
