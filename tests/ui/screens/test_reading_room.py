import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.model.richtext import Block, BlockKind, Body, Run, from_plain
from desktop.model.table import Table
from desktop.ui.screens.reading_room import ReadingRoom
from desktop.ui.widgets.breath import Breath

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "I told you that it was closed. It was not closed. " * 40
PARTS = (
    ("What happened", from_plain("First.\nSecond.\nThird."), ()),
    ("Money", (), (Table(headings=("What", "When"), rows=(("Cash", "2016"),)),)),
)


@pytest.fixture
def room(look, person, qtbot):
    """Return a function that opens a room and gives it with the person in it."""

    def open_room(parts=PARTS, size=(1280, 800)):
        made = ReadingRoom(look, parts)
        somebody = person(made, size)
        QApplication.processEvents()
        return made, somebody

    return open_room


def heard(room):
    return room.findChild(QWidget, "reading_page").accessibleName()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Right, Key.Key_PageDown, Key.Key_Return])
def test_a_key_goes_to_the_next_paragraph(room, key):
    screen, somebody = room()
    somebody.presses(key)

    assert (heard(screen), somebody.sees("reading_foot")) == (
        "Second.",
        "What happened · page 2 of 4",
    )


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Key.Key_PageUp, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Space, SHIFT),
    ],
)
def test_a_key_goes_back(room, key, modifiers):
    screen, somebody = room()
    somebody.presses(Key.Key_End)
    somebody.presses(key, modifiers)

    assert heard(screen) == "Third."


def test_home_and_end_go_to_the_first_and_the_last(room):
    screen, somebody = room()
    somebody.presses(Key.Key_End)
    last = heard(screen)
    somebody.presses(Key.Key_Right)
    somebody.presses(Key.Key_Home)
    somebody.presses(Key.Key_Left)

    assert (last, heard(screen)) == ("What: Cash\nWhen: 2016", "First.")


