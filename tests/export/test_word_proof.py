from dataclasses import replace

import pytest
from export import formed, paper

from desktop.export import word, word_proof
from desktop.model.manifest import CheckKind, Form, Piece, Size
from desktop.model.richtext import paragraph

MANIFEST = formed.of(Form.WORD)


@pytest.fixture(scope="module")
def file():
    return formed.made(MANIFEST)


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("line_numbers", [False, True])
def test_a_file_as_it_was_made_holds(size, line_numbers):
    manifest = replace(MANIFEST, size=size, line_numbers=line_numbers)

    assert formed.proven(formed.made(manifest), manifest) == set()


def test_a_return_copy_and_a_review_copy_hold():
    (copy,) = replace(MANIFEST, line_numbers=True, remarks=(("line 3", "Say when."),)).copies(1)
    file = formed.made(copy)

    assert formed.proven(file, copy) == set()
    assert CheckKind.EVERYTHING in formed.proven(file, replace(copy, copy="copy 2 of 2"))


def test_twin_a_writer_that_drops_the_last_paragraph_is_caught(monkeypatch):
    whole = word._content
    monkeypatch.setattr(word, "_content", lambda *parts: list(whole(*parts))[:-1])
    manifest = formed.of(Form.WORD, paper.MANIFEST)

    file = formed.made(manifest)

    assert CheckKind.EVERYTHING in formed.proven(file, manifest)


def test_twin_a_writer_that_adds_a_paragraph_is_caught():
    more = Piece(heading="Kept", body=(paragraph("canary"),))
    file = formed.made(replace(MANIFEST, pieces=(*MANIFEST.pieces, more)))

    assert CheckKind.NOTHING_ELSE in formed.proven(file, MANIFEST)


def test_twin_a_writer_that_names_an_author_is_caught(file):
    named = formed.changed(
        file, "docProps/core.xml", b"<dc:title>", b"<dc:creator>A. Writer</dc:creator><dc:title>"
    )

    assert CheckKind.NAMELESS in formed.proven(named, MANIFEST)


def test_twin_words_at_the_foot_are_caught(file):
    told = formed.changed(file, "word/footer.xml", b"Private.", b"A. Writer. Private.")

    assert {CheckKind.EVERYTHING, CheckKind.NOTHING_ELSE} <= formed.proven(told, MANIFEST)


def test_twin_words_in_the_place_of_a_page_number_are_caught(file):
    told = formed.changed(file, "word/footer.xml", b">1<", b">canary<")

    assert CheckKind.NOTHING_ELSE in formed.proven(told, MANIFEST)


def test_twin_a_note_of_a_reader_is_caught(file):
    told = formed.packed(formed.parts(file) | {"word/comments.xml": b"<a>canary</a>"})

    assert CheckKind.NOTHING_HIDDEN in formed.proven(told, MANIFEST)


def test_a_list_that_goes_on_counting_is_caught(file):
    other = formed.changed(
        file, "word/numbering.xml", b'<w:startOverride w:val="1"/>', b'<w:startOverride w:val="5"/>'
    )

    assert CheckKind.EVERYTHING in formed.proven(other, MANIFEST)


def test_another_word_for_a_drawing_is_caught(file):
    other = formed.changed(file, "word/document.xml", b"It fell.", b"It rose.")

    assert {CheckKind.EVERYTHING, CheckKind.NOTHING_ELSE} <= formed.proven(other, MANIFEST)


READ_WRONGLY = {
    "another language": ("word/styles.xml", b'<w:lang w:val="en-GB"', b'<w:lang w:val="de-DE"'),
    "a heading that is none": ("word/document.xml", b'"Heading1"', b'"Normal"'),
    "a table without headings": ("word/document.xml", b"<w:tblHeader/>", b""),
}


@pytest.mark.parametrize("name", READ_WRONGLY)
def test_what_a_reading_voice_would_miss_is_caught(file, name):
    other = formed.changed(file, *READ_WRONGLY[name])

    assert formed.proven(other, MANIFEST, other) == {CheckKind.READABLE}


def test_other_bytes_are_caught_and_what_is_no_package_holds_nothing(file):
    assert CheckKind.WHOLE in formed.proven(file, MANIFEST, file + b"x")
    assert formed.proven(b"canary", MANIFEST, file) == set(word_proof.KINDS)


def test_numbers_of_lines_that_were_not_asked_for_are_caught():
    manifest = replace(MANIFEST, line_numbers=True)

    assert CheckKind.NOTHING_ELSE in formed.proven(formed.made(manifest), MANIFEST)
