"""What a finished file says beside its pages, by pypdf: every key, every string, every object."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, TypeAlias

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from desktop.export import pdf

# What our own files are made of, and nothing that could carry words beside the pages: no
# annotations, attachments, forms, actions, layers or actual texts.
# fmt: off
KNOWN_KEYS = frozenset({
    "/A", "/Ascent", "/BBox", "/BaseFont", "/BitsPerComponent", "/BorderColor",
    "/BorderStyle", "/BorderThickness", "/CIDSet", "/CIDSystemInfo", "/CIDToGIDMap", "/CS",
    "/CapHeight", "/CharProcs", "/ColorSpace", "/Columns", "/Contents", "/Count", "/DW",
    "/Datetime", "/DecodeParms", "/DescendantFonts", "/Descent", "/Dest", "/Differences",
    "/Direction", "/DisplayDocTitle", "/Em", "/Encoding", "/Encrypt", "/ExtGState",
    "/Filter", "/First", "/FirstChar", "/Flags", "/Font", "/FontBBox", "/FontDescriptor",
    "/FontFile2", "/FontFile3", "/FontMatrix", "/FontName", "/FontStretch", "/FontWeight",
    "/FormType", "/Group", "/Headers", "/Height", "/ID", "/IDTree", "/Index",
    "/Interpolate", "/ItalicAngle", "/K", "/Kids", "/Lang", "/Last", "/LastChar", "/Length",
    "/Length1", "/ListNumbering", "/MCID", "/MarkInfo", "/Marked", "/Matrix", "/MediaBox",
    "/Metadata", "/N", "/Name", "/Names", "/Next", "/Nums", "/O", "/Ordering", "/Outlines",
    "/P", "/Pages", "/Parent", "/ParentTree", "/ParentTreeNextKey", "/Pattern", "/Pg",
    "/Placement", "/Predictor", "/Prev", "/ProcSet", "/Range", "/Registry", "/Resources",
    "/RoleMap", "/Root", "/S", "/SMask", "/Scope", "/Shading", "/Size", "/StemV", "/Strong",
    "/StructParents", "/StructTreeRoot", "/Subtype", "/Supplement", "/T", "/Tabs", "/Terms",
    "/TextDecorationThickness", "/TextDecorationType", "/Title", "/ToUnicode", "/Type",
    "/ViewerPreferences", "/W", "/WMode", "/Width", "/Widths", "/XObject",
})
# fmt: on
HEADING_CELL = re.compile(r"U\d{1,3}x\dy0")
"""What the typesetter calls the heading cells of a table, so that other cells can refer to them."""
DRAWING_KEYS = frozenset({"/Alt", "/CA", "/I", "/ca"})
"""What only files with drawings have: what is said in their place, and what shines through."""
NAME_BYTES = 16
"""Each half of the file's random name (`house.md` 0.13)."""
_RESOURCE = re.compile(r"/[a-z]+\d+")
"""Names the typesetter gives to fonts, colours and glyphs: /f0, /c0, /g12."""
# Only after a property list or its name: the bare letters also occur among the bytes of glyphs.
_MARK = re.compile(rb"(?:>>|/\w+)\s*(?P<mark>BDC|DP)\b")
_SAID = re.compile(rb"/Span<</MCID \d+/Alt(?=[<(])")
"""How the typesetter begins, in the text of a page, what is said in the place of a drawing."""
_HEX = re.compile(rb"<((?:[0-9A-F]{2})+)>")
_PLAIN = re.compile(rb"\\.|[()]", re.DOTALL)
_LONGEST_MARK = 200
_KNOWN_MARK = re.compile(
    rb"/(?:Span|Artifact) ?<<(?:/MCID \d+(?:/Lang\([A-Za-z-]+\))?|(?:/Type/(?:Layout|Pagination)"
    rb"|/Subtype/Footer|/Attached\[/Bottom\])+|(?P<letters>/ActualText"
    rb"(?:<FEFF(?:[0-9A-F]{4}){1,32}>|\((?:[^()\\]|\\.){1,32}\))))>>$"
)
"""The last is how the typesetter says which letters one odd glyph stands for. pdfium reads them in
the place of the glyph, so they are compared with the rest; they may cover a few glyphs only."""
_FEW_GLYPHS = 300


