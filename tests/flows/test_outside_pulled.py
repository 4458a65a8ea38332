"""The folder of an open vault goes, as with a stick that is pulled out, and comes back."""

import contextlib
import subprocess
import time

import pytest
from outside.visit import Visit, program
from prove.window_powercut import pages
from samples import PASSPHRASE, blank_vault, opened
from tour.stage import Screen

pytestmark = pytest.mark.slow

BEFORE, AFTER = "A quillback heron.", " And a tarpaulin."
STAYS_S = 3.0


class Renamed:
    """A place whose folder gets another name, and its own again."""

    def __init__(self, place):
        self._place, self._away = place, place.with_name("away")
        place.mkdir(parents=True)

    def pull(self):
        self._place.rename(self._away)

    def put_back(self):
        self._away.rename(self._place)

    def end(self):
        """Leave everything as it is."""


class Mounted:
    """A place that is a disk of its own, taken away under the program's feet, and put back."""

    def __init__(self, place):
        self._place, self._image = place, place.parent / "image"
        place.mkdir(parents=True)
        with self._image.open("wb") as file:
            file.truncate(16 * 1024**2)
        _done("mkfs.ext4", "-q", "-F", self._image)
        self._device = _done("losetup", "--find", "--show", self._image)
        try:
            self.put_back()
        except subprocess.CalledProcessError:
            self.end()
            raise

    def pull(self):
        _done("umount", "--lazy", self._place)

    def put_back(self):
        _done("mount", self._device, self._place)

    def end(self):
        with contextlib.suppress(subprocess.CalledProcessError):
            self.pull()
        _done("losetup", "--detach", self._device)


def _done(*words):
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(params=[Renamed, Mounted], ids=["renamed", "unmounted"])
def stick(request, tmp_path, not_shown):
    place = tmp_path / "home/.local/share/stillpage"
    try:
        one = request.param(place)
    except (OSError, subprocess.CalledProcessError):
        not_shown("what becomes of words when the disk of the vault is taken away: no mount here")
        pytest.skip("nothing can be mounted here")
    yield one
    one.end()


def held_after(stick, tmp_path, main="main"):
    """Write, have the folder taken away, write on, lock, put it back; return what it holds."""
    home = tmp_path / "home"
    vault = blank_vault(home / ".local/share/stillpage/Vault")
    with Screen() as screen:
        visit = Visit(screen, home, program(main))
        try:
            visit.unlock(PASSPHRASE)
            visit.new_entry()
            visit.write(BEFORE)
            page, rooms = screen.frame(), visit.rooms()
            stick.pull()
            visit.keys.type(AFTER)
            visit.keys.press("ctrl+l")
            visit.stage.until(lambda: screen.frame().differs(page) > 300, "the cover", 5)
            time.sleep(STAYS_S)
            stays = visit.rooms() == rooms
            stick.put_back()
            # Nothing more is pressed: it goes on by itself.
            visit.stage.until(lambda: visit.rooms() not in ([], rooms), "another room", 20)
            visit.stage.window()
            assert visit.end() == 0
        finally:
            assert visit.stop() == b""
    desk = opened(vault)
    held = "\n".join(pages(desk).values())
    desk.close()
    return stays, held


def test_words_wait_behind_the_cover_until_the_folder_is_back(stick, tmp_path):
    assert held_after(stick, tmp_path) == (True, BEFORE + AFTER)


@pytest.mark.parametrize("stick", [Renamed], ids=["renamed"], indirect=True)
def test_twin_a_program_that_leaves_at_once_loses_them(stick, tmp_path):
    assert held_after(stick, tmp_path, "twins/hasty_lock") == (False, BEFORE)
