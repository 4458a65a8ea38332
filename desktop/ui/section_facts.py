"""Joins the typed side of a section with its text: what is assembled, and what stands beside."""

import contextlib
import weakref
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import AppError
from desktop.model import answers, desk, passages, unwanted
from desktop.model.desk import KNOWN, STANDS, Standing
from desktop.model.document import Document, Section
from desktop.model.facts import Assembled
from desktop.model.guide import BODY, Guide
from desktop.model.passages import Beside
from desktop.model.reading_scope import is_on_cards
from desktop.ui import asking_again, partner_sheet
from desktop.ui.open_texts import OpenTexts
from desktop.ui.widgets.paper_model import Sheet
from desktop.ui.widgets.section_desk import SectionDesk, Side

SETTLE_MS = 200
"""After the last key in a field, before what follows from it is put together again."""
MARK_MS = 1_000
"""After the last key anywhere, before what must not be told is looked for again."""
UNMARKED = frozenset({Side.PRIVATE})
"""What can never leave is not marked."""


class SectionFacts(QObject):
    """Keeps the fields of the section that is shown, and the lines made of its document's facts.

    Emits that the page is wanted on which somebody asks to be heard with one need card.

    Lines go into the text as one step of undo each time; what the writer edited stays theirs.
    What touches a topic the partner does not want to hear is marked; nothing is held back.
    """

    reading_wanted = Signal(str)

    def __init__(self, texts: OpenTexts, desk_view: SectionDesk) -> None:
        super().__init__()
        self._texts, self._view = texts, desk_view
        self._partner: tuple[Document, ...] = ()
        self._guide: Guide | None = None
        self._document: Document | None = None
        self._section: Section | None = None
        self._sheet: Sheet | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._show_assembled)
        self._marking = QTimer(self, singleShot=True, interval=MARK_MS)
        self._marking.timeout.connect(self._mark)
        texts.touched.connect(self._on_touched)
        desk_view.facts.edited.connect(self._on_edited)
        desk_view.facts.standing_chosen.connect(self._on_standing_chosen)
        desk_view.facts.looked_again.connect(self._on_looked_again)
        desk_view.facts.heard_wanted.connect(self._on_heard_wanted)
        # Before the page that asks for the passage: it is made ready by then.
        desk_view.facts.reference_wanted.connect(self._on_reference_wanted)
        desk_view.beside.put_wanted.connect(self._on_put_wanted)
        desk_view.beside.leave_wanted.connect(self._on_leave_wanted)

    def sides(self, guide: Guide | None, section: Section) -> tuple[Side, ...]:
        """Return the sides a section has, form and text in the order of its guide."""
        one = guide.section(section.key) if guide else None
        if guide is None or one is None:
            return (Side.LETTER,)
        has_form = bool(one.assembles) or any(field.key != BODY for field in one.fields)
        sides = [Side.FACTS] * has_form + [Side.LETTER] * one.has_body
        if one.fields and one.fields[0].key == BODY and not one.assembles:
            sides.reverse()
        return (*sides, *([Side.PRIVATE] * guide.private_workings))

    def show(self, guide: Guide | None, document: Document, section: Section, sheet: Sheet) -> None:
        """Show the side of the section that the desk shows; `sheet` is what the paper holds."""
        self._timer.stop()
        self._guide, self._document, self._section, self._sheet = guide, document, section, sheet
        is_private = self._view.side is Side.PRIVATE
        # Weakly: a ring of these would be taken apart on whatever thread the collector runs.
        known = weakref.ref(self)
        sheet.stays = lambda: (
            is_private or (own := known()) is None or own._stays(guide, document, section)  # noqa: SLF001  its own
        )
        if self._stays(guide, document, section):
            self._texts.aside.note_kept_in(self._texts.aside.own(section.id))
        self._partner = self._partners_sheet()
        one = guide.section(section.key) if guide else None
        if guide is not None and one is not None:
            self._view.name_sides(is_letter=guide.shelf == "letters", is_gentle=one.is_gentle)
        if one is not None and self._view.side is Side.FACTS:
            self._view.facts.show_section(section.id, one, self._own())
            self._show_assembled()
            self._look_again()
            self._offer_hearing()
        elif one is not None and self._view.side is Side.LETTER:
            self._put_lines()
        self._mark()

    def put_away(self) -> None:
        """Show nothing of any section."""
        self._timer.stop()
        self._marking.stop()
        self._partner = ()
        self._view.unwanted.say("")
        self._document = self._section = self._sheet = None
        self._view.facts.put_away()

    # what there is

    def _present(self) -> Section:
        assert self._section is not None  # noqa: S101  # asked only while one is shown
        return self._texts.present(self._section)

    def _own(self) -> Mapping[str, Any]:
        """Return the fields a person sees."""
        fields = self._present().fields
        return {key: value for key, value in fields.items() if not key.startswith(":")}

    def _views(self) -> tuple[Assembled, ...]:
        guide, document, section = self._guide, self._document, self._section
        one = guide.section(section.key) if guide and section else None
        if guide is None or document is None or one is None or not one.assembles:
            return ()
        known = desk.facts_of(guide, [self._texts.present(each) for each in document.pages])
        return desk.assembled(one, known, answers.of(self._partner))

    def _partners_sheet(self) -> tuple[Document, ...]:
        """Return the partner's questions; none where they cannot be read: writing goes on."""
        with contextlib.suppress(AppError):
            return partner_sheet.documents(self._texts)
        return ()

    def _keep(self, changes: Mapping[str, Any]) -> None:
        if self._document is None or self._section is None:
            return
        fields = {**self._present().fields, **changes}
        # Only what is taken away here: a scale that was skipped on purpose is None, too.
        kept = {key: one for key, one in fields.items() if key not in changes or one is not None}
        self._texts.set_fields(self._document.id, self._section, kept)

    def _stays(self, guide: Guide | None, document: Document, section: Section) -> bool:
        """Say whether no export may take a section, by its guide or as the writer set it."""
        if document.id in self._texts.session.settings.never_leaves:
            return True
        return not desk.may_leave_from(guide, document, self._texts.present(section))

    # what is shown

    def _show_assembled(self) -> None:
        if self._section is not None and self._view.side is Side.FACTS:
            self._view.facts.show_assembled(self._views(), desk.standing(self._present()))

    def _put_lines(self) -> None:
        """Bring the lines in the text up to date, and show what stands beside edited ones."""
        section, sheet = self._present(), self._sheet
        if sheet is None or desk.standing(section) is not Standing.LINES:
            self._view.beside.show_beside(())
            return
        put = desk.put(section, self._views())
        if put.body != section.body:
            sheet.put_body(put.body)
        if put.known != desk.known(section):
            self._keep({KNOWN: put.known})
        self._view.beside.show_beside(put.beside)

    def _look_again(self) -> None:
        """Ask about the writer's own questions that have lain two days, where they stand."""
        document, section = self._document, self._section
        if document and section and asking_again.holds_questions(self._guide, section.key):
            begun = document.written_at.astimezone().date()
            asking_again.show(self._view.facts, self._present().fields, begun)
        else:
            self._view.facts.ask_again(None)

    def _offer_hearing(self) -> None:
        """Have the one door of `domain.md` 4.3 beside the need cards, and nowhere else."""
        if self._guide and self._section and is_on_cards(self._guide.id, self._section.key):
            self._view.facts.offer_hearing(self._section.key)

    # what the partner does not want to hear, and how deep an answer goes

    def _mark(self) -> None:
        """Say under the tabs what the section touches, beside its rows what they touch."""
        self._marking.stop()
        if self._section is None:
            return
        known = unwanted.limits(self._partner)
        told = ""
        if known and self._view.side not in UNMARKED:
            told = unwanted.section(known, self._guide, self._present(), self._views())
        self._view.unwanted.say(told)
        self._mark_rows()

    def _mark_rows(self) -> None:
        guide, document, section = self._guide, self._document, self._section
        if guide is None or document is None or section is None:
            return
        place = desk.items(guide)
        if place is not None and place[0].key == section.key:
            known = unwanted.limits(self._partner)
            facts = desk.facts_of(guide, [self._present()])
            notes = {one.id: unwanted.fact(known, one) for one in facts}
            self._view.facts.note_rows(place[1].key, notes)
        if guide.id == answers.GUIDE:
            asked = answers.read(self._own())
            notes = {one.id: one.note() for one in asked}
            self._view.facts.note_rows(answers.QUESTIONS, notes)
            hints = {one.id: one.hint() for one in asked}
            self._view.facts.hint_rows(answers.QUESTIONS, "answer", hints)
            details = {one.id: " ".join(one.question.split()) for one in asked}
            self._view.facts.detail_rows(answers.QUESTIONS, self.tr("Question"), details)
            states = {one.id: (one.briefly(), bool(one.answer)) for one in asked}
            self._view.facts.state_rows(answers.QUESTIONS, states)

    # what happens

    def _on_touched(self) -> None:
        if self._section is not None:
            self._marking.start()

    def _on_edited(self) -> None:
        if self._section is None or self._document is None:
            return
        own = self._view.facts.values()
        hidden = {key: one for key, one in self._present().fields.items() if key.startswith(":")}
        fields: Mapping[str, Any] = {**own, **hidden}
        if asking_again.holds_questions(self._guide, self._section.key):
            fields = asking_again.noted(fields, self._present().fields)
            asking_again.show_states(self._view.facts, fields)
        self._texts.set_fields(self._document.id, self._section, fields)
        self._offer_hearing()
        self._timer.start()

    def _on_looked_again(self, row: str, what: str) -> None:
        section, guide = self._section, self._guide
        one = guide.section(section.key) if guide and section else None
        if self._document is None or section is None or one is None:
            return
        fields = asking_again.answered(self._present().fields, row, what)
        self._texts.set_fields(self._document.id, section, fields)
        self._view.facts.show_section(section.id, one, self._own())
        self._look_again()

    def _on_reference_wanted(self, path: str) -> None:
        one = self._guide.section(self._section.key) if self._guide and self._section else None
        self._texts.quoted = one.quoted_at(path) if one else ""

    def _on_heard_wanted(self, row: str) -> None:
        self._texts.asked_row = row
        self.reading_wanted.emit("reading_with")

    def _on_standing_chosen(self, standing: str) -> None:
        section, sheet = self._present(), self._sheet
        was = desk.standing(section)
        self._keep({STANDS: standing})
        if sheet is None:
            return
        if standing == Standing.LINES:
            put = desk.put(self._present(), self._views())
            sheet.put_body(put.body)
            self._keep({KNOWN: put.known})
        elif was is Standing.LINES:
            # What was edited or taken out is remembered, so that it does not come a second time.
            left = passages.missing(section.body, desk.known(section))
            sheet.put_body(desk.without_lines(section))
            self._keep({KNOWN: left or None})

    def _on_put_wanted(self, beside: Beside) -> None:
        if self._sheet is not None:
            section = self._present()
            body, known = passages.add(section.body, desk.known(section), beside)
            self._sheet.put_body(body)
            self._keep({KNOWN: known})
            self._put_lines()

    def _on_leave_wanted(self, beside: Beside) -> None:
        section = self._present()
        self._keep({KNOWN: passages.accept(desk.known(section), beside.key, beside.now)})
        self._put_lines()
