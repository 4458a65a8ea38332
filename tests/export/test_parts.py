"""Volumes as files: each with its contents, each proven, no word of the whole lost."""

from dataclasses import replace
from functools import lru_cache

import hard_texts
import pytest
from export import paper
from export.test_drawings import CHART, STRIP
from export.test_sizes import FEW, FIRST, MANY
from pypdf.generic import DictionaryObject, NameObject

from desktop import packet
from desktop.export import compose, depths, parts, proof, sheets
from desktop.model.manifest import CheckKind, Manifest, Paper, Piece, Size
from desktop.model.richtext import paragraph
from desktop.model.table import Table

LONG = hard_texts.long(9)
PIECES = (
    *FIRST,
    *LONG.pieces[:-1],
    Piece(heading="Charts", body=(), drawings=(STRIP, CHART) * 6, part="A part"),
    Piece(heading="Tables", body=(), tables=(FEW, MANY), part="A part"),
    *LONG.pieces[-1:],
)
WHOLE = Manifest(title="All of it", subtitle="M.", pieces=PIECES)


@lru_cache(maxsize=1)
def volumes():
    return parts.of(WHOLE, 4)


def proven(file, manifest):
    """The proof that every test and every twin goes through: the kinds that do not hold."""
    return paper.failing(proof.prove(file, paper.claim(file, manifest)))


def test_each_volume_holds():
    assert len(volumes()) > 2
    for one in volumes():
        assert proven(paper.made(one), one) == set()


def test_the_last_line_of_all_stands_in_the_last_volume():
    texts = [" ".join(sheets.texts(paper.made(one), None)) for one in volumes()]

    assert ["The very last line." in one for one in texts] == [False] * (len(texts) - 1) + [True]


def test_each_volume_says_which_it_is_at_its_head_and_at_each_foot():
    for number, one in enumerate(volumes(), 1):
        for page in sheets.texts(paper.made(one), None):
            assert f"Private. For therapy. · part {number} of {len(volumes())}" in page
        assert f"part {number} of" in sheets.texts(paper.made(one), None)[0].split("Private")[0]


def test_the_contents_name_the_page_of_each_heading():
    one = volumes()[0]
    first, *others = sheets.texts(paper.made(one), None)
    expected = compose.expected(one)

    assert "Contents" in first
    for place in expected.listed:
        heading = expected.headings[place]
        (line,) = [row for row in first.splitlines() if row.startswith(f"{heading} ")]
        assert heading in others[int(line.rsplit(maxsplit=1)[-1]) - 2]


def test_nothing_but_contents_stands_before_the_text():
    _, second, *_ = sheets.texts(paper.made(volumes()[0]), None)

    assert second.startswith(FIRST[0].heading)


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("kind", Paper)
def test_estimates_are_rather_too_high(size, kind):
    for pieces in (LONG.pieces, PIECES, hard_texts.TABLES):
        manifest = Manifest(title="T", pieces=pieces, size=size, paper=kind)
        assert paper.count(manifest) <= parts.pages(manifest) + 1
        assert parts.pages(manifest) <= 3 * paper.count(manifest) + 3


def test_wide_letters_take_more_room():
    narrow, wide = (parts.pages(paper.plainly(letter * 9000)) for letter in ("a", "語"))

    assert 1.8 < wide / narrow < 2.4


def test_many_cells_are_no_long_text(monkeypatch):
    """What holds cells apart is longer than the cells; 300 pages of them must not be refused."""
    table = Table(headings=("A", "B"), rows=(("x", "y"),) * 90)
    manifest = Manifest(title="", pieces=(Piece(heading="", body=(), tables=(table,)),))
    monkeypatch.setattr(paper.typeset, "LONGEST_TEXT", 4000)

    assert len(compose.encoded(manifest)) > 4000
    assert paper.answered(manifest)[0]["code"] == "done"


def test_cells_take_room_in_a_volume_for_what_the_typesetter_keeps_of_them():
    few, many = (Table(headings=("A",) * count, rows=(("x",) * count,) * 100) for count in (1, 6))
    one, two = (
        parts.pages(Manifest(title="", pieces=(Piece(heading="", body=(), tables=(table,)),)))
        for table in (few, many)
    )

    assert two > 2 * one


def test_a_drawing_takes_no_room_for_words(monkeypatch):
    """It is counted in characters, as text is, and one long drawing is no long text."""
    long = replace(STRIP, svg=STRIP.svg.replace("M0 8", "M0 8 " + "L1 1 " * 2000))
    piece = Piece(heading="", body=(), drawings=(long,))
    monkeypatch.setattr(paper.typeset, "LONGEST_TEXT", 5000)

    assert paper.answered(Manifest(title="", pieces=(piece,)))[0]["code"] == "done"
    assert paper.answered(paper.plainly("a" * 5000))[0]["code"] == "too many"


