"""A guide: what a kind of document asks, section by section."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

# What a field can be. "text" is rich text and the only kind drawn today; the
# others are read and kept, so that a guide may name them before a screen can.
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
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideField:
    """One place to write or choose something inside a section."""

    key: str
    kind: str
    label: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    columns: "tuple[GuideField, ...]" = ()
    refers_to: str = ""
    minutes: int = 0

    def spoken(self, say: Callable[[str], str]) -> "GuideField":
        """Return this field with each sentence put through `say`."""
        return replace(
            self,
            label=say(self.label),
            hint=say(self.hint),
            choices=tuple(say(choice) for choice in self.choices),
            ends=tuple(say(end) for end in self.ends),
            columns=tuple(column.spoken(say) for column in self.columns),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideSection:
    """One section of a guide: what it is for, what it asks, when to stop."""

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
    fields: tuple[GuideField, ...] = ()

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
    """One guided form; `words` are the replaceable terms and what they say by default."""

    id: str
    title: str
    purpose: str
    sections: tuple[GuideSection, ...]
    before: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def start(self) -> tuple[tuple[str, str], ...]:
        """Return key and heading of each section that a new document has, in order."""
        return tuple((section.key, section.heading) for section in self.sections)

    def starts_off(self) -> frozenset[str]:
        """Return the keys of the sections that begin as "not for me"."""
        return frozenset(section.key for section in self.sections if section.starts_off)

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
