import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.richtext import Block, BlockKind, Run, from_plain, paragraph, plain
from desktop.model.table import Table
from desktop.ui.widgets import reading_text
from desktop.ui.widgets.reading_text import page_at, pages, passages


def heading(text):
    return Block.of(BlockKind.HEADING, [Run(text)])


def item(text, kind=BlockKind.BULLET):
    return Block.of(kind, [Run(text)])


def at_most(characters):
    return lambda _body: characters


def texts(found):
    return [plain(one.body) for one in found]


def read(text, most):
    return texts(pages(passages([("", from_plain(text), ())]), at_most(most)))


def test_each_paragraph_stands_by_itself_and_what_is_empty_is_left_out():
    found = passages([("First", from_plain("One.\n\n  \nTwo."), ()), ("Empty", (), ())])

    assert [(one.heading, plain(one.body)) for one in found] == [
        ("First", "One."),
        ("First", "Two."),
    ]


def test_a_heading_stands_above_the_paragraph_after_it():
    body = (heading("The phone"), paragraph("I hid it."), heading("At the end"))

    assert texts(passages([("", body, ())])) == ["The phone\nI hid it.", "At the end"]


def test_items_keep_their_signs():
    body = (item("a"), item("b", BlockKind.NUMBER), item("c", BlockKind.NUMBER), paragraph("d"))

    assert [one.sign for one in passages([("", body, ())])] == ["\u2022", "1.", "2.", ""]


def test_a_row_of_a_table_is_read_as_lines_without_its_empty_cells():
    table = Table(
        caption="Money",
        headings=("What", "When", ""),
        rows=(("Cash", "", "and so on"), ("", "", "")),
    )

    assert texts(passages([("", (), (table,))])) == ["Money\nWhat: Cash\nand so on"]


def test_words_come_before_the_tables_of_their_section():
    table = Table(headings=("A",), rows=(("one",),))

    assert texts(passages([("", from_plain("Words."), (table,))])) == ["Words.", "A: one"]


def test_a_long_paragraph_is_parted_after_sentences():
    found = [one.strip() for one in read("One is here. Two is here. Three.", 26)]

    assert found == ["One is here. Two is here.", "Three."]


@pytest.mark.parametrize(
    "text",
    [
        "I saw Dr. Hall on Monday and told him all of it.",
        "There was Person A. Bread and also some other things.",
        "We met at 3.30 in the car park, as we always did.",
        "I said no... and then I went there all the same.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_part_it(text):
    first = read(text, len(text) - 5)[0]

    assert first.split()[-1] not in {"Dr.", "A.", "3.", "no..."}


def test_a_quotation_mark_stays_with_the_sentence_it_ends():
    assert read("“I was at work.” That was untrue.", 20)[0].strip() == "“I was at work.”"


def test_a_sentence_larger_than_a_page_is_parted_between_words():
    assert [one.strip() for one in read("and so it went on and on", 10)] == [
        "and so it",
        "went on",
        "and on",
    ]


def test_a_heading_is_never_left_behind_by_its_paragraph():
    body = (heading("The phone"), paragraph("I hid it in the car."))
    found = texts(pages(passages([("", body, ())]), at_most(16)))

    assert found[0].startswith("The phone\nI hid")


def test_only_a_word_larger_than_a_page_is_cut():
    assert read("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def no_word_is_lost_or_cut(text, most):
    found = read(text, most)

    assert [word for one in found for word in one.split()] == text.split()


WORDS = st.lists(
    st.sampled_from("I you. went “there” Dr. No, 3.30 on — A. é😀".split()), max_size=40
)


@given(st.lists(WORDS, max_size=4), st.integers(min_value=8, max_value=60))
def test_every_word_is_read_once_and_whole(lines, most):
    no_word_is_lost_or_cut("\n".join(" ".join(line) for line in lines), most)


def test_a_cut_through_a_word_is_noticed(monkeypatch):
    monkeypatch.setattr(reading_text, "_cut", lambda _body, _text, most: most)

    with pytest.raises(AssertionError):
        no_word_is_lost_or_cut("and so it went on", 5)


def test_marks_are_kept_over_a_cut():
    block = Block.of(BlockKind.PARAGRAPH, [Run("One is "), Run("here. Two.", bold=True)])
    found = pages(passages([("", (block,), ())]), at_most(12))

    assert [one.body[0].runs[-1].marks for one in found] == ["b", "b"]


def test_the_sign_of_an_item_stands_on_its_first_page_only():
    found = pages(passages([("", (item("One is here. Two."),), ())]), at_most(12))

    assert [one.sign for one in found] == ["\u2022", ""]


def test_a_place_is_found_again_after_the_pages_were_parted_anew():
    of = passages([("", from_plain("First.\nOne is here. Two is here. Three."), ())])
    narrow, wide = pages(of, at_most(13)), pages(of, at_most(100))
    third = narrow[3]

    assert page_at(wide, third.passage, third.start) == 1
    assert page_at(narrow, third.passage, third.start) == 3
    assert page_at((), 0, 0) == 0
