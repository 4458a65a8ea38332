"""One document: its sections, the page, the guide and the history beside it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.model.document import (
    Document,
    DocumentId,
    Kind,
    Place,
    Section,
    SectionId,
    State,
)
from desktop.model.guide import Guide, GuideSection
from desktop.ui import days
from desktop.ui.clipboard import Clipboard
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.choices import Combo
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.outline import Outline, OutlineRow, state_words
from desktop.ui.widgets.page_head import PageHead
from desktop.ui.widgets.side_panel import SidePanel
from desktop.ui.widgets.writing_page import WritingPage

OUTLINE, GUIDE = 280, 300
# Window width in px divided by text size (mock README, Room).
ROOM_FOR_ALL, ROOM_FOR_OUTLINE = 1240, 1000
MARKS = (None, State.REVIEWED, State.CLEARED, State.NOT_FOR_ME)


class WritingScreen(QWidget):
    """Shows a document and lets it be written; keeping is `OpenTexts` and the window."""

    stopped = Signal()
    opened = Signal(str)
    focus_mode = Signal(bool)

    def __init__(
        self,
        look: Look,
        texts: OpenTexts,
        guides: Mapping[str, Guide],
        clipboard: Clipboard,
    ) -> None:
        super().__init__()
        self.setObjectName("writing")
        self._look, self._jobs, self._session = look, texts.jobs, texts.session
        self._texts, self._guides = texts, guides
        self._document: Document | None = None
        self._section: Section | None = None
        self._wants_guide = texts.session.settings.guide_panel
        self._in_focus = False
        self._outline = Outline(look)
        self._chooser = Combo(look, self.tr("Section"), name="writing_chooser")
        self._document_title = label("", "panel", "writing_document")
        self._head = PageHead(look)
        self._heading = label("", "title", "writing_heading")
        self._title = QLineEdit()
        self._day = label("", "note", "writing_day")
        self._mark = Combo(look, self.tr("How far this section is"), name="writing_mark")
        self.page = WritingPage(look, clipboard)
        self._panel = SidePanel(look, texts.jobs, texts.session, texts.body)
        self._name_parts()
        self._lay_out()
        self._join()

    # what others call

    def open(self, document: DocumentId, place: Place | None = None) -> None:
        """Show a document at a place, else at its first section that can be written in."""
        session = self._session
        kept = self._jobs.ask(lambda: session.open(document))
        self._document = replace(kept, title=self._texts.title(kept))
        wanted = place.section if place else self._first_section(self._document)
        self._document_title.setText(self._document.title)
        self._show_outline(wanted)
        self._head.show_nothing()
        self._show_section(wanted, place.caret if place else None)
        self._arrange()

    def arrive(self) -> None:
        """Give the page the focus."""
        self.page.paper.setFocus()

    @property
    def kind(self) -> Kind | None:
        """Return the kind of the document that is shown, or None."""
        return self._document.kind if self._document else None

    @property
    def document(self) -> DocumentId | None:
        """Return the document that is shown, or None."""
        return self._document.id if self._document else None

    def place(self) -> Place | None:
        """Return where the caret is."""
        if self._document is None or self._section is None:
            return None
        return Place(
            document=self._document.id, section=self._section.id, caret=self.page.paper.caret()
        )

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
            self._document = self._section = None
            self.page.paper.put_away()
            self._panel.show_nothing()

    def toggle_guide(self) -> None:
        """Show or hide the panel at the side (F9)."""
        self._wants_guide = not self._panel.isVisible()
        session, shown = self._session, self._wants_guide
        self._jobs.ask(lambda: session.change_settings(session.settings.changed(guide_panel=shown)))
        self._arrange(asked=True)

    def set_focus_mode(self, *, is_on: bool) -> None:
        """Show the page alone, or everything again (F11)."""
        self._in_focus = is_on
        self._head.set_focus_mode(is_on=is_on)
        self.page.set_focus_mode(is_on=is_on)
        self._arrange()

    def step(self, by: int) -> None:
        """Go to the next or previous section."""
        if self._document and self._section:
            sections = self._document.sections
            here = [one.id for one in sections].index(self._section.id) + by
            if 0 <= here < len(sections):
                self._show_section(sections[here].id)
                self.page.paper.setFocus()

    # parts

    def _name_parts(self) -> None:
        self._title.setObjectName("writing_title")
        self._title.setAccessibleName(self.tr("Title"))
        self._title.setPlaceholderText(self.tr("Title"))
        self._title.setProperty("kind", "bare")
        self._title.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, px(16), 0, px(16))
        side.setSpacing(px(12))
        self._document_title.setContentsMargins(px(20), 0, px(20), 0)
        side.addWidget(self._document_title)
        side.addWidget(self._outline, 1)
        self._side.setFixedWidth(px(OUTLINE))
        self._panel.setFixedWidth(px(GUIDE))
        middle = QFrame()
        middle.setProperty("surface", "paper")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        above = Column(self._look)
        above.lines.addWidget(self._chooser)
        titles = QHBoxLayout()
        titles.addWidget(self._heading, 1)
        titles.addWidget(self._title, 1)
        titles.addWidget(self._mark)
        above.lines.addLayout(titles)
        above.lines.addWidget(self._day)
        column.addWidget(above)
        column.addWidget(self.page, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part, stretch in ((self._side, 0), (middle, 1), (self._panel, 0)):
            whole.addWidget(part, stretch)
        self._title.setFont(self._look.theme.font("title"))

    def _join(self) -> None:
        self._outline.chosen.connect(self._show_section)
        self._outline.entered.connect(self.arrive)
        self._chooser.activated.connect(self._on_chooser_activated)
        self._mark.activated.connect(self._on_mark_activated)
        self._title.textEdited.connect(self._on_title_edited)
        self._title.returnPressed.connect(self.arrive)
        self._head.stop_wanted.connect(self.stopped)
        self._head.guide_wanted.connect(self.toggle_guide)
        self._head.focus_left.connect(self._on_focus_left)
        self._panel.copied.connect(self.opened)
        self._look.changed.connect(self._on_look_changed)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self._stepper(by))

    def _stepper(self, by: int) -> Callable[[], None]:
        return lambda: self.step(by)

    # what is shown

    def _guide_of(self, document: Document) -> Guide | None:
        return self._guides.get(document.guide)

    def _guide_section(self) -> GuideSection | None:
        guide = self._guide_of(self._document) if self._document else None
        if guide is None or self._section is None:
            return None
        return next((one for one in guide.sections if one.key == self._section.key), None)

    @staticmethod
    def _first_section(document: Document) -> SectionId:
        for section in document.sections:
            if section.mark is not State.NOT_FOR_ME:
                return section.id
        return document.sections[0].id

    def _rows(self) -> list[OutlineRow]:
        if self._document is None:
            return []
        return [
            OutlineRow(one.id, number, one.heading, one.with_body(self._texts.body(one)).state)
            for number, one in enumerate(self._document.sections, 1)
        ]

    def _show_outline(self, current: SectionId) -> None:
        rows = self._rows()
        self._outline.show_rows(rows, current)
        self._chooser.clear()
        for row in rows:
            self._chooser.addItem(self._chooser_words(row, len(rows)), row.id)

    def _chooser_words(self, row: OutlineRow, count: int) -> str:
        return self.tr("{number} of {all} · {heading} · {state}").format(
            number=row.number, all=count, heading=row.heading, state=state_words(row.state)
        )

    def _show_section(self, section_id: str, caret: int | None = None) -> None:
        document = self._document
        if document is None:
            return
        section = next(
            (one for one in document.sections if one.id == section_id), document.sections[0]
        )
        self._section = section
        sheet = self._texts.sheet(document.id, section, self.page.paper.new_sheet)
        self.page.paper.show_sheet(sheet)
        if caret is not None:
            self.page.paper.set_caret(caret)
        self._show_titles(document, section)
        self._outline.choose(section.id)
        self._chooser.setCurrentIndex(self._chooser.findData(section.id))
        self._show_mark(section)
        hint = self._hint(document, section)
        self._panel.show_section(document, section, self._guide_section(), hint)

    def _show_titles(self, document: Document, section: Section) -> None:
        guide_section = self._guide_section()
        is_guided = guide_section is not None
        if guide_section is not None:
            self._heading.setText(f"{guide_section.number} · {section.heading}")
        self._mark.setVisible(is_guided)
        self._title.setVisible(not is_guided)
        self._title.setText(document.title)
        self._title.setCursorPosition(0)
        self._day.setVisible(document.kind is Kind.ENTRY)
        self._day.setText(
            self.tr("Written {when}").format(
                when=days.moment_words(document.written_at, days.today())
            )
        )

    def _hint(self, document: Document, section: Section) -> str:
        guide = self._guide_of(document)
        if guide is not None:
            is_first = section.id == document.sections[0].id
            return "\n\n".join(guide.before) if is_first else ""
        if document.kind is Kind.ENTRY:
            return self.tr(
                "This page is yours. Nothing in it is checked, counted or corrected. Stop when "
                "you have had enough; it keeps."
            )
        return self.tr(
            "A letter you write here is not sent to anybody. You can write what you would not "
            "say, and decide later what becomes of it."
        )

    def _show_mark(self, section: Section) -> None:
        own = section.with_body(self._texts.body(section))
        self._mark.clear()
        for mark in MARKS:
            unmarked = Section(id=own.id, key=own.key, heading=own.heading, body=own.body)
            self._mark.addItem(state_words(mark or unmarked.state), mark)
        self._mark.setCurrentIndex(MARKS.index(section.mark))

    def _refresh_state(self) -> None:
        if self._section is None:
            return
        rows = self._rows()
        for row in rows:
            if row.id == self._section.id:
                self._outline.show_state(row)
                words = self._chooser_words(row, len(rows))
                self._chooser.setItemText(self._chooser.findData(row.id), words)
        self._show_mark(self._section)

    def _arrange(self, *, asked: bool = False) -> None:
        """Show the panels there is room for."""
        guided = bool(self._document and self._document.guide)
        room = self.window().width() * 100 / self._look.theme.text_size
        self._side.setVisible(guided and room >= ROOM_FOR_OUTLINE and not self._in_focus)
        is_narrow = guided and room < ROOM_FOR_OUTLINE and not self._in_focus
        # The chooser names the section, too.
        self._chooser.setVisible(is_narrow)
        self._heading.setVisible(guided and not is_narrow)
        has_room = room >= ROOM_FOR_ALL - (OUTLINE if not guided else 0) or asked
        self._panel.setVisible(self._wants_guide and has_room and not self._in_focus)

    # what happens

    def _on_chooser_activated(self, index: int) -> None:
        self._show_section(self._chooser.itemData(index))
        self.arrive()

    def _on_mark_activated(self, index: int) -> None:
        document, section = self._document, self._section
        if document is None or section is None:
            return
        mark, session = MARKS[index], self._session
        self._jobs.ask(lambda: session.mark(document.id, section.id, mark))
        self._document = self._jobs.ask(lambda: session.open(document.id))
        self._section = self._document.section(section.key)
        self._refresh_state()

    def _on_title_edited(self, text: str) -> None:
        document, title = self._document, text.strip()
        if document is not None and title and not document.guide:
            self._document = replace(document, title=title)
            self._texts.retitle(document.id, title)

    def _on_focus_left(self) -> None:
        self.focus_mode.emit(False)  # a signal's value

    def _on_look_changed(self) -> None:
        self._side.setFixedWidth(self._look.theme.px(OUTLINE))
        self._panel.setFixedWidth(self._look.theme.px(GUIDE))
        self._title.setFont(self._look.theme.font("title"))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._arrange()
