"""Says which words of a text are in no dictionary, and what may have been meant.

The dictionaries are shipped; the system's is never asked (docs/decisions/0042-spelling.md).
Nothing is read before the first word is looked up, and nothing is ever written.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from desktop import files, wordbook
from desktop.wordbook import Wordbook

Language = Literal["en-GB", "en-US"]
LANGUAGES: tuple[Language, ...] = ("en-GB", "en-US")
MOST_PROPOSALS = 7

_LONGEST = 40
"""Characters; what is longer is no word anybody mistyped."""
_CAPITALS = 5
"""Letters; what is written in so many capitals is an abbreviation."""
_LATIN = "\u024f"
"""The last letter of the Latin scripts; what lies beyond is looked up nowhere."""
# A run without white space that is an address, a file or a number is no word.
_RUN = re.compile(r"\S+")
_NO_WORDS = re.compile(r"://|^www\.|@|\\|[^\W\d_]\.[^\W\d_]{2}|_", re.IGNORECASE)
_APOSTROPHES = "'\u2019\u02bc"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|[{_APOSTROPHES}](?=[^\W\d_]))*")
_BEFORE_HYPHEN = frozenset({
    "ante", "anti", "auto", "bi", "co", "counter", "de", "ex", "extra", "inter", "mid", "mini",
    "multi", "neo", "non", "over", "post", "pre", "pro", "pseudo", "re", "self", "semi", "sub",
    "super", "tri", "ultra", "un", "under", "vice",
})  # fmt: skip
_SHORT_WORDS = frozenset({
    "a", "i", "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it",
    "me", "my", "no", "of", "on", "or", "so", "to", "up", "us", "we",
})  # fmt: skip
"""The only ones of one or two letters that two words run together may hold."""
_SHORT = 2
_ENDS = frozenset({"s", "d", "ve", "ll", "re"})
"""What may be joined to any word by an apostrophe."""
# What a slip costs was set by judgement, and what comes of it measured: decision 0042.
_COSTLY_FIRST = 0.6
_GOOD = 0.7
_FAR, _FARTHER = 2, 3
_LONG = 8
"""Letters; a word as long as this may hold three slips, a shorter one two."""
_VOWELS = frozenset("aeiouy")


class Speller:
    """Looks words up in one language, beside the words a person added."""

    def __init__(self, language: Language, own: Iterable[str]) -> None:
        self._language = language
        self._own = {_folded(word) for word in own}
        self._book: Wordbook | None = None
        self._known: dict[str, bool] = {}

    @property
    def language(self) -> Language:
        """The language the words are looked up in."""
        return self._language

    def unknown(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the words stand that are in no dictionary, in characters.

        Numbers and what holds a digit, addresses, names of files, abbreviations in capitals,
        words with capitals inside them and words in other scripts are left out.
        """
        return tuple(span for run in _RUN.finditer(text) for span in self._in_run(run))

    def proposals(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, best first, in the case of the word."""
        meant = _folded(word)
        if not meant or len(meant) > _LONGEST:
            return ()
        costs: dict[str, float] = {}
        for search, enough in (
            (self._candidates, 0.0),
            (self._near_forms, _GOOD),
            (self._far_forms, _FAR),
        ):
            # What is dear to look for is looked for only while nothing cheap was found.
            if min(costs.values(), default=_FARTHER) >= enough:
                for one, cost in search(meant.lower()):
                    if one != meant:
                        costs[one] = min(cost, costs.get(one, cost))
        best = sorted(costs, key=lambda one: (costs[one], one.lower()))
        as_typed = (_in_case_of(word, one) for one in best)
        return tuple(dict.fromkeys(as_typed))[:MOST_PROPOSALS]

    def add(self, word: str) -> None:
        """Know this word from now on."""
        self._own.add(_folded(word))
        self._known.clear()

    def _words(self) -> Wordbook:
        if self._book is None:
            folder = files.resources() / "spelling"
            self._book = wordbook.read(
                folder / f"{self._language}.dic", folder / f"{self._language}.aff"
            )
        return self._book

    def _in_run(self, run: re.Match[str]) -> Iterator[tuple[int, int]]:
        if _NO_WORDS.search(run.group()):
            return
        before = ""
        for found in _WORD.finditer(run.group()):
            word, (start, end) = found.group(), found.span()
            last, next_ = run.group()[max(0, start - 1) : start], run.group()[end : end + 1]
            if next_ == "-" and word.lower() in _BEFORE_HYPHEN:
                before = word
                continue
            # A co-ordinator stands in the books without the hyphen.
            ways = (word, before + word) if last == "-" and before else (word,)
            before = ""
            is_number = last.isdigit() or next_.isdigit()
            if not is_number and not any(map(self._is_known, ways)):
                yield run.start() + start, run.start() + end

    def _is_known(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = _is_left_out(word) or self._stands(_folded(word))
        return known

    def _stands(self, word: str) -> bool:
        if any(one in self._own for one in _cases(word)):
            return True
        # 'twas and 'em begin with what is elsewhere a quotation mark.
        book = self._words()
        if any(book.knows(one) for one in (*_cases(word), f"'{word.lower()}")):
            return True
        owner, mark, end = word.rpartition("'")
        return bool(mark) and end.lower() in _ENDS and self._stands(owner)

    # what may have been meant

    def _candidates(self, low: str) -> Iterator[tuple[str, float]]:
        """Yield what is one slip away, or what is often written for it."""
        for one in (low.capitalize(), low.upper(), low):
            if self._offers(one):
                yield one, 0.1
        yield from self._own_near(low)
        for one in _replaced(low, self._words()):
            if self._offers_all(one.split(" ")):
                yield one, 0.7 if " " in one and one.replace(" ", "") != low else 0.4
        for one, cost in _edited(low):
            yield from ((cased, cost) for cased in (one, one.capitalize()) if self._offers(cased))
        for at in range(1, len(low)):
            halves = [low[:at], low[at:]]
            if all(map(_is_half, halves)) and self._offers_all(halves):
                yield " ".join(halves), 1.3

    def _offers_all(self, words: Iterable[str]) -> bool:
        return all(map(self._offers, words))

    def _offers(self, word: str) -> bool:
        return self._words().offers(word)

    def _own_near(self, low: str) -> Iterator[tuple[str, float]]:
        for one in self._own:
            cost = _distance(low, one.lower(), _FAR)
            if cost <= _FAR:
                yield one, cost

    def _near_forms(self, low: str) -> Iterator[tuple[str, float]]:
        return self._forms_within(low, _FAR)

    def _far_forms(self, low: str) -> Iterator[tuple[str, float]]:
        return self._forms_within(low, _FARTHER) if len(low) >= _LONG else iter(())

    def _forms_within(self, low: str, most: int) -> Iterator[tuple[str, float]]:
        for form in self._forms(low, most):
            cost = _distance(low, form.lower(), most)
            if cost <= most:
                yield form, cost

    def _forms(self, low: str, most: int) -> Iterator[str]:
        """Yield the forms that begin with the same letter and have nearly the same letters."""
        book, letters, length = self._words(), _letters(low), len(low)
        firsts, shortest, longest = (low[0], low[0].upper()), length - most - 6, length + most + 1
        for stem in book.stems:
            if stem[0] not in firsts or not shortest <= len(stem) <= longest:
                continue
            # A suffix may take one letter of its stem away.
            if (_letters(stem.lower()) & ~letters).bit_count() > most + 1:
                continue
            for form in book.forms(stem):
                is_near = abs(len(form) - length) <= most
                if is_near and (_letters(form.lower()) ^ letters).bit_count() <= 2 * most:
                    yield form


def _folded(word: str) -> str:
    """Return the word as the dictionaries have it: without accents, with a straight apostrophe."""
    if not word.isascii():
        apart = unicodedata.normalize("NFD", re.sub(f"[{_APOSTROPHES}]", "'", word))
        word = "".join(char for char in apart if not unicodedata.combining(char))
    return word.strip()


def _is_left_out(word: str) -> bool:
    is_inside = word[1:] != word[1:].lower() and not word.isupper()
    is_short = word.isupper() and len(word) <= _CAPITALS
    composed = unicodedata.normalize("NFC", word)
    is_foreign = any(char > _LATIN and char not in _APOSTROPHES for char in composed)
    return len(word) == 1 or len(word) > _LONGEST or is_inside or is_short or is_foreign


def _cases(word: str) -> tuple[str, ...]:
    """Return the ways in which a dictionary may have a word that is written like this."""
    if word.isupper():
        return word, word.lower(), word.capitalize()
    return (word, word[:1].lower() + word[1:]) if word[:1].isupper() else (word,)


def _in_case_of(word: str, meant: str) -> str:
    if word.isupper() and len(word) > 1:
        return meant.upper()
    meant = meant.replace("'", "’") if "’" in word else meant
    return meant[:1].upper() + meant[1:] if word[:1].isupper() else meant


def _is_half(word: str) -> bool:
    return len(word) > _SHORT or word in _SHORT_WORDS


def _replaced(word: str, book: Wordbook) -> Iterator[str]:
    for wrong, right in book.replacements:
        at_start, at_end = wrong.startswith("^"), wrong.endswith("$")
        sought = wrong.strip("^$")
        for found in re.finditer(f"(?={re.escape(sought)})", word):
            start, end = found.start(), found.start() + len(sought)
            if (start and at_start) or (at_end and end < len(word)):
                continue
            yield word[:start] + right + word[end:]


_ALPHABET = "esianrtolcdugmphbyfvkwzjxq'"


def _edited(word: str) -> Iterator[tuple[str, float]]:
    """Yield what one slip makes of a word, with what the slip costs."""
    for at in range(len(word)):
        first = 0.0 if at else _COSTLY_FIRST
        is_double = word[at] in word[max(0, at - 1) : at] + word[at + 1 : at + 2]
        yield word[:at] + word[at + 1 :], first + (0.5 if is_double else 0.9)
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :], first / 2 + 0.5
        for letter in _ALPHABET:
            is_vowel = letter in _VOWELS and word[at] in _VOWELS
            yield word[:at] + letter + word[at + 1 :], first + (0.6 if is_vowel else 1)
    for at in range(len(word) + 1):
        first = 0.0 if at else _COSTLY_FIRST
        for letter in _ALPHABET:
            is_likely = letter == "'" or letter in word[max(0, at - 1) : at + 1]
            yield word[:at] + letter + word[at:], first + (0.5 if is_likely else 0.8)


def _letters(word: str) -> int:
    """Return the letters of a word as bits, to see from afar that two words are far apart."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 31)
    return bits


def _distance(word: str, other: str, most: float) -> float:
    """Return what it costs to make one word of the other; more than `most` is not counted out."""
    before: list[float] = []
    row = [float(column) for column in range(len(other) + 1)]
    for line, char in enumerate(word, 1):
        older, before, row = before, row, [float(line)]
        for column, letter in enumerate(other, 1):
            swap = 0.0 if char == letter else _swap(char, letter)
            gone = 0.5 if line > 1 and word[line - 2] == char else 0.9
            come = 0.5 if column > 1 and other[column - 2] == letter else 0.8
            cost = min(before[column] + gone, row[-1] + come, before[column - 1] + swap)
            if older and column > 1 and char == other[column - 2] and word[line - 2] == letter:
                cost = min(cost, older[column - 2] + 0.5)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _swap(char: str, letter: str) -> float:
    return 0.6 if char in _VOWELS and letter in _VOWELS else 1.0
