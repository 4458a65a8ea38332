"""What looks like a name and is none that anybody was asked about: a guess, and it locks nothing.

It goes by large letters inside a sentence, by titles, and by what stands behind a first word. In
scripts without large letters, and where most words have one, as in German, nothing is guessed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.model.printed import Printed

MOST_LARGE = 0.18
"""Share of large words inside sentences from which a large letter says nothing."""
LEAST_WORDS = 60
"""Words inside sentences from which that share is counted."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
_SENTENCE_END = re.compile(r"[.!?…:;•·\n|]|[\"“‘(\[«]\s*$")
_TOLD = (".", "!", "?", "…", "”", '"', "’")
"""How a text ends in which something is told."""
_GAP_IN_A_NAME = re.compile(r"[^\S\n]+|[^\S\n]*\.[^\S\n]+(?=[A-Z])")
_ADDRESS = re.compile(r"(?<!\S)\S*(?:@|://|www\.)\S*")
_TITLE_WORDS = """
mr mrs ms miss mx dr prof sir herr frau mme mlle aunt uncle auntie pastor señor señora
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_DAYS_AND_SUCH = """
i im ive id ill monday tuesday wednesday thursday friday saturday sunday january february march
april may june july august september october november december christmas easter boxing ramadan
eid diwali hanukkah passover god lord bible quran torah english british american german french
spanish italian polish dutch irish scottish welsh european african asian chinese indian russian
turkish jewish christian muslim catholic protestant hindu buddhist internet tv pm am ok mum mom
dad mummy daddy mother father gran grandma grandpa nan nana granny grandad person colleague mr
mrs ms dr note sunday's mondays tuesdays wednesdays thursdays fridays saturdays sundays euro
euros pdf gp nhs ptsd
"""
_NO_NAMES = frozenset(_DAYS_AND_SUCH.split())
_STARTERS = """
a about above after again all also although always am an and another any anybody anyone anything are
around as at away back be because been before being below between both but by came can come could
day did do does doing done down each early either else even evening ever every everybody everyone
everything few first for forever from get go going good had half has have having he her here hers
him his home how however i if in instead into is it its just last late later least less let like
maybe me mine more morning most much my myself near neither never new next night no nobody none not
nothing now of off often on once one only or other our out over own perhaps please quite rather
really right same second she since so some somebody someone something sometimes somewhere soon still
such sure than that the their them then there these they thing things think this those though three
through time today together tomorrow tonight too two under until up upon us very was we week were
what whatever when whenever where which while who whoever whole whose why with within without work
yes yesterday yet you your
"""
_NEVER_FIRST = frozenset(_STARTERS.split())
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep sept oct nov dec"
_MONTHS = frozenset(_SHORT_MONTHS.split())
"""As they stand behind a number: “Jan” and “Mar” alone are people, too."""
_SUPERLATIVE = "est"
_NAMES_LIKE_IT = "budapest bucharest celest ernest everest forest west"
_NO_SUPERLATIVES = frozenset(_NAMES_LIKE_IT.split())
_DOES = (
    "said says told tells asked asks called calls rang wrote writes was is has had did does and "
    "came comes went goes knew knows wanted wants left met saw gave took thinks thought felt feels"
)
_BEHIND = frozenset(_DOES.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What may be a name, as it stands first, and where; each place once."""

    words: str
    places: tuple[tuple[Printed, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in its text: is it large, does it begin a sentence."""

    text: str
    start: int
    end: int
    is_large: bool
    is_first: bool

    @property
    def plain(self) -> str:
        """Return it as lists have it: small, without apostrophes."""
        return self.text.casefold().replace("'", "").replace("’", "")


def guesses(texts: Iterable[Printed], known: frozenset[str] = frozenset()) -> tuple[Guess, ...]:
    """Return what looks like a name, in the order of the pages; `known` words are none of it."""
    pages = [(one, _words(one.text)) for one in texts]
    inside = [word for _, words in pages for word in words if not word.is_first]
    if _says_nothing(inside):
        return ()
    small = {word.plain for text, words in pages for word in _small(text.text, words)}
    found: dict[str, list[tuple[Printed, int, int]]] = {}
    sure = {
        word.plain
        for text, words in pages
        for group in _groups(text.text, words, small)
        for word in group
    }
    for text, words in pages:
        for group in _groups(text.text, words, small, sure):
            start, end = group[0].start, group[-1].end
            said = text.text[start:end]
            if said.casefold() not in known:
                found.setdefault(said, []).append((text, start, end))
    every = [(set(words.casefold().split()), words) for words in found]
    # “Anna” says nothing that “Anna Smith” does not say.
    whole = [words for parts, words in every if not any(parts < other for other, _ in every)]
    return tuple(Guess(words=words, places=tuple(found[words])) for words in whole)


def _small(text: str, words: list[_Word]) -> Iterator[_Word]:
    """Yield the words written small; in an address that is no sign that they are no name."""
    within = [hit.span() for hit in _ADDRESS.finditer(text)]
    for word in words:
        if not word.is_large and not any(a <= word.start < b for a, b in within):
            yield word


def _says_nothing(inside: list[_Word]) -> bool:
    large = sum(word.is_large for word in inside)
    return len(inside) >= LEAST_WORDS and large > MOST_LARGE * len(inside)


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    last = 0
    for hit in _WORD.finditer(text):
        shown = _POSSESSIVE.sub("", hit[0])
        is_first = not found or _SENTENCE_END.search(text[last : hit.start()]) is not None
        # Behind “Mr.” and “J.” no sentence begins.
        if found and is_first and text[last : hit.start()].strip() == ".":
            before = found[-1]
            is_name = before.plain in _TITLES or (before.is_large and len(before.text) == 1)
            is_first = not is_name or shown.casefold() in _NEVER_FIRST
        is_large = shown[0].isupper() and not (len(shown) > 1 and shown.isupper())
        end = hit.start() + len(shown)
        found.append(_Word(shown, hit.start(), end, is_large, is_first))
        last = hit.end()
    return [] if _is_set_like_a_title(text, found) else found


def _is_set_like_a_title(text: str, words: list[_Word]) -> bool:
    inside = [word for word in words if not word.is_first and word.is_large]
    has_small = any(word.plain in _NEVER_FIRST and len(word.text) > 1 for word in inside)
    return has_small and not text.rstrip().endswith((".", "!", "?"))


def _groups(
    text: str, words: list[_Word], small: set[str], sure: Iterable[str] = ()
) -> Iterator[list[_Word]]:
    """Yield the words of each likely name: those that follow each other are one."""
    group: list[_Word] = []
    # In a label or a cell nobody does anything: “Pictures and videos”.
    is_told = text.rstrip().endswith(_TOLD)
    for at, word in enumerate(words):
        behind = words[at + 1] if is_told and at + 1 < len(words) else None
        is_named = at > 0 and words[at - 1].plain in _TITLES and words[at - 1].is_large
        likely = word.is_large and (is_named or _is_likely(word, behind, small, sure))
        likely = likely and not _is_of_a_date(text, word)
        if group and (not likely or not _goes_on(text, group[-1], word)):
            yield group
            group = []
        if likely:
            group.append(word)
    if group:
        yield group


def _is_of_a_date(text: str, word: _Word) -> bool:
    before = text[: word.start].rstrip()
    return word.plain in _MONTHS and before[-1:].isdigit()


def _goes_on(text: str, last: _Word, word: _Word) -> bool:
    is_gap = _GAP_IN_A_NAME.fullmatch(text, last.end, word.start) is not None
    return is_gap and not (word.is_first and len(last.text) > 1)


def _is_likely(word: _Word, behind: _Word | None, small: set[str], sure: Iterable[str]) -> bool:
    if word.plain in _NO_NAMES or len(word.text) == 1:
        return False
    if not word.is_first:
        return True
    if word.plain in _NEVER_FIRST or word.plain in small or _is_superlative(word):
        return False
    is_doing = behind is not None and not behind.is_first and behind.plain in _BEHIND
    return is_doing or word.plain in sure


def _is_superlative(word: _Word) -> bool:
    """Say whether a first word is rather “Lightest was …” than somebody."""
    return word.plain.endswith(_SUPERLATIVE) and word.plain not in _NO_SUPERLATIVES
