"""An amount of money as somebody remembers it: a lower and an upper estimate, and the basis."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """One amount, or the lowest and highest it can have been."""

    currency: str
    lower: Decimal
    upper: Decimal | None = None
    basis: str = ""

    def words(self) -> str:
        """Return "£140 to £220", "310 to 360 CHF" or "£140"."""
        amounts = [self.lower] if self.upper in {None, self.lower} else [self.lower, self.upper]
        sign = SIGNS.get(self.currency, "")
        text = " to ".join(f"{sign}{amount:,}" for amount in amounts)
        return text if sign or not self.currency else f"{text} {self.currency}"

    def words_with_basis(self) -> str:
        """Return the words and, after a comma, the basis of the estimate as it was typed."""
        return f"{self.words()}, {self.basis}" if self.basis else self.words()

    def to_json(self) -> dict[str, Any]:
        """Return what is kept: amounts as texts, nothing that is empty."""
        kept = {"currency": self.currency, "lower": str(self.lower), "basis": self.basis}
        kept["upper"] = "" if self.upper is None else str(self.upper)
        return {key: value for key, value in kept.items() if value}


def from_json(value: Any) -> Money:
    """Return the amount kept as `value`, or raise ValueError."""
    try:
        kept: Mapping[str, Any] = value
        upper = kept.get("upper")
        return Money(
            currency=kept.get("currency", ""),
            lower=Decimal(kept["lower"]),
            upper=None if upper is None else Decimal(upper),
            basis=kept.get("basis", ""),
        )
    except (AttributeError, KeyError, TypeError, InvalidOperation):
        raise ValueError("This amount was not kept whole. Please write it again.") from None


def parse(currency: str, lower_text: str, upper_text: str = "", basis: str = "") -> Money:
    """Return the amounts a person typed, or raise ValueError with a sentence for them."""
    try:
        lower = Decimal(lower_text.replace(",", "").strip())
        upper = Decimal(upper_text.replace(",", "").strip()) if upper_text.strip() else None
    except InvalidOperation:
        raise ValueError("This is not an amount. Write it in figures, such as 140.") from None
    return Money(currency=currency, lower=lower, upper=upper, basis=basis)


def total(monies: Iterable[Money]) -> tuple[Money, ...]:
    """Return one sum for each currency, in the order in which the currencies first appear."""
    by_currency: dict[str, list[Money]] = {}
    for one in monies:
        by_currency.setdefault(one.currency, []).append(one)
    return tuple(
        Money(
            currency=currency,
            lower=sum((one.lower for one in group), Decimal()),
            upper=sum((one.lower if one.upper is None else one.upper for one in group), Decimal()),
        )
        for currency, group in by_currency.items()
    )
