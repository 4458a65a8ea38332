"""What goes in: documents and their sections, each with a box, none ticked at first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop.model.document import Document, SectionId, State
from desktop.model.guide import Guide
from desktop.ui.theme import Look

_ID = Qt.ItemDataRole.UserRole


class ChoiceTree(QTreeWidget):
    """Emits `changed` when a tick was set or taken away; what is empty or private has no box."""

    changed = Signal()

    def __init__(self, look: Look, guides: Mapping[str, Guide]) -> None:
        super().__init__()
        self._look, self._guides = look, guides
        self.setObjectName("session_choice")
        self.setAccessibleName(self.tr("What goes in"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(look.theme.px(20))
        self.setUniformRowHeights(True)
        self.itemChanged.connect(self._on_item_changed)

    def show_documents(self, documents: Sequence[Document], chosen: frozenset[SectionId]) -> None:
        """Show these documents with everything in them; what was ticked stays ticked."""
        self.blockSignals(True)  # noqa: FBT003  # Qt's positional flag
        self.clear()
        for document in documents:
            top = QTreeWidgetItem(self, [document.title])
            font = self._look.theme.font("control_strong")
            top.setFont(0, font)
            for section in document.sections:
                self._add(top, document, section.id, chosen)
            top.setExpanded(bool(document.guide))
            self._settle_top(top)
        self.blockSignals(False)  # noqa: FBT003
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def chosen(self) -> frozenset[SectionId]:
        """Return the sections that are ticked."""
        found = set()
        for item in self._items():
            if item.data(0, _ID) and item.checkState(0) is Qt.CheckState.Checked:
                found.add(SectionId(item.data(0, _ID)))
        return frozenset(found)

    def _items(self) -> list[QTreeWidgetItem]:
        tops = _children(self.invisibleRootItem())
        return [*tops, *(child for top in tops for child in _children(top))]

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
        may_leave = all(
            one.exportable for one in (guide.sections if guide else ()) if one.key == section.key
        )
        written = section.state in {State.STARTED, State.REVIEWED, State.CLEARED}
        if not may_leave or not written:
            why = self.tr("private") if not may_leave else self.tr("empty")
            if section.mark is State.NOT_FOR_ME:
                why = self.tr("not for me")
            words = self.tr("{heading}, {why}").format(heading=item.text(0), why=why)
            item.setText(0, words)
            item.setForeground(0, self._look.theme.colour("muted"))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            return
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        is_on = section.id in chosen
        item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        item.setData(0, _ID, section.id)

    def _settle_top(self, top: QTreeWidgetItem) -> None:
        """Give a document with sections the tick that follows from theirs."""
        states = [
            child.checkState(0)
            for child in _children(top)
            if child.data(0, _ID)
        ]
        if not states:
            return
        alike = all(state is states[0] for state in states)
        top.setFlags(top.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        top.setCheckState(0, states[0] if alike else Qt.CheckState.PartiallyChecked)

    def _on_item_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        self.blockSignals(True)  # noqa: FBT003
        if item.childCount() and item.checkState(0) is not Qt.CheckState.PartiallyChecked:
            for child in _children(item):
                if child.data(0, _ID):
                    child.setCheckState(0, item.checkState(0))
        parent = item.parent()
        if parent is not None:
            self._settle_top(parent)
        self.blockSignals(False)  # noqa: FBT003
        self.viewport().update()
        self.changed.emit()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(row) for row in range(item.childCount()))
    return [child for child in found if child is not None]
