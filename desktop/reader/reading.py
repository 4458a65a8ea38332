"""The one function: text, voice and scope in; findings out.

Two engines read every sentence, phrase rules and a small sentence model, and both must be thought
of together: `decide` says what their evidence amounts to. Nothing is kept between two readings.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from desktop.reader.beside import beside
from desktop.reader.childhood import of_childhood
from desktop.reader.english import is_english
from desktop.reader.finding import WEIGHT, Finding, Label, Scope, Voice
from desktop.reader.left_alone import is_left_alone, refused, spared
from desktop.reader.misheard import borne_out
from desktop.reader.rules import Hit, Rules
from desktop.reader.sentences import Sentence, folded, quoted, reported, sentences


@dataclass(frozen=True, slots=True)
class Guess:
    """What the model makes of one label in one sentence: how sure, and which words carry it."""

    certainty: float
    start: int
    end: int


class Model(Protocol):
    """Reads sentences of one voice."""

    def guesses(self, sentences: Sequence[str], voice: Voice) -> Sequence[Mapping[Label, Guess]]:
        """Return, for each sentence, a guess for every label of the voice."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class Engines:
    """What reads: the rules always, the model where there is one."""

    rules: Rules
    model: Model | None
    thresholds: Mapping[Label, "Threshold"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """From where a label is shown: by the model alone, and beside a rule that fits.

    Both come from leave-one-writer-out cross-validation (docs/reader.md).
    """

    alone: float
    beside_rule: float


_OLD_WORDS = frozenset({
    Label.MINIMISING, Label.VAGUE, Label.BLAME_SHIFTING, Label.DISTANCING,
})  # fmt: skip
"""What somebody who corrects an old lie has to repeat (`domain.md` 4.1, 4)."""

_DRAFT = 8
"""Sentences; more of them are a draft, in which most are sound. The labelled sentences from which
the thresholds come are half and half."""
_ODDS = 3.0
"""How much surer a finding in a draft must be: one in four, not one in two, by Bayes' rule."""

_PAIR = 240
"""Characters of two sentences that are read together: longer ones the training hardly had."""
_HOLDS = 0.3
"""Which share of its certainty a finding must keep beside each neighbour. Tried in 0.15 to 0.7 on
writers 4 and 5: more costs recall faster than it brings precision (docs/reader.md)."""

SECOND = 0.6
"""How sure a label must at least be beside one that is surer: a second label is given only where a
phrase of its own carries it (training/SCHEME.md). Tried in 0.6 to 0.95: docs/reader.md."""

BATCH = 32
"""Sentences; enough for the model to be quick, few enough for progress to be seen."""


def read(
    text: str,
    voice: Voice,
    scope: Scope,
    engines: Engines,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[Finding, ...]:
    """Return what a listener may hear in a text, in the order of the text.

    Sentences in another language than English are passed over; `english.is_english` tells the
    asker about the whole. Progress is told in sentences, done and in all. Raises ChildError where
    the model is a helper that fails or is stopped.
    """
    parts = [
        one
        for one in sentences(text)
        if is_english(one.text) and not is_left_alone(one.text, voice)
    ]
    found: list[Finding] = []
    withheld = _withheld(text, parts, voice)
    pairs = _pairs(text, parts)
    if len(parts) > _DRAFT:
        engines = replace(engines, thresholds=_for_drafts(engines.thresholds))
    for begin in range(0, len(parts), BATCH):
        batch = parts[begin : begin + BATCH]
        shown = {
            sentence: [one for one in findings if one.label not in withheld[sentence.start]]
            for sentence, findings in zip(batch, _of_batch(batch, voice, engines), strict=True)
        }
        for sentence, findings in _holding(shown, pairs, voice, engines):
            found.extend(_in_scope(sentence, findings, voice, scope))
        progress(min(begin + BATCH, len(parts)), len(parts))
    return tuple(found)


def _pairs(text: str, parts: Sequence[Sentence]) -> Mapping[int, list[str]]:
    """Return each sentence with its neighbours in the paragraph, by where it begins."""
    found: dict[int, list[str]] = {}
    for one, other in pairwise(parts):
        whole = text[one.start : other.start + len(other.text)]
        if "\n" not in whole and len(whole) <= _PAIR:
            found.setdefault(one.start, []).append(whole)
            found.setdefault(other.start, []).append(whole)
    return found


def _holding(
    shown: Mapping[Sentence, Sequence[Finding]],
    pairs: Mapping[int, Sequence[str]],
    voice: Voice,
    engines: Engines,
) -> Iterator[tuple[Sentence, list[Finding]]]:
    """Yield each sentence with the findings that hold when its neighbours are read, too.

    "I long to hear that we will be all right. It is not your job to say it."
    """
    asked = list(dict.fromkeys(
        pair for one, findings in shown.items() if findings for pair in pairs.get(one.start, ())
    ))  # fmt: skip
    again: Mapping[str, Mapping[Label, Guess]] = {}
    if engines.model is not None and asked:
        again = dict(zip(asked, engines.model.guesses(asked, voice), strict=True))
    for sentence, findings in shown.items():
        sure = [again[pair] for pair in pairs.get(sentence.start, ()) if pair in again]
        yield (
            sentence,
            [
                one
                for one in findings
                if all(of[one.label].certainty >= _HOLDS * one.certainty for of in sure)
            ],
        )


def _for_drafts(thresholds: Mapping[Label, Threshold]) -> Mapping[Label, Threshold]:
    return {
        label: Threshold(_surer(one.alone), _surer(one.beside_rule))
        for label, one in thresholds.items()
    }


def _surer(least: float) -> float:
    return _ODDS * least / (1 + (_ODDS - 1) * least)


def _withheld(text: str, parts: Sequence[Sentence], voice: Voice) -> Mapping[int, frozenset[Label]]:
    """Return which labels may not be shown, by where a sentence begins.

    What is vague at first may be counted at once (`domain.md` 4.1, 6), blame refused, and what was
    said of somebody borne out: so the next sentence of the paragraph speaks for the one before it.
    """
    found = {one.start: spared(one.text, voice) for one in parts}
    for one, other in pairwise(parts):
        if "\n" not in text[one.start : other.start]:
            found[one.start] |= refused(other.text, voice) | borne_out(folded(other.text), voice)
            if any(character.isdecimal() for character in other.text):
                found[one.start] |= {Label.VAGUE}
    if voice is Voice.DISCLOSING:
        for start, labels in of_childhood(text, parts).items():
            found[start] |= labels
    return found


def _in_scope(
    sentence: Sentence, findings: Sequence[Finding], voice: Voice, scope: Scope
) -> Iterator[Finding]:
    wanted = scope.of(voice)
    said, told = quoted(sentence.text), reported(sentence.text)
    kept = [
        one
        for one in findings
        if one.label in wanted
        and not _within(one, said)
        and not (one.label in _OLD_WORDS and any(a < one.start < b for a, b in told))
    ]
    kept.sort(key=lambda one: -WEIGHT[one.label])
    if scope.one_a_sentence:
        kept = kept[:1]
    for one in sorted(kept, key=lambda one: one.start):
        yield Finding(
            one.label, one.start + sentence.start, one.end + sentence.start,
            one.why, one.question, one.certainty,
        )  # fmt: skip


def _within(finding: Finding, said: Sequence[tuple[int, int]]) -> bool:
    return any(begin <= finding.start and finding.end <= end for begin, end in said)


def _of_batch(batch: Sequence[Sentence], voice: Voice, engines: Engines) -> Iterator[list[Finding]]:
    texts = [sentence.text for sentence in batch]
    guesses: Sequence[Mapping[Label, Guess]] = [{} for _ in texts]
    if engines.model is not None:
        guesses = engines.model.guesses(texts, voice)
    for sentence, of_labels in zip(texts, guesses, strict=True):
        yield decide(engines.rules.hits(sentence, voice), of_labels, engines)


def decide(hits: Sequence[Hit], guesses: Mapping[Label, Guess], engines: Engines) -> list[Finding]:
    """Return the findings that the evidence of both engines in one sentence amounts to."""
    by_label: dict[Label, Hit] = {}
    for hit in hits:
        if hit.label not in by_label or hit.strong:
            by_label[hit.label] = hit
    if engines.model is None:
        return [_finding(hit.label, hit, 1.0) for hit in by_label.values() if hit.strong]
    found = []
    surest = max((guess.certainty for guess in guesses.values()), default=0.0)
    for label, guess in guesses.items():
        threshold, ruled = engines.thresholds[label], by_label.get(label)
        least = threshold.beside_rule if ruled else threshold.alone
        if guess.certainty >= (least if guess.certainty == surest else max(least, SECOND)):
            # A phrase is a more exact place than what the model lights up.
            found.append(_finding(label, ruled or guess, guess.certainty))
    return found


def _finding(label: Label, place: Hit | Guess, certainty: float) -> Finding:
    words = beside()[label]
    return Finding(label, place.start, place.end, words.why, words.question, certainty)
