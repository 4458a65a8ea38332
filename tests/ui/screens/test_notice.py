"""Noticing by keys in the real window: two taps, kept at once, and nothing said about it."""

from datetime import date, timedelta

import pytest
from controls import controls
from test_layout import faults
from wording import breaches

from desktop.errors import VaultUnwritableError
from desktop.model import chart, scales
from desktop.model.settings import Purpose
from desktop.session import Session
from desktop.ui import days, messages, seeking, shelves
from desktop.ui.screens import notice


def unlocked(desk, purpose=Purpose.HURT):
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=purpose)))
    return desk


def at_the_scales(desk, *chosen):
    """Unlock as somebody who was hurt, go to Notice, and choose these scales by the pointer."""
    unlocked(desk).goes("notice")
    if chosen:
        for name in ("choose", *(f"choice_{one}" for one in chosen), "choice_done"):
            desk.find(f"scales_{name}").click()
    return desk


def kept(desk, key=scales.SECTION):
    """Return what the vault holds, once all that was done is with it."""
    desk.wait(lambda: desk.inside.texts.is_kept)
    (document,) = [one for one in desk.documents() if one.guide == scales.GUIDE]
    return document.section(key).fields


def readings(desk):
    return [(one.scale, one.value) for one in scales.readings(kept(desk))]


def refuses(*_parts, **_named):
    raise VaultUnwritableError


def test_before_anything_is_chosen_the_page_says_what_it_is_for(desk):
    at_the_scales(desk)

    assert desk.is_at == "scales_choose"
    assert "Two taps are enough" in desk.reads("scales_empty")
    assert desk.documents() == []


def test_an_entry_is_two_taps(desk):
    at_the_scales(desk, "vigil", "slp")
    desk.chooses("scales_chip_slp")
    desk.press("4")

    desk.wait(lambda: desk.reads("scales_saved").startswith("Saved"))
    assert readings(desk) == [("slp", 4)]
    assert desk.find("scales_at_4").isChecked()
    assert scales.readings(kept(desk))[0].day == days.today()


