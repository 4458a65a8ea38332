"""The years as one drawing: bars as honest as their dates, holes hatched until they are said."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop.model import gaps, when
from desktop.model.facts import Fact
from desktop.model.gaps import Explained
from desktop.ui.widgets import timeline_view
from desktop.ui.widgets.timeline_view import Picture, TimelineView

PLAIN, ROUGH, OPEN = "plain", "rough", "open"


def fact(name, kind, first, last=""):
    ends = {"first": when.parse(None, first)}
    if last:
        ends["last"] = when.parse(None, last)
    return Fact(id=name, kind=kind, **ends)


FACTS = (
    fact(PLAIN, "A", "1/1/2010", "31/12/2013"),
    fact(ROUGH, "B", "about 2012", "31/12/2014"),
    fact(OPEN, "C", "2018"),
    fact("late", "A", "1/1/2019", "31/12/2019"),
)
SAID = Explained(first=date(2015, 1, 1), last=date(2017, 12, 31), words="Abroad.")


@pytest.fixture
def view(look, shown):
    view = TimelineView(look)
    view.resize(800, 100)
    shown(view)
    return view


def draw(view, facts=FACTS, said=()):
    holes = gaps.holes(facts, said)
    picture = Picture(
        spans=gaps.spans(facts), overlaps=gaps.overlaps(facts), holes=holes, together="Together"
    )
    view.show_picture(picture, "Years", ["in words"])
    return holes


def colour(view, at):
    """Return the colour at a place of the drawing."""
    image = view.grab().toImage()
    scale = image.devicePixelRatio()
    return image.pixelColor(round(at.x() * scale), round(at.y() * scale))


def is_like(one, other):
    return all(
        abs(a - b) < 12 for a, b in zip(one.getRgb()[:3], QColor(other).getRgb()[:3], strict=True)
    )


def hatched(view, hole):
    """Return whether lines cross a stretch, away from its edges and from the years."""
    image, band = view.grab().toImage(), view.band(hole)
    left, y = round(band.center().x()) + 3, round(band.top()) + 10
    row = {image.pixelColor(left + step, y + step // 8).name() for step in range(20)}
    return len(row) > 1


def test_bars_stand_where_their_years_are_and_kinds_below_each_other(view):
    draw(view)

    plain, late, rough = view.bar(PLAIN), view.bar("late"), view.bar(ROUGH)
    assert plain.right() < late.left()
    assert plain.top() == late.top()
    assert rough.top() > plain.bottom()
    assert plain.width() == pytest.approx(4 * late.width(), rel=0.01)


def test_bars_of_one_kind_that_overlap_do_not_lie_over_each_other(view):
    draw(view, [fact("x", "A", "2010", "2014"), fact("y", "A", "2012", "2016")])

    assert not view.bar("x").intersects(view.bar("y"))


def an_estimate_begins_faint_and_a_day_does_not(view, look):
    draw(view)
    accent = look.theme.colour("accent")
    plain, rough = view.bar(PLAIN), view.bar(ROUGH)

    assert is_like(colour(view, plain.topLeft() + QPoint(5, 7)), accent)
    assert not is_like(colour(view, rough.topLeft() + QPoint(5, 7)), accent)
    assert is_like(colour(view, rough.center() + QPoint(20, 0)), accent)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_estimate_begins_faint_and_a_day_does_not(view, look, mode):
    look.set_mode(mode)
    an_estimate_begins_faint_and_a_day_does_not(view, look)


def test_twin_that_draws_every_end_as_if_it_were_known(view, look, monkeypatch):
    monkeypatch.setattr(timeline_view, "_FAINT", 1.0)
    monkeypatch.setattr(timeline_view, "_NONE", 1.0)
    with pytest.raises(AssertionError):
        an_estimate_begins_faint_and_a_day_does_not(view, look)


def an_estimate_has_no_line_at_its_end(view, look):
    draw(view)
    accent = look.theme.colour("accent")
    plain, rough = view.bar(PLAIN), view.bar(ROUGH)

    assert is_like(colour(view, plain.topLeft() + QPoint(0, 7)), accent)
    assert not is_like(colour(view, rough.topLeft() + QPoint(0, 7)), accent)


def test_an_estimate_has_no_line_at_its_end(view, look):
    an_estimate_has_no_line_at_its_end(view, look)


def test_twin_that_draws_a_line_at_the_end_of_an_estimate(view, look, monkeypatch):
    monkeypatch.setattr(timeline_view, "_NONE", 1.0)
    with pytest.raises(AssertionError):
        an_estimate_has_no_line_at_its_end(view, look)


def test_an_end_that_is_not_written_goes_on_in_dots(view, look):
    draw(view, [fact(OPEN, "C", "2018"), fact("x", "D", "2010", "2030")])
    bar = view.bar(OPEN)
    beyond = [
        colour(view, bar.center() + QPoint(round(bar.width() / 2) + step, 0)) for step in range(22)
    ]

    assert any(is_like(one, look.theme.colour("accent")) for one in beyond[3:])


def a_hole_is_hatched_until_something_is_said_of_it(view):
    (hole,) = draw(view)
    assert hole.explained is None
    assert hatched(view, hole)
    (hole,) = draw(view, said=[SAID])
    assert not hatched(view, hole)


def test_a_hole_is_hatched_until_something_is_said_of_it(view):
    a_hole_is_hatched_until_something_is_said_of_it(view)


def test_twin_that_hatches_nothing(view, monkeypatch):
    monkeypatch.setattr(timeline_view, "_HATCH", Qt.BrushStyle.NoBrush)
    with pytest.raises(AssertionError):
        a_hole_is_hatched_until_something_is_said_of_it(view)


def test_the_words_below_two_holes_do_not_meet(view):
    facts = [fact(str(year), "A", f"June {year}") for year in range(2010, 2030, 2)]
    draw(view, facts)

    on_a_line = {}
    for name in view._names:
        assert name.left >= on_a_line.get(name.lane, 0)
        on_a_line[name.lane] = name.left + view.fontMetrics().horizontalAdvance(name.words) * 0.7
    assert len({name.lane for name in view._names}) > 1


def test_a_click_on_a_bar_says_which_fact_and_elsewhere_nothing(view, qtbot):
    draw(view)
    with qtbot.waitSignal(view.chosen) as said:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.bar(ROUGH).center().toPoint())
    assert said.args == [ROUGH]
    with qtbot.assertNotEmitted(view.chosen):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_pointer_reads_what_stands_there(view):
    (hole,) = draw(view)

    assert view._words_at(view.bar(OPEN).center()).endswith("the last time is not written yet")
    assert view._words_at(view.band(hole).center()) == hole.words()


def test_somebody_who_does_not_see_it_hears_it(view):
    draw(view)

    assert (view.accessibleName(), view.accessibleDescription()) == ("Years", "in words")


@pytest.mark.parametrize("size", [80, 100, 200, 250])
@pytest.mark.parametrize("width", [300, 800])
def test_everything_lies_within_the_drawing_at_every_size(view, look, size, width):
    look.set_text_size(size)
    view.resize(width, view.height())
    holes = draw(view)

    for name in (PLAIN, ROUGH, OPEN, "late"):
        assert view.rect().toRectF().contains(view.bar(name))
    assert view.band(holes[0]).bottom() <= view.height()
    assert not view.grab().isNull()


def test_nothing_is_drawn_of_nothing(view):
    draw(view, [])

    assert not view.grab().isNull()
    assert view.bar(PLAIN).isNull()
