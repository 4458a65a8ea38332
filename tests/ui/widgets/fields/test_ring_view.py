"""The picture of a map: stations apart, words inside, a way out seen without its colour."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from desktop.model.ring import Station
from desktop.ui.widgets.fields import ring_view
from desktop.ui.widgets.fields.ring_view import RingView, wrapped

LABELS = (
    "What sets it off", "What I feel", "What I do", "What the other sees",
    "Their move, as I see it", "Emptier than before",
)  # fmt: skip
LONG = "Heat, then shame, then a great wish to be somewhere without a single question in it."
ANY = 3
"""How far painted colours may be off, for the edges of letters."""


def stations(count=5):
    made = [Station(key=str(at), label=label) for at, label in enumerate(LABELS[:count])]
    made[1] = replace(made[1], words=LONG, out="Ring somebody and say it out loud")
    made[2] = replace(made[2], words="Unbrokenwordthatiswiderthanastationandmustbecutsomewhere")
    return made


@pytest.fixture
def view(look, shown):
    made = RingView(look, "My way round", name="round")
    made.show_stations(stations())
    made.resize(600, made.heightForWidth(600))
    return shown(made)


def sized(view, look, width, text_size=100, mode="light"):
    look.set_text_size(text_size)
    look.set_mode(mode)
    view.resize(width, view.heightForWidth(width))


def rect(box):
    return QRectF(box.left, box.top, box.width, box.height)


def assert_everything_has_its_place(view):
    boxes = [rect(box) for box in view.laid().boxes]
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other)
    for number, box in enumerate(boxes):
        assert QRectF(view.rect()).adjusted(-1, -1, 1, 1).contains(box)
        for text in view.texts(number):
            metrics = QFontMetricsF(text.font)
            assert box.contains(text.place), "words lie outside their station"
            for line in text.lines:
                assert metrics.horizontalAdvance(line) <= text.place.width() + 1, "words are cut"


@pytest.mark.parametrize("count", [3, 5, 6])
@pytest.mark.parametrize(("width", "text_size"), [
    (600, 80), (600, 100), (900, 150), (700, 200), (260, 100), (420, 250),
])  # fmt: skip
def test_stations_stand_apart_and_hold_their_words(view, look, count, width, text_size):
    view.show_stations(stations(count))
    sized(view, look, width, text_size)

    assert_everything_has_its_place(view)


def test_twin_words_that_are_not_wrapped_would_be_found(view, look, monkeypatch):
    monkeypatch.setattr(ring_view, "wrapped", lambda words, *_: (words,))
    sized(view, look, 600, 110)

    with pytest.raises(AssertionError, match="words are cut"):
        assert_everything_has_its_place(view)


def colour(view, x, y):
    image = view.grab().toImage()
    scale = image.devicePixelRatio()
    return image.pixelColor(QPoint(round(x * scale), round(y * scale)))


def is_like(one, other):
    return all(
        abs(a - b) <= ANY for a, b in zip(one.getRgb()[:3], QColor(other).getRgb()[:3], strict=True)
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_painted_stands_where_it_says_it_does(view, look, mode):
    sized(view, look, 600, mode=mode)
    colours, laid = look.theme.colours, view.laid()
    plain, out = laid.boxes[0], laid.boxes[1]

    assert laid.is_ring
    assert is_like(colour(view, plain.right - 5, plain.centre[1]), colours.paper)
    assert is_like(colour(view, out.right - 5, out.centre[1]), colours.accent_soft)
    for arrow in laid.arrows:
        tip, foot = arrow.head[0], arrow.way[-1]
        inside = (foot[0] * 2 + tip[0]) / 3, (foot[1] * 2 + tip[1]) / 3
        assert is_like(colour(view, *inside), colours.control_line)


def assert_a_way_out_is_seen_without_colour(view, look):
    laid = view.laid()
    plain, out = laid.boxes[0], laid.boxes[1]
    cut = colour(view, out.right - 5, out.bottom - 5)
    kept = colour(view, plain.right - 7, plain.bottom - 7)

    assert view.texts(1)[-1].lines[0].startswith("Way out:"), "no word says so"
    assert not is_like(cut, look.theme.colours.accent_soft), "the shape is the same"
    assert is_like(kept, look.theme.colours.paper)


def test_a_way_out_is_known_by_its_shape_and_a_word(view, look):
    assert_a_way_out_is_seen_without_colour(view, look)


def test_twin_a_way_out_shown_by_colour_alone_would_be_found(view, look, monkeypatch):
    monkeypatch.setattr(ring_view, "_CUT", 0)

    with pytest.raises(AssertionError, match="the shape is the same"):
        assert_a_way_out_is_seen_without_colour(view, look)


def test_a_narrow_picture_is_a_path(view, look):
    sized(view, look, 280)
    boxes = view.laid().boxes

    assert not view.laid().is_ring
    assert len({box.left for box in boxes}) == 1


def test_somebody_who_does_not_see_it_hears_every_station_whole(view):
    heard = view.accessibleDescription()

    assert view.accessibleName() == "My way round, as a picture"
    assert LONG in heard
    assert "2. What I feel" in heard
    assert "Way out here: Ring somebody and say it out loud. Leads to 3." in heard


def test_words_without_room_end_in_an_ellipsis_and_emoji_stay_whole(look):
    font = look.theme.font("control")
    lines = wrapped("🙂 " * 80, font, 120, 3)

    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert "\ufffd" not in "".join(lines)
    assert wrapped("Short", font, 120, 3) == ("Short",)


def test_narrow_letters_fill_their_lines_before_an_ellipsis(look):
    font = look.theme.font("control")
    words = "ill " * 400
    lines = wrapped(words, font, 300, 3)
    metrics = QFontMetricsF(font)

    assert lines[-1].endswith("…")
    assert all(metrics.horizontalAdvance(line) > 250 for line in lines)


def test_nothing_is_kept_of_words_that_were_taken_away(view):
    view.texts(1)
    view.show_stations([replace(one, words="", out="") for one in stations()])
    view.repaint()

    assert LONG not in str(view._wrapped)
    assert LONG not in view.accessibleDescription()
