"""Packets and registers: kept like everything written, and shown only where they are asked for."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desktop.model import richtext
from desktop.model.document import Document, DocumentId, Kind, SectionId, Summary
from desktop.model.entries import EntryLine
from desktop.model.packets import KEY
from desktop.model.richtext import Body
from desktop.vault import documents, history
from desktop.vault import entries as rows
from desktop.vault.documents import Start
from desktop.vault.entries import Wanted
from desktop.verbs.core import Change, clean_title, new_id
from desktop.verbs.journal import Journal


class Packets(Journal):
    """The verbs for what was chosen to be taken along; `save` keeps what is chosen."""

    def of_kind(self, kind: Kind) -> tuple[Summary, ...]:
        """Return one line for each document of this kind outside the trash, newest first."""
        return self.summaries(kinds=(kind,))

    def packets(self) -> tuple[Summary, ...]:
        """Return one line for each packet, the one that was changed last first."""
        every = self.of_kind(Kind.PACKET)
        return tuple(sorted(every, key=lambda one: one.changed_at, reverse=True))

    def start_packet(self, name: str, fields: Mapping[str, Any]) -> Document:
        """Return a new packet that holds this choice (`Packet.to_json`).

        Raises VaultUnwritableError.
        """
        today = self._now().astimezone().date()
        start = _start(Kind.PACKET, name, today, KEY)
        return self._start_whole(start, richtext.EMPTY, fields)

    def start_received(self, title: str, on: date, words: Body) -> Document:
        """Return a new letter with what somebody else wrote, whole or not at all.

        Raises VaultUnwritableError.
        """
        return self._start_whole(_start(Kind.LETTER, title, on, "body"), words, {})

    def _start_whole(self, start: Start, words: Body, fields: Mapping[str, Any]) -> Document:
        """Return a new document of one section; a failure in between leaves no empty one."""
        document, section, at = DocumentId(new_id()), SectionId(new_id()), self._now()
        with self._vault.writing() as ledger:
            documents.add(ledger, document, [section], start, at)
            row = documents.section_row(ledger, document, section)
            if fields:
                row = documents.store_fields(ledger, row, documents.fields_text(fields))
            if words:
                documents.store_body(ledger, row, documents.pack(words), history.words(words))
            documents.touch(ledger, document, at)
        # What it begins with is no earlier state that this session would have to keep.
        self._kept_first.add(section)
        self.announce(Change.DOCUMENTS)
        return self.open(document)

    def packet(self, id: DocumentId) -> Document:  # noqa: A002  the word of the interface
        """Return a packet; its section `KEY` holds what is chosen.

        Raises KeyError where there is none, VaultDamagedError.
        """
        found = self.open(id)
        if found.kind is not Kind.PACKET:
            raise KeyError(id)
        return found

    def remove_packet(self, id: DocumentId) -> None:  # noqa: A002  the word of the interface
        """Take a packet out for good; what was chosen in it stays. Raises KeyError."""
        self.delete_for_good(self.packet(id).id)

    def entries_in(
        self, first: date | None, last: date | None, *, reach: str = "", tag: str = ""
    ) -> Mapping[DocumentId, date]:
        """Return the entries of these days, both included, with the day of each, newest first.

        None is read: there may be thousands. They can be asked for as `entries` can.
        """
        wanted = Wanted(first=first, last=last, reach=reach, tag=tag)
        return self._quickly(
            lambda: _with_days(rows.ids_with_days(self._database, wanted)),
            lambda: _days_of(self._every(wanted)),
        )

    def days_of(self, ids: Iterable[DocumentId]) -> Mapping[DocumentId, date]:
        """Return the days of these entries; one that is in the trash or gone is left out."""
        wanted = frozenset(ids)
        return self._quickly(
            lambda: _with_days(rows.days_by_id(self._database, sorted(wanted)).items()),
            lambda: _days_of(one for one in self._every(Wanted()) if one.id in wanted),
        )


def _with_days(found: Iterable[tuple[str, str]]) -> dict[DocumentId, date]:
    return {DocumentId(one): date.fromisoformat(day) for one, day in found}


def _days_of(lines: Iterable[EntryLine]) -> dict[DocumentId, date]:
    return {one.id: one.on for one in lines}


def _start(kind: Kind, title: str, on: date, key: str) -> Start:
    return Start(kind=kind, title=clean_title(title), on=on, guide="", sections=((key, ""),))
