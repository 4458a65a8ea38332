import pytest
from export import paper
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from desktop.export import compose, depths
from desktop.model.manifest import Manifest, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph


def looked_at(file):
    return depths.of(depths.reader(file, None))


def test_our_own_file_has_nothing_unknown():
    found = looked_at(paper.made())

    assert (found.unknown_keys, found.unused, found.marks) == (set(), set(), 0)
    assert set(found.strings) == {
        *compose.expected(paper.MANIFEST).headings,
        "Adobe",
        "Identity",
        "en",
    }


def test_a_closed_file_is_looked_through_as_well():
    found = depths.of(depths.reader(paper.made(password=paper.PASSWORD), paper.PASSWORD))

    assert "How it began" in found.strings
    assert (found.unknown_keys, found.unused, found.marks) == (set(), set(), 0)


def test_a_string_that_nothing_refers_to_is_found():
    file = paper.tampered(
        paper.made(), lambda writer: writer._add_object(TextStringObject("hidden"))
    )

    assert "hidden" in looked_at(file).strings
    assert looked_at(file).unused


def test_a_key_we_never_write_is_found():
    def change(writer):
        writer.root_object[NameObject("/PieceInfo")] = DictionaryObject()

    assert "/PieceInfo" in looked_at(paper.tampered(paper.made(), change)).unknown_keys


@pytest.mark.parametrize(
    "mark",
    [
        b"/Span<</Alt(hidden)>>BDC EMC ",
        b"/Span <</ActualText (hidden words that are longer than one glyph)>> BDC EMC ",
        b"/Span<</MCID 1/E(hidden)>>BDC EMC ",
        b"/Point /Hidden DP ",
        b"/Point<</Words(hidden)>>DP ",
        b"/Span<</ActualText<FEFF0061>>>BDC " + b" " * 400 + b"EMC ",
        b"/Artifact<</Type/Pagination/Contents(hidden)>>BDC EMC ",
        b"/Span<</MCID 0/Alt(hidden>>BDC EMC ",
        b"/Span<</MCID 0/Alt<FEFF0>>>BDC EMC ",
        b"/Span<</MCID 0/Alt(a)/E(hidden)>>BDC EMC ",
    ],
)
def test_marked_content_that_could_hold_words_is_found(mark):
    file = paper.tampered(
        paper.made(), lambda writer: paper.rewritten(writer, lambda content: mark + content)
    )

    assert looked_at(file).marks == 1


@pytest.mark.parametrize(
    "mark",
    [
        b"/Span<</MCID 3/Lang(en)>>BDC EMC ",
        b"/Span<</ActualText<FEFF0061>>>BDC EMC ",
        b"/Span<</ActualText(ffi)>>BDC EMC ",
        b"/Artifact<</Type/Layout>>BDC EMC ",
    ],
)
def test_marks_of_the_typesetter_are_known(mark):
    file = paper.tampered(
        paper.made(), lambda writer: paper.rewritten(writer, lambda content: mark + content)
    )

    assert looked_at(file).marks == 0


def test_a_page_without_content_is_looked_at():
    file = paper.tampered(paper.made(), lambda writer: writer.add_blank_page())

    assert looked_at(file).marks == 0


def test_outline_and_headings_are_those_of_the_text():
    opened = depths.reader(paper.made(), None)
    expected = compose.expected(paper.MANIFEST).headings

    assert depths.outline(opened) == expected
    assert tuple(words for _, words in depths.headings(opened)) == expected
    assert [level for level, _ in depths.headings(opened)] == [1, 2, 3, 2, 3, 4]


def test_lists_and_quotes_are_tagged():
    opened = depths.reader(paper.made(), None)
    kinds = [
        str(one["/S"])
        for number in depths.pdf.numbers(opened)
        if isinstance(one := opened.get_object(number), DictionaryObject) and "/S" in one
    ]

    assert {kind: kinds.count(kind) for kind in ("/L", "/LI", "/Lbl", "/LBody", "/BlockQuote")} == {
        "/L": 4,
        "/LI": 8,
        "/Lbl": 8,
        "/LBody": 8,
        "/BlockQuote": 2,
    }
    assert {"/Strong", "/Em", "/P", "/Span"} <= set(kinds)


def test_a_file_without_outline_and_structure_has_none():
    def change(writer):
        del writer.root_object["/Outlines"]
        del writer.root_object["/StructTreeRoot"]

    opened = depths.reader(paper.tampered(paper.made(), change), None)

    assert depths.outline(opened) == depths.headings(opened) == ()


def test_metadata_that_are_no_stream_are_empty():
    def change(writer):
        writer.root_object[NameObject("/Metadata")] = DictionaryObject()

    opened = depths.reader(paper.tampered(paper.made(), change), None)

    assert depths.stored_metadata(opened) == b""


def test_a_heading_stands_where_its_words_do():
    body = (
        paragraph("word " * 900),
        Block.of(BlockKind.HEADING, [Run("In "), Run("two", bold=True), Run(" dresses")]),
    )
    manifest = Manifest(title="Title", pieces=(Piece(heading="Heading", body=body),))

    def without(writer):
        for one in writer._objects:
            if isinstance(one, DictionaryObject) and str(one.get("/S")) == "/H3":
                one.pop("/Pg", None)

    assert depths.heading_pages(paper.depths_reader(manifest)) == (1, 1, paper.count(manifest))
    tampered = paper.tampered(paper.made(manifest), without)
    assert depths.heading_pages(depths.reader(tampered, None))[-1] == paper.count(manifest)


def test_without_structure_no_heading_stands_anywhere():
    def change(writer):
        del writer.root_object["/StructTreeRoot"]

    opened = depths.reader(paper.tampered(paper.made(), change), None)

    assert depths.heading_pages(opened) == depths.alternatives(opened) == ()
