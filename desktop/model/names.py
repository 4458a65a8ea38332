"""The people of a text by letter, and the places where one of them stands by name."""

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

PAGE_KEY = "name-key"
"""The piece that says who stands behind a letter; no section has this key."""
_LETTERS = string.ascii_uppercase
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "mx", "prof", "sir"})
_PARTICLES = _TITLES | {
    "a", "al", "auf", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el",
    "la", "las", "le", "les", "los", "of", "st", "ten", "ter", "the", "van", "von", "y", "zu",
}  # fmt: skip
"""Parts of a name that are words of their own; behind a first name they name nobody."""

_SAME = {
    **dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\uff07`\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "\u0131": "i",
}  # fmt: skip
"""Signs that Unicode keeps apart and a hand that types does not."""

_ONE_FOR_ONE = str.maketrans(
    {sign: plain for sign, plain in _SAME.items() if plain in {"'", "-"}}
    | dict.fromkeys("\u201c\u201d\u201e", '"') | {"\u00a0": " "}
)  # fmt: skip
"""Signs of most English texts; where no other stands, folding a page takes no time."""

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffc]")
"""What is dropped before pages are set (`export/wording.py`), and must hide no name."""

_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]")
"""Scripts that set no space between words: there a name is found wherever it stands."""

_LEAST_WITH_S = 3
"""Letters of a name that is also found with an s and no apostrophe, as in "the Smiths"."""

_LEAST_TOGETHER = 6
"""Letters of a name of several words that is also found with no gap, as in "annasmith"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Somebody who has a letter; `may_print` is whether the name itself may leave."""

    letter: str
    name: str = ""
    who: str = ""
    may_print: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place in a text where somebody stands by name, from `start` up to `end`."""

    name: Name
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The name key: who stands behind which letter."""

    names: tuple[Name, ...] = ()

    def next_letter(self) -> str:
        """Return the letter after the last one given: A to Z, then AA.

        A letter that became free between others is not given again, as copies may still name it.
        """
        return _letter(max((_number(one.letter) for one in self.names), default=0) + 1)


def role_words(letter: str) -> str:
    """Return how a person is named in a text."""
    return f"Person {letter}"


def found(text: str, names: Sequence[Name]) -> tuple[Found, ...]:
    """Return where a name stands that may not print, in the order of the text.

    A name is found whole or in part, in any case, with any apostrophe, possessive, and whatever
    its accents. What belongs to a longer name that stands there is not found on its own.
    """
    if not names:
        return ()
    plain, places = folded(text)
    every = [one for name in names for one in _places(name, text, plain, places)]
    hits = [one for one in _alone(every) if not one.name.may_print]
    return tuple(sorted(hits, key=lambda one: (one.start, one.end, one.name.letter)))


def _alone(every: Sequence[Found]) -> Iterator[Found]:
    """Yield what does not lie in anything longer that was found."""
    longest = (0, 0)
    for one in sorted(every, key=lambda one: (one.start, -one.end)):
        # All before it begin no later: what reaches farthest holds it, if anything does.
        if one.end > longest[1]:
            longest = one.start, one.end
        if longest == (one.start, one.end):
            yield one


def _places(name: Name, text: str, plain: str, places: Sequence[int]) -> Iterator[Found]:
    shape = _shape(folded(name.name)[0])
    if shape is None:
        return
    for hit in shape.finditer(plain):
        start, end = places[hit.start()], places[hit.end() - 1] + 1
        if hit["plural"] and not _is_likely(text[start], hit):
            continue
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield Found(name=name, start=start, end=end)


def _is_likely(first: str, hit: re.Match[str]) -> bool:
    """Say whether a name with an s behind it can be one: "the Smiths", not "als" or "marks"."""
    letters = hit.end() - hit.start() - len(hit["plural"])
    return first.isupper() and letters >= _LEAST_WITH_S


@lru_cache(maxsize=128)
def _shape(name: str) -> re.Pattern[str] | None:
    """Return what finds a folded name: longest first, so that the whole comes before its parts."""
    ways = sorted(dict.fromkeys(_parts(name)), key=len, reverse=True)
    if not ways:
        return None
    free = [_way(way) for way in ways if _WITHOUT_SPACES.search(way)]
    bound = [_way(way) for way in ways if not _WITHOUT_SPACES.search(way)]
    # Where nothing is bound, the group still has to be there to be asked for.
    whole = (
        rf"(?<![^\W\d_])(?:{'|'.join(bound)})(?P<plural>(?:e?s)?)(?![^\W\d_])"
        if bound
        else "(?P<plural>(?!))"
    )
    return re.compile("|".join([whole, *free]))


def _way(part: str) -> str:
    """Return the pattern of a name or a part: apostrophes may be missing, gaps may be hyphens.

    A whole name may have no gap, as in a file name; one so short is a word of its own too often.
    """
    words = part.split()
    is_long = len("".join(words)) >= _LEAST_TOGETHER and not any(map(_is_initial, words))
    gap = r"[\s.-]*" if is_long else r"[\s.-]+"
    return re.escape(part).replace("'", "'?").replace(r"\ ", gap)


def _parts(name: str) -> Iterator[str]:
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", name)
    if words:
        yield " ".join(words)
    for at, word in enumerate(words):
        if word not in (_PARTICLES if at else _TITLES) and not _is_initial(word):
            yield word


def _is_initial(word: str) -> bool:
    return len(word) == 1 and not _WITHOUT_SPACES.match(word)


def _letter(number: int) -> str:
    letters = ""
    while number:
        number, at = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[at] + letters
    return letters


def _number(letter: str) -> int:
    number = 0
    for one in letter:
        number = number * len(_LETTERS) + _LETTERS.index(one) + 1 if one in _LETTERS else 0
    return number


def folded(text: str) -> tuple[str, Sequence[int]]:
    """Return the text without case and accents, and where each of its characters comes from."""
    plain = text.translate(_ONE_FOR_ONE)
    if plain.isascii() and not _UNSEEN.search(plain):
        return plain.lower(), range(len(plain))
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        for one in _SAME.get(sign) or unicodedata.normalize("NFKD", sign).casefold():
            # A soft hyphen, a joiner or a sign that is not printed is not seen, and hides nobody.
            if not (unicodedata.combining(one) or _UNSEEN.match(one) or _is_joiner(one)):
                signs.append(one)
                places.append(at)
    return "".join(signs), places


def _is_joiner(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"
