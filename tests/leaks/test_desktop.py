"""A desktop that would show menus, notices and sessions again is there: the program tells it none.

One run on a screen and a message bus of its own, on which everything said is recorded; the twin
lets the desktop have a menu bar and passes the session manager on.
"""

import contextlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from outside import encodings, rooms
from outside.visit import Visit
from tour.stage import Screen

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
TOOLS = "Xvfb xdotool dbus-daemon dbus-monitor".split()
MAIN = HERE.parent / "outside" / "main.py"
TWIN = HERE / "chatty_main.py"
CALL = re.compile(
    r"^method call .* -> destination=(\S+) .*; interface=(\S+); member=(\w+)", re.MULTILINE
)
BUS = "org.freedesktop.DBus"
ASKED = {
    # Qt asks which colours are wanted.
    ("org.freedesktop.portal.Desktop", "org.freedesktop.DBus.Properties", "Get"),
}
CANARIES = [rooms.WRITTEN, rooms.TITLE, rooms.LETTER_TITLE, rooms.OWN_WORD]
KEEPERS = ("SESSION_MANAGER", "DESKTOP_AUTOSTART_ID", "GTK_MODULES", "UBUNTU_MENUPROXY")
"""Who brings sessions back, and who takes menus out of a window."""


@dataclass(frozen=True)
class Told:
    """What the desktop heard in one run, and the names of variables the rooms knew."""

    calls: set[tuple[str, str, str]]
    said: bytes
    known: set[str]


@pytest.fixture(autouse=True)
def _tools(not_shown):
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if sys.platform != "linux" or missing:
        not_shown("what the program tells a desktop on its bus: " + ", ".join(missing))
        pytest.skip("no tools for it here")


@contextlib.contextmanager
def services(address: str) -> Iterator[None]:
    """Have somebody on the bus who takes menus, notices, thumbnails and sessions."""
    played = subprocess.Popen(
        [sys.executable, "-B", str(HERE / "fake_services.py"), address],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert played.stdout is not None
    assert played.stdout.readline() == "ready\n"
    try:
        yield
    finally:
        played.kill()
        played.wait(10)
        played.stdout.close()


def told(folder: Path, main: Path) -> Told:
    """Let somebody write and name a page on such a desktop, and open a menu."""
    with Screen() as screen, rooms.ground(folder) as place:
        rooms.her_vault(place.home / ".local/share/stillpage/Vault")
        extra = place.extra | {"XDG_CURRENT_DESKTOP": "KDE"} | dict.fromkeys(KEEPERS, "local/x:/y")
        with services(place.address):
            command = [sys.executable, "-I", "-B", str(main)]
            visit = Visit(screen, place.home, command, extra=extra)
            try:
                visit.stage.window()
                visit.unlock(rooms.HERS)
                visit.new_entry()
                visit.keys.type(rooms.WRITTEN)
                visit.name(rooms.TITLE)
                visit.keys.press("shift+F10", "Escape")
                visit.rest()
                known = {name for pid in visit.rooms() for name in variables(pid)}
                visit.end()
            finally:
                visit.stop()
        said = place.heard.read_bytes()
    calls = set(CALL.findall(said.decode(errors="replace")))
    return Told({one for one in calls if one[0] != BUS}, said, known)


def variables(pid: int) -> set[str]:
    told = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    return {one.partition(b"=")[0].decode() for one in told if one}


def assert_the_desktop_is_told_nothing(seen: Told) -> None:
    assert encodings.found(seen.said, CANARIES) == set(), "words on the bus"
    assert seen.calls - ASKED == set(), "the desktop is asked for something"


def assert_no_room_knows_who_keeps_sessions(seen: Told) -> None:
    assert seen.known & set(KEEPERS) == set(), "a session can come back"
    assert {"HOME", "GLIBC_TUNABLES"} <= seen.known


def test_no_menu_no_notice_and_no_session_reaches_the_desktop(tmp_path):
    seen = told(tmp_path, MAIN)

    assert_the_desktop_is_told_nothing(seen)
    assert_no_room_knows_who_keeps_sessions(seen)


def test_twin_a_program_with_a_menu_for_the_desktop_and_a_session_for_its_manager(tmp_path):
    seen = told(tmp_path, TWIN)

    with pytest.raises(AssertionError, match="desktop is asked"):
        assert_the_desktop_is_told_nothing(seen)
    with pytest.raises(AssertionError, match="session can come back"):
        assert_no_room_knows_who_keeps_sessions(seen)
