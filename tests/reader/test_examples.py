"""The examples in the drawer: one a label, in words that may be shown to anybody."""

import re

import pytest
import wording

from desktop.errors import DataFileError
from desktop.reader import examples
from desktop.reader.finding import LABELS, Label, Voice

SHOWN = examples.examples()


def test_each_label_has_an_example_and_no_sentence_to_paste():
    assert set(SHOWN) == set(Label)
    # Told of somebody else, with what stood there before.
    assert [one for one in SHOWN.values() if not one.startswith("Somebody had written: “")] == []


@pytest.mark.parametrize("label", list(Label))
def test_each_can_be_read_on_a_hard_evening(label):
    assert wording.breaches(SHOWN[label]) == []
    assert wording.misspelt(SHOWN[label]) == []
    assert wording.ease([SHOWN[label]]) >= 60


def test_nothing_softens_or_corrects_the_one_who_was_hurt():
    never = re.compile(r"\b(forgiv\w*|calm\w*|fair|wrong|soften\w*|better|should not)\b")
    theirs = " ".join(SHOWN[one] for one in LABELS[Voice.IMPACTED])
    assert never.search(theirs) is None


def test_a_label_without_its_example_is_refused(tmp_path, monkeypatch):
    file = tmp_path / "examples.toml"
    file.write_text('format = 1\nminimising = "It."\n')
    monkeypatch.setattr(examples, "FILE", file)

    with pytest.raises(DataFileError):
        examples.examples.__wrapped__()
