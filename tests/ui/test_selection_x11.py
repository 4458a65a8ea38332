"""Looks at the clipboard and the X11 selection from outside, with a real X server and xclip."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("Xvfb", "xclip")


@pytest.fixture(scope="module")
def display():
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip("No " + " and no ".join(missing) + ", so the X11 selection was not looked at.")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def page(display):
    yield from opened(display)


@pytest.fixture
def twin(display):
    yield from opened(display, "twin")


def opened(display, *arguments):
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
    }
    program = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("x11_page.py")), *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    if program.stdout.readline() != "ready\n":
        pytest.skip("The window system did not let a window open here.")

    def act(name):
        program.stdin.write(name + "\n")
        program.stdin.flush()
        assert program.stdout.readline() == "done\n"

    act.seen = lambda *asked: seen(environment, *asked)
    yield act
    program.kill()
    program.communicate()


def seen(environment, selection, target="UTF8_STRING"):
    return subprocess.run(
        ["xclip", "-o", "-selection", selection, "-t", target],
        env=environment, check=False, capture_output=True, timeout=10,
    ).stdout  # fmt: skip


def test_the_looking_sees_what_an_ordinary_editor_gives_away(page):
    page("bare")

    assert page.seen("primary")


@pytest.mark.parametrize("act", ["drag", "keys"])
def test_selecting_gives_nothing_to_the_selection(page, act):
    page(act)

    assert page.seen("primary") == b""
    assert page.seen("clipboard") == b""


def test_twin_that_leaves_it_to_qt_gives_the_words_away(twin):
    with pytest.raises(AssertionError):
        test_selecting_gives_nothing_to_the_selection(twin, "drag")


def test_a_copy_is_on_the_clipboard_alone_and_after_the_lock_nowhere(page):
    page("copy")
    assert page.seen("clipboard") == b"canary words"
    assert page.seen("primary") == b""

    page("lock")

    assert page.seen("clipboard") == b""
    assert page.seen("primary") == b""


def targets(page):
    return page.seen("clipboard", "TARGETS").split()


def a_field_gives_nothing_away(page, field, words):
    page(field)
    assert page.seen("primary") == b""

    page(f"copy {field}")
    assert page.seen("clipboard") == words
    assert b"x-kde-passwordManagerHint" in targets(page)

    page("lock")
    assert page.seen("clipboard") == b""


FIELDS = {"line": b"canary title", "number": b"42"}


def test_a_field_gives_nothing_to_the_selection_and_its_copy_is_private_and_taken_back(page):
    for field, words in FIELDS.items():
        a_field_gives_nothing_away(page, field, words)


@pytest.mark.parametrize("field", list(FIELDS))
def test_twin_that_leaves_its_fields_to_qt_gives_their_words_away(twin, field):
    with pytest.raises(AssertionError):
        a_field_gives_nothing_away(twin, field, FIELDS[field])
