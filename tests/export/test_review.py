"""A review copy: numbers in the margin, bars at what changed, remarks on a page of their own."""

import re
from dataclasses import replace
from itertools import groupby

import pytest
from export import paper
from export.test_tables import SIX, WIDE

from desktop.export import compose, proof, sheets
from desktop.model.manifest import CheckKind, Manifest, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph

REMARKS = (("line 12", "Is this what you did, or how it felt?"), ("lines 30 to 34", paper.DOUBT))
REVIEW = replace(
    paper.MANIFEST,
    line_numbers=True,
    remarks=REMARKS,
    pieces=(
        replace(paper.MANIFEST.pieces[0], changed=frozenset({0, 1, 4, 6, 8, 9})),
        replace(paper.MANIFEST.pieces[1], tables=(SIX, WIDE), changed_tables=frozenset({1})),
    ),
)


def proven(file, manifest=REVIEW):
    return paper.failing(proof.prove(file, paper.claim(file, manifest)))


def margins(manifest):
    return [page.beside for page in paper.parted(paper.made(manifest))]


def bars(manifest):
    """Return how many bars are drawn: strips of one colour between the numbers and the text."""
    file = paper.made(manifest)
    return sum(bars_of(file, page) for page in range(1, paper.count(manifest) + 1))


def bars_of(file, page):
    picture = sheets.drawn(file, None, page=page, width=1190)
    across = round(85 * 1190 / 595.3)
    places = [(row * picture.width + across) * 4 for row in range(picture.height)]
    column = [picture.dots[at : at + 3] for at in places]
    return sum(len(set(colour)) > 1 for colour, _ in groupby(column))


@pytest.mark.parametrize("password", [None, paper.PASSWORD])
def test_a_review_copy_holds(password):
    file = paper.made(REVIEW, password)
    claim = paper.claim(file, REVIEW, password)

    assert paper.failing(proof.prove(file, claim)) == set()


def test_lines_are_numbered_from_one_to_the_end_without_the_front_and_the_remarks():
    pages = margins(REVIEW)
    numbers = [words for page in pages for _, words in page]

    assert numbers == [str(one) for one in range(1, len(numbers) + 1)]
    assert len(numbers) > 150
    assert all(pages[:-1])
    assert pages[-1] == ()


def test_each_line_of_a_text_has_a_number():
    manifest = replace(paper.plainly("one\ntwo\n\nfour", "five"), title="", line_numbers=True)

    assert [words for _, words in margins(manifest)[0]] == list("123456")


def test_lines_of_lists_quotes_and_tables_are_numbered():
    for kind in BlockKind:
        body = (Block.of(kind, [Run("one")]), Block.of(kind, [Run("two")]))
        manifest = Manifest(title="", pieces=(Piece(heading="", body=body),), line_numbers=True)

        assert len(margins(manifest)[0]) == 2


def test_headings_that_come_again_overleaf_have_no_number():
    piece = Piece(heading="", body=(), tables=(SIX,))
    manifest = Manifest(title="", pieces=(piece,), line_numbers=True)
    numbers = [words for page in margins(manifest) for _, words in page]

    # The caption and sixty rows of one line.
    assert len(numbers) == 61


def test_without_line_numbers_nothing_stands_in_the_margin_and_no_bar():
    manifest = replace(REVIEW, line_numbers=False, remarks=())

    assert not any(margins(manifest))
    assert bars(manifest) == 0
    assert compose.BAR_SENTENCE not in compose.expected(manifest).texts
    assert proven(paper.made(manifest), manifest) == set()


def test_what_changed_has_a_bar_and_the_front_says_so():
    unchanged = tuple(
        replace(one, changed=frozenset(), changed_tables=frozenset()) for one in REVIEW.pieces
    )
    one_more = replace(REVIEW, pieces=(replace(REVIEW.pieces[0]), replace(unchanged[1])))

    assert bars(replace(REVIEW, pieces=unchanged)) == 0
    assert bars(replace(one_more)) > 0
    assert bars(REVIEW) > bars(one_more)
    assert compose.expected(REVIEW).texts[2] == compose.BAR_SENTENCE
    assert compose.BAR_SENTENCE in sheets.texts(paper.made(REVIEW), None)[0]
    assert compose.BAR_SENTENCE not in compose.expected(replace(REVIEW, pieces=unchanged)).texts


def test_a_list_goes_on_counting_where_a_change_parts_it():
    items = tuple(Block.of(BlockKind.NUMBER, [Run(word)]) for word in ("one", "two", "three"))
    body = (*items, paragraph("between"), *items[:1])
    piece = Piece(heading="", body=body, changed=frozenset({1}))
    manifest = Manifest(title="", pieces=(piece,), line_numbers=True)

    assert compose.expected(manifest).texts == (
        compose.BAR_SENTENCE,
        "1. one",
        "2. two",
        "3. three",
        "between",
        "1. one",
    )
    assert proven(paper.made(manifest), manifest) == set()


