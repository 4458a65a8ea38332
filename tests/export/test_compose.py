import json
from dataclasses import replace

import pytest
from export import paper

from desktop.export import compose
from desktop.model.manifest import Manifest, Paper, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph


def kinds(manifest):
    return [block["kind"] for block in compose.data(manifest)["blocks"]]


def levels(manifest):
    return [block["level"] for block in compose.data(manifest)["blocks"] if "level" in block]


def test_items_that_follow_each_other_are_one_list():
    assert kinds(paper.without(paper.MANIFEST, 7))[:7] == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "bullets",
        "numbers",
        "quote",
    ]


def test_empty_lines_are_one_gap():
    assert kinds(paper.plainly("a", "", " ", "b")) == ["heading", "paragraph", "gap", "paragraph"]


def test_levels_follow_what_is_printed_above():
    assert levels(paper.MANIFEST) == [2, 3, 2, 3, 4]


def test_without_a_title_levels_begin_at_one():
    assert levels(replace(paper.MANIFEST, title=" ")) == [1, 2, 1, 2, 3]


def test_a_piece_without_a_heading_prints_none():
    body = (Block.of(BlockKind.HEADING, [Run("Inside")]),)

    assert levels(Manifest(title="T", pieces=(Piece(heading="", body=body),))) == [2]


def test_a_document_is_named_once_for_its_pieces():
    pieces = tuple(Piece(heading=name, body=(), part="A letter") for name in "ab")

    assert compose.expected(Manifest(title="", pieces=pieces)).texts == ("A letter", "a", "b")


def test_a_long_stretch_may_break():
    broken = compose.data(paper.plainly("x" * 95))["blocks"][1]["runs"][0][0]

    assert broken == "\u200b".join(["x" * 30, "x" * 30, "x" * 30, "x" * 5])


def test_words_are_never_broken():
    assert compose.data(paper.plainly(paper.DOUBT))["blocks"][1]["runs"][0][0] == paper.DOUBT


def test_text_travels_as_data():
    hostile = '#import "x"; ] $ \\ " *bold*'

    assert json.loads(compose.encoded(paper.plainly(hostile)))["blocks"][1]["runs"] == [
        [hostile, ""]
    ]


def test_what_is_expected_is_all_that_was_chosen_in_order():
    short = paper.MANIFEST.pieces[0]
    manifest = replace(paper.MANIFEST, pieces=(replace(short, body=paper.BODY[:9]),))

    assert compose.expected(manifest).texts == (
        "For our session",
        "M., self-report",
        "How it began",
        "I want to say this once, and whole.",
        "The first year",
        "It began in March, I said",
        "the telephone",
        "the second account",
        "1. I told nobody.",
        "2. I told my brother.",
        "Where were you on the fourth of May?",
    )
    assert compose.expected(manifest).headings == (
        "For our session",
        "How it began",
        "The first year",
    )


def test_what_is_expected_goes_through_json_unchanged():
    expected = compose.expected(paper.MANIFEST)
    travelled = json.loads(json.dumps(expected.as_json()))

    assert compose.Expected.from_json(travelled) == expected


def test_a_copy_is_named_under_the_title_and_at_the_foot():
    copy = paper.MANIFEST.copies(4)[1]

    assert compose.expected(copy).texts[:3] == (
        "For our session",
        "M., self-report",
        "copy 2 of 4, to be given back",
    )
    assert (
        compose.expected(copy).foot(1, 3)
        == "Private. For therapy. · copy 2 of 4, to be given back page 1 of 3"
    )
    assert compose.expected(replace(copy, footer="")).footer == "copy 2 of 4, to be given back"
    assert "copy 2 of 4" in compose.texts(copy)[0][1]


def test_the_foot_counts_pages():
    assert compose.expected(paper.MANIFEST).foot(2, 4) == "Private. For therapy. page 2 of 4"


def test_the_paper_is_named_as_the_typesetter_names_it():
    letter = replace(paper.MANIFEST, paper=Paper.LETTER)

    assert compose.data(paper.MANIFEST)["paper"] == "a4"
    assert compose.data(letter)["paper"] == "us-letter"


def test_a_paragraph_begins_on_the_side_of_its_first_letter():
    blocks = compose.data(paper.plainly("123 שלום abc", "abc שלום", "123"))["blocks"]

    assert [block["rtl"] for block in blocks[1:]] == [True, False, False]


def test_all_texts_are_looked_through_for_missing_characters():
    piece = Piece(heading="Heading", body=(paragraph("body"),), part="part")
    manifest = Manifest(title="title", subtitle="sub", pieces=(piece,))

    assert compose.texts(manifest) == (
        ("", "title\nsub\nPrivate. For therapy."),
        ("Heading", "part\nHeading\nbody"),
    )


PATHS = (compose.data, compose.encoded, compose.texts, compose.expected, compose.leaving)


def refuses(path):
    assert path(paper.MANIFEST)
    with pytest.raises(ValueError, match="private"):
        path(paper.smuggled())


@pytest.mark.parametrize("path", PATHS)
def test_private_workings_are_refused_on_every_path_though_somebody_made_a_piece_of_them(path):
    refuses(path)


@pytest.mark.parametrize("path", PATHS)
def test_twin_a_path_that_does_not_ask_is_caught(path, monkeypatch):
    monkeypatch.setattr(Piece, "refuse_private", lambda self: None)

    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        refuses(path)
