"""A map: what is written in its form stands in the picture and in the words beside it at once."""

import re

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QScrollArea

from desktop.model.guide import FixedRow, GuideField
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.form import FieldForm
from desktop.ui.widgets.fields.map import MapField
from desktop.ui.widgets.fields.ring_view import RingView

FIELD = GuideField(
    key="ring",
    kind="map",
    label="My way round",
    rows=(
        FixedRow(key="trigger", label="What sets it off", hint="One is enough."),
        FixedRow(key="feel", label="What I feel"),
        FixedRow(key="do", label="What I do"),
    ),
    columns=(
        GuideField(key="what", kind="text", label="In my words", wide=True),
        GuideField(key="out", kind="short", label="A way out here", role="out", wide=True),
    ),
)


@pytest.fixture
def form(look, shown):
    made = FieldForm(look, "form", (FIELD,))
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(made)
    page.resize(660, 700)
    shown(page)
    return made


@pytest.fixture
def field(form):
    return form.field_widget("ring")


def ring_of(form):
    return form.findChild(RingView, "form_ring_ring")


def words_of(form):
    return form.findChild(QLabel, "form_ring_words")


def test_a_map_is_made_of_its_form_a_picture_and_words(form, field):
    assert isinstance(field, MapField)
    assert ring_of(form).isVisible()
    assert len(form.findChildren(QPlainTextEdit)) == 3


def test_an_empty_map_shows_its_stations_and_no_words(form, field):
    assert field.value() is ABSENT
    assert len(ring_of(form).laid().boxes) == 3
    assert not words_of(form).isVisible()


def assert_each_key_reaches_the_picture(form, field, qtbot):
    form.focus_field("ring/feel/what")
    qtbot.keyClicks(QApplication.focusWidget(), "Shame")
    form.focus_field("ring/feel/out")
    qtbot.keyClicks(QApplication.focusWidget(), "Ring Sam")

    assert field.value() == {"feel": {"what": "Shame", "out": "Ring Sam"}}
    assert [text.lines for text in ring_of(form).texts(1)] == [
        ("2 · What I feel",), ("Shame",), ("Way out: Ring Sam",),
    ], "the picture is another"  # fmt: skip
    assert "2. What I feel: Shame. Way out here: Ring Sam. Leads to 3." in words_of(form).text()
    assert words_of(form).isVisible()


def test_what_is_typed_stands_in_the_picture_and_in_the_words_at_once(form, field, qtbot):
    assert_each_key_reaches_the_picture(form, field, qtbot)


def test_twin_a_picture_that_does_not_follow_would_be_found(form, field, qtbot):
    field.edited.disconnect(field._draw)

    with pytest.raises(AssertionError, match="the picture is another"):
        assert_each_key_reaches_the_picture(form, field, qtbot)


def test_what_was_written_before_is_shown_and_taken_away_again(form, field):
    form.show_values({"ring": {"do": {"what": "Go quiet"}}})
    assert ring_of(form).texts(2)[1].lines == ("Go quiet",)

    form.show_values({})
    assert len(ring_of(form).texts(2)) == 1
    assert field.value() is ABSENT


def a_word_without_an_end_is_shown_whole(form):
    word = "https://example.org/" + "heather" * 20
    form.show_values({"ring": {"do": {"what": word}}})
    words = words_of(form)
    widest = max(words.fontMetrics().horizontalAdvance(one) for one in parts(words.text()))

    assert widest <= words.width(), "cut at the side"
    assert word in words.text().replace("\u200b", "")
    assert word in words.accessibleName()


def parts(text):
    """Return what cannot be broken."""
    return text.replace("\u200b", " ").split()


def test_a_word_without_an_end_is_shown_whole_in_the_words(form):
    a_word_without_an_end_is_shown_whole(form)


def test_twin_a_word_that_is_not_broken_is_cut(form, monkeypatch):
    monkeypatch.setattr("desktop.ui.widgets.fields.map._LONG", re.compile("(never)(?=this)"))

    with pytest.raises(AssertionError, match="cut at the side"):
        a_word_without_an_end_is_shown_whole(form)


def test_what_the_guide_does_not_know_is_given_back(form):
    kept = {"ring": {"do": {"what": "Go quiet", "later": 1}, "gone": {"what": "x"}}}
    form.show_values(kept)

    assert form.values() == kept


def test_nothing_moves_above_the_picture_while_a_station_grows(form, qtbot):
    form.focus_field("ring/trigger/what")
    held = QApplication.focusWidget()
    before = held.mapTo(form, QPoint())
    qtbot.keyClicks(held, "A long letter from the bank comes in the morning")

    assert held.mapTo(form, QPoint()) == before
    assert ring_of(form).mapTo(form, QPoint()).y() > held.mapTo(form, QPoint()).y()
