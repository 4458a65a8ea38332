"""A packet: what somebody takes along, chosen once, kept under a name, and repeated.

It names what it takes and holds none of its words, so what is deleted for good is in no packet.
What is not there any more, or stays in now, is passed over when the packet is shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, TypeVar

from desktop.model import first_page, richtext
from desktop.model.document import DocumentId, SectionId
from desktop.model.entries import passages
from desktop.model.manifest import Form, Paper, Size
from desktop.model.richtext import EMPTY, Block, Body, plain

KEY = "packet"
"""The key of the section whose fields hold the packet."""
PARAGRAPH = ":paragraph"
"""In place of a part of life: a paragraph of a letter, a plan or another text."""
FOUR_WEEKS = timedelta(days=27)
"""From the first day of four weeks to the last."""

Fields = Mapping[str, Any]
T = TypeVar("T")


class Span(StrEnum):
    """Which days a packet speaks of: all, those that are named, or the four weeks before today."""

    ALL = "all"
    DAYS = "days"
    WEEKS = "weeks"


@dataclass(frozen=True, slots=True)
class Days:
    """The days a packet speaks of; named ones may have no beginning, or no end."""

    span: Span = Span.ALL
    first: date | None = None
    last: date | None = None

    def on(self, today: date) -> tuple[date | None, date | None]:
        """Return the first and the last of them, as they are today; None where there is none."""
        if self.span is Span.WEEKS:
            return today - FOUR_WEEKS, today
        return (self.first, self.last) if self.span is Span.DAYS else (None, None)

    def after(self, today: date) -> "Days":
        """Return the days since these, for the next packet; four weeks move by themselves.

        Where these go on until today, or have no end, the next begin today.
        """
        if self.span is not Span.DAYS:
            return self
        last = min(self.last or today, today - timedelta(days=1))
        return Days(Span.DAYS, last + timedelta(days=1), today)

    def holds(self, day: date, today: date) -> bool:
        """Say whether a day is one of these."""
        first, last = self.on(today)
        return (first or day) <= day <= (last or day)

    def to_json(self) -> dict[str, Any]:
        """Return this as it is kept."""
        ends = {"first": self.first, "last": self.last}
        return {"span": self.span.value} | {
            key: day.isoformat() for key, day in ends.items() if day is not None
        }

    @staticmethod
    def from_json(kept: Any) -> "Days":
        """Return what can be read of this; all days where that is nothing."""
        if not isinstance(kept, Mapping):
            return Days()
        span = _one_of(Span, Span.ALL)(kept.get("span"))
        return Days(span, _day(kept.get("first")), _day(kept.get("last")))


@dataclass(frozen=True, slots=True)
class Rule:
    """Which entries of the days go in by themselves: all, or those of a part of life or a tag."""

    is_on: bool = False
    reach: str = ""
    tag: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return this as it is kept."""
        return {"on": self.is_on, "reach": self.reach, "tag": self.tag}

    @staticmethod
    def from_json(kept: Any) -> "Rule":
        """Return what can be read of this."""
        if not isinstance(kept, Mapping):
            return Rule()
        return Rule(kept.get("on") is True, _text(kept.get("reach")), _text(kept.get("tag")))


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of an entry, by the part of life it touches; `digest` is that of its words.

    One of any other text is a paragraph, by the words of it that may leave. Once the words are
    others it is not in any more: nobody chose the new ones.
    """

    document: DocumentId
    section: SectionId
    reach: str
    digest: str

    def to_json(self) -> dict[str, Any]:
        """Return this as it is kept."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @staticmethod
    def from_json(kept: Any) -> "Passage | None":
        """Return what was kept, or None where any of it is missing."""
        if not isinstance(kept, Mapping):
            return None
        texts = [_text(kept.get(one.name)) for one in fields(Passage)]
        if not all(texts):
            return None
        document, section, reach, digest = texts
        return Passage(DocumentId(document), SectionId(section), reach, digest)

    @property
    def key(self) -> str:
        """Return by what it is known in a list; it says nothing of its words."""
        return f"{self.section} {self.reach} {self.digest}"

    @property
    def is_paragraph(self) -> bool:
        """Say whether this is a paragraph of a text that is no entry."""
        return self.reach == PARAGRAPH

    def found_in(self, body: Body) -> Body:
        """Return these words as they stand in a text; nothing where they are others by now."""
        some = paragraphs(body) if self.is_paragraph else passages(body, self.reach)
        for _, words in some:
            if digest(plain(words)) == self.digest:
                return words
        return EMPTY


def paragraphs(body: Body) -> Iterator[tuple[Block, Body]]:
    """Yield each paragraph with the words of it that may leave; what stays whole is left out."""
    for block in body:
        if not richtext.is_empty(free := richtext.leaving((block,))):
            yield block, free


