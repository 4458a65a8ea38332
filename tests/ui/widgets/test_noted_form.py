"""A scale and two days: the sentence is read before it is taken."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from desktop.model.scales import Scale
from desktop.ui.widgets.noted_form import NotedForm

SCALES = tuple(
    Scale(id=one, name=name, low="", mid="", high="")
    for one, name in (("nightm", "Bad dreams"), ("sleep", "Sleep trouble"))
)


def say(scale, first, last):
    return "" if last.year == 2020 else f"{scale.name} {first} {last}"


@pytest.fixture
def form(look, shown):
    made = NotedForm(look, say, name="noted")
    made.show_scales(SCALES, date(2026, 11, 15))
    made.got = []
    made.taken.connect(lambda *what: made.got.append(what))
    return shown(made)


def types(form, name, words):
    line = form.findChild(QLineEdit, f"noted_{name}")
    line.selectAll()
    QTest.keyClicks(line, words)


def sentence(form):
    return form.findChild(QLabel, "noted_sentence").text()


def take(form):
    return form.findChild(QPushButton, "noted_take")


def test_it_begins_with_four_weeks_and_shows_the_sentence(form):
    assert sentence(form) == "Bad dreams 2026-10-19 2026-11-15"

    QTest.keyClick(take(form), Qt.Key.Key_Space)

    assert form.got == [(SCALES[0], date(2026, 10, 19), date(2026, 11, 15))]


def test_another_scale_and_other_days_change_it_at_once(form):
    scale = form.findChild(QComboBox, "noted_scale")
    scale.setCurrentIndex(1)
    scale.activated.emit(1)
    types(form, "first", "March 2026")
    types(form, "last", "March 2026")

    assert sentence(form) == "Sleep trouble 2026-03-01 2026-03-31"


def test_days_that_cannot_be_read_or_stand_the_wrong_way_round_are_not_taken(form):
    types(form, "last", "one day")
    assert "A month is enough" in sentence(form)
    assert not take(form).isEnabled()
    types(form, "last", "2019")
    assert not take(form).isEnabled()


def test_days_without_a_number_say_so(form):
    types(form, "first", "2020")
    types(form, "last", "2020")

    assert sentence(form) == "No number was noted on these days."
    assert not take(form).isEnabled()


def test_without_scales_there_is_nothing_to_take(form):
    form.show_scales((), date(2026, 11, 15))
    form.hold()

    assert not take(form).isEnabled()
