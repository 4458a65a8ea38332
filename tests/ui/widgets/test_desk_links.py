"""The ways to the whole of a document are there where they lead somewhere."""

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.widgets.desk_links import DeskLinks


@pytest.fixture
def links(look, shown):
    return shown(DeskLinks(look))


def offered(links):
    return {
        button.objectName().removeprefix("writing_to_")
        for button in links.findChildren(QPushButton)
        if button.isVisible()
    }


def test_a_disclosure_has_all_of_them_and_a_free_letter_none(links):
    links.show_for(samples.guides()["disclosure"])
    assert offered(links) == {
        "questions", "timeline", "completeness", "reading_with", "review", "reading",
    }  # fmt: skip

    links.show_for(None)
    assert offered(links) == set()


def test_an_amends_letter_can_be_reviewed_and_has_no_timeline(links, qtbot):
    links.show_for(samples.guides()["amends"])

    assert offered(links) == {"reading_with", "review", "reading"}
    with qtbot.waitSignal(links.wanted) as told:
        links.findChild(QPushButton, "writing_to_reading").click()
    assert told.args == ["reading"]


def test_the_menu_offers_the_same_ways(links, qtbot):
    links.show_for(samples.guides()["amends"])
    menu = links.menu()

    words = [one.text() for one in menu.actions()]
    assert words == ["Read it with me", "Review and final", "Read it aloud"]
    with qtbot.waitSignal(links.wanted) as told:
        menu.actions()[1].trigger()
    assert told.args == ["review"]


def test_the_questions_themselves_lead_to_a_further_sheet(links):
    links.show_for(samples.guides()["partner_questions"])

    assert offered(links) == {"questions"}
    assert links.findChild(QPushButton, "writing_to_questions").text() == "Bring in a sheet"
    links.show_for(samples.guides()["disclosure"])
    words = links.findChild(QPushButton, "writing_to_questions").text()
    assert words == "Your partner’s questions"


def test_ones_own_questions_lead_to_a_file_of_them_and_to_nothing_else(links, qtbot):
    links.show_for(samples.guides()["question_sheet"])

    assert offered(links) == {"asking"}
    with qtbot.waitSignal(links.wanted) as told:
        links.findChild(QPushButton, "writing_to_asking").click()
    assert told.args == ["asking"]


def test_an_impact_letter_is_fed_numbered_and_read_and_never_reviewed(links):
    links.show_for(samples.guides()["impact_letter"])

    assert offered(links) == {"gathering", "origin", "points", "reading_with", "reading"}
    assert links.findChild(QPushButton, "writing_to_reading_with").text() == "Help me be heard"


def test_its_keys_are_heard_on_the_page_only_where_they_lead_somewhere(look, shown, qtbot):
    page = QWidget()
    links = DeskLinks(look, page)
    shown(page)
    page.setFocus()
    links.show_for(samples.guides()["impact_letter"])
    for keys, name in ((Qt.Key.Key_J, "gathering"), (Qt.Key.Key_J, "origin")):
        shift = Qt.KeyboardModifier.ShiftModifier if name == "origin" else Qt.KeyboardModifier(0)
        with qtbot.waitSignal(links.wanted) as told:
            QTest.keyClick(page, keys, Qt.KeyboardModifier.ControlModifier | shift)
        assert told.args == [name]

    links.show_for(samples.guides()["amends"])
    with qtbot.assertNotEmitted(links.wanted):
        QTest.keyClick(page, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    links.deleteLater()
