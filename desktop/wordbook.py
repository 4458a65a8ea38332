"""The words of a language from a Hunspell dictionary: stems, and what may be joined to them.

Reads what the shipped dictionaries use: flags of one letter, prefixes, suffixes, replacements.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PART = "c"
"""The flag of what is no word by itself (ONLYINCOMPOUND of both files)."""
_UNOFFERED = "!"
"""The flag of what is known and never proposed (NOSUGGEST of both files)."""

_LONGEST_SUFFIX = 8
"""Letters of "ications", the longest one of both files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affix:
    """What may stand before or behind a stem: `add` in the place of `strip` where `ends` fits."""

    flag: str
    strip: str
    add: str
    ends: re.Pattern[str]
    is_crossed: bool

    def stem_of(self, word: str) -> str:
        """Return the stem to which this suffix was joined, or "" where it cannot have been."""
        stem = word[: len(word) - len(self.add)] + self.strip
        return stem if stem and self.ends.search(stem) else ""

    def joined(self, stem: str) -> str:
        """Return the stem with this suffix, or "" where it takes none."""
        return stem[: len(stem) - len(self.strip)] + self.add if self.ends.search(stem) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordbook:
    """Stems with their flags, the affixes they may take, and what is often written for what."""

    stems: Mapping[str, str]
    prefixes: Sequence[Affix]
    suffixes: Mapping[str, Sequence[Affix]]
    replacements: Sequence[tuple[str, str]]

    def knows(self, word: str) -> bool:
        """Return whether the word stands here, letter by letter."""
        return any(_PART not in flags for flags in self._readings(word))

    def offers(self, word: str) -> bool:
        """Return whether the word stands here and may be proposed to somebody."""
        readings = tuple(self._readings(word))
        return bool(readings) and not any({_PART, _UNOFFERED} & set(one) for one in readings)

    def forms(self, stem: str) -> Iterator[str]:
        """Yield a stem and what it becomes with each of its suffixes; nothing if unoffered."""
        flags = self.stems[stem]
        if _UNOFFERED in flags or _PART in flags:
            return
        yield stem
        for of_one_end in self.suffixes.values():
            for affix in of_one_end:
                if affix.flag in flags and (word := affix.joined(stem)):
                    yield word

    def _readings(self, word: str) -> Iterator[str]:
        """Yield the flags of each stem of which this word may be a form."""
        yield from self._without_suffix(word, "")
        for prefix in self.prefixes:
            if word.startswith(prefix.add):
                yield from self._without_suffix(word[len(prefix.add) :], prefix.flag)

    def _without_suffix(self, word: str, prefix: str) -> Iterator[str]:
        flags = self.stems.get(word)
        if flags is not None and (not prefix or prefix in flags):
            yield flags
        for length in range(1, min(len(word), _LONGEST_SUFFIX + 1)):
            for affix in self.suffixes.get(word[-length:], ()):
                flags = self.stems.get(affix.stem_of(word), "")
                if affix.flag in flags and (not prefix or (affix.is_crossed and prefix in flags)):
                    yield flags


def read(words: Path, rules: Path) -> Wordbook:
    """Return what stands in these two files of a dictionary."""
    stems: dict[str, str] = {}
    for line in words.read_text("utf-8").split("\n")[1:]:
        word, _, flags = line.partition("/")
        if word:
            # A word may stand there twice, with other flags.
            stems[word] = stems.get(word, "") + flags
    prefixes: list[Affix] = []
    suffixes: dict[str, list[Affix]] = {}
    replacements: list[tuple[str, str]] = []
    crossed: dict[str, bool] = {}
    for line in rules.read_text("utf-8").split("\n"):
        match line.split():
            case ["PFX" | "SFX", flag, "Y" | "N" as crosses, _count]:
                crossed[flag] = crosses == "Y"
            case ["PFX", flag, strip, add, ends]:
                prefixes.append(_affix(flag, strip, add, f"^{ends}", crossed))
            case ["SFX", flag, strip, add, ends]:
                suffixes.setdefault(add, []).append(_affix(flag, strip, add, f"{ends}$", crossed))
            case ["REP", wrong, right]:
                replacements.append((wrong, right.replace("_", " ")))
    return Wordbook(
        stems=stems, prefixes=prefixes, suffixes=suffixes, replacements=tuple(replacements)
    )


def _affix(flag: str, strip: str, add: str, ends: str, crossed: Mapping[str, bool]) -> Affix:
    return Affix(
        flag=flag,
        strip="" if strip == "0" else strip,
        add=add,
        ends=re.compile(ends),
        is_crossed=crossed[flag],
    )
