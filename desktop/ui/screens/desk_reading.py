"""The reading room for the document that is open: what may leave of it, read aloud."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import answers, desk, points
from desktop.model.document import Document, DocumentId, Kind
from desktop.model.guide import Guide
from desktop.ui import partner_sheet, screened
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.reading_room import ReadingRoom
from desktop.ui.theme import Look
from desktop.ui.widgets.after_reading import AfterReading
from desktop.ui.widgets.before_reading import BeforeReading

_CLOSING, _AFTERWARDS = "closing", "afterwards"
"""Where the letter says what is to happen in the minutes afterwards."""
_PLAN = "aftercare"


class DeskReading(QWidget):
    """Makes a room for each reading, and keeps nothing of it afterwards."""

    closed = Signal()
    help_wanted = Signal()
    whole_wanted = Signal(bool)
    opened = Signal(str)
    begin_wanted = Signal(str)

    def __init__(self, look: Look, texts: OpenTexts, guides: Mapping[str, Guide]) -> None:
        super().__init__()
        self.setObjectName("desk_reading")
        self._look, self._texts, self._guides = look, texts, guides
        self._room: ReadingRoom | None = None
        self._before: BeforeReading | None = None
        self._after: AfterReading | None = None
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
        is_heard = kept.guide == points.GUIDE
        line = self.tr("You can stop at any word. Nobody has to hear the rest.") if is_heard else ""
        self._room = ReadingRoom(self._look, parts, line=line)
        self._room.closed.connect(partial(self._on_read, kept) if is_heard else self.closed)
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
        if self._after is not None:
            self._after.hide()
            self._after.deleteLater()
            self._after = None
        if self._room is not None:
            self._room.leave()
            self._room.deleteLater()
            self._room = None

    # afterwards, for somebody who was hurt

    def _on_read(self, letter: Document) -> None:
        """Let nobody go from the last word straight back to work on it."""
        closing = next((one for one in letter.pages if one.key == _CLOSING), None)
        wanted = self._texts.present(closing).fields.get(_AFTERWARDS) if closing else ""
        self.leave()
        self._after = AfterReading(self._look, wanted if isinstance(wanted, str) else "")
        self._after.closed.connect(self.closed)
        self._after.help_wanted.connect(self.help_wanted)
        self._after.plan_wanted.connect(self._on_plan_wanted)
        self._lines.addWidget(self._after)
        self._after.show()
        self._after.arrive()

    def _on_plan_wanted(self) -> None:
        """Open the plan for the day of the reading, or begin one."""
        session = self._texts.session
        plans = self._texts.jobs.ask(lambda: session.summaries(kinds=(Kind.PLAN,)))
        found = [one.id for one in plans if one.guide == _PLAN]
        if found:
            self.opened.emit(found[0])
        else:
            self.begin_wanted.emit(_PLAN)

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
