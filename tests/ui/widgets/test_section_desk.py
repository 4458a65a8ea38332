"""Facts, letter and private workings as tabs over one place, in the real window."""

from desktop.model import richtext
from desktop.ui.widgets.section_desk import Side


def begun(desk, steps=0):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    for _ in range(steps):
        desk.press("Ctrl+PgDown")


def side(desk):
    return desk.inside.writing.desk.side


def test_a_section_with_facts_begins_with_them(desk):
    begun(desk)

    assert side(desk) is Side.FACTS
    assert desk.can_see("writing_sides")
    assert desk.is_at.startswith("facts_")


def test_a_key_goes_through_the_sides_and_comes_round(desk):
    begun(desk)
    seen = [side(desk)]
    for _ in range(3):
        desk.press("Ctrl+Tab")
        seen.append(side(desk))

    assert seen == [Side.FACTS, Side.LETTER, Side.PRIVATE, Side.FACTS]


def test_the_letter_and_the_private_page_keep_words_of_their_own(desk):
    begun(desk)
    desk.press("Ctrl+Tab")
    desk.types("for the letter")
    desk.press("Ctrl+Tab")
    assert desk.can_see("writing_private_note")
    assert desk.page == ""
    desk.types("for me alone")
    desk.wait_until_saved()

    document = desk.documents()[0]
    kept = document.section("private:front_sheet")
    assert richtext.plain(kept.body) == "for me alone"
    desk.press("Ctrl+Tab")
    desk.press("Ctrl+Tab")
    assert desk.page == "for the letter"


def test_unlocking_returns_to_the_private_page_and_its_caret(desk):
    begun(desk)
    desk.press("Ctrl+Tab")
    desk.press("Ctrl+Tab")
    desk.types("for me")
    desk.press("Left")
    desk.lock()

    desk.unlock()

    assert side(desk) is Side.PRIVATE
    assert (desk.page, desk.caret) == ("for me", 5)


def test_a_free_letter_has_no_tabs(desk):
    desk.unlock()
    desk.chooses("today_start_letter")

    assert not desk.can_see("writing_sides")
    assert desk.is_at == "writing_paper"


def tabs(desk):
    bar = desk.find("writing_sides")
    return [bar.tabText(at) for at in range(bar.count())]


def test_a_log_is_no_letter_and_what_is_brief_need_be_no_fact(desk):
    begun(desk)
    assert tabs(desk) == ["Facts", "Letter", "Private workings"]

    desk.inside._beginning.guided("impact_letter")
    for _ in range(4):
        desk.press("Ctrl+PgDown")
    assert tabs(desk) == ["In brief", "Letter"]

    desk.inside._beginning.guided("felt_not_known")
    desk.press("Ctrl+PgDown")
    assert tabs(desk) == ["In brief", "Page"]
