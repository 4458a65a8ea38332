"""What two people do at one screen, step by step: who speaks, what is asked, how long."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

ROLES = ("truth", "hurt")
"""Who is here because of the other; a journal alone is nobody's but its writer's."""
MOST_MINUTES = 10
"""The longest turn: the listener's timer of domain.md C1."""


class Who(StrEnum):
    """Whose turn a step is; "each" is one after the other."""

    ONE = "one"
    OTHER = "other"
    BOTH = "both"
    LISTENER = "listener"
    EACH = "each"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that is asked; it can be passed where `may_pass`, and stopped at always.

    `meanwhile` is for whoever does not speak. `lines` is how much room there is to write, on paper
    in lines; with 0 nothing is written. `minutes` is 0 where no time is set; a person may set it
    between `least` and `most`.
    """

    key: str
    heading: str
    who: Who
    prompt: tuple[str, ...]
    meanwhile: str = ""
    minutes: int = 0
    least: int = 0
    most: int = 0
    lines: int = 0
    may_pass: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A step as one person has it: `who` is never "each"."""

    step: Step
    who: Who

    @property
    def speaker(self) -> int | None:
        """Return 0 for the first person, 1 for the second, None for both."""
        return {Who.ONE: 0, Who.OTHER: 1, Who.LISTENER: 1}.get(self.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What two people can do together; `roles` are whose vault offers it, as purposes.

    `speakers` are how the two are called until they type a name. With `change_over` it can be
    begun again with the roles changed.
    """

    id: str
    order: int
    title: str
    purpose: str
    takes: str
    when_not: tuple[str, ...]
    before: tuple[str, ...]
    steps: tuple[Step, ...]
    speakers: tuple[str, str] = ("First speaker", "Second speaker")
    change_over: bool = False
    roles: tuple[str, ...] = ROLES

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Return all turns in their order."""
        return tuple(self._turns())

    def is_for(self, role: str) -> bool:
        """Say whether it is offered in the vault of somebody who is here for this."""
        return role in self.roles

    def sentences(self) -> Iterator[str]:
        """Give every text of it that a person reads."""
        yield from (self.title, self.purpose, self.takes, *self.when_not, *self.before)
        yield from self.speakers
        for step in self.steps:
            yield from (step.heading, *step.prompt)
            if step.meanwhile:
                yield step.meanwhile

    def _turns(self) -> Iterator[Turn]:
        for step in self.steps:
            each = (Who.ONE, Who.OTHER) if step.who is Who.EACH else (step.who,)
            yield from (Turn(step=step, who=who) for who in each)
