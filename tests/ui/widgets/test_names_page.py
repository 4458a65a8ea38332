"""Names are shown all at once; nobody is ticked but by the writer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit

from desktop.model.leaving import NamePlace
from desktop.model.names import Name
from desktop.model.naming import Instead, Naming, Replaced
from desktop.ui.widgets.name_row import Seen
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


# -- other words ------------------------------------------------------------

SEEN = Seen(words="Bert", where="Day", around="and Bert", offered="B.")
NUMBER = Seen(words="07700 900123", kind="telephone number", offered="[number]", exactly=True)


def ask(page, **more):
    page.show_names(Asked(places=(), everybody=(), printed=frozenset(), listed=frozenset(), **more))


def write(page, name, words):
    field = page.findChild(QLineEdit, name)
    field.setFocus()
    QTest.keyClicks(field, words)
    return field


def test_words_in_the_place_of_somebody_of_the_key_are_told_as_they_are_typed(page, qtbot):
    show(page)

    with qtbot.waitSignal(page.typed):
        write(page, "names_2_instead_words", "my sister")

    assert page.naming() == Naming(insteads=(Instead(name="Anna", words="my sister"),))
    with qtbot.waitSignal(page.changed):
        page.findChild(QAbstractButton, "names_2_instead_offer").click()
    assert page.naming().for_name("Anna") == "Person A"


def test_a_name_of_the_writers_own_is_added_by_return_and_taken_out_by_no_words(page):
    ask(page)
    write(page, "names_new_name", "Bert")
    QTest.keyClick(write(page, "names_new_words", "colleague B"), Qt.Key.Key_Return)

    assert page.naming().insteads == (Instead(name="Bert", words="colleague B"),)
    assert words(page)["names_own_1_what"] == "Bert"
    page.findChild(QLineEdit, "names_own_1_words").selectAll()
    QTest.keyClick(page.findChild(QLineEdit, "names_own_1_words"), Qt.Key.Key_Delete)
    assert page.naming().insteads == ()


def test_half_of_a_new_name_adds_nothing(page):
    ask(page)
    QTest.keyClick(write(page, "names_new_name", "Bert"), Qt.Key.Key_Return)

    assert page.naming() == Naming(half=("Bert", ""))
    assert page.findChild(QLineEdit, "names_new_name").text() == "Bert"


def test_a_name_that_is_shown_already_gets_the_new_words(page):
    ask(page, likely=(SEEN,))
    write(page, "names_new_name", "Bert")
    QTest.keyClick(write(page, "names_new_words", "a friend"), Qt.Key.Key_Return)

    assert page.findChild(QLineEdit, "names_likely_1_words").text() == "a friend"
    assert page.naming().insteads == (Instead(name="Bert", words="a friend"),)


def test_what_was_seen_can_be_replaced_or_left_and_is_no_command(page):
    ask(page, likely=(SEEN,), leads=(NUMBER,))
    page.findChild(QAbstractButton, "names_leads_1_offer").click()
    page.findChild(QAbstractButton, "names_likely_1_stay").click()

    instead = Instead(name="07700 900123", words="[number]", exactly=True)
    assert page.naming() == Naming(insteads=(instead,), left=frozenset({"Bert"}))
    assert (
        page.findChild(QLineEdit, "names_likely_1_words").isHidden()
        or not page.findChild(QLineEdit, "names_likely_1_words").isVisible()
    )


def test_what_was_left_can_be_asked_for_again(page, qtbot):
    ask(page)
    assert page.findChild(QAbstractButton, "names_again") is None
    ask(page, naming=Naming(left=frozenset({"Bert"})))

    with qtbot.waitSignals([page.typed, page.again_wanted]):
        page.findChild(QAbstractButton, "names_again").click()
    assert page.naming() == Naming()


def test_what_is_replaced_is_shown_as_it_reads(page):
    places = tuple(
        Replaced(name="Anna", was="Anna", now="my sister", words=f"met my sister {at}", heading="")
        for at in range(70)
    )
    ask(page, replaced=places)

    said = words(page)
    assert said["names_reads_1_where"] == "Anna · On the front, or in the file name"
    assert said["names_reads_1"] == "met my sister 0"
    assert "names_reads_61" not in said
    page.show_replaced(())
    page.forget()
    page.show_replaced(places)
