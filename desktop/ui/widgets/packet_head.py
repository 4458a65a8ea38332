"""Above the choice: the name of the packet, what it is, and the ways to its pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.labels import label


class PacketHead(QWidget):
    """Emits the page that is wanted: of packets, days, the first page, or passages."""

    packets_wanted = Signal()
    days_wanted = Signal()
    first_wanted = Signal()
    passages_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name = label("", "title", "session_title")
        self._what = label("", "note", "session_packet_what")
        self._said = label("", "note", "session_packet_said")
        self._said.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.theme.px(4))
        for part in (self._name, self._what, self._said):
            lines.addWidget(part)
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
        self.show_packet("")

    def show_packet(self, name: str) -> None:
        """Show what the packet is called; "" before there is one."""
        self._name.setText(name or self.tr("For a session"))
        kept = self.tr("a packet you keep and change")
        self._what.setText(kept if name else self.tr("What you tick is kept as a packet."))

    def say(self, words: str) -> None:
        """Say something about the packet; "" says nothing."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
