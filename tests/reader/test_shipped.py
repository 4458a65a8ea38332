"""The engines as they are shipped, on sentences and on a whole fictional disclosure."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.errors import DataFileError
from desktop.reader import model, shipped
from desktop.reader.finding import Label, Scope, Voice
from desktop.reader.reading import Engines, Threshold, read

DRAFTS = Path(__file__).parent / "drafts"
PER_THOUSAND = 3
"""Findings in good words; issue 8."""


@pytest.fixture(scope="module")
def engines():
    return shipped.engines(model.shipped())


@dataclass(frozen=True)
class Draft:
    """A fictional disclosure with the bad passages in it known."""

    good: str
    bad: tuple[tuple[Label, str], ...]
    whole: str


def draft(name):
    lines = (DRAFTS / name).read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line[:1] != "#"]
    bad = [line[1:].split(" ", 1) for line in lines if line[:1] == "!"]
    return Draft(
        "\n".join(line for line in lines if line[:1] != "!"),
        tuple((Label(label), text) for label, text in bad),
        "\n".join(line[line.find(" ") + 1 :] if line[:1] == "!" else line for line in lines),
    )


FIRST, SECOND = draft("disclosure.txt"), draft("disclosure-2.txt")
"""The second was written by somebody else, and nothing of the reader was chosen by it."""


def labels(text, engines, voice=Voice.DISCLOSING):
    found = read(text, voice, Scope(one_a_sentence=False), engines)
    return [(one.label, text[one.start : one.end]) for one in found]


def places(text, engines):
    found = read(text, Voice.DISCLOSING, Scope(one_a_sentence=False), engines)
    return [(one.label, one.start) for one in found]


@pytest.fixture(scope="module")
def readings(engines):
    """What is found in both drafts: each is read once."""
    return {one: places(one.whole, engines) for one in (FIRST, SECOND)}


def findings_in_good_words(one, found):
    bad = [(one.whole.index(text), len(text)) for _, text in one.bad]
    wrong = [
        (label, one.whole[at : at + 80])
        for label, at in found
        if not any(begin <= at < begin + length for begin, length in bad)
    ]

    assert len(wrong) <= PER_THOUSAND * len(one.good.split()) / 1000, wrong


@pytest.mark.slow
@pytest.mark.parametrize(("one", "words"), [(FIRST, 3500), (SECOND, 1000)])
def test_a_good_disclosure_has_hardly_a_finding(one, words, readings):
    assert len(one.good.split()) > words

    findings_in_good_words(one, readings[one])


@pytest.mark.slow
def test_twin_thresholds_that_let_everything_through(engines):
    low = {label: Threshold(0.0, 0.0) for label in Label}

    with pytest.raises(AssertionError):
        findings_in_good_words(
            SECOND, places(SECOND.whole, Engines(engines.rules, engines.model, low))
        )


@pytest.mark.slow
@pytest.mark.parametrize(("one", "there", "least"), [(FIRST, 20, 18), (SECOND, 12, 11)])
def test_most_of_its_bad_passages_are_found_in_the_whole(one, there, least, readings):
    def is_found(label, text):
        begin = one.whole.index(text)
        return any(
            found is label and begin <= at < begin + len(text) for found, at in readings[one]
        )

    missed = [text for label, text in one.bad if not is_found(label, text)]

    assert len(one.bad) == there
    assert there - len(missed) >= least, missed


@pytest.mark.parametrize(
    "text",
    [
        "I sat in the car for an hour and then I drove home.",
        "I told you “it was only once”, and that was a lie.",
        "You asked me on 9 May and I said no.",
        "There were 14 payments, and I made all of them.",
    ],
)
def test_a_plain_fact_is_left_alone(text, engines):
    assert labels(text, engines) == []


def test_every_label_has_its_thresholds():
    assert set(shipped.thresholds()) == set(Label)


def test_a_label_without_thresholds_is_refused(tmp_path, monkeypatch):
    file = tmp_path / "thresholds.toml"
    file.write_text("format = 1\n[minimising]\nalone = 40\nbeside_rule = 50\n")
    monkeypatch.setattr(shipped, "THRESHOLDS", file)

    with pytest.raises(DataFileError, match="minimising"):
        shipped.thresholds.__wrapped__()
