"""One person at the keyboard: creates, writes, pastes, searches, exports, locks, by keys alone.

Knows the program as a person does: what to press where, and what a page looks like when it rests.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tour.stage import Screen, Stage, StageError, family

HERE = Path(__file__).parent
SAVED_WITHIN = 0.5
"""Seconds: 250 ms after the last key are promised; the rest is for a busy machine."""
ATTENTION = bytes.fromhex("004e7a")
"""The colour of the one button that lets something out (`tokens.LIGHT`), as the screen has it."""
TITLE, SETTINGS = (640, 85), (46, 760)
"""Where the title of a free page and the way to Settings are on a screen of 1280 to 800."""
PANEL, HISTORY, NEWEST, WINDOW = (1262, 780), (1088, 27), (1100, 90), bytes.fromhex("e8eff3")
"""A place of the panel at the right, its second tab, the first row there, and its colour."""
TO_AN_ENTRY = ("asterisk", "Down", "Down")
"""From the year of a journal to its first entry: everything beneath it, its month, the entry."""
PAGES_BEFORE = 6
"""Of "Before you write"."""
TABS_TO_PASSPHRASE = 11
"""From the first setting to the button that changes the passphrase."""


def program(main: str = "main") -> list[str]:
    """Return the command that starts the tests' own main, or a twin of it."""
    return [sys.executable, "-I", "-B", str(HERE / f"{main}.py")]


