import pytest
from PySide6.QtCore import QPointF

from desktop import files
from desktop.ui import svg

ICONS = sorted((files.resources() / "icons").glob("*.svg"))


def path(said):
    return svg.outline(f'<path d="{said}" />')


def end(said):
    return path(said).currentPosition()


def near(first, second):
    return (first - second).manhattanLength() < 0.01


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("M2 3 L5 7", (5, 7)),
        ("M2 3 l5 7", (7, 10)),
        ("m2 3 5 7", (7, 10)),
        ("M2 3 H9", (9, 3)),
        ("M2 3 h9", (11, 3)),
        ("M2 3 V9", (2, 9)),
        ("M2 3 v9", (2, 12)),
        ("M2 3 C1 1 2 2 8 8", (8, 8)),
        ("M2 3 c1 1 2 2 8 8 s1 1 2 2", (12, 13)),
        ("M2 3 Q5 5 8 3", (8, 3)),
        ("M2 3 L8 3 L8 9 Z", (2, 3)),
        ("M2 3-1.5.5", (-1.5, 0.5)),
        ("M2 3a1 1 0 012 0", (4, 3)),
        ("M2 3 A2 2 0 1 0 6 3", (6, 3)),
    ],
)
def test_a_path_ends_where_its_text_says(said, where):
    assert near(end(said), QPointF(*where))


def test_an_arc_bends_to_the_side_that_is_said():
    over = path("M2 10 A4 4 0 0 1 10 10").boundingRect()
    under = path("M2 10 A4 4 0 0 0 10 10").boundingRect()

    assert (over.top(), over.bottom()) == pytest.approx((6, 10), abs=0.02)
    assert (under.top(), under.bottom()) == pytest.approx((10, 14), abs=0.02)


def test_the_large_arc_goes_the_long_way_round():
    short = path("M10 6 A4 4 0 0 1 14 10").boundingRect()
    long = path("M10 6 A4 4 0 1 0 14 10").boundingRect()

    assert short.height() == pytest.approx(4, abs=0.02)
    assert long.height() == pytest.approx(8, abs=0.02)


def test_an_arc_too_small_to_reach_grows():
    assert near(end("M0 0 A1 1 0 0 1 10 0"), QPointF(10, 0))
    assert path("M0 0 A1 1 0 0 1 10 0").boundingRect().height() == pytest.approx(5, abs=0.02)


def test_a_smooth_curve_takes_the_mirrored_handle():
    one = path("M0 0 C0 4 4 4 4 0 S8 -4 8 0")
    other = path("M0 0 C0 4 4 4 4 0 C4 -4 8 -4 8 0")

    assert one == other


@pytest.mark.parametrize(
    ("element", "box"),
    [
        ('<circle cx="12" cy="12" r="4" />', (8, 8, 8, 8)),
        ('<ellipse cx="12" cy="12" rx="4" ry="2" />', (8, 10, 8, 4)),
        ('<line x1="2" y1="3" x2="6" y2="9" />', (2, 3, 4, 6)),
        ('<rect x="2" y="3" width="6" height="4" rx="1" />', (2, 3, 6, 4)),
        ('<polyline points="2,3 8,3 8,9" />', (2, 3, 6, 6)),
        ('<polygon points="2 3 8 3 8 9" />', (2, 3, 6, 6)),
    ],
)
def test_a_shape_fills_its_box(element, box):
    drawn = svg.outline(element).boundingRect()

    assert (drawn.x(), drawn.y(), drawn.width(), drawn.height()) == pytest.approx(box)


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_every_icon_stays_on_its_grid_and_is_whole(file):
    text = file.read_text(encoding="utf-8")
    drawn = svg.outline(text).boundingRect()

    assert min(drawn.left(), drawn.top()) >= 1
    assert max(drawn.right(), drawn.bottom()) <= 23
    assert max(drawn.width(), drawn.height()) >= 8
    assert text.count("<path") + text.count("<circle") + text.count("<rect") + text.count(
        "<line"
    ) == text.count("/>")
