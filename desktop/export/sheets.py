"""The pages by pdfium: drawn, and read as words. The only module that opens them with it."""

from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped] # has no types; this is its one door

WIDEST = 6000
"""Dots across at most: an A4 page of that width takes about 200 MB."""

UnreadableError = pypdfium2.PdfiumError
"""Raised where a file is no PDF, or the password is wrong."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: four bytes a dot (blue, green, red, unused), rows from the top."""

    width: int
    height: int
    dots: bytes


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