class Visit:
    """The program on a screen and somebody who uses it."""

    def __init__(
        self,
        screen: Screen,
        home: Path,
        command: Sequence[str],
        *,
        wrap: Sequence[str] = (),
        extra: dict[str, str] | None = None,
    ) -> None:
        self.stage = Stage(screen, home, command, wrap=wrap, extra=extra)
        self.screen, self.home, self.keys = screen, home, self.stage.keys
        self.vault = home / ".local/share/stillpage/Vault"

    # what is seen from outside

    def rooms(self) -> list[int]:
        """Return the process ids of the rooms; there is one, or none between two."""
        return [pid for pid in self.stage.processes() if "--room" in words_of(pid)]

    def door(self) -> int:
        """Return the process id of the door."""
        # What watches the program (strace) comes before it and has its words, too.
        return next(
            pid for pid in self.stage.processes() if not words_of(pid)[0].endswith("strace")
        )

    def rest(self) -> None:
        """Wait until the page rests."""
        self.stage.steady(limit=60)

    def _next_room(self, before: list[int]) -> None:
        self.stage.until(
            lambda: bool(self.rooms()) and self.rooms() != before, "another room", limit=60
        )
        self.stage.window(limit=60)

    def _turn(self, *keys: str) -> None:
        """Press keys that turn to another page, and wait for it."""
        before = self.screen.frame()
        self.keys.press(*keys)
        self.stage.changed(before, rows=25, limit=60)

    # before the vault is open

    def create(self, passphrase: str) -> None:
        """Read what is to be known, make a vault where it is offered, and go to Today."""
        self.stage.window(limit=60)
        before = self.rooms()
        self._turn("Return")
        # Each of the pages of before is read; then the usual place is taken.
        self._turn(*["Return"] * PAGES_BEFORE)
        self.keys.press("Return")
        self._next_room(before)
        self.keys.press("space")
        self._turn("Return")
        self.keys.type(passphrase + "\n")
        self.rest()
        self.keys.type(passphrase + "\n")
        # A page with a progress bar lies between; the vault is whole when its second key file is.
        self.stage.until((self.vault / "keys.bak").exists, "the vault", limit=60)
        self.stage.steady(quiet=1.0, limit=60)
        self.keys.press("Tab")
        self._turn("space")
        self._turn("Escape")

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase at the lock screen and wait for what comes."""
        self.stage.window(limit=60)
        before = self.screen.frame()
        self.keys.type(passphrase + "\n")
        self.stage.changed(before, rows=250, limit=60)

    def unlock_wrongly(self, words: str) -> None:
        """Type something else at the lock screen."""
        self.stage.window(limit=60)
        self.keys.type(words + "\n")
        self.rest()
        self.keys.press("ctrl+a")

    # inside

    def new_entry(self) -> None:
        """Open an empty page of the journal."""
        self._turn("ctrl+n")

    def write(self, text: str) -> None:
        """Type, and wait until it is kept."""
        self.keys.type(text)
        self.kept()

    def kept(self) -> None:
        """Wait until the vault has not changed for as long as a save may take."""
        end = time.monotonic() + 30
        last, since = -1, time.monotonic()
        while time.monotonic() < end:
            now = (self.vault / "vault.db").stat().st_mtime_ns
            if now != last:
                last, since = now, time.monotonic()
            elif time.monotonic() - since > SAVED_WITHIN:
                return
            time.sleep(0.05)
        raise StageError("the vault never came to rest")

    def name(self, title: str) -> None:
        """Give the free page another title."""
        self.click(*TITLE)
        self.keys.press("ctrl+a")
        self.keys.type(title + "\n")
        self.kept()

    def click(self, x: int, y: int) -> None:
        """Click at this place of the screen."""
        self.keys._run("mousemove", str(x), str(y), "click", "1")

    def paste(self, text: str) -> None:
        """Let another program offer text, and paste it."""
        subprocess.run(
            ["xclip", "-selection", "clipboard"],
            input=text.encode(),
            env=self.beside(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        self.keys.press("ctrl+v")
        self.kept()

    def selection(self, name: str) -> bytes:
        """Return what another program gets from an X selection (primary, clipboard)."""
        return subprocess.run(
            ["xclip", "-o", "-selection", name],
            env=self.beside(),
            capture_output=True,
            check=False,
            timeout=20,
        ).stdout

    def beside(self) -> dict[str, str]:
        """Return the environment of another program on this screen."""
        return {"DISPLAY": self.screen.display, "PATH": os.environ["PATH"]}

    def find(self, words: str) -> None:
        """Search in the page, and close the search: the caret stays behind what was found."""
        self._turn("ctrl+f")
        self.keys.type(words)
        self.rest()
        self.keys.press("Escape")
        self.rest()

    def cut_word(self) -> None:
        """Take out the word before the caret."""
        self.keys.press("ctrl+shift+Left", "ctrl+x")
        self.kept()

    def look_at_history(self) -> None:
        """Go from the page to its newest earlier state."""
        if self._colour(*PANEL) != WINDOW:
            self._turn("F9")
        before = self.screen.frame()
        self.click(*HISTORY)
        self.stage.changed(before, rows=25, limit=60)
        self.click(*NEWEST)
        self.rest()

    def _colour(self, x: int, y: int) -> bytes:
        """Return the colour of a place on the screen, as the screen has it."""
        frame = self.screen.frame()
        return frame.pixels[(y * frame.width + x) * 4 :][:3]

    def export(self, *way: str) -> Path:
        """Choose a text, see its pages, save them with the password that is offered.

        `way` are the keys to it from the line below the first page.
        """
        self._turn("ctrl+shift+e")
        # Past the first page, which is filled on a page of its own.
        self.keys.press("Down", "Down", *way)
        self.rest()
        before = self.screen.frame()
        self.keys.press("space")
        self.stage.changed(before, rows=80, limit=60)
        self.stage.until(lambda: self._save_button() is not None, "something to save", limit=60)
        self.rest()
        button = self._save_button()
        assert button is not None
        self.click(*button)
        path = self.home / "pages.pdf"
        self.stage.until(path.exists, "the exported file", limit=60)
        self.rest()
        return path

    def _save_button(self) -> tuple[int, int] | None:
        """Return the middle of the filled button that lets something out, if it can be pressed."""
        frame = self.screen.frame()
        stride = frame.width * 4
        for y in range(frame.height - 1, 0, -1):
            row = frame.pixels[y * stride : (y + 1) * stride]
            at = row.find((ATTENTION + row[3:4]) * 40)
            if at >= 0 and at % 4 == 0:
                return at // 4 + 60, y - 8
        return None

    def change_passphrase(self, present: str, new: str) -> None:
        """Go to Settings, and have another passphrase from then on."""
        self.click(*SETTINGS)
        self.rest()
        self.keys.press(*["Tab"] * TABS_TO_PASSPHRASE)
        self._turn("space")
        for words in (present, new):
            self.keys.type(words + "\n")
            self.rest()
        self._type_and_turn(new + "\n")
        self.kept()

    def _type_and_turn(self, text: str) -> None:
        before = self.screen.frame()
        self.keys.type(text)
        self.stage.changed(before, rows=150, limit=60)

    # leaving

    def lock(self) -> None:
        """Press Ctrl+L and wait for the lock screen of the next room."""
        before = self.rooms()
        self.keys.press("ctrl+l")
        self._next_room(before)

    def end(self) -> int:
        """Ask the program to end as a system does, and return its exit code."""
        os.kill(self.door(), signal.SIGTERM)
        return self.stage.process.wait(30)

    def stop(self) -> bytes:
        """End whatever is left of the program; return what it printed."""
        self.stage.kill()
        stdout = self.stage.process.stdout
        assert stdout is not None
        with stdout:
            return stdout.read()


def words_of(pid: int) -> list[str]:
    """Return the command line of a process, or nothing once it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except OSError:
        return []


__all__ = ["Visit", "family", "program", "words_of"]
