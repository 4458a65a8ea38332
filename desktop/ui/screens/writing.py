"""One document: its sections, the page, the guide and the history beside it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.document import (
    PRIVATE,
    Document,
    DocumentId,
    Place,
    Section,
    SectionId,
    State,
    shelf_of,
)
from desktop.model.guide import Guide, GuideSection
from desktop.model.richtext import Body
from desktop.ui.clipboard import Clipboard
from desktop.ui.entry_desk import EntryDesk
from desktop.ui.journal_beside import JournalBeside
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.writing_room import Room, asked_for
from desktop.ui.section_facts import SectionFacts
from desktop.ui.spelling_desk import SpellingDesk
from desktop.ui.theme import Look
from desktop.ui.widgets import hints
from desktop.ui.widgets.desk_links import DeskLinks
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.outline import Outline, OutlineRow
from desktop.ui.widgets.page_head import PageHead
from desktop.ui.widgets.section_desk import SectionDesk, Side
from desktop.ui.widgets.section_head import SectionHead
from desktop.ui.widgets.side_panel import SidePanel

OUTLINE, GUIDE = 280, 300


class WritingScreen(QWidget):
    """Shows a document and lets it be written; keeping is `OpenTexts` and the window."""

    stopped = Signal()
    opened = Signal(str)
    focus_mode = Signal(bool)
    desk_wanted = Signal(str)

    def __init__(
        self, look: Look, texts: OpenTexts, guides: Mapping[str, Guide], clipboard: Clipboard
    ) -> None:
        super().__init__()
        self.setObjectName("writing")
        self._look, self._jobs, self._session = look, texts.jobs, texts.session
        self._texts, self._guides = texts, guides
        self._document: Document | None = None
        self._section: Section | None = None
        self._shown: Section | None = None
        self._wants_guide = texts.session.settings.guide_panel
        self._in_focus = False
        self._asked = ""
        # A person who writes goes on writing in the next section, too.
        self._liked: Side | None = None
        self._outline = Outline(look)
        self._document_title = label("", "panel", "writing_document")
        self._links = DeskLinks(look, self)
        self._head = PageHead(look)
        self._titles = SectionHead(look)
        self.desk = SectionDesk(look, clipboard)
        self.page = self.desk.page
        self._facts = SectionFacts(texts, self.desk)
        self._spelling = SpellingDesk(look, texts, self.page.paper, self._titles)
        self._panel = SidePanel(look, texts.jobs, texts.session, texts.present)
        self.entry = EntryDesk(look, texts, self.desk, self._panel)
        self.beside = JournalBeside(look, texts)
        self._lay_out()
        self._join()

    # what others call

    def open(self, document: DocumentId, place: Place | None = None) -> None:
        """Show a document at a place, else at its first section that can be written in."""
        session = self._session
        liked = self._liked if self.document == document else None
        kept = self._jobs.ask(lambda: session.open(document))
        self._document = replace(kept, title=self._texts.title(kept))
        wanted, side = asked_for(self._document, place)
        self._liked = liked if side in {None, Side.PRIVATE} else side
        self._document_title.setText(self._document.title)
        self._links.show_for(self._guide_of(self._document))
        self._show_outline(wanted)
        self._head.show_nothing()
        self._show_section(wanted, place.caret if place else None, side)
        self.desk.facts.lead(place)
        self._arrange()

    def arrive(self) -> None:
        """Give the page the focus."""
        self.desk.arrive()

    def shelf(self) -> str:
        """Return the place in the rail to which the document that is shown belongs."""
        if self._document is None:
            return ""
        guide = self._guide_of(self._document)
        return shelf_of(self._document.kind, guide.shelf if guide else "plans")

    @property
    def document(self) -> DocumentId | None:
        """Return the document that is shown, or None."""
        return self._document.id if self._document else None

    def place(self) -> Place | None:
        """Return where the caret is."""
        if self._document is None or self._shown is None:
            return None
        caret = self.page.paper.caret()
        return Place(document=self._document.id, section=self._shown.id, caret=caret)

    def show_saved(self, moment: datetime) -> None:
        """Say when the last word was kept."""
        self._head.show_saved(moment)
        self._refresh_state()

    def show_writing(self) -> None:
        """Say that words are on their way."""
        self._head.show_writing()

    def show_unsaved(self, reason: str) -> None:
        """Say that and why the words are not kept yet."""
        self._head.show_unsaved(reason)

    def forget(self, document: DocumentId) -> None:
        """Show nothing more of a document that was deleted for good."""
        if self.document == document:
            self._document = self._section = self._shown = None
            self.page.paper.put_away()
            for part in (self._facts, self._spelling, self.entry):
                part.put_away()
            self._panel.show_nothing()

    def toggle_guide(self) -> None:
        """Show or hide the panel at the side (F9)."""
        self._wants_guide = not self._panel.isVisible()
        session, shown = self._session, self._wants_guide
        self._jobs.ask(lambda: session.change_settings(session.settings.changed(guide_panel=shown)))
        self._arrange(asked=True)

    def take_reference(self, value: object) -> None:
        """Put a passage where the form asked for one."""
        form = self.desk.facts.form
        if form is not None and self._asked:
            form.set_reference(self._asked, value)
        self.arrive()

    def set_focus_mode(self, *, is_on: bool) -> None:
        """Show the page alone, or everything again (F11)."""
        self._in_focus = is_on
        self._head.set_focus_mode(is_on=is_on)
        self.desk.set_focus_mode(is_on=is_on)
        self._arrange()

    def step(self, by: int) -> None:
        """Go to the next or previous section."""
        if self._document and self._section:
            sections = self._document.pages
            here = [one.id for one in sections].index(self._section.id) + by
            if 0 <= here < len(sections):
                self._show_section(sections[here].id)
                self.arrive()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, px(16), 0, px(16))
        side.setSpacing(px(12))
        self._document_title.setContentsMargins(px(20), 0, px(20), 0)
        side.addWidget(self._document_title)
        side.addWidget(self._outline, 1)
        side.addWidget(self._links)
        self._side.setFixedWidth(px(OUTLINE))
        self._panel.setFixedWidth(px(GUIDE))
        middle = QFrame()
        middle.setProperty("surface", "paper")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._titles)
        column.addWidget(self.entry.head)
        column.addWidget(self.entry.stop)
        column.addWidget(self.desk, 1)
        column.addWidget(self.entry.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._side, self.beside, middle, self._panel):
            whole.addWidget(part, 1 if part is middle else 0)

    def _join(self) -> None:
        self._outline.chosen.connect(self._show_section)
        self._outline.entered.connect(self.arrive)
        self._titles.section_chosen.connect(self._on_section_chosen)
        self._titles.marked.connect(self._on_marked)
        self._titles.retitled.connect(self._on_title_edited)
        self.entry.retitled.connect(self._titles.show_free)
        self.entry.retitled.connect(self._on_title_edited)
        self._titles.entered.connect(self.arrive)
        self._titles.whole_wanted.connect(self._on_whole_wanted)
        self._head.stop_wanted.connect(self.stopped)
        self._head.guide_wanted.connect(self.toggle_guide)
        self._head.focus_left.connect(partial(self.focus_mode.emit, False))  # a signal's value
        self.desk.chosen.connect(self._on_side_chosen)
        self._links.wanted.connect(self.desk_wanted)
        self._facts.reading_wanted.connect(self.desk_wanted)
        self.desk.facts.reference_wanted.connect(self._on_reference_wanted)
        self._panel.copied.connect(self.opened)
        self.beside.opened.connect(self.opened)
        self.entry.head.prompted.connect(self._on_prompted)
        self._panel.put_back_wanted.connect(self._on_put_back_wanted)
        self._look.changed.connect(self._on_look_changed)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(self.step, by))
        QShortcut(QKeySequence("Ctrl+Tab"), self).activated.connect(self._on_next_side)
        QShortcut(QKeySequence("F9"), self).activated.connect(self.toggle_guide)

    # what is shown

    def _guide_of(self, document: Document) -> Guide | None:
        return self._guides.get(document.guide)

    def _guide_section(self) -> GuideSection | None:
        guide = self._guide_of(self._document) if self._document else None
        return guide.section(self._section.key) if guide and self._section else None

    def _rows(self) -> list[OutlineRow]:
        if self._document is None:
            return []
        present, guide = self._texts.present, self._document.guide
        return [
            OutlineRow(one.id, number, one.heading, present(one).state, guide)
            for number, one in enumerate(self._document.pages, 1)
        ]

    def _show_outline(self, current: SectionId) -> None:
        rows = self._rows()
        self._outline.show_rows(rows, current)
        self._titles.show_rows(rows)

    def _show_section(
        self, section_id: str, caret: int | None = None, side: Side | None = None
    ) -> None:
        document = self._document
        if document is None:
            return
        section = next((one for one in document.pages if one.id == section_id), document.pages[0])
        self._section = section
        self._show_titles(document, section)
        self._outline.choose(section.id)
        self._titles.choose(section.id)
        self._show_mark(section)
        sides = self._facts.sides(self._guide_of(document), section)
        wanted = side or self._liked
        self._show_side(wanted if wanted in sides else sides[0], caret)

    def _show_side(self, side: Side, caret: int | None = None) -> None:
        document, section = self._document, self._section
        if document is None or section is None:
            return
        shown = self._private_page(document, section) if side is Side.PRIVATE else section
        self._shown = shown
        sheet = self._texts.sheet(document.id, shown, self.page.paper.new_sheet)
        self.page.paper.show_sheet(sheet)
        if caret is not None:
            self.page.paper.set_caret(caret)
        guide = self._guide_of(document)
        self.desk.show_sides(self._facts.sides(guide, section), side)
        self._facts.show(guide, document, section, sheet)
        self._spelling.show_text(document, guide, is_text=side is Side.LETTER)
        hint = hints.hint(guide, document, section)
        self._panel.show_section(document, shown, self._guide_section(), hint)
        self.entry.show_text(document, section)
        self.beside.show_for(document)

    def _private_page(self, document: Document, section: Section) -> Section:
        session, key = self._session, PRIVATE + section.key
        page = self._jobs.ask(lambda: session.add_section(document.id, key, section.heading))
        if all(one.id != page.id for one in document.sections):
            self._document = replace(document, sections=(*document.sections, page))
        return page

    def _show_titles(self, document: Document, section: Section) -> None:
        guide_section = self._guide_section()
        if guide_section is not None:
            self._titles.show_guided(guide_section, section.heading)
        else:
            self._titles.show_free(document.title)

    def _show_mark(self, section: Section) -> None:
        unmarked = replace(self._texts.present(section), mark=None)
        self._titles.show_mark(section.mark, unmarked.state)

    def _refresh_state(self) -> None:
        if self._section is None:
            return
        rows = self._rows()
        for row in rows:
            if row.id == self._section.id:
                self._outline.show_state(row)
                self._titles.show_row(row, len(rows))
        self._show_mark(self._section)

    def _arrange(self, *, asked: bool = False) -> None:
        """Show the panels there is room for."""
        guided, in_focus = bool(self._document and self._document.guide), self._in_focus
        by = 100 / self._look.theme.text_size
        room = Room(width=self.window().width() * by, height=self.window().height() * by)
        self._side.setVisible(guided and room.has_outline and not in_focus)
        is_narrow = guided and not room.has_outline and not in_focus
        has_whole = self._links.has_any
        self.page.set_focus_mode(is_on=in_focus or not room.has_formats)
        self.entry.arrange(height=room.height, in_focus=in_focus)
        self._titles.set_form(is_guided=guided, is_narrow=is_narrow, has_whole=has_whole)
        is_list = self.entry.is_shown and not self.entry.has_prompt
        has_room = asked or room.has_panel(is_guided=guided, is_list=is_list)
        has_panel = self._wants_guide and has_room and not in_focus
        self._panel.setVisible(has_panel)
        has_list = room.has_list(has_panel=has_panel) and not in_focus
        self.beside.arrange(is_shown=has_list and self.entry.is_shown)

    # what happens

    def _on_prompted(self) -> None:
        self._arrange()

    def _on_section_chosen(self, section: str) -> None:
        self._show_section(section)
        self.arrive()

    def _on_side_chosen(self, side: str) -> None:
        self._show_side(Side(side))
        self._liked = Side.LETTER if self.desk.side is Side.PRIVATE else self.desk.side

    def _on_whole_wanted(self, place: QPoint) -> None:
        menu = self._links.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _on_reference_wanted(self, key: str) -> None:
        self._asked = key
        self.desk_wanted.emit("passage")

    def _on_put_back_wanted(self, body: Body) -> None:
        if self._document is not None and self._shown is not None:
            new = self.page.paper.new_sheet
            sheet = self._texts.sheet(self._document.id, self._shown, new)
            sheet.put_body((*sheet.body(), *body))

    def _on_next_side(self) -> None:
        self.desk.step(1)
        self.arrive()

    def _on_marked(self, mark: State | None) -> None:
        document, section = self._document, self._section
        if document is None or section is None:
            return
        session = self._session
        self._jobs.ask(lambda: session.mark(document.id, section.id, mark))
        self._document = self._jobs.ask(lambda: session.open(document.id))
        self._section = self._document.section(section.key)
        self._refresh_state()

    def _on_title_edited(self, text: str) -> None:
        document, title = self._document, text.strip()
        if document is not None and title and not document.guide:
            self._document = replace(document, title=title)
            self._texts.retitle(document.id, title)

    def _on_look_changed(self) -> None:
        self._side.setFixedWidth(self._look.theme.px(OUTLINE))
        self._panel.setFixedWidth(self._look.theme.px(GUIDE))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Leave focus by Escape, where nothing on the page wants it."""
        if event.key() == Qt.Key.Key_Escape and self._in_focus:
            self.focus_mode.emit(False)  # a signal's value
            return
        super().keyPressEvent(event)
