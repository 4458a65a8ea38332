"""What of the vault a session's pages are made of, and what is registered once they left."""

import contextlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.errors import AppError, VaultDamagedError
from desktop.model import answers, desk, entries, review
from desktop.model.document import FEW, Document, DocumentId, SectionId
from desktop.model.entries import EntryLine
from desktop.model.guide import Guide
from desktop.model.leaving import Former, Leaving, Source
from desktop.model.packets import Passage
from desktop.model.versions import Version, VersionState, newest
from desktop.model.when import Precision, When
from desktop.session import Session
from desktop.ui import days, messages
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens import session_language, session_quotes
from desktop.ui.widgets.choice_journal import Journal

AT_ONCE, OPENED_AT_ONCE = 100, 20
"""Lines that are read, and entries that are opened, before somebody else has a turn."""

Rows = Mapping[str, str]
"""The words of each numbered copy, by the id of its row."""


class Sources:
    """Reads documents with what counts for them, and keeps what is to be known of their copies."""

    def __init__(self, texts: OpenTexts, guides: Mapping[str, Guide]) -> None:
        self._texts, self._guides = texts, guides
        self._jobs, self._session = texts.jobs, texts.session
        self._few: dict[DocumentId, Source] = {}
        self._entries: dict[DocumentId, Source] = {}
        self._refused: set[DocumentId] = set()

    def read(self) -> tuple[Source, ...]:
        """Return every letter and plan, with the words as they are now, kept or not."""
        session, guides = self._session, self._guides
        self._entries, self._refused = {}, set()
        found = self._jobs.ask(
            lambda: [
                _source(session, guides, one.id)
                for one in session.summaries(kinds=FEW)
                if self._may_leave(one.id, one.guide)
            ]
        )
        present = [replace(one, document=self._present(one.document)) for one in found]
        known = answers.of([one.document for one in present])
        now = (replace(one, answers=known) for one in present)
        # What was put together of a text that is as it was need not be put together again.
        same = ((self._few.get(one.document.id), one) for one in now)
        kept = tuple(former if former == one else one for former, one in same)
        self._few = {one.document.id: one for one in kept}
        return (*kept, *session_language.sources(self._texts, kept))

    def journal(
        self,
        held: tuple[date | None, date | None] = (None, None),
        chosen: Mapping[DocumentId, date] | None = None,
        words: str = "",
    ) -> Journal:
        """Return what is asked of the journal between two days: there may be thousands of entries.

        `chosen` are those that are in, `words` say which days these are.
        """
        session = self._session
        least, most = held[0] or date.min, held[1] or date.max

        def lines(first: date, last: date) -> Sequence[EntryLine]:
            found: list[EntryLine] = []
            while len(found) % AT_ONCE == 0:
                ask = partial(
                    session.entries, first=max(first, least), last=min(last, most),
                    limit=AT_ONCE, offset=len(found),
                )  # fmt: skip
                some = self._jobs.ask(ask)
                found += some
                if not some:
                    break
            return found

        every = self._jobs.ask(session.entry_days)
        some = [one for one in every if least <= one.on <= most]
        return Journal(some, lines, self.may_offer, chosen or {}, words)

    def may_offer(self, line: EntryLine) -> bool:
        """Say whether any export may take an entry."""
        return not line.entry.is_kept_in and self._may_leave(line.id, line.guide)

    def entries(self, ids: Sequence[DocumentId]) -> tuple[Source, ...]:
        """Return these journal entries, oldest first, with the words as they are now.

        One that cannot be read, or that no export may take, is left out.
        """
        while self.read_some(ids):
            pass
        found = (self._entries[one].document for one in ids if one in self._entries)
        order = sorted(found, key=lambda one: (one.on, one.written_at))
        return tuple(self._entries[one.id] for one in order)

    def quoted(
        self, chosen: Sequence[Passage], whole: Container[DocumentId]
    ) -> tuple[tuple[Passage, Source], ...]:
        """Return these passages, each as a text that holds nothing else.

        One of an entry that is in as a whole is left out, and so is one whose words are others by
        now, or of which nothing may leave.
        """
        self.entries([one.document for one in chosen if not one.is_paragraph])
        found = []
        for one in chosen:
            made = self._quoted(one) if one.document not in whole else None
            if made is not None and made.pieces():
                found.append((one, made))
        return tuple(found)

    def _quoted(self, one: Passage) -> Source | None:
        if one.is_paragraph:
            text = self._few.get(one.document)
            return session_quotes.paragraphs_of(text, [one]) if text else None
        entry = self._entries.get(one.document)
        made = session_quotes.excerpt(entry, one) if entry else None
        return _named(made, _say("{title}, a passage"), _title_of(made)) if made else None

    def quoted_texts(
        self, chosen: Sequence[Passage], whole: Container[SectionId]
    ) -> tuple[Source, ...]:
        """Return each text of which single paragraphs are in, with these alone.

        What stands in a section that is in as a whole is left out.
        """
        some = [one for one in chosen if one.is_paragraph and one.section not in whole]
        texts = (self._few.get(one) for one in dict.fromkeys(one.document for one in some))
        made = (session_quotes.paragraphs_of(one, some) for one in texts if one is not None)
        words = _say("{title}, passages")
        return tuple(_named(one, words, one.document.title) for one in made if one is not None)

    def unread(self, ids: Iterable[DocumentId]) -> list[DocumentId]:
        """Return which of these entries were not opened yet."""
        return [one for one in ids if one not in self._entries and one not in self._refused]

    def read_some(self, ids: Iterable[DocumentId]) -> bool:
        """Open some of these entries that were not opened yet; say whether there were any."""
        some = self.unread(ids)[:OPENED_AT_ONCE]
        for one in self._jobs.ask(partial(self._open, some)) if some else ():
            if self._may_leave(one.id, one.guide):
                guide = self._guides.get(one.guide)
                self._entries[one.id] = Source(document=self._present(one), guide=guide)
        self._refused.update(one for one in some if one not in self._entries)
        return bool(some)

    def _open(self, ids: Sequence[DocumentId]) -> list[Document]:
        found: list[Document] = []
        if self._session.is_closed:
            return found  # a lock came before what was put off until the pages settle
        for one in ids:
            with contextlib.suppress(VaultDamagedError, KeyError):
                found.append(self._session.open(one))
        return found

    def _may_leave(self, document: DocumentId, guide_id: str) -> bool:
        # Without its guide nobody can say which of its sections may.
        guide = self._guides.get(guide_id)
        has_any = guide.exportable if guide is not None else not guide_id
        return has_any and document not in self._session.settings.never_leaves

    def shown(self, source: Source) -> Document:
        """Return the document without the sections that no export may take."""
        document = source.document
        kept = [one for one in document.sections if desk.may_leave(source.guide, one)]
        return replace(document, sections=tuple(kept))

    def register(self, left: Leaving, rows: Rows) -> None:
        """Note these copies in the register of each document they are of."""
        self._register(left, lambda fields: review.with_copies(fields, rows, _today()))

    def register_gone(self, left: Leaving, rows: Rows) -> None:
        """Note in the registers that these copies were deleted."""
        self._register(left, lambda fields: review.without_copies(fields, set(rows), _today()))

    def has_unkept(self, source: Source) -> bool:
        """Say whether words of this document are not with the vault yet."""
        return self._texts.holds_unkept({one.id for one in source.document.sections})

    def keep_version(self, source: Source, pages: int) -> str:
        """Keep what a review copy was made of as a version; return "" or why it was not kept."""
        fingerprint = source.text().fingerprint()
        if self.has_unkept(source) or self._fingerprint_now(source) != fingerprint:
            return _say(
                "The text has changed since these pages were made, so no version was kept. "
                "Keep one under Review and final."
            )
        try:
            self._jobs.ask(
                lambda: self._session.keep_version(
                    source.document.id, VersionState.WITH_THERAPIST, pages=pages,
                    fingerprint=fingerprint, answers=source.answers,
                )
            )  # fmt: skip
        except AppError as error:
            return messages.sentence(error)
        return ""

    def _fingerprint_now(self, source: Source) -> str:
        document = self._jobs.ask(lambda: self._session.open(source.document.id))
        return replace(source, document=document).text().fingerprint()

    def _present(self, document: Document) -> Document:
        return replace(document, sections=tuple(map(self._texts.present, document.sections)))

    def _register(self, left: Leaving, change: Callable[[Mapping[str, Any]], Any]) -> None:
        for document in left.registered:
            section = self._jobs.ask(partial(self._session.add_section, document, review.KEY))
            # What was typed there and is not kept yet is in the fields as they are now.
            self._texts.set_fields(document, section, change(self._texts.fields(section)))


