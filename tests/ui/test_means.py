"""What the inside works with is told once; what nobody gave is empty."""

from contextlib import contextmanager
from dataclasses import MISSING, fields

from desktop.ui.means import Means, resting


def test_only_notes_and_further_screens_may_be_left_out():
    needed = {one.name for one in fields(Means) if one.default_factory is MISSING}
    made = Means(**dict.fromkeys(needed))

    assert needed == {"look", "jobs", "session", "clipboard", "guides", "rest"}
    assert (made.notes.problems, made.further) == ((), {})


def test_what_is_done_while_touches_rest_is_told_with_what_it_was_told():
    told = []

    @contextmanager
    def rest():
        told.append("rests")
        yield
        told.append("hears")

    class Owner:
        _means = Means(
            look=None, jobs=None, session=None, clipboard=None, guides={}, rest=rest
        )  # fmt: skip

        @resting
        def act(self, *parts):
            told.extend(parts)

    Owner().act("one", 2)

    assert told == ["rests", "one", 2, "hears"]
    assert Owner.act.__name__ == "act"
