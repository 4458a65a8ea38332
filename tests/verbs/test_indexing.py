"""An index that does not say what the sections say is found in quiet, and made right."""

import time
from contextlib import closing

import pytest
import samples

from desktop.vault import comparing
from desktop.vault import search as index
from desktop.verbs import indexing


def quiet(desk):
    """Let the index take up all there is and be compared."""
    for _ in range(10_000):
        if desk.index_slice():
            return
    raise AssertionError("the index comes to no end")


def titles(desk, question):
    return sorted(hit.title for hit in desk.search(question, limit=1_000))


def hide(desk):
    """Take every word out of the index behind its back, as an old page of it does."""
    keys = desk._vault.database.rows("SELECT id FROM words_0_docsize")
    for key in keys:
        desk._vault.database.run("DELETE FROM words_0 WHERE rowid = ?", key)


@pytest.fixture
def next_session(desk, folder):
    """Return the session behind one that took three letters up."""
    for number in range(3):
        samples.letter(desk, title=f"{number}", text=f"lake {number}")
    quiet(desk)
    desk.close()
    with closing(samples.opened(folder)) as opened:
        yield opened


def assert_hidden_words_come_back(desk):
    hide(desk)
    assert titles(desk, "lake") == []

    quiet(desk)

    assert titles(desk, "lake") == ["0", "1", "2"]


def test_words_that_an_index_hides_come_back_in_quiet(next_session):
    assert_hidden_words_come_back(next_session)
    assert next_session.renewed == {0}
    assert not next_session._is_off


def test_twin_that_does_not_compare_they_stay_hidden(next_session, monkeypatch):
    monkeypatch.setattr(comparing, "compare", lambda *_: iter([True]))

    with pytest.raises(AssertionError, match=r"\['0', '1', '2'\]"):
        assert_hidden_words_come_back(next_session)


def test_an_index_that_is_right_is_left_as_it_is(next_session):
    before = next_session._vault.database.rows("SELECT * FROM words_0_data")

    quiet(next_session)

    assert next_session.renewed == set()
    assert next_session._vault.database.rows("SELECT * FROM words_0_data") == before


def test_it_is_compared_again_after_each_round_of_the_check(next_session):
    quiet(next_session)
    hide(next_session)
    quiet(next_session)
    assert titles(next_session, "lake") == []

    while not next_session.check_slice():
        pass
    quiet(next_session)

    assert titles(next_session, "lake") == ["0", "1", "2"]


def test_an_index_that_is_wrong_again_and_again_is_done_without(next_session, monkeypatch):
    monkeypatch.setattr(comparing, "agree", lambda *_: False)

    quiet(next_session)

    assert next_session._is_off
    assert titles(next_session, "lake") == ["0", "1", "2"]


def test_a_section_that_cannot_be_read_keeps_no_shelf_from_coming_to_its_end(next_session):
    next_session._vault.database.run("UPDATE section SET mac = zeroblob(32) WHERE at = 1")

    quiet(next_session)

    assert next_session.renewed == set()


def test_words_of_every_kind_and_length_are_taken_for_right(desk):
    for text in (
        "a" * 40_000,
        "é" * 40_000,
        "語" * 700,
        "\ud83d \u0301x ſt ﬁ",
        "lake " * 2_000,
        "",
    ):
        samples.letter(desk, text=text)

    quiet(desk)

    assert desk.renewed == set()


def test_a_comparing_slice_is_short(desk):
    for number in range(60):
        samples.letter(desk, text=f"words of an entry {number} " * 50)
    quiet(desk)
    desk._round.again()
    took = []
    is_done = False
    while not is_done:
        begun = time.process_time()
        is_done = desk.index_slice()
        took.append(time.process_time() - begun)

    assert sorted(took)[len(took) // 2] < 2 * indexing.SLICE_S
    assert len(took) > 2


def test_nothing_is_compared_while_a_vault_closes(next_session):
    next_session.search("lake")
    next_session.close()

    assert not next_session._round.is_begun


def test_a_vault_that_is_closed_meanwhile_is_asked_nothing_more(next_session):
    next_session.index_slice()
    assert next_session._round.is_begun
    next_session.close()

    assert next_session._round.step(1) is None
    assert next_session.index_slice()


def test_a_section_read_while_the_vault_closes_is_not_compared(desk, monkeypatch):
    samples.letter(desk, text="word " * 30_000)
    quiet(desk)
    monkeypatch.setattr(indexing, "LONG", 0)
    monkeypatch.setattr(indexing.lane, "aside", lambda go: (go(), desk.close())[0])
    desk._round.again()

    while not desk.index_slice():
        pass

    assert desk.renewed == set()


def test_after_many_sections_were_taken_up_the_index_lies_in_one_part(desk, monkeypatch):
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    monkeypatch.setattr(indexing, "MANY", 20)
    for number in range(30):
        samples.letter(desk, title=f"{number}", text=f"lake {number}")

    quiet(desk)

    assert index.parts(desk._vault.database, 0) == 1
    assert len(titles(desk, "lake")) == 30
    assert desk.renewed == set()


def test_a_few_that_were_taken_up_join_nothing_before_there_are_many_parts(desk):
    parts = []
    for number in range(40):
        samples.letter(desk, title=f"{number}", text=f"lake {number}")
        quiet(desk)
        parts.append(index.parts(desk._vault.database, 0))

    assert 1 < max(parts) <= index.MOST_PARTS
    assert len(titles(desk, "lake")) == 40
