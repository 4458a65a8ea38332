"""What can be read of a body that is cut off: its whole blocks, and of the last one what closes."""

import contextlib
import json
import zlib

from desktop.model import richtext
from desktop.model.richtext import EMPTY, Body

_PLAIN, _PACKED, _WITH_FIELDS = b"\0", b"\1", b"\2"
_CLOSINGS = ('"]]', "]]", '"]]]', "]]]")
_MOST_DROPPED = 12
"""Characters a half escape can have, that must go before a string closes."""


def begun(kept: bytes | None) -> Body:
    """Return the words at the beginning of a body of which the end is missing."""
    text = _text_of(kept or b"")
    if not text.startswith("["):
        return EMPTY
    decoder, blocks, at = json.JSONDecoder(), [], 1
    with contextlib.suppress(ValueError):
        while True:
            value, at = decoder.raw_decode(text, at)
            blocks.append(value)
            if text[at : at + 1] != ",":
                break
            at += 1
    return (*_decoded(blocks), *_last(text[at:]))


def _text_of(kept: bytes) -> str:
    first, rest = kept[:1], kept[1:]
    if first in {_PACKED, _WITH_FIELDS}:
        with contextlib.suppress(zlib.error):
            return _inner(_unpacked(rest)) if first == _WITH_FIELDS else _unpacked(rest)
        return ""
    return rest.decode("utf-8", "ignore") if first == _PLAIN else ""


def _unpacked(rest: bytes) -> str:
    return zlib.decompressobj().decompress(rest).decode("utf-8", "ignore")


def _inner(text: str) -> str:
    """Return the JSON of the blocks that stands as a string in a pair, cut where it must be."""
    for dropped in range(min(_MOST_DROPPED, len(text))):
        with contextlib.suppress(ValueError):
            value = json.loads(text[: len(text) - dropped] + '"]')
            return str(value[0])
    with contextlib.suppress(ValueError):
        value, _ = json.JSONDecoder().raw_decode(text, 1)
        return str(value)
    return ""


def _last(rest: str) -> Body:
    """Return the block that is cut off, where closing it gives one."""
    for dropped in range(min(_MOST_DROPPED, len(rest))):
        for closing in _CLOSINGS:
            with contextlib.suppress(ValueError):
                found = _decoded([json.loads(rest[: len(rest) - dropped] + closing)])
                if found:
                    return found
    return EMPTY


def _decoded(blocks: list[object]) -> Body:
    try:
        return richtext.decode(json.dumps(blocks))
    except (ValueError, TypeError, LookupError):
        return EMPTY