def _source(session: Session, guides: Mapping[str, Guide], id_: DocumentId) -> Source:
    document = session.open(id_)
    found = Source(document=document, guide=guides.get(document.guide))
    if not found.is_reviewed:
        return found
    kept = session.versions(id_)
    return replace(
        found,
        cleared=_former(session, id_, newest(kept, VersionState.CLEARED)),
        reviewed=_former(session, id_, newest(kept, VersionState.WITH_THERAPIST)),
    )


def _named(source: Source, words: str, title: str) -> Source:
    named = replace(source.document, title=words.format(title=title))
    return replace(source, document=named)


def _title_of(passage: Source) -> str:
    """Return what a passage of an entry is called by: its list names one under the veil so."""
    document = passage.document
    is_veiled = entries.line_of(document).entry.is_veiled
    return days.full_day(document.on) if is_veiled else document.title


def _former(session: Session, id_: DocumentId, version: Version | None) -> Former | None:
    if version is None:
        return None
    day = days.full_day(version.made_at.astimezone().date())
    sections = session.version_sections(id_, version)
    return Former(sections=sections, day=day, answers=version.answers)


def _today() -> Mapping[str, Any]:
    day: date = days.today()
    when = When(precision=Precision.DAY, year=day.year, month=day.month, day=day.day)
    return when.to_json()


def _say(words: str) -> str:
    return QCoreApplication.translate("Sources", words)
