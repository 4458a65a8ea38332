"""What is found: the nouns of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Voice(StrEnum):
    """Who writes: the one who broke trust, or the one whose trust was broken."""

    DISCLOSING = "disclosing"
    IMPACTED = "impacted"


class Label(StrEnum):
    """What a listener may hear in a sentence; each belongs to one voice (training/SCHEME.md)."""

    MINIMISING = "minimising"
    VAGUE = "vague"
    BLAME_SHIFTING = "blame_shifting"
    NON_APOLOGY = "non_apology"
    DISTANCING = "distancing"
    PRESSURE = "pressure"
    CHARACTER_JUDGEMENT = "character_judgement"
    ABSOLUTE = "absolute"
    MIND_READING = "mind_reading"
    YOU_MADE_ME_FEEL = "you_made_me_feel"
    UNCLEAR_NEED = "unclear_need"
    SELF_BLAME = "self_blame"


_ALL = tuple(Label)
_OF_ONE = 6
LABELS: Mapping[Voice, tuple[Label, ...]] = MappingProxyType(
    {Voice.DISCLOSING: _ALL[:_OF_ONE], Voice.IMPACTED: _ALL[_OF_ONE:]}
)

WEIGHT: Mapping[Label, int] = MappingProxyType({
    label: weight
    for weight, label in enumerate(
        (
            Label.VAGUE, Label.DISTANCING, Label.MINIMISING, Label.PRESSURE, Label.NON_APOLOGY,
            Label.BLAME_SHIFTING,
            Label.ABSOLUTE, Label.CHARACTER_JUDGEMENT, Label.YOU_MADE_ME_FEEL, Label.MIND_READING,
            Label.UNCLEAR_NEED, Label.SELF_BLAME,
        )
    )
})  # fmt: skip
"""Which finding of a sentence stands for it: the one of most weight (`domain.md` 4.1, 8). For the
other voice the label that can help most comes first, and the one nobody may correct, last shown."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in the text, what a listener may hear there, and one question."""

    label: Label
    start: int
    end: int
    why: str
    question: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Scope:
    """Which labels a reader was asked for, and whether one finding stands for a sentence."""

    labels: frozenset[Label] = field(default_factory=lambda: frozenset(Label))
    one_a_sentence: bool = True

    def of(self, voice: Voice) -> tuple[Label, ...]:
        """Return the labels asked for that this voice has."""
        return tuple(label for label in LABELS[voice] if label in self.labels)
