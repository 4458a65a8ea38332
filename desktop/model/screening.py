"""Questions about fear and violence, asked in private: what their answers change, and no more.

Nothing is noted of them: whoever has to know reads the answers themselves (domain.md 5.2), so what
is deleted has no effect any more. They close nothing; they change what is offered first.
"""

from collections.abc import Iterable

from desktop.model.document import Section

GUIDE = "private_screening"
YES = "yes"
_FOR_ONESELF = "for_me"
"""The section whose fields are no answers but words of one's own."""
_OF_ONESELF = "to_myself"
"""The question after harm to oneself: who is there for that stands first for everybody."""


def says_yes(sections: Iterable[Section]) -> bool:
    """Say whether there is reason to be afraid of what somebody may do to somebody else."""
    return any(
        value == YES and key != _OF_ONESELF
        for section in sections
        if section.key != _FOR_ONESELF
        for key, value in section.fields.items()
    )
