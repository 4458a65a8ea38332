"""A file for word processors, read back without the library that made it: zip and XML alone.

What is seen is one thing, all that could carry words beside it another: a part, a mark, a value or
a byte that is not known counts as hidden.
"""

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from desktop.export import lines
from desktop.export.lines import Line

TEMPLATE = Path(__file__).parents[2] / "resources" / "word"
LARGEST = 256 * 1024**2
"""Bytes of all parts together, unpacked, that are looked at."""
PAGE, PAGES = "{page}", "{pages}"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_VALUE = f"{_W}val"
_PARTS = frozenset(
    {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
        "word/document.xml", "word/footer.xml", "word/numbering.xml", "word/settings.xml",
        "word/styles.xml",
    }
)  # fmt: skip
_PICTURE_PART = re.compile(r"word/media/image\d{1,4}\.png")
_FIELDS = {"PAGE": PAGE, "NUMPAGES": PAGES}
_STYLES = {
    "Title": lines.TITLE, "Subtitle": lines.NOTE, "Normal": lines.PARAGRAPH,
    "ListBullet": lines.BULLET, "ListNumber": lines.NUMBER, "Quote": lines.QUOTE,
    "Caption": lines.CAPTION, "Record": lines.RECORD, "Label": lines.LABEL,
    "Picture": lines.PICTURE, "Room": lines.ROOM, "TableText": lines.ROW,
    "TableHeading": lines.HEADINGS, "Footer": lines.FOOT,
}  # fmt: skip
_SAID = frozenset({f"{_W}t", f"{_DC}title", f"{_DC}language"})
"""Whose text is read; text anywhere else is seen by nobody."""
_NUMBERS = re.compile(r"-?\d{1,9}|rId\d{1,5}|Picture \d{1,5}|image\.png|en-GB")
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Z]{2})?")
_ADDRESS = re.compile(r"/?(word/)?media/image\d{1,4}\.png")
_WORDS_TEXT = """
    document ftr body sectPr footerReference pgSz pgMar p pPr r rPr t br pStyle numPr ilvl numId
    keepNext pageBreakBefore pBdr left bidi rtl b bCs i iCs u fldSimple lnNumType tbl tblPr
    tblStyle tblW tblBorders tblLayout tblLook tblGrid gridCol tr trPr cantSplit tblHeader tc tcPr
    tcW drawing
"""
_WORDS_NAMES = _WORDS_TEXT.split()
_NUMBERING_NAMES = ("lvlOverride", "startOverride")
_DRAWN_TEXT = """
    inline extent effectExtent docPr cNvGraphicFramePr graphicFrameLocks graphic graphicData pic
    nvPicPr cNvPr cNvPicPr blipFill blip stretch fillRect spPr xfrm off ext prstGeom avLst
"""
_DRAWN_NAMES = _DRAWN_TEXT.split()
_FURTHER_TEXT = """
    preserve single auto dxa fixed continuous rect png image/png PAGE NUMPAGES 7A4E00
    http://schemas.openxmlformats.org/drawingml/2006/picture
    http://schemas.openxmlformats.org/officeDocument/2006/relationships/image
"""
_FURTHER_VALUES = frozenset(_FURTHER_TEXT.split())
_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"sRGB", b"gAMA", b"IDAT", b"IEND"})
_SEEN = "descr"
"""The words that stand for a drawing: they are read, and compared."""
_LOCAL = struct.Struct("<4s2H H 2H 3L 2H")
_CENTRAL, _END = 46, 22
_BARE = (0, 0, 0, b"", b"")
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_EPOCH = 0x0021
"""1 January 1980 as archives write it; at midnight, whose number is 0."""


class UnreadableError(Exception):
    """Raised where a file is no such package, or holds what no reader should follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The lines that are seen, the foot, and what else was found."""

    lines: tuple[Line, ...]
    footer: str
    languages: frozenset[str]
    numbered: bool
    is_clean: bool
    is_nameless: bool


