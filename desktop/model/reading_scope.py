"""What may be read with somebody, and for what: `domain.md` 4.2 and 4.3 as one table.

What stands in no row here is read by nobody: no journal, log, plan, question or free letter of the
one who was betrayed, no first-step story and no notes for a therapist. Nor is a setback written
down, or the plan for one: 4.1 names such notes, 4.2 has no row for them, and a word for it that was
settled beforehand is no shrinking. Beside the letter, one thing of the one who was betrayed can be
read: what they need, on a need card, for one label, where they ask for it on that card (4.3).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.model import reading_parts
from desktop.model.document import Section, SectionId
from desktop.model.reading_parts import CARDS, NEEDS, UNCLEAR, Words

DISCLOSING, IMPACTED = "disclosing", "impacted"
"""The voices, as the reader names them."""
MINIMISING, VAGUE, BLAME = "minimising", "vague", "blame_shifting"
APOLOGY, DISTANCING, PRESSURE = "non_apology", "distancing", "pressure"
SELF_BLAME = "self_blame"
OF_DISCLOSING = (MINIMISING, VAGUE, BLAME, APOLOGY, DISTANCING, PRESSURE)
OF_IMPACTED = (
    "character_judgement", "absolute", "mind_reading", "you_made_me_feel", UNCLEAR,
    SELF_BLAME,
)  # fmt: skip
"""What can be asked for, as the reader names it, in the order in which it is offered."""
WEIGHTY = (
    BLAME, APOLOGY, PRESSURE, MINIMISING, DISTANCING, VAGUE,
    SELF_BLAME, UNCLEAR, "mind_reading", "you_made_me_feel", "character_judgement",
    "absolute",
)  # fmt: skip
"""What weighs most first, as the reader weighs it within a sentence (`domain.md` 4.1, 8)."""
IMPACT_LETTER = "impact_letter"
OFFERED = (IMPACT_LETTER, NEEDS)
"""Guides of the one who was betrayed of which something can be read at all."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for in one section; what is `soft` stands behind a button of its own."""

    voice: str
    labels: frozenset[str]
    soft: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of one section, and what may be said of them; only `asked` makes one."""

    section: SectionId
    words: Words
    scope: Scope

    @property
    def text(self) -> str:
        """Return all of the words as one text."""
        return self.words.text


def _told(*, soft: Collection[str] = (), off: Collection[str] = ()) -> Scope:
    return Scope(DISCLOSING, frozenset(OF_DISCLOSING) - set(off), frozenset(soft) - set(off))


_PLAN = (MINIMISING, DISTANCING, PRESSURE)
_GUIDES: Mapping[str, Scope] = MappingProxyType({
    "disclosure": _told(),
    "amends": _told(soft=(VAGUE,)),
    "why_letter": _told(soft=(DISTANCING,)),
    "recovery_plan": _told(soft=_PLAN, off=(APOLOGY,)),
})  # fmt: skip
"""`domain.md` 4.2, row by row. D4 and D7 are no labels of the reader: D4 is part of blame."""
_SECTIONS: Mapping[tuple[str, str], Scope] = MappingProxyType({
    # What sets it off belongs there (4.2, D4).
    ("recovery_plan", "sets_off"): _told(soft=_PLAN, off=(APOLOGY, BLAME)),
    # A warning about health must never be held back (docs/reader.md, the worst mistakes).
    ("disclosure", "health"): _told(off=(PRESSURE,)),
})  # fmt: skip
_OF_IMPACT = frozenset({"what_changed", "made_to_believe", "lost", "not_mine", "need", "closing"})
"""Sections 2.4.5 to 2.4.10; what was done (2.4.4) is exempt."""
_NEED = "need"
"""The one section of the letter in which a need is asked about (4.4, P5: there and on cards)."""
_BELIEVED = "made_to_believe"
"""What somebody was made to believe of themselves stands there rightly (4.4, P6, 1)."""


def has_any(guide: str) -> bool:
    """Say whether the whole of a document from this guide can be read, from the outline."""
    return guide in _GUIDES or guide == IMPACT_LETTER


def is_offered(guide: str) -> bool:
    """Say whether what is found there is an offer to somebody who was hurt (4.3)."""
    return bool(offers(guide))


def is_on_cards(guide: str, section: str) -> bool:
    """Say whether the cards of this section have a door of their own: the one exception of 4.3."""
    return (guide, section) == (NEEDS, CARDS)


def offers(guide: str) -> tuple[str, ...]:
    """Return what the one who was betrayed can switch on there, each off at first."""
    return {IMPACT_LETTER: OF_IMPACTED, NEEDS: (UNCLEAR,)}.get(guide, ())


def scope(guide: str, section: str, chosen: Collection[str] = ()) -> Scope | None:
    """Return what may be asked for in this section of this guide; None where nothing may.

    `chosen` is what the one who was betrayed switched on, each by itself; it adds nothing for
    anybody else.
    """
    if offers(guide):
        labels = _offered(guide, section) & set(chosen)
        return Scope(IMPACTED, labels) if labels else None
    return _SECTIONS.get((guide, section), _GUIDES.get(guide))


def _offered(guide: str, section: str) -> frozenset[str]:
    """Return what may be switched on for this section of somebody who was hurt."""
    if is_on_cards(guide, section):
        return frozenset(offers(guide))
    if guide != IMPACT_LETTER or section not in _OF_IMPACT:
        return frozenset()
    off = set() if section == _NEED else {UNCLEAR}
    if section == _BELIEVED:
        off.add(SELF_BLAME)
    return frozenset(OF_IMPACTED) - off


def can_be_read(guide: str, section: str) -> bool:
    """Say whether anything may be asked for in this section."""
    return scope(guide, section, OF_IMPACTED) is not None


def asked(
    guide: str, section: Section, chosen: Collection[str] = (), within: str = ""
) -> Asked | None:
    """Return a section to be read; None where nothing may be asked, or no word stands there.

    `within` names one row of it, and nothing else of the section is read.
    """
    found = scope(guide, section.key, chosen)
    words = reading_parts.words(guide, section).within(within)
    if found is None or not words.parts:
        return None
    return Asked(section.id, words, found)


def first_to_show(label: str) -> int:
    """Return how early a finding with this label is shown where there is no room for all."""
    return WEIGHTY.index(label)
