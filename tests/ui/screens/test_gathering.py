"""From my journal: what was marked is copied where the writer stopped, and nothing else moves."""

from dataclasses import replace

import heard
import pytest
from heard import AWAKE, HEAVY, MINE, NEED, NEVER, ROW, STAIR
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.model import points, pulled, richtext
from desktop.ui import pulling
from desktop.ui.screens.gathering import GatheringScreen

DRAWER = "The drawer"
KITCHEN = "I stood in the kitchen."
DREAMS = (
    "Bad dreams: noted on 14 days between 19 October and 15 November 2026, from 4 to 9 out of 10."
)


def put(desk):
    desk.find("gathering_put").setFocus()
    desk.press("Space")
    desk.wait(lambda: desk.can_see("writing_paper"))
    desk.wait_until_saved()


def section(desk, key="finding_out"):
    return heard.the_letter(desk).section(key)


def test_what_belongs_to_the_section_comes_first_and_all_else_can_be_reached(desk):
    heard.at_the_letter(desk, "made_to_believe")
    desk.press("Ctrl+J")
    screen = desk.find("gathering")

    assert desk.is_at == "gathering_source"
    mine = [one.is_for_section for one in screen._sources]
    assert mine == sorted(mine, reverse=True)
    words = [one.word for one in screen._sources]
    assert words.index("Small betrayals") < mine.count(True)
    assert words[-1] == "What I noted on scales"
    assert "What I was made to believe" in desk.reads("gathering_opening")


def test_ticked_passages_are_copied_in_one_step_each_with_its_way_back(desk):
    heard.at_the_letter(desk)
    shown = heard.pulls_from(desk, "Sleep")
    said = heard.heads(shown)
    assert [STAIR in said[0], AWAKE in said[1], MINE in said[3]] == [True] * 3
    assert "about spring 2021" in said[0]
    assert "never leaves" in said[3]
    heard.ticks(desk, shown, 0, 1)

    put(desk)

    assert desk.page.split("\n") == [KITCHEN, STAIR, AWAKE]
    assert desk.caret == len(f"{KITCHEN}\n{STAIR}\n{AWAKE}")
    notes = pulled.pulled(section(desk).fields)
    assert [one.words for one in notes] == [STAIR, AWAKE]
    assert not any(run.reach for block in section(desk).body for run in block.runs)
    desk.press("Ctrl+Z")
    assert desk.page == KITCHEN


def test_the_paragraph_the_caret_is_in_stays_whole(desk):
    heard.at_the_letter(desk, words=KITCHEN)
    desk.press("Return")
    desk.types("Then I sat.")
    for _ in range(15):
        desk.press("Left")
    shown = heard.pulls_from(desk, "Sleep")
    heard.ticks(desk, shown, 0)
    put(desk)

    assert desk.page.split("\n") == [KITCHEN, STAIR, "Then I sat."]


def shows_no_veiled_word_before_it_is_opened(desk):
    heard.at_the_letter(desk)
    [heavy] = [one for one in desk.documents() if HEAVY in richtext.plain(one.first_page.body)]
    desk.asks(lambda session: session.rename(heavy.id, DRAWER))
    shown = heard.pulls_from(desk, "Sleep")
    said = "\n".join(heard.heads(shown))
    assert HEAVY not in said
    assert DRAWER not in said
    assert "2026, Veiled. Enter opens it." in heard.heads(shown)[2]
    heard.ticks(desk, shown, 2)
    assert not desk.find("gathering_put").isEnabled()

    desk.press("Return")

    assert HEAVY in heard.heads(shown)[2]
    assert DRAWER in heard.heads(shown)[2]
    heard.ticks(desk, shown, 2)
    assert shown.item(2).checkState() is Qt.CheckState.Checked


def test_what_is_veiled_stays_so_until_enter_opens_it(desk):
    shows_no_veiled_word_before_it_is_opened(desk)


