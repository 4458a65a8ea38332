"""Controls go on below where a line is full, as words do."""

from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.widgets.flow import flow


def tops(width, count=4):
    """Return the height at which each of some labels begins, in a window of this width."""
    ground = QWidget()
    parts = [QLabel("x") for _ in range(count)]
    for one in parts:
        one.setFixedSize(90, 20)
    made = flow(*parts, gap=10)
    ground.setLayout(made)
    high = made.heightForWidth(width)
    ground.resize(width, high)
    made.setGeometry(ground.rect())
    return [one.y() for one in parts], high


def test_what_fits_stands_in_one_line():
    assert tops(390) == ([0, 0, 0, 0], 20)


def test_what_does_not_fit_goes_on_below_and_each_line_is_as_full_as_it_can_be():
    assert tops(389) == ([0, 0, 0, 24], 44)
    assert tops(200) == ([0, 0, 24, 24], 44)


def test_a_control_wider_than_the_line_gets_the_line():
    assert tops(50, 2) == ([0, 24], 44)
