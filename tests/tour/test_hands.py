"""How rich text becomes keys."""

from tour import hands
from tour.sample import markup


def typed(text):
    return list(hands.chains(markup.body(text)))


def words(text):
    return ["type", "--args", "1", "--delay", hands.DELAY, "--", text]


def keys(*names):
    return ["key", "--delay", hands.DELAY, *names]


def test_a_mark_is_switched_on_before_its_words_and_off_behind_them():
    assert typed("a *b*") == [
        [*words("a "), *keys("ctrl+i"), *words("b"), *keys("ctrl+i")],
    ]


def test_a_list_is_begun_once_and_ended_by_enter_on_an_empty_item():
    assert typed("- a\n- b\nc") == [
        [*keys("minus", "space"), *words("a")],
        ["key", "Return", *words("b")],
        ["key", "Return", "key", "Return", *words("c")],
    ]


def test_a_heading_ends_with_its_line():
    assert typed("# a\nb") == [["key", "ctrl+1", *words("a")], ["key", "Return", *words("b")]]
