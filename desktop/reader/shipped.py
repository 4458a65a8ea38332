"""The engines as they are shipped, made at first use."""

from functools import lru_cache

from desktop.reader import rules
from desktop.reader.reading import Engines


@lru_cache(maxsize=1)
def engines() -> Engines:
    """Return the rules and the model that come with the program."""
    return Engines(rules=rules.load(), model=None, thresholds={})
