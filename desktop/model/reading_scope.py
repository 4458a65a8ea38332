"""What may be read with somebody, and for what: `domain.md` 4.2 and 4.3 as one table.

What stands in no row here is read by nobody: no journal, log, plan, question or free letter of the
one who was betrayed, no first-step story and no notes for a therapist.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.model.document import Section, SectionId
from desktop.model.richtext import BlockKind, Body

DISCLOSING, IMPACTED = "disclosing", "impacted"
"""The voices, as the reader names them."""
MINIMISING, VAGUE, BLAME = "minimising", "vague", "blame_shifting"
APOLOGY, DISTANCING, PRESSURE = "non_apology", "distancing", "pressure"
OF_DISCLOSING = (MINIMISING, VAGUE, BLAME, APOLOGY, DISTANCING, PRESSURE)
OF_IMPACTED = (
    "character_judgement", "absolute", "mind_reading", "you_made_me_feel", "unclear_need",
    "self_blame",
)  # fmt: skip
"""What can be asked for, as the reader names it, in the order in which it is offered."""
WEIGHTY = (
    BLAME, APOLOGY, PRESSURE, MINIMISING, DISTANCING, VAGUE,
    "self_blame", "unclear_need", "mind_reading", "you_made_me_feel", "character_judgement",
    "absolute",
)  # fmt: skip
"""What weighs most first, as the reader weighs it within a sentence (`domain.md` 4.1, 8)."""
IMPACT_LETTER = "impact_letter"


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
    text: str
    scope: Scope


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


def has_any(guide: str) -> bool:
    """Say whether anything of a document from this guide may ever be read."""
    return guide in _GUIDES or guide == IMPACT_LETTER


def is_offered(guide: str) -> bool:
    """Say whether what is found there is an offer to somebody who was hurt (4.3)."""
    return guide == IMPACT_LETTER


def scope(guide: str, section: str, chosen: Collection[str] = ()) -> Scope | None:
    """Return what may be asked for in this section of this guide; None where nothing may.

    `chosen` is what the one who was betrayed switched on, each by itself; it adds nothing for
    anybody else.
    """
    if guide == IMPACT_LETTER:
        labels = frozenset(OF_IMPACTED) & set(chosen)
        return Scope(IMPACTED, labels) if labels and section in _OF_IMPACT else None
    return _SECTIONS.get((guide, section), _GUIDES.get(guide))


def can_be_read(guide: str, section: str) -> bool:
    """Say whether anything may be asked for in this section."""
    return scope(guide, section, OF_IMPACTED) is not None


def asked(guide: str, section: Section, chosen: Collection[str] = ()) -> Asked | None:
    """Return a section to be read; None where nothing may be asked, or no word stands there."""
    found = scope(guide, section.key, chosen)
    text = readable(section.body)
    if found is None or not text.strip():
        return None
    return Asked(section.id, text, found)


def readable(body: Body) -> str:
    """Return the words of a body, each at its place on the page; quoted blocks are blank.

    Somebody's old words, told again, are not said again (4.1, 4).
    """
    return "\n".join(
        " " * len(block.text) if block.kind is BlockKind.QUOTE else block.text for block in body
    )


def first_to_show(label: str) -> int:
    """Return how early a finding with this label is shown where there is no room for all."""
    return WEIGHTY.index(label)
