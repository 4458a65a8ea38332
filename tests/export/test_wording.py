import unicodedata

from hypothesis import given
from hypothesis import strategies as some

from desktop.export import wording


def test_a_line_end_in_a_paragraph_stays_one():
    assert wording.clean("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_what_cannot_be_seen_and_misleads_is_dropped():
    assert wording.clean("a\x00b\x07c\u00add\ufeffe\u202ef\u2066g\ufffch") == "abcdefgh"


def test_what_looks_alike_takes_the_common_form():
    assert wording.clean("e\u0301 o\ufb03ce non\u2011stop\tend") == "é office non-stop    end"


def test_a_mark_without_a_letter_stands_on_a_space():
    assert wording.clean("\u0301a\n\u0301") == "\u00a0\u0301a\n\u00a0\u0301"


def test_half_a_character_becomes_the_sign_for_none():
    assert wording.clean("a\ud83db") == "a\ufffdb"


@given(some.text())
def test_a_clean_text_is_clean_and_can_be_sent(text):
    once = wording.clean(text)

    once.encode()
    assert unicodedata.normalize("NFC", once) == once
    assert wording.clean(once) == once


def test_what_the_writer_agreed_to_is_replaced_once_for_each_stretch():
    assert wording.signed("a語語 b👩‍👩‍👧c", frozenset({"語", "👩‍👩‍👧"})) == "a[?] b[?]c"


def test_nothing_is_replaced_unasked():
    assert wording.signed("a語", frozenset()) == "a語"


def test_a_letter_and_its_mark_are_never_broken_apart():
    broken = wording.breakable("x\u0301" * 40)

    assert broken.replace(wording.BREAK, "") == "x\u0301" * 40
    assert wording.BREAK in broken
    assert f"{wording.BREAK}\u0301" not in broken


def test_hard_spaces_that_never_end_become_soft():
    assert wording.breakable("\u00a0".join(["word"] * 9)) == " ".join(["word"] * 9)
    assert wording.breakable("4\u00a0May") == "4\u00a0May"


def test_words_lose_the_white_space_around_them():
    assert wording.words(" \n a b \n", frozenset("b")) == "a [?]"


def test_an_item_says_where_it_begins():
    assert wording.item("שלום") == {"runs": [["שלום", ""]], "rtl": True}
    assert wording.item("12 a") == {"runs": [["12 a", ""]], "rtl": False}


def test_a_mark_keeps_its_space_where_white_space_is_taken_away():
    assert wording.trimmed("\n \u0301a ", frozenset()) == "\u00a0\u0301a"
    assert wording.trimmed("\u2028\u0301", frozenset()) == "\u00a0\u0301"
    assert wording.trimmed(" \n\u00a0 ", frozenset()) == ""
