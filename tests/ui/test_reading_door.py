"""The one door to the reader: the helper starts with the first words, and ends with the reading."""

import lent
import pytest
import samples

from desktop.errors import ChildError
from desktop.model.document import SectionId
from desktop.model.reading_parts import of_page
from desktop.model.reading_scope import OF_DISCLOSING, OF_IMPACTED, OFFERED, Asked, Scope
from desktop.ui import reading_door
from desktop.ui.reading_door import Reader

LINE = "I am sorry if you felt hurt by it."
GERMAN = "Ich habe dich belogen und ich war nicht bei der Arbeit, sondern bei ihr."


def asked(text, *labels):
    scope = Scope("disclosing", frozenset(labels or OF_DISCLOSING))
    return Asked(SectionId("s"), of_page(text), scope)


@pytest.fixture
def started():
    return []


@pytest.fixture
def reader(started):
    def start():
        started.append(lent.Lent("read"))
        return started[-1]

    return Reader(start)


def test_what_was_found_comes_with_its_place_and_how_far_it_is(reader):
    told = []
    (one, other) = reader.read([asked(LINE), asked("I lied to you on 9 May.")], told.append)

    assert [(note.label, note.words) for note in one.notes] == [("non_apology", "sorry if")]
    assert one.notes[0].before == "I am "
    assert other.notes == ()
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


def test_only_what_was_asked_for_is_said(reader):
    (one,) = reader.read([asked(LINE, "vague")], lambda _far: None)
    assert one.notes == ()


def test_another_language_starts_no_helper(reader, started):
    (one,) = reader.read([asked(GERMAN)], lambda _far: None)
    assert not one.is_english
    assert started == []


def is_stopped(reader, started):
    reader.stop()
    with pytest.raises(ChildError):
        reader.read([asked(LINE)], lambda _far: None)
    assert started == []


def test_one_that_was_stopped_before_it_began_starts_nothing(reader, started):
    is_stopped(reader, started)


def test_twin_a_stop_that_is_forgotten_is_seen(reader, started, monkeypatch):
    monkeypatch.setattr(Reader, "_check", lambda _self: None)

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        is_stopped(reader, started)


def test_one_that_is_stopped_while_its_helper_starts_ends_it(started):
    def start():
        started.append(lent.Lent("read"))
        reader.stop()
        return started[-1]

    reader = Reader(start)
    with pytest.raises(ChildError):
        reader.read([asked(LINE)], lambda _far: None)
    assert started[0]._one._process.wait(timeout=5) != 0


def test_each_label_has_what_is_said_beside_it():
    for label in (*OF_DISCLOSING, *OF_IMPACTED):
        words = reading_door.said(label)
        assert words.why
        assert words.question.endswith("?")
        assert words.example


def test_a_helper_that_cannot_start_is_one_that_failed():
    def start():
        raise OSError

    with pytest.raises(ChildError):
        Reader(start).read([asked(LINE)], lambda _far: None)


def hurt(text):
    return Asked(SectionId("s"), of_page(text), Scope("impacted", frozenset(OF_IMPACTED)))


def ends_with_fear(reader, started):
    letter = [hurt("You are a liar."), hurt("I am scared that you will hit me again.")]
    first, second = reader.read(letter, lambda _far: None)

    assert (first.notes, second.notes) == ((), ())
    assert (first.is_about_fear, second.is_about_fear) == (False, True)
    assert started == []


def test_where_somebody_tells_of_fear_no_section_is_read(reader, started):
    ends_with_fear(reader, started)


def test_twin_a_door_that_reads_on_is_seen(reader, started, monkeypatch):
    monkeypatch.setattr(reading_door, "_tells_of_fear", lambda _one: False)

    with pytest.raises(AssertionError):
        ends_with_fear(reader, started)


def test_fear_told_by_the_one_who_broke_trust_ends_nothing(reader):
    (one,) = reader.read([asked(f"I was raped when I was nine. {LINE}")], lambda _far: None)
    assert len(one.notes) == 1
    assert not one.is_about_fear


def test_words_about_dying_are_told_of_in_either_voice_and_language_and_are_no_finding(reader):
    dying = "I am going to kill myself if you leave me."
    one, other = reader.read([asked(dying), asked(f"{GERMAN} {dying}")], lambda _far: None)
    assert one.is_about_dying
    assert one.notes == other.notes == ()
    assert other.is_about_dying
    (hers,) = reader.read([hurt("It would be better if I were dead.")], lambda _far: None)
    assert hers.is_about_dying
    assert hers.notes == ()


@pytest.mark.parametrize("guide", OFFERED)
def test_no_word_of_a_guide_itself_tells_of_fear(guide):
    sections = samples.guides()[guide].start()
    chosen = [
        words
        for one in samples.guides()[guide].sections
        for field in one.fields
        for words in (*field.choices, *(each for row in field.columns for each in row.choices))
    ]
    assert not reading_door.tells_of_fear([*(heading for _, heading in sections), *chosen])
    assert reading_door.tells_of_fear(["Rest.", "He strangled me."])
