"""Screens that are seldom wanted are not loaded before, and share one press."""

import sys

import samples
from fakes import local_door

from desktop.door import Mode
from desktop.preferences import Preferences
from desktop.sandbox import Held
from desktop.ui.further import Further
from desktop.ui.theme import Look

HELD = Held(network_closed=True, writes_confined=True, memory_closed=True)


def test_there_is_one_press_and_closing_without_one_is_nothing(qapp, tmp_path):
    look = Look(qapp, Preferences())
    look.dress(qapp)
    with local_door(Mode.LOCK, samples.blank_vault(tmp_path / "vault")) as (door, _):
        further = Further(look, None, door, HELD, None)
        further.cancel()
        further.close()

        assert further.press is further.press
        further.cancel()
        further.close()


def test_what_may_be_shown_is_named(qapp):
    look = Look(qapp, Preferences())
    look.dress(qapp)
    further = Further(look, None, None, HELD, None)

    assert {"session", "passphrase", "phrase", "protects", "review", "reading"} <= set(
        further.screens()
    )


def test_to_know_of_a_screen_is_not_to_load_it(desk):
    for name in [one for one in sys.modules if one.startswith("desktop.ui.screens.desk_")]:
        del sys.modules[name]
    desk.unlock()

    assert not [one for one in sys.modules if one.startswith("desktop.ui.screens.desk_")]
