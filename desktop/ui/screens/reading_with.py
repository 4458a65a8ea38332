"""Read it with me: what a listener may hear in a text, found when its writer asks, never before."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar

from desktop.errors import AppError
from desktop.model import reading_notes, reading_parts, reading_scope
from desktop.model.document import DocumentId, Place, SectionId
from desktop.model.guide import Guide
from desktop.model.reading_notes import Note, Shown
from desktop.model.reading_parts import PAGE
from desktop.model.reading_scope import Asked
from desktop.ui import messages, reading_door, screened
from desktop.ui.open_texts import OpenTexts
from desktop.ui.reading_door import Read, Reader
from desktop.ui.screens import reading_words
from desktop.ui.screens.desk_page import DeskPage
from desktop.ui.screens.reading_found import Readable, ReadingFound, Texts
from desktop.ui.screens.reading_kept import KeptReading
from desktop.ui.screens.reading_turn import Turn, outcome
from desktop.ui.screens.reading_words import Ease
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import CheckBox, Combo
from desktop.ui.widgets.field_place import FieldPlace
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.finding_card import Finding, FindingCard
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

WIDTH = 680
STEPS = 1000


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
        self._row = ""
        self._is_help_near = False
        self._found: ReadingFound | None = None
        super().__init__(look, texts, guides, name="reading_with", width=WIDTH)

    # what others call

    def show_document(self, document: DocumentId) -> None:
        """Show what was found in this document, and let more of it be read."""
        self._is_help_near = False
        self._row, self._texts.asked_row = self._texts.asked_row, ""
        self._kept.open(document)
        place = self._texts.place
        self._wanted = place.section if place is not None and place.document == document else ""
        super().show_document(document)
        for section, words in self._whole().items():
            self._kept.let_go(section, words)

    def leave(self) -> None:
        """Stop reading, and show nothing of any document any more."""
        self._stop()
        self._kept.close()
        self._found = None
        super().leave()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Stop reading at once where something lies over the page, as the cover of a lock does."""
        self._stop()
        super().hideEvent(event)

    # what there is

    @property
    def _of_guide(self) -> str:
        return self._document.guide if self._document else ""

    @property
    def _is_offer(self) -> bool:
        return reading_scope.is_offered(self._of_guide)

    @property
    def _cards(self) -> list[FindingCard]:
        return self._found.cards if self._found is not None else []

    def _whole(self) -> dict[SectionId, reading_parts.Words]:
        """Return the words of every page as they are now."""
        return {one.id: reading_parts.words(self._of_guide, one) for one in self._sections()}

    def _readable(self) -> list[Readable]:
        """Return the sections that may be read and in which something is written."""
        guide, offers, known = self._of_guide, self._kept.offers(), self._guide()
        every = [
            Readable(
                section=one,
                words=reading_parts.words(guide, one).within(self._row),
                scope=reading_scope.scope(guide, one.key, offers),
                guide=known.section(one.key) if known else None,
            )
            for one in self._sections()
            if reading_scope.can_be_read(guide, one.key)
        ]
        return [one for one in every if one.words.parts]

    def _chosen(self, every: Sequence[Readable]) -> Sequence[Readable]:
        """Return the section that is chosen, or all that can be read."""
        chosen = self._what.currentData()
        return [one for one in every if one.section.id == chosen] or every

    def _asked(self, texts: Sequence[Readable]) -> list[Asked]:
        """Return what of these sections may be read now."""
        guide, offers = self._of_guide, self._kept.offers()
        each = (reading_scope.asked(guide, one.section, offers, self._row) for one in texts)
        return [one for one in each if one is not None]

    def _rests(self) -> Ease | None:
        """Return why nothing may be asked now, as long as that stands (`domain.md` 4.3, 5.2).

        A private answer counts, and so do words of fear anywhere in a text for which an offer is
        on, here or elsewhere; none of it is kept, so that whoever takes it back is not held to it.
        """
        if screened.read(self._texts.jobs, self._texts.session).keeps_apart:
            return Ease.ANSWERED
        if self._document is None or not self._is_offer:
            return None
        here = [self._kept.every_word(self._document)] if self._kept.offers() else []
        if reading_door.tells_of_fear(here):
            return Ease.FEAR
        if reading_door.tells_of_fear(self._kept.told_elsewhere()):
            return Ease.ELSEWHERE
        return None

    # what is shown

    def _lay_out(self) -> None:
        self._found = None
        title, opening = reading_words.opening(self._of_guide)
        if self._document is None:
            self._begin(title, opening)
            return
        if (why := self._rests()) is not None:
            # What could be switched on is not there: nothing is said of it.
            self._begin(title, "")
            self._ease(why)
            return
        self._begin(title, opening)
        if self._is_offer:
            self._add_offers()
        if not self._readable():
            words = self.tr("There are no words here yet that could be read.")
            self._page.add(label(words, "body", "reading_with_empty"))
            return
        self._add_asking()
        self._found = found = ReadingFound(self._look, self._kept, self._finding)
        found.change_wanted.connect(self._on_change)
        found.answered.connect(self._on_answered)
        found.hold_wanted.connect(self._on_hold)
        found.grew.connect(self._hold_first)
        self._page.add(found)
        self._show_found()

    def _ease(self, why: Ease) -> None:
        """Say who can be asked, in the place of any finding (`domain.md` 5.2)."""
        self._page.add(reading_words.help_near(self._look, why, self.help_wanted))

    def _add_offers(self) -> None:
        words = reading_words.offers()
        chosen = self._kept.offers()
        for one in reading_scope.offers(self._of_guide):
            box = CheckBox(self._look, words[one], name=f"reading_with_offer_{one}")
            box.setChecked(one in chosen)
            box.toggled.connect(partial(self._on_offer, one))
            self._page.add(box)

    def _add_asking(self) -> None:
        look = self._look
        self._what = Combo(look, self.tr("What is read"), name="reading_with_what")
        self._what.addItem(self.tr("All that can be read here"), "")
        for one in self._readable():
            self._what.addItem(one.section.heading, one.section.id)
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
        if not self._row:
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
        found = self._found
        if found is None:
            return
        every, near = self._readable(), None
        if self._is_help_near:
            near = reading_words.help_near(self._look, Ease.DYING, self.help_wanted)
        texts = Texts(every=every, chosen=self._chosen(every), whole=self._whole())
        found.show_found(texts, near)

    def _finding(self, text: Readable, one: Shown) -> Finding:
        """Return what a card says of a finding."""
        whole, words = text.words.text, reading_door.said(one.note.label)
        first, last = reading_notes.around(whole, one.start, one.end)
        return Finding(
            note=one.note, sentence=whole[first:last], start=one.start - first,
            end=one.end - first, comes_again=bool(one.again), why=words.why,
            question=words.question, example=words.example, is_offer=self._is_offer,
            field=text.name_of(one.note.part),
        )  # fmt: skip

    # what happens

    def _on_offer(self, one: str, is_on: bool) -> None:
        offers = self._kept.offers()
        self._tries(partial(self._kept.keep_offers, offers | {one} if is_on else offers - {one}))
        if is_on and self._rests() is not None:
            self._rest()
            return
        self._show_found()

    def _on_what(self) -> None:
        self._wanted = self._what.currentData()
        self._said.say("")
        self._show_found()

    def _on_go(self) -> None:
        asked = self._asked(self._chosen(self._readable()))
        if not asked:
            self._said.say(reading_words.nothing_asked(is_any_on=bool(self._kept.offers())))
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
            self._tries(partial(self._kept.renew, one.section, one.words, one.notes))
        self._show_found()
        names = {one.id: one.heading for one in self._sections()}
        is_open = self._is_help_near or bool(self._found and self._found.has_open)
        self._said.say(outcome(found, names, is_open=is_open, is_offer=self._is_offer))
        self._hold_first()
        if self._found is not None:
            # A way to help is seen before any finding, however large the text (`domain.md` 5.3).
            self._found.bring_first()

    def _rest(self) -> None:
        """Ask about nothing in this text, not even what was found before."""
        for one in self._readable():
            self._tries(partial(self._kept.renew, one.section.id, one.words, ()))
        self._lay_out()
        self._back.setFocus()

    def _hold_first(self) -> None:
        """Lead the keyboard to what was found first, or back to the button."""
        card = self._found.first_open if self._found is not None else None
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

    def _on_change(self, text: Readable, one: Shown) -> None:
        if self._document is None:
            return
        part = text.words.at(one.start)
        first, last = one.start - part.start, one.end - part.start
        document, section = self._document.id, text.section.id
        if part.path == PAGE:
            # A caret at the very beginning would not say that the text is wanted, and not a form.
            place = Place(document=document, section=section, caret=first or last)
        else:
            place = FieldPlace(
                document=document, section=section, path=part.path, first=first, last=last
            )
        self.place_wanted.emit(place)

    def _on_answered(self, section: SectionId, asked: Sequence[Note], answer: Note) -> None:
        self._tries(partial(self._kept.answer, section, asked, answer))

    def _on_hold(self, section: SectionId, note: Note, is_held: bool) -> None:
        self._tries(partial(self._kept.hold, section, note, is_held=is_held))

    def _tries(self, work: Callable[[], object]) -> None:
        try:
            work()
        except AppError as error:
            self._said.say(messages.sentence(error))
