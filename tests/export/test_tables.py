from dataclasses import replace
from pathlib import Path

import pytest
from export import paper
from export.test_typeset import letter_boxes
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as some

from desktop.export import compose, depths, measures, proof, tables
from desktop.model.manifest import CheckKind, Manifest, Paper, Piece
from desktop.model.richtext import paragraph
from desktop.model.table import Table

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
SHORT = Table(
    headings=("Year", "Sum", "From"),
    rows=(("2016", "£140 to £220", "card statements"), ("2017", "£90", "")),
    caption="What was spent",
)
SIX = Table(
    headings=("Type", "First", "Last", "How often", "Money", "With whom"),
    rows=tuple(
        (f"Subscription {row}", f"May {1950 + row}", str(1951 + row), "weekly", f"£{row}", "alone")
        for row in range(60)
    ),
    caption="Sixty of them",
)
WIDE = Table(
    headings=("Type", "When", "Often", "Money", "Device", "Known before", "What I said of it"),
    rows=tuple(
        (f"Kind {row}", "2016", "weekly", "", "tablet", "no", "It came by itself. " * row)
        for row in range(9)
    ),
)


def with_tables(*some_tables):
    piece = Piece(heading="The facts", body=(paragraph("After them."),), tables=some_tables)
    return Manifest(title="Title", pieces=(piece,))


def blocks(*some_tables, paper_kind=Paper.A4):
    manifest = replace(with_tables(*some_tables), paper=paper_kind)
    return [one for one in compose.data(manifest)["blocks"] if one["kind"] == "table"]


def proven(file, manifest):
    return paper.failing(proof.prove(file, paper.claim(file, manifest)))


def test_a_few_short_columns_stand_side_by_side():
    (block,) = blocks(SHORT)

    assert block["form"] == "columns"
    assert sum(block["widths"]) + 2 * tables.GAP == pytest.approx(
        measures.READING.across(Paper.A4), abs=1
    )


def test_six_short_columns_stand_side_by_side_on_each_paper():
    assert {blocks(SIX, paper_kind=kind)[0]["form"] for kind in Paper} == {"columns"}


def test_many_columns_become_a_record_for_each_row():
    (block,) = blocks(WIDE)

    assert block["form"] == "records"
    assert [line["label"] for line in block["records"][0]["lines"]] == [
        "Type:",
        "When:",
        "Often:",
        "Device:",
        "Known before:",
    ]


def test_a_passage_too_long_to_read_across_becomes_records():
    long = Table(headings=("A", "B"), rows=(("x", "word " * 400), ("y", "z")))

    assert [one["form"] for one in blocks(long)] == ["records"]
    assert [one["whole"] for one in blocks(long)[0]["records"]] == [False, True]


def test_five_columns_of_passages_become_records():
    five = Table(headings=tuple("ABCDE"), rows=(tuple(["some words to read here"] * 5),) * 3)
    four = Table(headings=tuple("ABCD"), rows=(tuple(["some words to read here"] * 4),) * 3)

    wordy = replace(five, rows=(tuple(["some words to read here " * 3] * 5),))
    assert [one["form"] for one in blocks(four, five, wordy)] == ["columns", "columns", "records"]


def test_a_table_without_headings_is_read_as_records_without_labels():
    (block,) = blocks(Table(headings=("", ""), rows=(("a", "b"),)))

    assert [line["label"] for line in block["records"][0]["lines"]] == ["", ""]


def test_a_question_as_a_label_keeps_its_sign():
    (block,) = blocks(Table(headings=("Known?", *["x"] * 7), rows=(("a", *["b"] * 7),)))

    assert [line["label"] for line in block["records"][0]["lines"]][:2] == ["Known?", "x:"]


def test_nothing_is_printed_for_a_table_without_words():
    assert blocks(Table(headings=("A",), rows=((" ",),)), Table(headings=(), rows=())) == []


def test_a_caption_stands_though_no_row_does():
    manifest = with_tables(Table(headings=("A",), rows=(), caption="Nothing of this kind"))

    assert proven(paper.made(manifest), manifest) == set()
    assert "Nothing of this kind" in compose.expected(manifest).texts


