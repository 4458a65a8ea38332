"""What a question asks for, and where its words stand in a text: words in, places out.

A word is a run of letters and digits, whatever its case and accents; a sign of a script that is
written without spaces is a word of its own. Everything else parts words, in texts and questions.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from desktop.model.document import DocumentId, Kind, SectionId, is_private

MOST = 32_768
"""So many different words of a section the index takes up; a long novel has half as many."""
EVERYTHING = "\ufffd"
"""Stands in the index for the words of a section that has more; no question can ask for it."""
AROUND = 70
"""Characters of a line that are shown before and behind what was found."""
_LONGEST_QUESTION = 1_000

# Scripts without spaces: Japanese syllables, Chinese signs.
_ALONE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Signs that combine with the letter before: Latin and general, Hebrew, Arabic.
_MARKS = (
    r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    r"\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
)
_WORD = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}](?:[^\W_{_ALONE}]|[{_MARKS}])*")
_ASCII_WORD = re.compile("[a-z0-9]+")
# Signs that part words in English prose, each as long as what it becomes.
_SIGNS = str.maketrans(dict.fromkeys("‘’“”–—…£€", " "))
_PART = re.compile(r"""["“”„«»]([^"“”„«»]*)(["“”„«»]?)|[^\s"“”„«»]+""")


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    folded: str
    start: int
    end: int


class Term(NamedTuple):
    """Words that stand one behind the other; of a prefix the last is only begun."""

    words: tuple[str, ...]
    is_prefix: bool

    def is_at(self, words: Sequence[Word], at: int) -> bool:
        """Say whether the term stands at this word."""
        if at + len(self.words) > len(words):
            return False
        *whole, last = self.words
        if any(words[at + by].folded != one for by, one in enumerate(whole)):
            return False
        found = words[at + len(whole)].folded
        return found.startswith(last) if self.is_prefix else found == last


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A line in which words were found, and where in it they stand."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A section in which all that was asked for stands; `caret` is the place in its body.

    Of one that `is_veiled` nothing is shown before it is opened, least of all the snippet.
    """

    document: DocumentId
    section: SectionId
    title: str
    heading: str
    on: date
    kind: Kind
    key: str
    snippet: Snippet
    caret: int = 0
    is_veiled: bool = False

    @property
    def is_private(self) -> bool:
        """Say whether it stands in private workings."""
        return is_private(self.key)


@dataclass(frozen=True, kw_only=True)
class Written:
    """All words of a section: what it is called, its fields, its body.

    Fields are read when they are wanted: a log has thousands of cells.
    """

    title: str
    heading: str
    fields_of: Callable[[], str]
    body: str
    is_first: bool = True

    @cached_property
    def fields(self) -> str:
        """Return the words in the fields."""
        return self.fields_of()

    @property
    def own(self) -> tuple[str, ...]:
        """Return what stands in the section itself, what is most worth showing first."""
        return self.body, self.fields, self.heading


def fold(word: str) -> str:
    """Return a word as it is compared: without case, accents and forms of the same letter."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text with their places."""
    for found in _WORD.finditer(text):
        folded = fold(found[0])
        if folded:
            yield Word(folded, found.start(), found.end())


def asked(question: str) -> tuple[Term, ...]:
    """Return what a question asks for: every word, words in quotation marks side by side.

    The last word counts as begun, unless it stands in quotation marks that are closed.
    """
    parts = list(_PART.finditer(question[:_LONGEST_QUESTION]))
    terms = []
    for part in parts:
        is_open = part[1] is None or not part[2]
        whole = tuple(word.folded for word in words(part[0]))
        if whole:
            terms.append(Term(whole, is_open and part is parts[-1]))
    return tuple(dict.fromkeys(terms))


def forget() -> None:
    """Let go of the patterns that were made of questions; `re` would keep them."""
    re.purge()


def different(written: Written) -> str:
    """Return the words of a section as the index gets them, each once, parted by spaces."""
    found: set[str] = set()
    for text in (written.title, written.heading, written.fields, written.body):
        plain = text.translate(_SIGNS)
        if plain.isascii():
            found.update(_ASCII_WORD.findall(plain.lower()))
        else:
            found.update(map(fold, _WORD.findall(text)))
    found.discard("")
    return EVERYTHING if len(found) > MOST else " ".join(sorted(found))


def find(terms: Sequence[Term], written: Written) -> tuple[Snippet, int] | None:
    """Return the line to show and the place in the body, or None where not all of it stands.

    What stands in the title alone is found once, in the first section.
    """
    in_body = _spans(terms, written.body)
    if terms and all(in_body):
        places = sorted(span for spans in in_body for span in spans)
        return _snippet(written.body, places), places[0][0]
    texts = (*written.own, written.title)
    found = [_spans(terms, text) for text in texts]
    in_own = any(any(spans) for spans in found[:-1])
    if not terms or not (in_own or written.is_first):
        return None
    if not all(any(spans[number] for spans in found) for number in range(len(terms))):
        return None
    best = max(range(len(texts)), key=lambda at: (sum(map(bool, found[at])), -at))
    places = sorted(span for spans in found[best] for span in spans)
    return _snippet(texts[best], places), places[0][0] if best == 0 else 0


def _spans(terms: Sequence[Term], text: str) -> list[list[tuple[int, int]]]:
    """Return for each term where it stands."""
    plain = text.translate(_SIGNS)
    if plain.isascii():
        lower = plain.lower()
        return [[found.span() for found in _pattern(term).finditer(lower)] for term in terms]
    return _spans_by_word(terms, text)


def _pattern(term: Term) -> re.Pattern[str]:
    """Return what finds a term in small ASCII letters, ten times as fast as word by word."""
    end = "[a-z0-9]*" if term.is_prefix else "(?![a-z0-9])"
    return re.compile("(?<![a-z0-9])" + "[^a-z0-9]+".join(map(re.escape, term.words)) + end)


def _spans_by_word(terms: Sequence[Term], text: str) -> list[list[tuple[int, int]]]:
    held = list(words(text))
    found: list[list[tuple[int, int]]] = [[] for _ in terms]
    for at, word in enumerate(held):
        for number, term in enumerate(terms):
            if word.folded.startswith(term.words[0]) and term.is_at(held, at):
                found[number].append((word.start, held[at + len(term.words) - 1].end))
    return found


def _snippet(text: str, places: Sequence[tuple[int, int]]) -> Snippet:
    """Return the line around the first place, and what was found in it."""
    first, behind = places[0]
    start = max(text.rfind("\n", 0, first) + 1, first - AROUND)
    end = text.find("\n", behind)
    end = min(len(text) if end < 0 else end, behind + AROUND)
    if start and text[start - 1] != "\n":
        start = min(start + _to_space(text[start:first]), first)
    if end < len(text) and text[end] != "\n":
        end -= _to_space(text[behind:end][::-1])
    before = "… " if start and text[start - 1] != "\n" else ""
    after = " …" if end < len(text) and text[end] != "\n" else ""
    line = text[start:end].replace("\n", " ")
    shift = len(before) - start
    marks = tuple((a + shift, b + shift) for a, b in places if start <= a and b <= end)
    return Snippet(text=f"{before}{line}{after}", marks=_joined(marks))


def _to_space(text: str) -> int:
    """Return how many signs stand before the first space and with it; none if there is no space."""
    return text.find(" ") + 1


def _joined(marks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return marks without those that lie within others."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
