import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.model.sitting import Sitting
from desktop.ui import shipped
from desktop.ui.widgets.sitting_end import SittingEnd

PRACTICES = {one.id: one for one in shipped.practices_of_two()}


@pytest.fixture
def end(look, shown):
    made = SittingEnd(look)
    shown(made)
    return made


def sitting(practice="temperature", words=""):
    return Sitting.begun(PRACTICES[practice], ("", "")).written(words)


def button(end, name):
    return end.findChild(QAbstractButton, f"sitting_{name}")


def reads(end, name):
    return end.findChild(QLabel, f"sitting_{name}").text()


def test_where_nothing_is_written_nothing_can_be_kept(end):
    end.show_end(sitting(), is_whole=True)

    assert not button(end, "keep").isVisible()
    assert not end.keeps


def test_both_boxes_are_off_each_time(end):
    end.show_end(sitting(words="words"), is_whole=True)
    button(end, "keep").click()
    button(end, "owner").click()
    ticked = end.keeps
    end.show_end(sitting(words="words"), is_whole=True)

    assert (ticked, end.keeps, button(end, "owner").isVisible()) == (True, False, False)
    assert button(end, "lock").text() == "Lock"


def test_what_becomes_of_the_words_is_said_before_the_lock(end):
    end.show_end(sitting(words="words"), is_whole=False)
    first = reads(end, "kept")
    button(end, "keep").click()
    second = reads(end, "kept")
    button(end, "owner").click()

    assert first == "Nothing is kept. What you wrote is gone with the lock."
    assert "Until then nothing is kept" in second
    assert reads(end, "kept") == "It is kept in this vault, under Practise."
    assert button(end, "lock").text() == "Keep and lock"


def test_taking_the_first_tick_back_keeps_nothing(end):
    end.show_end(sitting(words="words"), is_whole=False)
    for name in ("keep", "owner", "keep"):
        button(end, name).click()

    assert not end.keeps
    assert button(end, "lock").text() == "Lock"


def test_to_change_over_is_offered_at_a_whole_end_of_what_has_two_sides(end):
    offered = []
    for practice, is_whole in (("dialogue", True), ("dialogue", False), ("repair", True)):
        end.show_end(sitting(practice), is_whole=is_whole)
        offered.append(button(end, "change").isVisible())

    assert offered == [True, False, False]


def test_to_stop_is_said_to_be_right(end):
    end.show_end(sitting().gone_on(), is_whole=False)

    assert reads(end, "end_title") == "You stopped here"
    assert "right at any step" in reads(end, "end_words")


def test_before_the_first_word_the_answer_is_not_today(end):
    end.show_end(sitting(), is_whole=False)
    first = reads(end, "end_title")
    end.show_end(sitting(words="words"), is_whole=False)

    assert (first, reads(end, "end_title")) == ("Not today", "You stopped here")
