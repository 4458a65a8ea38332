"""The forms in which words could leave: eleven encodings of one canary."""

import base64
import urllib.parse
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType


@cache
def forms(words: str) -> Mapping[str, bytes]:
    """Return the canary in eleven encodings, by name."""
    raw = words.encode()
    made = {
        "utf-8": raw,
        "utf-16-le": words.encode("utf-16-le"),
        "utf-16-be": words.encode("utf-16-be"),
        "utf-32-le": words.encode("utf-32-le"),
        "utf-32-be": words.encode("utf-32-be"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "url": urllib.parse.quote(words).encode(),
        **{f"base64+{shift}": _inner_base64(raw, shift) for shift in range(3)},
    }
    return MappingProxyType(made)


def _inner_base64(raw: bytes, shift: int) -> bytes:
    """Return the letters of base64 that do not depend on what stands before or behind."""
    text = base64.b64encode(b"\0" * shift + raw)
    start = (shift * 8 + 5) // 6
    end = len(raw + b"\0" * shift) * 8 // 6
    return text[start:end]


def found(data: bytes, canaries: list[str]) -> set[tuple[str, str]]:
    """Return which canaries stand in the data, and in which encoding."""
    return {
        (words, name) for words in canaries for name, form in forms(words).items() if form in data
    }