def test_twin_a_page_that_knows_no_veil_shows_the_words(desk, monkeypatch):
    passage = pulling.Pulling.passage
    monkeypatch.setattr(
        pulling.Pulling, "passage",
        lambda self, found: replace(passage(self, found), is_veiled=False),
    )  # fmt: skip

    with pytest.raises(AssertionError):
        shows_no_veiled_word_before_it_is_opened(desk)


def test_twin_a_line_that_names_what_is_veiled_shows_its_title(desk, monkeypatch):
    line = GatheringScreen._line
    monkeypatch.setattr(
        GatheringScreen, "_line",
        lambda self, offer: replace(line(self, offer), head=offer.head),
    )  # fmt: skip

    with pytest.raises(AssertionError, match=DRAWER):
        shows_no_veiled_word_before_it_is_opened(desk)


def stays_kept(desk):
    heard.at_the_letter(desk)
    shown = heard.pulls_from(desk, "Sleep")
    assert "stays behind" in desk.reads("gathering_said")
    heard.ticks(desk, shown, 3)
    put(desk)

    assert MINE in desk.page
    assert richtext.holds_kept(section(desk).body)
    assert MINE not in richtext.plain(richtext.leaving(section(desk).body))


def test_a_passage_that_never_leaves_stays_so_in_the_letter(desk):
    stays_kept(desk)


def test_twin_words_copied_without_their_marks_could_leave(desk, monkeypatch):
    monkeypatch.setattr(pulling, "_own", lambda body: richtext.from_plain(richtext.plain(body)))

    with pytest.raises(AssertionError):
        stays_kept(desk)


def test_a_fact_of_a_scale_is_chosen_by_hand_and_says_no_more_than_was_noted(desk):
    heard.at_the_letter(desk, "what_changed", "")
    heard.pulls_from(desk, "What I noted on scales")
    assert DREAMS in desk.reads("gathering_noted_sentence")
    desk.find("gathering_noted_first").setFocus()
    desk.press("Ctrl+A")
    desk.types("nobody knows when")
    assert not desk.find("gathering_noted_take").isEnabled()
    desk.press("Ctrl+A")
    desk.types("October 2026")
    desk.find("gathering_noted_take").setFocus()
    desk.press("Space")
    put(desk)

    [note] = pulled.pulled(section(desk, "what_changed").fields)
    assert note.words.startswith("Bad dreams: noted on 14 days between 1 October and 15 November")
    assert note.words in richtext.plain(section(desk, "what_changed").body)


def test_rows_come_without_what_never_leaves_and_without_those_that_were_refused(desk):
    heard.at_the_letter(desk, "made_to_believe", "")
    shown = heard.pulls_from(desk, "Small betrayals")
    assert [ROW in one for one in heard.heads(shown)] == [True, True]
    assert NEVER not in "\n".join(heard.heads(shown))
    heard.ticks(desk, shown, 0)
    put(desk)

    assert desk.page.split("\n") == [f"{ROW} yes", "What I know now: It was true."]


def test_a_card_of_needs_becomes_a_row_that_leads_back_by_itself(desk):
    letter = heard.at_the_letter(desk, "need", "")
    shown = heard.pulls_from(desk, "What I need")
    heard.ticks(desk, shown, 0)
    desk.find("gathering_put").setFocus()
    desk.press("Space")
    desk.wait(lambda: "needs" in section(desk, "need").fields)

    [row] = section(desk, "need").fields["needs"]
    assert row["cells"]["what"] == NEED
    assert row["cells"]["kind"] == "requirement"
    assert row["cells"]["card"]["words"] == NEED
    assert letter.id != row["cells"]["card"]["document"]
    assert pulled.pulled(section(desk, "need").fields) == ()


def puts_a_card_where_it_is_seen(desk):
    heard.at_the_letter(desk, "opening")
    shown = heard.pulls_from(desk, "What I need")
    heard.ticks(desk, shown, 0)
    put(desk)

    assert desk.page.split("\n") == [KITCHEN, NEED], "the card stands on no page"
    assert "needs" not in section(desk, "opening").fields
    assert not any("table" in one for one in told(desk))
    [note] = pulled.pulled(section(desk, "opening").fields)
    assert (note.words, note.row) == (NEED, "c" * 32)
    desk.press("Ctrl+Shift+J")
    assert desk.is_at == "origin_open_0"
    assert "Its row is there." in desk.reads()


