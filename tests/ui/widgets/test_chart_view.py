"""The drawing on the screen is the drawing on paper, shape by shape and in the same colours."""

from datetime import date

import pytest
from pictures import colours
from PySide6.QtGui import QColor, QImage, QPainter

from desktop import preferences
from desktop.model import chart
from desktop.model.chart import Shown
from desktop.model.scales import Reading, Scale
from desktop.ui.theme import Look
from desktop.ui.widgets import chart_view
from desktop.ui.widgets.chart_view import ChartView

SCALE = Scale(id="vigil", name="On guard", low="not at all", mid="hard", high="all day")


def reading(day, value, clock="T21:40"):
    at = f"2026-11-{day:02}{clock}"
    return Reading(id=f"{at}{value}", scale="vigil", at=at, value=value)


SHOWN = Shown(
    scale=SCALE,
    readings=(reading(1, 4), reading(2, 8), reading(2, 2, "T07:30"), reading(6, 9)),
    marks=(date(2026, 11, 2),),
    first=date(2026, 11, 1),
    last=date(2026, 11, 7),
)


@pytest.fixture
def look(qapp):
    return Look(qapp, preferences.Preferences())


def painted(svg, style):
    image = QImage(style.width, style.height, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    chart_view.paint(painter, svg)
    painter.end()
    return image


def every_shape_is_painted():
    style = chart.Style(width=800, height=320)
    svg = chart.chart(SHOWN, style)
    image = painted(svg, style)
    found = colours(image)

    wanted = (style.ink, style.accent, style.range, style.gap, style.line, style.muted)
    assert {one.lower() for one in wanted} - {style.muted.lower()} <= found


def test_every_shape_is_painted(qapp):
    every_shape_is_painted()


@pytest.mark.parametrize("kind", ["rect", "polygon", "circle"])
def test_twin_that_leaves_a_shape_out(qapp, monkeypatch, kind):
    shapes = dict(chart_view._SHAPES)
    if kind == "circle":
        monkeypatch.setitem(chart_view._SHAPES, "polyline", lambda _painter, _values: None)
    if kind == "polygon":
        monkeypatch.setitem(chart_view._SHAPES, "line", lambda _painter, _values: None)
    assert kind in shapes
    monkeypatch.setitem(chart_view._SHAPES, kind, lambda _painter, _values: None)
    with pytest.raises(AssertionError):
        every_shape_is_painted()


def test_a_point_is_painted_where_the_drawing_says(qapp):
    style = chart.Style(width=800, height=320)
    svg = chart.chart(SHOWN, style)
    image = painted(svg, style)
    for line in svg.splitlines():
        if line.startswith("<circle"):
            values = dict(chart_view._SAID.findall(line))
            at = round(float(values["cx"])), round(float(values["cy"]))
            assert image.pixelColor(*at).name() == style.accent.lower()


def test_a_screen_reader_hears_it_in_words(qtbot, look):
    view = ChartView(look, name="scales_chart")
    qtbot.addWidget(view)
    view.show_readings(SHOWN)

    assert view.accessibleName() == "On guard"
    assert view.accessibleDescription() == chart.described(SHOWN)
    assert view.svg() == chart.chart(SHOWN, chart_view.style(look.theme, view.width()))


def test_what_is_no_longer_shown_is_not_heard_either(qtbot, look):
    view = ChartView(look, name="scales_chart")
    qtbot.addWidget(view)
    view.show_readings(SHOWN)
    view.show_readings(None)

    assert (view.accessibleName(), view.accessibleDescription(), view.svg()) == ("", "", "")


def test_it_grows_with_the_text_and_follows_the_theme(qtbot, look):
    view = ChartView(look, name="scales_chart")
    qtbot.addWidget(view)
    view.show_readings(SHOWN)
    high = view.sizeHint().height()
    look.set_text_size(200)
    look.set_mode("dark")

    assert view.sizeHint().height() == 2 * high
    assert look.theme.colours.accent in view.svg()
