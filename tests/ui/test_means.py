"""What the inside works with is told once; what nobody gave is empty."""

from dataclasses import MISSING, fields

from desktop.ui.means import Means


def test_only_notes_and_further_screens_may_be_left_out():
    needed = {one.name for one in fields(Means) if one.default_factory is MISSING}
    made = Means(**dict.fromkeys(needed))

    assert needed == {"look", "jobs", "session", "clipboard", "guides"}
    assert (made.notes.problems, made.further) == ((), {})
