import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import identifiers
from desktop.model.identifiers import Leads, found


def hits(text):
    return [(one.kind, text[one.start : one.end]) for one in found(text)]


@pytest.mark.parametrize(
    ("text", "kind", "hit"),
    [
        (
            "write to anna.smith+x@mail.example.co.uk.",
            Leads.MAIL,
            "anna.smith+x@mail.example.co.uk",
        ),
        ("see https://example.org/a?b=c, then", Leads.WEB, "https://example.org/a?b=c"),
        ("see www.example.org/a.", Leads.WEB, "www.example.org/a"),
        ("on example.co.uk there", Leads.WEB, "example.co.uk"),
        ("he is @anna_99, I think", Leads.USER, "@anna_99"),
        ("call +44 20 7946 0958 now", Leads.PHONE, "+44 20 7946 0958"),
        ("call 0044 (0)20 7946 0958", Leads.PHONE, "0044 (0)20 7946 0958"),
        ("call (020) 7946 0958", Leads.PHONE, "(020) 7946 0958"),
        ("call 07700 900123.", Leads.PHONE, "07700 900123"),
        ("call (212) 555-0100", Leads.PHONE, "(212) 555-0100"),
        ("on 555-867-5309,", Leads.PHONE, "555-867-5309"),
        ("0151/23456789", Leads.PHONE, "0151/23456789"),
        ("06 12 34 56 78", Leads.PHONE, "06 12 34 56 78"),
        ("ring her on 867 5309", Leads.PHONE, "867 5309"),
        ("pay DE89 3704 0044 0532 0130 00 and go", Leads.ACCOUNT, "DE89 3704 0044 0532 0130 00"),
        ("to GB29NWBK60161331926819", Leads.ACCOUNT, "GB29NWBK60161331926819"),
        ("with 4111 1111 1111 1111;", Leads.CARD, "4111 1111 1111 1111"),
        ("with 378282246310005", Leads.CARD, "378282246310005"),
        ("into 20-00-00 55779911", Leads.ACCOUNT, "20-00-00 55779911"),
        ("sort code 20 00 00", Leads.ACCOUNT, "20 00 00"),
        ("account no. 5577 9911", Leads.ACCOUNT, "5577 9911"),
        ("at 12 Market Street by", Leads.STREET, "12 Market Street"),
        ("at 14b Oak Tree Close", Leads.STREET, "14b Oak Tree Close"),
        ("in der Lindenstraße 12a bei", Leads.STREET, "Lindenstraße 12a"),
        ("12 rue de la Paix", Leads.STREET, "12 rue de la Paix"),
        ("Via Roma 12", Leads.STREET, "Via Roma 12"),
        ("in SW1A 1AA now", Leads.POSTCODE, "SW1A 1AA"),
        ("in 10969 Berlin", Leads.POSTCODE, "10969 Berlin"),
        ("in DC 20500", Leads.POSTCODE, "DC 20500"),
        ("in 1012 AB Amsterdam", Leads.POSTCODE, "1012 AB"),
    ],
)
def test_what_leads_to_somebody_is_pointed_out(text, kind, hit):
    assert hits(text) == [(kind, hit)]


@pytest.mark.parametrize(
    "text",
    [
        "on 22.11.2026, 2026-11-22, 11/22/2026, 22/11/26 and 22 11 2026",
        "at 21:40, 09.30, 0900 hours, from 14:00 to 15:30",
        "in 2019, 2019-2021, 2019 2020 2021, 1999/2000",
        "£1 200 000, 12,500.00 EUR, 07 000 000 pounds, €0123 4567, $100 000 000",
        "1,000,000 times, 3 times in 40 days, 10 000 000",
        "page 12 of 300, line 07, the 1990s, 24/7, 50/50",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
        "5 minutes down the street, 3 Roads to go, 12 people",
        "DE00 3704 0044 1532 0130 00 has other check digits",
        "and so on.Then he went @ home",
        "3:15 and 4.5 and 0.75 and 1/2",
    ],
)
def test_days_sums_and_counts_lead_to_nobody(text):
    assert hits(text) == []


def test_twin_that_takes_any_number_for_a_telephone_takes_a_day(monkeypatch):
    anything = (Leads.PHONE, re.compile(r"[\d.-]{6,}"), identifiers._any)
    monkeypatch.setattr(identifiers, "_SHAPES", (anything,))

    with pytest.raises(AssertionError):
        test_days_sums_and_counts_lead_to_nobody("on 22.11.2026")


def test_check_digits_decide_what_is_an_account_and_a_card():
    assert hits("4111 1111 1111 1112, DE88 3704 0044 1532 0130 00") == []
    assert hits("0000 0000 0000 0000") == []


@given(st.text(max_size=200))
def test_places_stand_in_the_text_in_order_and_none_over_another(text):
    places = found(text)

    assert all(0 <= one.start < one.end <= len(text) for one in places)
    assert all(one.end <= other.start for one, other in pairwise(places))


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 1, 1)).map(str),
    st.integers(0, 10**9).map(lambda sum_: f"£{sum_:,}"),
    st.times().map(lambda time: time.strftime("%H:%M")),
)
def test_no_day_sum_or_time_is_ever_a_number_to_dial(day, money, time):
    assert hits(f"on {day} at {time} for {money}, then") == []


ENDLESS = (
    "1 " * 4000, "a." * 4000, "0" * 8000, "A1 " * 3000, "12 Oak " * 2000, "A-" * 5000 + "1",
    "+1" * 5000, "12 rue de " * 1000, "12 rue " + "a-" * 90, "Via A " * 2000, "AB12 " * 2000,
    "x" * 10_000 + "@", ("A-" * 90 + " ") * 50 + "1", ("+" + "1" * 150 + " ") * 20,
)  # fmt: skip


@pytest.mark.parametrize("text", ENDLESS)
def test_a_long_text_of_nothing_takes_no_time(text):
    begun = time.process_time()
    found(text)

    # A hundred times what it takes; a shape that tries every way takes hours.
    assert time.process_time() - begun < 5


def test_an_address_beside_something_endless_is_found_all_the_same():
    assert hits("x" * 300 + " a@b.org " + "-" * 300) == [(Leads.MAIL, "a@b.org")]
