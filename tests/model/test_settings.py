import pytest

from desktop.model.settings import Purpose, Settings


def test_what_is_not_set_is_the_careful_choice():
    usual = Settings()

    assert usual.idle_minutes == 5
    assert usual.quick_exit
    assert not usual.shows_last_lines
    assert usual.country == ""
    assert usual.purpose is Purpose.JOURNAL


def test_a_change_gives_other_settings_and_leaves_these():
    usual = Settings()

    assert usual.changed(idle_minutes=9).idle_minutes == 9
    assert usual == Settings()


def test_what_there_is_not_cannot_be_set():
    with pytest.raises(TypeError):
        Settings().changed(colour="blue")
