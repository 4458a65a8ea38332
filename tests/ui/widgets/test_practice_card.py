from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from desktop.ui import shipped
from desktop.ui.widgets.practice_card import LONGEST_NAME, PracticeCard

PRACTICES = {one.id: one for one in shipped.practices_of_two()}


def card(look, shown, practice="repair"):
    made = PracticeCard(look)
    made.begins = []
    made.begun.connect(made.begins.append)
    made.show_practice(PRACTICES[practice])
    shown(made)
    return made


def types(page, name, words):
    QTest.keyClicks(page.findChild(QLineEdit, f"practice_{name}"), words)


def test_the_names_that_are_typed_go_into_the_sitting_and_nowhere_else(look, shown):
    page = card(look, shown)
    types(page, "first", "Ada")
    page.findChild(QAbstractButton, "practice_begin").click()
    page.forget()

    assert [one.names for one in page.begins] == [("Ada", "Second speaker")]
    assert page.findChildren(QLineEdit, "practice_first") == [] or not any(
        one.isVisible() for one in page.findChildren(QLineEdit)
    )


def test_without_names_each_practice_has_its_own(look, shown):
    page = card(look, shown, "listening")
    page.findChild(QAbstractButton, "practice_begin").click()

    assert page.begins[0].names == ("The speaker", "The listener")


def test_a_name_has_an_end(look, shown):
    page = card(look, shown)
    types(page, "second", "x" * 60)

    assert len(page.findChild(QLineEdit, "practice_second").text()) == LONGEST_NAME


def test_the_sheet_of_this_practice_can_be_asked_for(look, shown):
    page, asked = card(look, shown), []
    page.paper_wanted.connect(asked.append)
    page.findChild(QAbstractButton, "practice_paper").click()

    assert asked == [PRACTICES["repair"]]
