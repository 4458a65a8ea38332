import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.model.breathing import Phase, Rhythm
from desktop.ui.widgets.breathing_counts import BreathingCounts
from desktop.ui.widgets.buttons import IconButton


@pytest.fixture
def counts(look, shown):
    made = BreathingCounts(look, name="counts")
    made.resize(800, 60)
    return shown(made)


def press(counts, name):
    button = counts.findChild(IconButton, f"counts_{name}")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def numbers(counts):
    return [counts.findChild(QLabel, f"counts_{phase}_count").text() for phase in Phase]


def test_each_count_is_changed_by_itself(counts, qtbot):
    for name in ("in_more", "full_less", "out_more", "out_more", "empty_less"):
        with qtbot.waitSignal(counts.changed) as changed:
            press(counts, name)

    assert numbers(counts) == ["5", "3", "6", "3"]
    assert changed.args == [Rhythm(counts=(5, 3, 6, 3))]


def test_no_count_goes_below_two_or_above_eight(counts):
    for _ in range(9):
        press(counts, "in_less")
        press(counts, "out_more")

    assert numbers(counts) == ["2", "4", "8", "4"]


def test_what_is_not_held_has_no_count(counts):
    counts.show_rhythm(Rhythm(holds=False))
    seen = [
        one.objectName() for one in counts.findChildren(QLabel) if one.isVisible() and one.text()
        .isdigit()
    ]  # fmt: skip

    assert seen == ["counts_in_count", "counts_out_count"]


def test_a_screen_reader_hears_the_part_the_number_and_its_bounds(counts):
    button = counts.findChild(IconButton, "counts_full_more")

    assert button.accessibleName() == "Holding, breathed in: longer"
    assert button.accessibleDescription() == "4 now, from 2 to 8"


def test_they_stand_in_the_middle_of_their_room(counts):
    groups = [one for one in counts.children() if isinstance(one, QWidget)]
    left = min(one.geometry().left() for one in groups)
    right = counts.width() - max(one.geometry().right() for one in groups)

    assert left > 20
    assert abs(left - right) <= 2
