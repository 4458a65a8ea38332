from itertools import pairwise

import pytest

from desktop.model import breathing
from desktop.model.breathing import LEAST, MOST, USUAL, Phase, Rhythm

BOX = Rhythm()


@pytest.mark.parametrize(
    ("seconds", "phase", "passed"),
    [
        (0, Phase.IN, 0),
        (3.5, Phase.IN, 3.5),
        (4, Phase.FULL, 0),
        (9, Phase.OUT, 1),
        (15, Phase.EMPTY, 3),
        (16, Phase.IN, 0),
        (-1, Phase.IN, 0),
    ],
)
def test_a_box_goes_in_holds_goes_out_and_holds(seconds, phase, passed):
    now = BOX.at(seconds)

    assert (now.phase, now.passed, now.count) == (phase, passed, 4)


def test_a_breath_after_an_hour_is_like_the_first():
    assert BOX.at(3_600 * 16 + 5) == BOX.at(5)


def test_without_holding_in_and_out_are_left():
    rhythm = Rhythm(counts=(3, 4, 5, 4), holds=False)

    assert rhythm.steps() == ((Phase.IN, 3), (Phase.OUT, 5))
    assert (rhythm.at(3).phase, rhythm.at(8).phase) == (Phase.OUT, Phase.IN)


def test_the_breath_is_full_when_it_is_held_and_never_jumps():
    wide = [BOX.at(at / 20).width for at in range(16 * 20 + 1)]

    assert (wide[0], wide[80], wide[159], wide[240]) == (0, 1, 1, 0)
    assert max(abs(b - a) for a, b in pairwise(wide)) < 0.02


@pytest.mark.parametrize(("step", "count"), [(1, 5), (-1, 3), (20, MOST), (-20, LEAST)])
def test_each_count_can_be_changed_within_its_bounds(step, count):
    for at, phase in enumerate(Phase):
        changed = BOX.stepped(phase, step)
        assert changed.count(phase) == count
        assert changed.counts[:at] + changed.counts[at + 1 :] == (4, 4, 4)


@pytest.mark.parametrize(
    ("kept", "counts"),
    [
        ((5, 2, 8, 3), (5, 2, 8, 3)),
        ((1, 99, 4, 4), (LEAST, MOST, 4, 4)),
        ((), USUAL),
        ((4, 4), USUAL),
        (("4", 4, 4, 4), USUAL),
        ((4, 4, 4, 4, "x"), USUAL),
    ],
)
def test_counts_that_were_kept_come_back_or_are_the_usual_ones(kept, counts):
    rhythm = breathing.rhythm(kept, holds=False)

    assert (rhythm.counts, rhythm.holds) == (counts, False)
