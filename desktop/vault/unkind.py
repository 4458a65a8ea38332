"""Words of the standard lists that a new phrase or part is never made of, because they could hurt.

Somebody who was betrayed would have to copy "liar" or "affair" by hand. The lists stay as they are
(resources/words/NOTICE), so whatever was written down before, or elsewhere, opens as it did.
"""

import functools
from collections.abc import Iterable

from desktop import files


@functools.cache
def words() -> frozenset[str]:
    """Return the words that are not drawn."""
    path = files.resources() / "words" / "unkind.txt"
    return frozenset(path.read_text("ascii").split())


def is_kind(drawn: Iterable[str]) -> bool:
    """Return whether none of these words is one of those."""
    return words().isdisjoint(drawn)