def told(desk):
    return [one.text() for one in desk.window.findChildren(QLabel) if one.isVisible()]


def test_a_card_of_needs_is_put_as_words_into_a_section_without_its_table(desk):
    puts_a_card_where_it_is_seen(desk)


def test_twin_a_card_put_into_a_table_that_is_not_there_vanishes(desk, monkeypatch):
    rows = pulling.Pulling.rows
    monkeypatch.setattr(
        pulling.Pulling, "rows", lambda self, guide, _into: rows(self, guide, "need")
    )

    with pytest.raises(AssertionError, match="on no page"):
        puts_a_card_where_it_is_seen(desk)


def test_an_empty_record_is_not_told_to_mark_its_journal(desk):
    heard.at_the_letter(desk)
    [found] = [one for one in desk.documents() if one.guide == "small_betrayals"]
    scenes = found.section("scenes")
    desk.asks(lambda session: session.save(found.id, scenes.id, scenes.body, fields={}))
    heard.pulls_from(desk, "Small betrayals")

    assert "on that page" in desk.reads("gathering_said")
    assert "mark" not in desk.reads("gathering_said")


def test_ticks_hold_while_another_source_is_looked_at(desk):
    heard.at_the_letter(desk)
    shown = heard.pulls_from(desk, "Sleep")
    heard.ticks(desk, shown, 0)
    desk.find("gathering_source").setCurrentText("Small betrayals")
    desk.find("gathering")._on_source_chosen(0)
    heard.ticks(desk, shown, 0)
    put(desk)

    assert desk.page.split("\n")[:3] == [KITCHEN, STAIR, f"{ROW} yes"]


def test_escape_leads_back_changes_nothing_and_the_page_forgets(desk):
    heard.at_the_letter(desk)
    shown = heard.pulls_from(desk, "Sleep")
    heard.ticks(desk, shown, 0)

    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))

    assert desk.page == KITCHEN
    [screen] = desk.window.findChildren(GatheringScreen)
    assert screen._ticked == screen._offers == {}
    assert screen._list.count() == 0
    assert points.KEY not in section(desk).fields


def test_a_part_of_life_nothing_is_marked_with_says_so(desk):
    heard.at_the_letter(desk)
    shown = heard.pulls_from(desk, "Money")

    assert shown.count() == 0
    assert "nothing here yet" in desk.reads("gathering_said")
    said = desk.find("gathering_said")
    assert desk.find("gathering_source").y() < said.y() < desk.find("gathering_list").y()
    assert not desk.find("gathering_put").isEnabled()


def test_a_letter_that_answers_has_no_such_page(desk):
    desk.unlock()
    desk.inside._beginning.guided("amends")
    desk.press("Ctrl+J")

    assert not desk.can_see("gathering")
    assert not desk.can_see("writing_to_gathering")


def test_tab_goes_in_reading_order(desk):
    heard.at_the_letter(desk)
    shown = heard.pulls_from(desk, "Sleep")
    heard.ticks(desk, shown, 0)
    desk.find("gathering_source").setFocus()
    seen = []
    for _ in range(3):
        desk.press("Tab")
        seen.append(desk.is_at)

    assert seen == ["gathering_list", "gathering_put", "gathering_back"]


def test_who_marked_nothing_finds_every_entry_newest_first(desk):
    heard.at_the_letter(desk)
    shown = heard.pulls_from(desk, "All of my journal, the newest first")

    said = heard.heads(shown)
    assert ["about spring 2021" in said[0], AWAKE in said[1]] == [True, True]
    assert HEAVY not in "".join(said)
    assert MINE in said[3]
    assert "never leaves" in said[3]
