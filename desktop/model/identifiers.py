"""What in a text leads to somebody: addresses, numbers, accounts. A best effort, and said so.

Nothing is refused for it; the writer sees it and decides. A date, a sum of money, a time and a
number of minutes lead to nobody.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Leads(StrEnum):
    """What kind of thing leads to somebody."""

    MAIL = "e-mail address"
    WEB = "web address"
    ACCOUNT = "account number"
    CARD = "card number"
    PHONE = "telephone number"
    STREET = "street and number"
    POSTCODE = "postcode"
    USER = "user name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A place in a text, from `start` up to `end`, and what stands there."""

    kind: Leads
    start: int
    end: int


def found(text: str) -> tuple[Identifier, ...]:
    """Return what leads to somebody, in the order of the text; nothing is found twice."""
    if not _MAY_LEAD.search(text):
        return ()
    text = _ENDLESS.sub(_blank, text)
    taken: list[Identifier] = []
    for kind, shape, holds in _SHAPES:
        for hit in shape.finditer(text):
            start, longest = hit.span(hit.lastindex or 0)
            end = holds(text, start, longest)
            if end and all(end <= one.start or one.end <= start for one in taken):
                taken.append(Identifier(kind=kind, start=start, end=end))
    return tuple(sorted(taken, key=lambda one: one.start))


_MAY_LEAD = re.compile(r"\d|@|\w\.\w|://")
"""What leads to somebody has a digit, an @ or a dot inside; most paragraphs have none."""


_ENDLESS = re.compile(r"\S{200,}")
"""No address is that long; looking for one in ten thousand letters without a gap takes hours."""


def _blank(hit: re.Match[str]) -> str:
    return " " * len(hit[0])


# -- what makes a number one ------------------------------------------------

_IBAN_LENGTHS = range(15, 35)
_CARD_LENGTHS = range(13, 20)
_PHONE_LENGTHS = range(8, 16)
"""Digits of a number with its country's or its city's; E.164 has at most fifteen."""
_MONTH_DAYS, _MONTHS = 31, 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


# Each returns where what was found ends, or 0 if it is none.


def _any(_text: str, _start: int, end: int) -> int:
    return end


def _iban(text: str, start: int, end: int) -> int:
    """Find the longest whose check digits are right: the words behind it may look like groups."""
    ends = [one.end() for one in re.finditer(r"[^ -]+", text[:end]) if one.end() > start]
    return next((one for one in reversed(ends) if _is_iban(text[start:one])), 0)


def _is_iban(number: str) -> bool:
    """Say whether the check digits are right (ISO 13616: moved to the end, modulo 97 leaves 1)."""
    plain = re.sub(r"[\s-]", "", number).upper()
    if len(plain) not in _IBAN_LENGTHS or not plain[2:4].isdigit():
        return False
    return int("".join(str(int(one, 36)) for one in plain[4:] + plain[:4])) % 97 == 1


def _card(text: str, start: int, end: int) -> int:
    return end if _is_card(_digits(text[start:end])) else 0


def _is_card(digits: list[int]) -> bool:
    """Say whether the last digit is right (ISO/IEC 7812: Luhn)."""
    if len(digits) not in _CARD_LENGTHS or len(set(digits)) == 1:
        return False
    doubled = [digit if at % 2 == 0 else digit * 2 for at, digit in enumerate(reversed(digits))]
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0  # noqa: PLR2004


def _phone(text: str, start: int, end: int) -> int:
    """Take what can be dialled: neither a date nor a sum, a time or a span of years."""
    is_long = len(_digits(text[start:end])) in _PHONE_LENGTHS
    return _short_phone(text, start, end) if is_long else 0


def _short_phone(text: str, start: int, end: int) -> int:
    return 0 if _is_dates(text[start:end]) or _is_sum(text, start, end) else end


def _is_dates(number: str) -> bool:
    """Say whether the parts read as a day, or as years."""
    parts = [int(one) for one in re.findall(r"\d+", number)]
    sizes = [len(one) for one in re.findall(r"\d+", number)]
    if all(size == 4 and _is_year(part) for size, part in zip(sizes, parts, strict=True)):  # noqa: PLR2004
        return True
    if number.startswith("+") or len(parts) < 3:  # noqa: PLR2004
        return False
    for year, one, other in (parts[:3], (parts[2], parts[0], parts[1])):
        if _is_year(year) and min(one, other) >= 1 and max(one, other) <= _MONTH_DAYS:
            return min(one, other) <= _MONTHS
    # 22.11.26 and 14:30
    return len(parts) == 3 and max(sizes) <= 2  # noqa: PLR2004


def _is_year(part: int) -> bool:
    return _FIRST_YEAR <= part <= _LAST_YEAR


_MONEY = r"[£$€¥₹]|\b(?:EUR|USD|GBP|CHF|Fr|kr|zł|PLN|SEK|NOK|DKK|CAD|AUD)\b"
_BEFORE_SUM = re.compile(rf"(?:{_MONEY})\.?\s?[\d.,' ]*$")
_BEHIND_SUM = re.compile(
    rf"^[.,]?\d*\s?(?:{_MONEY}|%|(?:pounds?|euros?|dollars?|pence|cents?|times|days|hours|minutes)\b)"
)


def _is_sum(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 12) : start], text[end : end + 12]
    return bool(_BEFORE_SUM.search(before) or _BEHIND_SUM.search(behind))


def _digits(text: str) -> list[int]:
    return [int(one) for one in text if one.isdecimal()]


