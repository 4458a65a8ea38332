import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop.calming import Card
from desktop.ui.widgets.calming_cards import CalmingCards, Favourites

CARDS = tuple(
    Card(key=key, kind="body", title=f"Title {key}", sentences=("One.", "Two."), leave_out=out)
    for key, out in (("a", "Not if."), ("b", ""), ("c", "Never if."))
)


@pytest.fixture
def cards_of(look, shown):
    def make(*keys, can_keep=True, cards=CARDS):
        made = CalmingCards(look, Favourites(keys=keys, can_keep=can_keep))
        made.resize(1000, 700)
        shown(made)
        made.show_cards("For hands", cards)
        return made

    return make


def press(cards, name=""):
    button = cards.findChild(QPushButton, f"cards_{name}") if name else QApplication.focusWidget()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def title(cards):
    return cards.findChild(QLabel, "cards_title").text()


def sees(cards, name):
    return cards.findChild(QWidget, f"cards_{name}").isVisible()


def test_one_key_leads_from_card_to_card_and_round_again(cards_of):
    cards = cards_of()
    seen = []
    for _ in range(4):
        seen.append(title(cards))
        press(cards)

    assert seen == ["Title a", "Title b", "Title c", "Title a"]


def test_a_card_says_when_to_leave_it_out_where_there_is_something_to_say(cards_of):
    cards = cards_of()
    first = (sees(cards, "leave_out"), cards.findChild(QLabel, "cards_leave_out").text())
    press(cards)

    assert (first, sees(cards, "leave_out")) == ((True, "Not if."), False)


def test_all_of_them_are_a_list_from_which_one_is_opened(cards_of):
    cards = cards_of()
    press(cards)
    press(cards, "list")
    held = QApplication.focusWidget().objectName()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert (held, title(cards)) == ("cards_row_b", "Title c")


def test_a_card_is_kept_and_let_go_again(cards_of):
    cards = cards_of("b")
    said = []
    cards.kept.connect(said.append)
    press(cards, "keep")
    words = cards.findChild(QPushButton, "cards_keep").text()
    press(cards, "keep")

    assert (said, words) == ([("b", "a"), ("b",)], "You keep this one")
    assert cards.findChild(QPushButton, "cards_keep").text() == "Keep this one"


def test_where_there_is_no_vault_nothing_can_be_kept(cards_of):
    assert not sees(cards_of(can_keep=False), "keep")


def test_a_card_alone_leads_nowhere_else(cards_of):
    cards = cards_of("a", cards=CARDS[:1])

    assert (sees(cards, "next"), sees(cards, "list")) == (False, False)
    assert QApplication.focusWidget().objectName() == "cards_keep"
