"""Read it with me: what a listener may hear in a text, found when its writer asks, never before."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model import reading_notes, reading_scope
from desktop.model.document import DocumentId, Place, Section, SectionId
from desktop.model.guide import Guide
from desktop.model.reading_notes import Note, Shown
from desktop.ui import messages, screened
from desktop.ui.open_texts import OpenTexts
from desktop.ui.reading_door import Read, Reader, said
from desktop.ui.screens import reading_words
from desktop.ui.screens.desk_page import DeskPage
from desktop.ui.screens.reading_kept import KeptReading
from desktop.ui.screens.reading_turn import Turn, outcome
from desktop.ui.screens.reading_words import Ease
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import CheckBox, Combo
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.finding_card import Finding, FindingCard, WaitingCard
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

WIDTH = 680
STEPS = 1000
MOST = 2 * reading_notes.CEILING
"""Findings that are shown at once of a whole document; the others wait behind a button."""


class ReadingWith(DeskPage):
    """Shows what was found in a section or in all of them, and keeps what is answered."""

    help_wanted = Signal()

    def __init__(
        self,
        look: Look,
        texts: OpenTexts,
        guides: Mapping[str, Guide],
        reader: Callable[[], Reader] = Reader,
    ) -> None:
        self._kept = KeptReading(texts)
        self._turn: Turn | None = None
        self._reader = reader
        self._wanted = ""
        self._is_help_near = False
        self._softer: set[str] = set()
        self._room: dict[str, int] = {}
        self._cards: list[FindingCard] = []
        self._lines: QVBoxLayout | None = None
        super().__init__(look, texts, guides, name="reading_with", width=WIDTH)

    # what others call

    def show_document(self, document: DocumentId) -> None:
        """Show what was found in this document, and let more of it be read."""
        self._is_help_near = False
        self._softer.clear()
        self._room.clear()
        self._kept.open(document)
        place = self._texts.place
        self._wanted = place.section if place is not None and place.document == document else ""
        super().show_document(document)
        for section in self._readable():
            self._kept.let_go(section.id, reading_scope.readable(section.body))

    def leave(self) -> None:
        """Stop reading, and show nothing of any document any more."""
        self._stop()
        self._kept.close()
        self._cards.clear()
        super().leave()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Stop reading at once where something lies over the page, as the cover of a lock does."""
        self._stop()
        super().hideEvent(event)

    # what there is

    def _readable(self) -> list[Section]:
        """Return the sections that may be read and in which something is written."""
        guide = self._document.guide if self._document else ""
        return [
            one
            for one in self._sections()
            if reading_scope.can_be_read(guide, one.key)
            and reading_scope.readable(one.body).strip()
        ]

    @property
    def _is_offer(self) -> bool:
        document = self._document
        return document is not None and reading_scope.is_offered(document.guide)

    def _chosen(self) -> list[Section]:
        """Return the section that is chosen, or all that can be read."""
        every = self._readable()
        return [one for one in every if one.id == self._what.currentData()] or every

    # what is shown

    def _lay_out(self) -> None:
        document = self._document
        self._lines = None
        self._begin(*reading_words.opening(is_offer=self._is_offer))
        if document is None:
            return
        if screened.read(self._texts.jobs, self._texts.session).keeps_apart:
            self._ease(Ease.ANSWERED)
            return
        if self._is_offer:
            self._add_offers()
        if not self._readable():
            words = self.tr("There are no words here yet that could be read.")
            self._page.add(label(words, "body", "reading_with_empty"))
            return
        self._add_asking()
        found = QWidget()
        found.setProperty("surface", "none")
        self._lines = QVBoxLayout(found)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(self._look.theme.px(12))
        self._page.add(found)
        self._show_found()

    def _ease(self, why: Ease) -> None:
        """Say who can be asked, in the place of any finding (`domain.md` 5.2)."""
        self._page.add(reading_words.help_near(self._look, why, self.help_wanted))

    def _add_offers(self) -> None:
        words = reading_words.offers()
        chosen = self._kept.offers()
        for one in reading_scope.OF_IMPACTED:
            box = CheckBox(self._look, words[one], name=f"reading_with_offer_{one}")
            box.setChecked(one in chosen)
            box.toggled.connect(partial(self._on_offer, one))
            self._page.add(box)

    def _add_asking(self) -> None:
        look = self._look
        self._what = Combo(look, self.tr("What is read"), name="reading_with_what")
        self._what.addItem(self.tr("All that can be read here"), "")
        for one in self._readable():
            self._what.addItem(one.heading, one.id)
        self._what.setCurrentIndex(max(0, self._what.findData(self._wanted)))
        self._what.currentIndexChanged.connect(self._on_what)
        self._go = Button(look, self.tr("Read it with me"), name="reading_with_go", kind="primary")
        self._go.clicked.connect(self._on_go)
        self._bar = QProgressBar()
        self._bar.setObjectName("reading_with_bar")
        self._bar.setAccessibleName(self.tr("How far the reading is"))
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._halt = Button(look, self.tr("Stop reading"), name="reading_with_stop")
        self._halt.clicked.connect(self._on_halt)
        self._said = Said(look, name="reading_with_said")
        self._page.add(self._what)
        self._page.add_layout(across(self._go, self._halt, gap=0))
        for part in (self._bar, self._said):
            self._page.add(part)
        self._show_working(is_on=False)

    def _show_working(self, *, is_on: bool) -> None:
        for part in (self._bar, self._halt):
            part.setVisible(is_on)
        self._go.setVisible(not is_on)
        self._what.setEnabled(not is_on)

    def _show_found(self) -> None:
        """Show what stands of all that was found in what is chosen, the answered ones last."""
        lines = self._lines
        if lines is None:
            return
        while (item := lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._cards = []
        self._has_open = False
        answered: list[tuple[Section, str, Shown]] = []
        if self._is_help_near:
            self._put(reading_words.help_near(self._look, Ease.DYING, self.help_wanted))
        every = {one.id: reading_scope.readable(one.body) for one in self._readable()}
        letter = {
            one.id: reading_notes.standing(every[one.id], self._notes(one))
            for one in self._readable()
        }
        shown = reading_notes.with_one_absolute(letter)
        for section in self._chosen():
            text, standing = every[section.id], shown[section.id]
            answered += [(section, text, one) for one in standing if one.note.reply]
            self._show_section(section, text, [one for one in standing if not one.note.reply])
        if answered:
            self._put(label(self.tr("What you answered"), "panel"))
        for section, text, one in answered:
            self._add_card(section, text, one)
        self._show_waiting()

    def _show_waiting(self) -> None:
        """Show the reasons whose words are gone: what was typed is let go by hand alone."""
        waiting = self._kept.waiting(self._sections())
        if waiting:
            self._put(label(self.tr("Reasons whose words are gone"), "panel"))
            about = self.tr("Once the words are in the text again, the reason is with them.")
            self._put(label(about, "muted"))
        for at, (section, one) in enumerate(waiting):
            card = WaitingCard(self._look, one, name=f"reading_with_gone_{at}")
            card.hold_wanted.connect(partial(self._on_hold, section, one))
            self._put(card)

    def _show_section(self, section: Section, text: str, open_: Sequence[Shown]) -> None:
        soft = self._soft(section)
        room = self._room.get(section.id, self._room_left())
        firm = [one for one in open_ if one.note.label not in soft]
        mild = [one for one in open_ if one.note.label in soft]
        if not firm and not mild:
            return
        self._has_open = True
        self._put(label(section.heading, "panel"))
        for one in reading_notes.at_once(firm, room):
            self._add_card(section, text, one)
        if len(firm) > room:
            words = self.tr("What else there is here")
            self._add_more(section, words, partial(self._on_more, section.id, room))
        elif section.id in self._softer:
            for one in mild:
                self._add_card(section, text, one)
        elif mild:
            words = self.tr("Also what weighs less here")
            self._add_more(section, words, partial(self._on_softer, section.id))

    def _room_left(self) -> int:
        return max(0, min(reading_notes.CEILING, MOST - len(self._cards)))

    def _add_more(self, section: Section, words: str, wanted: Callable[..., None]) -> None:
        more = Button(self._look, words, name=f"reading_with_more_{section.key}", kind="quiet")
        more.setAccessibleName(f"{words}: {section.heading}")
        more.clicked.connect(wanted)
        self._put(more)

    def _add_card(self, section: Section, text: str, one: Shown) -> None:
        first, last = reading_notes.around(text, one.start, one.end)
        words = said(one.note.label)
        finding = Finding(
            note=one.note, sentence=text[first:last], start=one.start - first,
            end=one.end - first, comes_again=bool(one.again), why=words.why,
            question=words.question, example=words.example, is_offer=self._is_offer,
        )  # fmt: skip
        card = FindingCard(self._look, finding, name=f"reading_with_{len(self._cards)}")
        card.change_wanted.connect(partial(self._on_change, section, one.start, one.end))
        card.answered.connect(partial(self._on_answered, section, one.notes))
        self._cards.append(card)
        self._put(card)

    def _put(self, part: QWidget) -> None:
        if self._lines is not None:
            self._lines.addWidget(part)

    def _soft(self, section: Section) -> frozenset[str]:
        guide = self._document.guide if self._document else ""
        scope = reading_scope.scope(guide, section.key, self._kept.offers())
        return scope.soft if scope else frozenset()

    def _notes(self, section: Section) -> tuple[Note, ...]:
        """Return the notes of a section that may be shown now."""
        guide = self._document.guide if self._document else ""
        scope = reading_scope.scope(guide, section.key, self._kept.offers())
        labels = scope.labels if scope else frozenset()
        return tuple(one for one in self._kept.notes(section.id) if one.label in labels)

    # what happens

    def _on_offer(self, one: str, is_on: bool) -> None:
        offers = self._kept.offers()
        self._tries(partial(self._kept.keep_offers, offers | {one} if is_on else offers - {one}))
        self._show_found()

    def _on_what(self) -> None:
        self._wanted = self._what.currentData()
        self._said.say("")
        self._show_found()

    def _on_softer(self, section: SectionId) -> None:
        self._softer.add(section)
        self._show_more()

    def _on_more(self, section: SectionId, room: int) -> None:
        self._room[section] = room + reading_notes.CEILING
        self._show_more()

    def _show_more(self) -> None:
        self._show_found()
        self._hold(next((one for one in self._cards if not one.note.reply), None))

    def _on_go(self) -> None:
        guide, offers = (self._document.guide if self._document else ""), self._kept.offers()
        each = (reading_scope.asked(guide, one, offers) for one in self._chosen())
        asked = [one for one in each if one is not None]
        if not asked:
            self._said.say(self.tr("Switch on what you would like to have looked at."))
            return
        self._said.say("")
        self._bar.setValue(0)
        self._show_working(is_on=True)
        self._halt.setFocus()
        self._turn = Turn(self._texts.jobs, self._reader, self)
        self._turn.told.connect(self._on_told)
        self._turn.ended.connect(self._on_read)
        self._turn.failed.connect(self._on_failed)
        self._turn.begin(asked)

    def _on_told(self, far: float) -> None:
        self._bar.setValue(round(far * STEPS))

    def _on_halt(self) -> None:
        self._stop()
        self._go.setFocus()

    def _stop(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.stop()
            self._show_working(is_on=False)

    def _on_read(self, found: tuple[Read, ...]) -> None:
        self._turn = None
        self._show_working(is_on=False)
        if any(one.is_about_fear for one in found):
            self._rest()
            return
        self._is_help_near = any(one.is_about_dying for one in found)
        for one in found:
            self._tries(partial(self._kept.renew, one.section, one.text, one.notes))
        self._show_found()
        names = {one.id: one.heading for one in self._sections()}
        self._said.say(outcome(found, names, is_open=self._has_open or self._is_help_near))
        self._hold(next((one for one in self._cards if not one.note.reply), None))

    def _rest(self) -> None:
        """Ask about nothing in this letter, not even what was found before."""
        for one in self._readable():
            text = reading_scope.readable(one.body)
            self._tries(partial(self._kept.renew, one.id, text, ()))
        self._lines = None
        self._cards.clear()
        self._begin(*reading_words.opening(is_offer=self._is_offer))
        self._ease(Ease.FEAR)
        self._back.setFocus()

    def _hold(self, card: FindingCard | None) -> None:
        """Lead the keyboard to what was found first, or back to the button."""
        if card is None:
            self._go.setFocus()
        else:
            card.hold()
            in_sight.bring(card)

    def _on_failed(self, error: BaseException) -> None:
        self._turn = None
        self._show_working(is_on=False)
        self._go.setFocus()
        if not isinstance(error, AppError):
            raise error
        self._said.say(self.tr("The reading ended before it was done. You can begin it again."))

    def _on_change(self, section: Section, start: int, end: int) -> None:
        if self._document is not None:
            # A caret at the very beginning would not say that the text is wanted, and not a form.
            self.place_wanted.emit(
                Place(document=self._document.id, section=section.id, caret=start or end)
            )

    def _on_answered(self, section: Section, asked: Sequence[Note], answer: Note) -> None:
        self._tries(partial(self._kept.answer, section.id, asked, answer))

    def _on_hold(self, section: SectionId, note: Note, is_held: bool) -> None:
        self._tries(partial(self._kept.hold, section, note, is_held=is_held))

    def _tries(self, work: Callable[[], object]) -> None:
        try:
            work()
        except AppError as error:
            self._said.say(messages.sentence(error))
