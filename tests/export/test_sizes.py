"""Large print, pages to be read aloud, and a first page: each holds, and is set as it says."""

from dataclasses import replace
from itertools import product

import hard_texts
import pypdfium2
import pytest
from export import paper
from export.test_drawings import CHART, STRIP

from desktop.export import compose, measures, proof, sheets
from desktop.model import first_page
from desktop.model.manifest import Drawing, Manifest, Paper, Piece, Size
from desktop.model.richtext import paragraph
from desktop.model.table import Table

PARAGRAPHS = tuple(
    paragraph(" ".join(f"This is sentence {place}.{n} of many that fill a page." for n in range(7)))
    for place in range(40)
)
FEW = Table(headings=("Year", "Sum", "From"), rows=(("2016", "£140", "statements"),) * 30)
MANY = Table(headings=tuple("ABCDEFG"), rows=(("word",) * 7,) * 20)
WHOLE = replace(
    paper.MANIFEST,
    pieces=(
        *paper.MANIFEST.pieces,
        Piece(heading="All", body=PARAGRAPHS, tables=(FEW, MANY), drawings=(STRIP, CHART)),
    ),
)


def proven(manifest):
    file = paper.made(manifest)
    return paper.failing(proof.prove(file, paper.claim(file, manifest)))


@pytest.mark.parametrize(
    ("size", "kind", "numbers"), list(product(Size, Paper, (False, True))), ids=str
)
def test_every_size_holds_on_every_sheet(size, kind, numbers):
    assert proven(replace(WHOLE, size=size, paper=kind, line_numbers=numbers)) == set()


@pytest.mark.parametrize("size", [Size.LARGE, Size.ALOUD])
@pytest.mark.parametrize("name", ["long words", "empty sections", "tables", "mixes"])
def test_hard_texts_leave_whole_in_every_size(size, name):
    manifest = replace(hard_texts.MANIFESTS[name], size=size)
    lost = {one for text in hard_texts.LINES.values() for one in text if not one.isascii()}
    joined = {one for text in hard_texts.LINES.values() for one in proof_characters(text)}

    assert proven(replace(manifest, replaced=frozenset(lost | joined))) == set()


def proof_characters(text):
    return {
        one
        for one in compose.wording.glyphs.characters(compose.wording.clean(text))
        if not one.isascii()
    }


@pytest.mark.parametrize("size", Size)
def test_no_letter_leaves_the_sheet(size):
    manifest = replace(WHOLE, size=size, footer="A longer foot than most people write. " * 3)
    side = measures.of(manifest).side

    with pypdfium2.PdfDocument(paper.made(manifest)) as document:
        for page in document:
            words = page.get_textpage()
            for index in range(words.count_chars()):
                left, low, right, high = words.get_charbox(index)
                if right > left and words.get_text_range(index, 1).strip():
                    assert side - 2 < left < right < page.get_width() - side + 2
                    assert 14 < low < high < page.get_height() - 40


def test_no_sentence_is_parted_by_a_page_that_is_read_aloud():
    manifest = replace(WHOLE, size=Size.ALOUD)
    pages = sheets.texts(paper.made(manifest), None)

    for place in range(40):
        for n in range(7):
            sentence = proof.reduced(f"This is sentence {place}.{n} of many that fill a page.")
            assert any(sentence in proof.reduced(page) for page in pages)


def test_twin_at_reading_size_some_sentence_is_parted():
    """Without this the test above could pass on pages that never end in a sentence."""
    pages = [proof.reduced(one) for one in sheets.texts(paper.made(WHOLE), None)]
    sentences = [
        proof.reduced(f"This is sentence {place}.{n} of many that fill a page.")
        for place in range(40)
        for n in range(7)
    ]

    assert not all(any(one in page for page in pages) for one in sentences)


def test_a_very_long_sentence_goes_on_overleaf():
    manifest = replace(paper.plainly("and then " * 2000), size=Size.ALOUD)

    assert proven(manifest) == set()
    assert paper.count(manifest) > 3


# A first page.


def line(key, heading, *texts, drawings=()):
    body = tuple(map(paragraph, texts))
    return Piece(heading=heading, body=body, key=f"first:{key}", drawings=drawings)


