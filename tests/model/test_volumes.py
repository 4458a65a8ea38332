from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.model import volumes
from desktop.model.manifest import Drawing, Lines, Manifest, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.model.table import Table

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><path d="M0 0 9 4"/></svg>'


def room(lines=40.0):
    """Ten letters a line, one line a row and five a drawing."""
    return volumes.Room(
        lines=lines,
        page=20.0,
        block=lambda block: 1.0 + len(block.text) // 10,
        row=lambda table: [1.0] * len(table.rows),
        drawing=lambda drawing: 5.0,
    )


def parted(*pieces, lines=40.0, **values):
    return volumes.parted(Manifest(title="T", pieces=pieces, **values), room(lines))


def text(name, count):
    return Piece(heading=name, body=tuple(paragraph(f"{name} {n}") for n in range(count)))


def test_what_one_volume_holds_stays_as_it_is():
    manifest = Manifest(title="T", pieces=(text("a", 3), text("b", 3)))

    assert volumes.parted(manifest, room()) == (manifest,)


def test_volumes_say_which_they_are():
    assert [one.volume for one in parted(*(text(name, 20) for name in "abc"))] == [
        "part 1 of 3",
        "part 2 of 3",
        "part 3 of 3",
    ]


def test_a_piece_that_a_volume_holds_is_not_parted():
    found = parted(*(text(name, 12) for name in "abcde"))

    assert [piece.heading for one in found for piece in one.pieces] == list("abcde")
    assert all(len(piece.body) == 12 for one in found for piece in one.pieces)
    assert len(found) == 3


def test_a_long_piece_is_parted_between_blocks_and_says_that_it_goes_on():
    found = parted(text("a", 100))
    headings = [piece.heading for one in found for piece in one.pieces]

    assert headings == ["a", *["a (continued)"] * (len(found) - 1)]
    assert sum((piece.body for one in found for piece in one.pieces), ()) == text("a", 100).body


def test_a_piece_without_a_heading_gets_none():
    assert {piece.heading for one in parted(text("", 100)) for piece in one.pieces} == {""}


def test_a_table_is_parted_between_rows_and_has_its_headings_again():
    table = Table(headings=("A", "B"), rows=tuple((str(n), "x") for n in range(99)), caption="C")
    found = [
        one for part in parted(Piece(heading="", body=(), tables=(table,))) for one in part.pieces
    ]

    assert len(found) > 2
    assert {one.tables[0].headings for one in found} == {("A", "B")}
    assert sum((one.tables[0].rows for one in found), ()) == table.rows
    assert all(one.tables[0].rows for one in found)


def test_a_list_goes_on_counting_in_another_volume():
    items = tuple(Block.of(BlockKind.NUMBER, [Run(f"item {n}")]) for n in range(1, 61))
    after = (paragraph("between"), Block.of(BlockKind.NUMBER, [Run("another")]))
    found = [
        block
        for one in parted(Piece(heading="", body=items + after))
        for piece in one.pieces
        for block in piece.body
    ]
    begun = next(at for at, one in enumerate(found) if one.kind is not BlockKind.NUMBER)

    assert found[begun].text == f"{begun + 1}. item {begun + 1}"
    assert found[59].text == "60. item 60"
    assert found[-1] == after[-1]


def test_a_block_that_no_volume_holds_is_parted_between_words():
    long = Block.of(BlockKind.BULLET, [Run("word " * 300, bold=True), Run("more " * 300)])
    found = [
        block
        for one in parted(Piece(heading="", body=(long,)))
        for piece in one.pieces
        for block in piece.body
    ]

    assert "".join(one.text for one in found) == long.text
    assert all(one.text.endswith(" ") for one in found)
    assert found[0].runs[0].bold
    assert not found[-1].runs[0].bold