Opened: TypeAlias = PdfReader
UnreadableError = (PyPdfError, ValueError, KeyError, AttributeError, TypeError)
"""What pypdf raises where a file is not made as ours are."""


@dataclass(slots=True)
class Depths:
    """What stands in a file apart from the pages' visible words."""

    keys: set[str] = field(default_factory=set)
    strings: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    present: set[int] = field(default_factory=set)
    marks: int = 0
    said: list[str] = field(default_factory=list)

    @property
    def unknown_keys(self) -> set[str]:
        """Return the keys that none of our own files has."""
        known = KNOWN_KEYS | DRAWING_KEYS if self.said else KNOWN_KEYS
        return {key for key in self.keys - known if not _RESOURCE.fullmatch(key)}

    @property
    def unused(self) -> set[int]:
        """Return the objects that nothing refers to."""
        return self.present - self.used


def reader(file: bytes, password: str | None) -> Opened:
    """Return pypdf's view of a file."""
    return PdfReader(BytesIO(file), password=password)


def of(opened: Opened) -> Depths:
    """Return what stands beside the pages' words, in every object, used or not."""
    found = Depths()
    sealing = opened.trailer.raw_get("/Encrypt").idnum if opened.is_encrypted else 0
    for number in pdf.numbers(opened):
        one = opened.get_object(IndirectObject(number, 0, opened))
        if number == sealing or _is_file_structure(one):
            continue
        found.present.add(number)
        _note(found, one)
        if isinstance(one, StreamObject) and one.get("/Subtype") == "/Form":
            _note_marks(found, one.get_data())
    _note(found, DictionaryObject({k: v for k, v in opened.trailer.items() if k == "/Root"}))
    for page in opened.pages:
        contents = page.get_contents()
        if contents is not None:
            _note_marks(found, contents.get_data())
    return found


def _is_file_structure(one: PdfObject | None) -> bool:
    return isinstance(one, StreamObject) and one.get("/Type") in {"/ObjStm", "/XRef"}


def _note(found: Depths, one: PdfObject | None) -> None:
    match one:
        case IndirectObject():
            found.used.add(one.idnum)
        case DictionaryObject():
            found.keys.update(one)
            for value in one.values():
                _note(found, value)
        case ArrayObject():
            for value in one:
                _note(found, value)
        case TextStringObject() | ByteStringObject():
            found.strings.append(str(one))
        case _:
            pass


def _note_marks(found: Depths, content: bytes) -> None:
    """Note what is said in the place of drawings, and count all other marks that could hold words.

    Those are of none of the known forms.
    """
    rest = []
    at = 0
    for mark in _SAID.finditer(content):
        said, end = _string(content, mark.end())
        if mark.start() >= at and content.startswith(b">>BDC", end):
            found.said.append(said)
            rest.append(content[at : mark.start()])
            at = end + len(b">>BDC")
    without = b" ".join([*rest, content[at:]])
    found.marks += sum(not _is_known(without, mark) for mark in _MARK.finditer(without))


def _string(content: bytes, start: int) -> tuple[str, int]:
    """Return the string that begins here, and where it ends."""
    found = _HEX.match(content, start)
    if found is not None:
        return bytes.fromhex(found[1].decode()).decode("utf-16", "replace"), found.end()
    depth = 0
    for one in _PLAIN.finditer(content, start):
        depth += {b"(": 1, b")": -1}.get(one[0], 0)
        if not depth:
            raw = content[start + 1 : one.start()]
            return re.sub(rb"\\(.)", rb"\1", raw, flags=re.DOTALL).decode("latin-1"), one.end()
    return "", start


def _is_known(content: bytes, found: re.Match[bytes]) -> bool:
    before = content[max(0, found.start() - _LONGEST_MARK) : found.start("mark")].rstrip()
    known = _KNOWN_MARK.search(before)
    if known is None:
        return False
    end = content.find(b"EMC", found.end(), found.end() + _FEW_GLYPHS)
    return known["letters"] is None or end >= 0


