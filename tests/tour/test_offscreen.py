"""The stage without an X server is a stage like the other: same keys, same pictures, same end."""

import shutil

import pytest

from tour import drive, hands, offscreen, route
from tour.offscreen import Board
from tour.sample import markup
from tour.stage import Screen, Stage, StageError, shipped_program
from tour.walk import Album, Walk

WITHOUT_THE_POINTER = (0, 0, 1260, 780)
pytestmark = pytest.mark.slow


@pytest.fixture
def walk(tmp_path):
    with Board() as board:
        stage = Stage(board, tmp_path / "home", offscreen.program())
        yield Walk(stage, Album(tmp_path))
        stage.kill()
        said = stage.output()
    assert said == b""


def test_the_listener_gives_the_picture_that_a_real_screen_shows(walk, tmp_path):
    if any(shutil.which(tool) is None for tool in drive.TOOLS):
        pytest.skip("no Xvfb or xdotool here")
    with Screen() as screen:
        real = Stage(screen, tmp_path / "home", shipped_program())
        Walk(real, Album(tmp_path)).begin()
        shown = real.steady()
        real.kill()
        real.output()

    assert walk.begin().differs(shown, WITHOUT_THE_POINTER) == 0
    assert walk.press("Tab").differs(shown, WITHOUT_THE_POINTER) > 0


def test_keys_go_from_room_to_room_and_the_program_leaves_when_it_is_told(walk):
    walk.begin()
    first = walk.room()
    walk.press("Return")
    walk.press("shift+Tab", "Return")
    walk.to_next_room("Return")
    assert walk.room() != first
    walk.press("Down")
    walk.press("Return")

    walk.type("a passphrase of seven words and nine")
    walk.stage.keys.press("Shift_L", "Shift_L", "Shift_L")

    assert walk.stage.process.wait(20) == 0
    assert walk.frame().colours() == 1


def test_where_no_key_can_be_pressed_from_outside_the_tour_goes_on_within(
    tmp_path, monkeypatch, capsys
):
    def fail(_):
        raise StageError("on purpose")

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(route.First, "create", fail)

    assert drive.main(["--short", "--out", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "Without Xvfb and xdotool" in said
    assert "create: on purpose" in said
    assert (tmp_path / "01-welcome.png").exists()


def test_a_chain_for_xdotool_says_here_what_it_says_there():
    (chain,) = hands.chains(markup.body("- a *b* key type"))

    assert offscreen.requests(chain) == [
        ("press", ["minus", "space"]),
        ("type", "a "),
        ("press", ["ctrl+i"]),
        ("type", "b"),
        ("press", ["ctrl+i"]),
        ("type", " key type"),
    ]