def test_words_of_a_table_come_in_the_order_of_reading_before_the_body():
    assert compose.expected(with_tables(SHORT)).texts == (
        "Title",
        "The facts",
        "What was spent",
        "Year Sum From",
        "2016 £140 to £220 card statements",
        "2017 £90 ",
        "After them.",
    )


def test_widths_are_never_estimated_too_small():
    """Else a word would run into the next column; each letter of our own face is looked at."""
    for weight in ("Regular", "SemiBold"):
        face = TTFont(FONTS / f"StillpageSans-{weight}.ttf")
        units, advances = face["head"].unitsPerEm, face["hmtx"]
        small = {
            chr(code)
            for code, name in face.getBestCmap().items()
            if advances[name][0] / units * tables.SIZE > tables.width(chr(code)) + 0.3
        }
        assert small <= {"\u00ad"}


def test_a_long_word_is_broken_only_where_it_does_not_fit():
    assert tables.narrowed("responsibility", 100) == "responsibility"
    assert tables.narrowed("a responsibility", 30) == "a respon\u200bsibility"


@given(some.lists(some.text(max_size=60), min_size=1, max_size=8))
def test_columns_fill_the_width_and_none_is_too_narrow_for_a_letter(texts):
    widths = tables.columns([texts, texts], 400)

    if widths is not None:
        assert sum(widths) + tables.GAP * (len(texts) - 1) == pytest.approx(400, abs=1)
        assert all(width >= 0 for width in widths)


def columns_overlap(file, edges):
    """Say whether a letter crosses the edge of a column, in points from the left."""
    return any(
        left < edge - 1 and right > edge + 1
        for left, right, _ in letter_boxes(file)
        for edge in edges
    )


@pytest.mark.parametrize("kind", list(Paper))
def test_no_letter_leaves_its_column(kind):
    hard = Table(
        headings=("Address", "Loud", "Glued"),
        rows=(("https://example.org/" + "x" * 200, "W" * 90, "a\u00a0b" * 20), ("a\nb", "c", "d")),
    )
    manifest = replace(with_tables(hard), paper=kind)
    (block,) = blocks(hard, paper_kind=kind)
    starts = [99.2 + sum(block["widths"][:n]) + n * tables.GAP for n in (1, 2)]
    file = paper.made(manifest)

    assert block["form"] == "columns"
    assert not columns_overlap(file, [one - 0.5 for one in starts])
    assert all(right < width - 98 for _, right, width in letter_boxes(file))
    assert proven(file, manifest) == set()


@pytest.mark.parametrize("table", [SHORT, SIX, WIDE], ids=["short", "six", "wide"])
def test_a_table_leaves_whole(table):
    manifest = with_tables(table)

    assert proven(paper.made(manifest), manifest) == set()


def test_headings_stand_again_overleaf():
    manifest = with_tables(SIX)
    pages = paper.parted(paper.made(manifest))

    assert len(pages) > 1
    assert ["With whom" in page.furniture for page in pages] == [False, *[True] * (len(pages) - 1)]
    assert ["With whom" in page.text for page in pages] == [True, *[False] * (len(pages) - 1)]


def test_a_table_is_tagged_with_its_headings():
    opened = depths.reader(paper.made(with_tables(SIX)), None)
    kinds = [
        str(one["/S"])
        for number in depths.pdf.numbers(opened)
        if isinstance(one := opened.get_object(number), dict) and "/S" in one
    ]

    # Headings printed again are not tagged again.
    assert (kinds.count("/Table"), kinds.count("/TH"), kinds.count("/TD")) == (1, 6, 360)
    assert kinds.count("/TR") == 61


def test_a_row_is_never_parted():
    pages = [page.text for page in paper.parted(paper.made(with_tables(SIX)))]

    for first, begin, end, *_ in SIX.rows:
        (page,) = [text for text in pages if f"{first}{begin}" in text.replace("\n", "")]
        assert f"{begin}{end}" in page


