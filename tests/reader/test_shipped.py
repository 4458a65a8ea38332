"""The engines as they are shipped, on sentences and on a whole fictional disclosure."""

from pathlib import Path

import pytest

from desktop.errors import DataFileError
from desktop.reader import model, shipped
from desktop.reader.finding import Label, Scope, Voice
from desktop.reader.reading import Engines, Threshold, read

DRAFT = Path(__file__).parent / "drafts" / "disclosure.txt"
PER_THOUSAND = 3
"""Findings in good words; issue 8."""


@pytest.fixture(scope="module")
def engines():
    return shipped.engines(model.shipped())


@pytest.fixture(scope="module")
def draft():
    lines = [line for line in DRAFT.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    good = "\n".join(line for line in lines if line[:1] != "!")
    bad = [line[1:].split(" ", 1) for line in lines if line[:1] == "!"]
    whole = "\n".join(line[line.find(" ") + 1 :] if line[:1] == "!" else line for line in lines)
    return good, [(Label(label), text) for label, text in bad], whole


def labels(text, engines, voice=Voice.DISCLOSING):
    found = read(text, voice, Scope(one_a_sentence=False), engines)
    return [(one.label, text[one.start : one.end]) for one in found]


def findings_in_good_words(good, engines):
    found = labels(good, engines)

    assert len(found) <= PER_THOUSAND * len(good.split()) / 1000, found


@pytest.mark.slow
def test_a_good_disclosure_has_hardly_a_finding(draft, engines):
    assert len(draft[0].split()) > 3500

    findings_in_good_words(draft[0], engines)


@pytest.mark.slow
def test_twin_thresholds_that_let_everything_through(draft, engines):
    low = {label: Threshold(0.01, 0.01) for label in Label}

    with pytest.raises(AssertionError):
        findings_in_good_words(draft[0], Engines(engines.rules, engines.model, low))


@pytest.mark.slow
def test_most_of_its_bad_passages_are_found_in_the_whole(draft, engines):
    _, bad, whole = draft
    found = read(whole, Voice.DISCLOSING, Scope(one_a_sentence=False), engines)

    def is_found(label, text):
        begin = whole.index(text)
        inside = [one for one in found if begin <= one.start < begin + len(text)]
        return label in {one.label for one in inside}

    assert len(bad) == 20
    assert sum(is_found(label, text) for label, text in bad) >= 14


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