def test_arrows_walk_and_space_chooses(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    for _ in range(3):
        desk.press("Right")
    assert desk.is_at == "scales_at_3"
    desk.press("Left")
    desk.press("Space")

    assert readings(desk) == [("vigil", 2)]


def test_a_one_and_a_zero_are_a_ten_and_one_entry(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.types("10")

    assert readings(desk) == [("vigil", 10)]


def test_another_number_corrects_and_the_scale_chosen_again_begins_anew(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.types("4")
    desk.types("5")
    assert readings(desk) == [("vigil", 5)]

    desk.find("scales_chip_vigil").setFocus()
    desk.press("Space")
    assert not desk.find("scales_at_5").isChecked()
    desk.types("7")
    assert readings(desk) == [("vigil", 5), ("vigil", 7)]


def test_undo_takes_back_what_was_just_kept_and_no_more(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.types("4")
    desk.find("scales_chip_vigil").click()
    desk.types("9")
    desk.chooses("scales_undo")

    assert readings(desk) == [("vigil", 4)]
    assert desk.reads("scales_card_about") == "Taken back."


def a_note_that_was_taken_out_comes_back(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.types("4")
    desk.chooses("scales_add_note")
    desk.types("after the call")
    desk.chooses("scales_undo")
    assert readings(desk) == []
    assert desk.find("scales_undo").text() == "Put it back"
    desk.chooses("scales_undo")

    (reading,) = scales.readings(kept(desk))
    assert (reading.value, reading.note) == (4, "after the call")
    assert desk.find("scales_note").toPlainText() == "after the call"


def test_a_note_that_was_taken_out_with_its_number_comes_back(desk):
    a_note_that_was_taken_out_comes_back(desk)


def test_twin_that_lets_go_of_what_was_taken_out(desk, monkeypatch):
    taken_out = notice.NoticeScreen._on_undo

    def lets_go(screen):
        taken_out(screen)
        screen._gone = None

    monkeypatch.setattr(notice.NoticeScreen, "_on_undo", lets_go)
    with pytest.raises((AssertionError, ValueError)):
        a_note_that_was_taken_out_comes_back(desk)


def noted_another_day(desk):
    """Keep a number with a note two days ago, lock, and come back to the scales."""
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    for name in ("other_day", "day_before", "day_before"):
        desk.chooses(f"scales_{name}")
    desk.find("scales_at_0").setFocus()
    desk.types("6")
    desk.chooses("scales_add_note")
    desk.types("after the call")
    desk.lock()
    desk.unlock().goes("notice")
    return days.today() - timedelta(days=2)


def a_note_is_read_again(desk):
    noted_another_day(desk)
    desk.chooses("scales_form_table")
    table = desk.find("scales_table")
    said = [table.item(0, column).text() for column in range(table.columnCount())]
    assert said[-1] == "after the call"
    desk.goes_to("scales_table")
    table.setCurrentCell(0, 0)
    desk.press("Return")
    desk.chooses("scales_entry_1")

    assert desk.find("scales_note").toPlainText() == "after the call"


def test_a_note_of_another_day_is_read_again(desk):
    a_note_is_read_again(desk)


def test_twin_a_card_that_shows_the_number_alone(desk, monkeypatch):
    monkeypatch.setattr(notice.ScaleCard, "show_entry", notice.ScaleCard.show_kept)
    with pytest.raises(AssertionError):
        a_note_is_read_again(desk)


def test_a_number_of_another_day_can_be_put_right_and_taken_out(desk):
    day = noted_another_day(desk)
    for name in ("other_day", "day_before", "day_before", "entry_1"):
        desk.chooses(f"scales_{name}")
    desk.find("scales_at_6").setFocus()
    desk.types("3")
    (reading,) = scales.readings(kept(desk))
    assert (reading.day, reading.value, reading.note) == (day, 3, "after the call")
    assert desk.find("scales_entry_1").text() == "3, with a note"
    assert desk.find("scales_entry_1").isChecked()
    desk.chooses("scales_undo")

    assert readings(desk) == []
    assert not desk.can_see("scales_entry_1")


def test_no_note_is_in_the_table_that_leaves(desk):
    noted_another_day(desk)
    shown = desk.inside._screens["notice"]._picture.shown()

    assert "after the call" not in str(chart.table(shown))
    assert chart.table(shown).headings == ("Day", "Entries", "Range", "Marked")


def a_skip_is_kept_as_a_skip_and_drawn_nowhere(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.chooses("scales_at_skip")

    assert readings(desk) == [("vigil", None)]
    assert desk.reads("scales_reach") == "No entry in this time."
    assert "<circle" not in desk.find("scales_chart").svg()
    assert desk.reads("scales_card_about") == "Skipped. That is no zero."


def test_a_skip_is_kept_as_a_skip_and_drawn_nowhere(desk):
    a_skip_is_kept_as_a_skip_and_drawn_nowhere(desk)


def test_twin_that_takes_a_skip_for_a_zero(desk, monkeypatch):
    made = notice.Reading

    def zeroed(**parts):
        return made(**{**parts, "value": parts["value"] or 0})

    def replaced(one, **parts):
        return zeroed(**{**{key: getattr(one, key) for key in one.__slots__}, **parts})

    monkeypatch.setattr(notice, "replace", replaced)
    with pytest.raises(AssertionError):
        a_skip_is_kept_as_a_skip_and_drawn_nowhere(desk)


def a_lock_in_the_middle_of_an_entry_loses_nothing(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.types("6")
    desk.chooses("scales_add_note")
    desk.types("after the ca")
    desk.lock()

    desk.unlock()
    (reading,) = scales.readings(kept(desk))
    assert (reading.value, reading.note) == (6, "after the ca")


def test_a_lock_in_the_middle_of_an_entry_loses_nothing(desk):
    a_lock_in_the_middle_of_an_entry_loses_nothing(desk)


def test_twin_that_waits_for_the_end_of_a_note(desk, monkeypatch):
    monkeypatch.setattr(notice.NoticeScreen, "_on_note", lambda _screen, _words: None)
    with pytest.raises(AssertionError):
        a_lock_in_the_middle_of_an_entry_loses_nothing(desk)


def test_a_lock_right_after_the_second_tap_loses_nothing(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.types("6")
    desk.lock()

    desk.unlock()
    assert readings(desk) == [("vigil", 6)]


def test_a_day_before_can_be_noted_and_has_no_time(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.chooses("scales_other_day")
    desk.chooses("scales_day_before")
    desk.chooses("scales_day_before")
    desk.find("scales_at_0").setFocus()
    desk.types("3")

    (reading,) = scales.readings(kept(desk))
    assert reading.at == (days.today() - timedelta(days=2)).isoformat()
    assert desk.reads("scales_card_when") == days.long_day(reading.day, days.today())


def test_a_day_can_be_written_and_one_still_to_come_cannot(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.chooses("scales_other_day")
    desk.goes_to("scales_day")
    desk.types("3/10/2025")
    desk.press("Return")
    assert desk.reads("scales_day_words") == "Friday 3 October 2025"
    desk.goes_to("scales_day")
    desk.types("3/10/2099")
    desk.press("Return")
    assert desk.reads("scales_card_about") == "That day is still to come."
    desk.find("scales_at_0").setFocus()
    desk.types("3")

    assert scales.readings(kept(desk))[0].day == date(2025, 10, 3)


def test_a_new_disclosure_is_marked_said_and_taken_away_again(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.chooses("scales_mark")
    assert scales.marks(kept(desk)) == (days.today(),)
    assert "new disclosure" in desk.find("scales_chart").svg()
    assert "New disclosure" in desk.find("scales_chart").accessibleDescription()
    assert desk.find("scales_mark").text().startswith("Take the mark away")

    desk.chooses("scales_mark")
    assert scales.marks(kept(desk)) == ()
    assert "new disclosure" not in desk.find("scales_chart").svg()


def test_the_table_is_that_of_the_same_readings(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.types("6")
    desk.chooses("scales_form_table")
    table = desk.find("scales_table")
    shown = desk.inside._screens["notice"]._picture.shown()

    cells = [
        tuple(table.item(row, column).text() for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]
    assert tuple(cells) == chart.table(shown).rows
    assert len(cells) == 1
    assert not desk.can_see("scales_chart")


def test_six_are_chosen_by_keys_and_a_seventh_is_not_offered(desk):
    six = "vigil slp intr sad anx safe".split()
    at_the_scales(desk)
    for name in ("choose", *(f"choice_{one}" for one in six), "choice_done"):
        desk.chooses(f"scales_{name}")
    assert scales.mine(kept(desk)) == tuple(six)

    desk.chooses("scales_choose")
    assert not desk.find("scales_choice_pain").isEnabled()
    assert desk.reads("scales_choice_full") == "Six are chosen. Take one away to choose another."
    desk.chooses("scales_choice_slp")
    assert desk.find("scales_choice_pain").isEnabled()


def test_readings_of_a_scale_that_was_put_away_stay(desk):
    at_the_scales(desk, "vigil", "slp")
    desk.chooses("scales_chip_slp")
    desk.types("6")
    desk.chooses("scales_choose")
    desk.chooses("scales_choice_slp")
    desk.chooses("scales_choice_done")

    assert not desk.can_see("scales_chip_slp")
    assert readings(desk) == [("slp", 6)]


def test_a_scale_of_ones_own_is_made_and_used(desk):
    at_the_scales(desk)
    desk.chooses("scales_choose")
    desk.chooses("scales_own_make")
    assert "needs a name" in desk.reads("scales_own_said")
    desk.types("Singing")
    desk.goes_to("scales_own_high")
    desk.types("all day")
    desk.chooses("scales_own_plus")
    desk.chooses("scales_own_make")
    (made,) = scales.own(kept(desk))
    assert (made.name, made.high, made.is_plus) == ("Singing", "all day", True)
    desk.chooses("scales_choice_done")
    desk.chooses(f"scales_chip_{made.id}")
    desk.types("8")

    assert readings(desk) == [(made.id, 8)]
    assert desk.reads("scales_card_plus") == "On this scale a higher number is better."


def words_of_an_own_scale_are_put_right(desk):
    at_the_scales(desk)
    desk.chooses("scales_choose")
    desk.goes_to("scales_own_name")
    desk.types("Siging")
    desk.chooses("scales_own_make")
    (made,) = scales.own(kept(desk))
    desk.chooses("scales_choice_done")
    desk.chooses(f"scales_chip_{made.id}")
    desk.types("8")
    desk.chooses("scales_choose")
    desk.chooses("scales_own_change_1")
    assert desk.is_at == "scales_own_name"
    desk.types("Singing")
    desk.chooses("scales_own_make")
    desk.chooses("scales_choice_done")

    assert [(one.id, one.name) for one in scales.own(kept(desk))] == [(made.id, "Singing")]
    assert scales.mine(kept(desk)) == (made.id,)
    assert readings(desk) == [(made.id, 8)]
    assert desk.find(f"scales_chip_{made.id}").text() == "Singing"


def test_words_of_an_own_scale_are_put_right_and_what_was_noted_stays(desk):
    words_of_an_own_scale_are_put_right(desk)


def test_twin_that_makes_another_scale_of_it(desk, monkeypatch):
    made = notice.NoticeScreen._on_made
    monkeypatch.setattr(
        notice.NoticeScreen, "_on_made",
        lambda screen, scale: made(screen, notice.replace(scale, id="")),
    )  # fmt: skip
    with pytest.raises(AssertionError):
        words_of_an_own_scale_are_put_right(desk)


def test_a_shipped_scale_has_no_words_to_change(desk):
    at_the_scales(desk)
    desk.chooses("scales_choose")

    assert not desk.can_see("scales_own_change_1")


def the_tick_is_kept_apart_and_opens_help(desk):
    at_the_scales(desk)
    desk.chooses("scales_talk")

    assert desk.can_see("help")
    desk.wait(lambda: desk.inside.texts.is_kept)
    assert kept(desk, scales.TALK_SECTION) == {"talk": "yes"}
    assert kept(desk) == {}


def test_the_tick_is_kept_apart_and_opens_help(desk):
    the_tick_is_kept_apart_and_opens_help(desk)


def test_the_tick_can_be_taken_back(desk):
    the_tick_is_kept_apart_and_opens_help(desk)
    desk.press("Escape")
    desk.goes("notice")
    desk.chooses("scales_talk")

    assert kept(desk, scales.TALK_SECTION) == {}


def test_the_records_are_beside_the_scales(desk):
    at_the_scales(desk)
    desk.chooses("scales_to_records")
    assert desk.can_see("notice_guided")
    assert not desk.can_see("scales_title")
    desk.find("notice_to_scales").setFocus()
    desk.press("Space")
    assert desk.can_see("scales_title")
    assert not desk.can_see("notice_to_scales")
    desk.chooses("scales_to_records")
    desk.chooses("notice_guided")
    assert desk.can_see("guide_choice")


def test_the_document_of_the_scales_opens_their_page(desk):
    at_the_scales(desk, "vigil")
    (document,) = desk.documents()
    desk.goes("today")
    desk.inside.open(document.id)

    assert desk.can_see("scales_card")
    assert desk.inside.writing.document is None


def test_they_are_begun_by_their_own_page_and_never_offered_as_a_form(desk):
    unlocked(desk)

    guides = desk.inside._means.guides
    assert scales.GUIDE in guides
    assert scales.GUIDE not in [one.id for one in shelves.offered("notice", guides, Purpose.HURT)]
    goals = desk.asks(lambda session: seeking.goals(session, guides))
    assert scales.GUIDE not in [one.key for one in goals]


def test_after_the_document_went_to_the_trash_the_page_begins_anew(desk):
    at_the_scales(desk, "vigil")
    (document,) = desk.documents()
    desk.asks(lambda session: session.trash(document.id))
    desk.goes("today")
    desk.goes("notice")
    assert desk.is_at == "scales_choose"
    desk.chooses("scales_choose")
    desk.chooses("scales_choice_slp")
    desk.chooses("scales_choice_done")

    assert scales.mine(kept(desk)) == ("slp",)
    assert len(desk.documents(trashed=True)) == 1


def test_where_nothing_can_be_begun_the_reason_is_said_and_nothing_is_claimed(desk, monkeypatch):
    at_the_scales(desk)
    monkeypatch.setattr(Session, "start", refuses)
    desk.chooses("scales_choose")
    desk.chooses("scales_choice_vigil")
    assert messages.sentence(VaultUnwritableError()) in desk.reads()
    desk.chooses("scales_choice_done")

    assert not desk.can_see("scales_card")
    desk.chooses("scales_talk")
    assert desk.can_see("help")
    assert desk.documents() == []


@pytest.mark.parametrize("purpose", [Purpose.TRUTH, Purpose.JOURNAL])
def test_nobody_else_has_them(desk, purpose):
    unlocked(desk, purpose)
    desk.inside.go("notice")

    assert not desk.can_see("scales_title")
    assert desk.can_see("notice_title")


def test_what_was_shown_is_let_go_of_when_the_page_is_left(desk):
    at_the_scales(desk, "vigil")
    desk.goes("today")

    assert desk.inside._screens["notice"]._document is None


@pytest.mark.parametrize("size", [100, 200, 250])
def test_everything_has_a_name_and_its_place(desk, size):
    at_the_scales(desk, "vigil", "slp", "intr", "trustme", "safe", "conc")
    desk.chooses("scales_chip_trustme")
    desk.types("6")
    desk.chooses("scales_other_day")
    desk.look.set_text_size(size)
    screen = desk.find("scales")
    desk.wait(lambda: faults(screen) == [])

    assert [one for one in controls(screen._page) if not one.name or not one.words] == []
    targets = [desk.find(f"scales_at_{number}") for number in range(11)]
    least = desk.look.theme.px(36)
    assert min(min(one.width(), one.height()) for one in targets) >= least


@pytest.mark.parametrize("size", [100, 250])
def test_the_page_of_the_choice_has_its_place(desk, size):
    at_the_scales(desk)
    desk.chooses("scales_choose")
    desk.look.set_text_size(size)
    screen = desk.find("scales")
    desk.wait(lambda: faults(screen) == [])

    assert [one for one in controls(screen._page) if not one.name or not one.words] == []


def test_the_sentences_keep_the_tone_and_none_counts_or_compares(desk):
    at_the_scales(desk, "vigil")
    desk.chooses("scales_chip_vigil")
    desk.types("6")
    said = desk.reads()
    desk.chooses("scales_choose")
    said += "\n" + desk.reads()

    for words in said.splitlines():
        assert breaches(words) == []
    for word in ("average", "total", "last week", "better than", "worse", "alert"):
        assert word not in said.lower()
