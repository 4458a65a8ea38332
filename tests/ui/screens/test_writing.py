"""One document: its sections, its states, its guide and its history, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.model.document import State
from desktop.ui.screens.writing import WritingScreen
from desktop.ui.widgets.section_desk import Side


def disclosure(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.press("Ctrl+Tab")  # from the facts to the letter
    assert desk.is_at == "writing_paper"


def state_of_first(desk):
    outline = desk.find("writing_outline")
    return outline.item(0).data(Qt.ItemDataRole.AccessibleTextRole).rpartition(": ")[2]


def test_the_keys_lead_through_the_sections_and_stop_at_both_ends(desk):
    disclosure(desk)
    first = desk.reads("writing_heading")
    desk.press("Ctrl+PgUp")
    assert desk.reads("writing_heading") == first
    for _ in range(20):
        desk.press("Ctrl+PgDown")
    assert desk.reads("writing_heading").startswith("17 ·")
    assert desk.is_at == "writing_paper"


def test_each_section_keeps_its_own_words_and_caret(desk):
    disclosure(desk)
    desk.types("one")
    desk.press("Left")
    desk.press("Ctrl+PgDown")
    assert desk.page == ""
    desk.types("two")
    desk.press("Ctrl+PgUp")

    assert (desk.page, desk.caret) == ("one", 2)
    desk.wait_until_saved()
    assert desk.texts() == ["one", "two"]


def test_a_section_says_how_far_it_is_in_words_and_by_hand(desk):
    disclosure(desk)
    assert state_of_first(desk) == "empty"
    desk.types("It began")
    desk.wait_until_saved()
    assert state_of_first(desk) == "started"

    mark = desk.find("writing_mark")
    mark.setFocus()
    desk.press("Down")

    assert state_of_first(desk) == "reviewed with someone"
    section = desk.documents()[0].sections[0]
    assert section.mark is State.REVIEWED
    assert desk.page == "It began"


def test_the_outline_leads_to_a_section_and_enter_to_the_page(desk):
    disclosure(desk)
    desk.find("writing_outline").setFocus()
    desk.press("Down")
    desk.press("Down")
    assert desk.reads("writing_heading").startswith("3 ·")
    desk.press("Return")

    assert desk.is_at == "writing_paper"


def test_find_looks_in_the_page_and_escape_goes_back(desk):
    disclosure(desk)
    desk.types("the lake in winter, the lake in spring")
    desk.press("Ctrl+F")
    desk.types("lake")
    desk.press("Return")
    desk.press("Escape")

    paper = desk.find("writing_paper")
    assert paper.caret() == len("the lake in winter, the lake")  # behind the second
    assert not paper.textCursor().hasSelection()
    assert desk.is_at == "writing_paper"


def test_a_size_that_was_chosen_before_any_page_was_open_is_that_of_the_words(desk):
    desk.unlock()
    for _ in range(10):
        desk.press("Ctrl++")
    desk.press("Ctrl+N")
    desk.types("words")

    paper = desk.find("writing_paper")
    wanted = desk.look.theme.font("words").pixelSize()
    assert wanted > 30
    assert paper.document().defaultFont().pixelSize() == wanted
    assert paper.font().pixelSize() == wanted


def test_the_guide_goes_with_the_section_and_a_free_text_has_a_hint(desk):
    disclosure(desk)
    first = desk.reads()
    desk.press("Ctrl+PgDown")
    assert "What this section is for" in first
    assert desk.reads() != first
    desk.press("Ctrl+N")
    desk.press("F9")  # the list of entries has its place first
    assert "This page is yours" in desk.reads()
    assert desk.reads("entry_written").startswith("Written ")


def test_a_new_title_goes_to_the_vault_and_an_empty_one_does_not(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.find("writing_title").setFocus()
    desk.press("Ctrl+A")
    desk.types("The lake")
    desk.wait_until_saved()
    desk.press("Ctrl+A")
    desk.press("Delete")
    desk.press("Return")
    assert desk.is_at == "writing_paper"
    desk.goes("today")

    assert [one.title for one in desk.documents()] == ["The lake"]


def test_history_shows_what_changed_and_a_copy_overwrites_nothing(desk):
    QApplication.clipboard().clear()
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("the lake in winter")
    desk.lock()
    desk.unlock()
    desk.press("Ctrl+A")
    desk.types("the lake in spring")
    desk.wait_until_saved()
    desk.press("F9")  # the list of entries has its place first
    tabs = desk.find("writing_panel")
    tabs.setCurrentIndex(1)
    desk.find("writing_history_list").setFocus()
    desk.press("Down")
    difference = desk.find("writing_history_difference").toPlainText()
    assert difference.split() == "the lake in − winter + spring".split()
    desk.find("writing_history_difference").selectAll()
    assert not desk.find("writing_history_difference").textCursor().hasSelection() or (
        QApplication.clipboard().text() == ""
    )

    desk.find("writing_history_copy").setFocus()
    desk.press("Return")

    assert desk.page == "the lake in winter"
    assert sorted(desk.texts()) == ["the lake in spring", "the lake in winter"]
    assert any(title.endswith(", earlier") for title in (one.title for one in desk.documents()))


def test_private_words_of_earlier_go_below_those_of_now_and_make_no_page(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.inside.writing._on_side_chosen(Side.PRIVATE)
    desk.inside.writing.arrive()
    desk.types("anger")
    desk.lock()
    desk.unlock()
    desk.inside.writing._on_side_chosen(Side.PRIVATE)
    desk.inside.writing.arrive()
    desk.press("Ctrl+A")
    desk.types("calm")
    desk.wait_until_saved()
    desk.find("writing_panel").setCurrentIndex(1)
    desk.find("writing_history_list").setFocus()
    desk.press("Down")
    assert desk.find("writing_history_copy").accessibleName() == "Put below"

    desk.find("writing_history_copy").setFocus()
    desk.press("Return")
    desk.wait_until_saved()

    assert desk.page == "calm\nanger"
    assert desk.texts() == ["calm\nanger"]


def test_twin_a_copy_that_overwrites(desk, monkeypatch):
    from desktop.session import Session  # noqa: PLC0415 - only for this twin

    def overwrite(self, id, *, title, **_):  # noqa: A002 - the name it has
        body = self.snapshot_body(id)
        document = self.open(self.place().document)
        self.save(document.id, document.sections[0].id, body)
        return self.open(document.id)

    monkeypatch.setattr(Session, "restore_as_copy", overwrite)

    with pytest.raises(AssertionError):
        test_history_shows_what_changed_and_a_copy_overwrites_nothing(desk)


def test_stop_here_is_always_there_and_leads_to_today(desk):
    disclosure(desk)
    desk.types("enough")
    desk.find("writing_stop").setFocus()
    desk.press("Return")

    assert desk.can_see("today_title")
    assert desk.texts() == ["enough"]
    assert desk.reads("today_continue_title")


def test_a_narrow_window_has_the_sections_in_one_line(desk):
    disclosure(desk)
    desk.window.resize(760, 700)
    assert not desk.can_see("writing_outline")
    chooser = desk.find("writing_chooser")
    chooser.setFocus()
    desk.press("Down")
    assert chooser.currentText().startswith("2 of 17")
    assert desk.is_at == "writing_paper"
    desk.types("second")
    desk.wait_until_saved()
    assert desk.documents()[0].sections[1].body


def test_twin_a_page_without_steps(desk, monkeypatch):
    monkeypatch.setattr(WritingScreen, "step", lambda _self, _by: None)

    with pytest.raises(AssertionError):
        test_the_keys_lead_through_the_sections_and_stop_at_both_ends(desk)