def test_what_no_font_draws_is_found_in_cells():
    table = Table(headings=("A 日", "B"), rows=(("語", "x"),), caption="→")
    manifest = with_tables(table)

    (_, (heading, text)) = compose.texts(manifest)

    assert heading == "The facts"
    assert {"日", "語", "→"} <= set(text)


def test_a_long_record_goes_on_overleaf():
    long = Table(headings=("A", "B"), rows=(("x", "word " * 900), ("y", "z")))
    manifest = with_tables(long)
    file = paper.made(manifest)

    assert paper.count(manifest) > 1
    assert proven(file, manifest) == set()


# Twins: what must not happen in a table.


def changed(**values):
    return with_tables(replace(SIX, **values))


def test_twin_a_cell_that_lost_a_word_is_caught():
    rows = (("Subscription", *SIX.rows[0][1:]), *SIX.rows[1:])

    assert CheckKind.EVERYTHING in proven(paper.made(changed(rows=rows)), with_tables(SIX))


def test_twin_two_cells_changed_places_are_caught():
    one, two, *others = SIX.rows[0]
    rows = ((two, one, *others), *SIX.rows[1:])

    assert CheckKind.EVERYTHING in proven(paper.made(changed(rows=rows)), with_tables(SIX))


def test_twin_a_row_more_is_caught():
    rows = (*SIX.rows, ("canary", "", "", "", "", ""))
    file = paper.made(changed(rows=rows))

    assert CheckKind.NOTHING_ELSE in proven(file, with_tables(SIX))


WORDS = b" q 1 1 1 rg BT /f0 9 Tf 1 0 0 1 %d 400 Tm <00010002000300040005> Tj ET Q "


@pytest.mark.parametrize("left", [10, 60, 120])
@pytest.mark.parametrize("mark", [b"%s", b"/Artifact<</Type/Pagination>>BDC%sEMC "])
def test_twin_a_line_in_white_is_caught_wherever_it_stands_and_whatever_it_is_called(left, mark):
    hidden = mark % (WORDS % left)
    manifest = with_tables(SIX)
    file = paper.tampered(
        paper.made(manifest),
        lambda writer: paper.rewritten(writer, lambda content: content + hidden, page=1),
    )

    assert CheckKind.NOTHING_ELSE in proven(file, manifest)


def test_twin_a_text_that_is_called_no_text_is_caught():
    """Words taken out of what a reading voice hears, though they stand on the page."""
    manifest = with_tables(SIX)

    def unsaid(content):
        at = content.index(b"/Span<</MCID 9>>BDC")
        return content[:at] + content[at:].replace(
            b"/Span<</MCID 9>>BDC", b"/Artifact<</Type/Pagination>>BDC", 1
        )

    file = paper.tampered(
        paper.made(manifest), lambda writer: paper.rewritten(writer, unsaid, page=0)
    )

    assert {CheckKind.EVERYTHING, CheckKind.NOTHING_ELSE} <= proven(file, manifest)


def test_twin_words_in_the_name_of_a_heading_cell_are_caught():
    manifest = with_tables(SIX)
    file = paper.made(manifest)
    opened = depths.reader(file, None)

    assert any(depths.HEADING_CELL.fullmatch(one) for one in depths.of(opened).strings)
    assert not depths.HEADING_CELL.fullmatch("U1x0y0 canary")
    assert CheckKind.NOTHING_HIDDEN in proven(
        file, with_tables()
    )  # in a file without tables not even such names may stand


@pytest.mark.parametrize("filled", range(18, 33))
def test_a_heading_a_caption_and_the_first_row_stand_on_one_page(filled):
    before = Piece(heading="Before", body=(paragraph("line"),) * filled)
    after = Piece(heading="The facts", body=(), tables=(SIX,))
    pages = paper.parted(paper.made(Manifest(title="Title", pieces=(before, after))))

    (page,) = [one.text for one in pages if "The facts" in one.text]
    assert "Sixty of them" in page
    assert "Subscription 0" in page