# -- how they are written ---------------------------------------------------

_STREETS_BEHIND = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Place|Pl|Square|Sq|Terrace|Way|"
    "Crescent|Cres|Gardens|Grove|Hill|Park|Row|Mews|Boulevard|Blvd|Highway|Parade|Walk"
)
_STREETS_WITHIN = (
    "straße|strasse|str\\.|gasse|weg|platz|allee|ring|damm|ufer|straat|laan|plein|gracht|gatan|"
    "vägen|gata|vei|veien|vej|gade|katu|tie"
)
_STREETS_BEFORE = (
    "rue|avenue|boulevard|place|chemin|allée|impasse|quai|via|viale|piazza|corso|calle|avenida|"
    "plaza|paseo|rua|ulica|ul\\."
)
_WORD = r"[^\W\d_][\w'’]{0,30}"
_REST = r"[\w'’]{0,30}"
_NUMBER = r"\d{1,5}\s?[A-Za-z]?"

_Holds = Callable[[str, int, int], int]


def _shapes() -> Iterator[tuple[Leads, re.Pattern[str], _Holds]]:
    yield (
        Leads.MAIL,
        re.compile(r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+"),
        _any,
    )
    yield (
        Leads.WEB,
        re.compile(
            r"(?i:\b(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)'’]"
            r"|(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|org|net|info|co\.uk|uk|de|fr|eu|io|ch|at|nl|be|es|it|pl|ie|ca|au|me|app)"
            r"(?:/[^\s<>\"“”]*[^\s<>\"“”.,;:!?)'’])?(?![\w-]))"
        ),
        _any,
    )
    yield Leads.USER, re.compile(r"(?<![\w@/.])@[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?"), _any
    yield (
        Leads.ACCOUNT,
        re.compile(r"(?i:\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b)"),
        _iban,
    )
    yield Leads.CARD, re.compile(r"(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d.,]?\d)"), _card
    # A British account: sort code, and the number behind it or the words before it.
    yield (
        Leads.ACCOUNT,
        re.compile(
            r"(?i:\b\d{2}-\d{2}-\d{2}[\s,;/]+(?:(?:a/c|acc(?:oun)?t)\.?\s*(?:no\.?|number)?:?\s*)?\d{8}\b"
            r"|\bsort\s+code:?\s*(\d{2}[- ]?\d{2}[- ]?\d{2})\b"
            r"|\b(?:a/c|account|acct|konto|kontonummer|compte)\.?\s*(?:no\.?|number|nr\.?|n°)?:?"
            r"\s*(\d[\d -]{5,16}\d)\b)"
        ),
        _any,
    )
    yield (
        Leads.PHONE,
        re.compile(
            r"(?<![\w+.,/-])(?<!\d )(?:\+|00)[1-9]\d{0,2}(?:[\s./-]?\(?\d{1,5}\)?){2,7}(?![\w])"
        ),
        _phone,
    )
    yield (
        Leads.PHONE,
        re.compile(r"(?<![\w+.,/-])(?<!\d )\(?0\d{1,5}\)?(?:[\s./-]?\d{2,8}){1,5}(?![\w])"),
        _phone,
    )
    yield (
        Leads.PHONE,
        re.compile(
            r"(?<![\w+.,/-])(?<!\d )(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-])"
            r"|(?i:\b(?:phone|telephone|tel|mobile|cell|ring|call|text|number|Telefon|Handy)\b\.?:?\s+"
            r"(?:her |him |them |me |is |was |on )*)(\d{3,5}[ -]?\d{3,5}(?:[ -]?\d{2,4})?)(?![\w])"
        ),
        _short_phone,
    )
    yield (
        Leads.STREET,
        re.compile(
            rf"\b{_NUMBER}(?:,)?\s+(?:[A-Z]{_REST}\s+){{1,4}}(?:{_STREETS_BEHIND})\b\.?"
            rf"|\b(?:[A-ZÄÖÜ]{_REST}[ -]){{0,3}}{_WORD}(?i:{_STREETS_WITHIN})\s+{_NUMBER}\b"
            rf"|\b[A-ZÄÖÜ]{_REST}\s(?:Straße|Strasse|Str\.|Gasse|Weg|Platz|Allee)\s+{_NUMBER}\b"
            rf"|\b{_NUMBER}(?:\s?(?:bis|ter))?,?\s+(?i:{_STREETS_BEFORE})\s+{_WORD}(?:[\s-]{_WORD}){{0,4}}"
            rf"|\b(?i:via|viale|piazza|corso|calle|avenida|plaza|paseo|rua|ulica|ul\.)\s+"
            rf"(?:{_WORD}\s+){{0,3}}{_WORD},?\s+{_NUMBER}\b"
        ),
        _any,
    )
    yield (
        Leads.POSTCODE,
        re.compile(
            # United Kingdom; Canada; the Netherlands; United States with its state.
            r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b"
            r"|\b[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d\b"
            r"|\b\d{4}\s[A-Z]{2}\b(?=\s+[A-Z])"
            r"|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b"
            # Germany, France, Italy, Spain and others: five digits, a place behind them.
            r"|\b(?:[A-Z]{1,2}-)?\d{5}\s+[A-ZÄÖÜÉ][\w'’-]{2,}\b"
            r"|\b\d{2}-\d{3}\s+[A-ZŁŚŻ][\w'’-]{2,}\b"
        ),
        _any,
    )


_SHAPES = tuple(_shapes())
