import pytest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.model.guide import GuideSection
from desktop.ui.widgets.guide_panel import GuidePanel

SECTION = GuideSection(
    key="k", number=1, heading="H", purpose="the purpose", why="the why",
    questions=("one?", "two?"), hint="the hint", mistake="the mistake",
    stop="when to stop", who_sees="only you",
    caution="be careful",
)  # fmt: skip


def words(panel):
    return [one.text() for one in panel.widget().findChildren(QLabel)]


def test_every_sentence_of_a_section_is_shown_in_reading_order(look, shown):
    panel = shown(GuidePanel(look))
    panel.show_section(SECTION)

    found = [text for text in words(panel) if text in SECTION.sentences()]
    assert found[:4] == ["be careful", "the purpose", "one?", "two?"]
    assert set(found) == set(SECTION.sentences()) - {"H"}


def test_what_a_section_does_not_say_has_no_title(look, shown):
    from dataclasses import replace  # noqa: PLC0415 - only here

    panel = shown(GuidePanel(look))
    panel.show_section(replace(SECTION, caution="", mistake=""))

    assert "Before you type" not in words(panel)
    assert "Common mistake" not in words(panel)


def test_somebody_who_was_hurt_is_not_told_of_mistakes(look, shown):
    from dataclasses import replace  # noqa: PLC0415 - only here

    panel = shown(GuidePanel(look))
    panel.show_section(SECTION)
    assert "Common mistake" in words(panel)

    panel.show_section(replace(SECTION, is_gentle=True))

    assert "Common mistake" not in words(panel)
    assert "What can make it harder" in words(panel)


def test_a_text_without_a_guide_has_one_hint(look, shown):
    panel = shown(GuidePanel(look))
    panel.show_section(None, "a hint")
    assert words(panel) == ["a hint"]
    panel.show_section(None)
    assert words(panel) == []


def test_who_scrolls_it_by_keyboard_sees_that_it_has_the_focus(look, shown):
    page = QWidget()
    lines = QVBoxLayout(page)
    panel, other = GuidePanel(look), QPushButton()
    panel.show_section(SECTION)
    for part in (other, panel):
        lines.addWidget(part)
    shown(page)
    other.setFocus()
    before = panel.grab().toImage()
    panel.setFocus()

    assert panel.grab().toImage() != before


def room_follows_the_text(look, panel):
    panel.show_section(SECTION)
    before = [one.layout().contentsMargins() for one in panel.widget().findChildren(QFrame, "")
              if one.property("card")]  # fmt: skip
    look.set_text_size(250)
    panel.show_section(SECTION)
    look.set_text_size(100)
    after = [one.layout().contentsMargins() for one in panel.widget().findChildren(QFrame, "")
             if one.property("card")]  # fmt: skip

    assert before
    assert after == before, "the room of another size"


def test_a_text_that_was_large_leaves_no_wide_margins_behind(look, shown):
    room_follows_the_text(look, shown(GuidePanel(look)))


def test_twin_a_panel_that_does_not_follow_is_noticed(look, shown):
    panel = shown(GuidePanel(look))
    look.changed.disconnect(panel._settle)

    with pytest.raises(AssertionError, match="the room of another size"):
        room_follows_the_text(look, panel)


AFRAID = (
    "If you are afraid of your partner, or of anybody, your safety comes before this page. Nobody "
    "has to be told what stands here, and nobody has to be asked."
)


def a_card_is_as_small_as_its_words(look, shown):
    from dataclasses import replace  # noqa: PLC0415 - only here

    panel = GuidePanel(look)
    panel.show_section(replace(SECTION, caution=AFRAID))
    for size in (100, 200):
        look.set_text_size(size)
        panel.setFixedWidth(look.theme.px(300))
        panel.resize(panel.width(), look.theme.px(900))
        shown(panel)
        cards = [one for one in panel.widget().findChildren(QFrame) if one.property("card")]
        assert len(cards) == 2
        for one in cards:
            room = 12 + 8 + 4 + 1  # below and above, between title and words, and what is rounded
            said = sum(part.heightForWidth(part.width()) for part in one.findChildren(QLabel))
            assert one.height() <= said + look.theme.px(room)


def test_a_card_is_as_small_as_its_words(look, shown):
    a_card_is_as_small_as_its_words(look, shown)


def test_twin_a_card_that_takes_what_room_there_is_is_seen(look, shown, monkeypatch):
    monkeypatch.setattr(QVBoxLayout, "addStretch", lambda *_: None)

    with pytest.raises(AssertionError):
        a_card_is_as_small_as_its_words(look, shown)