FIRST = (
    line("want", "What I want from this session", "To say the part about the dates.", "Nothing."),
    line("trend", "These weeks", drawings=(STRIP, replace(STRIP, label="Sleep"), STRIP)),
    line("new", "New disclosures", "2 October and 28 October. Both in writing."),
    line("set", "What set it off, and what helped", "A number on the bill. From 9 to 5." * 3),
    line("sleep", "Sleep and the day", "Awake most nights at about four. Working, slowly."),
    line("limits", "Limits", "Separate rooms: kept. No talk after nine: crossed once."),
    line("ask", "What I ask for", "A date for the second part."),
)
LETTER = Piece(heading="How it began", body=(paragraph("Once."),), part="A letter")


@pytest.mark.parametrize(
    ("size", "kind", "numbers"),
    list(product((Size.READING, Size.ALOUD), Paper, (False, True))),
    ids=str,
)
def test_a_usual_first_page_is_one_page(size, kind, numbers):
    manifest = Manifest(
        title="For our session on Thursday 26 November",
        subtitle="M. · 28 September to 22 November · self-report",
        pieces=FIRST,
        size=size,
        paper=kind,
        line_numbers=numbers,
    )

    assert paper.count(manifest) == 1
    assert proven(manifest) == set()


FULL = (
    line("want", "What I want", "To say the part about the dates.", "To plan.", "Nothing else."),
    line("scales", "Scales", "A gap is a day without one. " * 5, drawings=(STRIP,) * 6),
    line("new", "New disclosures", "2 October and 28 October, in writing."),
    line("set", "What set it off", "A number on the phone bill, and after it the walk. " * 2, "x"),
    line("day", "Sleep and the day", "Awake most nights at about four. Working, slowly. " * 2),
    line("limits", "Limits", "Separate rooms: kept. No talk about it after nine: crossed once."),
    line("requests", "Requests that are open", "A date for the second part, and the list."),
)


@pytest.mark.parametrize("size", [Size.READING, Size.ALOUD])
def test_a_full_first_page_stands_closer_so_that_it_is_one_page(size):
    manifest = Manifest(title="For our session", subtitle="M.", pieces=FULL, size=size)

    assert paper.count(manifest) == 1
    assert proven(manifest) == set()


def test_twin_an_ordinary_piece_does_not_stand_closer():
    """Without this the test above could pass because there is room enough."""
    pieces = tuple(replace(one, key="") for one in FULL)

    assert paper.count(Manifest(title="For our session", subtitle="M.", pieces=pieces)) > 1


def test_a_first_page_that_is_too_long_goes_on_overleaf():
    manifest = Manifest(title="T", pieces=(*FULL, line("more", "More", "Words to read. " * 300)))

    assert paper.count(manifest) > 1
    assert proven(manifest) == set()


def test_what_belongs_to_a_first_page_may_stand_anywhere():
    manifest = Manifest(title="T", pieces=(LETTER, *FIRST, LETTER))

    assert proven(manifest) == set()


def test_whatever_follows_a_first_page_begins_the_next():
    pages = sheets.texts(paper.made(Manifest(title="T", pieces=(*FIRST, LETTER, LETTER))), None)

    assert len(pages) == 2
    assert pages[1].startswith("A letter")


def test_without_a_first_page_nothing_begins_a_page():
    assert paper.count(Manifest(title="T", pieces=(LETTER, LETTER))) == 1


def test_a_page_of_its_own_begins_with_the_name_of_its_document():
    own = replace(LETTER, own_page=True, part="Another")
    pages = sheets.texts(paper.made(Manifest(title="T", pieces=(LETTER, own))), None)

    assert pages[1].startswith("Another")


def test_pieces_of_a_first_page_are_known_by_their_keys():
    assert compose.FIRST == first_page.KEY


def test_a_first_page_is_looked_over_and_not_read_out():
    spoken = [
        block
        for block in compose.data(Manifest(title="", pieces=(*FIRST, LETTER), size=Size.ALOUD))[
            "blocks"
        ]
        if "sentences" in block
    ]

    assert len(spoken) == 1


def test_in_large_print_words_stand_above_and_below_a_drawing():
    one = Drawing(svg=STRIP.svg, label="Sleep", words=("x",), alternative="y")
    piece = Piece(heading="", body=(), drawings=(one,))
    wide = {
        size: compose.data(Manifest(title="", pieces=(piece,), size=size))["blocks"][0]["wide"]
        for size in Size
    }

    assert wide == {Size.READING: False, Size.LARGE: True, Size.ALOUD: False}