def read(file: bytes) -> Read:
    """Return what stands in a file; raises UnreadableError."""
    parts = _parts(file)
    trees = {name: _tree(raw) for name, raw in parts.items() if not name.endswith(".png")}
    try:
        document, foot = trees["word/document.xml"], trees["word/footer.xml"]
        starts = _starts(trees["word/numbering.xml"])
        styles, core = trees["word/styles.xml"], trees["docProps/core.xml"]
    except KeyError:
        raise UnreadableError from None
    return Read(
        lines=tuple(one for one in _lines(document, starts) if one.text.strip()),
        footer=" ".join(_words(one) for one in foot.iter(f"{_W}p")),
        languages=frozenset(one.get(_VALUE, "") for one in styles.iter(f"{_W}lang")),
        numbered=document.find(f".//{_W}lnNumType") is not None,
        is_clean=_is_known(parts) and all(_is_clean(tree) for tree in trees.values()),
        is_nameless=_is_bare(file) and _is_unsigned(core) and _are_bare_pictures(parts),
    )


def _parts(file: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(file)) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST:
                raise UnreadableError
            return {one.filename: archive.read(one) for one in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        raise UnreadableError from None


def _tree(raw: bytes) -> ET.Element:
    # Entities could bring in other files, or grow without end; nothing of ours has any.
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw or b"\0" in raw:
        raise UnreadableError
    builder = ET.TreeBuilder(insert_comments=True, insert_pis=True)
    try:
        return ET.fromstring(raw.decode(), ET.XMLParser(target=builder))  # noqa: S314 - without entities
    except (ET.ParseError, ValueError):
        raise UnreadableError from None


# what is seen


def _starts(numbering: ET.Element) -> dict[str, int]:
    """Return with which number each list begins."""
    return {
        one.get(f"{_W}numId", ""): int(override.get(_VALUE, "1"))
        for one in numbering.iter(f"{_W}num")
        for override in one.iter(f"{_W}startOverride")
    }


def _lines(document: ET.Element, starts: dict[str, int]) -> Iterator[Line]:
    counted: Counter[str] = Counter()
    body = document.find(f"{_W}body")
    for element in () if body is None else body:
        if element.tag == f"{_W}tbl":
            yield from map(_row, element.iter(f"{_W}tr"))
        elif element.tag == f"{_W}p":
            number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
            words = _words(element)
            if number is not None:
                of_list = number.get(_VALUE, "")
                words = f"{starts.get(of_list, 1) + counted[of_list]}. {words}"
                counted[of_list] += 1
            yield Line(_kind(element), (words,))


def _row(row: ET.Element) -> Line:
    is_head = row.find(f"{_W}trPr/{_W}tblHeader") is not None
    cells = ("\n".join(map(_words, cell.iter(f"{_W}p"))) for cell in row.iter(f"{_W}tc"))
    return Line(lines.HEADINGS if is_head else lines.ROW, tuple(cells))


def _kind(paragraph: ET.Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(_VALUE, "")
    if name.startswith("Heading"):
        return f"{lines.HEADING}{name.removeprefix('Heading')}"
    return _STYLES.get(name, name)


def _words(paragraph: ET.Element) -> str:
    return "".join(_spoken(paragraph))


def _spoken(element: ET.Element) -> Iterator[str]:
    for one in element:
        if one.tag == f"{_W}fldSimple":
            # What stands there until a word processor counts is 1, and no other word.
            last = "".join(one.itertext())
            yield _FIELDS.get(one.get(f"{_W}instr", ""), last) if last == "1" else last
        elif one.tag == f"{_W}t":
            yield one.text or ""
        elif one.tag == f"{_W}br":
            yield "\n"
        elif isinstance(one.tag, str) and one.tag.endswith("}docPr"):
            yield one.get(_SEEN, "")
        else:
            yield from _spoken(one)


# what is not


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of elements that may be in parts with words and in others, and the values."""

    with_words: frozenset[str]
    others: frozenset[str]
    values: frozenset[str]

    def names(self, root: ET.Element) -> frozenset[str]:
        """Return the names for a part: where words stand, none that could hide one by its look."""
        return self.with_words if root.tag in {f"{_W}document", f"{_W}ftr"} else self.others


@lru_cache(maxsize=1)
def _known() -> _Known:
    """Return what may be: what is in the template, and little more."""
    trees = [_tree(path.read_bytes()) for path in sorted(TEMPLATE.glob("*.xml"))]
    elements = [one for tree in trees for one in tree.iter()]
    return _Known(
        with_words=frozenset(f"{_W}{name}" for name in _WORDS_NAMES),
        others=frozenset(
            {one.tag for one in elements} | {f"{_W}{name}" for name in _NUMBERING_NAMES}
        ),
        values=_FURTHER_VALUES.union(value for one in elements for value in one.attrib.values()),
    )


def _is_known(parts: dict[str, bytes]) -> bool:
    return all(name in _PARTS or _PICTURE_PART.fullmatch(name) for name in parts)


def _is_clean(tree: ET.Element) -> bool:
    names = _known().names(tree)
    return all(
        _is_element(one, names) and all(_is_value(one, *pair) for pair in one.attrib.items())
        for one in tree.iter()
    )


def _is_element(one: ET.Element, names: frozenset[str]) -> bool:
    # What has no name is a comment or an instruction.
    if not isinstance(one.tag, str) or (one.tail or "").strip():
        return False
    is_drawn = not one.tag.startswith(_W) and _local(one) in _DRAWN_NAMES
    is_said = one.tag in _SAID or not (one.text or "").strip()
    return is_said and (one.tag in names or is_drawn)


def _is_value(one: ET.Element, name: str, value: str) -> bool:
    return (
        value in _known().values
        or _NUMBERS.fullmatch(value) is not None
        or (name == "Target" and _ADDRESS.fullmatch(value) is not None)
        or (name == _SEEN and _local(one) == "docPr")
        or _is_language(_local(one), value)
    )


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_language(local: str, value: str) -> bool:
    return local in {"lang", "themeFontLang"} and _LANGUAGE.fullmatch(value) is not None


def _is_unsigned(core: ET.Element) -> bool:
    said = {one.tag: one.text or "" for one in core}
    named = said.get(f"{_DC}language", "")
    return (
        core.tag == f"{_CORE}coreProperties"
        and said == {f"{_DC}title": "Pages", f"{_DC}language": named}
        and _is_language("lang", named)
    )


def _are_bare_pictures(parts: dict[str, bytes]) -> bool:
    return all(set(_chunks(raw)) <= _CHUNKS for name, raw in parts.items() if name.endswith(".png"))


def _chunks(raw: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(raw):
        (length,) = struct.unpack(">L", raw[at : at + 4].rjust(4, b"\0"))
        yield raw[at + 4 : at + 8]
        at += 12 + length


def _is_bare(file: bytes) -> bool:
    """Say whether the archive is its entries and nothing else: no date, system, mode or comment."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        entries, start = archive.infolist(), archive.start_dir
    at, listed = 0, 0
    for one in entries:
        head = _LOCAL.unpack(file[at : at + _LOCAL.size])
        _, _, flags, _, time, day, _, _, _, name, extra = head
        listed_as = (
            one.create_system,
            one.external_attr,
            one.internal_attr,
            one.extra,
            one.comment,
        )
        is_bare = (flags, time, day, extra) == (0, 0, _EPOCH, 0) and listed_as == _BARE
        if not is_bare or (one.header_offset, one.date_time) != (at, _FIRST_DATE):
            return False
        at += _LOCAL.size + name + one.compress_size
        listed += _CENTRAL + len(one.filename.encode())
    return at == start and len(file) == start + listed + _END
