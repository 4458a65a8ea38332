"""The index itself: shelves, pieces, keys."""

from contextlib import closing

import pytest

from desktop.vault import schema, search, slots
from desktop.vault.database import Database


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "vault.db"
    path.touch()
    with closing(Database(path, slots.new_master())) as opened:
        schema.bring_up(opened)
        yield opened


def entry(at=1, version=1, day=700_000):
    return search.Entry(at, version, "title", "2026-03-14", day)


def put(database, one, *pieces):
    with database.transaction():
        for number, words in enumerate(pieces):
            search.put(database, one, number, words)
        search.finish(database, one, len(pieces))


def places(database, word, shelf=0):
    asked = search.phrase([word], is_prefix=False)
    return search.places(database, shelf, asked, (1 << 63) - 1, 99)


def test_a_key_says_which_section_it_is_of_and_later_days_are_higher():
    early, late = entry(at=9_999).key(4_095), entry(at=3, day=700_001).key(0)

    assert search.section_of(early) == 9_999
    assert search.section_of(late) == 3
    assert early < late < 1 << 63


def test_a_piece_that_is_the_same_is_not_written_again(database):
    put(database, entry(), "a b", "c d")
    before = database.rows("SELECT id, block FROM search_words_0_data")

    with database.transaction():
        search.put(database, entry(version=2), 0, "a b")

    assert database.rows("SELECT id, block FROM search_words_0_data") == before


def test_a_section_holds_what_it_was_given_last(database):
    put(database, entry(), "a b", "c d", "e f")
    put(database, entry(version=2), "a b", "g")

    assert [places(database, word) != [] for word in "abcdefg"] == [
        True, True, False, False, False, False, True,
    ]  # fmt: skip


def test_under_another_day_nothing_of_the_former_one_is_left(database):
    put(database, entry(), "a", "b")
    put(database, entry(version=2, day=700_009), "a")

    assert places(database, "a") == [entry(day=700_009).key(0)]
    assert places(database, "b") == []


def test_sections_far_apart_stand_in_shelves_of_their_own(database):
    put(database, entry(), "a")
    put(database, entry(at=5_000), "a")

    assert search.shelves(database) == [0, 2]
    assert search.is_there(database)
    assert search.is_sound(database)


def test_made_again_it_is_empty(database):
    put(database, entry(), "a")
    search.make_again(database)

    assert search.shelves(database) == []
    assert database.rows("SELECT name FROM sqlite_master WHERE name LIKE 'search_words%'") == []
    assert search.upto(database) == -1
