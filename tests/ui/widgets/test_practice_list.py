from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.ui import shipped
from desktop.ui.widgets.practice_list import PracticeList

PRACTICES = shipped.practices_of_two()


def reads(page):
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_each_practice_says_what_it_is_for_how_long_and_when_not(look, shown):
    page = PracticeList(look)
    page.show_practices(PRACTICES)
    shown(page)
    said = reads(page)

    for one in PRACTICES:
        for words in (one.title, one.purpose, one.takes, *one.when_not):
            assert words in said


def test_the_one_that_is_pressed_is_told(look, shown):
    page, told = PracticeList(look), []
    page.chosen.connect(told.append)
    page.show_practices(PRACTICES)
    shown(page)
    page.findChild(QAbstractButton, "together_repair").click()

    assert [one.id for one in told] == ["repair"]


def test_where_there_is_none_that_is_said_and_help_is_there(look, shown):
    page, asked = PracticeList(look), []
    page.help_wanted.connect(lambda: asked.append(1))
    page.show_practices(())
    shown(page)
    page.findChild(QAbstractButton, "together_help").click()

    assert "There is nothing here for now." in reads(page)
    assert asked == [1]


def test_cards_have_the_height_of_their_words(look, shown, qtbot):
    page = PracticeList(look)
    page.resize(1060, 800)
    page.show_practices(PRACTICES)
    shown(page)
    qtbot.waitUntil(
        lambda: all(
            one.height() >= one.heightForWidth(one.width())
            for one in page.findChildren(QLabel)
            if one.isVisible()
        )
    )