def test_a_key_that_is_held_down_turns_one_page_only(room):
    screen, _ = room()
    page = QApplication.focusWidget()
    QTest.keyPress(page, Key.Key_Right)
    QTest.simulateEvent(page, True, Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", True)

    assert heard(screen) == "Second."


def test_every_button_can_be_reached_and_turns_the_page_by_space(room):
    screen, somebody = room()
    names = "leave smaller larger neighbours breathe help".split()
    for name in names:
        somebody.goes_to(f"reading_{name}")
    somebody.goes_to("reading_next")
    somebody.presses(Key.Key_Space)

    assert heard(screen) == "Second."


def test_an_arrow_turns_the_page_wherever_the_keyboard_is(room):
    screen, somebody = room()
    somebody.goes_to("reading_larger")
    somebody.presses(Key.Key_Right)

    assert heard(screen) == "Second."


def test_b_makes_a_pause_that_only_says_breathe(room):
    screen, somebody = room()
    somebody.presses(Key.Key_B)
    shown = [one for one in screen.findChildren(Breath) if one.isVisible()]

    assert len(shown) == 1
    assert (somebody.sees().strip(), somebody.can_see("reading_page")) == ("", False)


@pytest.mark.parametrize(
    "key", [Key.Key_Space, Key.Key_Return, Key.Key_Escape, Key.Key_B, Key.Key_Right]
)
def test_any_key_ends_the_pause_at_the_same_paragraph(room, key, qtbot):
    screen, somebody = room()
    somebody.presses(Key.Key_Right)
    somebody.goes_to("reading_breathe")
    somebody.presses(Key.Key_Space)
    with qtbot.assertNotEmitted(screen.closed):
        somebody.presses(key)

    assert (heard(screen), somebody.is_at) == ("Second.", "reading_page")


def test_the_words_have_a_size_of_their_own(room):
    _, somebody = room([("", from_plain(LONG), ())])
    usual = somebody.sees("reading_foot")
    for _ in range(3):
        somebody.presses(Key.Key_Plus)
    QApplication.processEvents()

    assert usual != somebody.sees("reading_foot")


def keeps_the_place(screen, somebody, change):
    for _ in range(2):
        somebody.presses(Key.Key_Right)
    first = heard(screen).split()[:3]
    change()
    QApplication.processEvents()

    assert screen._pages[screen._current].start > 0
    assert " ".join(first) in heard(screen)


def test_the_place_is_kept_when_the_words_grow_or_the_window_shrinks(room):
    numbered = " ".join(f"This is sentence {n}." for n in range(300))
    screen, somebody = room([("", from_plain(numbered), ())])

    def change():
        somebody.presses(Key.Key_Plus)
        screen.resize(900, 600)

    keeps_the_place(screen, somebody, change)


def test_a_place_that_is_lost_is_noticed(room):
    numbered = " ".join(f"This is sentence {n}." for n in range(300))
    screen, somebody = room([("", from_plain(numbered), ())])

    def change():
        screen._place = (0, 0)
        somebody.presses(Key.Key_Plus)

    with pytest.raises(AssertionError):
        keeps_the_place(screen, somebody, change)


def test_the_place_is_kept_while_help_is_open(room):
    screen, somebody = room()
    somebody.presses(Key.Key_Right)
    screen.hide()
    screen.show()
    screen.arrive()

    assert heard(screen) == "Second."


def test_f11_asks_for_the_whole_window_and_gives_it_back(room, qtbot):
    screen, somebody = room()
    with qtbot.waitSignal(screen.whole_wanted) as wanted:
        somebody.presses(Key.Key_F11)
    alone = somebody.can_see("reading_leave")
    with qtbot.waitSignal(screen.whole_wanted) as given:
        somebody.presses(Key.Key_F11)

    assert (wanted.args, alone, given.args, somebody.can_see("reading_leave")) == (
        [True],
        False,
        [False],
        True,
    )


def test_the_keyboard_is_on_the_page_once_the_buttons_are_hidden(room):
    _, somebody = room()
    somebody.goes_to("reading_larger")
    somebody.presses(Key.Key_F11)

    assert somebody.is_at == "reading_page"


def test_help_can_be_asked_for(room, qtbot):
    screen, somebody = room()
    somebody.goes_to("reading_help")
    with qtbot.waitSignal(screen.help_wanted):
        somebody.presses(Key.Key_Return)


def test_at_any_text_size_the_room_fits_the_window_it_has(room, look):
    look.set_text_size(250)
    screen, _ = room(size=(860, 640))
    seen = [one for one in screen._head_line.findChildren(QWidget) if one.isVisible()]
    fits = [
        one.geometry().right() <= screen.width() and one.width() >= one.minimumSizeHint().width()
        for one in seen
    ]
    words = screen.findChild(QWidget, "reading_breathe").accessibleName()

    assert (screen.width(), all(fits), words) == (860, True, "Breathe")


def test_nothing_to_read_is_said(room):
    _, somebody = room([("Empty", (), ())])

    assert somebody.sees("reading_foot") == "There is nothing to read here yet."


def words_held(screen):
    shown = [one.accessibleName() for one in screen.findChildren(QWidget)]
    shown += [one.text() for one in screen.findChildren(QWidget) if hasattr(one, "text")]
    return [words for words in shown if "walnut" in words.lower()]


def holds_nothing_after(screen, close):
    close()
    blocks = [one for one in gc.get_objects() if isinstance(one, Block) and "walnut" in one.text]

    assert (words_held(screen), blocks) == ([], [])


def walnut() -> tuple[tuple[str, Body, tuple[()]], ...]:
    return (("Walnut Street", (Block.of(BlockKind.PARAGRAPH, [Run("The walnut tree.")]),), ()),)


def test_escape_leaves_and_no_word_is_held_any_more(room, qtbot):
    screen, somebody = room(walnut())

    def close():
        with qtbot.waitSignal(screen.closed):
            somebody.presses(Key.Key_Escape)

    assert words_held(screen) != []
    holds_nothing_after(screen, close)


def test_a_room_that_keeps_words_is_noticed(room):
    screen, _ = room(walnut())

    with pytest.raises(AssertionError):
        holds_nothing_after(screen, screen.closed.emit)