def digest(words: str) -> str:
    """Return by what the words of a passage are known without being kept."""
    return sha256(" ".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """What is chosen.

    `sections` are those of letters, plans and logs; `entries` were ticked by hand beside the rule
    of the journal, `without` taken out by hand of what the rule brings. `charts` are ids of scales.
    `title` stands above the pages, "" for the usual one. `first_page` and `names` belong to those
    who fill them. `others` is what a later version kept here.
    """

    title: str = ""
    days: Days = Days()
    rule: Rule = Rule()
    sections: frozenset[SectionId] = frozenset()
    entries: frozenset[DocumentId] = frozenset()
    without: frozenset[DocumentId] = frozenset()
    passages: tuple[Passage, ...] = ()
    charts: frozenset[str] = frozenset()
    first_page: Fields = field(default_factory=dict)
    names: Fields = field(default_factory=dict)
    form: Form = Form.PDF
    size: Size = Size.READING
    paper: Paper = Paper.A4
    use: str = ""
    copies: int = 0
    others: Fields = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is chosen yet."""
        chosen = (self.sections, self.entries, self.passages, self.charts, self.first_page)
        return not (any(chosen) or self.rule.is_on)

    def changed(self, **values: Any) -> "Packet":
        """Return this packet with some values changed."""
        return replace(self, **values)

    def with_sections(self, shown: Iterable[SectionId], ticked: Iterable[SectionId]) -> "Packet":
        """Return this packet with these ticks; what was not shown stays as it is."""
        return replace(self, sections=(self.sections - frozenset(shown)) | frozenset(ticked))

    def with_entry(self, entry: DocumentId, *, is_on: bool, by_rule: bool) -> "Packet":
        """Return this packet with the tick of an entry set by hand or taken away.

        What the rule of the journal brings by itself is not noted as ticked.
        """
        entries, without = self.entries - {entry}, self.without - {entry}
        if is_on and not by_rule:
            entries |= {entry}
        elif by_rule and not is_on:
            without |= {entry}
        return replace(self, entries=entries, without=without)

    def entries_with(self, by_rule: Iterable[DocumentId]) -> frozenset[DocumentId]:
        """Return the entries that are in, with those that the rule brings today."""
        return (frozenset(by_rule) - self.without) | self.entries

    def again(self, today: date) -> "Packet":
        """Return the packet for the next time: the days move on, what was chosen of journal goes.

        The rule brings the entries of the new days. Single entries and their passages were chosen
        of the former days, so they are not in it, nor is the day of the former session; everything
        else stays.
        """
        first = first_page.again(self.first_page)
        return replace(
            self, days=self.days.after(today), entries=frozenset(), without=frozenset(),
            passages=tuple(one for one in self.passages if one.is_paragraph), first_page=first,
        )  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """Return this as the fields of its section; ids are keys, as they are nobody's words."""
        return {
            **self.others,
            "title": self.title,
            "days": self.days.to_json(),
            "rule": self.rule.to_json(),
            "sections": dict.fromkeys(sorted(self.sections), 1),
            "entries": dict.fromkeys(sorted(self.entries), 1),
            "without": dict.fromkeys(sorted(self.without), 1),
            "passages": [one.to_json() for one in self.passages],
            "charts": dict.fromkeys(sorted(self.charts), 1),
            "first_page": dict(self.first_page),
            "names": dict(self.names),
            "form": self.form.value,
            "size": self.size.value,
            "paper": self.paper.value,
            "use": self.use,
            "copies": self.copies,
        }

    @staticmethod
    def from_json(kept: Fields) -> "Packet":
        """Return what can be read of a packet; what is broken in it is as if it were not there."""
        read = {name: _READ[name](kept[name]) for name in _READ if name in kept}
        others = {key: value for key, value in kept.items() if key not in _READ}
        return Packet(**read, others=others)


def _text(kept: Any) -> str:
    return kept if isinstance(kept, str) else ""


def _day(kept: Any) -> date | None:
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None


def _one_of(kind: Callable[[str], T], else_: T) -> Callable[[Any], T]:
    def read(kept: Any) -> T:
        try:
            return kind(_text(kept))
        except ValueError:
            return else_

    return read


def _ids(kept: Any) -> frozenset[Any]:
    return frozenset(kept) if isinstance(kept, Mapping) else frozenset()


def _mapping(kept: Any) -> Fields:
    return dict(kept) if isinstance(kept, Mapping) else {}


def _passages(kept: Any) -> tuple[Passage, ...]:
    found = map(Passage.from_json, kept) if isinstance(kept, list) else ()
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _count(kept: Any) -> int:
    return kept if type(kept) is int and kept >= 0 else 0


_READ: Mapping[str, Callable[[Any], Any]] = {
    "title": _text,
    "days": Days.from_json,
    "rule": Rule.from_json,
    "sections": _ids,
    "entries": _ids,
    "without": _ids,
    "passages": _passages,
    "charts": _ids,
    "first_page": _mapping,
    "names": _mapping,
    "form": _one_of(Form, Form.PDF),
    "size": _one_of(Size, Size.READING),
    "paper": _one_of(Paper, Paper.A4),
    "use": _text,
    "copies": _count,
}
