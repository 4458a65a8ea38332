from dataclasses import replace

import pytest

from desktop.export import compose
from desktop.model import richtext
from desktop.model.manifest import Manifest, Missing, Paper, Piece, is_password
from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.model.table import Table


def test_what_may_be_replaced_adds_up():
    manifest = Manifest(title="", pieces=()).replacing([Missing(heading="", characters=("語",))])
    again = manifest.replacing([Missing(heading="", characters=("→", "語"))])

    assert again.replaced == {"語", "→"}


@pytest.mark.parametrize("text", ["a", "five words", "~" * 64])
def test_a_password_is_up_to_64_ascii_characters(text):
    assert is_password(text)


@pytest.mark.parametrize("text", ["", "~" * 65, "größer", "a\nb", "a\tb"])
def test_anything_else_is_no_password(text):
    assert not is_password(text)


def test_private_workings_make_no_piece():
    piece = Piece(heading="What it was", body=(paragraph("a"),), key="what")

    with pytest.raises(ValueError, match="private") as caught:
        Piece(heading="canary", body=(paragraph("canary"),), key="private:what")
    with pytest.raises(ValueError, match="private"):
        replace(piece, key="private:what")
    assert "canary" not in str(caught.value)


def test_copies_say_which_they_are_and_differ_in_nothing_else():
    manifest = Manifest(title="T", pieces=())
    copies = manifest.copies(3)

    assert [one.copy for one in copies] == [
        "copy 1 of 3, to be given back",
        "copy 2 of 3, to be given back",
        "copy 3 of 3, to be given back",
    ]
    assert {replace(one, copy="") for one in copies} == {manifest}
    assert manifest.copies(0) == ()


TABLE = Table(headings=("Year", "Sum"), rows=(("2016", "£140"),), caption="Spent")
PIECE = Piece(
    heading="The first year",
    part="A letter",
    tables=(TABLE,),
    body=(
        paragraph("It began in caf\u00e9s."),
        Block.of(BlockKind.BULLET, [Run("One", bold=True)]),
    ),
)
FROZEN = Manifest(title="For our session", pieces=(PIECE, replace(PIECE, heading="Later")))


FINGERPRINT = "b230 9e11 79ff c8cb 6435 66db 2708 5095 6d96 eaf1 bdd7 4e5e 9d65 2d1b e6e5 461e"


def other_piece(**values):
    return replace(FROZEN, pieces=(replace(PIECE, **values), FROZEN.pieces[1]))


def test_a_fingerprint_is_what_it_always_was():
    """A frozen text keeps its fingerprint for ever; if this fails, give the form a new number."""
    assert FROZEN.fingerprint() == FINGERPRINT


@pytest.mark.parametrize(
    "other",
    [
        replace(FROZEN, title="For your session"),
        replace(FROZEN, pieces=FROZEN.pieces[::-1]),
        replace(FROZEN, pieces=FROZEN.pieces[:1]),
        other_piece(heading="The second year"),
        other_piece(part="Another letter"),
        other_piece(tables=()),
        other_piece(tables=(replace(TABLE, caption="Lent"),)),
        other_piece(tables=(replace(TABLE, headings=("Year", "Sums")),)),
        other_piece(tables=(replace(TABLE, rows=(("2016", "£14"),)),)),
        other_piece(body=PIECE.body[:1]),
        other_piece(body=(paragraph("It began in caf\u00e9."), PIECE.body[1])),
        other_piece(body=(PIECE.body[0], Block.of(BlockKind.BULLET, [Run("One")]))),
        other_piece(body=(PIECE.body[0], Block.of(BlockKind.NUMBER, [Run("One", bold=True)]))),
    ],
)
def test_twin_another_text_has_another_fingerprint(other):
    assert other.fingerprint() != FROZEN.fingerprint()


@pytest.mark.parametrize(
    "other",
    [
        replace(FROZEN, subtitle="M.", footer="", paper=Paper.LETTER, language="de"),
        replace(FROZEN, replaced=frozenset("é")),
        replace(FROZEN, line_numbers=True, remarks=(("line 1", "Say when."),)),
        FROZEN.copies(4)[2],
        other_piece(changed=frozenset({0}), changed_tables=frozenset({0}), key="what"),
        other_piece(body=(*PIECE.body, paragraph(" "))),
        other_piece(body=(paragraph("It began in cafe\u0301s."), PIECE.body[1])),
    ],
)
def test_one_text_has_one_fingerprint_however_it_is_printed(other):
    assert other.fingerprint() == FROZEN.fingerprint()


def test_a_fingerprint_is_in_groups_of_four():
    groups = FROZEN.fingerprint().split(" ")

    assert len(groups) == 16
    assert all(len(group) == 4 and set(group) <= set("0123456789abcdef") for group in groups)


def test_half_a_character_has_a_fingerprint_as_well():
    assert other_piece(heading="a\ud83d").fingerprint() != other_piece(heading="a").fingerprint()


def test_private_workings_have_no_fingerprint():
    object.__setattr__(hidden := replace(PIECE), "key", "private:what")

    with pytest.raises(ValueError, match="private"):
        replace(FROZEN, pieces=(hidden,)).fingerprint()


def test_marked_words_make_no_piece_and_where_they_reach_is_left_behind():
    marked = Block.of(BlockKind.PARAGRAPH, [Run("open "), Run("canary", kept=True)])
    reaching = Block.of(BlockKind.PARAGRAPH, [Run("I "), Run("lie awake", reach=("sleep",))])

    with pytest.raises(ValueError, match="marked words") as caught:
        Piece(heading="H", body=(marked,))
    with pytest.raises(ValueError, match="marked words"):
        replace(PIECE, body=(*PIECE.body, marked))
    assert "canary" not in str(caught.value)
    assert Piece(heading="H", body=(reaching,)).body == (paragraph("I lie awake"),)


def test_marked_words_that_come_later_are_refused_where_pages_are_made():
    piece = Piece(heading="H", body=(paragraph("open"),))
    object.__setattr__(piece, "body", (Block.of(BlockKind.PARAGRAPH, [Run("c", kept=True)]),))
    manifest = Manifest(title="T", pieces=(piece,))

    for way in (compose.data, compose.texts, compose.encoded, Manifest.fingerprint):
        with pytest.raises(ValueError, match="marked words"):
            way(manifest)


def test_twin_without_the_refusal_they_stand_in_the_pages(monkeypatch):
    monkeypatch.setattr(Piece, "refuse_kept", lambda _self: None)

    with pytest.raises(pytest.fail.Exception):
        test_marked_words_that_come_later_are_refused_where_pages_are_made()


def test_two_texts_that_differ_in_marked_words_alone_have_one_fingerprint():
    def print_of(words):
        body = (Block.of(BlockKind.PARAGRAPH, [Run("open. "), Run(words, kept=True)]),)
        return replace(FROZEN, pieces=(replace(PIECE, body=richtext.leaving(body)),)).fingerprint()

    assert print_of("one") == print_of("two, and longer")