def test_what_changed_keeps_its_place():
    piece = replace(text("a", 100), changed=frozenset({0, 50, 99}))
    bars = [
        block.text
        for one in parted(piece, line_numbers=True)
        for part in one.pieces
        for place, block in enumerate(part.body)
        if place in part.changed
    ]

    assert bars == ["a 0", "a 50", "a 99"]


def test_a_table_that_changed_is_marked_in_each_volume():
    tables = tuple(Table(headings=("A",), rows=(("x",),) * 30) for _ in range(3))
    piece = Piece(heading="", body=(), tables=tables, changed_tables=frozenset({1}))
    found = [one for part in parted(piece) for one in part.pieces]
    rows = [
        len(table.rows)
        for one in found
        for place, table in enumerate(one.tables)
        if place in one.changed_tables
    ]

    assert sum(rows) == 30


def test_remarks_stand_in_the_last_volume_only():
    found = parted(text("a", 100), line_numbers=True, remarks=(("line 1", "Why?"),))

    assert [bool(one.remarks) for one in found] == [False] * (len(found) - 1) + [True]


def test_room_to_write_by_hand_stands_at_the_end_only():
    piece = replace(text("a", 100), lines=(Lines(label="", count=2),), own_page=True)
    found = [one for part in parted(piece, lines=60.0) for one in part.pieces]

    assert [bool(one.lines) for one in found] == [False] * (len(found) - 1) + [True]
    assert [one.own_page for one in found] == [True] + [False] * (len(found) - 1)


def test_an_empty_volume_is_never_begun():
    assert all(one.pieces for one in parted(text("a", 100), text("b", 1), text("c", 100)))


# No word is lost and none is said twice, whatever is parted.

WORDS = some.text(some.sampled_from("ab 1"), max_size=60)
BLOCKS = some.builds(
    lambda kind, words, bold: Block.of(kind, [Run(words, bold=bold), Run("x" + words)]),
    some.sampled_from(list(BlockKind)),
    WORDS,
    some.booleans(),
)
TABLES = some.builds(
    lambda rows: Table(headings=("h", "i"), rows=tuple(rows)),
    some.lists(some.tuples(WORDS, WORDS), max_size=30),
)
PIECES = some.builds(
    lambda body, tables, drawings, own_page, is_lined: Piece(
        heading="",
        body=tuple(body),
        tables=tuple(tables),
        drawings=tuple(Drawing(svg=SVG, label=one) for one in drawings),
        own_page=own_page,
        lines=(Lines(label="y", count=3),) * is_lined,
    ),
    some.lists(BLOCKS, max_size=30),
    some.lists(TABLES, max_size=2),
    some.lists(WORDS, max_size=9),
    some.booleans(),
    some.booleans(),
)


def said(pieces):
    """All words of pieces in order, without the numbers of lists."""
    for piece in pieces:
        yield from (one.label for one in piece.drawings)
        yield from (cell for one in piece.tables for row in one.rows for cell in row)
        for block in piece.body:
            text = block.text
            is_counted = block.kind is BlockKind.PARAGRAPH and text[:1].isdigit() and ". " in text
            yield text.partition(". ")[2] if is_counted else text
        yield from (one.label for one in piece.lines)


@given(some.lists(PIECES, max_size=4), some.sampled_from([20.0, 40.0, 200.0]))
def test_no_word_is_lost_and_none_is_said_twice(pieces, lines):
    found = parted(*pieces, lines=lines)
    numbers = [one.volume for one in found]

    assert "".join(said(piece for one in found for piece in one.pieces)) == "".join(said(pieces))
    if len(found) > 1:
        assert numbers == [f"part {n} of {len(found)}" for n in range(1, len(found) + 1)]


@pytest.mark.parametrize("lines", [20.0, 40.0, 200.0])
def test_no_volume_is_fuller_than_it_may_be(lines):
    pieces = [
        text(name, count) for name, count in zip("abcdef", (3, 90, 14, 1, 33, 7), strict=True)
    ]

    for one in parted(*pieces, lines=lines):
        assert volumes.lines(replace(one, volume=""), room()) <= lines + 8
