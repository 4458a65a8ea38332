"""The pages by pdfium: drawn, and read as words. The only module that opens them with it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped] # has no types; this is its one door

WIDEST = 6000
"""Dots across at most: an A4 page of that width takes about 200 MB."""

_LONGEST_NAME = 64
_SPACE = ord(" ")

UnreadableError = pypdfium2.PdfiumError
"""Raised where a file is no PDF, or the password is wrong."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: four bytes a dot (blue, green, red, unused), rows from the top."""

    width: int
    height: int
    dots: bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of one page, apart by where they stand; each is in exactly one of the three.

    `beside` are those left of the text, each with its height; `furniture` are those marked as
    belonging to the page and not to the text.
    """

    text: str
    furniture: str
    beside: tuple[tuple[float, str], ...]


class _Letter(NamedTuple):
    one: str
    left: float
    height: float
    is_furniture: bool


def opens(file: bytes, password: str | None) -> bool:
    """Say whether this file opens with this password, or with none."""
    try:
        pypdfium2.PdfDocument(file, password=password).close()
    except UnreadableError:
        return False
    return True


def texts(file: bytes, password: str | None) -> tuple[str, ...]:
    """Return the words of every page, or raise UnreadableError."""
    with pypdfium2.PdfDocument(file, password=password) as document:
        return tuple(_text(document, index) for index in range(len(document)))


def _text(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    words = page.get_textpage()
    text: str = words.get_text_range()
    words.close()
    page.close()
    return text


def parted(file: bytes, password: str | None, margin_ends: float) -> tuple[Sheet, ...]:
    """Return the words of every page by where they stand, or raise UnreadableError.

    What begins left of `margin_ends` (in points) stands beside the text. This takes some five
    times as long as `texts`.
    """
    with pypdfium2.PdfDocument(file, password=password) as document:
        return tuple(_sheet(document, index, margin_ends) for index in range(len(document)))


def _sheet(document: pypdfium2.PdfDocument, index: int, margin_ends: float) -> Sheet:
    page = document[index]
    words = page.get_textpage()
    letters = list(_letters(words.raw, words.count_chars()))
    words.close()
    page.close()
    main = [one for one in letters if one.left >= margin_ends]
    beside = groupby((one for one in letters if one.left < margin_ends), lambda one: one.height)
    return Sheet(
        text=_joined(one for one in main if not one.is_furniture),
        furniture=_joined(one for one in main if one.is_furniture),
        beside=tuple((height, _joined(some)) for height, some in beside),
    )


def _joined(letters: Iterator[_Letter]) -> str:
    # Half of a surrogate pair may come as a letter of its own.
    text = "".join(letter.one for letter in letters)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _letters(words: ctypes.c_void_p, count: int) -> Iterator[_Letter]:
    raw = pypdfium2.raw
    code_of, origin_of, piece_of = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetCharOrigin,
        raw.FPDFText_GetTextObject,
    )
    left, height = ctypes.c_double(), ctypes.c_double()
    marked = {0: False}
    for index in range(count):
        code, piece = code_of(words, index), piece_of(words, index)
        # White space that the reader adds by itself, as at the end of lines, belongs to no piece.
        if not code or not (piece or code > _SPACE):
            continue
        origin_of(words, index, left, height)
        place = ctypes.addressof(piece.contents) if piece else 0
        if place not in marked:
            marked[place] = _is_furniture(piece)
        yield _Letter(chr(code), left.value, round(height.value, 1), marked[place])


def _is_furniture(piece: ctypes.c_void_p) -> bool:
    raw = pypdfium2.raw
    return any(
        _name(raw.FPDFPageObj_GetMark(piece, index)) == "Artifact"
        for index in range(raw.FPDFPageObj_CountMarks(piece))
    )


def _name(mark: ctypes.c_void_p) -> str:
    space = ctypes.create_string_buffer(_LONGEST_NAME)
    length = ctypes.c_ulong()
    units = ctypes.cast(space, ctypes.POINTER(ctypes.c_ushort))
    pypdfium2.raw.FPDFPageObjMark_GetName(mark, units, _LONGEST_NAME, length)
    return space.raw[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def drawn(file: bytes, password: str | None, *, page: int, width: int) -> Picture:
    """Return one page (from 1), this many dots across; raises UnreadableError."""
    with pypdfium2.PdfDocument(file, password=password) as document:
        sheet = document[page - 1]
        across = max(1, min(width, WIDEST))
        bitmap = sheet.render(
            scale=across / sheet.get_width(),
            force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx,
        )
        picture = Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        bitmap.close()
        sheet.close()
    return picture
