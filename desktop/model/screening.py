"""Questions about fear and violence, asked in private: what their answers change, and no more.

Nothing is noted of them: whoever has to know reads the answers themselves (domain.md 5.2), so what
is deleted has no effect any more. They close nothing; they change what is offered first.
"""

from collections.abc import Iterable

from desktop.model.document import Section

GUIDE = "private_screening"
YES = "yes"


def says_yes(sections: Iterable[Section]) -> bool:
    """Say whether one of these questions was answered with yes."""
    return any(value == YES for section in sections for value in section.fields.values())
