import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from desktop.ui import days
from desktop.ui.widgets.fields.date import DateField
from desktop.ui.widgets.fields.field import ABSENT


@pytest.fixture
def field(shown, look):
    made = shown(DateField(look, "First time", name="first"))
    made.hold()
    return made


def typed(field, qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)
    return field.value()


def leave(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def said(field):
    label = field.findChild(QLabel, "first_said")
    return label.text() if label.isVisible() else ""


def pick(field, qtbot, word):
    kinds = field.findChild(QComboBox, "first_kind")
    kinds.setFocus()
    steps = kinds.findText(word) - kinds.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(kinds, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert kinds.currentText() == word
    field.hold()


def test_the_kind_follows_what_is_typed(field, qtbot):
    assert typed(field, qtbot, "14/10/2020") == {
        "precision": "day",
        "year": 2020,
        "month": 10,
        "day": 14,
    }
    assert field.findChild(QComboBox, "first_kind").currentText() == "exact day"
    assert said(field) == ""


def is_kept(field, qtbot):
    assert typed(field, qtbot, "the week of the move") == {"typed": "the week of the move"}
    leave(qtbot)
    assert said(field).startswith("Kept as you wrote it.")
    assert field.findChild(QLineEdit, "first_words").text() == "the week of the move"
    kept = field.value()
    field.show_value(ABSENT)
    field.show_value(kept)
    assert field.findChild(QLineEdit, "first_words").text() == "the week of the move"
    assert said(field)


def test_what_needs_no_place_in_time_is_kept_without_a_word_on_years(shown, look, qtbot):
    plan = shown(DateField(look, "When", name="first", wants_year=False))
    plan.hold()
    typed(plan, qtbot, "Thursday")
    leave(qtbot)

    assert said(plan) == "Kept as you wrote it."


def test_today_becomes_the_day_it_was_when_it_was_written(field, qtbot):
    assert typed(field, qtbot, "Today") == {"typed": "Today"}
    leave(qtbot)
    day = days.today()

    assert field.value() == {
        "precision": "day", "year": day.year, "month": day.month, "day": day.day,
    }  # fmt: skip
    assert said(field) == ""


def test_words_that_are_no_date_stay_and_one_sentence_says_what_to_write(field, qtbot):
    is_kept(field, qtbot)


def test_twin_that_keeps_only_dates_loses_what_was_typed(field, qtbot, monkeypatch):
    kept = DateField.value

    def only_dates(one):
        value = kept(one)
        return ABSENT if value is ABSENT or "typed" in value else value

    monkeypatch.setattr(DateField, "value", only_dates)
    with pytest.raises(AssertionError, match="the week of the move"):
        is_kept(field, qtbot)


def test_nothing_is_said_while_a_date_is_still_being_typed(field, qtbot):
    typed(field, qtbot, "14 Octo")
    assert said(field) == ""
    leave(qtbot)
    assert said(field)
    typed(field, qtbot, "ber 2020")
    assert said(field) == ""


def test_an_estimate_is_asked_how_it_is_known(field, qtbot):
    basis = field.findChild(QLineEdit, "first_basis")
    typed(field, qtbot, "2016")
    assert not basis.isVisible()
    field.show_value(ABSENT)
    typed(field, qtbot, "about 2016")
    assert basis.isVisible()
    basis.setFocus()
    assert typed(field, qtbot, "card statements") == {
        "precision": "about",
        "year": 2016,
        "basis": "card statements",
    }


def test_a_basis_stays_when_the_date_is_no_estimate_any_more(field, qtbot):
    field.show_value({"precision": "about", "year": 2016, "basis": "card statements"})
    words = field.findChild(QLineEdit, "first_words")
    words.selectAll()
    assert typed(field, qtbot, "2017") == {
        "precision": "year",
        "year": 2017,
        "basis": "card statements",
    }
    assert field.findChild(QLineEdit, "first_basis").isVisible()


def test_a_kind_can_be_chosen_for_what_is_typed(field, qtbot):
    typed(field, qtbot, "about 2016")
    pick(field, qtbot, "year")
    assert field.value() == {"precision": "year", "year": 2016}
    pick(field, qtbot, "about")
    assert field.value() == {"precision": "about", "year": 2016}


def test_a_kind_that_does_not_fit_says_what_to_write_and_loses_nothing(field, qtbot):
    typed(field, qtbot, "about 2016")
    pick(field, qtbot, "exact day")

    assert field.value() == {"precision": "about", "year": 2016}
    assert field.findChild(QLineEdit, "first_words").text() == "about 2016"
    assert said(field).startswith("Kept as you wrote it.")


def test_a_kind_settles_what_can_mean_two_things(field, qtbot):
    assert typed(field, qtbot, "2009-11") == {"typed": "2009-11"}
    pick(field, qtbot, "month")
    assert field.value() == {"precision": "month", "year": 2009, "month": 11}
    pick(field, qtbot, "from – to")
    assert field.value()["precision"] == "range"
    assert said(field) == ""


def test_typing_something_else_changes_a_kind_that_was_chosen(field, qtbot):
    pick(field, qtbot, "exact day")
    assert typed(field, qtbot, "summer 2019") == {
        "precision": "season",
        "year": 2019,
        "season": "summer",
    }
    assert field.findChild(QComboBox, "first_kind").currentText() == "season"


def test_scrolling_past_never_changes_the_kind(field, qtbot):
    typed(field, qtbot, "2016")
    kinds = field.findChild(QComboBox, "first_kind")
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), *none, False)
    QApplication.sendEvent(kinds, wheel)

    assert field.value() == {"precision": "year", "year": 2016}
    assert not wheel.isAccepted()
