"""Text as it can be set: cleaned, with a sign for what no font draws, and breakable.

Nothing a person writes is ever markup, and nothing invisible in it may mislead the reader.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from desktop.export import glyphs

SIGN = "[?]"
"""Stands for what no font can draw; a reading voice can say it."""
LONGEST_UNBROKEN = 30
"""Characters in a row after which a line may break, so that none runs off the page."""
BREAK = "\u200b"
"""Where a line may break though no white space stands there."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
# Soft hyphens would come back as hyphens; direction overrides would turn other words round.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffc]"
)
# What looks the same and is in more faces: hyphens, and ligatures copied out of other files. Half
# of a surrogate pair is nothing at all.
_ALIKE = str.maketrans(
    {"\t": "    ", "\u2010": "-", "\u2011": "-"}
    | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
    | {chr(code): "\ufffd" for code in range(0xD800, 0xE000)}
)
_GLUED = re.compile(rf"[^ \n]{{{LONGEST_UNBROKEN + 1},}}")
_GLUE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2060": ""})
_UNBROKEN = re.compile(rf"[^\s\u200b]{{{LONGEST_UNBROKEN + 1},}}")


def clean(text: str) -> str:
    """Return the text as it can be set: one kind of line end, nothing invisible that misleads."""
    text = _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
    lines = unicodedata.normalize("NFC", text.translate(_ALIKE)).split("\n")
    return "\n".join(_founded(line) for line in lines)


def _founded(line: str) -> str:
    """Return the line with a hard space under a mark that has no letter (Unicode 7.9)."""
    return f"\u00a0{line}" if line and unicodedata.category(line[0])[0] == "M" else line


def signed(text: str, replaced: frozenset[str]) -> str:
    """Return the clean text with the sign for each stretch of these characters."""
    text = clean(text)
    if not replaced:
        return text
    stretches = groupby(glyphs.characters(text), replaced.__contains__)
    return "".join(SIGN if lost else "".join(kept) for lost, kept in stretches)


def unglued(text: str) -> str:
    """Return the text with common spaces where it would never break: web pages hold hard ones."""
    return _GLUED.sub(lambda found: found[0].translate(_GLUE), text)


def breakable(text: str) -> str:
    """Return the text so that a line may break in any long stretch of it, between characters."""
    return _UNBROKEN.sub(lambda found: BREAK.join(_stretches(found[0])), unglued(text))


def _stretches(text: str) -> Iterator[str]:
    stretch = ""
    for character in glyphs.characters(text):
        if stretch and len(stretch) + len(character) > LONGEST_UNBROKEN:
            yield stretch
            stretch = ""
        stretch += character
    yield stretch


def trimmed(text: str, replaced: frozenset[str]) -> str:
    """Return the signed text without white space around it; nothing if it is only that."""
    signs = signed(text, replaced)
    return _founded(signs.strip(" \n")) if signs.strip() else ""


def words(text: str, replaced: frozenset[str]) -> str:
    """Return one line or passage as it is set, without white space around it."""
    return breakable(trimmed(text, replaced))


def item(text: str) -> dict[str, Any]:
    """Return what the template takes for text in one dress that is ready to be set."""
    return {"runs": [[text, ""]], "rtl": is_rtl(text)}


def is_rtl(text: str) -> bool:
    """Say whether the first letter with a direction runs from right to left."""
    strong = (unicodedata.bidirectional(one) for one in text)
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)
