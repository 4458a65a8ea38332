"""Random values of every kind of field, as they are kept."""

from datetime import date

from hypothesis import strategies as st
from ui.widgets.fields.field_parts import FIELDS, STEPS, TABLE

from desktop.model import money, when
from desktop.model.when import Precision, When

# Without the signs with which Qt marks the ends of frames, and without surrogates and controls.
_SIGNS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufdd0\ufdd1"
)
WORDS = st.text(_SIGNS, min_size=1, max_size=30).filter(str.strip)
TIDY = WORDS.map(str.strip)
PASSAGE = st.lists(st.text(_SIGNS, max_size=20), max_size=5).map("\n".join).filter(str.strip)
_YEARS = st.integers(1900, 2100)
_SEASONS = st.sampled_from(sorted(when.SEASONS))
_POINTS = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(
        lambda day: When(precision=Precision.DAY, year=day.year, month=day.month, day=day.day)
    ),
    st.builds(When, precision=st.just(Precision.MONTH), year=_YEARS, month=st.integers(1, 12)),
    st.builds(When, precision=st.just(Precision.SEASON), year=_YEARS, season=_SEASONS),
    st.builds(When, precision=st.just(Precision.YEAR), year=_YEARS),
    st.builds(When, precision=st.just(Precision.ABOUT), year=_YEARS),
)


def _unread(read):
    def is_unread(text):
        try:
            read(text)
        except ValueError:
            return True
        return False

    return is_unread


def _based(kept):
    return st.tuples(kept, st.one_of(st.just(""), TIDY)).map(
        lambda pair: pair[0] | ({"basis": pair[1]} if pair[1] else {})
    )


_NO_DATE = TIDY.filter(_unread(lambda text: when.parse(None, text)))
DATES = _based(
    st.one_of(
        _POINTS.map(When.to_json),
        _NO_DATE.map(lambda text: {"typed": text}),
    )
)
_AMOUNT = st.decimals(0, 99_999, places=2)
_NO_AMOUNT = TIDY.filter(
    lambda text: "–" not in text and _unread(lambda one: money.parse("GBP", one))(text)
)
MONEY = _based(
    st.one_of(
        st.builds(
            money.Money,
            currency=st.sampled_from(["", "GBP", "EUR", "PLN"]),
            lower=_AMOUNT,
            upper=st.one_of(st.none(), _AMOUNT.map(lambda amount: amount + 100_000)),
        ).map(money.Money.to_json),
        _NO_AMOUNT.map(lambda text: {"typed": text, "currency": "GBP"}),
    )
)


def chosen(choices, own):
    """Return some of the choices in their order, and own words after them."""
    of_guide = st.sets(st.sampled_from(choices)).map(
        lambda some: [one for one in choices if one in some]
    )
    if not own:
        return of_guide.filter(bool)
    added = st.lists(TIDY.filter(lambda text: text not in choices), unique=True, max_size=3)
    return st.tuples(of_guide, added).map(lambda both: [*both[0], *both[1]]).filter(bool)


def of_field(field):
    """Return random values that this field keeps."""
    match field.kind:
        case "choice":
            return TIDY if field.own else st.sampled_from(field.choices)
        case "choices":
            return chosen(field.choices, field.own)
        case "table":
            return st.lists(_row(field), min_size=1, max_size=4, unique_by=lambda row: row["id"])
        case "fixed":
            rows = {row.key: _cells(field) for row in field.rows}
            return st.fixed_dictionaries({}, optional=rows).filter(bool)
    return {
        "short": WORDS,
        "text": PASSAGE,
        "scale": st.one_of(st.none(), st.integers(0, 10)),
        "date": DATES,
        "money": MONEY,
        "yes-no-none": st.sampled_from(["yes", "no", "none"]),
        "timer": st.integers(1, 9000),
        "reference": st.fixed_dictionaries({"document": TIDY, "section": TIDY, "words": TIDY}),
    }[field.kind]


def _cells(table):
    return st.fixed_dictionaries(
        {}, optional={column.key: of_field(column) for column in table.columns}
    ).filter(bool)


def _row(table):
    cells = _cells(table)
    return st.fixed_dictionaries(
        {"id": st.uuids(version=4).map(lambda one: one.hex), "cells": cells}
    )


VALUES = st.fixed_dictionaries(
    {}, optional={field.key: of_field(field) for field in (*FIELDS, TABLE, STEPS)}
)
