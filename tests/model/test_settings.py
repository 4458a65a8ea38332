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


def test_spelling_is_off_until_it_is_switched_on_and_british():
    assert (Settings().spelling_on, Settings().spelling_language) == ((), "en-GB")
    assert Settings().own_words == ()


def test_spelling_is_switched_for_one_document_alone():
    both = Settings().with_spelling("one", is_on=True).with_spelling("two", is_on=True)

    assert both.with_spelling("two", is_on=True).spelling_on == ("one", "two")
    assert both.with_spelling("one", is_on=False).spelling_on == ("two",)


def test_own_words_stand_in_the_order_of_the_alphabet_each_once():
    settings = Settings()
    for word in ("zebra", "Anna", "zebra", "apple", ""):
        settings = settings.with_word(word)

    assert settings.own_words == ("Anna", "apple", "zebra")
    assert settings.without_word("apple").without_word("pear").own_words == ("Anna", "zebra")


def test_a_document_is_kept_in_once():
    assert Settings().keeping_in("a").keeping_in("a").never_leaves == ("a",)
