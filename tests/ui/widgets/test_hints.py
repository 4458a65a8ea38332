"""What stands beside a page before its guide, or in the place of one."""

from types import SimpleNamespace

import samples

from desktop.model.document import Kind
from desktop.ui.widgets.hints import hint

GUIDE = samples.guides()["disclosure"]
FIRST, SECOND = SimpleNamespace(id="a"), SimpleNamespace(id="b")


def document(kind=Kind.LETTER):
    return SimpleNamespace(kind=kind, pages=(FIRST, SECOND))


def test_what_is_to_be_known_before_stands_at_the_first_section_only():
    assert "not meant to be done alone" in hint(GUIDE, document(), FIRST)
    assert hint(GUIDE, document(), SECOND) == ""


def test_a_free_page_says_what_it_is():
    assert "Nothing in it is checked" in hint(None, document(Kind.ENTRY), FIRST)
    assert "not sent to anybody" in hint(None, document(), FIRST)
