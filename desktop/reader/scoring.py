"""Scores the reader against labelled sentences, in the form of training/SCHEME.md.

A hit is counted by label and sentence: the labels found in a record against the labels it has,
each once, wherever in the record they stand.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop.reader.finding import Label, Scope, Voice
from desktop.reader.reading import Engines, read


@dataclass(frozen=True, slots=True)
class Record:
    """One labelled sentence."""

    text: str
    voice: Voice
    labels: frozenset[Label]
    hard: bool


@dataclass(slots=True)
class Score:
    """What was found and what was there."""

    right: Counter[Label] = field(default_factory=Counter)
    found: Counter[Label] = field(default_factory=Counter)
    there: Counter[Label] = field(default_factory=Counter)
    clean: Counter[str] = field(default_factory=Counter)
    clean_found: Counter[str] = field(default_factory=Counter)

    def add(self, record: Record, labels: frozenset[Label]) -> None:
        """Count one record in which these labels were found."""
        self.right.update(labels & record.labels)
        self.found.update(labels)
        self.there.update(record.labels)
        if not record.labels:
            for kind in ("clean", "hard-clean") if record.hard else ("clean",):
                self.clean[kind] += 1
                self.clean_found[kind] += bool(labels)

    def lines(self) -> Iterator[str]:
        """Yield a line for each label, the line of all, and the shares of clean sentences."""
        for label in Label:
            right, found, there = self.right[label], self.found[label], self.there[label]
            yield f"{label.value:20} {_figures(right, found, there)}  ({there} there)"
        whole = self.right.total(), self.found.total(), self.there.total()
        yield f"micro {_figures(*whole)}"
        shares = (
            f"{kind} {self.clean_found[kind] / max(1, self.clean[kind]):.3f}"
            for kind in ("clean", "hard-clean")
        )
        yield "share with any finding: " + ", ".join(shares)


def figures(right: int, found: int, there: int) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean."""
    precision, recall = right / max(1, found), right / max(1, there)
    return precision, recall, 2 * right / max(1, found + there)


def _figures(right: int, found: int, there: int) -> str:
    precision, recall, both = figures(right, found, there)
    return f"P {precision:.3f} R {recall:.3f} F1 {both:.3f}"


def records(lines: Iterable[str]) -> Iterator[Record]:
    """Yield the records of a labelled file; raise ValueError where one is not of the form."""
    for line in lines:
        if line.strip():
            one = json.loads(line)
            labels = frozenset(Label(mark["label"]) for mark in one["labels"])
            yield Record(one["text"], Voice(one["voice"]), labels, bool(one.get("hard")))


def score(path: Path, engines: Engines) -> Score:
    """Return the score of a labelled file."""
    total = Score()
    scope = Scope(one_a_sentence=False)
    with path.open(encoding="utf-8") as lines:
        for record in records(lines):
            found = read(record.text, record.voice, scope, engines)
            total.add(record, frozenset(one.label for one in found))
    return total
