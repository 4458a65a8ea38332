"""Joins an entry's own facts with its page: when, how hard, what it touches, who sees it."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop import journal
from desktop.model import entries
from desktop.model.document import Document, Kind, Section
from desktop.model.guide import BODY
from desktop.ui import days
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets import hints
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.entry_foot import EntryFoot
from desktop.ui.widgets.entry_head import EntryHead
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.section_desk import SectionDesk
from desktop.ui.widgets.side_panel import SidePanel
from desktop.ui.widgets.soft_stop import SoftStop

ROOM_FOR_BOTH = 500
"""Height of the window, px by text size, below which the open foot takes the place of the words."""
ROOM_FOR_FOOT = 880
"""Height of the window, px by text size, from which the foot stands open by itself."""


class EntryDesk(QObject):
    """Shows head and foot with an entry and keeps them as words are kept; else neither is seen.

    `retitled` carries the title of an entry that is called by its day and got another one.
    """

    retitled = Signal(str)
    back_wanted = Signal(str)

    def __init__(self, look: Look, texts: OpenTexts, desk: SectionDesk, panel: SidePanel) -> None:
        super().__init__()
        paper = desk.page.paper
        self._texts, self._paper, self._panel, self._desk = texts, paper, panel, desk
        self._document: Document | None = None
        self._section: Section | None = None
        self._is_wanted, self._is_low = True, False
        self.head = EntryHead(look)
        self.foot = EntryFoot(look, journal.load_reach())
        self.stop = SoftStop(look)
        self.back = Button(
            look, self.tr("Back to the letter"), name="entry_to_letter", kind="quiet",
            icon="chevron-left",
        )  # fmt: skip
        self.back.hide()
        self.head.add(self.stop.button)
        self.head.add(self.back)
        self.back.clicked.connect(self._on_back)
        self.head.happened_wanted.connect(self.foot.show_dates)
        self.head.day_wanted.connect(partial(self.foot.show_dates, day=True))
        self.head.redated.connect(self._on_redated)
        self.head.prompted.connect(self._on_prompted)
        self.foot.edited.connect(self._on_edited)
        self.foot.opened.connect(self._settle)
        self.foot.left.connect(paper.setFocus)
        self.foot.redated.connect(self._on_redated)
        self.foot.passage_reached.connect(paper.set_reach)
        self.stop.closing_wanted.connect(self._on_closing_wanted)
        self.stop.went_on.connect(paper.setFocus)
        paper.selectionChanged.connect(self._show_passage)
        paper.dress_changed.connect(self._show_passage)
        self._dress()

    def show_text(self, document: Document, section: Section) -> None:
        """Show what belongs to this text, if it is an entry."""
        is_entry = document.kind is Kind.ENTRY and section.key == BODY
        if self._document is None or self._document.id != document.id:
            self.stop.put_away()
        else:
            # Its day may have been changed here since it was read.
            document = replace(document, on=self._document.on)
        self._document = document if is_entry else None
        self._section = section if is_entry else None
        came_from = self._texts.came_from
        if came_from is not None and came_from[1] != document.id:
            self._texts.came_from = came_from = None
        self.back.setVisible(came_from is not None)
        if is_entry:
            fields = self._texts.fields(section)
            happened = fields.get("happened", ABSENT)
            settings = self._texts.session.settings
            self.head.offer(journal.load_prompts(settings.purpose, settings.words))
            self.head.show_entry(document.on, document.written_at, happened)
            self.foot.show_entry(entries.of(fields))
            self.foot.show_happened(happened)
            self._show_passage()
            self._show_prompt(entries.of(fields).prompt)
        self._dress()

    def _on_back(self) -> None:
        if self._texts.came_from is not None:
            self.back_wanted.emit(self._texts.came_from[0])

    @property
    def is_shown(self) -> bool:
        """Say whether it is an entry that is shown."""
        return self._document is not None

    @property
    def has_prompt(self) -> bool:
        """Say whether the entry was begun with something."""
        return self.is_shown and bool(self.foot.entry().prompt)

    def put_away(self) -> None:
        """Show nothing of any entry."""
        self._document = self._section = None
        self.stop.put_away()
        self._dress()

    def arrange(self, *, height: float, in_focus: bool) -> None:
        """Take the room there is: a low window folds the foot, focus hides all of it."""
        self._is_wanted = not in_focus
        if self._is_shown:
            wanted = self.foot.wanted
            self.foot.open(is_open=height >= ROOM_FOR_FOOT if wanted is None else wanted)
        is_low = height < ROOM_FOR_BOTH
        if is_low != self._is_low:
            self._is_low = is_low
            self.foot.set_low(self.head.ways, is_low=is_low)
            if not is_low:
                self.head.take_ways()
        self._settle()
        self._dress()

    def _settle(self) -> None:
        """Let the open foot stand alone in a low window."""
        self._desk.setVisible(not (self._is_low and self.foot.is_open and self._is_shown))

    @property
    def _is_shown(self) -> bool:
        return self._document is not None and self._is_wanted

    def _dress(self) -> None:
        self.head.setVisible(self._is_shown)
        self.foot.setVisible(self._is_shown)

    def _show_passage(self) -> None:
        if not self.is_shown:
            return
        is_passage = self._paper.textCursor().hasSelection()
        self.foot.show_passage(self._paper.reach_here() if is_passage else None)

    def _show_prompt(self, key: str) -> None:
        """Keep what the entry was begun with in sight."""
        prompt = self.head.show_prompt(key)
        assert self._document is not None  # noqa: S101  # an entry is shown
        assert self._section is not None  # noqa: S101  # an entry is shown
        hint = hints.hint(None, self._document, self._section)
        if prompt is None:
            self._panel.show_section(self._document, self._section, None, hint)
        else:
            self._panel.show_prompt(prompt, hint)

    def _on_prompted(self, key: str) -> None:
        self.foot.show_entry(replace(self.foot.entry(), prompt=key))
        self._show_prompt(key)
        self._on_edited()
        self._paper.setFocus()

    def _on_edited(self) -> None:
        document, section = self._document, self._section
        if document is None or section is None:
            return
        entry = replace(self.foot.entry(), happened=None)
        fields = entries.with_entry(self._texts.fields(section), entry)
        happened = self.foot.happened()
        self.head.show_happened(happened)
        # Also words that are no date yet: nothing that was typed is dropped.
        dated = fields if happened is ABSENT else {**fields, "happened": happened}
        self._texts.set_fields(document.id, section, dated)

    def _on_redated(self, day: date) -> None:
        """Let the entry belong to another day; one that is called by its day goes along."""
        document = self._document
        if document is None:
            return
        session = self._texts.session
        self._texts.jobs.ask(lambda: session.redate(document.id, day))
        rest = days.beyond_day(self._texts.title(document), document.on)
        if rest is not None:
            self.retitled.emit(days.full_day(day) + rest)
        self._document = replace(document, on=day)
        assert self._section is not None  # noqa: S101  # an entry is shown
        self.show_text(self._document, self._section)
        self._paper.setFocus()

    def _on_closing_wanted(self) -> None:
        """Put the caret behind the last word, where one more sentence can stand."""
        self._paper.setFocus()
        self._paper.set_caret(len(self._paper.toPlainText()))
