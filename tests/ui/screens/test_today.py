"""Continue, what was written last, start something; nothing is counted."""

import pytest
from PySide6.QtCore import Qt

from desktop.model import entries, screening
from desktop.model.entries import Entry
from desktop.model.settings import Purpose
from desktop.session import Session
from desktop.ui.screens import today

LINES = "the lake in winter"
SHOWN = Qt.ItemDataRole.AccessibleTextRole


def after_a_page(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types(LINES)
    desk.wait_until_saved()
    desk.goes("today")


def test_one_key_goes_back_to_where_the_writer_stopped(desk):
    after_a_page(desk)
    assert desk.is_at == "today_continue"

    desk.press("Return")

    assert (desk.page, desk.caret) == (LINES, len(LINES))


def test_own_words_are_shown_only_to_who_wants_that(desk):
    after_a_page(desk)
    assert LINES not in desk.reads()
    desk.goes("settings")
    desk.chooses("settings_last_lines")
    desk.goes("today")

    assert LINES in desk.reads()


def test_twin_a_page_that_shows_words_unasked(desk, monkeypatch):
    honest = today.TodayScreen._continue_card

    def shows(self, document, place):
        card = honest(self, document, place)
        card.layout().addWidget(today.label(document.sections[0].body[0].text, "words"))
        return card

    monkeypatch.setattr(today.TodayScreen, "_continue_card", shows)

    with pytest.raises(AssertionError):
        test_own_words_are_shown_only_to_who_wants_that(desk)


def test_what_was_written_last_opens_with_enter(desk):
    desk.unlock()
    desk.chooses("today_start_letter")
    desk.types("Dear you")
    desk.wait_until_saved()
    desk.goes("today")
    desk.goes_to("today_in_progress")
    # Logs stand there, too, and are never finished: nothing says that something is to be.
    assert "progress" not in desk.reads()

    desk.press("Return")

    assert desk.page == "Dear you"


def test_a_disclosure_is_started_once(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.goes("today")

    assert not desk.can_see("today_start_disclosure")
    assert desk.can_see("today_start_entry")


def test_today_can_be_come_back_to_again_and_again(desk):
    after_a_page(desk)
    for _ in range(3):
        desk.goes("letters")
        desk.goes("today")

    assert desk.can_see("today_title")
    assert desk.is_at == "today_continue"


def test_tab_goes_through_the_page_in_reading_order(desk):
    desk.unlock()
    desk.chooses("today_start_letter")
    desk.types("x")
    desk.wait_until_saved()
    desk.goes("today")
    order = [desk.is_at]
    for _ in range(4):
        desk.press("Tab")
        order.append(desk.is_at)

    assert order == [
        "today_continue", "today_in_progress", "today_start_disclosure", "today_start_letter",
        "today_start_entry",
    ]  # fmt: skip


def test_no_line_looks_chosen_and_what_can_be_started_has_its_icon(desk):
    desk.unlock()
    desk.chooses("today_start_letter")
    desk.types("x")
    desk.wait_until_saved()
    desk.goes("today")

    assert desk.find("today_in_progress").selectedItems() == []
    for name in ("letter", "entry", "disclosure"):
        assert not desk.find(f"today_start_{name}").icon().isNull(), name


def test_the_card_about_attempts_has_the_edge_of_the_others(desk):
    desk.sit_down()
    desk.types("not this one")
    desk.press("Return")
    desk.wait(lambda: "does not open" in desk.reads())
    desk.get_up()
    desk.unlock()

    edges = desk.find("today_attempts").layout().contentsMargins()
    assert (edges.left(), edges.top(), edges.right(), edges.bottom()) == (32, 24, 32, 24)
    desk.chooses("today_attempts_seen")
    assert not desk.can_see("today_attempts")


def test_in_a_narrow_place_the_button_stands_below_the_words(desk, qtbot):
    after_a_page(desk)
    words, button = desk.find("today_continue_title"), desk.find("today_continue")
    assert button.y() < words.geometry().bottom()

    desk.look.set_text_size(250)
    desk.window.resize(1024, 640)

    qtbot.waitUntil(lambda: button.y() > words.geometry().bottom())


def veil(desk):
    [document] = desk.documents()
    section = document.sections[0]
    fields = entries.with_entry(section.fields, Entry(is_veiled=True))
    desk.asks(lambda session: session.save(document.id, section.id, None, fields=fields))


def assert_a_veiled_entry_shows_no_line(desk):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_last_lines")
    desk.goes("today")
    desk.chooses("today_start_entry")
    desk.types(LINES)
    desk.wait_until_saved()
    desk.goes("today")
    assert LINES in desk.reads()
    veil(desk)
    desk.goes("letters")
    desk.goes("today")

    assert desk.can_see("today_continue_title")
    assert LINES not in desk.reads()


def test_a_veiled_entry_shows_no_line(desk):
    assert_a_veiled_entry_shows_no_line(desk)


def test_twin_that_does_not_ask_for_the_veil_shows_its_line(desk, monkeypatch):
    monkeypatch.setattr(Session, "veiled", lambda _session, _ids: frozenset())

    with pytest.raises(AssertionError, match="lake"):
        assert_a_veiled_entry_shows_no_line(desk)


def after_a_veiled_page(desk):
    """Write an entry, veil it, lock, and come back."""
    desk.unlock()
    desk.asks(
        lambda session: session.change_settings(
            session.settings.changed(purpose=Purpose.HURT, shows_last_lines=True)
        )
    )
    desk.press("Ctrl+N")
    desk.types("the drawer")
    desk.find("writing_title").setText("The drawer")
    desk.inside.writing._on_title_edited("The drawer")
    desk.chooses("entry_veil")
    desk.find("writing_paper").setFocus()
    desk.wait_until_saved()
    desk.lock()
    desk.unlock()


def no_word_is_seen(desk):
    assert desk.can_see("today_title")
    assert "drawer" not in desk.reads().lower()
    assert desk.find("today_in_progress").item(0).data(SHOWN).startswith("A veiled entry")


def test_a_veiled_entry_shows_no_word_here_and_opens_by_one_act_at_its_caret(desk):
    after_a_veiled_page(desk)
    no_word_is_seen(desk)
    assert desk.reads("today_continue_title") == "A veiled entry"
    desk.press("Return")
    assert desk.page == "the drawer"
    assert desk.caret == len("the drawer")


def test_questions_answered_in_private_are_named_nowhere_here(desk):
    desk.unlock()
    desk.asks(
        lambda session: session.change_settings(session.settings.changed(purpose=Purpose.HURT))
    )
    desk.inside._beginning.guided(screening.GUIDE)
    document = desk.inside.writing._document
    page = document.pages[0]
    desk.inside.texts.set_fields(document.id, page, {"afraid": "yes"})
    desk.wait_until_saved()
    desk.lock()
    desk.unlock()

    assert desk.can_see("today_title")
    assert not desk.can_see("today_continue")
    assert not desk.can_see("today_in_progress")
    for words in (document.title, page.heading, "private"):
        assert words.lower() not in desk.reads().lower()
