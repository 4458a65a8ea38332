"""The phrase rules: each with its sentences that must be found and its false friends.

They come from resources/reader/rules.toml. A sentence is cut into words once; a rule is tried only
where one of its words stands (bench/reader.py), which is faster than one large expression.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.datafile import Table, parse
from desktop.reader.finding import LABELS, Label, Voice
from desktop.reader.sentences import folded, quoted

FILE = Path(__file__).parents[2] / "resources" / "reader" / "rules.toml"
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase, what a listener hears in it, and how it was tried."""

    label: Label
    words: tuple[str, ...]
    find: re.Pattern[str]
    unless: re.Pattern[str] | None
    strong: bool
    samples: tuple[str, ...]
    friends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a sentence that a rule found."""

    label: Label
    start: int
    end: int
    strong: bool


class Rules:
    """The rules of both voices, ready to be asked."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._by_word = {voice: _by_word(rules, voice) for voice in Voice}

    def hits(self, sentence: str, voice: Voice) -> list[Hit]:
        """Return what the rules of a voice find in a sentence, quoted words left out."""
        text = folded(sentence)
        by_word = self._by_word[voice]
        present = by_word.keys() & set(_WORD.findall(text))
        if not present:
            return []
        # In the order of the file, so that the same text gives the same findings.
        tried = sorted({number for word in present for number in by_word[word]})
        said = quoted(sentence)
        return [hit for n in tried for hit in _found(self.rules[n], text, said)]


def _found(rule: Rule, text: str, said: tuple[tuple[int, int], ...]) -> Iterator[Hit]:
    match = rule.find.search(text)
    if match is None or (rule.unless is not None and rule.unless.search(text)):
        return
    start, end = match.span()
    if not any(begin <= start and end <= last for begin, last in said):
        yield Hit(rule.label, start, end, rule.strong)


def _by_word(rules: tuple[Rule, ...], voice: Voice) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules):
        if rule.label in LABELS[voice]:
            for word in rule.words:
                found[word].append(number)
    return found


def load(path: Path = FILE) -> Rules:
    """Return the rules of a file; raise DataFileError where it is not as it must be."""
    top = parse(path.name, path.read_text(encoding="utf-8"))
    parts = {name: top.text(name) for name in top.values if name not in {"format", "rule"}}
    top.of_format(1)
    return Rules(tuple(_rule(table, parts) for table in top.tables("rule")))


def _rule(table: Table, parts: Mapping[str, str]) -> Rule:
    table.only("label", "words", "find", "unless", "strong", "samples", "friends")
    unless = table.text_or("unless", "")
    try:
        return Rule(
            label=Label(table.text("label")),
            words=table.texts("words"),
            find=_pattern(table.text("find"), parts),
            unless=_pattern(unless, parts) if unless else None,
            strong=table.flag_or("strong", default=False),
            samples=table.texts("samples"),
            friends=table.texts("friends"),
        )
    except (ValueError, re.error) as error:
        raise table.refuse("find", str(error)) from None


def _pattern(text: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    return re.compile(r"\b(?:" + text + ")", re.VERBOSE)
