"""The journal as a person goes through it: by day, by what it touches, by when it happened."""

import journal_case
import pytest

from desktop.model.document import Kind
from desktop.ui import days, journal_lines
from desktop.ui.screens import journal


def at_the_journal(desk):
    journal_case.fill(desk.folder)
    desk.unlock()
    desk.goes("journal")


def rows(desk):
    shown = desk.find("journal_list")
    return [shown.row_at(at) for at in range(shown.count())]


def words(desk):
    return [row.words for row in rows(desk)]


def chooses(desk, name, words):
    desk.wait(lambda: desk.can_see(name) and desk.find(name).findText(words) >= 0)
    box = desk.find(name)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_an_empty_journal_says_so_and_leads_to_the_first_entry(desk):
    desk.unlock()
    desk.goes("journal")

    assert "No entries yet" in desk.reads("journal_empty")
    assert desk.is_at == "journal_new"
    desk.press("Return")
    assert desk.is_at == "writing_paper"


def test_entries_stand_newest_first_with_their_first_words(desk):
    at_the_journal(desk)

    assert words(desk) == [
        "in the evening", "in the morning", "Veiled. Enter opens it.", "by the river",
        "of the winter", "the oldest words",
    ]  # fmt: skip
    assert desk.is_at == "journal_list"
    river = rows(desk)[3]
    assert river.title == "The river"
    assert river.chips == ("Sleep", "nights")


def nothing_of_a_veiled_entry_is_in_a_line(desk):
    at_the_journal(desk)

    told = " ".join(row.spoken() for row in rows(desk))
    assert "never seen" not in told
    assert "drawer" not in told


def test_a_veiled_entry_has_a_day_and_no_words_and_opens_by_one_key(desk):
    nothing_of_a_veiled_entry_is_in_a_line(desk)
    desk.press("Down")
    desk.press("Down")

    desk.press("Return")

    assert desk.page == "never seen in a list"


def test_twin_a_list_that_shows_the_title_of_what_is_veiled(desk, monkeypatch):
    honest = journal_lines.JournalRow

    def unveiled(**parts):
        return honest(**{**parts, "title": "The drawer", "is_veiled": False})

    monkeypatch.setattr(journal_lines, "JournalRow", unveiled)

    with pytest.raises(AssertionError, match="drawer"):
        nothing_of_a_veiled_entry_is_in_a_line(desk)


def test_an_entry_is_found_by_the_part_of_life_it_touches_and_by_a_word_of_ones_own(desk):
    at_the_journal(desk)

    chooses(desk, "journal_reach", "Sleep")
    assert words(desk) == ["in the evening", "by the river"]
    chooses(desk, "journal_tag", "nights")
    assert words(desk) == ["by the river"]
    chooses(desk, "journal_reach", "Money")
    assert "No entry here has that mark." in desk.reads("journal_empty")
    chooses(desk, "journal_reach", "All parts of life")
    chooses(desk, "journal_tag", "All words of my own")
    assert len(words(desk)) == 6


def test_a_day_leads_to_its_entries_or_to_those_before_it(desk):
    at_the_journal(desk)
    desk.find("journal_days").setFocus()
    for _ in range(2):  # two days ago nothing was written
        desk.press("Left")

    desk.press("Return")

    assert desk.is_at == "journal_list"
    assert desk.find("journal_list").current_row().words == "by the river"


def test_a_day_is_found_among_what_was_chosen_too(desk):
    at_the_journal(desk)
    chooses(desk, "journal_reach", "Sleep")
    desk.find("journal_days").setFocus()
    desk.press("Left")

    desk.press("Return")

    assert desk.find("journal_list").current_row().words == "by the river"


def test_what_happened_long_ago_stands_in_its_place_with_the_gaps_between(desk):
    at_the_journal(desk)

    desk.find("journal_order_happened").click()

    assert [row.head for row in rows(desk)] == [
        "12 April 2024",
        "Nothing stands here between December 2021 and April 2024.",
        "about 2021",
        "Nothing stands here between May 2019 and January 2021.",
        "spring 2019",
    ]
    desk.find("journal_list").setFocus()
    desk.press("Down")
    assert desk.find("journal_list").current_row().head == "about 2021"


def test_an_entry_goes_to_the_trash_and_comes_back(desk):
    at_the_journal(desk)
    desk.press("Delete")
    assert "in the evening" not in words(desk)

    desk.find("journal_show_trash").click()
    assert words(desk) == ["in the evening"]
    assert desk.reads("journal_title") == "Trash"
    desk.find("journal_restore").click()

    assert desk.titles(Kind.ENTRY, trashed=True) == []
    desk.find("journal_show_trash").click()
    assert words(desk)[0] == "in the evening"


def test_only_deleting_for_good_asks_and_escape_leaves_all_as_it_is(desk):
    at_the_journal(desk)
    desk.press("Delete")
    desk.find("journal_show_trash").click()
    desk.find("journal_delete").click()
    assert desk.is_at == "journal_question_keep"

    desk.press("Escape")
    assert words(desk) == ["in the evening"]
    desk.find("journal_delete").click()
    desk.find("journal_question_delete").click()

    assert desk.titles(Kind.ENTRY, trashed=True) == []
    assert "The trash is empty." in desk.reads("journal_empty")


