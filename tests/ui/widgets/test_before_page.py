"""Questions before a reading: nothing preselected, nothing locked, nothing kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.screens import session_work
from desktop.ui.widgets import before_page
from desktop.ui.widgets.before_page import BeforePage

KEYS = ("room", "agreed", "hours", "afraid", "legal", "health")


@pytest.fixture
def page(look, shown):
    made = shown(BeforePage(look, session_work.questions()))
    made.resize(800, 700)
    made.ask()
    return made


def press(page, name):
    page.findChild(QAbstractButton, f"before_{name}").click()


def is_shown(page, key):
    return page.findChild(QWidget, f"before_{key}_options").isVisibleTo(page)


def test_nothing_is_answered_and_nothing_shown_at_first(page):
    boxes = [one for one in page.findChildren(QAbstractButton) if one.isCheckable()]

    assert len(boxes) == 3 * len(KEYS)
    assert not any(one.isChecked() for one in boxes)
    assert not any(is_shown(page, key) for key in (*KEYS, before_page.LAST))


@pytest.mark.parametrize("key", KEYS)
def test_what_is_open_shows_what_there_is_to_do_and_what_is_calm_does_not(page, key):
    calm = "no" if key == "afraid" else "yes"
    for answer in ("yes", "no", "unsure"):
        press(page, f"{key}_{answer}")
        assert is_shown(page, key) == (answer != calm), answer
        assert is_shown(page, before_page.LAST) == (answer != calm)


def test_an_answer_can_be_taken_back(page):
    press(page, "room_no")
    press(page, "room_no")

    assert not is_shown(page, "room")


@pytest.mark.parametrize("answers", [(), ("room_no", "afraid_yes"), ("legal_unsure",)])
def test_one_can_always_go_on(page, qtbot, answers):
    for one in answers:
        press(page, one)

    with qtbot.waitSignal(page.go_on):
        press(page, "on")


def test_escape_leads_back(page, qtbot):
    page.arrive()
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)


def test_asking_again_knows_no_answer(page):
    press(page, "room_no")
    page.ask()

    assert not is_shown(page, "room")
    page.forget()
    assert page._answers == {}


def test_each_question_says_why_and_has_something_to_offer():
    text = session_work.questions()

    assert [part.key for part in text.parts] == [*KEYS, before_page.LAST]
    assert all(len(part.sentences) >= 2 for part in text.parts)
    ladder = text.part("room").sentences[1:]
    assert ladder[0].startswith("Best")
    assert "kitchen table" in ladder[-1]
