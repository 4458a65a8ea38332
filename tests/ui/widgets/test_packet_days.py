"""Days and the rule of the journal: each change that can be read is told, and nothing else."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit

from desktop.model.entries import Reach
from desktop.model.packets import FOUR_WEEKS, Days, Rule, Span
from desktop.ui import days
from desktop.ui.widgets.packet_days import PacketDays

PARTS = (Reach(id="sleep", word="Sleep"), Reach(id="work", word="Work"))
HELD = Days(Span.DAYS, date(2026, 11, 1), date(2026, 11, 22))


@pytest.fixture
def page(look, shown):
    made = PacketDays(look)
    made.told = []
    made.changed.connect(lambda: made.told.append((made.days(), made.rule())))
    shown(made)
    made.show_days(Days(), Rule(), parts=PARTS, tags=("nights",))
    made.arrive()
    return made


def presses(page, name):
    QTest.keyClick(page.findChild(QAbstractButton, f"packet_days_{name}"), Qt.Key.Key_Space)


def types(page, name, words):
    line = page.findChild(QLineEdit, f"packet_days_{name}")
    line.selectAll()
    QTest.keyClicks(line, words)


def test_showing_tells_nothing_and_gives_the_keyboard_to_what_is_set(page):
    assert page.told == []
    assert QApplication.focusWidget().objectName() == "packet_days_all"
    page.show_days(HELD, Rule(True, "work", "nights"), parts=PARTS, tags=("nights",))
    assert page.told == []
    assert (page.days(), page.rule()) == (HELD, Rule(True, "work", "nights"))


def test_named_days_begin_with_the_four_weeks_until_today(page):
    presses(page, "days")

    today = days.today()
    assert page.told == [(Days(Span.DAYS, today - FOUR_WEEKS, today), Rule())]


def test_four_weeks_until_today_move_by_themselves(page):
    presses(page, "weeks")

    assert page.told == [(Days(Span.WEEKS), Rule())]


def test_a_month_is_enough(page):
    presses(page, "days")
    types(page, "first", "March 2026")
    types(page, "last", "March 2026")

    assert page.days() == Days(Span.DAYS, date(2026, 3, 1), date(2026, 3, 31))


def test_days_that_cannot_be_read_are_none_and_it_is_said_what_the_packet_still_has(page):
    page.tell_kept("1 to 22 November")
    presses(page, "days")
    types(page, "last", "nonsense")

    assert page.told[-1][0] is None
    said = page.findChild(QLabel, "packet_days_said")
    assert said.isVisible()
    assert "The packet still has 1 to 22 November" in said.text()


def test_an_earlier_last_day_is_none(page):
    presses(page, "days")
    types(page, "first", "23/11/2026")
    types(page, "last", "22/11/2026")

    assert page.days() is None


def test_what_cannot_be_read_comes_back_as_it_was_typed(page):
    presses(page, "days")
    presses(page, "rule")
    types(page, "last", "31 Oktober 2026")
    typed = page.typed()
    page.show_days(Days(), Rule(), parts=PARTS, tags=("nights",))
    told = len(page.told)
    page.put_back(typed)

    assert page.typed() == typed
    assert (typed.last, typed.rule.is_on, page.days()) == ("31 Oktober 2026", True, None)
    assert len(page.told) == told


def test_the_rule_can_be_narrowed_to_a_part_of_life_and_a_tag(page):
    part = page.findChild(QComboBox, "packet_days_reach")
    assert not part.isVisible()
    presses(page, "rule")
    assert part.isVisible()
    for name, word in (("reach", "Sleep"), ("tag", "nights")):
        box = page.findChild(QComboBox, f"packet_days_{name}")
        while box.currentText() != word:
            QTest.keyClick(box, Qt.Key.Key_Down)

    assert page.told[-1] == (Days(), Rule(True, "sleep", "nights"))


def test_what_is_chosen_and_not_offered_any_more_stays_chosen(page):
    page.show_days(Days(), Rule(True, "gone", "also"), parts=PARTS, tags=())

    assert page.rule() == Rule(True, "gone", "also")


def test_one_day_after_the_other_is_named_alone(page):
    presses(page, "days")
    page.findChild(QLineEdit, "packet_days_first").setText("")
    last = days.today() - timedelta(days=1)
    types(page, "last", f"{last:%d/%m/%Y}")

    assert page.days() == Days(Span.DAYS, None, last)


def test_escape_leads_back(page):
    left = []
    page.closed.connect(lambda: left.append(True))
    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert left == [True]
