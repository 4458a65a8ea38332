"""The journal beside an entry that is open, where the window is wide enough for both."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop import journal
from desktop.model import richtext
from desktop.model.document import Document
from desktop.ui import days
from desktop.ui.journal_lines import JournalLines
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.journal_list import JournalList
from desktop.ui.widgets.labels import label

WIDTH = 316
"""At 100 % (shared/mock/README.md, 05)."""
SETTLE_MS = 150
"""After an entry was opened, before the list is read: the page comes first."""

QUIET_MS = 2_000
"""After the last key in an entry that was empty, before its line in the list is read again."""


class JournalBeside(QFrame):
    """Emits the entry that shall be opened in place of the one that is, or that one is to begin."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, look: Look, texts: OpenTexts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._document: Document | None = None
        self._was_empty = False
        self._lines = JournalLines(texts.jobs, texts.session, journal.load_reach(), days.today)
        self.setObjectName("beside")
        self.setProperty("surface", "window")
        self._list = JournalList(look, name="beside_list")
        self._new = IconButton(look, "plus", self.tr("New entry"), name="beside_new", key="Ctrl+N")
        px = look.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(20), 0, px(12), 0)
        head.addWidget(label(self.tr("Journal"), "heading"), 1)
        head.addWidget(self._new, 0, Qt.AlignmentFlag.AlignRight)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(16), 0, 0)
        lines.setSpacing(px(8))
        lines.addLayout(head)
        lines.addWidget(self._list, 1)
        self._pause = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._pause.timeout.connect(self._read)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)
        texts.touched.connect(self._on_touched)
        self._list.opened.connect(self.opened)
        self._new.clicked.connect(self.new_wanted)
        look.changed.connect(self._settle)
        self._settle()

    def show_for(self, document: Document) -> None:
        """Show where an entry stands among the others, once there is time."""
        self._document = document
        self._was_empty = not any(richtext.plain(one.body) for one in document.sections)
        if not self.isHidden():
            self._pause.start()

    def arrange(self, *, is_shown: bool) -> None:
        """Be there or not; what is not seen reads nothing."""
        if is_shown and self.isHidden():
            self._pause.start()
        self.setVisible(is_shown)

    def _on_touched(self) -> None:
        if self._was_empty:
            self._quiet.start()

    def _on_quiet(self) -> None:
        """Take back “No words yet” as soon as there are words, and they are kept."""
        if self._was_empty and self._texts.is_kept:
            self._was_empty = False
            self._read()
        else:
            self._on_touched()

    def _read(self) -> None:
        document = self._document
        if document is None or not self.isVisible():
            return
        self._lines.refresh()
        count = self._lines.count()
        if count == self._list.count():
            self._list.read_again()
        else:
            self._list.show_lines(self._lines.read, count)
        near, many = self._lines.place_of(document.on), self._lines.many_on(document.on)
        place = self._list.place_of(document.id, near, many)
        if place is not None:
            self._list.choose(place)

    def _settle(self) -> None:
        self.setFixedWidth(self._look.theme.px(WIDTH))
