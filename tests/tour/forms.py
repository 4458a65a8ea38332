"""How fields are filled by keys alone: from control to control with Tab, as the guide orders them.

Values are what is typed: a text, the words of a date ("first_basis" beside "first" for what it
rests on), an answer or several in the guide's words, an amount as a table of its parts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.model.guide import GuideField
from tour.hands import DELAY

Values = Mapping[str, Any]
BASIS = "_basis"
_MOST_SIDE_BY_SIDE, _LONGEST_SIDE_BY_SIDE, _ALL_SIDE_BY_SIDE = 4, 16, 34
"""Answers that stand side by side are a control each; more or longer ones are a list."""
_CURRENCIES = ("", "GBP", "EUR", "USD")


@dataclass(frozen=True)
class Stop:
    """One control that Tab leads to: its name, and what is done there."""

    name: str
    does: tuple[str, ...] = ()


def filled(fields: Sequence[GuideField], values: Values) -> list[str]:
    """Return what xdotool is to do from the first field on, which has the keyboard."""
    return _walk(_stops(fields, values), 0)


def way(fields: Sequence[GuideField], values: Values, to: str) -> list[str]:
    """Return the keys from the first field of a filled form to one control ("money.upper")."""
    stops = _stops(fields, values)
    first = fields[0]
    chosen = next((at for at, one in enumerate(stops) if one.does and one.name == first.key), 0)
    at = next(at for at, one in enumerate(stops) if one.name == to)
    return _keys("Tab", at - chosen)


def behind(fields: Sequence[GuideField]) -> list[str]:
    """Return the keys from the first field of an empty form to what comes after the form."""
    return _keys("Tab", len(_stops(fields, {})))


def _stops(fields: Sequence[GuideField], values: Values) -> list[Stop]:
    stops = [stop for one in fields for stop in _of(one, values)]
    # A date takes the keyboard in its words, not in its kind.
    return stops[1:] if fields[0].kind == "date" else stops


def _walk(stops: Sequence[Stop], at: int) -> list[str]:
    chain: list[str] = []
    waiting = 0
    for stop in stops[at:]:
        if stop.does:
            chain += [*_keys("Tab", waiting), *stop.does]
            waiting = 0
        waiting += 1
    return chain


def _of(field: GuideField, values: Values) -> Iterator[Stop]:
    value = values.get(field.key)
    kind = f"own {field.kind}" if field.own and field.kind == "choice" else field.kind
    match kind:
        case "date":
            yield from _date(field, values)
        case "money":
            yield from _amount(field, value or {})
        case "choices" | "own choice":
            yield from _chips(field, [value] if isinstance(value, str) else value or [])
        case "choice":
            yield from _answers(field, value)
        case "table":
            yield Stop(f"{field.key}.add")
        case _:
            yield Stop(field.key, typed(value))


def _date(field: GuideField, values: Values) -> Iterator[Stop]:
    words = values.get(field.key, "")
    yield Stop(f"{field.key}.kind")
    yield Stop(field.key, typed(words))
    if words.startswith("about "):
        yield Stop(f"{field.key}.basis", typed(values.get(field.key + BASIS)))


def _amount(field: GuideField, value: Mapping[str, str]) -> Iterator[Stop]:
    downs = _CURRENCIES.index(value.get("currency", ""))
    yield Stop(f"{field.key}.currency", tuple(_keys("Down", downs)))
    yield Stop(f"{field.key}.lower", typed(value.get("lower")))
    yield Stop(f"{field.key}.upper", typed(value.get("upper")))
    if value:
        yield Stop(f"{field.key}.basis", typed(value.get("basis")))


def _chips(field: GuideField, value: Sequence[str]) -> Iterator[Stop]:
    if unknown := set(value) - set(field.choices):
        raise ValueError(f"{field.key}: {sorted(unknown)}")
    for choice in field.choices:
        yield Stop(field.key, ("key", "space") if choice in value else ())
    if field.own:
        yield Stop(f"{field.key}.add")


def _answers(field: GuideField, value: str | None) -> Iterator[Stop]:
    lengths = [len(choice) for choice in field.choices]
    if (
        len(lengths) <= _MOST_SIDE_BY_SIDE
        and max(lengths) <= _LONGEST_SIDE_BY_SIDE
        and sum(lengths) <= _ALL_SIDE_BY_SIDE
    ):
        yield from _chips(field, [value] if value else [])
        return
    downs = 1 + field.choices.index(value) if value else 0
    # No hand leaves a list faster than this; a key that comes within a few ms finds it busy.
    rest = ("sleep", "0.2") if downs else ()
    yield Stop(field.key, (*_keys("Down", downs), *rest))


def typed(text: str | None) -> tuple[str, ...]:
    """Return what types a text; nothing for none."""
    return ("type", "--args", "1", "--delay", DELAY, "--", text) if text else ()


def _keys(key: str, count: int) -> list[str]:
    return ["key", "--delay", DELAY, *[key] * count] if count else []
