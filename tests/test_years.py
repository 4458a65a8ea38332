"""The made-up journal that is measured is the same each time, and like one that was lived."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bench import years
from desktop.model import richtext

SOME = 2_000


@pytest.fixture(scope="module")
def journal():
    return list(years.journal(SOME))


def test_the_same_seed_gives_the_same_journal(journal):
    assert list(years.journal(SOME)) == journal


def test_it_goes_over_eight_years_with_weeks_without_a_word(journal):
    written = sorted({one.begun.date() for one in journal})

    assert written[0] == years.FIRST
    assert written[-1] > years.LAST - timedelta(days=60)
    assert max(later - former for former, later in pairwise(written)) > timedelta(weeks=2)


def test_some_is_told_later_some_is_veiled_and_some_stays(journal):
    assert any(one.on < one.begun.date() for one in journal)
    for fact in ("happened", "before", "after", "reach", "tags", "is_veiled", "is_kept_in"):
        having = [one for one in journal if getattr(one.entry, fact) not in (None, (), False)]
        assert 0 < len(having) < SOME, fact
    runs = [run for one in journal for block in one.body for run in block.runs]
    assert any(run.kept for run in runs)
    assert any(run.reach for run in runs)


def test_an_entry_has_a_hundred_words_or_more_and_one_has_the_rare_one(journal):
    assert all(100 <= richtext.words(one.body) < 400 for one in journal)
    assert sum(years.RARE in richtext.plain(one.body) for one in journal) == 1
