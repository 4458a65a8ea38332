"""Text is cut into the pieces of the vocabulary, each at its place."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.reader import model
from desktop.reader.wordpiece import WordPiece

WORDS = "[UNK] i lie ##d ##s to you ' don t “ cafe .".split()
SMALL = WordPiece({word: number for number, word in enumerate(WORDS)})
PIECES = (model.FOLDER / "vocabulary.txt").read_text(encoding="utf-8").split()
SHIPPED = WordPiece({piece: number for number, piece in enumerate(PIECES)})


def cut(text, pieces=SMALL, words=WORDS):
    return [words[piece.number] for piece in pieces.cut(text)]


def test_a_word_is_cut_into_the_longest_pieces_there_are():
    assert cut("I lied to you.") == ["i", "lie", "##d", "to", "you", "."]


def test_a_word_that_no_pieces_make_is_unknown_as_a_whole():
    assert cut("I lied to Wu.") == ["i", "lie", "##d", "to", "[UNK]", "."]


def test_set_apostrophes_are_read_as_straight_ones():
    assert cut("I don’t lie") == cut("I don't lie") == ["i", "don", "'", "t", "lie"]


def test_accents_and_capitals_are_left_out():
    assert cut("CAFÉ café cafe\u0301") == ["cafe", "cafe", "cafe"]


def test_a_word_beyond_the_longest_is_one_unknown_piece():
    assert cut("a" * 101) == ["[UNK]"]


def test_each_piece_stands_where_it_says():
    text = "I lied to you."

    assert [text[piece.start : piece.end] for piece in SMALL.cut(text)] == [
        "I", "lie", "d", "to", "you", ".",
    ]  # fmt: skip


@given(st.text())
def test_pieces_of_any_text_stand_in_order_within_it(text):
    ends = [(piece.start, piece.end) for piece in SHIPPED.cut(text)]

    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert ends == sorted(ends)


def test_plain_english_has_hardly_an_unknown_piece():
    text = (
        "On 3 March 2021 I paid £40 from the joint account; I lied to you about it the same night."
    )

    assert "[UNK]" not in [piece for piece in cut(text, SHIPPED, PIECES) if piece != "£"][:40] or (
        cut(text, SHIPPED, PIECES).count("[UNK]") == 1
    )
