"""The index itself: shelves, keys, answers."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from indexed import answers, entry, places, put

from desktop.vault import search

LAST = date.max.toordinal()


@given(st.integers(1, 1 << 40), st.integers(1, LAST))
def test_both_keys_of_a_section_say_its_day_and_are_of_their_kind(at, day):
    usual, other = entry(at, day=day).keys

    assert search.day_of(usual) == search.day_of(other) == day
    assert other < -1 < 0 <= usual


@given(st.integers(1, 1 << 20), st.integers(1, LAST), st.integers(1, 1 << 20), st.integers(1, LAST))
def test_later_days_have_lower_keys_of_either_kind(at, day, other_at, other_day):
    one, other = entry(at, day=day).keys, entry(other_at, day=other_day).keys
    if day > other_day:
        assert one < other
        assert one[1] < other[1]


def test_words_that_are_the_same_are_not_written_again(database):
    put(database, entry(), "a b")
    before = database.rows("SELECT id, block FROM words_0_data")

    put(database, entry(version=2, title="b a"), "a b")

    assert database.rows("SELECT id, block FROM words_0_data") == before
    assert database.row("SELECT version FROM word_section") == (2,)


def test_a_section_holds_what_it_was_given_last(database):
    put(database, entry(), "a b c")
    put(database, entry(version=2), "b d")

    assert [places(database, word) for word in "abcd"] == [[], [1], [], [1]]


def test_under_another_day_nothing_of_the_former_one_is_left(database):
    put(database, entry(), "a b")
    put(database, entry(version=2, day=700_009), "a")

    assert answers(database, "a") == [(700_009, 1)]
    assert places(database, "b") == []


def test_sections_far_apart_stand_in_shelves_of_their_own(database):
    put(database, entry(), "a")
    put(database, entry(at=40_000), "a")

    assert search.shelves(database) == [0, 2]
    assert search.is_there(database)
    assert search.is_sound(database)


def test_made_again_it_is_empty(database):
    put(database, entry(), "a")
    search.make_again(database)

    assert search.shelves(database) == []
    assert database.rows("SELECT name FROM sqlite_master WHERE name LIKE 'words%'") == []
    assert search.upto(database) == -1


def test_a_shelf_of_many_parts_is_joined_step_by_step_and_says_the_same(database):
    for at in range(1, 60):
        put(database, entry(at), f"lake n{at}")
    before = search.parts(database, 0)
    for _ in range(100):
        with database.transaction():
            if search.join(database, 0):
                break

    assert search.parts(database, 0) == 1 < before
    assert places(database, "lake") == list(range(59, 0, -1))
    assert places(database, "n7") == [7]


def test_a_shelf_that_is_whole_has_nothing_to_join(database):
    put(database, entry(), "a")

    with database.transaction():
        assert search.join(database, 0)


def test_with_the_last_section_of_a_document_its_shelf_goes_and_others_are_joined(database):
    add = (
        "INSERT INTO section (at, id, document, version, key, heading, place, words, fields, mac) "
        "VALUES (?, ?, ?, 1, '', '', 0, 0, '{}', x'')"
    )
    for at, document in ((1, "one"), (2, "two"), (40_000, "one")):
        database.run(add, (at, f"{at}", document))
        put(database, entry(at), f"lake n{at}")

    with database.transaction():
        search.forget(database, "one")

    assert search.shelves(database) == [0]
    assert (places(database, "n1"), places(database, "lake")) == ([], [2])
    assert search.parts(database, 0) == 1
