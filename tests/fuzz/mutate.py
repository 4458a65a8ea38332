"""Changes to real samples: anywhere in the bytes, or along the structure of what they say."""

import copy
import json
import random
import re
from collections.abc import Callable, Sequence
from typing import Any

ODD = (
    None, True, False, 0, -1, 1, 2**31, 2**64, 10**30, -(10**18), 1e308, 0.5, "", "x", " ", "\0",
    "a" * 5_000, "\ud800", "\u202e", "e\u0301" * 40, "{name}", "a:b", "../keys", "C:\\", [], {},
    [[]], [None], {"": ""}, {"id": {}},
)  # fmt: skip
DEEP = (3, 200, 100_000)
_NUMBERS = (0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, (1 << 64) - 1)
_TAGS = (
    "<p>", "</p>", "<ul><li>", "</ul>", "<ol start='999999999999'>", "<li value=-1>", "</table>",
    "<table><tr><td>", "<td rowspan=99999 colspan=99999>", "<style>p{", "</style>", "<script>",
    "<!--", "-->", "<![if !supportLists]>", "<![endif]>", "<a name='_ftn1' href='#_ftnref1'>",
    "<sup>", "<pre>", "<br>", "<svg><title>", "<math>", "&#0;", "&#xD800;", "&#99999999999;",
    "&notit;", "<p style='mso-list:l0 level99 lfo1'>", "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "<meta charset=utf-7>", "<template>", "<plaintext>", "<q cite='", "\0", "<b><i><u><s>",
    "<blockquote>" * 9,
)  # fmt: skip


