from dataclasses import replace
from io import BytesIO

import docx
import hard_texts
import pytest
from docx.shared import Pt
from export import formed, paper

from desktop.export import compose, measures, word
from desktop.model.manifest import Form, Manifest, Paper, Piece, Size
from desktop.model.richtext import Block, BlockKind, Run, paragraph


def word_file(manifest=formed.MANIFEST, **values):
    return formed.made(replace(formed.of(Form.WORD, manifest), **values))


def opened(file):
    return docx.Document(BytesIO(file))


def styles(file):
    return [one.style.name for one in opened(file).paragraphs]


def test_every_kind_of_line_has_the_style_word_processors_know():
    found = styles(word_file())

    assert found[:3] == ["Title", "Subtitle", "Subtitle"]
    assert {"Heading 1", "Heading 2", "List Bullet", "List Number", "Quote", "Normal"} <= set(found)


def test_each_list_counts_from_one():
    file = word_file(Manifest(title="T", pieces=(Piece(heading="H", body=formed.LISTS),)))
    numbering = formed.parts(file)["word/numbering.xml"].decode()
    numbered = [one for one in opened(file).paragraphs if one.style.name == "List Number"]

    lists = [one._p.pPr.numPr.numId.val for one in numbered]

    assert lists == [2, 2, 3, 4]
    assert numbering.count('<w:startOverride w:val="1"/>') == 3


def test_the_first_row_of_a_table_comes_again_overleaf():
    (first, *rest) = opened(word_file()).tables[-1].rows

    assert first._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is None for row in rest)


def test_the_foot_holds_its_words_and_counts_by_itself():
    footer = opened(word_file()).sections[0].footer
    fields = [one.get(docx.oxml.ns.qn("w:instr")) for one in footer._element.iter()]

    assert footer.paragraphs[0].text.startswith("Private. For therapy. page ")
    assert [one for one in fields if one] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("paper_kind", Paper)
def test_the_sheet_is_the_one_that_was_chosen(paper_kind):
    section = opened(word_file(paper=paper_kind)).sections[0]

    across, down = measures.SHEETS[paper_kind]
    assert abs(section.page_width - Pt(across)) < Pt(1)
    assert abs(section.page_height - Pt(down)) < Pt(1)


@pytest.mark.parametrize("size", Size)
def test_letters_are_as_large_as_on_our_own_pages(size):
    manifest = formed.of(Form.WORD, size=size)
    found = opened(formed.made(manifest)).styles.element

    (default,) = found.xpath("w:docDefaults//w:sz/@w:val")
    assert int(default) == 2 * measures.of(manifest).body


def test_a_review_copy_has_the_line_numbers_of_word_processors():
    numbered = word_file(line_numbers=True)

    assert b'<w:lnNumType w:countBy="1"' in formed.parts(numbered)["word/document.xml"]
    assert b"lnNumType" not in formed.parts(word_file())["word/document.xml"]


def test_what_changed_has_a_bar_and_a_heading_may_begin_a_page():
    piece = Piece(
        heading="H", body=(paragraph("a"), paragraph("b")), own_page=True, changed=frozenset({1})
    )
    manifest = Manifest(title="T", pieces=(piece,), line_numbers=True)
    document = formed.parts(word_file(manifest))["word/document.xml"]

    assert document.count(b"<w:pBdr>") == 1
    assert document.count(b"<w:pageBreakBefore/>") == 1


PARTS_OF_A_DRESS = ["pStyle", "pageBreakBefore", "numPr", "pBdr", "bidi"]


def test_the_parts_of_a_dress_stand_in_the_order_that_word_processors_ask_for():
    """ECMA-376 17.3.1.26: a file with another order is said to be damaged."""
    body = (Block.of(BlockKind.NUMBER, [Run("שלום")]), paragraph("b"))
    piece = Piece(heading="", body=body, own_page=True, changed=frozenset({0}))
    file = word_file(Manifest(title="T", pieces=(piece,), line_numbers=True))
    dresses = [one._p.pPr for one in opened(file).paragraphs if one._p.pPr is not None]

    names = [[part.tag.rpartition("}")[2] for part in dress] for dress in dresses]

    assert PARTS_OF_A_DRESS in names
    assert all(one == [part for part in PARTS_OF_A_DRESS if part in one] for one in names)


def test_writing_from_right_to_left_says_so():
    manifest = paper.plainly("שלום abc")
    document = formed.parts(word_file(manifest))["word/document.xml"].decode()

    assert "<w:bidi/>" in document
    assert "<w:rPr><w:rtl/></w:rPr>" in document
    assert [*word.directed("ab שלום, c")] == [(False, "ab "), (True, "שלום, "), (False, "c")]


def test_a_drawing_is_a_picture_with_words_for_those_who_do_not_see_it():
    file = word_file()
    document = formed.parts(file)["word/document.xml"].decode()

    assert document.count('descr="It fell."') == 2
    # The same lines, so wide and wider.
    assert sum(name.startswith("word/media/") for name in formed.parts(file)) == 2


def test_the_same_pages_are_the_same_bytes():
    assert word_file() == word_file()


def test_a_table_that_changed_has_its_bar():
    piece = Piece(heading="H", body=(), tables=(formed.NARROW,), changed_tables=frozenset({0}))
    manifest = Manifest(title="T", pieces=(piece,), line_numbers=True)
    file = word_file(manifest)

    assert formed.parts(file)["word/document.xml"].count(b"<w:tblBorders>") == 1
    assert formed.proven(file, replace(formed.of(Form.WORD, manifest))) == set()


def test_a_drawing_without_a_label_stands_alone():
    drawing = replace(formed.DRAWING, label="", words=())
    manifest = Manifest(title="T", pieces=(Piece(heading="H", body=(), drawings=(drawing,)),))

    assert "Label" not in styles(word_file(manifest))
    assert formed.proven(word_file(manifest), formed.of(Form.WORD, manifest)) == set()


def test_what_begins_a_page_does_so_whatever_it_is():
    first = Piece(key="first:wish", heading="First", body=(paragraph("a"),))
    table = Piece(heading="", body=(), tables=(replace(formed.NARROW, caption=""),))
    manifest = Manifest(title="T", pieces=(first, table))
    document = formed.parts(word_file(manifest))["word/document.xml"]

    assert document.count(b"<w:pageBreakBefore/>") == 1
    assert formed.proven(word_file(manifest), formed.of(Form.WORD, manifest)) == set()


@pytest.mark.parametrize("name", hard_texts.MANIFESTS)
@pytest.mark.parametrize("line_numbers", [False, True])
def test_hard_texts_leave_whole(name, line_numbers):
    manifest = replace(formed.of(Form.WORD, hard_texts.MANIFESTS[name]), line_numbers=line_numbers)

    assert formed.proven(formed.made(manifest), manifest) == set()


def test_private_workings_are_refused():
    with pytest.raises(ValueError, match="private"):
        compose.data(formed.of(Form.WORD, paper.smuggled()))
