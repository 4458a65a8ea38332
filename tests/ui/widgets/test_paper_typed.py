"""Words typed from paper: read once they are all there, and said where they are not right."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.errors import ShareError, SharesApartError
from desktop.ui.widgets.paper_typed import PartsReader, PartsTyped

WORDS = [f"{a}{b}word" for a in "abcdef" for b in "abcdefgh"]
FIRST, SECOND = " ".join(WORDS[:33]), " ".join(WORDS[15:48])


class Reads:
    """What reads two parts here: these two and no others belong together."""

    def check(self, text, part):
        if text.split()[2] == WORDS[40]:
            raise ShareError(part, 3)

    def parse(self, first, second):
        if (first, second) != (FIRST, SECOND):
            raise SharesApartError
        return "together"


@pytest.fixture
def form(look, shown):
    reads = Reads()
    reader = PartsReader(words=WORDS, check=reads.check, parse=reads.parse)
    return shown(PartsTyped(look, reader, name="form"))


def put(form, words):
    """Put words into the fields at once, and ask."""
    form.findChild(QLineEdit, "form_word_1").setText(words)
    form.ask()


def said(form):
    return form.findChild(QLabel, "form_trouble").text()


def which(form):
    return form.findChild(QLabel, "form_which").text()


def test_each_part_is_looked_at_before_the_next_is_asked(form, qtbot):
    wrong = FIRST.split()
    wrong[2] = WORDS[40]
    put(form, " ".join(wrong))
    assert (said(form)[:11], which(form), form.is_at_second) == ("Word 3 of t", "One part", False)
    put(form, FIRST)
    assert (said(form), which(form), form.is_at_second) == ("", "Another part", True)
    assert form.findChild(QLineEdit, "form_word_1").text() == ""
    put(form, " ".join(reversed(SECOND.split())))
    assert "do not belong together" in said(form)

    with qtbot.waitSignal(form.given) as given:
        put(form, SECOND)
    assert given.args == ["together"]


def test_a_missing_word_is_told_and_what_was_typed_can_be_forgotten(form):
    put(form, FIRST)
    put(form, " ".join(SECOND.split()[:32]))
    assert said(form) == "Word 33 is still missing."

    form.clear()
    assert (said(form), which(form), form.is_at_second) == ("", "One part", False)
    assert form.findChild(QLineEdit, "form_word_1").text() == ""


def test_typing_can_begin_again_with_the_first_part(form):
    put(form, FIRST)
    form.begin_again()

    assert (which(form), form.is_at_second) == ("One part", False)
