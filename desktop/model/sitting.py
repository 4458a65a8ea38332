"""Two people at one screen: where they are, what was written, and what of it could be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from desktop.model.practice import Practice, Turn, Who
from desktop.model.richtext import Block, BlockKind, Body, Run

_Place = tuple[int, int]
"""A round, and a turn in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One practice while it goes on; in every second round the two have changed over.

    `names` are for this sitting only. `words` are what was typed, by round and turn; `passes` are
    the turns somebody passed: what was typed there is shown again, and counts as not said.
    """

    practice: Practice
    names: tuple[str, str]
    round: int = 0
    at: int = 0
    words: Mapping[_Place, str] = field(default_factory=dict, repr=False)
    passes: frozenset[_Place] = frozenset()

    @staticmethod
    def begun(practice: Practice, names: tuple[str, str]) -> "Sitting":
        """Return a sitting at its first turn; who types no name is called by their place."""
        first, second = (
            " ".join(name.split()) or usual
            for name, usual in zip(names, practice.speakers, strict=True)
        )
        return Sitting(practice=practice, names=(first, second))

    @property
    def turn(self) -> Turn:
        """Return whose turn it is, and what for."""
        return self.practice.turns[self.at]

    @property
    def is_first(self) -> bool:
        """Say whether nothing lies before this turn."""
        return not self.at and not self.round

    @property
    def is_last(self) -> bool:
        """Say whether this is the last turn of a round."""
        return self.at == len(self.practice.turns) - 1

    @property
    def text(self) -> str:
        """Return what is written at this turn."""
        return self.words.get((self.round, self.at), "")

    def name(self, turn: Turn | None = None, *, of_round: int | None = None) -> str:
        """Return who has this turn, or "" where both do."""
        speaker = (turn or self.turn).speaker
        if speaker is None:
            return ""
        at = self.round if of_round is None else of_round
        return self.names[(speaker + at) % 2]

    def written(self, text: str) -> "Sitting":
        """Return this sitting with these words at its turn."""
        place = (self.round, self.at)
        return replace(self, words={**self.words, place: text}, passes=self.passes - {place})

    def passed(self) -> "Sitting":
        """Return this sitting one turn on, with nothing said at the one that is passed."""
        return replace(self._on(), passes=self.passes | {(self.round, self.at)})

    def gone_on(self) -> "Sitting":
        """Return this sitting one turn on; the last turn stays the last."""
        return replace(self._on(), passes=self.passes - {(self.round, self.at)})

    def _on(self) -> "Sitting":
        return self if self.is_last else replace(self, at=self.at + 1)

    def gone_back(self) -> "Sitting":
        """Return this sitting one turn before, also into the round before; the first stays."""
        if self.at:
            return replace(self, at=self.at - 1)
        if self.round:
            return replace(self, round=self.round - 1, at=len(self.practice.turns) - 1)
        return self

    def changed_over(self) -> "Sitting":
        """Return a further round, in which the one who listened speaks."""
        return replace(self, round=self.round + 1, at=0)

    @property
    def has_words(self) -> bool:
        """Say whether anything is written that was not passed."""
        return any(text.strip() for place, text in self.words.items() if self._is_said(place))

    def _is_said(self, place: _Place) -> bool:
        return place not in self.passes

    def body(self) -> Body:
        """Return what was written, below the headings of the steps, each with who said it."""
        return tuple(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        above: tuple[int, str] | None = None
        for (number, at), text in sorted(self.words.items()):
            turn = self.practice.turns[at]
            if not text.strip() or not self._is_said((number, at)):
                continue
            if above != (number, turn.step.key):
                above = (number, turn.step.key)
                yield Block.of(BlockKind.HEADING, [Run(turn.step.heading)])
            yield from self._said(turn, number, text)

    def _said(self, turn: Turn, number: int, text: str) -> Iterator[Block]:
        name = "" if turn.who is Who.BOTH else f"{self.name(turn, of_round=number)}: "
        lines = [line for line in text.splitlines() if line.strip()]
        for place, line in enumerate(lines):
            lead = [Run(name, bold=True)] if name and not place else []
            yield Block.of(BlockKind.PARAGRAPH, [*lead, Run(line)])