def test_nothing_in_the_trash_opens(desk):
    at_the_journal(desk)
    desk.press("Delete")
    desk.find("journal_show_trash").click()

    desk.press("Return")

    assert desk.is_at == "journal_list"


def test_an_entry_gets_a_name_of_its_own(desk):
    at_the_journal(desk)
    desk.press("F2")
    desk.types("A walk")
    desk.press("Return")

    assert desk.find("journal_list").current_row().title == "A walk"
    desk.press("F2")
    desk.types("x")
    desk.press("Escape")
    assert desk.find("journal_list").current_row().title == "A walk"
    assert desk.is_at == "journal_list"


def test_what_is_written_now_is_in_the_list_when_one_comes_back(desk):
    at_the_journal(desk)
    desk.chooses("journal_new")
    desk.types("just now")

    desk.goes("journal")

    assert words(desk)[0] == "just now"
    assert rows(desk)[0].head == "Today"


def test_an_anger_page_and_a_letter_that_is_not_sent_are_begun_from_here(desk):
    at_the_journal(desk)

    desk.chooses("journal_anger_page")

    assert desk.asks(lambda session: session.begun()) == {"anger_page"}


def reads_few_entries(desk, monkeypatch):
    journal_case.many(desk.folder)
    desk.unlock()
    read = []
    honest = desk.room._session.entry_words
    monkeypatch.setattr(
        desk.room._session, "entry_words", lambda ids, most: read.extend(ids) or honest(ids, most)
    )

    desk.goes("journal")

    assert desk.find("journal_list").count() == 100
    assert len(read) <= 80


def test_of_a_long_journal_only_what_is_looked_at_is_read(desk, monkeypatch):
    reads_few_entries(desk, monkeypatch)


def test_twin_a_list_that_reads_all_there_is(desk, monkeypatch):
    monkeypatch.setattr("desktop.ui.widgets.journal_list.PORTION", 1_000)

    with pytest.raises(AssertionError, match="<= 80"):
        reads_few_entries(desk, monkeypatch)


def test_the_end_of_a_long_journal_is_reached_by_one_key(desk):
    journal_case.many(desk.folder)
    desk.unlock()
    desk.goes("journal")

    desk.press("End")

    assert desk.find("journal_list").current_row().words == "entry 98"


def test_in_a_low_window_the_list_has_the_room_and_the_rest_is_a_key_away(desk):
    at_the_journal(desk)
    desk.look.set_text_size(200)
    desk.find("journal_which")
    assert not desk.can_see("journal_days")
    assert not desk.can_see("journal_reach")

    desk.find("journal_which").click()

    assert desk.can_see("journal_reach")
    assert not desk.can_see("journal_list")
    desk.find("journal_which").click()
    assert desk.can_see("journal_list")


def test_the_month_is_shown_when_it_is_asked_for(desk):
    at_the_journal(desk)
    low = desk.find("journal_days").height()

    desk.chooses("journal_month")

    assert desk.find("journal_days").height() > 2 * low
    assert desk.reads("journal_days_shown") == days.month_year(days.today())


def test_somebody_who_prepares_the_truth_has_the_journal_without_the_pages_of_the_hurt(desk):
    desk.unlock()
    desk.goes("journal")

    assert not desk.can_see("journal_anger_page")
    assert journal.Offer() == journal.Offer(reach=(), guides=())


@pytest.mark.parametrize("how", ["Up", "lock"])
def test_a_name_typed_half_is_kept_when_one_is_led_away_from_it(desk, how):
    at_the_journal(desk)
    desk.press("Down")
    desk.press("F2")
    desk.types("A wal")

    if how == "lock":
        desk.lock()
        desk.unlock()
        desk.goes("journal")
    else:
        desk.find("journal_list").setFocus()
        desk.press("Up")
        desk.press("Down")

    assert "A wal" in [row.title for row in rows(desk)]
    assert not desk.can_see("journal_new_name")


def test_escape_gives_the_former_name_back_though_another_was_kept(desk):
    at_the_journal(desk)
    desk.press("F2")
    desk.types("A walk")
    desk.press("Return")
    desk.press("F2")
    desk.types("Other")
    desk.wait(lambda: "Other" in desk.titles(Kind.ENTRY))
    desk.press("Escape")

    assert rows(desk)[0].title == "A walk"


def test_escape_leads_out_of_the_trash_of_what_was_chosen_and_of_the_journal(desk):
    at_the_journal(desk)
    chooses(desk, "journal_reach", "Sleep")
    assert len(rows(desk)) < 6
    desk.find("journal_list").setFocus()
    desk.press("Escape")
    assert len(rows(desk)) == 6
    assert desk.is_at == "journal_list"

    desk.press("Delete")
    desk.chooses("journal_show_trash")
    desk.chooses("journal_delete")
    desk.press("Escape")
    assert desk.reads("journal_title") == "Trash"
    desk.press("Escape")
    assert desk.reads("journal_title") == "Journal"
    assert desk.is_at == "journal_list"

    desk.press("Escape")
    assert desk.reads("today_title") == "Today"
