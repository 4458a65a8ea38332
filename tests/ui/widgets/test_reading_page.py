import pytest
from pictures import dots

from desktop.model.richtext import Block, BlockKind, Run, from_plain, plain
from desktop.ui.widgets.reading_page import LARGEST, SMALLEST, USUAL, ReadingPage
from desktop.ui.widgets.reading_text import Page

LONG = "I told you that it was closed. It was not closed. " * 60


@pytest.fixture
def page(look, shown):
    made = ReadingPage(look, name="reading_page")
    made.resize(900, 600)
    return shown(made)


def one(text, sign="", kind=BlockKind.PARAGRAPH):
    body = (Block.of(kind, [Run(text)]),)
    return Page(passage=0, start=0, heading="", body=body, sign=sign)


def inked(page):
    """Return the places that are not paper, in columns and rows of the widget."""
    seen, wide = dots(page.grab().toImage())
    return {(at % wide, at // wide) for at, colour in enumerate(seen) if colour != seen[0]}


def rows_of(page):
    return {y for _, y in inked(page)}


def test_a_short_paragraph_stands_in_the_middle_of_an_empty_page(page):
    page.show_page(None, one("I was not there."), None)
    rows = rows_of(page)

    assert abs((min(rows) + max(rows)) / 2 - page.height() / 2) < 20


def test_what_fits_is_less_in_larger_words_and_in_a_smaller_window(page):
    body = from_plain(LONG)
    usual = page.room(body)
    page.set_size_px(LARGEST)
    large = page.room(body)
    page.set_size_px(USUAL)
    page.resize(600, 300)

    assert (large < usual, page.room(body) < usual) == (True, True)


def test_what_fits_is_painted_whole(page):
    body = from_plain(LONG)
    fits = LONG[: page.room(body)]
    page.show_page(None, one(fits), None)
    rows = rows_of(page)

    assert (min(rows) > 0, max(rows) < page.height() - 1) == (True, True)


def test_characters_are_counted_not_the_units_of_qt(page):
    body = from_plain("😀 " * 40)

    assert page.room(body) == len(plain(body))


def test_sizes_stay_between_the_smallest_and_the_largest(page):
    page.set_size_px(1)
    smallest = page.size_px
    page.set_size_px(1000)

    assert (smallest, page.size_px) == (SMALLEST, LARGEST)


def neighbours_are_seen(page, before, after):
    page.show_page(None, one("I was not there."), None)
    alone = rows_of(page)
    page.show_page(before, one("I was not there."), after)
    rows = rows_of(page)

    assert (min(rows) < min(alone), max(rows) > max(alone)) == (True, True)


def test_what_comes_before_and_after_can_be_switched_on(page):
    page.set_neighbours(is_on=True)

    neighbours_are_seen(page, one("Before."), one(LONG))


def test_neighbours_are_left_out_until_they_are_switched_on(page):
    with pytest.raises(AssertionError):
        neighbours_are_seen(page, one("Before."), one(LONG))


def test_a_long_neighbour_is_shown_in_whole_lines(page):
    page.set_neighbours(is_on=True)
    page.show_page(one(LONG), one("I was not there."), one(LONG))
    rows = rows_of(page)
    line = page._theme().px(26)

    # A line that were cut would leave ink at the very edge; whole lines leave some of the page.
    assert 0 < min(rows) < line * 2
    assert page.height() - line * 2 < max(rows) < page.height() - 1


@pytest.mark.parametrize(
    ("sign", "kind"),
    [("\u2022", BlockKind.BULLET), ("12.", BlockKind.NUMBER), ("", BlockKind.QUOTE)],
)
def test_an_item_has_its_sign_and_a_quote_its_bar(page, sign, kind):
    page.show_page(None, one("You asked me.", "", BlockKind.BULLET), None)
    without = min(x for x, _ in inked(page))
    page.show_page(None, one("You asked me.", sign, kind), None)

    assert min(x for x, _ in inked(page)) < without


def test_a_screen_reader_hears_the_words_and_the_number(page):
    page.show_page(None, one("Three things.", "2.", BlockKind.NUMBER), None)

    assert page.accessibleName() == "2. Three things."


def test_after_nothing_is_shown_no_word_remains(page):
    page.show_page(None, one("Three things."), None)
    page.show_page(None, None, None)

    assert (page.accessibleName(), inked(page)) == ("", set())


def test_words_that_never_leave_are_there_and_seen_to_be_such(page):
    page.show_page(None, one("I was not there."), None)
    plain_words = inked(page)
    kept = (Block.of(BlockKind.PARAGRAPH, [Run("I was not there.", kept=True)]),)

    page.show_page(None, Page(passage=0, start=0, heading="", body=kept, sign=""), None)

    assert inked(page) > plain_words
