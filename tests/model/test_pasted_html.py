"""What the reader makes of HTML: lines, kinds and marks, and the names of what it left."""

import pytest

from desktop.model import pasted_html
from desktop.model.pasted_html import Reader
from desktop.model.richtext import Block, BlockKind, Run, paragraph


def read(html):
    reader = Reader()
    reader.read(html)
    return reader


def lines(html):
    return [(block.kind.value, block.text) for block in read(html).blocks()]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>Title</h1>words", [("h", "Title"), ("p", "words")]),
        ("<blockquote>said</blockquote>", [("q", "said")]),
        ("<ul><li>one<li>two</ul>", [("b", "one"), ("b", "two")]),
        ("<ol><li>one<li>two</ol>", [("n", "one"), ("n", "two")]),
        ("<ol><li>one<ul><li>a</ul></ol>", [("n", "one"), ("b", "a")]),
        ("<li>without a list", [("b", "without a list")]),
        ("<ul><li><p>first</p><p>more</p></ul>", [("b", "first"), ("p", "more")]),
        ("<ol><li><h2>Title</h2></ol>", [("h", "1. Title")]),
        ("<ol start=x><li>one</ol>", [("n", "one")]),
        ("<ol><li value=7>seven</ol>", [("p", "7. seven")]),
    ],
)
def test_each_line_has_the_kind_it_had(html, expected):
    assert lines(html) == expected


@pytest.mark.parametrize(
    ("marker", "expected"),
    [("1.", ("n", "words")), ("·", ("b", "words")), ("3)", ("p", "3) words"))],
)
def test_an_item_of_word_is_known_by_its_marker(marker, expected):
    sign = f"<span style='mso-list:Ignore'>{marker}&nbsp; </span>"

    assert lines(f"<p style='mso-list:l0 level1 lfo1'>{sign}words</p>") == [expected]


def test_marks_begin_and_end_where_their_element_does():
    found = read("<p>a<b>b<i>c</b>d</p><p>e</p>").blocks()

    assert found == (
        Block.of(
            BlockKind.PARAGRAPH,
            [Run("a"), Run("b", bold=True), Run("c", bold=True, italic=True), Run("d")],
        ),
        paragraph("e"),
    )


@pytest.mark.parametrize(
    ("html", "left_out"),
    [
        ("<p>words</p>", set()),
        ("<img src=x>", {"picture"}),
        ("<a href='https://example.org'>there</a>", {"link"}),
        ("<a href='#here'>here</a> <a>nowhere</a>", set()),
        ("<table><tr><td>a<td>b</table>", {"table"}),
        ("<table><tr><td>a</table>", set()),
        ("<s>struck</s>", {"dress"}),
    ],
)
def test_what_cannot_come_along_is_named(html, left_out):
    assert read(html).left_out == left_out


def test_a_row_is_one_line_and_an_empty_row_is_none():
    html = "<table><tr><td>a<td><p>b</p><p>c</p><tr><td><td></table>"

    assert lines(html) == [("p", "a · b c")]


def test_there_is_never_more_than_one_blank_line_and_none_at_the_top():
    assert lines("<br><br>a<br><br><br><br>b") == [("p", "a"), ("p", ""), ("p", "b")]


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>p {color: red}</style>",
        "<script>gone()</script>",
        "<!-- gone <b>-->",
        "<![if !supportLists]><![endif]>",
        "<span style='mso-hide:all'>gone</span>",
    ],
)
def test_what_nobody_sees_does_not_come_along(hidden):
    assert lines(f"a{hidden}b") == [("p", "ab")]


def test_a_page_that_ends_in_the_middle_gives_what_was_there():
    assert lines("<table><tr><td>a<td><b>b") == [("p", "a · b")]
    assert lines("a &amp") == [("p", "a &")]


@pytest.mark.parametrize(
    "begins", ["<q cite='", '<p title="', "<!", "</", "<a href=", "<blockquote><ul><li>"]
)
def test_what_begins_and_never_ends_takes_no_word_with_it(begins):
    words = " ".join(text for _, text in lines("before<p>" + begins * 2_000 + " after"))

    assert words.startswith("before")
    assert words.endswith("after")


def test_a_comment_that_never_ends_is_none():
    assert "after" in str(lines("before <!-- <!-- after"))
    assert lines("a<!-- one --><!-- two -->b") == [("p", "ab")]


def test_elements_that_lie_too_deep_give_their_words():
    deep = "<b>" * 2_000 + "deep" + "</b>" * 2_000 + " and out"

    assert lines(deep) == [("p", "deep and out")]


def test_twin_that_keeps_comments_reads_them_out(monkeypatch):
    monkeypatch.setattr(pasted_html, "_without_comments", str)
    monkeypatch.setattr(Reader, "handle_comment", Reader.handle_data)

    with pytest.raises(AssertionError):
        test_what_nobody_sees_does_not_come_along("<!-- gone <b>-->")
