"""The reading room for the document that is open: what may leave of it, read aloud."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import answers, desk
from desktop.model.document import DocumentId
from desktop.model.guide import Guide
from desktop.ui import partner_sheet, screened
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.reading_room import ReadingRoom
from desktop.ui.theme import Look
from desktop.ui.widgets.before_reading import BeforeReading


class DeskReading(QWidget):
    """Makes a room for each reading, and keeps nothing of it afterwards."""

    closed = Signal()
    help_wanted = Signal()
    whole_wanted = Signal(bool)

    def __init__(self, look: Look, texts: OpenTexts, guides: Mapping[str, Guide]) -> None:
        super().__init__()
        self.setObjectName("desk_reading")
        self._look, self._texts, self._guides = look, texts, guides
        self._room: ReadingRoom | None = None
        self._before: BeforeReading | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)

    def show_document(self, document: DocumentId) -> None:
        """Make a room for this document as it is now."""
        self.leave()
        session = self._texts.session
        kept = self._texts.jobs.ask(lambda: session.open(document))
        sections = tuple(map(self._texts.present, kept.pages))
        given = answers.of(partner_sheet.documents(self._texts))
        parts = desk.aloud(self._guides.get(kept.guide), sections, answers=given)
        self._room = ReadingRoom(self._look, parts)
        self._room.closed.connect(self.closed)
        self._room.help_wanted.connect(self.help_wanted)
        self._room.whole_wanted.connect(self.whole_wanted)
        self._lines.addWidget(self._room)
        if screened.read(self._texts.jobs, session).says_yes:
            self._say_first(self._room)

    def arrive(self) -> None:
        """Show the first paragraph, or what is said before it."""
        if self._before is not None:
            self._before.arrive()
        elif self._room is not None:
            self._room.arrive()

    def toggle_whole(self) -> None:
        """Take the whole window, or give it back (F11)."""
        if self._room is not None and self._before is None:
            self._room.toggle_whole()

    def leave(self) -> None:
        """Hold none of the words any more."""
        self._let_go_before()
        if self._room is not None:
            self._room.leave()
            self._room.deleteLater()
            self._room = None

    # for somebody who has reason to be afraid

    def _say_first(self, room: ReadingRoom) -> None:
        room.hide()
        self._before = BeforeReading(self._look)
        self._before.go_on.connect(self._on_go_on)
        self._before.closed.connect(self.closed)
        self._before.help_wanted.connect(self.help_wanted)
        self._lines.addWidget(self._before)

    def _on_go_on(self) -> None:
        self._let_go_before()
        if self._room is not None:
            self._room.show()
            self._room.arrive()

    def _let_go_before(self) -> None:
        if self._before is not None:
            self._before.hide()
            self._before.deleteLater()
            self._before = None
