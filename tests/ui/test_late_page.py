"""The page for words is there when it is wanted, and nothing makes it before."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui import late_page
from desktop.ui.screens.writing import WritingScreen


def pages(desk):
    return [one for one in desk.window.findChildren(QWidget) if isinstance(one, WritingScreen)]


def nothing_is_made_for_words_before_somebody_writes(desk):
    desk.unlock()
    for place in ("settings", "notice", "today"):
        desk.goes(place)
    desk.press("F11")
    desk.inside.keep_now()
    assert pages(desk) == []
    desk.press("Ctrl+N")
    assert pages(desk) == [desk.inside.writing]
    assert desk.is_at == "writing_paper"


def test_nothing_is_made_for_words_before_somebody_writes(desk):
    nothing_is_made_for_words_before_somebody_writes(desk)


def test_twin_a_page_made_at_each_look_at_it_is_noticed(desk, monkeypatch):
    honest = late_page.LatePage.is_in
    monkeypatch.setattr(
        late_page.LatePage, "is_in", lambda page, shown: bool(page.screen) and honest(page, shown)
    )
    with pytest.raises(AssertionError, match="WritingScreen"):
        nothing_is_made_for_words_before_somebody_writes(desk)