def test_remarks_stand_on_the_last_page_with_a_heading():
    pages = paper.parted(paper.made(REVIEW))

    assert pages[-1].text.startswith(compose.REMARKS_HEADING)
    assert "lines 30 to 34:" in pages[-1].text
    assert compose.expected(REVIEW).headings[-1] == compose.REMARKS_HEADING


def test_remarks_are_refused_anywhere_but_in_a_review_copy():
    with pytest.raises(ValueError, match="review copy"):
        replace(paper.MANIFEST, remarks=REMARKS)
    with pytest.raises(ValueError, match="review copy"):
        replace(REVIEW, line_numbers=False)


def test_what_no_font_draws_is_found_in_remarks():
    manifest = replace(REVIEW, remarks=(("line 語", "日"),))

    assert {"語", "日"} <= set(compose.texts(manifest)[0][1])


# Twins: what must not happen in a review copy.


SHORT = replace(
    REVIEW,
    pieces=(
        REVIEW.pieces[0],
        replace(
            REVIEW.pieces[1],
            tables=(replace(SIX, rows=SIX.rows[:6]), replace(WIDE, rows=WIDE.rows[:3])),
        ),
    ),
)
"""To be tampered with: all there is in a review copy, on few pages."""


def tampered(change, page=0):
    """Return what is found wrong with a file after its page was changed."""
    changed = paper.tampered(
        paper.made(SHORT), lambda writer: paper.rewritten(writer, change, page=page)
    )
    return proven(changed, SHORT)


def test_tampering_itself_is_not_what_is_caught():
    assert tampered(lambda content: content) <= {
        CheckKind.NAMELESS,
        CheckKind.NOTHING_HIDDEN,
        CheckKind.WHOLE,
    }


def test_twin_a_dropped_word_is_caught():
    first, *others = paper.BODY
    less = Block.of(first.kind, [Run(first.text.replace("and ", ""))])
    pieces = (replace(REVIEW.pieces[0], body=(less, *others)), REVIEW.pieces[1])

    assert CheckKind.EVERYTHING in proven(paper.made(replace(REVIEW, pieces=pieces)))


def test_twin_a_dropped_remark_is_caught():
    assert CheckKind.EVERYTHING in proven(paper.made(replace(REVIEW, remarks=REMARKS[:1])))


@pytest.mark.parametrize("page", [0, 2])
@pytest.mark.parametrize("left", [5, 40, 70, 100, 300])
@pytest.mark.parametrize("called", [b"%s", b"/Artifact<</Type/Pagination>>BDC%sEMC "])
def test_twin_a_line_in_white_is_caught_in_the_text_and_in_the_margin(page, left, called):
    words = b" q 1 1 1 rg BT /f0 9 Tf 1 0 0 1 %d 400 Tm <00010002000300040005> Tj ET Q " % left

    assert CheckKind.NOTHING_ELSE in tampered(lambda content: content + called % words, page)


NUMBER = re.compile(
    rb"/Artifact<</Type/Pagination>>BDC\nq 1 0 0 -1 (?P<left>[67][\d.]+) (?P<height>[\d.]+) cm"
    rb".*?EMC",
    re.DOTALL,
)


def numbers_of(content):
    found = list(NUMBER.finditer(content))
    assert len(found) > 10
    return found


def test_twin_a_number_that_is_missing_is_caught():
    def change(content):
        one = numbers_of(content)[3]
        return content[: one.start()] + content[one.end() :]

    assert CheckKind.NOTHING_ELSE in tampered(change)


def test_twin_a_number_that_stands_twice_is_caught():
    def change(content):
        one = numbers_of(content)[3]
        again = one[0].replace(one["left"], b"40")
        return content[: one.end()] + b"\n" + again + content[one.end() :]

    assert CheckKind.NOTHING_ELSE in tampered(change)


def test_twin_numbers_in_another_place_are_caught():
    """Two numbers change places: read in the order of the page they no longer rise."""

    def change(content):
        one, other = numbers_of(content)[3:5]
        heights = content[: one.start("height")] + other["height"] + content[one.end("height") :]
        other = numbers_of(heights)[4]
        return heights[: other.start("height")] + one["height"] + heights[other.end("height") :]

    assert CheckKind.NOTHING_ELSE in tampered(change)


def test_twin_text_moved_into_the_margin_is_caught():
    def change(content):
        at = content.index(b"BDC", content.index(b"/MCID 3>>"))
        begin = content.index(b"q 1 0 0 -1 99.", at)
        return content[:begin] + content[begin:].replace(b"q 1 0 0 -1 99.", b"q 1 0 0 -1 20.", 1)

    assert CheckKind.EVERYTHING in tampered(change)


def test_twin_numbers_where_none_were_asked_for_are_caught():
    asked = replace(REVIEW, line_numbers=False, remarks=())
    file = paper.made(replace(REVIEW, remarks=()))

    assert CheckKind.NOTHING_ELSE in proven(file, asked)
