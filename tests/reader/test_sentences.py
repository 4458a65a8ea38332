"""Where a sentence ends, what is quoted, and that places stay places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reader.sentences import folded, quoted, reported, sentences


def texts(text):
    return [one.text for one in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I lied. You asked.", ["I lied.", "You asked."]),
        ("Dr. Reyes was there. I lied.", ["Dr. Reyes was there.", "I lied."]),
        ("It was 5.30 p.m. on a Friday.", ["It was 5.30 p.m. on a Friday."]),
        ("Why? I do not know!", ["Why?", "I do not know!"]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("She said “Stop!” and I stopped.", ["She said “Stop!” and I stopped."]),
        ("I said “No.” Then I left.", ["I said “No.”", "Then I left."]),
        ("It was I. You were not there.", ["It was I.", "You were not there."]),
        ("  \n 12.3 \n", []),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text, expected):
    assert texts(text) == expected


@given(st.text())
def test_each_sentence_stands_where_it_says(text):
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in sentences(text))


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(folded(text)) == len(text)


def test_what_is_between_quotation_marks_is_known_by_its_place():
    text = "I said “it was nothing” and 'only once', and I don’t say it’s so now."

    assert [text[start:end] for start, end in quoted(text)] == ["“it was nothing”", "'only once'"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I told you that it was only twice.", "I told you that it was only twice"),
        ("I’d said I was tired; I was not.", "I’d said I was tired"),
        ("I told our doctor you had gone off me.", "I told our doctor you had gone off me"),
        ("I told you a lie.", ""),
        ("You told me it was nothing.", ""),
    ],
)
def test_what_the_writer_once_said_is_known_up_to_the_next_stop(text, told):
    assert "".join(text[start:end] for start, end in reported(text)) == told
