"""What PDF/UA-1 asks for and a machine can see, by two libraries that did not make the file.

pdfium gives structure and marks page by page, pypdf the structure as a whole.
"""

import ctypes
from collections import Counter
from dataclasses import replace
from functools import lru_cache

import pypdfium2
import pytest
from export import paper
from export.test_drawings import CHART, STRIP
from export.test_parts import WHOLE

from desktop.export import compose, depths, parts
from desktop.model.manifest import Size

RAW = pypdfium2.raw
REVIEW = replace(WHOLE, line_numbers=True, remarks=(("line 1", "Why?"),))
FILES = {
    "reading": WHOLE,
    "large": replace(WHOLE, size=Size.LARGE),
    "aloud": replace(WHOLE, size=Size.ALOUD),
    "review": REVIEW,
    "volume": parts.of(REVIEW, 4)[0],
}


def told(function, element):
    space = ctypes.create_string_buffer(4096)
    length = function(element, space, 4096)
    return space.raw[: max(0, length - 2)].decode("utf-16-le")


def walked(element):
    """Give kind, alternative text and marked contents of each element below this one."""
    yield (
        told(RAW.FPDF_StructElement_GetType, element),
        told(RAW.FPDF_StructElement_GetAltText, element),
        [
            RAW.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)
            for at in range(RAW.FPDF_StructElement_GetMarkedContentIdCount(element))
        ],
    )
    for at in range(RAW.FPDF_StructElement_CountChildren(element)):
        child = RAW.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from walked(child)


def marks(one):
    """Return what a thing on a page is marked as: names, and numbers of marked contents."""
    names, numbers = set(), set()
    for at in range(RAW.FPDFPageObj_CountMarks(one)):
        mark = RAW.FPDFPageObj_GetMark(one, at)
        space, length = ctypes.create_string_buffer(256), ctypes.c_ulong()
        units = ctypes.cast(space, ctypes.POINTER(ctypes.c_ushort))
        RAW.FPDFPageObjMark_GetName(mark, units, 256, length)
        names.add(space.raw[: length.value - 2].decode("utf-16-le"))
        value = ctypes.c_int()
        if RAW.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value):
            numbers.add(value.value)
    return names, numbers


@lru_cache(maxsize=8)
def seen(name):
    """Return for each page the elements of its structure, and the marks of all that is on it."""
    pages = []
    with pypdfium2.PdfDocument(paper.made(FILES[name])) as document:
        for page in document:
            tree = RAW.FPDF_StructTree_GetForPage(page)
            elements = [
                element
                for at in range(RAW.FPDF_StructTree_CountChildren(tree))
                for element in walked(RAW.FPDF_StructTree_GetChildAtIndex(tree, at))
            ]
            pages.append((elements, [marks(one) for one in page.get_objects(max_depth=1)]))
            RAW.FPDF_StructTree_Close(tree)
    return pages


@pytest.mark.parametrize("name", FILES)
def test_all_on_a_page_is_part_of_the_structure_or_no_part_of_the_text(name):
    for elements, objects in seen(name):
        known = {number for _, _, numbers in elements for number in numbers if number >= 0}
        for names, numbers in objects:
            assert "Artifact" in names or (numbers and numbers <= known)


@pytest.mark.parametrize("name", FILES)
def test_both_libraries_find_the_same_headings_and_drawings(name):
    opened = paper.depths_reader(FILES[name])
    found = [one for elements, _ in seen(name) for one in elements]
    levels = Counter(f"H{level}" for level, _ in depths.headings(opened))
    said = [alternative for kind, alternative, _ in found if kind == "Figure"]

    assert Counter(kind for kind, _, _ in found if kind in levels) == levels
    assert said == list(depths.alternatives(opened))
    assert said == list(compose.expected(FILES[name]).alternatives)
    assert {STRIP.alternative, CHART.alternative} >= set(said) != set()


@pytest.mark.parametrize("name", FILES)
def test_only_kinds_that_a_reading_voice_knows_are_used(name):
    kinds = {kind for elements, _ in seen(name) for kind, _, _ in elements}
    known = set("Document Div P Span Figure L LI Lbl LBody Table THead TBody TR TH TD".split())
    known |= {"BlockQuote", "Strong", "Em", "NonStruct", "H1", "H2", "H3", "H4", "H5", "H6"}

    assert kinds <= known


@pytest.mark.parametrize("name", FILES)
def test_a_drawing_says_where_it_stands(name):
    """PDF/UA-1 7.3: a figure has a box; some readers show it larger."""
    opened = paper.depths_reader(FILES[name])
    figures = [
        one
        for number in depths.pdf.numbers(opened)
        if isinstance(one := opened.get_object(number), dict) and one.get("/S") == "/Figure"
    ]

    assert len(figures) == len(compose.expected(FILES[name]).alternatives)
    assert all("/BBox" in one["/A"][0] for one in figures)