def stored_metadata(opened: Opened) -> bytes:
    """Return the metadata as they stand in the file; raises UnreadableError."""
    stream = opened.root_object["/Metadata"]
    return stream.get_data() if isinstance(stream, StreamObject) else b""


def is_unsigned(opened: Opened) -> bool:
    """Say whether only the random name tells this file from others, and it was written once."""
    halves: Any = opened.trailer["/ID"]
    first, second = (half.original_bytes for half in halves)
    return (
        first == second
        and len(first) == NAME_BYTES
        and "/Info" not in opened.trailer
        and "/Prev" not in opened.trailer
    )


def is_tagged(opened: Opened, language: str) -> bool:
    """Say whether a reading voice is told language, title and order."""
    root: dict[str, Any] = opened.root_object
    return (
        bool(root["/MarkInfo"]["/Marked"].value)
        and bool(root["/ViewerPreferences"]["/DisplayDocTitle"].value)
        and str(root["/Lang"]) == language
        and all(str(page["/Tabs"]) == "/S" for page in opened.pages)
    )


def outline(opened: Opened) -> tuple[str, ...]:
    """Return the titles of the outline in reading order."""
    root = opened.root_object.get("/Outlines")
    return () if root is None else tuple(_titles(root.get_object()))


def _titles(entry: DictionaryObject) -> Iterator[str]:
    child = entry.get("/First")
    while child is not None:
        item = child.get_object()
        yield str(item.get("/Title", ""))
        yield from _titles(item)
        child = item.get("/Next")


def headings(opened: Opened) -> tuple[tuple[int, str], ...]:
    """Return level and words of each tagged heading, in the order of the structure."""
    root = opened.root_object.get("/StructTreeRoot")
    return () if root is None else tuple(_tagged(root.get_object()))


def alternatives(opened: Opened) -> tuple[str, ...]:
    """Return what is said in the place of each tagged drawing, in the order of the structure."""
    root = opened.root_object.get("/StructTreeRoot")
    return () if root is None else tuple(_figures(root.get_object()))


def _figures(element: DictionaryObject) -> Iterator[str]:
    if str(element.get("/S", "")) == "/Figure" or "/Alt" in element:
        yield str(element.get("/Alt", ""))
    for kid in _kids(element):
        yield from _figures(kid)


def _kids(element: DictionaryObject) -> Iterator[DictionaryObject]:
    kids: Any = element.get("/K", ArrayObject())
    for kid in tuple(kids) if isinstance(kids, ArrayObject) else (kids,):
        one = kid.get_object()
        if isinstance(one, DictionaryObject):
            yield one


def _tagged(element: DictionaryObject) -> Iterator[tuple[int, str]]:
    for one in _heading_elements(element):
        yield int(str(one["/S"])[2:]), str(one.get("/T", ""))


def _heading_elements(element: DictionaryObject) -> Iterator[DictionaryObject]:
    if re.fullmatch(r"/H[1-9]", str(element.get("/S", ""))):
        yield element
    for kid in _kids(element):
        yield from _heading_elements(kid)


def heading_pages(opened: Opened) -> tuple[int, ...]:
    """Return the page, from 1, on which each tagged heading begins; 0 where none is said."""
    root = opened.root_object.get("/StructTreeRoot")
    numbers = {_number(page.indirect_reference): at for at, page in enumerate(opened.pages, 1)}
    return (
        ()
        if root is None
        else tuple(
            next((numbers.get(page, 0) for page in _pages(one)), 0)
            for one in _heading_elements(root.get_object())
        )
    )


def _number(reference: IndirectObject | None) -> int:
    return 0 if reference is None else reference.idnum


def _pages(element: DictionaryObject) -> Iterator[int]:
    if "/Pg" in element:
        yield element.raw_get("/Pg").idnum
    for kid in _kids(element):
        yield from _pages(kid)
