"""The packet that is open: what is changed in it is kept as words are, and it is found again."""

import contextlib
import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.errors import AppError
from desktop.model import chart
from desktop.model.document import Document, DocumentId, Section
from desktop.model.packets import KEY, Days, Packet
from desktop.ui import days
from desktop.ui.open_texts import OpenTexts

_DAY_BEHIND = re.compile(r", \d{1,2} [A-Z][a-z]+( \(\d+\))?$")
"""What a made name has behind it; a packet that is repeated gets the day of then."""


class Line(NamedTuple):
    """A packet in the list: its name, and which days it speaks of."""

    id: DocumentId
    name: str
    words: str


class Keeper(QObject):
    """Holds the packet that is open; none is made before something is chosen."""

    renamed = Signal()

    def __init__(self, texts: OpenTexts) -> None:
        super().__init__()
        self._texts, self._jobs, self._session = texts, texts.jobs, texts.session
        self._document: Document | None = None
        self.packet = Packet()
        self.by_rule: Mapping[DocumentId, date] = {}
        """The entries that the rule of the journal brings today, each with its day."""

    @property
    def id(self) -> DocumentId | None:
        """Return which packet is open; None while there is none."""
        return self._document.id if self._document else None

    @property
    def name(self) -> str:
        """Return the name of the packet that is open, or ""."""
        return self._texts.title(self._document) if self._document else ""

    def arrive(self) -> None:
        """Take up the packet that was open, or the one that was changed last."""
        wanted = self.id
        if wanted is not None and self._open(wanted):
            return
        self._forget()
        any(self._open(one.id) for one in self._jobs.ask(self._session.packets))

    def lines(self) -> tuple[Line, ...]:
        """Return the packets there are, the one that was changed last first."""
        found = []
        for one in self._jobs.ask(self._session.packets):
            document = self._load(one.id)
            if document is not None:
                packet = self._packet_of(document)
                name = self._texts.title(document)
                found.append(Line(one.id, name, range_words(packet.days, days.today())))
        return tuple(found)

    def change(self, packet: Packet) -> None:
        """Keep what is chosen now; a first packet is made of what was chosen first."""
        if packet == self.packet:
            return
        self.packet = packet
        if self._document is None:
            with contextlib.suppress(AppError):
                # Otherwise what is chosen stays here, and the next change tries again.
                self._begin(self._unused(_usual_name()), packet)
        else:
            self._texts.set_fields(self._document.id, self._section, packet.to_json())

    def keep(self, **how: Any) -> None:
        """Keep how it leaves (form, use, copies …); that alone makes no packet."""
        changed = self.packet.changed(**how)
        if self._document is None:
            self.packet = changed
        else:
            self.change(changed)

    def hold(self) -> None:
        """Have a packet before words are written into it. Raises VaultUnwritableError."""
        if self._document is None:
            self._begin(self._unused(_usual_name()), self.packet)

    def begin(self) -> None:
        """Begin another packet, in which nothing is chosen. Raises VaultUnwritableError."""
        self._begin(self._unused(_usual_name()), Packet())

    def repeat(self) -> None:
        """Begin a packet like this one, of the days that follow. Raises VaultUnwritableError."""
        base = _DAY_BEHIND.sub("", self.name)
        name = f"{base}, {_day(days.today())}" if base else _usual_name()
        self._begin(self._unused(name), self.packet.again(days.today()))

    def open(self, id_: DocumentId) -> None:
        """Open another packet; it is the one that is found next time."""
        if self._open(id_) and self._document is not None:
            self._texts.set_fields(id_, self._section, self.packet.to_json())

    def retitle(self, name: str) -> None:
        """Take another name; it is kept as it is typed."""
        if self._document is not None:
            self._texts.retitle(self._document.id, name)
            self.renamed.emit()

    def remove(self) -> None:
        """Delete the packet that is open for good. Raises VaultUnwritableError."""
        if (gone := self.id) is None:
            return
        self._texts.forget(gone)
        self._jobs.ask(partial(self._session.remove_packet, gone))
        self._forget()
        self.arrive()

    # the entries

    def entries(self) -> Mapping[DocumentId, date]:
        """Return the entries that are in today, each with its day: by the rule, and by hand.

        What lies outside the days of the packet is not in it.
        """
        packet, today = self.packet, days.today()
        first, last = packet.days.on(today)
        session, rule = self._session, packet.rule

        def ask() -> tuple[Mapping[DocumentId, date], Mapping[DocumentId, date]]:
            by_rule: Mapping[DocumentId, date] = {}
            if rule.is_on:
                by_rule = session.entries_in(first, last, reach=rule.reach, tag=rule.tag)
            return by_rule, session.days_of(packet.entries)

        self.by_rule, by_hand = self._jobs.ask(ask)
        held = {one: day for one, day in by_hand.items() if packet.days.holds(day, today)}
        known = {**self.by_rule, **held}
        return {one: known[one] for one in packet.entries_with(self.by_rule) if one in known}

    def missing_entries(self) -> frozenset[DocumentId]:
        """Return the entries that were ticked by hand and are not there any more."""
        there = self._jobs.ask(partial(self._session.days_of, self.packet.entries))
        return self.packet.entries - frozenset(there)

    # opening

    @property
    def _section(self) -> Section:
        assert self._document is not None  # noqa: S101  only asked while a packet is open
        return self._document.section(KEY)

    def _load(self, id_: DocumentId) -> Document | None:
        try:
            document = self._jobs.ask(partial(self._session.packet, id_))
            document.section(KEY)
        except (AppError, KeyError):
            return None
        return document

    def _packet_of(self, document: Document) -> Packet:
        return Packet.from_json(self._texts.fields(document.section(KEY)))

    def _open(self, id_: DocumentId) -> bool:
        document = self._load(id_)
        if document is None:
            return False
        self._document, self.packet = document, self._packet_of(document)
        return True

    def _forget(self) -> None:
        self._document, self.packet, self.by_rule = None, Packet(), {}

    def _begin(self, name: str, packet: Packet) -> None:
        made = partial(self._session.start_packet, name, packet.to_json())
        self._document, self.packet = self._jobs.ask(made), packet

    def _unused(self, name: str) -> str:
        taken = {one.title for one in self._jobs.ask(self._session.packets)}
        number, found = 1, name
        while found in taken:
            number += 1
            found = f"{name} ({number})"
        return found


def range_words(which: Days, today: date) -> str:
    """Return the days in words: "1 to 22 November", with the year where it is not this one."""
    first, last = which.on(today)
    if first is not None and last is not None:
        return chart.stretch(min(first, last), max(first, last)).removesuffix(f" {today.year}")
    if first is not None:
        return f"from {_day(first)}"
    return f"until {_day(last)}" if last is not None else ""


def _usual_name() -> str:
    return f"Session, {_day(days.today())}"


def _day(day: date) -> str:
    """Return "22 November", with the year where it is not this one."""
    return days.long_day(day, days.today()).partition(" ")[2]
