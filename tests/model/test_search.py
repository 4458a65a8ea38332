"""Words as they are compared, what a question asks for, and the line that is shown."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.model import search
from desktop.model.search import Term, Written

TEXTS = st.text(max_size=200)


def written(body="", *, fields="", **more):
    return Written(**{"title": "", "heading": "", **more, "body": body}, fields_of=lambda: fields)


def found(question, body="", **more):
    return search.find(search.asked(question), written(body, **more))


def shown(question, body="", **more):
    snippet, _ = found(question, body, **more)
    return [snippet.text[start:end] for start, end in snippet.marks]


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Lake", "lake"), ("Café", "cafe"), ("CAFE\u0301", "cafe"), ("Straße", "strasse"),
     ("ﬁre", "fire"), ("²", "2"), ("Ω", "ω"), ("İ", "i"), ("_", ""), ("\ud83d", "")],
)  # fmt: skip
def test_case_accents_and_forms_of_a_letter_do_not_count(word, folded):
    assert "".join(one.folded for one in search.words(word)) == folded


def test_a_question_asks_for_every_word_and_the_last_may_be_begun():
    assert search.asked("the La") == (Term(("the",), False), Term(("la",), True))


@pytest.mark.parametrize("question", ['"the lake"', "“the lake”", "„the lake“", "«the lake»"])
def test_words_in_quotation_marks_stand_side_by_side(question):
    assert search.asked(question) == (Term(("the", "lake"), False),)
    assert found(question, "by The\nLake.")
    assert not found(question, "the dark lake")


def test_quotation_marks_that_are_not_closed_yet_are_still_being_typed():
    assert search.asked('"the la') == (Term(("the", "la"), True),)


@pytest.mark.parametrize("question", ["don't", "don’t"])
def test_a_word_with_a_sign_in_it_is_found_with_either_sign(question):
    assert found(question, "I don't") and found(question, "I don’t")  # noqa: PT018  one promise
    assert not found(question, "t don")


def test_a_sign_of_a_script_without_spaces_is_a_word():
    assert shown("很好", "語言很好嗎") == ["很好"]


def test_every_word_has_to_stand_somewhere_in_the_section():
    assert found("anna lake money", "by the lake", title="Anna", fields="money")
    assert not found("anna lake money", "by the lake", title="Anna")


def test_what_stands_in_the_title_alone_is_found_in_the_first_section_only():
    assert found("anna", "words", title="Anna")
    assert not found("anna", "words", title="Anna", is_first=False)
    assert found("anna words", "words", title="Anna", is_first=False)


def test_the_line_is_that_of_the_words_and_the_caret_stands_before_them():
    body = "first line\nsecond line with 🌊 the Lake in it\nthird"

    snippet, caret = found("lake", body)

    assert snippet.text == "second line with 🌊 the Lake in it"
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["Lake"]
    assert body[caret:].startswith("Lake")


def test_a_long_line_is_cut_between_words_and_says_so():
    snippet, _ = found("lake", "before " * 30 + "lake " + "behind " * 30)

    assert snippet.text.startswith("… before ")
    assert snippet.text.endswith(" behind …")
    assert len(snippet.text) < 170


def test_marks_that_touch_one_another_are_one():
    assert shown('"by the" "the lake"', "by the lake") == ["by the lake"]


@given(TEXTS, TEXTS)
@example('"', "")
@example("AND OR NOT NEAR(a b) -x ^y a* col:z {p q}", "or not near")
def test_whatever_is_asked_of_whatever_is_written_nothing_is_raised(question, body):
    search.find(search.asked(question), written(body))


@given(st.text(min_size=1, max_size=200), st.data())
def test_every_word_and_every_beginning_of_it_is_found_and_marked(body, data):
    words = list(search.words(body))
    if words:
        word = data.draw(st.sampled_from(words))
        typed = body[word.start : word.end]

        snippet, caret = found(typed, body)

        assert snippet.marks
        assert caret <= word.start
        assert found(f'"{typed}"', body)
        assert found(word.folded[:1], body)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
@example("don’t_stop — £5", "É ﬁ ſt", "語語 \u0301x", "A a")
def test_the_index_gets_each_different_word_of_every_text_once(title, heading, fields, body):
    texts = (title, heading, fields, body)
    expected = {word.folded for text in texts for word in search.words(text)}

    told = search.different(written(body, title=title, heading=heading, fields=fields)).split()

    assert set(told) == expected
    assert len(told) == len(expected)


def test_of_more_words_than_a_long_book_has_the_index_gets_a_sign_for_all(monkeypatch):
    monkeypatch.setattr(search, "MOST", 3)

    assert search.different(written("a b c a")) == "a b c"
    assert search.different(written("a b c d")) == search.EVERYTHING
    assert search.asked(search.EVERYTHING) == ()


def test_no_phrase_goes_from_the_heading_into_the_body():
    assert found('"the lake"', "lake", heading="by the") is None


def test_fields_are_read_only_where_the_body_lacks_a_word():
    read = []
    both = Written(title="", heading="", fields_of=lambda: read.append(1) or "sea", body="a lake")

    assert search.find(search.asked("lake"), both)
    assert read == []
    assert search.find(search.asked("lake sea"), both)
    assert read == [1]


PROSE = st.text(st.sampled_from("ab1 _-.\n‘’—…£"), max_size=40)


@given(PROSE, PROSE)
def test_the_quick_way_through_plain_text_finds_what_the_thorough_one_finds(question, body):
    terms = search.asked(question)
    quick = search._spans(terms, body)

    thorough = search._spans_by_word(terms, body)

    assert [bool(one) for one in quick] == [bool(one) for one in thorough]
    assert [one[:1] for one in quick] == [one[:1] for one in thorough]
