"""Cuts a text into sentences and knows what in them is quoted."""

import re
from dataclasses import dataclass

_SHORT_FORMS = frozenset(
    "mr mrs ms dr st rev fr prof sr jr vs etc e.g i.e a.m p.m inc ltd dept".split()  # noqa: SIM905
)
_LONGEST_WORD = 40
_BEFORE_NUMBERS = frozenset({"no", "nr", "approx"})
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n+")
_LAST_WORD = re.compile(r"([^\s.(“\"]+(?:\.[a-z])*)\.$", re.IGNORECASE)
_QUOTED = re.compile(
    r"“[^”\n]{1,400}”|\"[^\"\n]{1,400}\"|(?<!\w)‘[^’\n]{1,300}’(?!\w)"
    r"|(?<!\w)'[^'\n]{1,300}'(?!\w)"
)
# What the writer once said, up to the next stop: old words are told here, not said again
# (but after "as" and "like" they are). Of 1,075 marked places of four labels in training/ one
# stands in such a clause.
_REPORTED = re.compile(
    r"(?<!\bas )(?<!\blike )\bi(?: had|'d|'ve| have)?(?: [a-z]+)? "
    r"(?:told (?:you|them|her|him|myself|everyone"
    r"|(?:our|your|the) [a-z]+)|said|claimed|pretended|insisted|let you (?:think|believe)|swore"
    r"|promised|called (?:it|her|him|them|you)|blamed)\b"
    r"(?! (?:lies|a lie|half|a number|a few|some|the truth|fibs|untruths|stories|sorry|it)\b)"
    r"[^;:.!?]*"
)
_FOLDED = str.maketrans("\u2019\u2018\u201b\u201c\u201d\u2010\u2011\u2013\u2014", "'''\"\"----")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it begins in its text."""

    text: str
    start: int


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text in order, without the white space between them."""
    found: list[Sentence] = []
    begin = 0
    for end in _END.finditer(text):
        if end.group()[0] != "\n" and not _ends(text, begin, end.start() + 1, end.end()):
            continue
        _keep(found, text, begin, end.end())
        begin = end.end()
    _keep(found, text, begin, len(text))
    return found


def _ends(text: str, begin: int, dot: int, after: int) -> bool:
    rest = text[after:].lstrip(" \t\"'“‘(")
    if text[dot - 1] == "." and rest and rest[0].islower():
        return False
    if text[dot - 1] in "!?…":
        return not rest or not rest[0].islower()
    last = _LAST_WORD.search(text, max(begin, dot - _LONGEST_WORD), dot)
    word = last.group(1).casefold() if last else ""
    if word in _BEFORE_NUMBERS and rest[:1].isdigit():
        return False
    return word not in _SHORT_FORMS and not (len(word) == 1 and word.isalpha() and word != "i")


def _keep(found: list[Sentence], text: str, begin: int, end: int) -> None:
    part = text[begin:end]
    bare = part.strip()
    if any(character.isalpha() for character in bare):
        found.append(Sentence(bare, begin + len(part) - len(part.lstrip())))


def folded(text: str) -> str:
    """Return the text in small letters with straight marks, of the same length."""
    small = text.lower()
    if len(small) != len(text):
        # A letter whose small form is two: İ. Rules are English, and a place must stay a place.
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.translate(_FOLDED)


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Return what stands between quotation marks, as places."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def reported(text: str) -> tuple[tuple[int, int], ...]:
    """Return the clauses in which the writer tells what they once said, as places."""
    return tuple(match.span() for match in _REPORTED.finditer(folded(text)))
