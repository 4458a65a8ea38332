"""The journal as a list of any length: only the lines that are looked at are read."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QWidget

from desktop.model.document import DocumentId
from desktop.ui.theme import Look
from desktop.ui.widgets.journal_rows import ROW, JournalRow, Lines, height

PORTION = 40
"""Lines that are read at once: more than a window shows."""
MOST_PORTIONS = 25
"""Portions that are held; one that was not looked at for longest is read again when wanted."""

Read = Callable[[int, int], Sequence[JournalRow]]
"""Gives so many lines (the second number) from a place on (the first)."""
_UNREAD = JournalRow(head="")
_TOP = QModelIndex()


class JournalModel(QStringListModel):
    """So many lines, or as many as turn out to be there where nobody knows yet.

    Qt's own list of nothing keeps their number: a list that is laid out asks for it twice a line,
    which in Python takes 100 ms for 20,000 lines.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._read: Read = _nothing
        self._goes_on = False
        self._portions: OrderedDict[int, Sequence[JournalRow]] = OrderedDict()

    def show_lines(self, read: Read, count: int | None = None) -> None:
        """Show what `read` gives; without a count it is asked for portion by portion."""
        self._read, self._portions = read, OrderedDict()
        self._goes_on = count is None
        self.setStringList([""] * (count or 0))
        if count is None:
            self.fetchMore()

    def read_again(self) -> None:
        """Let go of what was read; the lines are as many as before."""
        self._portions = OrderedDict()

    def row_at(self, place: int) -> JournalRow:
        """Return the line at a place; one that could not be read is empty."""
        number, within = divmod(place, PORTION)
        some = self._portion(number)
        return some[within] if within < len(some) else _UNREAD

    def data(  # noqa: D102  # Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row_at(index.row())
        return row if role == ROW else row.spoken()

    def flags(  # noqa: D102  # Qt's name
        self, index: QModelIndex | QPersistentModelIndex
    ) -> Qt.ItemFlag:
        is_gap = index.isValid() and self.row_at(index.row()).id is None
        # Not as the list of strings has it: nothing is changed or dragged here.
        return Qt.ItemFlag.NoItemFlags if is_gap else QAbstractListModel.flags(self, index)

    def canFetchMore(  # noqa: D102, N802  # Qt's name
        self, _parent: QModelIndex | QPersistentModelIndex = _TOP
    ) -> bool:
        return self._goes_on

    def fetchMore(  # noqa: D102, N802  # Qt's name
        self, _parent: QModelIndex | QPersistentModelIndex = _TOP
    ) -> None:
        count = self.rowCount()
        some = self._portion(count // PORTION)
        self._goes_on = len(some) == PORTION
        if some:
            self.insertRows(count, len(some))

    def _portion(self, number: int) -> Sequence[JournalRow]:
        found = self._portions.get(number)
        if found is None:
            found = self._portions[number] = self._read(number * PORTION, PORTION)
            while len(self._portions) > MOST_PORTIONS:
                self._portions.popitem(last=False)
        self._portions.move_to_end(number)
        return found


class JournalList(QListView):
    """Emits the entry that was opened with Enter or a double click, or that another is current."""

    opened = Signal(str)
    moved = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._lines = JournalModel(self)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Entries"))
        self.setItemDelegate(Lines(look, self))
        self.setModel(self._lines)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_moved)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_lines(self, read: Read, count: int | None = None) -> None:
        """Show these lines; the place that was current stays so where it can."""
        place = self.currentIndex().row()
        self._lines.show_lines(read, count)
        self.choose(max(0, place))

    def read_again(self) -> None:
        """Show the same lines as they are now."""
        self._lines.read_again()
        self.viewport().update()

    def choose(self, place: int) -> None:
        """Make the line at a place current, and bring it into view."""
        last = self.count() - 1
        for at in (*range(max(0, min(place, last)), last + 1), *range(min(place, last), -1, -1)):
            if self._lines.row_at(at).id is not None:
                index = self._lines.index(at)
                keep = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.selectionModel().setCurrentIndex(index, keep)
                self.scrollTo(index)
                return

    def begin_at(self, place: int) -> None:
        """Make the line at a place current, and show it at the top."""
        self.choose(place)
        self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtTop)

    def place_of(self, document: DocumentId, near: int, most: int) -> int | None:
        """Return where an entry stands among so many lines from a place on, or None."""
        last = min(self.count(), near + most)
        return next((at for at in range(near, last) if self._lines.row_at(at).id == document), None)

    def count(self) -> int:
        """Return how many lines are known."""
        return self._lines.rowCount()

    def current(self) -> DocumentId | None:
        """Return the entry under the focus, or None."""
        row = self.current_row()
        return row.id if row else None

    def current_row(self) -> JournalRow | None:
        """Return the line under the focus, or None."""
        index = self.currentIndex()
        return self._lines.row_at(index.row()) if index.isValid() else None

    def row_at(self, place: int) -> JournalRow:
        """Return the line at a place."""
        return self._lines.row_at(place)

    def _on_activated(self, index: QModelIndex) -> None:
        row = self._lines.row_at(index.row())
        if row.id is not None:
            self.opened.emit(row.id)

    def _on_moved(self) -> None:
        self.moved.emit()

    def _on_look_changed(self) -> None:
        high = height(self._look.theme)
        self.verticalScrollBar().setSingleStep(high // 2)
        self.setMinimumHeight(high)
        self.scheduleDelayedItemsLayout()


_ROLES = frozenset(
    (ROW, Qt.ItemDataRole.AccessibleTextRole.value, Qt.ItemDataRole.DisplayRole.value)
)


def _nothing(_first: int, _many: int) -> Sequence[JournalRow]:
    return ()
