"""Names are shown all at once; nobody is ticked but by the writer."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel

from desktop.model.leaving import NamePlace
from desktop.model.names import Name
from desktop.ui.widgets.names_page import Asked, NamesPage

ANNA, CARL = Name(letter="A", name="Anna"), Name(letter="", name="Carl")
PLACES = (
    NamePlace(ANNA, "2 · Opening", "met Anna by", "opening"),
    NamePlace(CARL, " ", "with Carl", ""),
    NamePlace(ANNA, "9 · Money", "for Anna", "money"),
)


@pytest.fixture
def page(look, shown):
    return shown(NamesPage(look))


def show(page, places=PLACES, printed=(), listed=()):
    page.show_names(
        Asked(
            places=places, everybody=(ANNA, CARL), printed=frozenset(printed),
            listed=frozenset(listed),
        )
    )  # fmt: skip


def words(page):
    return {one.objectName(): one.text() for one in page.findChildren(QLabel)}


def box(page, name):
    return page.findChild(QCheckBox, name)


def test_each_name_stands_once_with_all_its_places(page):
    show(page)

    said = words(page)
    assert said["names_1_who"] == "Carl"
    assert said["names_1_1_heading"] == "On the front, or in the file name"
    assert said["names_2_who"] == "Person A: Anna"
    assert (said["names_2_1_heading"], said["names_2_2"]) == ("2 · Opening", "for Anna")
    assert "names_3_who" not in said


def test_nobody_is_ticked_at_first_and_ticks_are_told(page):
    show(page)
    assert (page.printed(), page.listed()) == (frozenset(), frozenset())

    box(page, "names_2_print").click()
    box(page, "names_list_2").click()

    assert (page.printed(), page.listed()) == ({ANNA}, {CARL})
    assert (
        box(page, "names_2_print").accessibleName() == "Print the name of Person A: Anna this time"
    )


def test_what_was_ticked_can_be_taken_back(page):
    show(page, printed=[ANNA], listed=[CARL])
    box(page, "names_2_print").click()

    assert (page.printed(), page.listed()) == (frozenset(), {CARL})


def test_the_way_into_the_text_names_the_first_place(page, qtbot):
    show(page)

    with qtbot.waitSignal(page.change_wanted) as told:
        page.findChild(QAbstractButton, "names_2_change").click()

    assert told.args == [PLACES[0]]


def test_where_nobody_stands_that_is_said_and_the_key_can_still_be_listed(page):
    show(page, places=())

    assert "names_none" in words(page)
    assert box(page, "names_list_1") is not None
    page.forget()
    assert (page.printed(), page.listed()) == (frozenset(), frozenset())
