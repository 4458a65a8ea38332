"""A guide: what a kind of document asks, section by section."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from desktop.model.settings import Purpose

# What a field can be. "fixed" is a table whose rows the guide names; "map" is one that is drawn as
# a ring as well. "text" is plain text of several lines; under the key "body" it is the rich
# text of the section.
BODY = "body"
_NAMED = frozenset({"fixed", "map"})
_IN_ROWS = _NAMED | {"table"}
FIELD_KINDS = (
    "text",
    "short",
    "choice",
    "choices",
    "scale",
    "date",
    "money",
    "table",
    "yes-no-none",
    "reference",
    "timer",
    "fixed",
    "map",
)

FIELD_ROLES = (
    "kind",
    "none",
    "first",
    "last",
    "peak",
    "usual",
    "length",
    "money",
    "device",
    "place",
    "people",
    "reach",
    "hidden",
    "how",
    "said",
    "left_out",
    "truth",
    "known",
    "sure",
    "recalled",
    "note",
    "wanted",
    "aside",
    "point",
    "out",
    "moment",
)
"""What a column can mean to the program; a column without a role is only kept and printed."""

FACT_VIEWS = (
    "timeline",
    "kinds",
    "frequency",
    "devices",
    "people",
    "money",
    "hidden",
    "reach",
    "told",
    "unsure",
)
"""What can be put together from facts."""

ANSWERS = "answers"
"""What is put together from the partner's questions instead of from facts."""

SHELVES = ("letters", "plans", "notice", "practise")
"""The entries of the rail that a guide can stand under."""

PEOPLE = tuple(purpose.value for purpose in Purpose)
"""Whom a guide is for, named as a person's purpose is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedRow:
    """One row that a guide names; `leads` are ids of guides that belong to it.

    `sides` are two sentences between which the person's own words stand, none of them a verdict.
    """

    key: str
    label: str
    hint: str = ""
    leads: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()

    def spoken(self, say: Callable[[str], str]) -> "FixedRow":
        """Return this row with each sentence put through `say`."""
        return replace(
            self,
            label=say(self.label),
            hint=say(self.hint),
            sides=tuple(say(side) for side in self.sides),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideField:
    """One place to write or choose something inside a section.

    `role` says what a column means to the program; `exportable` is false for what no export may
    take; `wide` asks for the whole line of a form; `own` lets the writer add choices.
    """

    key: str
    kind: str
    label: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    columns: "tuple[GuideField, ...]" = ()
    rows: tuple[FixedRow, ...] = ()
    refers_to: str = ""
    minutes: int = 0
    role: str = ""
    exportable: bool = True
    wide: bool = False
    own: bool = False

    @property
    def has_rows(self) -> bool:
        """Return whether this is a table of any sort: rows, each with a cell for every column."""
        return self.kind in _IN_ROWS

    @property
    def names_rows(self) -> bool:
        """Return whether the guide names the rows; its value is then cells by key of the row."""
        return self.kind in _NAMED

    def spoken(self, say: Callable[[str], str]) -> "GuideField":
        """Return this field with each sentence put through `say`."""
        return replace(
            self,
            label=say(self.label),
            hint=say(self.hint),
            choices=tuple(say(choice) for choice in self.choices),
            ends=tuple(say(end) for end in self.ends),
            columns=tuple(column.spoken(say) for column in self.columns),
            rows=tuple(row.spoken(say) for row in self.rows),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideSection:
    """One section of a guide: what it is for, what it asks, when to stop.

    `assembles` names what the program puts together here from facts kept elsewhere. `is_gentle`
    says that somebody who was hurt may read it, who is not told of mistakes.
    """

    key: str
    number: int
    heading: str
    purpose: str
    why: str
    questions: tuple[str, ...]
    hint: str
    mistake: str
    stop: str
    who_sees: str
    caution: str = ""
    exportable: bool = True
    optional: bool = False
    starts_off: bool = False
    is_gentle: bool = False
    fields: tuple[GuideField, ...] = ()
    assembles: tuple[str, ...] = ()

    @property
    def has_body(self) -> bool:
        """Return whether this section has a page of rich text beside or without its fields."""
        return any(one.key == BODY for one in self.fields)

    def field(self, key: str) -> GuideField | None:
        """Return the field with this key, if the section has it."""
        return next((one for one in self.fields if one.key == key), None)

    def quoted_at(self, path: str) -> str:
        """Return the guide from whose text the field at "field" or "field/row/column" quotes."""
        key, _, rest = path.partition("/")
        column = rest.rpartition("/")[2]
        field = self.field(key)
        among = field.columns if field and column else (field,) if field else ()
        return next((one.refers_to for one in among if one.key == (column or key)), "")

    def spoken(self, say: Callable[[str], str]) -> "GuideSection":
        """Return this section with each sentence put through `say`."""
        return replace(
            self,
            heading=say(self.heading),
            purpose=say(self.purpose),
            why=say(self.why),
            questions=tuple(say(question) for question in self.questions),
            hint=say(self.hint),
            mistake=say(self.mistake),
            stop=say(self.stop),
            who_sees=say(self.who_sees),
            caution=say(self.caution),
            fields=tuple(one.spoken(say) for one in self.fields),
        )

    def sentences(self) -> tuple[str, ...]:
        """Return every text of this section that a person may read, in reading order."""
        seen: list[str] = []

        def note(text: str) -> str:
            if text:
                seen.append(text)
            return text

        self.spoken(note)
        return tuple(seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One guided form; `words` are the replaceable terms and what they say by default.

    `roles` says for whom it is, nobody named meaning everybody; `private_workings` asks for a page
    beside each section that never leaves; `spelling` is whether spelling can be switched on;
    a smaller `order` stands earlier on its shelf; `for_two` is what two people agree on or do;
    `late` is offered only to somebody who opened the later pages; `apart` explains, and so never
    stands in one file with a disclosure.
    """

    id: str
    title: str
    purpose: str
    sections: tuple[GuideSection, ...]
    before: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    shelf: str = "letters"
    roles: tuple[str, ...] = ()
    private_workings: bool = False
    exportable: bool = True
    spelling: bool = False
    order: int = 0
    for_two: bool = False
    late: bool = False
    apart: bool = False

    def start(self) -> tuple[tuple[str, str], ...]:
        """Return key and heading of each section that a new document has, in order."""
        return tuple((section.key, section.heading) for section in self.sections)

    def starts_off(self) -> frozenset[str]:
        """Return the keys of the sections that begin as "not for me"."""
        return frozenset(section.key for section in self.sections if section.starts_off)

    def is_for(self, role: str) -> bool:
        """Return whether this guide is offered to somebody with this purpose."""
        return not self.roles or role in self.roles

    def section(self, key: str) -> GuideSection | None:
        """Return the section with this key; none if a person added it without a guide."""
        return next((section for section in self.sections if section.key == key), None)

    def spoken(self, say: Callable[[str], str]) -> "Guide":
        """Return this guide with each sentence put through `say`."""
        return replace(
            self,
            title=say(self.title),
            purpose=say(self.purpose),
            before=tuple(say(sentence) for sentence in self.before),
            sections=tuple(section.spoken(say) for section in self.sections),
        )
