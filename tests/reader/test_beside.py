"""What is said beside a finding."""

import pytest

from desktop.errors import DataFileError
from desktop.reader import beside
from desktop.reader.finding import Label

SAID = beside.beside()


def test_each_label_has_a_reason_and_a_question():
    assert set(SAID) == set(Label)
    assert [label for label, one in SAID.items() if not one.question.endswith("?")] == []


def test_no_reason_grades_the_writer_or_softens_a_wound():
    """`domain.md` 4.3: never distorted, harsh, unfair or unhelpful; never their side."""
    never = "distorted irrational harsh unfair aggressive unhelpful wrong should must forgive side"
    words = {word for one in SAID.values() for word in (one.why + one.question).lower().split()}

    assert words.isdisjoint(never.split())


def test_a_label_without_its_sentences_is_refused(tmp_path, monkeypatch):
    file = tmp_path / "en.toml"
    file.write_text('format = 1\n[minimising]\nwhy = "It."\n')
    monkeypatch.setattr(beside, "FILE", file)

    with pytest.raises(DataFileError):
        beside.beside.__wrapped__()
