"""What is set takes effect at once and is kept."""

import desk as desks
import pytest

from desktop.model.document import Kind
from desktop.model.settings import Purpose
from desktop.ui.screens import settings
from desktop.ui.widgets.fields import in_sight
from desktop.ui.window import MainWindow


def at_settings(desk):
    desk.unlock()
    desk.goes("settings")
    assert desk.is_at == "settings_idle"


def reopened(desk):
    desk.lock()
    desk.unlock()
    desk.goes("settings")


def test_everything_that_is_set_is_kept_inside_the_vault(desk):
    at_settings(desk)
    desk.press("Ctrl+A")
    desk.types("12")
    for name in ("settings_cover", "settings_quick_exit", "settings_last_lines"):
        desk.chooses(name)

    held = desk.asks(lambda session: session.settings)
    assert (held.idle_minutes, held.cover_on_focus_loss, held.quick_exit) == (12, True, False)
    assert held.shows_last_lines
    desk.chooses("settings_cover")
    reopened(desk)
    assert desk.find("settings_idle").value() == 12
    assert not desk.find("settings_quick_exit").isChecked()
    assert desk.find("settings_last_lines").isChecked()


def test_twin_settings_that_are_only_shown(desk, monkeypatch):
    monkeypatch.setattr(settings.SettingsScreen, "_keep", lambda _self, **_values: None)

    with pytest.raises(AssertionError):
        test_everything_that_is_set_is_kept_inside_the_vault(desk)


def test_shift_three_times_does_nothing_when_it_is_switched_off(desk):
    at_settings(desk)
    desk.chooses("settings_quick_exit")

    for _ in range(3):
        desk.press("Shift")
    desk.qtbot.wait(30)

    assert desk.left == []
    assert not desk.can_see("cover")


def test_another_window_in_front_locks_when_that_is_wanted(desk):
    at_settings(desk)
    desk.chooses("settings_cover")

    desk.window.lost_focus.emit()

    assert desk.wait_until_left().value == "lock"


def test_what_i_am_here_for_changes_the_rail_and_what_is_offered(desk):
    at_settings(desk)
    order = ["rail_letters", "rail_journal"]
    assert sorted(order, key=lambda name: desk.find(name).y()) == order

    button = desk.find("settings_purpose_journal")
    button.setFocus()
    desk.press("Space")

    assert sorted(order, key=lambda name: desk.find(name).y()) == order[::-1]
    assert desk.find("rail_settings").isChecked()
    assert desk.asks(lambda session: session.settings.purpose) is Purpose.JOURNAL
    desk.goes("today")
    assert not desk.can_see("today_start_disclosure")


def test_looks_change_at_once(desk):
    at_settings(desk)
    desk.find("settings_look_dark").setFocus()
    desk.press("Space")
    assert desk.look.mode == "dark"
    desk.find("settings_text_size").setFocus()
    desk.press("Up")
    assert desk.look.text_size == 110
    # What the keys change meanwhile is said there, and the next step begins from it.
    desk.press("Ctrl++")
    assert desk.find("settings_text_size").value() == desk.look.text_size == 120
    desk.press("Up")
    assert desk.look.text_size == 130


def test_it_says_what_it_is_and_leads_to_what_it_protects(desk):
    at_settings(desk)
    assert "GNU General Public License" in desk.reads("settings_about")
    assert "no recovery phrase" in desk.reads("settings_phrase_state")

    for page, words in (
        ("know", "eighteen"),
        ("protects", "what it cannot"),
        ("pictures", "lawyer"),
        ("keys", "F1"),
    ):
        desk.chooses(f"settings_{page}")
        assert words in desk.reads()
        desk.press("Escape")
        assert desk.can_see("settings_title")


def opens_on(desk, what):
    """Choose by keys what is there after unlocking, write a line elsewhere, lock and unlock."""
    at_settings(desk)
    desk.goes_to("settings_opens_on_place")
    for _ in range(("place", "today", "entry").index(what)):
        desk.press("Down")
    desk.inside._beginning.letter()
    desk.types("the letter")
    desk.wait_until_saved()
    desk.lock()
    desk.unlock()


@pytest.mark.parametrize("what", ["place", "today", "entry"])
def test_it_opens_on_what_was_chosen(desk, what):
    opens_on(desk, what)

    shown = {
        "place": desk.can_see("writing_paper") and desk.page == "the letter",
        "today": desk.can_see("today_title"),
        "entry": desk.can_see("entry_written") and desk.page == "",
    }
    assert [one for one, is_shown in shown.items() if is_shown] == [what]


def test_a_page_of_today_that_is_still_empty_is_opened_again(desk):
    opens_on(desk, "entry")
    desk.lock()
    desk.unlock()

    assert [one.kind for one in desk.documents()].count(Kind.ENTRY) == 1
    assert desk.is_at == "writing_paper"


def test_the_language_of_the_dictionary_and_the_loss_of_a_word_are_kept(desk):
    desk.unlock()
    desk.asks(
        lambda session: session.change_settings(session.settings.with_word("Anna").with_word("Zoe"))
    )
    desk.goes("settings")
    desk.goes_to("settings_spelling_en_gb")
    desk.press("Right")
    desk.press("Space")
    desk.chooses("settings_own_word_0")
    held = desk.asks(lambda session: session.settings)
    desk.chooses("settings_own_word_back")

    assert (held.spelling_language, held.own_words) == ("en-US", ("Zoe",))
    assert desk.asks(lambda session: session.settings).own_words == ("Anna", "Zoe")


def test_words_of_ones_own_stand_in_the_guides_from_here_on(desk):
    at_settings(desk)
    desk.goes_to("settings_word_for_partner")
    desk.types("Anna")
    desk.inside._beginning.guided("disclosure")
    desk.inside.writing._show_section(desk.inside.writing._document.section("opening").id)
    said = desk.reads()
    desk.lock()
    desk.unlock()

    assert "Anna" in said
    assert "your partner" not in said
    assert desk.asks(lambda session: session.settings.words) == {"partner": "Anna"}


def test_whoever_was_hurt_is_offered_no_spelling(desk):
    at_settings(desk)
    assert desk.can_see("settings_spelling_en_gb")
    desk.asks(
        lambda session: session.change_settings(session.settings.changed(purpose=Purpose.HURT))
    )
    desk.goes("today")
    desk.goes("settings")
    assert not desk.can_see("settings_spelling_en_gb")


def tab_leads_into_sight(desk):
    at_settings(desk)
    desk.window.resize(1280, 480)
    idle = desk.find("settings_idle")
    desk.find("settings_keys").setFocus()
    in_sight.bring(desk.find("settings_keys"))
    desk.wait(lambda: idle.visibleRegion().isEmpty())
    desk.goes_to("rail_settings")
    assert idle.visibleRegion().isEmpty()
    desk.press("Tab")
    assert desk.is_at == "settings_idle"
    desk.wait(lambda: not idle.visibleRegion().isEmpty())


def test_tab_from_the_rail_brings_what_it_leads_to_into_sight(desk):
    tab_leads_into_sight(desk)


def test_twin_a_window_that_only_leads_there_is_seen(desk, monkeypatch):
    monkeypatch.delattr(MainWindow, "focusNextPrevChild")
    monkeypatch.setattr(desks, "LONGEST_MS", 300)

    with pytest.raises(Exception, match=r"Timeout|timed out"):
        tab_leads_into_sight(desk)
