"""A line of a first page: off at first, what is offered in sight, words of its own."""

import dataclasses
from datetime import date, timedelta

import pytest
from first_sample import FACTS, LAST
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from desktop.model.first_page import FirstPage, Item, Line, Report, Safety
from desktop.ui.widgets import first_page_line
from desktop.ui.widgets.first_page_line import AT_ONCE, FirstPageLine, Shown


@pytest.fixture
def made(look, shown):
    def make(line, page=None, facts=FACTS):
        found = FirstPageLine(look, Shown(line=line, page=page or FirstPage(), facts=facts))
        found.heard = []
        for name in ("switched", "said", "ticked", "chosen"):
            getattr(found, name).connect(lambda *what, name=name: found.heard.append((name, *what)))
        return shown(found)

    return make


def note(widget):
    return widget.findChild(QLabel, f"{widget.name}_note").text()


def items(widget):
    return [one for one in widget.findChildren(QCheckBox) if "_item_" in one.objectName()]


def test_a_line_is_off_and_what_it_could_hold_is_in_sight(made):
    line = made(Line.SET_OFF)
    assert not line.box.isChecked()
    assert [one.text() for one in items(line)] == [
        "4 October 2026: A number on the bill. From 9 to 5.", "12 November 2026: A form.",
    ]  # fmt: skip
    assert not any(one.isChecked() for one in items(line))


def test_a_switch_is_told(made):
    line = made(Line.WANT)
    line.box.setFocus()
    QTest.keyClick(line.box, Qt.Key.Key_Space)
    assert line.heard == [("switched", Line.WANT, True)]
    line.show_on(is_on=False)
    assert not line.box.isChecked()
    assert len(line.heard) == 1


def test_each_letter_is_told_and_switches_nothing_on(made):
    line = made(Line.WANT)
    field = line.findChild(QPlainTextEdit)
    QTest.keyClicks(field, "No")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "w")
    assert line.heard == [("said", Line.WANT, text) for text in ("N", "No", "No\n", "No\nw")]
    assert not line.box.isChecked()


def test_words_that_are_taken_out_are_told(made):
    line = made(Line.NAME, FirstPage(words={"name": "M"}))
    field = line.findChild(QLineEdit)
    assert field.text() == "M"
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert line.heard == [("said", Line.NAME, "")]


def test_a_tick_names_its_item(made):
    line = made(Line.SET_OFF, FirstPage().with_item(Line.SET_OFF, "b", is_ticked=True))
    first, second = items(line)
    assert second.isChecked()
    first.click()
    second.click()
    assert line.heard == [
        ("ticked", Line.SET_OFF, "a", True), ("ticked", Line.SET_OFF, "b", False),
    ]  # fmt: skip


def test_a_scale_says_its_numbers_where_it_is_chosen(made):
    line = made(Line.SCALES)
    assert items(line)[0].text() == "On guard · median 2, 0 to 4 · 5 of 56 days"
    assert note(line) == "Up to six, each as a small line."
    line.show_full(is_full=True)
    assert note(line) == "Six are chosen. Take one away to choose another."
    assert not items(line)[0].isEnabled()
    assert items(line)[0].toolTip() == note(line)
    line.show_full(is_full=False)
    assert items(line)[0].isEnabled()


def test_without_a_number_it_says_so(made):
    none = dataclasses.replace(FACTS, items={})
    assert note(made(Line.SCALES, facts=none)) == "No number was noted in these days."


def test_what_is_the_line_itself_is_told_and_has_no_box(made):
    line = made(Line.URGES)
    assert note(line) == "Noted once, on 1 day."
    assert items(line) == []


def test_the_days_are_said(made):
    assert note(made(Line.DATES)) == (
        "28 September to 22 November 2026. They are chosen under “Days”."
    )


@pytest.mark.parametrize(
    ("line", "way", "value"),
    [(Line.REPORT, "unedited", Report.UNEDITED), (Line.SAFETY, "aloud", Safety.ALOUD)],
)
def test_a_way_to_say_it_is_told(made, line, way, value):
    shown = made(line)
    shown.findChild(QPushButton, f"first_{line.value}_way_{way}").click()
    assert shown.heard == [("chosen", line, value)]


def many():
    return tuple(
        Item(key=str(n), words=f"Row {n}.", on=LAST - timedelta(days=100 - n)) for n in range(50)
    )


def test_of_many_the_ticked_ones_come_first_then_the_newest_and_more_on_wish(made):
    facts = dataclasses.replace(FACTS, first=date(2026, 1, 1), items={Line.SET_OFF: many()})
    page = FirstPage().with_item(Line.SET_OFF, "3", is_ticked=True)
    line = made(Line.SET_OFF, page, facts)
    more = line.findChild(QPushButton, "first_set_off_more")
    assert [one.text() for one in items(line)][:3] == ["Row 3.", "Row 49.", "Row 48."]
    assert len(items(line)) == AT_ONCE
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Return)
    assert len(items(line)) == 2 * AT_ONCE
    more.click()
    assert len(items(line)) == 50
    assert not more.isVisible()
    assert len({one.objectName() for one in items(line)}) == 50


def test_after_more_the_first_of_them_has_the_keyboard(made):
    facts = dataclasses.replace(FACTS, items={Line.SET_OFF: many()})
    line = made(Line.SET_OFF, facts=facts)
    line.resize(600, 1200)
    more = line.findChild(QPushButton, "first_set_off_more")
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Return)
    assert items(line)[AT_ONCE].hasFocus()


def test_long_words_have_all_their_lines(made):
    long = Item(key="a", words="A long line of words that go on. " * 8)
    line = made(Line.SET_OFF, facts=dataclasses.replace(FACTS, items={Line.SET_OFF: (long,)}))
    line.resize(400, 600)
    [box] = items(line)
    assert box.height() >= box.heightForWidth(box.width()) > box.fontMetrics().lineSpacing() * 3


def a_word_wider_than_the_page_widens_nothing(made):
    long = Item(key="a", words="a" + "x" * 3_000)
    line = made(Line.SET_OFF, facts=dataclasses.replace(FACTS, items={Line.SET_OFF: (long,)}))
    assert line.minimumSizeHint().width() < 500
    line.resize(500, 400)
    [box] = items(line)
    assert box.accessibleName() == long.words
    assert box.heightForWidth(box.width()) > 30 * box.fontMetrics().lineSpacing()


def test_a_word_wider_than_the_page_widens_nothing(made):
    a_word_wider_than_the_page_widens_nothing(made)


def test_twin_a_word_that_is_not_parted_is_seen(made, monkeypatch):
    monkeypatch.setattr(first_page_line, "_parted", lambda words: words)

    with pytest.raises(AssertionError):
        a_word_wider_than_the_page_widens_nothing(made)
