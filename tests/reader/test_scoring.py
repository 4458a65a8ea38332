"""How a hit is counted: by label and sentence."""

import json

import pytest

from desktop.reader import rules
from desktop.reader.finding import Label, Voice
from desktop.reader.reading import Engines
from desktop.reader.scoring import Record, Score, figures, records, score

APOLOGY = {"label": "non_apology", "span": "sorry if"}


def test_precision_recall_and_both():
    assert figures(6, 8, 12) == (0.75, 0.5, 0.6)


def test_a_label_counts_once_in_a_record_wherever_it_stands():
    total = Score()
    record = Record("x", Voice.DISCLOSING, frozenset({Label.VAGUE, Label.PRESSURE}), hard=False)

    total.add(record, frozenset({Label.VAGUE, Label.MINIMISING}))

    assert list(total.lines())[-2] == "micro P 0.500 R 0.500 F1 0.500"


def test_a_file_is_scored_and_the_last_lines_are_of_all(tmp_path):
    lines = [
        {"voice": "disclosing", "text": "Sorry if I hurt you.", "labels": [APOLOGY]},
        {"voice": "disclosing", "text": "I lied to you.", "labels": [], "hard": True},
        {"voice": "disclosing", "text": "I am sorry if.", "labels": []},
    ]
    file = tmp_path / "some.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))

    printed = list(score(file, Engines(rules.load(), None, {})).lines())

    assert len(printed) == len(Label) + 2
    assert printed[3] == "non_apology          P 0.500 R 1.000 F1 0.667  (1 there)"
    assert printed[-2:] == [
        "micro P 0.500 R 1.000 F1 0.667",
        "share with any finding: clean 0.500, hard-clean 0.000",
    ]


def test_an_unknown_label_is_refused():
    with pytest.raises(ValueError, match="rude"):
        list(records(['{"text": "x", "voice": "impacted", "labels": [{"label": "rude"}]}']))
