"""Amounts as somebody remembers them: read as people type them, printed as they were meant."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording import breaches

from desktop.model import money
from desktop.model.money import Money, parse, total

AMOUNTS = st.decimals(0, 10**9, places=2) | st.integers(0, 10**9).map(Decimal)
CURRENCIES = st.sampled_from(["", "GBP", "EUR", "USD", "CHF"])


@st.composite
def monies(draw: st.DrawFn) -> Money:
    lower = draw(AMOUNTS)
    more = draw(st.none() | AMOUNTS)
    upper = None if more is None else lower + more
    basis = draw(st.sampled_from(["", "from card statements"]))
    return Money(currency=draw(CURRENCIES), lower=lower, upper=upper, basis=basis)


def amount(currency: str, lower: str, upper: str = "", basis: str = "") -> Money:
    return Money(
        currency=currency,
        lower=Decimal(lower),
        upper=Decimal(upper) if upper else None,
        basis=basis,
    )


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (amount("GBP", "140", "220"), "£140 to £220"),
        (amount("EUR", "1200.5"), "€1,200.50"),
        (amount("USD", "1200.5", "1300"), "$1,200.50 to $1,300"),
        (amount("CHF", "310", "360"), "310 to 360 CHF"),
        (amount("CHF", "310"), "310 CHF"),
        (amount("", "310", "360"), "310 to 360"),
        (amount("GBP", "140", "140.00"), "£140"),
        (amount("GBP", "0", "20"), "£0 to £20"),
        (amount("KWD", "1.125"), "1.125 KWD"),
        (amount("GBP", "1E+3"), "£1,000"),
        (amount("GBP", "1234567.10"), "£1,234,567.10"),
    ],
)
def test_an_amount_prints_what_was_meant(made, words):
    assert made.words() == words


def test_the_basis_stands_after_a_comma_as_it_was_typed():
    known = amount("GBP", "140", "220", " from card statements")

    assert known.words() == "£140 to £220"
    assert known.words_with_basis() == "£140 to £220, from card statements"
    assert amount("GBP", "140").words_with_basis() == "£140"


@given(monies())
def test_what_is_printed_is_read_as_the_same_amount(one):
    read = parse("", one.words())

    assert (read.currency, read.lower) == (one.currency, one.lower)
    assert (read.upper or read.lower) == (one.upper or one.lower)


@given(monies())
def test_an_amount_comes_back_from_the_file_as_it_was(one):
    assert money.from_json(json.loads(json.dumps(one.to_json()))) == one


def test_nothing_empty_is_kept():
    assert amount("", "140").to_json() == {"lower": "140"}
    assert amount("GBP", "1E+3", "2000.50", "a guess").to_json() == {
        "currency": "GBP",
        "lower": "1000",
        "upper": "2000.50",
        "basis": "a guess",
    }


@pytest.mark.parametrize(
    "value",
    [
        None,
        "140",
        {},
        {"currency": "GBP"},
        {"lower": 140},
        {"lower": None},
        {"lower": "-1"},
        {"lower": "NaN"},
        {"lower": "Infinity"},
        {"lower": "1_000"},
        {"lower": "٣"},
        {"lower": "1.12345"},
        {"lower": "1", "upper": ""},
        {"lower": "2", "upper": "1"},
        {"lower": "1", "currency": "pounds"},
        {"lower": "1", "basis": 5},
        {"lower": "1", "strange": "x"},
    ],
)
def test_what_is_no_amount_is_refused(value):
    with pytest.raises(ValueError, match="not kept whole"):
        money.from_json(value)


@pytest.mark.parametrize(
    ("lower", "upper"), [("NaN", ""), ("-1", ""), ("1", "Infinity"), ("-0", ""), ("1E-9", "")]
)
def test_an_amount_that_cannot_be_printed_is_not_made(lower, upper):
    with pytest.raises(ValueError, match="not kept whole"):
        amount("GBP", lower, upper)


@pytest.mark.parametrize(
    ("currency", "lower", "upper", "words"),
    [
        ("GBP", "140", "", "£140"),
        ("GBP", "140", "220", "£140 to £220"),
        ("gbp", " 1,200 ", "", "£1,200"),
        ("£", "3.50", "4", "£3.50 to £4"),
        ("", "£140", "", "£140"),
        ("", "140 £", "", "£140"),
        ("", "£ 140 GBP", "", "£140"),
        ("", "£140", "220", "£140 to £220"),
        ("", "140", "220 CHF", "140 to 220 CHF"),
        ("", "5 euros", "", "€5"),
        ("CAD", "$140", "", "140 CAD"),
        ("XAF", "500 XAF", "", "500 XAF"),
        ("EUR", "1.200,50", "", "€1,200.50"),
        ("EUR", "1.200.000", "", "€1,200,000"),
        ("EUR", "1200,5", "", "€1,200.50"),
        ("", "1 200", "", "1,200"),
        ("", "1\u202f200,50", "", "1,200.50"),
        ("", "1'200.50", "", "1,200.50"),
        ("", "1’200", "", "1,200"),
        ("", "0.5", "", "0.50"),
        ("GBP", "140-220", "", "£140 to £220"),
        ("", "£140 to £220", "", "£140 to £220"),
    ],
)
def test_an_amount_is_read_as_people_type_it(currency, lower, upper, words):
    assert parse(currency, lower, upper).words() == words


def test_the_basis_is_taken_as_it_is():
    assert parse("GBP", "140", "", "a guess").basis == "a guess"


@pytest.mark.parametrize(
    ("currency", "lower", "upper", "why"),
    [
        ("", "", "", "lower amount is missing"),
        ("", " ", "220", "lower amount is missing"),
        ("", "a bit", "", "not read"),
        ("", "about 140", "", "not read"),
        ("", "140ish", "", "not read"),
        ("", "140", "200 or more", "not read"),
        ("", "-140", "", "not read"),
        ("", "140 to", "", "not read"),
        ("", "1 to 2 to 3", "", "not read"),
        ("", "1-2", "3", "not read"),
        ("", "1,20,000", "", "not read"),
        ("", "0,500", "", "not read"),
        ("", "1.2345", "", "not read"),
        ("", "1000000000000", "", "not read"),
        ("", "1 " * 30_000, "", "not read"),
        ("", "1.200", "", "two things"),
        ("GBP", "€140", "", "two currencies"),
        ("", "£140", "€220", "two currencies"),
        ("", "£140 EUR", "", "two currencies"),
        ("GBP", "$140", "", "two currencies"),
        ("GBPX", "140", "", "three letters"),
        ("", "220", "140", "below the lower"),
    ],
)
def test_what_cannot_be_one_amount_is_said(currency, lower, upper, why):
    with pytest.raises(ValueError, match=why) as refused:
        parse(currency, lower, upper)
    assert breaches(str(refused.value)) == []


def tried(lower: str, upper: str) -> tuple[Money | None, str]:
    """Return the amount, or the sentence that is said instead."""
    try:
        return parse("", lower, upper), ""
    except ValueError as refused:
        return None, str(refused)


@given(st.text(alphabet="0123456789 .,'-£$€toGBPEUR", max_size=20), st.text(max_size=8))
def test_whatever_is_typed_is_an_amount_or_a_sentence(lower, upper):
    found, why = tried(lower, upper)

    assert breaches(why) == []
    assert found is None or money.from_json(found.to_json()) == found


def test_sums_are_made_for_each_currency_on_its_own():
    many = [
        amount("GBP", "140", "220"),
        amount("EUR", "10"),
        amount("GBP", "5"),
        amount("EUR", "0.50"),
    ]

    assert total(many) == (amount("GBP", "145", "225"), amount("EUR", "10.50"))
    assert total([]) == ()


@given(st.lists(monies(), max_size=8))
def test_a_sum_loses_nothing(many):
    sums = total(many)

    assert len({one.currency for one in sums}) == len(sums)
    assert sum(one.lower for one in sums) == sum(one.lower for one in many)
    assert sum(one.upper or one.lower for one in sums) == sum(
        one.upper or one.lower for one in many
    )


def test_twin_that_forgets_the_upper_amount_prints_a_guess_as_if_exact(monkeypatch):
    real = money.Money.words
    monkeypatch.setattr(
        Money, "words", lambda one: real(Money(currency=one.currency, lower=one.lower))
    )

    with pytest.raises(AssertionError):
        test_what_is_printed_is_read_as_the_same_amount()
