"""A file for word processors, by python-docx: real styles, lists and tables. Its only door.

What it writes is packed again, so that no entry has a date or a system (record 0061).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any
from unicodedata import bidirectional

import docx
from docx.document import Document
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from desktop.export import lines, word_package, wording
from desktop.export.measures import SHEETS
from desktop.model.manifest import Paper

_SIZES = {
    "Title": "title", "Heading1": "part", "Heading2": "piece", "Heading3": "body",
    "Heading4": "body", "Subtitle": "quiet", "Caption": "table", "TableText": "table",
    "Footer": "small",
}  # fmt: skip
"""What in the measures of a page says how large the letters of a style are."""
_CAPITALS, _LINE = 0.7, 1.136
"""Height of capitals and of a line of Georgia, in parts of the size."""
_DECIMAL = "2"
_COUNTRY = {"en": "en-GB"}
_DRESS = {"b": ("w:b", "w:bCs"), "i": ("w:i", "w:iCs")}
DEEPEST = 4
DRAWN = 200.0
"""Points across of a drawing that does not have the width of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What the file is made with: its language, and who turns a drawing so wide into dots."""

    language: str
    picture: Callable[[str, float], bytes]


def made(composed: dict[str, Any], making: Making) -> bytes:
    """Return the whole file."""
    document = docx.Document(BytesIO(word_package.template()))
    _dress(document, composed, language(making.language))
    body = document.element.body
    page = body.sectPr
    body.remove(page)
    body.extend(_content(document, composed, making))
    body.append(_page(page, composed))
    footer = _footer_of(document)
    footer.append(_foot(lines.plain(composed["footer"])))
    made = BytesIO()
    document.save(made)
    return word_package.neutral(made.getvalue())


def language(short: str) -> str:
    """Return a language as word processors name it."""
    return _COUNTRY.get(short, short)


# what holds for all of it


def _dress(document: Document, composed: dict[str, Any], named: str) -> None:
    measures, styles = composed["measures"], document.styles.element
    for style in styles:
        points = measures[_SIZES.get(style.get(qn("w:styleId")), "body")]
        for size in (*style.iter(qn("w:sz")), *style.iter(qn("w:szCs"))):
            size.set(qn("w:val"), str(round(2 * points)))
    lines_apart = (measures["leading"] + _CAPITALS) / _LINE
    between = measures["body"] * (measures["spacing"] - measures["leading"])
    spacing = next(styles.iter(qn("w:spacing")))
    spacing.set(qn("w:line"), str(round(240 * lines_apart)))
    spacing.set(qn("w:after"), str(round(20 * between)))
    spoken = (*styles.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang")))
    for one in spoken:
        one.set(qn("w:val"), named)
    document.core_properties.language = named


def _page(page: Any, composed: dict[str, Any]) -> Any:
    measures = composed["measures"]
    across, down = SHEETS[_paper(composed)]
    for name, points in (("w:w", across), ("w:h", down)):
        page.find(qn("w:pgSz")).set(qn(name), _twentieths(points))
    margins = page.find(qn("w:pgMar"))
    for side in ("top", "bottom", "left", "right"):
        measure = measures[side if side in measures else "side"]
        margins.set(qn(f"w:{side}"), _twentieths(measure))
    if composed["numbered"]:
        page.append(_element("w:lnNumType", countBy="1", restart="continuous"))
    return page


def _paper(composed: dict[str, Any]) -> Paper:
    return Paper.A4 if composed["paper"] == "a4" else Paper.LETTER


def _across(composed: dict[str, Any]) -> float:
    return float(SHEETS[_paper(composed)][0] - 2 * composed["measures"]["side"])


def _twentieths(points: float) -> str:
    return str(round(20 * points))


def _footer_of(document: Document) -> Any:
    parts = document.part.package.iter_parts()
    (footer,) = (part for part in parts if part.partname == "/word/footer.xml")
    return _Xml.of(footer)


class _Xml:
    """The element of a part, which only some kinds of part have."""

    @staticmethod
    def of(part: Part) -> Any:
        return getattr(part, "element")  # noqa: B009 - the class says nothing of it


def _foot(words: str) -> Any:
    paragraph = _paragraph("Footer", _spoken([[f"{words} page ".lstrip(), ""]]))
    paragraph.append(_field("PAGE"))
    paragraph.extend(_spoken([[" of ", ""]]))
    paragraph.append(_field("NUMPAGES"))
    return paragraph


def _field(name: str) -> Any:
    field = _element("w:fldSimple", instr=name)
    field.extend(_spoken([["1", ""]]))
    return field


# the words


def _content(document: Document, composed: dict[str, Any], making: Making) -> Iterator[Any]:
    if composed["title"]:
        yield _said("Title", composed["title"])
    for note in filter(None, (composed["subtitle"], *composed["notes"])):
        yield _said("Subtitle", note)
    for block in (*composed["blocks"], *composed["remarks"]):
        elements = _block(document, block, composed, making)
        yield from _on_own_page(elements) if block.get("fresh") else elements


def _on_own_page(elements: Iterator[Any]) -> Iterator[Any]:
    first, *rest = elements
    if first.tag != qn("w:p"):
        # A table cannot begin a page by itself.
        first, rest = _paragraph("TableText", []), [first, *rest]
    first.pPr[0].addnext(OxmlElement("w:pageBreakBefore"))
    yield from (first, *rest)


def _block(
    document: Document, block: dict[str, Any], composed: dict[str, Any], making: Making
) -> Iterator[Any]:
    match block["kind"]:
        case "heading":
            yield _heading(block, composed)
        case "table":
            yield from _table(block)
        case "numbers":
            yield from _numbers(document, block)
        case "drawing":
            yield from _drawing(document, block, composed, making)
        case _:
            yield from _body(block)


def _heading(block: dict[str, Any], composed: dict[str, Any]) -> Any:
    runs = [[text.replace("\n", " "), marks] for text, marks in block["runs"]]
    level = min(DEEPEST, lines.level(composed, block))
    return _item(f"Heading{level}", block | {"runs": runs}, block)


def _body(block: dict[str, Any]) -> Iterator[Any]:
    match block["kind"]:
        case "paragraph":
            yield _item("Normal", block, block)
        case "gap":
            yield _paragraph("Normal", [])
        case "bullets":
            yield from (_item("ListBullet", item, block) for item in block["items"])
        case "quote":
            yield from (_item("Quote", item, block) for item in block["items"])
        case _:
            for item in block["items"]:
                yield _item("Label", item, block)
                yield from (_paragraph("Room", []) for _ in range(item["count"]))


def _numbers(document: Document, block: dict[str, Any]) -> Iterator[Any]:
    numbering = document.part.numbering_part.element
    number = str(len(numbering.findall(qn("w:num"))) + 1)
    # A list of its own begins to count by itself.
    one = _element("w:num", numId=number)
    one.append(_element("w:abstractNumId", val=_DECIMAL))
    override = _element("w:lvlOverride", ilvl="0")
    override.append(_element("w:startOverride", val=str(block["start"])))
    one.append(override)
    numbering.append(one)
    for item in block["items"]:
        paragraph = _item("ListNumber", item, block)
        place = _element("w:numPr")
        place.append(_element("w:ilvl", val="0"))
        place.append(_element("w:numId", val=number))
        paragraph.pPr[0].addnext(place)
        yield paragraph


def _said(style: str, words: str) -> Any:
    return _paragraph(style, _spoken([[words, ""]]), is_rtl=wording.is_rtl(words))


def _item(style: str, item: dict[str, Any], block: dict[str, Any]) -> Any:
    paragraph = _paragraph(style, _spoken(item["runs"]), is_rtl=item["rtl"])
    if block.get("changed"):
        bar = _element("w:left", val="single", sz="12", space="12", color="7A4E00")
        _insert(paragraph.pPr, "w:pBdr").append(bar)
    return paragraph


def _paragraph(style: str, runs: Sequence[Any], *, is_rtl: bool = False) -> Any:
    paragraph = OxmlElement("w:p")
    dress = OxmlElement("w:pPr")
    dress.append(_element("w:pStyle", val=style))
    if is_rtl:
        dress.append(OxmlElement("w:bidi"))
    paragraph.append(dress)
    paragraph.extend(runs)
    return paragraph


def _insert(dress: Any, name: str) -> Any:
    """Return a new part of a paragraph's dress, where its kind has its place: right at the front.

    What may stand before it (the style, and the number of a list) does.
    """
    element = OxmlElement(name)
    last = [one for one in dress if one.tag in {qn("w:pStyle"), qn("w:numPr")}][-1]
    last.addnext(element)
    return element


def _spoken(runs: Sequence[Sequence[str]]) -> list[Any]:
    return [
        _run(part, marks, is_rtl=is_rtl)
        for text, marks in runs
        for is_rtl, part in directed(lines.plain(text))
    ]


def _run(text: str, marks: str, *, is_rtl: bool) -> Any:
    run = OxmlElement("w:r")
    named = [OxmlElement(name) for mark in marks if mark in _DRESS for name in _DRESS[mark]]
    if "u" in marks:
        named.append(_element("w:u", val="single"))
    if is_rtl:
        named.append(OxmlElement("w:rtl"))
    if named:
        dress = OxmlElement("w:rPr")
        dress.extend(named)
        run.append(dress)
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(OxmlElement("w:br"))
        if line:
            words = OxmlElement("w:t")
            words.text = line
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(words)
    return run


def directed(text: str) -> Iterator[tuple[bool, str]]:
    """Give the stretches of a text that run one way, and whether from right to left."""
    way = wording.is_rtl(text)
    ways: list[bool] = []
    for one in text:
        kind = bidirectional(one)
        way = kind != "L" if kind in {"L", "R", "AL"} else way
        ways.append(way)
    for is_rtl, some in groupby(zip(ways, text, strict=True), lambda pair: pair[0]):
        yield is_rtl, "".join(one for _, one in some)


# tables and drawings


def _table(block: dict[str, Any]) -> Iterator[Any]:
    if lines.joined(block["caption"]):
        yield _item("Caption", block["caption"], block)
    if block["form"] != "columns":
        for record in block["records"]:
            yield from (_record(line, block) for line in record["lines"])
            yield _paragraph("TableText", [])
        return
    table = OxmlElement("w:tbl")
    table.append(_table_dress(block))
    widths = [_twentieths(one) for one in block["widths"]]
    grid = OxmlElement("w:tblGrid")
    grid.extend(_element("w:gridCol", w=width) for width in widths)
    table.append(grid)
    table.append(_row(block["headings"], widths, "TableHeading"))
    table.extend(_row(row, widths, "TableText") for row in block["rows"])
    yield table
    # Two tables without a paragraph between them would be one.
    yield _paragraph("TableText", [])


def _record(line: dict[str, Any], block: dict[str, Any]) -> Any:
    label = [[f"{line['label']} ", "b"]] if line["label"] else []
    return _item(
        "Record", {"runs": label + line["value"]["runs"], "rtl": line["value"]["rtl"]}, block
    )


def _table_dress(block: dict[str, Any]) -> Any:
    dress = OxmlElement("w:tblPr")
    dress.append(_element("w:tblStyle", val="TableGrid"))
    dress.append(_element("w:tblW", w="0", type="auto"))
    if block.get("changed"):
        borders = OxmlElement("w:tblBorders")
        borders.append(_element("w:left", val="single", sz="12", space="0", color="7A4E00"))
        dress.append(borders)
    dress.append(_element("w:tblLayout", type="fixed"))
    dress.append(_element("w:tblLook", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0"))
    return dress


def _row(cells: Sequence[dict[str, Any]], widths: Sequence[str], style: str) -> Any:
    row = OxmlElement("w:tr")
    dress = OxmlElement("w:trPr")
    dress.append(OxmlElement("w:cantSplit"))
    if style == "TableHeading":
        dress.append(OxmlElement("w:tblHeader"))
    row.append(dress)
    for item, width in zip(cells, widths, strict=True):
        cell = OxmlElement("w:tc")
        around = OxmlElement("w:tcPr")
        around.append(_element("w:tcW", w=width, type="dxa"))
        cell.append(around)
        cell.append(_item(style, item, {}))
        row.append(cell)
    return row


def _drawing(
    document: Document, block: dict[str, Any], composed: dict[str, Any], making: Making
) -> Iterator[Any]:
    if lines.joined(block["label"]):
        yield _item("Label", block["label"], block)
    across = _across(composed) if block["wide"] else DRAWN
    dots = BytesIO(making.picture(block["svg"], across))
    inline = document.part.new_pic_inline(dots, width=Pt(across))
    inline.docPr.set("descr", lines.plain(block["alternative"]))
    run, drawing = OxmlElement("w:r"), OxmlElement("w:drawing")
    drawing.append(inline)
    run.append(drawing)
    yield _paragraph("Picture", [run])
    yield from (_item("Normal", words, block) for words in block["words"])


def _element(name: str, **values: str) -> Any:
    return OxmlElement(name, {qn(f"w:{key}"): value for key, value in values.items()})