def of_bytes(raw: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return these bytes with one to four changes somewhere."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        raw = chance.choice(_OF_BYTES)(bytearray(raw), others, chance)
    return raw


def _flip(raw: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    for _number in range(chance.choice((1, 1, 8))):
        if raw:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(raw)


def _number(raw: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    size = chance.choice((1, 2, 4, 8))
    # What a form says of itself stands at its beginning.
    at = chance.randrange(max(1, min(len(raw), chance.choice((64, len(raw))) or 1)))
    value = chance.choice(_NUMBERS) & ((1 << 8 * size) - 1)
    raw[at : at + size] = value.to_bytes(size, chance.choice(("big", "little")))
    return bytes(raw)


def _cut(raw: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    return bytes(raw[: chance.randrange(len(raw) + 1)])


def _drop(raw: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    at = chance.randrange(len(raw) + 1)
    del raw[at : at + chance.choice((1, 4, 100))]
    return bytes(raw)


def _more(raw: bytearray, _: Sequence[bytes], chance: random.Random) -> bytes:
    at = chance.choice((0, len(raw), chance.randrange(len(raw) + 1)))
    raw[at:at] = chance.choice((bytes(64), chance.randbytes(64), bytes(raw[:500])))
    return bytes(raw)


def _spliced(raw: bytearray, others: Sequence[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others)
    at = chance.randrange(min(len(raw), len(other)) + 1)
    return bytes(raw[:at]) + other[at:]


_OF_BYTES: tuple[Callable[[bytearray, Sequence[bytes], random.Random], bytes], ...] = (
    _flip, _flip, _number, _number, _cut, _drop, _more, _spliced,
)  # fmt: skip


def of_json(raw: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return this JSON with values exchanged, left out, doubled, moved or nested."""
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError):
        whole = None
    if whole is None or chance.random() < 0.1:
        return of_bytes(raw, others, chance)
    whole = copy.deepcopy(whole)
    for _ in range(chance.choice((1, 1, 2, 5))):
        whole = _exchanged(whole, chance)
    if chance.random() < 0.04:
        depth = chance.choice(DEEP)
        return b"[" * depth + b"]" * depth
    try:
        return json.dumps(whole, ensure_ascii=chance.random() < 0.5).encode(
            "utf-8", "surrogatepass"
        )
    except (ValueError, RecursionError):
        return raw


def _exchanged(whole: Any, chance: random.Random) -> Any:
    holders = [one for one in _within(whole) if one]
    if not holders:
        return chance.choice(ODD)
    at = chance.choice(holders)
    key = chance.choice(list(at) if isinstance(at, dict) else range(len(at)))
    what = chance.randrange(6)
    if what == 0:
        del at[key]
    elif what == 1 and isinstance(at, list):
        at.insert(key, copy.deepcopy(at[key]))
    elif what == 2:
        at[key] = copy.deepcopy(chance.choice(holders))
    elif what == 3:
        at[key] = _bent(at[key], chance)
    elif what == 4 and isinstance(at, dict):
        at[chance.choice(("", "id", "extra", "kind", "text"))] = at.pop(key)
    else:
        at[key] = copy.deepcopy(chance.choice(ODD))
    return whole


def _within(whole: Any) -> list[Any]:
    found, waiting = [], [whole]
    while waiting and len(found) < 3_000:
        one = waiting.pop()
        if isinstance(one, dict | list):
            found.append(one)
            waiting += one.values() if isinstance(one, dict) else one
    return found


def _bent(value: Any, chance: random.Random) -> Any:
    if isinstance(value, str):
        at = chance.randrange(len(value) + 1)
        return (
            value[:at] + chance.choice(("", "\0", "\n", "’", "\ud83d", "/", "-")) + value[at + 1 :]
        )
    if isinstance(value, int | float):
        return chance.choice((-value, value + 1, value * 2, [value]))
    return [value]


def of_lines(raw: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return this text with lines left out, doubled, moved or given another value."""
    lines = raw.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 2, 6))):
        at = chance.randrange(len(lines))
        what = chance.randrange(6)
        if what == 0:
            del lines[at : at + chance.choice((1, 1, 5))]
            lines = lines or [""]
        elif what == 1:
            lines.insert(at, chance.choice(lines))
        elif what == 2:
            lines[at] = re.sub(r"=.*", lambda _: "= " + chance.choice(_VALUES), lines[at])
        elif what == 3:
            lines.insert(
                at, chance.choice(("[[section]]", "[x]", "[[a.b]]", "a.b = 1", '"" = 0', "="))
            )
        elif what == 4:
            lines[at] = lines[at].replace(chance.choice('"=[]{},'), chance.choice('"=[]{}\\,'), 1)
        else:
            key, _, rest = lines[at].partition("=")
            lines[at] = f"{key.strip()}_{chance.randrange(3)} ={rest}"
    whole = "\n".join(lines).encode("utf-8", "surrogatepass")
    return of_bytes(whole, others, chance) if chance.random() < 0.1 else whole


_VALUES = (
    '""', '" "', "0", "-1", "1e400", "nan", "true", "[]", "{}", '[""]', "[1]", "2026-11-22",
    "99999999999999999999999", '"\\u0000"', '"{nobody}"', "[[[]]]", "{a = 1}", '"a:b"', '"""',
    "1979-05-27T07:32:00Z", "0x" + "f" * 5_000, "9" * 5_000, "[" * 5_000, "{a=" * 2_000,
)  # fmt: skip


def of_markup(raw: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return this page with tags left out, doubled, moved, or nested without end."""
    parts = re.findall(r"<[^>]*>|[^<]+|<", raw.decode("utf-8", "replace")) or [""]
    for _ in range(chance.choice((1, 2, 4, 12))):
        at = chance.randrange(len(parts) + 1)
        what = chance.randrange(5)
        if what == 0 and len(parts) > 1:
            del parts[at - 1]
        elif what == 1:
            parts.insert(at, chance.choice(parts))
        elif what == 2:
            start = chance.randrange(len(parts))
            parts[at:at] = parts[start : start + chance.randrange(40)]
        else:
            parts.insert(at, chance.choice(_TAGS))
    if chance.random() < 0.02:
        parts.insert(0, chance.choice(_TAGS) * chance.choice((300, 6_000)))
    whole = "".join(parts[:60_000]).encode("utf-8", "surrogatepass")
    return of_bytes(whole, others, chance) if chance.random() < 0.1 else whole
