"""Which characters can be drawn: the fonts' own tables, and text taken apart into characters.

A character here is what a person sees as one: a letter with its marks, a flag, a family emoji.
"""

import re
import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_ZWJ = "\u200d"
_LARGEST_TABLE = 4 * 1024**2
# The spaces a shaper makes by itself, and HarfBuzz's default ignorables (hb-unicode.hh): every
# other space or format character needs a glyph.
_INVISIBLE = re.compile(
    "[ \n\u00a0\u2000-\u200a\u202f\u205f\u3000\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufff8"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class Face:
    """One face in a font file; `index` counts in a collection."""

    path: Path
    index: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """Code points a face has a glyph for: where each range begins and where it ends."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    @staticmethod
    def of(ranges: Iterable[tuple[int, int]]) -> "Coverage":
        """Return the coverage of these ranges, in any order."""
        firsts: list[int] = []
        lasts: list[int] = []
        for first, last in sorted(ranges):
            if lasts and first <= lasts[-1] + 1:
                lasts[-1] = max(lasts[-1], last)
            else:
                firsts.append(first)
                lasts.append(last)
        return Coverage(tuple(firsts), tuple(lasts))

    def __contains__(self, code: int) -> bool:
        place = bisect_right(self.firsts, code) - 1
        return place >= 0 and code <= self.lasts[place]

    def covers(self, character: str) -> bool:
        """Say whether this face alone can draw a whole character."""
        return all(ord(one) in self for one in character if not is_invisible(one))


def is_invisible(one: str) -> bool:
    """Say whether a code point needs no glyph of its own: joiners, selectors, white space."""
    return _INVISIBLE.fullmatch(one) is not None


def _is_selector(one: str) -> bool:
    return "\ufe00" <= one <= "\ufe0f" or "\U000e0000" <= one <= "\U000e0fff" or one == "\u034f"


def characters(text: str) -> Iterator[str]:
    """Give the characters of a text in order; joined again they are the text."""
    start = 0
    for end in range(1, len(text)):
        if not _continues(text, start, end):
            yield text[start:end]
            start = end
    if text:
        yield text[start:]


def distinct(text: str) -> set[str]:
    """Return each character once; quick where none is of several code points."""
    single = set(text)
    return set(characters(text)) if any(map(_may_continue, single)) else single


def _may_continue(one: str) -> bool:
    return (
        one == _ZWJ
        or _is_selector(one)
        or _is_flag(one)
        or "\U0001f3fb" <= one <= "\U0001f3ff"
        or unicodedata.category(one).startswith("M")
    )


def _continues(text: str, start: int, at: int) -> bool:
    one, before = text[at], text[at - 1]
    if before == "\n" or one == "\n":
        return False
    if _is_flag(one):
        return before == _ZWJ or (_is_flag(before) and (at - start) % 2 == 1)
    return before == _ZWJ or _may_continue(one)


def _is_flag(one: str) -> bool:
    return "\U0001f1e6" <= one <= "\U0001f1ff"


@lru_cache(maxsize=4096)
def coverage(face: Face) -> Coverage:
    """Return what a face covers; a file that cannot be read as a font covers nothing."""
    try:
        with face.path.open("rb") as file:
            return Coverage.of(_ranges(_table(file.read(), face.index)))
    except (OSError, struct.error, IndexError):
        return Coverage((), ())


def _table(font: bytes, index: int) -> bytes:
    start = 0
    if font[:4] == b"ttcf":
        (start,) = struct.unpack_from(">I", font, 12 + 4 * index)
    (count,) = struct.unpack_from(">H", font, start + 4)
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, start + 12 + 16 * number)
        if tag == b"cmap" and length <= _LARGEST_TABLE:
            return font[offset : offset + length]
    return b"\0\0\0\0"


def _ranges(cmap: bytes) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * number)
        if platform == 0 or (platform, encoding) in {(3, 1), (3, 10)}:
            (form,) = struct.unpack_from(">H", cmap, offset)
            match form:
                case 4:
                    yield from _segments(cmap, offset)
                case 12 | 13:
                    yield from _groups(cmap, offset)
                case _:
                    pass


def _segments(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Give the codes of format 4 that have a glyph."""
    (double,) = struct.unpack_from(">H", cmap, at + 6)
    for place in range(0, double, 2):
        (last,) = struct.unpack_from(">H", cmap, at + 14 + place)
        start = at + 16 + double + place
        (first,) = struct.unpack_from(">H", cmap, start)
        (shift,) = struct.unpack_from(">H", cmap, start + double)
        indices = start + 2 * double
        (offset,) = struct.unpack_from(">H", cmap, indices)
        for code in range(first, last + 1):
            if offset:
                (glyph,) = struct.unpack_from(">H", cmap, indices + offset + 2 * (code - first))
            else:
                glyph = (code + shift) & 0xFFFF
            if glyph:
                yield code, code


def _groups(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">I", cmap, at + 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">III", cmap, at + 16 + 12 * number)
        if first <= last:
            yield first if glyph else first + 1, last


def undrawable(text: str, own: Iterable[Face], others: Iterable[Face]) -> tuple[set[str], set[str]]:
    """Return the characters that no face can draw, and those for which only a trial can tell.

    The typesetter takes the first code point from the first face that has it, and its marks and
    joiners with it. So what is one code point is told by the tables of our `own` faces; what is
    several only if each of them has all; the `others` are always tried.
    """
    ours, theirs = [coverage(face) for face in own], [coverage(face) for face in others]
    lost, doubtful = set(), set()
    for character in distinct(text):
        have = [face.covers(character) for face in ours]
        if all(have) or (len(character) == 1 and any(have)):
            continue
        if any(have) or any(face.covers(character) for face in theirs):
            doubtful.add(character)
        else:
            lost.add(character)
    return lost, doubtful
