"""An amount of money as somebody remembers it: a lower and an upper estimate, and the basis."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}
"""The currencies that print with a sign before the amount; all others stand after it by code."""

MOST = Decimal(10) ** 12
"""No single amount reaches this; a longer number is a slip of the keys."""

LONGEST = 100
"""Characters an amount is looked for in; a pasted page is none."""

_BROKEN = "This amount was not kept whole. Please write it again."
_UNREAD = (
    "This is not read as an amount. Write figures, such as 140 or 1,200.50. "
    "An estimate has a lower and an upper amount."
)
_NO_LOWER = "The lower amount is missing. It can be 0."
_BACKWARDS = "The upper amount is below the lower one. Write the smaller one first."
_TWO_WAYS = "The point can mean two things here. Write it without one, such as 1200."
_TWO_CURRENCIES = "This names two currencies. Write an entry for each of them."
_NO_CURRENCY = "A currency has three letters, such as GBP."

_NAMES = {
    **{sign: code for code, sign in SIGNS.items()},
    **{code: code for code in (*SIGNS, "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "JPY")},
    **dict.fromkeys(("POUND", "POUNDS"), "GBP"),
    **dict.fromkeys(("DOLLAR", "DOLLARS"), "USD"),
    **dict.fromkeys(("EURO", "EUROS"), "EUR"),
}
_DOLLARS = ("$", "DOLLAR", "DOLLARS")
_PARTS = re.compile(
    r"(?P<before>[£$€]|[A-Z]+)?\s*(?P<number>[0-9](?:[0-9.,' ]*[0-9])?)\s*(?P<after>[£$€]|[A-Z]+)?"
)
_TO = re.compile(r"\s*(?:-|\bTO\b)\s*")
_NUMBERS = tuple(
    (
        group,
        re.compile(
            rf"(?P<whole>[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+|[0-9]+)"
            rf"(?:{point}(?P<cents>[0-9]{{1,2}}))?"
        ),
    )
    for group, point in ((",", r"\."), (r"\.", ","), ("[ ']", r"\."), ("[ ']", ","))
)
_KEPT = re.compile(r"[0-9]+(?:\.[0-9]{1,3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """One amount, or the lowest and the highest it can have been; ValueError if it cannot be.

    `currency` is the code of ISO 4217 or ""; an amount has at most three decimals, as the
    smallest coin of that standard.
    """

    currency: str
    lower: Decimal
    upper: Decimal | None = None
    basis: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch("(?:[A-Z]{3})?", self.currency):
            raise ValueError(_NO_CURRENCY)
        amounts = (self.lower, self.lower if self.upper is None else self.upper)
        if not all(_KEPT.fullmatch(f"{amount:f}") for amount in amounts):
            raise ValueError(_BROKEN)
        if amounts[1] < amounts[0]:
            raise ValueError(_BACKWARDS)

    def words(self) -> str:
        """Return "£140 to £220", "310 to 360 CHF" or, without an upper amount, "£140"."""
        amounts = [self.lower] if self.upper in (None, self.lower) else [self.lower, self.upper]
        sign = SIGNS.get(self.currency, "")
        text = " to ".join(f"{sign}{_printed(amount)}" for amount in amounts if amount is not None)
        return text if sign else f"{text} {self.currency}".rstrip()

    def words_with_basis(self) -> str:
        """Return the words and, after a comma, the basis of the estimate as it was typed."""
        basis = self.basis.strip()
        return f"{self.words()}, {basis}" if basis else self.words()

    def to_json(self) -> dict[str, Any]:
        """Return what is kept: amounts as texts, nothing that is empty."""
        kept = {"currency": self.currency, "lower": f"{self.lower:f}", "basis": self.basis}
        kept["upper"] = "" if self.upper is None else f"{self.upper:f}"
        return {key: text for key, text in kept.items() if text}


def _printed(amount: Decimal) -> str:
    if amount == amount.to_integral_value():
        return f"{amount:,.0f}"
    whole = amount.normalize()
    return f"{whole:,.2f}" if whole == round(whole, 2) else f"{whole:,}"


def from_json(value: Any) -> Money:
    """Return the amount kept as `value`, or raise ValueError."""
    try:
        return Money(**{"currency": "", **{name: _typed(name, one) for name, one in value.items()}})
    except (AttributeError, TypeError, ValueError):
        raise ValueError(_BROKEN) from None


def _typed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        raise TypeError
    return _kept(value) if name in ("lower", "upper") else value


def _kept(text: str) -> Decimal:
    if not _KEPT.fullmatch(text):
        raise ValueError(_BROKEN)
    return Decimal(text)


def parse(currency: str, lower_text: str, upper_text: str = "", basis: str = "") -> Money:
    """Return the amounts a person typed, or raise ValueError with a sentence for them.

    Without a `currency` the one typed beside the amount counts. Both amounts may stand in the
    first text, as they print.
    """
    if max(len(lower_text), len(upper_text)) > LONGEST:
        raise ValueError(_UNREAD)
    lower, upper = _tidied(lower_text), _tidied(upper_text)
    ends = _TO.split(lower)
    if not upper and len(ends) > 1 and all(ends):
        lower, upper = ends[0], " to ".join(ends[1:])
    if not lower:
        raise ValueError(_NO_LOWER)
    code = _tidied(currency)
    code = _NAMES.get(code, code)
    first, last = _amount(lower, code), _amount(upper, code) if upper else None
    codes = {code, first[0], last[0] if last else ""} - {""}
    if len(codes) > 1:
        raise ValueError(_TWO_CURRENCIES)
    return Money(
        currency="".join(codes),
        lower=first[1],
        upper=last[1] if last else None,
        basis=basis,
    )


def _tidied(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper().replace("\u2019", "'")
    return " ".join(re.sub("[\u2010-\u2015\u2212]", "-", plain).split())


def _amount(text: str, currency: str) -> tuple[str, Decimal]:
    """Return the currency that stands beside an amount, or "", and the amount."""
    parts = _PARTS.fullmatch(text)
    if parts is None:
        raise ValueError(_UNREAD)
    codes = {_code(name, currency) for name in parts.group("before", "after") if name}
    if len(codes) > 1:
        raise ValueError(_TWO_CURRENCIES)
    return "".join(codes), _number(parts["number"])


def _code(name: str, currency: str) -> str:
    # Many countries call theirs a dollar; the code of one that was chosen is believed.
    if name == currency or (name in _DOLLARS and currency.endswith("D")):
        return currency
    if name not in _NAMES:
        raise ValueError(_UNREAD)
    return _NAMES[name]


def _number(text: str) -> Decimal:
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", text):
        raise ValueError(_TWO_WAYS)
    for group, shape in _NUMBERS:
        found = shape.fullmatch(text)
        if found:
            whole, cents = re.sub(group, "", found["whole"]), found["cents"]
            amount = Decimal(f"{whole}.{cents}" if cents else whole)
            if amount < MOST:
                return amount
    raise ValueError(_UNREAD)


def total(monies: Iterable[Money]) -> tuple[Money, ...]:
    """Return one sum for each currency, in the order in which the currencies first appear.

    An amount without an upper one counts as it is on both sides.
    """
    by_currency: dict[str, list[Money]] = {}
    for one in monies:
        by_currency.setdefault(one.currency, []).append(one)
    return tuple(_sum(currency, group) for currency, group in by_currency.items())


def _sum(currency: str, monies: list[Money]) -> Money:
    lower = sum((one.lower for one in monies), Decimal())
    upper = sum((one.lower if one.upper is None else one.upper for one in monies), Decimal())
    return Money(currency=currency, lower=lower, upper=None if upper == lower else upper)
