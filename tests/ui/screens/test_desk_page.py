"""Pages that look at the whole of a document: they lead back to where the writer stopped."""

import pytest

from desktop.ui.screens.desk_page import DeskPage

PAGES = ("timeline", "completeness")
WORDS = "It began in March."


def look(desk, name):
    """Write in the second section, and go to a page of the desk by keys."""
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.inside.writing._show_section(desk.inside.writing._document.section("opening").id)
    desk.press("Ctrl+Tab")
    desk.types(WORDS)
    desk.chooses(f"writing_to_{name}")
    desk.wait(lambda: desk.is_at == f"{name}_back")


def leads_back_by(desk, name, key):
    look(desk, name)
    desk.press(key)
    desk.wait(lambda: desk.can_see("writing_paper"))
    assert desk.page == WORDS


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("key", ["Escape", "Space"])
def test_a_page_leads_back_to_the_section_that_was_open(desk, name, key):
    leads_back_by(desk, name, key)


def test_twin_a_page_that_forgets_where_the_writer_stopped_leads_elsewhere(desk, monkeypatch):
    gone = []

    def _on_back(page):
        gone.append(page)
        page._go_to("timeline")

    monkeypatch.setattr(DeskPage, "_on_back", _on_back)

    with pytest.raises(AssertionError, match="=="):
        leads_back_by(desk, "timeline", "Escape")
    assert gone


def test_what_was_left_holds_no_document(desk):
    look(desk, "timeline")
    desk.press("Escape")

    assert desk.inside._screens["timeline"]._document is None
