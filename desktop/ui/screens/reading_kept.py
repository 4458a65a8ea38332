"""What was found in one document and answered: read once, kept as words are, at each key."""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from desktop.errors import VaultDamagedError
from desktop.model import reading_notes, reading_parts, reading_scope
from desktop.model.document import FEW, Document, DocumentId, Section, SectionId
from desktop.model.reading_notes import KEY, OFFERS, Note, Text
from desktop.model.reading_parts import Words
from desktop.session import Session
from desktop.ui.open_texts import OpenTexts


class KeptReading:
    """Holds the notes of the document that is open; none are made before something is found."""

    def __init__(self, texts: OpenTexts) -> None:
        self._texts, self._jobs, self._session = texts, texts.jobs, texts.session
        self._document: DocumentId | None = None
        self._reading: Document | None = None

    def open(self, document: DocumentId) -> None:
        """Take up what was found in this document; what cannot be read is as if it were not."""
        self._document, self._reading = document, None
        with contextlib.suppress(VaultDamagedError):
            self._reading = self._jobs.ask(partial(self._session.reading_of, document))
        # Another text may have been deleted for good since, and what was found in words of it.
        for one in self._reading.sections if self._reading else ():
            self._texts.take_up(one)

    def close(self) -> None:
        """Hold nothing of any document any more."""
        self._document = self._reading = None

    def offers(self) -> frozenset[str]:
        """Return what the one who was hurt switched on for this letter."""
        return self._offers_in(self._reading)

    def every_word(self, document: Document) -> str:
        """Return all that stands in a document, and beside it, as it is now; kept or not."""
        sections = map(self._texts.present, document.sections)
        every = map(reading_parts.every_word, sections)
        return reading_parts.GAP.join([self._texts.title(document), *every])

    def told_elsewhere(self) -> list[str]:
        """Return all words of each other text for which somebody who was hurt has an offer on.

        What cannot be read is passed over.
        """
        jobs, session, here = self._jobs, self._session, self._document
        few = jobs.ask(partial(session.summaries, kinds=FEW))
        told: list[str] = []
        for one in few:
            if one.guide in reading_scope.OFFERED and one.id != here:
                with contextlib.suppress(VaultDamagedError):
                    told += self._told_in(one.id)
        return told

    def _told_in(self, document: DocumentId) -> list[str]:
        session = self._session
        reading = self._jobs.ask(partial(session.reading_of, document))
        if not self._offers_in(reading):
            return []
        return [self.every_word(self._jobs.ask(partial(session.open, document)))]

    def _offers_in(self, reading: Document | None) -> frozenset[str]:
        sections = reading.sections if reading else ()
        found = (one for one in sections if one.key == OFFERS)
        return reading_notes.offers_of(next((self._texts.fields(one) for one in found), {}))

    def keep_offers(self, labels: Iterable[str]) -> None:
        """Keep what is switched on. Raises VaultUnwritableError, VaultDamagedError."""
        self._keep(OFFERS, reading_notes.offers(labels))

    def notes(self, section: SectionId) -> tuple[Note, ...]:
        """Return what was found in a section and answered so far."""
        found = self._section(f"{KEY}{section}")
        return reading_notes.notes_of(self._texts.fields(found)) if found else ()

    def waiting(self, texts: Mapping[SectionId, Words]) -> list[tuple[SectionId, Note]]:
        """Return the answered notes whose words are gone from these sections.

        Of what was an offer, only what is switched on.
        """
        shown = {*reading_scope.OF_DISCLOSING, *self.offers()}
        return [
            (section, one)
            for section, words in texts.items()
            for one in reading_notes.waiting(words, self.notes(section))
            if one.label in shown
        ]

    def renew(self, section: SectionId, text: Text, found: Iterable[Note]) -> None:
        """Keep what another reading found beside what was answered. Raises VaultUnwritableError."""
        former = self.notes(section)
        self._keep_notes(section, former, reading_notes.renewed(text, former, found))

    def answer(self, section: SectionId, asked: Sequence[Note], answer: Note) -> None:
        """Keep an answer to the notes that were asked about. Raises VaultUnwritableError."""
        notes = self.notes(section)
        self._keep_notes(section, notes, reading_notes.answered(notes, asked, answer))

    def let_go(self, section: SectionId, text: Text) -> None:
        """Hold nothing of words that are gone but what was answered. Raises VaultUnwritableError.

        An answer waits for its words, which a slip may have taken.
        """
        notes = self.notes(section)
        self._keep_notes(section, notes, reading_notes.lasting(text, notes))

    def hold(self, section: SectionId, note: Note, *, is_held: bool) -> None:
        """Hold on to one note, or delete it. Raises VaultUnwritableError."""
        notes = self.notes(section)
        others = tuple(one for one in notes if one != note)
        self._keep_notes(section, notes, (*others, note) if is_held else others)

    def _keep_notes(
        self, section: SectionId, former: tuple[Note, ...], notes: tuple[Note, ...]
    ) -> None:
        if notes != former:
            self._keep(f"{KEY}{section}", reading_notes.kept(notes))

    def _section(self, key: str) -> Section | None:
        sections = self._reading.sections if self._reading else ()
        return next((one for one in sections if one.key == key), None)

    def _keep(self, key: str, fields: dict[str, object]) -> None:
        session, document = self._session, self._document
        if document is None:
            return
        if self._section(key) is None:
            self._reading = self._jobs.ask(partial(_with_section, session, document, key))
        section = self._section(key)
        if self._reading is not None and section is not None:
            self._texts.set_fields(self._reading.id, section, fields)


def _with_section(session: Session, document: DocumentId, key: str) -> Document:
    """Return what was found in a document, with a place for this key."""
    reading = session.hold_reading(document)
    session.add_section(reading.id, key)
    return session.hold_reading(document)
