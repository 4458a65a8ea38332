"""Passages to tick: by keys and by pointer, with a veil that opens by one deliberate act."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.ui.widgets import offer_list
from desktop.ui.widgets.offer_list import OfferLine, OfferList

PLAIN = OfferLine(key="a", head="19 November 2026", words="Awake at four.\nThen nothing.")
STAYS = OfferLine(key="b", head="18 November 2026", words="Only mine.", stays=True)
VEILED = OfferLine(key="c", head="17 November 2026", words="Heavy words.", is_veiled=True)
LONG = OfferLine(key="d", head="16 November 2026", words="All of the night. " * 300)


@pytest.fixture
def told(look, shown):
    made = OfferList(look, "What can be copied", name="offers")
    made.resize(600, 500)
    made.add((PLAIN, STAYS, VEILED), ticked=("b",))
    made.noted = []
    made.ticked.connect(lambda key, is_on: made.noted.append((key, is_on)))
    made.opened.connect(lambda key: made.noted.append((key, "opened")))
    return shown(made)


def heard(told, row):
    return told.item(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_space_and_enter_tick_and_take_it_back(told):
    told.setFocus()
    QTest.keyClick(told, Qt.Key.Key_Space)
    QTest.keyClick(told, Qt.Key.Key_Return)
    QTest.keyClick(told, Qt.Key.Key_Down)
    QTest.keyClick(told, Qt.Key.Key_Space)

    assert told.noted == [("a", True), ("a", False), ("b", False)]


def test_a_click_anywhere_on_a_line_ticks_it_and_none_opens_a_veil(told):
    for row in (0, 2):
        place = told.visualItemRect(told.item(row)).center() + QPoint(40, 0)
        QTest.mouseClick(
            told.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )

    assert told.noted == [("a", True)]


def test_a_veiled_line_says_nothing_of_its_words_until_it_is_opened(told):
    assert heard(told, 2) == "17 November 2026, Veiled. Enter opens it."
    told.setFocus()
    told.setCurrentRow(2)
    QTest.keyClick(told, Qt.Key.Key_Space)
    QTest.keyClick(told, Qt.Key.Key_Return)
    assert told.noted == [("c", "opened")]

    told.unveil(OfferLine(key="c", head="17 November 2026", words="Heavy words."))

    assert heard(told, 2) == "17 November 2026, Heavy words."
    QTest.keyClick(told, Qt.Key.Key_Space)
    assert told.noted[-1] == ("c", True)


def test_what_never_leaves_says_so(told):
    assert heard(told, 1) == "18 November 2026, never leaves, Only mine."


def test_a_line_is_as_high_as_its_words_and_a_long_one_ends(told):
    told.add((LONG,))
    plain, _, _, long = (told.visualItemRect(told.item(row)).height() for row in range(4))

    assert plain < long
    line = told.fontMetrics().lineSpacing()
    assert long < (offer_list.MOST_LINES + 4) * line


@pytest.mark.parametrize("words", ["All of the night. " * 300, "🌧" * 900, "one\n" * 40])
def test_a_passage_that_goes_on_ends_with_a_sign_and_a_short_one_does_not(told, words):
    row = told.itemDelegate()

    long, high = row._laid_out(words, 400)
    short, _ = row._laid_out("Awake at four.", 400)

    assert long.text().endswith(" …")
    assert long.lineCount() <= offer_list.MOST_LINES
    assert high > 0
    assert short.text() == "Awake at four."


def test_it_is_painted_in_both_themes_and_sizes(told, look):
    told.setFocus()
    told.setCurrentRow(2)
    pictures = set()
    for mode in ("light", "dark"):
        look.set_mode(mode)
        for size in (100, 200):
            look.set_text_size(size)
            picture = told.grab().toImage()
            pictures.add(bytes(picture.constBits()[: picture.sizeInBytes()]))

    assert len(pictures) == 4


def test_taking_all_away_says_nothing(told):
    told.take()

    assert told.count() == 0
    assert told.noted == []
