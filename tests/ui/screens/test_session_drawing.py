"""What was made is drawn at the size that is wanted, from the bytes that will be saved."""

import pytest
from chooser import Chooser


@pytest.fixture
def chooser(desk, tmp_path):
    return Chooser(desk, tmp_path)


def test_a_page_is_read_at_full_size_and_left_by_escape(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    assert not chooser.desk.can_see("session_full")
    chooser.ticks("An evening")
    chooser.wait_for_pages()

    chooser.desk.chooses("session_full")
    full = chooser.screen._drawing.full
    chooser.desk.wait(lambda: not full._image.pixmap().isNull())

    assert full._image.pixmap().width() == full.width_wanted()
    assert chooser.desk.reads("full_words") == "page 1 of 1"
    chooser.desk.press("Escape")
    assert chooser.desk.is_at == "session_full"
    assert full._image.pixmap().isNull()
