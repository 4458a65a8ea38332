"""Text size, theme and language: all that is kept outside the vault, for all who use the program.

Nothing in here tells who writes or what.
"""

import json
from dataclasses import asdict, dataclass

SMALLEST_TEXT, LARGEST_TEXT = 80, 250
"""Per cent; `interface.md`, Keys."""
THEMES = ("system", "light", "dark")
LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How the program looks before anybody has unlocked anything."""

    text_size: int = 100
    theme: str = "system"
    language: str = "en"


def load(text: str) -> Preferences:
    """Return what the text says; whatever is unknown or broken in it becomes the default."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return Preferences()
    if not isinstance(said, dict):
        return Preferences()
    default = Preferences()
    size, theme, language = said.get("text_size"), said.get("theme"), said.get("language")
    if type(size) is not int or not SMALLEST_TEXT <= size <= LARGEST_TEXT:
        size = default.text_size
    return Preferences(
        text_size=size,
        theme=theme if theme in THEMES else default.theme,
        language=language if language in LANGUAGES else default.language,
    )


def dump(preferences: Preferences) -> str:
    """Return the text from which `load` makes the same preferences."""
    return json.dumps(asdict(preferences), indent=1) + "\n"
