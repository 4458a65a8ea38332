"""Questions about fear and violence, asked in private: what their answers change, and no more.

Nothing is noted of them: whoever has to know reads the answers themselves (domain.md 5.2), so what
is deleted has no effect any more. They close nothing; they change what is offered first.
"""

from collections.abc import Iterable

from desktop.model.document import Section
from desktop.model.settings import Purpose

GUIDE = "private_screening"
GUIDE_OF_TRUTH = "private_questions"
GUIDES = frozenset({GUIDE, GUIDE_OF_TRUTH})
"""Each asks the same of another person: who was hurt, and who is about to tell the truth."""
YES = "yes"
OF_TENSION = frozenset({"own_arc"})
"""Guides that take a quarrel for a way round between two: fear and violence are none."""
_FOR_ONESELF = "for_me"
"""The section whose fields are no answers but words of one's own."""
_OF_ONESELF = "to_myself"
"""The question after harm to oneself: who is there for that stands first for everybody."""
_BY_ONESELF = ("to_others", "by_me", "threats_by_me", "control_by_me")
"""The questions after what one might do, or has done, to somebody else."""


def guide_for(purpose: Purpose) -> str:
    """Return the id of the guide that asks somebody who is here for this; "" where none does."""
    return {Purpose.HURT: GUIDE, Purpose.TRUTH: GUIDE_OF_TRUTH}.get(purpose, "")


def says_yes(sections: Iterable[Section]) -> bool:
    """Say whether there is reason to be afraid of what somebody may do to somebody else."""
    every = tuple(sections)
    return fears_others(every) or fears_own_acts(every)


def fears_others(sections: Iterable[Section]) -> bool:
    """Say whether whoever answered fears what somebody else may do, or has had it done to them."""
    return any(
        value == YES and key not in (*_BY_ONESELF, _OF_ONESELF)
        for section in sections
        if section.key != _FOR_ONESELF
        for key, value in section.fields.items()
    )


def fears_own_acts(sections: Iterable[Section]) -> bool:
    """Say whether whoever answered fears what they might do to somebody, or has done it."""
    asked = [one.fields for one in sections if one.key != _FOR_ONESELF]
    return any(fields.get(key) == YES for fields in asked for key in _BY_ONESELF)
