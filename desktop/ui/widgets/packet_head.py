"""Above the choice: the name of the packet, what it is, and the ways to its pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.document import DocumentId
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.new_name import NewName


class PacketHead(QWidget):
    """Emits the page that is wanted (of packets, days, the first page, passages), or a new name.

    A name is emitted as it is typed; Escape gives the former one back.
    """

    renamed = Signal(str)
    packets_wanted = Signal()
    days_wanted = Signal()
    first_wanted = Signal()
    passages_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name = label("", "title", "session_title")
        self._rename = Button(look, self.tr("Rename"), name="session_rename", kind="quiet")
        self._rename.setProperty("measure", "link")
        self._field = NewName(name="session_new_name")
        self._field.setAccessibleName(self.tr("Name of this packet"))
        self._field.hide()
        self._id, self._shown = "", ""
        self._what = label("", "note", "session_packet_what")
        self._said = label("", "note", "session_packet_said")
        self._said.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.theme.px(4))
        row = QHBoxLayout()
        row.addWidget(self._what, 1)
        row.addWidget(self._rename)
        for part in (self._name, self._field):
            lines.addWidget(part)
        lines.addLayout(row)
        lines.addWidget(self._said)
        ways = []
        for name, words, wanted in (
            ("session_packets", self.tr("Packets"), self.packets_wanted),
            ("session_days", self.tr("Days"), self.days_wanted),
            ("session_first", self.tr("First page"), self.first_wanted),
            ("session_passages", self.tr("Passages"), self.passages_wanted),
        ):
            way = Button(look, words, name=name, kind="quiet")
            way.setProperty("measure", "link")
            way.clicked.connect(wanted)
            ways.append(way)
        lines.addLayout(flow(*ways, gap=look.theme.px(8)))
        self._rename.clicked.connect(self._on_rename)
        self._field.typed.connect(self._on_typed)
        self._field.entered.connect(self._on_done)
        self._field.left.connect(self._on_done)
        # Whoever goes elsewhere takes what stands there.
        self._field.editingFinished.connect(self._on_gone)
        self.show_packet("")

    def show_packet(self, name: str, id_: str = "") -> None:
        """Show what the packet is called; "" before there is one. A name needs the packet's id."""
        if id_ != self._id:
            self._close()
        self._id, self._shown = id_, name
        self._rename.setVisible(bool(id_) and self._field.isHidden())
        self._name.setText(name or self.tr("For a session"))
        kept = self.tr("a packet you keep and change")
        self._what.setText(kept if name else self.tr("What you tick is kept as a packet."))

    def say(self, words: str) -> None:
        """Say something about the packet; "" says nothing."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    # another name

    def _on_rename(self) -> None:
        # The keys go there first: what is hidden with the focus hands it to whatever comes next.
        self._field.begin(DocumentId(self._id), self._shown)
        self._name.hide()
        self._rename.hide()
        in_sight.bring(self._field)

    def _on_typed(self, _id: str, name: str) -> None:
        self.renamed.emit(name)

    def _on_done(self) -> None:
        self._rename.show()
        self._rename.setFocus()
        self._close()

    def _on_gone(self) -> None:
        if not self._field.hasFocus():
            self._close()

    def _close(self) -> None:
        self._field.finish()
        self._name.show()
        self._rename.setVisible(bool(self._id))
