"""A screen is nobody else's, and only the program's own window gets its keys."""

import shutil
import sys

import pytest

from tour import stage
from tour.drive import TOOLS
from tour.stage import Frame, Screen, Stage

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason="no Xvfb or xdotool here"
)

WINDOW = """
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
field = QLineEdit("some words to be painted")
field.resize(600, 400)
field.setWindowTitle("A window")
field.show()
field.textChanged.connect(lambda _: application.exit())
field.selectAll()
application.exec()
"""


def two_numbers() -> list[str]:
    numbers = []
    for _ in range(2):
        with Screen(320, 200) as screen:
            numbers.append(screen.display)
    return numbers


def assert_all_new(numbers: list[str]) -> None:
    """A program whose screen is gone looks for it, and must not find this one."""
    assert len(set(numbers)) == len(numbers)


def test_a_screen_has_a_number_that_no_screen_before_it_had():
    assert_all_new(two_numbers())


def test_twin_a_number_that_is_given_out_again(monkeypatch):
    monkeypatch.setattr(stage, "NUMBERS", 1)
    numbers = two_numbers()

    with pytest.raises(AssertionError):
        assert_all_new(numbers)


def painted(width, rows):
    """Return a picture with a bar of this width and height on it."""
    line = b"\0" * 400 + b"\xff" * 4 * width + b"\0" * (4 * (200 - width))
    return Frame(300, 200, line * rows + b"\0" * 1200 * (200 - rows))


def test_a_blinking_caret_is_not_another_picture_however_tall_it_is():
    blank = painted(0, 0)

    assert not painted(2, 90).is_another(blank)
    assert painted(30, 90).is_another(blank)
    assert not painted(30, 20).is_another(blank)


@pytest.fixture
def two_programs(tmp_path):
    with Screen() as screen:
        ours = Stage(screen, tmp_path / "ours", [sys.executable, "-c", WINDOW])
        ours.window()
        other = Stage(screen, tmp_path / "other", [sys.executable, "-c", WINDOW])
        other.until(lambda: bool(other.windows()), "another program's window")
        yield ours, other
        ours.kill()
        other.kill()
        ours.output()
        other.output()


def test_the_keys_go_to_the_programs_own_window_though_another_is_newer(two_programs):
    ours, other = two_programs

    ours.window()
    ours.keys.press("a")

    assert ours.process.wait(20) == 0
    assert other.process.poll() is None


def test_twin_the_newest_window_is_another_programs(two_programs):
    ours, other = two_programs

    ours.keys.focus()
    ours.keys.press("a")

    assert other.process.wait(20) == 0
    assert ours.process.poll() is None


def test_nothing_of_a_program_stays_and_its_window_is_gone(two_programs):
    ours, _ = two_programs

    ours.kill()

    assert ours.processes() == []
    assert ours.windows() == []
