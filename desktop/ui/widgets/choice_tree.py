"""What goes in: documents and their sections, each with a box, none ticked at first."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout

from desktop.model import desk
from desktop.model.document import Document, DocumentId, Section, SectionId, State
from desktop.model.guide import Guide
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_journal import (
    SECTION,
    TICK,
    Journal,
    JournalBranch,
    children,
    has_tick,
    settle,
    without_box,
)
from desktop.ui.widgets.choice_rows import FOLDS, NOTE, PLAIN, ChoiceRows
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.outline import nothing_yet

_FULL = Qt.CheckState.Checked
_WAY = Qt.ItemDataRole.UserRole + 8
"""The branch and the line to which Enter leads, where there is a page for it."""


class Line(NamedTuple):
    """A line that is no section: `note` stands at its right; without a box it says why there."""

    key: str
    words: str
    is_on: bool = False
    note: str = ""
    has_box: bool = True


class Branch(NamedTuple):
    """Some of these lines under a word, `key` being the same each time."""

    key: str
    words: str
    lines: Sequence[Line]
    note: str = ""


class ChoiceTree(QTreeWidget):
    """Emits `changed` when a tick was set or taken away; what is empty or private has no box.

    `went` comes with a branch and a line of it on which somebody pressed Enter or clicked twice.
    """

    changed = Signal()
    went = Signal(str, str)

    def __init__(self, look: Look, guides: Mapping[str, Guide]) -> None:
        super().__init__()
        self._look, self._guides = look, guides
        self._full: frozenset[SectionId] | None = None
        self.setObjectName("session_choice")
        self.setAccessibleName(self.tr("What goes in"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        # The delegate moves a section to the right: ground and ring are those of the whole line.
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(ChoiceRows(look, self))
        self._branch = JournalBranch(self)
        self._none = label(
            self.tr("Nothing is written yet. Begin a letter or a journal entry first."),
            "muted",
            "session_none",
        )
        lines = QVBoxLayout(self.viewport())
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        self._none.hide()
        self.itemChanged.connect(self._on_item_changed)
        self.itemExpanded.connect(self._on_item_expanded)
        self.itemDoubleClicked.connect(self._on_went)
        self.itemClicked.connect(self._on_clicked)

    def show_documents(
        self,
        documents: Sequence[Document],
        chosen: frozenset[SectionId],
        full: frozenset[SectionId] | None = None,
        journal: Journal | None = None,
        branches: tuple[Sequence[Branch], Sequence[Branch]] = ((), ()),
    ) -> None:
        """Show these documents with everything in them, and the journal; ticks stay.

        `full` are the sections that print something; without it, those somebody wrote in.
        `branches` stand before all of it and after it.
        """
        self._full = full
        former = self._now()
        self.blockSignals(True)  # Qt's positional flag
        self.clear()
        self._add_branches(branches[0])
        self._branch.show(journal or Journal(), chosen)
        for document in documents:
            top = QTreeWidgetItem(self, [document.title])
            for section in document.sections:
                self._add(top, document, section.id, chosen)
            if not document.sections:
                without_box(top, self.tr("stays here"), stays=True)
            top.setExpanded(bool(document.guide))
            settle(top)
        self._add_branches(branches[1])
        self.blockSignals(False)
        first = self.topLevelItem(0)
        self._none.setVisible(first is None)
        self.setAccessibleDescription(self._none.text() if first is None else "")
        if first is not None:
            self.setCurrentItem(self._at(former) or first)

    def show_rows(self, counts: Mapping[SectionId, tuple[int, int]]) -> None:
        """Say beside a log how many of its rows are in, and of how many: the others stay out."""
        self.blockSignals(True)
        for item in self._items():
            some, whole = counts.get(SectionId(item.data(0, SECTION) or ""), (0, 0))
            if not whole:
                continue
            words = self.tr("{n} of {m} rows").format(n=some, m=whole)
            note = words if some else self.tr("none of these days")
            said = self.tr("{heading}, {note}").format(heading=item.text(0), note=note)
            item.setData(0, PLAIN, item.text(0))
            item.setData(0, NOTE, note)
            item.setText(0, said)
        self.blockSignals(False)

    def chosen(self) -> frozenset[SectionId]:
        """Return the sections that are ticked."""
        found = set()
        for item in self._items():
            if item.data(0, SECTION) and item.checkState(0) is Qt.CheckState.Checked:
                found.add(SectionId(item.data(0, SECTION)))
        return frozenset(found)

    def boxes(self) -> frozenset[SectionId]:
        """Return the sections that have a box, ticked or not."""
        found = (one.data(0, SECTION) for one in self._items())
        return frozenset(SectionId(one) for one in found if one)

    def ticked(self, branch: str) -> frozenset[str]:
        """Return what is ticked of the lines of a branch."""
        keys = (one.data(0, TICK) for one in self._items() if one.checkState(0) is _FULL)
        found = (key.partition("\n") for key in keys if key)
        return frozenset(key for of, _, key in found if of == branch)

    def entries(self) -> tuple[DocumentId, ...]:
        """Return the journal entries that are ticked."""
        return self._branch.chosen()

    def entry_boxes(self) -> frozenset[DocumentId]:
        """Return the journal entries that are in sight with a box, ticked or not."""
        return self._branch.shown()

    def keep_in(self, entries: frozenset[DocumentId]) -> None:
        """Take the tick and the box from entries of which nothing may leave, as was found."""
        if entries:
            self.blockSignals(True)
            self._branch.keep_in(entries)
            self.blockSignals(False)
            self.viewport().update()

    def _add_branches(self, branches: Sequence[Branch]) -> None:
        for branch in branches:
            top = QTreeWidgetItem(self, [branch.words])
            top.setData(0, NOTE, branch.note)
            top.setData(0, _WAY, f"{branch.key}\n")
            for line in branch.lines:
                item = QTreeWidgetItem(top, [line.words])
                item.setData(0, _WAY, f"{branch.key}\n{line.key}")
                if not line.has_box:
                    without_box(item, line.note)
                    continue
                item.setData(0, NOTE, line.note)
                item.setData(0, TICK, f"{branch.key}\n{line.key}")
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(0, _FULL if line.is_on else Qt.CheckState.Unchecked)
            top.setExpanded(True)
            settle(top)

    def _now(self) -> tuple[str, ...]:
        """Return by what the current line is found again once all is shown anew."""
        found, item = [], self.currentItem()
        while item is not None:
            found.append(item.text(0))
            item = item.parent()
        return tuple(reversed(found))

    def _at(self, path: Sequence[str]) -> QTreeWidgetItem | None:
        found, item = None, self.invisibleRootItem()
        for words in path:
            found = next((one for one in children(item) if one.text(0) == words), None)
            if found is None:
                return None
            item = found
        return found

    def _items(self) -> list[QTreeWidgetItem]:
        found, waiting = [], children(self.invisibleRootItem())
        while waiting:
            found.append(waiting.pop(0))
            waiting = [*children(found[-1]), *waiting]
        return found

    def _add(
        self,
        top: QTreeWidgetItem,
        document: Document,
        section_id: SectionId,
        chosen: frozenset[SectionId],
    ) -> None:
        section = next(one for one in document.sections if one.id == section_id)
        guide = self._guides.get(document.guide)
        item = top
        if guide is not None:
            item = QTreeWidgetItem(top, [section.heading])
        why = self._why_not(guide, section)
        if why:
            without_box(item, why, stays=why in {self.tr("private"), self.tr("stays here")})
            return
        if desk.holds_what_stays(section):
            words = self.tr("{heading}, marked passages stay here").format(heading=item.text(0))
            item.setText(0, words)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        is_on = section.id in chosen
        item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        item.setData(0, SECTION, section.id)

    def _why_not(self, guide: Guide | None, section: Section) -> str:
        """Return why a section has no box, or ""."""
        if section.mark is State.NOT_FOR_ME:
            return self.tr("not for me")
        of_guide = guide.sections if guide else ()
        if not all(one.exportable for one in of_guide if one.key == section.key):
            return self.tr("private")
        if self._prints(section):
            return ""
        if desk.holds_what_stays(section):
            return self.tr("stays here")
        return nothing_yet(guide.id if guide else "")

    def _prints(self, section: Section) -> bool:
        if self._full is not None:
            return section.id in self._full
        return section.state in {State.STARTED, State.REVIEWED, State.CLEARED}

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        # Where a box is, a click is for the box.
        if item.data(0, Qt.ItemDataRole.CheckStateRole) is None:
            self._on_went(item)

    def _on_went(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _WAY):
            branch, _, line = item.data(0, _WAY).partition("\n")
            self.went.emit(branch, line)

    def _on_item_expanded(self, item: QTreeWidgetItem) -> None:
        self.blockSignals(True)
        self._branch.fill(item)
        self.blockSignals(False)
        self.viewport().update()

    def _on_item_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        self.blockSignals(True)
        state = item.checkState(0)
        self._branch.fill(item)
        if item.childCount() and state is not Qt.CheckState.PartiallyChecked:
            for child in children(item):
                if has_tick(child):
                    child.setCheckState(0, state)
            settle(item)
        parent = item.parent()
        if parent is not None and has_tick(item):
            settle(parent)
        self.blockSignals(False)
        self.viewport().update()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Let Enter unfold a month or lead to a page; so does Space where there is no box."""
        item = self.currentItem()
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if item is not None and item.data(0, Qt.ItemDataRole.CheckStateRole) is None:
            keys.add(Qt.Key.Key_Space)
        if item is not None and item.data(0, FOLDS) and event.key() in keys:
            item.setExpanded(not item.isExpanded())
        elif item is not None and item.data(0, _WAY) and event.key() in keys:
            self._on_went(item)
        else:
            super().keyPressEvent(event)