def test_volumes_of_a_review_copy_hold():
    manifest = replace(WHOLE, line_numbers=True, remarks=(("line 3", "Why?"),), size=Size.LARGE)

    for one in parts.of(manifest, 12):
        assert proven(paper.made(one), one) == set()


def test_a_volume_in_other_scripts_and_without_headings_holds():
    body = (paragraph("One."), paragraph("Two."))
    pieces = (Piece(heading="", body=body), Piece(heading="\u200b", body=body))
    for title in ("", "\u200b", "Title"):
        manifest = Manifest(title=title, pieces=pieces, volume="part 1 of 2")
        assert proven(paper.made(manifest), manifest) == set()


# Twins: what must not happen to a volume.


def test_twin_a_volume_that_lost_its_last_block_is_caught():
    one = volumes()[0]
    *others, last = one.pieces
    less = replace(one, pieces=(*others, replace(last, body=last.body[:-1])))

    assert last.body
    assert CheckKind.EVERYTHING in proven(paper.made(less), one)


def test_twin_a_piece_said_twice_is_caught():
    one = volumes()[0]
    twice = replace(one, pieces=(*one.pieces, one.pieces[-1]))

    assert CheckKind.NOTHING_ELSE in proven(paper.made(twice), one)


def test_twin_another_volume_is_caught():
    one, two, *_ = volumes()

    assert {CheckKind.PAGES, CheckKind.EVERYTHING} <= proven(paper.made(two), one)


def test_twin_contents_that_name_another_page_are_caught():
    """The structure says that a heading stands on another page than its contents say."""
    one = volumes()[0]

    def elsewhere(writer):
        heading = next(
            found
            for found in writer._objects
            if isinstance(found, DictionaryObject)
            and found.get("/S") == "/H2"
            and found.get("/T") == one.pieces[-1].heading
        )
        heading[NameObject("/Pg")] = writer.pages[1].indirect_reference

    file = paper.tampered(paper.made(one), elsewhere)

    assert CheckKind.EVERYTHING in proven(file, one)
    assert CheckKind.EVERYTHING not in proven(paper.tampered(paper.made(one), lambda _: None), one)


def test_a_heading_without_a_page_has_none():
    def without(writer):
        for found in writer._objects:
            if isinstance(found, DictionaryObject):
                found.pop("/Pg", None)

    file = paper.tampered(paper.made(paper.plainly("a")), without)

    assert set(depths.heading_pages(depths.reader(file, None))) == {0}


# Through the helpers.


def test_too_many_pages_leave_in_volumes_one_after_the_other(monkeypatch):
    for name, few in (("FULL", 4), ("ONE_FILE", 2), ("SURELY_MANY", 6)):
        monkeypatch.setattr(parts, name, few)
    texts = []
    with packet.Press(fonts=()) as press:
        for one in press.volumes(WHOLE, paper.PASSWORD):
            checks = press.prove(one.file, one)
            assert all(check.holds for check in checks)
            texts += sheets.texts(one.file, paper.PASSWORD)

    assert "The very last line." in texts[-1]
    for piece in PIECES:
        assert any(piece.heading in page for page in texts)


def test_what_may_be_too_many_is_set_to_find_out(monkeypatch):
    monkeypatch.setattr(parts, "ONE_FILE", 2)
    with packet.Press(fonts=()) as press:
        assert press.parts(WHOLE) == (WHOLE,)
        monkeypatch.setattr(packet, "LARGEST_FILE", 4)
        monkeypatch.setattr(parts, "FULL", 6)
        assert len(press.parts(WHOLE)) > 1


def test_a_few_pages_are_one_file_without_setting_any():
    def never(role):
        raise AssertionError(role)

    assert packet.Press(start=never).parts(paper.MANIFEST) == (paper.MANIFEST,)


def test_a_drawing_with_letters_is_in_no_volume():
    bad = Piece(heading="", body=(), drawings=(replace(STRIP, svg="<svg><text>a</text></svg>"),))

    with pytest.raises(ValueError, match="lines and shapes"):
        parts.of(replace(WHOLE, pieces=(*PIECES, bad)), 4)


def test_a_helper_that_has_set_many_pages_is_replaced(monkeypatch):
    monkeypatch.setattr(packet, "MOST_SET", 3)
    started = []

    def start(role):
        started.append(role)
        return packet.helper(role)

    with packet.Press(start=start, fonts=()) as press:
        for _ in range(4):
            press.finish(paper.plainly("a"), None)

    assert started == ["typeset"] * 2


@pytest.mark.parametrize("numbers", [False, True])
def test_contents_of_many_lines_stand_in_two_columns_and_hold(numbers):
    pieces = tuple(
        Piece(heading=f"Part {n} " * (1 + n % 9), body=(paragraph("x"),), part=f"Letter {n // 9}")
        for n in range(150)
    )
    manifest = Manifest(title="T", pieces=pieces, volume="part 1 of 2", line_numbers=numbers)

    assert proven(paper.made(manifest), manifest) == set()
