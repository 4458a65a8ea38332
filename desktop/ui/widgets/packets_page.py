"""The packets there are, and what can be done with the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.model.document import DocumentId
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.new_name import NewName
from desktop.ui.widgets.rows import RowList, RowText
from desktop.ui.widgets.scroll_page import ScrollPage


class PacketsPage(QWidget):
    """Emits which packet is wanted, and what is to become of the one that is open."""

    closed = Signal()
    opened = Signal(str)
    begun, repeated, removed = Signal(), Signal(), Signal()
    retitled = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("packets")
        self._look = look
        self._current = ""
        self._rows = RowList(look, name="packets_row")
        self._none = label(
            self.tr("There is none yet. What you tick on the page before becomes one."),
            "muted", "packets_none",
        )  # fmt: skip
        self._open = QWidget()
        self._title = label("", "heading", "packets_open")
        self._name = NewName(name="packets_name")
        self._name.setAccessibleName(self.tr("Name of this packet"))
        self._repeat = Button(
            look, self.tr("Repeat with new days"), name="packets_repeat", kind="primary"
        )
        self._delete = Button(look, self.tr("Delete this packet"), name="packets_delete")
        self._new = Button(look, self.tr("New packet"), name="packets_new", icon="plus")
        self._back = Button(
            look, self.tr("Back"), name="packets_back", kind="quiet", icon="chevron-left"
        )
        self._question = QFrame()
        self._keep = Button(look, self.tr("Keep it"), name="packets_keep", kind="primary")
        self._sure = Button(look, self.tr("Delete"), name="packets_sure", kind="irreversible")
        self._lay_out()
        self._join()

    def show_packets(self, rows: Sequence[RowText], current: str, name: str) -> None:
        """Show these packets; one of them is open, and its name can be changed."""
        self._current = current
        self._rows.show_rows(rows, current)
        self._none.setVisible(not rows)
        self._open.setVisible(bool(current))
        self._question.hide()
        self._title.setText(self.tr("The one that is open"))
        if current:
            self._name.begin(DocumentId(current), name)

    def arrive(self) -> None:
        """Take the keyboard at the packet that is open."""
        if not self._rows.hold(self._current):
            self._new.setFocus()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        page = ScrollPage(self._look, 680, name="packets_page")
        page.add(label(self.tr("Packets"), "title", "packets_title"))
        page.add(label(self.tr(
            "A packet keeps what you chose to take along. Open one here, or repeat it next time."
        ), "muted"))  # fmt: skip
        page.add(self._none)
        page.add(self._rows)
        page.add_layout(across(self._new, gap=px(8), to_right=self._back))
        page.add_space(12)
        lines = QVBoxLayout(self._open)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(12))
        lines.addWidget(self._title)
        lines.addWidget(label(self.tr("Name"), "label"))
        lines.addWidget(self._name)
        lines.addWidget(label(self.tr(
            "Repeating makes a new packet of the days that follow. Single entries and passages of "
            "the former days are not in it; all else that you chose is. Your own words on the "
            "first page are there, switched off."
        ), "note"))  # fmt: skip
        lines.addLayout(across(self._repeat, self._delete, gap=px(8)))
        lines.addWidget(self._ask())
        page.add(self._open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _ask(self) -> QFrame:
        px = self._look.theme.px
        self._question.setObjectName("packets_question")
        self._question.setProperty("card", "paper")
        lines = QVBoxLayout(self._question)
        lines.setContentsMargins(px(16), px(16), px(16), px(16))
        lines.addWidget(label(self.tr("Delete this packet for good?"), "panel"))
        lines.addWidget(label(self.tr(
            "What you chose goes, and what you wrote on its first page. Everything it was chosen "
            "from stays, and so do files that left."
        ), "body"))  # fmt: skip
        lines.addLayout(across(self._keep, self._sure, gap=px(8)))
        self._question.hide()
        return self._question

    def _join(self) -> None:
        self._rows.chosen.connect(self._on_chosen)
        self._new.clicked.connect(self.begun)
        self._repeat.clicked.connect(self.repeated)
        self._delete.clicked.connect(self._on_delete)
        self._keep.clicked.connect(self._on_keep)
        self._sure.clicked.connect(self.removed)
        self._back.clicked.connect(self.closed)
        self._name.typed.connect(self._on_typed)
        self._name.entered.connect(self._on_entered)
        self._name.left.connect(self._back.setFocus)

    # what happens

    def _on_chosen(self, key: str) -> None:
        self.opened.emit(key)

    def _on_typed(self, _document: str, name: str) -> None:
        self.retitled.emit(name)

    def _on_entered(self, _document: str, _name: str) -> None:
        self._back.setFocus()

    def _on_delete(self) -> None:
        self._question.show()
        self._keep.setFocus()

    def _on_keep(self) -> None:
        self._question.hide()
        self._delete.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Let Escape lead out of the question, and then out of the page; a name has its own."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._question.isVisible():
            self._on_keep()
        else:
            self.closed.emit()
