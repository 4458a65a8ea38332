"""A new page for words whose own place in the vault is damaged or gone, so that they are kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from desktop.errors import VaultDamagedError
from desktop.model import entries
from desktop.model.document import Document, DocumentId, Kind, Place, SectionId, Summary
from desktop.model.entries import Entry
from desktop.session import Session
from desktop.ui import days, messages

Where = tuple[DocumentId, SectionId]
LOST = (VaultDamagedError, KeyError)
"""What is raised where the row of a text is damaged, or there is none."""


@dataclass(frozen=True, slots=True)
class _Home:
    """The new page, and the document its words come from."""

    page: Document
    source: DocumentId

    @property
    def where(self) -> Where:
        return self.page.id, self.page.sections[0].id


class KeptAside:
    """Knows for each section where its words are kept; it keeps on the lane of the vault.

    A text is moved once: when its new page cannot hold it either, that is told as any error is.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._headings: dict[SectionId, str] = {}
        self._kept_in: set[SectionId] = set()
        self._veiled: set[DocumentId] = set()
        self._homes: dict[SectionId, _Home] = {}
        self._titled: dict[DocumentId, _Home] = {}
        self._untold: list[str] = []

    def note_heading(self, section: SectionId, heading: str) -> None:
        """Remember what a section is called: a damaged one does not say."""
        self._headings[section] = heading

    def note_kept_in(self, section: SectionId) -> None:
        """Remember that no export may take this section, nor a page its words are moved to."""
        self._kept_in.add(section)

    def note_veil(self, document: DocumentId, *, is_veiled: bool) -> None:
        """Remember whether no list may show a word of a document, nor of a page made for it."""
        (self._veiled.add if is_veiled else self._veiled.discard)(document)

    def own(self, section: SectionId) -> SectionId:
        """Return the section whose words these are, also for that of a new page."""
        return next((one for one, home in self._homes.items() if home.where[1] == section), section)

    def is_moved(self, section: SectionId) -> bool:
        """Say whether a section has a new page."""
        return section in self._homes

    def place(self, place: Place | None) -> Place | None:
        """Return the place at which the writer finds these words again."""
        home = self._homes.get(place.section) if place else None
        if place is None or home is None:
            return place
        document, section = home.where
        return replace(place, document=document, section=section)

    def untold(self) -> list[str]:
        """Return the sentences about what was moved since this was last asked."""
        told, self._untold = self._untold, []
        return told

    def forget(self, page: DocumentId) -> list[SectionId]:
        """Let go of a new page that was deleted for good; return whose words it held."""
        gone = [one for one, home in self._homes.items() if home.page.id == page]
        for one in gone:
            del self._homes[one]
        self._titled = {one: home for one, home in self._titled.items() if home.page.id != page}
        return gone

    def keep(
        self,
        document: DocumentId,
        section: SectionId,
        work: Callable[[DocumentId, SectionId], object],
    ) -> None:
        """Do this where the section is; where that cannot hold it any more, in a new page."""
        if section in self._homes:
            work(*self._homes[section].where)
            return
        try:
            work(document, section)
        except LOST:
            home = self._titled.pop(document, None)
            if home is None:
                home = self._start(document, self._headings.get(section, ""))
            if section in self._kept_in:
                self._session.keep_in(home.page.id)
            self._homes[section] = home
            work(*home.where)
            self._tell(home.page)

    def rename(self, document: DocumentId, title: str) -> None:
        """Give a document another title; where it cannot have one any more, its new page."""
        try:
            self._session.rename(document, title)
        except LOST:
            home = self._of(document)
            if home is not None:
                self._session.rename(home.page.id, messages.aside_title(title))
                return
            home = self._titled[document] = self._start(document, title)
            self._tell(home.page)

    def _tell(self, page: Document) -> None:
        in_journal = page.kind is Kind.ENTRY
        self._untold.append(messages.kept_aside(page.title, in_journal=in_journal))

    def _of(self, document: DocumentId) -> _Home | None:
        homes = (*self._titled.values(), *self._homes.values())
        return next((home for home in homes if home.source == document), None)

    def _start(self, document: DocumentId, name: str) -> _Home:
        source = self._summary(document)
        name = name or (source.title if source else "")
        start = partial(self._session.start, title=messages.aside_title(name), on=days.today())
        if document in self._veiled:
            # Only an entry has a veil; it is there before a word is.
            page = start(kind=Kind.ENTRY)
            veiled = entries.with_entry({}, Entry(is_veiled=True))
            self._session.save(page.id, page.sections[0].id, None, fields=veiled)
            return _Home(page, document)
        try:
            page = start(kind=source.kind if source else Kind.LETTER)
        except VaultDamagedError:
            # A letter is put before the others, and one of these is read for that.
            page = start(kind=Kind.ENTRY)
        return _Home(page, document)

    def _summary(self, document: DocumentId) -> Summary | None:
        try:
            every = (*self._session.summaries(), *self._session.summaries(trashed=True))
        except VaultDamagedError:
            return None
        return next((one for one in every if one.id == document), None)
