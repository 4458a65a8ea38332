"""Titles that can be kept, ids that are new, and who is told."""

from desktop.model.settings import Settings
from desktop.verbs import core
from desktop.verbs.core import Change


def test_half_a_character_is_replaced_and_nothing_else():
    assert core.clean_title("a\ud83dz") == "a\ufffdz"
    assert core.clean_title("naïve 🌿") == "naïve 🌿"


def test_no_two_ids_are_the_same():
    assert len({core.new_id() for _ in range(100)}) == 100


def test_a_change_of_settings_is_told(desk):
    told = []
    desk.announce = told.append

    desk.change_settings(Settings(idle_minutes=7))

    assert told == [Change.SETTINGS]
    assert desk.settings.idle_minutes == 7
    core.ignore(Change.SETTINGS)
