import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from desktop.model.breathing import Rhythm
from desktop.ui.widgets.breathing_box import BreathingBox


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def box_of(qtbot, look, clock):
    def show(*, is_wanted=True, is_still=False):
        box = BreathingBox(look, name="box", clock=clock, is_wanted=lambda: is_wanted)
        qtbot.addWidget(box)
        box.set_still(is_still)
        box.resize(600, 400)
        with qtbot.waitExposed(box):
            box.show()
        return box

    return show


def at(box, clock, seconds):
    clock.now = 100.0 + seconds
    box.look_at_clock()
    return box.words()


def picture(box, *, without_words):
    image = box.grab().toImage()
    if without_words:
        painter = QPainter(image)
        # The words and the bar stand on the disc; around them nothing may change.
        painter.fillRect(QRect(200, 160, 200, 120), "black")
        painter.end()
    return image


def test_the_words_say_what_to_do_and_how_long(box_of, clock):
    box = box_of()
    box.set_rhythm(Rhythm(counts=(4, 2, 6, 8)))

    assert [at(box, clock, seconds) for seconds in (0, 4, 6, 12)] == [
        ("Breathe in", "slowly, to four"),
        ("Hold", "gently, to two"),
        ("Breathe out", "slowly, to six"),
        ("Hold", "gently, to eight"),
    ]


def test_a_screen_reader_hears_what_the_eye_sees(box_of, clock):
    box = box_of()
    at(box, clock, 9)

    assert box.accessibleName() == "Breathe out, slowly, to four"


def test_the_disc_grows_and_the_ring_goes_round_where_it_may(box_of, clock):
    box = box_of()
    shown = []
    for seconds in (0.1, 2, 3.9):
        at(box, clock, seconds)
        shown.append(picture(box, without_words=True))

    assert shown[0] != shown[1] != shown[2]


def nothing_moves(box, clock):
    first, around = None, None
    for tenth in range(0, 170, 7):
        at(box, clock, tenth / 10)
        around = around or picture(box, without_words=True)
        assert picture(box, without_words=True) == around
    at(box, clock, 1.1)
    first = picture(box, without_words=False)
    at(box, clock, 1.9)
    assert picture(box, without_words=False) == first


def test_where_the_system_asks_for_stillness_nothing_moves(box_of, clock):
    nothing_moves(box_of(is_wanted=False), clock)


def test_where_a_person_asks_for_stillness_nothing_moves(box_of, clock):
    nothing_moves(box_of(is_still=True), clock)


def test_twin_a_picture_that_moves_all_the_same_is_noticed(box_of, clock, monkeypatch):
    monkeypatch.setattr(BreathingBox, "is_still", False)

    with pytest.raises(AssertionError, match="== "):
        nothing_moves(box_of(is_wanted=False, is_still=True), clock)


def test_the_bar_of_a_still_picture_grows_by_one_with_each_count(box_of, clock):
    box = box_of(is_still=True)
    shown = []
    for seconds in (0.5, 1.5, 2.5):
        at(box, clock, seconds)
        shown.append(picture(box, without_words=False))

    assert shown[0] != shown[1] != shown[2]


def test_the_system_cannot_be_overruled(box_of):
    box = box_of(is_wanted=False)
    box.set_still(False)

    assert (box.is_still, box.is_stillness_given) == (True, True)


def test_another_rhythm_begins_with_breathing_in(box_of, clock):
    box = box_of()
    at(box, clock, 9)
    box.set_rhythm(Rhythm(counts=(3, 3, 3, 3)))

    assert box.words() == ("Breathe in", "slowly, to three")


def test_it_begins_anew_when_it_is_shown_and_does_nothing_while_it_is_hidden(box_of, clock):
    box = box_of()
    box.hide()
    is_running = box._timer.isActive()
    clock.now += 9
    box.show()

    assert (is_running, box.words()[0]) == (False, "Breathe in")


def paints(box, token, look):
    image = box.grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    }
    return look.theme.colour(token).name() in colours


def test_no_ring_runs_through_large_words_in_a_small_window(box_of, look):
    box = box_of()
    had_ring = paints(box, "line", look)
    look.set_text_size(250)
    box.resize(600, 200)

    assert (had_ring, paints(box, "line", look)) == (True, False)
    assert paints(box, "accent_soft", look)
