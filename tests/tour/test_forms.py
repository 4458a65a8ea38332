"""How the fields of a form become keys: from control to control, as the guide orders them."""

import pytest

from desktop.model.guide import GuideField
from tour import forms

KIND = GuideField(key="kind", kind="choice", label="Kind", own=True, choices=("a", "b"))
FIRST = GuideField(key="first", kind="date", label="First")
SURE = GuideField(key="sure", kind="choice", label="Sure", choices=("yes", "no"))
WHOLE = GuideField(
    key="whole", kind="choice", label="Whole", choices=("yes, all that I know", "no")
)
MONEY = GuideField(key="money", kind="money", label="Money")
WORDS = GuideField(key="words", kind="text", label="Words")


def tabs(count):
    return ["key", "--delay", forms.DELAY, *["Tab"] * count]


def words(text):
    return ["type", "--args", "1", "--delay", forms.DELAY, "--", text]


def test_each_answer_is_a_control_and_so_is_the_way_to_add_one():
    assert forms.filled((KIND, WORDS), {"kind": "b", "words": "c"}) == [
        *tabs(1), "key", "space", *tabs(2), *words("c"),
    ]  # fmt: skip


def test_a_date_begins_in_its_words_and_asks_for_a_basis_where_it_is_an_estimate():
    known = {"first": "about 2014", "first_basis": "a card", "words": "c"}

    assert forms.filled((FIRST, WORDS), known) == [
        *words("about 2014"), *tabs(1), *words("a card"), *tabs(1), *words("c"),
    ]  # fmt: skip
    assert forms.filled((FIRST, WORDS), {"first": "2014", "words": "c"}) == [
        *words("2014"), *tabs(1), *words("c"),
    ]  # fmt: skip


def test_an_amount_has_a_basis_only_where_there_is_an_amount():
    amount = {"currency": "EUR", "lower": "1", "upper": "2"}

    assert forms.filled((WORDS, MONEY, SURE), {"money": amount, "sure": "yes"})[-9:] == [
        *words("2"), *tabs(2), "key", "space",
    ][-9:]  # fmt: skip
    assert forms.filled((WORDS, MONEY, SURE), {"sure": "no"}) == [*tabs(5), "key", "space"]


def test_a_list_of_long_answers_is_one_control():
    chain = forms.filled((WHOLE, WORDS), {"whole": "no", "words": "c"})

    assert chain[:5] == ["key", "--delay", forms.DELAY, "Down", "Down"]
    assert chain[-len(words("c")) - 4 :] == [*tabs(1), *words("c")]


def test_the_way_to_one_control_of_a_filled_form_begins_at_what_is_chosen():
    known = {"kind": "b", "money": {"lower": "1"}}

    assert forms.way((KIND, MONEY), known, "money.upper") == tabs(4)
    assert forms.behind((KIND, MONEY)) == tabs(6)


def test_an_answer_the_guide_does_not_know_is_refused():
    with pytest.raises(ValueError, match="kind"):
        forms.filled((KIND,), {"kind": "c"})
