import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop import files, texts
from desktop.ui.screens.one_by_one import Leading, OneByOne

FILE = files.resources() / "texts" / "en" / "before.toml"
PAGE = texts.load(FILE.name, FILE.read_text("utf-8"))
KEYS = [part.key for part in PAGE.parts]


@pytest.fixture
def screen(look):
    return OneByOne(look, PAGE, Leading(out="Leave these for later", last="Go on"))


def shown(somebody):
    return [key for key in KEYS if somebody.can_see(f"know_{key}")]


def test_one_page_at_a_time_is_shown_with_all_it_says(screen, person):
    somebody = person(screen)
    missing = []
    for part in PAGE.parts:
        assert shown(somebody) == [part.key]
        said = somebody.sees()
        missing += [one for one in (part.heading, *part.sentences) if one not in said]
        somebody.presses(Qt.Key.Key_Return)

    assert missing == []


def test_in_large_type_the_rest_of_a_page_comes_before_the_next_one(screen, person, look):
    look.set_text_size(200)
    somebody = person(screen)
    somebody.presses(Qt.Key.Key_Return)
    kept = shown(somebody)
    for _ in range(3):
        somebody.presses(Qt.Key.Key_Return)

    assert (kept, shown(somebody) != KEYS[:1]) == (KEYS[:1], True)


def test_back_leads_to_the_page_before_and_is_not_on_the_first(screen, person):
    somebody = person(screen)
    assert not somebody.can_see("know_back")
    somebody.presses(Qt.Key.Key_Return)
    somebody.goes_to("know_back")
    somebody.presses(Qt.Key.Key_Return)

    assert (shown(somebody), somebody.is_at) == (KEYS[:1], "know_next")


def test_a_page_may_lead_to_a_screen_of_its_subject(look, person, qtbot):
    leading = Leading(out="Leave", onward={KEYS[1]: ("somewhere", "Look there")})
    screen = OneByOne(look, PAGE, leading)
    somebody = person(screen)
    assert not somebody.can_see("know_somewhere")
    somebody.presses(Qt.Key.Key_Return)
    somebody.goes_to("know_somewhere")
    with qtbot.waitSignal(screen.went, check_params_cb=lambda name: name == "somewhere"):
        somebody.presses(Qt.Key.Key_Space)


def test_after_the_last_page_it_is_over(screen, person, qtbot):
    somebody = person(screen)
    with qtbot.waitSignal(screen.finished):
        for _ in PAGE.parts:
            somebody.presses(Qt.Key.Key_Return)


@pytest.mark.parametrize("number", range(len(KEYS)))
def test_the_way_out_stands_on_every_page(screen, person, qtbot, number):
    somebody = person(screen)
    for _ in range(number):
        somebody.presses(Qt.Key.Key_Return)
    somebody.goes_to("know_out")
    with qtbot.waitSignal(screen.left):
        somebody.presses(Qt.Key.Key_Return)


def test_escape_is_told(screen, person, qtbot):
    somebody = person(screen)
    with qtbot.waitSignal(screen.escaped):
        somebody.presses(Qt.Key.Key_Escape)


def test_coming_again_begins_with_the_first_page(screen, person):
    somebody = person(screen)
    somebody.presses(Qt.Key.Key_Return)
    screen.arrive()

    assert shown(somebody) == KEYS[:1]


def test_where_one_is_and_what_the_page_says_is_told_without_looking(screen, person):
    somebody = person(screen)
    somebody.presses(Qt.Key.Key_Return)
    described = screen.findChild(QWidget, "know_next").accessibleDescription()

    assert somebody.sees("know_where") == "2 of 6"
    assert PAGE.parts[1].sentences[0] in described


def test_each_page_is_short_enough_to_be_read_in_seconds():
    """Two hundred and forty words a minute are usual: seventy take less than eighteen seconds."""
    words = {part.key: len(" ".join(part.sentences).split()) for part in PAGE.parts}

    assert {key: many for key, many in words.items() if many > 70} == {}


def test_the_next_page_does_not_move_the_buttons(screen, person):
    somebody = person(screen)
    places = set()
    for _ in KEYS[:-1]:
        places.add(screen.findChild(QWidget, "know_next").pos().toTuple())
        somebody.presses(Qt.Key.Key_Return)

    assert len(places) == 1
