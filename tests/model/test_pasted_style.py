"""What tags and style attributes say: marks and kinds we have too, and dress that is lost."""

import pytest

from desktop.model.pasted_style import Dress, declarations, dress_of, is_coloured


def dressed(tag, style="", around=None, **given):
    return dress_of(around or Dress(), tag, given, declarations(style))


def test_declarations_are_read_whatever_their_case_and_spaces():
    style = " Font-Weight : BOLD;;color:#F00 ; :stray; lonely"

    assert declarations(style) == {"font-weight": "bold", "color": "#f00", "lonely": ""}
    assert declarations("") == {}


@pytest.mark.parametrize(
    ("tag", "style", "marks"),
    [
        ("b", "", "b"),
        ("strong", "", "b"),
        ("em", "", "i"),
        ("u", "", "u"),
        ("span", "font-weight:700", "b"),
        ("span", "font-weight:600", "b"),
        ("span", "font-weight:500", ""),
        ("span", "font-weight:bolder", "b"),
        ("span", "font-style:oblique 10deg", "i"),
        ("span", "text-decoration:underline dotted", "u"),
        ("span", "text-decoration-line:underline", "u"),
        # Google Docs puts everything in such an element.
        ("b", "font-weight:normal", ""),
        ("i", "font-style:normal", ""),
    ],
)
def test_marks_come_from_the_tag_and_the_style_has_the_last_word(tag, style, marks):
    found = dressed(tag, style)

    assert "b" * found.bold + "i" * found.italic + "u" * found.underline == marks


def test_the_line_below_a_link_is_no_mark():
    link = dressed("a", "text-decoration:underline", href="https://example.org")

    assert not link.underline
    assert not dressed("u", around=link).underline
    assert not dressed("span", "text-decoration:underline", around=link).underline


@pytest.mark.parametrize(
    ("tag", "own_class", "kind"),
    [
        ("h6", "", "heading"),
        ("p", "MsoTitle", "heading"),
        ("p", "MsoHeading7", "heading"),
        ("p", "MsoNormal", ""),
        ("blockquote", "", "quote"),
        ("p", "MsoIntenseQuote", "quote"),
        ("p", "quotations", "quote"),
        ("p", "unquote", ""),
    ],
)
def test_headings_and_quotes_are_known_by_tag_or_class(tag, own_class, kind):
    found = dressed(tag, **{"class": own_class})

    assert "heading" * found.is_heading + "quote" * found.is_quote == kind


def test_what_is_around_holds_inside():
    outside = Dress(bold=True, is_quote=True, is_hidden=True, region=3)

    assert dressed("span", around=outside) == outside


@pytest.mark.parametrize(
    ("tag", "style", "keeps"),
    [
        ("pre", "", True),
        ("span", "white-space:pre", True),
        ("span", "white-space:pre-wrap", False),
        ("pre", "white-space:pre-wrap", True),
        ("pre", "white-space:normal", False),
    ],
)
def test_line_ends_are_kept_where_they_were_meant(tag, style, keeps):
    assert dressed(tag, style).is_pre is keeps


@pytest.mark.parametrize(
    ("tag", "style"),
    [("script", ""), ("title", ""), ("p", "display:none"), ("p", "mso-hide:all")],
)
def test_what_nobody_sees_is_hidden(tag, style):
    assert dressed(tag, style).is_hidden


def test_only_a_paragraph_begins_or_ends_an_item_of_word():
    item = dressed("p", "mso-list:l0 level1")

    assert item.is_word_item
    assert dressed("span", around=item).is_word_item
    assert dressed("span", "mso-list:Ignore", around=item).is_marker
    assert not dressed("p", around=item).is_word_item


@pytest.mark.parametrize(
    ("tag", "given", "style", "expected"),
    [
        ("span", {}, "color:#c00", True),
        ("span", {}, "color:rgb(200, 0, 0)", True),
        ("span", {}, "background:yellow", True),
        ("font", {"color": "red"}, "", True),
        ("mark", {}, "", True),
        ("del", {}, "", True),
        ("span", {}, "text-decoration:line-through", True),
        ("span", {}, "color:rgb(51, 51, 51)", False),
        ("span", {}, "color:windowtext;background:white none", False),
        ("font", {"color": "#000000"}, "", False),
        ("a", {"href": "https://example.org"}, "color:blue", False),
        ("p", {}, "", False),
    ],
)
def test_a_colour_that_may_mean_something_is_told_from_black_on_white(tag, given, style, expected):
    assert is_coloured(tag, given, declarations(style)) is expected
