"""Says a labelled sentence a little differently, as another hand might write it.

Contractions are opened or closed, spelling and words go from one side of the ocean to the other,
figures become other figures, apostrophes and commas get lost, a neighbour stands before or after.
None of it changes what a listener hears, so labels and places hold.
"""

import random
import re
from collections.abc import Callable

Change = Callable[[str], str]

SHUT = {
    "did not": "didn't", "do not": "don't", "does not": "doesn't", "was not": "wasn't",
    "were not": "weren't", "is not": "isn't", "are not": "aren't", "have not": "haven't",
    "has not": "hasn't", "had not": "hadn't", "would not": "wouldn't", "could not": "couldn't",
    "should not": "shouldn't", "will not": "won't", "cannot": "can't", "i am": "i'm",
    "i have": "i've", "i will": "i'll", "you are": "you're", "you have": "you've",
    "we are": "we're", "we have": "we've", "they are": "they're", "they have": "they've",
    "it will": "it'll", "you will": "you'll",
}  # fmt: skip
OPENED = {short: long for long, short in SHUT.items()}
ONLY_SHUT = {
    "it is": "it's", "that is": "that's", "there is": "there's", "i had": "i'd", "i would": "i'd",
}  # fmt: skip
"""Not to be opened: what stands behind *'s* and *'d* only the sentence knows."""
SPELLED = {
    "apologise": "apologize", "apologised": "apologized", "apologising": "apologizing",
    "realise": "realize", "realised": "realized", "recognise": "recognize",
    "recognised": "recognized", "minimise": "minimize", "minimised": "minimized",
    "behaviour": "behavior", "honour": "honor", "favour": "favor", "colour": "color",
    "neighbour": "neighbor", "neighbours": "neighbors", "counsellor": "counselor",
    "counselling": "counseling", "mum": "mom", "centre": "center", "programme": "program",
    "grey": "gray", "jewellery": "jewelry", "travelling": "traveling", "cancelled": "canceled",
    "flat": "apartment", "holiday": "vacation", "judgement": "judgment", "towards": "toward",
    "learnt": "learned",
}  # fmt: skip
ONE_WAY = {"whilst": "while", "cheque": "check", "mobile": "cell"}
BEFORE = (
    "so, ", "well, ", "okay, ", "and ", "also, ", "look, ", "right, ", "ok so ", "then this: ",
    "dear, ", "the next thing: ", "as i wrote last week, ", "i will write it here: ",
    "i'm writing this down: ",
)  # fmt: skip
SHORT = 90
"""Characters; a longer sentence is nobody's neighbour."""


def swapped(table: dict[str, str], after: str = "") -> Change:
    """Return what puts the second words of a table where the first stand, before what is said."""
    first = "|".join(sorted(table, key=len, reverse=True))
    words = re.compile(rf"\b({first})\b{after}", re.IGNORECASE)

    def other(found: re.Match[str]) -> str:
        made = table[found[0].lower()]
        return made[0].upper() + made[1:] if found[0][0].isupper() else made

    return lambda text: words.sub(other, text)


OPEN = swapped(OPENED)
CLOSE = swapped(SHUT | ONLY_SHUT, r"(?= \w)")
RESPELL = swapped(SPELLED | ONE_WAY | {other: one for one, other in SPELLED.items()})


def figures(rng: random.Random) -> Change:
    """Return what makes each figure another, the same throughout."""
    digits = list("123456789")
    rng.shuffle(digits)
    table = str.maketrans("123456789", "".join(digits))
    return lambda text: text.translate(table)


def changes(rng: random.Random) -> list[Change]:
    """Return the changes that one sentence gets this time."""
    made: list[Change] = []
    if rng.random() < 0.4:
        made.append(rng.choice((OPEN, CLOSE)))
    if rng.random() < 0.4:
        made.append(RESPELL)
    if rng.random() < 0.3:
        made.append(figures(rng))
    if rng.random() < 0.15:
        made.append(lambda text: text.replace("'", "").replace("’", ""))
    if rng.random() < 0.15:
        made.append(lambda text: text.replace(",", ""))
    return made


def beside(text: str, rng: random.Random, neighbours: list[str]) -> str:
    """Return the text as it is, or with a few words or a clean sentence before or after."""
    draw = rng.random()
    if draw < 0.06:
        return rng.choice(BEFORE) + text
    if draw < 0.10:
        return f"{rng.choice(neighbours)} {text}"
    if draw < 0.14:
        return f"{text} {rng.choice(neighbours)}"
    return text


def varied(record: dict, rng: random.Random, neighbours: list[str]) -> dict:
    """Return the record in other words; the record itself where one of its places would be lost."""
    made = changes(rng)
    if rng.random() < 0.15:
        made.append(lambda text: text.removesuffix("."))
    text, marks = record["text"], [dict(mark) for mark in record["labels"]]
    for change in made:
        text = change(text)
        for mark in marks:
            mark["span"] = change(mark["span"])
    text = beside(text, rng, neighbours)
    if any(mark["span"] not in text for mark in marks):
        return record
    return {**record, "text": text, "labels": marks}
