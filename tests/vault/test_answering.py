"""Which sections answer a question, in which order."""

import random

from indexed import answers, entry, places, put

from desktop.vault import answering, search


def test_sections_answer_latest_day_first_and_of_a_day_the_latest_first(database):
    days = {1: 5, 2: 900, 3: 900, 4: 6, 300: 900, 16_000: 900, 7: 900}
    for at, day in days.items():
        put(database, entry(at, day=day), f"lake n{at}")

    assert places(database, "lake") == [16_000, 300, 7, 3, 2, 4, 1]
    assert places(database, "n", is_prefix=True) == [16_000, 300, 7, 3, 2, 4, 1]


def test_many_sections_of_one_day_that_want_the_same_key_are_all_known(database, monkeypatch):
    monkeypatch.setattr(answering, "FIRST_KEYS", 3)
    monkeypatch.setattr(answering, "MOST_KEYS", 4)
    step = 1 << search.NARROW
    every = [*range(step, 30 * step, step), *range(1, 20)]
    for at in every:
        put(database, entry(at), "lake" if at % 2 else "lake sea")

    assert places(database, "lake") == sorted(every, reverse=True)
    assert places(database, "lake", "sea") == sorted(
        (at for at in every if at % 2 == 0), reverse=True
    )
    assert len({key for (key,) in database.rows("SELECT key FROM word_section")}) == len(every)


def test_a_section_with_too_many_words_always_answers(database):
    put(database, entry(1), "lake")
    put(database, entry(2, day=700_009), search.EVERYTHING)

    assert places(database, "lake") == [2, 1]
    assert places(database, "sea", "lake") == [2]
    assert places(database, "se", is_prefix=True) == [2]


def test_a_random_index_answers_as_a_plain_look_through_the_words_does(database):
    chance = random.Random(20_261_122)
    held = {}
    for turn in range(300):
        at, day = chance.randrange(1, 200), chance.randrange(699_990, 700_010)
        words = {chance.choice("abcdefgh") + chance.choice("123") for _ in range(6)}
        held[at] = day, words
        put(database, entry(at, version=turn, day=day), " ".join(sorted(words)))
    for _ in range(60):
        asked = [chance.choice("abcdefgh") + chance.choice("123") for _ in range(2)]
        is_prefix = chance.random() < 0.5
        asked[-1] = asked[-1][:1] if is_prefix else asked[-1]

        found = answers(database, *asked, is_prefix=is_prefix)

        expected = [
            (day, at) for at, (day, words) in held.items() if _holds(words, asked, is_prefix)
        ]
        assert found == sorted(expected, reverse=True)


def _holds(words, asked, is_prefix):
    *whole, last = asked
    if not set(whole) <= words:
        return False
    return any(word.startswith(last) if is_prefix else word == last for word in words)


def test_the_latest_day_of_a_shelf_is_known_without_asking_it(database):
    assert answering.latest(database, 0) == 0
    for at, day in ((1, 7), (65, 9), (129, 9), (193, 8)):
        put(database, entry(at, day=day), "a")

    assert answering.latest(database, 0) == 9
