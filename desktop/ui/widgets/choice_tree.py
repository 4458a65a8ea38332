"""What goes in: documents and their sections, each with a box, none ticked at first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.model.document import Document, Section, SectionId, State
from desktop.model.guide import Guide
from desktop.ui import icons
from desktop.ui.theme import Look
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.outline import RowOption

_ID = Qt.ItemDataRole.UserRole
_INDENT = 20


class ChoiceTree(QTreeWidget):
    """Emits `changed` when a tick was set or taken away; what is empty or private has no box."""

    changed = Signal()

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
        self.setItemDelegate(_Row(look, self))
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

    def show_documents(
        self,
        documents: Sequence[Document],
        chosen: frozenset[SectionId],
        full: frozenset[SectionId] | None = None,
    ) -> None:
        """Show these documents with everything in them; what was ticked stays ticked.

        `full` are the sections that print something; without it, those somebody wrote in.
        """
        self._full = full
        self.blockSignals(True)  # Qt's positional flag
        self.clear()
        for document in documents:
            top = QTreeWidgetItem(self, [document.title])
            for section in document.sections:
                self._add(top, document, section.id, chosen)
            top.setExpanded(bool(document.guide))
            self._settle_top(top)
        self.blockSignals(False)
        self._none.setVisible(not documents)
        self.setAccessibleDescription("" if documents else self._none.text())
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
        written = self._prints(section)
        if not may_leave or not written:
            why = self.tr("private") if not may_leave else self.tr("empty")
            if section.mark is State.NOT_FOR_ME:
                why = self.tr("not for me")
            words = self.tr("{heading}, {why}").format(heading=item.text(0), why=why)
            item.setText(0, words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            return
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        is_on = section.id in chosen
        item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        item.setData(0, _ID, section.id)

    def _prints(self, section: Section) -> bool:
        if self._full is not None:
            return section.id in self._full
        return section.state in {State.STARTED, State.REVIEWED, State.CLEARED}

    def _settle_top(self, top: QTreeWidgetItem) -> None:
        """Give a document with sections the tick that follows from theirs."""
        states = [child.checkState(0) for child in _children(top) if child.data(0, _ID)]
        if not states:
            return
        alike = all(state is states[0] for state in states)
        top.setFlags(top.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        top.setCheckState(0, states[0] if alike else Qt.CheckState.PartiallyChecked)

    def _on_item_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        self.blockSignals(True)
        if item.childCount() and item.checkState(0) is not Qt.CheckState.PartiallyChecked:
            for child in _children(item):
                if child.data(0, _ID):
                    child.setCheckState(0, item.checkState(0))
        parent = item.parent()
        if parent is not None:
            self._settle_top(parent)
        self.blockSignals(False)
        self.viewport().update()
        self.changed.emit()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(row) for row in range(item.childCount()))
    return [child for child in found if child is not None]


class _Row(QStyledItemDelegate):
    """Paints the box as everywhere else; a row without one is muted."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(  # noqa: N802  # Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._look.theme.px(32))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, row = self._look.theme, RowOption(option, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row.paint_ground(painter, theme)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        side, gap = theme.px(20), theme.px(8)
        indent = theme.px(_INDENT) if index.parent().isValid() else 0
        left = row.rect.left() + gap + indent
        if state is not None:
            place = QRectF(left, row.rect.center().y() - side / 2, side, side)
            self._paint_box(painter, place, Qt.CheckState(state))
        words = row.rect.adjusted(side + 2 * gap + indent, 0, -gap, 0)
        painter.setFont(theme.font("control" if index.parent().isValid() else "control_strong"))
        painter.setPen(theme.colour("muted" if state is None and not row.is_chosen else "ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, middle, text)
        painter.restore()

    def editorEvent(  # noqa: N802  # Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Let a click anywhere on a line set its tick or take it away; keys are Qt's."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if event.type() is not QEvent.Type.MouseButtonRelease or state is None:
            return False
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        is_full = Qt.CheckState(state) is Qt.CheckState.Checked
        to = Qt.CheckState.Unchecked if is_full else Qt.CheckState.Checked
        return model.setData(index, to.value, Qt.ItemDataRole.CheckStateRole)

    def _paint_box(self, painter: QPainter, place: QRectF, state: Qt.CheckState) -> None:
        theme = self._look.theme
        is_full = state is Qt.CheckState.Checked
        painter.setPen(theme.pen("accent" if is_full else "control_line", 1))
        painter.setBrush(theme.colour("accent" if is_full else "paper"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        if state is not Qt.CheckState.Unchecked:
            inner = place.adjusted(2, 2, -2, -2)
            tint = theme.colour("on_accent" if is_full else "accent").name()
            icons.paint(painter, "check" if is_full else "minus", inner, tint)
