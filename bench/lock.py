"""Ctrl+L in the middle of a word: text off the screen, the room gone, the lock screen again.

The shipped program, from source and frozen, in turn: started, opened with a passphrase at a shipped
cost, a letter of 5,000 words on the page; a letter is typed and Ctrl+L follows at once, so that
there is something to save. Keys come from outside (XTEST), the screen is read from memory every
2 ms, processes from /proc. Targets (issue 1; research/performance.md G): text off within 50 ms, the
room gone within 1 s, the lock screen painted within 1.2 times a cold start of it.
"""

import contextlib
import ctypes
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tour.stage import Screen, Stage

from bench import rounds, start
from bench.key_to_paint import made_body

PAGE = (262, 164, 800, 700)
"""Where the words of the letter stand at 1280 x 800: left, top, right, bottom."""
EDGE = (262, 164, 440, 700)
"""The part of it where the lock screen has nothing."""
WORDS = 5_000
LONGEST_S = 30
COLUMNS = (
    ("start", "cold start, ms"),
    ("opened", "opened, ms"),
    ("off", "text off, ms"),
    ("gone", "room gone, ms"),
    ("again", "lock screen, ms"),
)


class Keys:
    """Keys from outside without the start of a tool in the measured time (XTEST)."""

    def __init__(self, display: str) -> None:
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def press(self, *names: str) -> float:
        """Press keys together, release them, and return when they were on their way."""
        codes = [self._code(name) for name in names]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, ctypes.c_ulong(0))
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, ctypes.c_ulong(0))
        sent = time.perf_counter()
        self._x11.XFlush(self._display)
        return sent

    def close(self) -> None:
        """Leave the display."""
        self._x11.XCloseDisplay(self._display)

    def _code(self, name: str) -> int:
        keysym = ctypes.c_ulong(self._x11.XStringToKeysym(name.encode()))
        return int(self._x11.XKeysymToKeycode(self._display, keysym)) & 0xFF


@contextlib.contextmanager
def keys_of(screen: Screen) -> Iterator[Keys]:
    """Give the keys of a screen."""
    keys = Keys(screen.display)
    try:
        yield keys
    finally:
        keys.close()


def after(sent: float, condition: Callable[[], bool]) -> float:
    """Return how many milliseconds after a key a condition came to hold."""
    while not condition():
        if time.perf_counter() - sent > LONGEST_S:
            raise TimeoutError("waited in vain")
        time.sleep(start.LOOK_EVERY)
    return 1000 * (time.perf_counter() - sent)


def measured(screen: Screen, keys: Keys, home: Path, command: Sequence[str]) -> dict[str, float]:
    """Return the milliseconds of one round: start, open, type, lock."""
    begun = time.perf_counter()
    with start.running(screen, home, command) as stage:
        cold, _ = start.first_picture(screen, begun)
        stage.window()
        # The pointer is part of the picture.
        stage.keys.park(screen.width - 1, screen.height - 1)
        stage.keys.type(rounds.PASSPHRASE)
        stage.steady()
        sent = keys.press("Return")
        opened = after(sent, lambda: not screen.frame().is_blank(EDGE))
        stage.steady(quiet=0.6)
        found = {"start": cold, "opened": opened} | _lock(screen, keys, stage)
        stage.steady()
        return found


def _lock(screen: Screen, keys: Keys, stage: Stage) -> dict[str, float]:
    room = Path(f"/proc/{stage.processes()[1]}")
    before = screen.frame()
    typed = keys.press("e")
    after(typed, lambda: screen.frame().differs(before, PAGE) > 0)
    sent = keys.press("Control_L", "l")
    off = after(sent, lambda: screen.frame().is_blank(PAGE))
    gone = after(sent, lambda: not room.exists())
    # The window of the room must be seen to go, or its cover would count as the lock screen.
    after(sent, lambda: not start.is_painted(screen.frame()))
    again = after(sent, lambda: start.is_painted(screen.frame()))
    return {"off": off, "gone": gone, "again": again}


def main(arguments: list[str]) -> int:
    """Print the table; --quick for two rounds, --rounds N for another number."""
    number = rounds.count(arguments, 12, 2)
    programs = start.shipped()
    found: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
    with rounds.private_home() as home, Screen() as screen, keys_of(screen) as keys:
        opened = rounds.made(rounds.usual_vault(home))
        rounds.letter(opened, made_body(WORDS, dressed=True))
        opened.close()
        for _ in range(number):
            for name, command in programs.items():
                found[name].append(measured(screen, keys, home, command))
    rounds.print_ground("from Ctrl+L", number, "pyside6-essentials", "sqlcipher3")
    rows = {}
    for name, all_rounds in found.items():
        rows[name] = [rounds.said([one[key] for one in all_rounds], ".0f") for key, _ in COLUMNS]
        again, cold = ([one[key] for one in all_rounds] for key in ("again", "start"))
        rows[name].append(f"{rounds.ratio(again, cold):.2f}")
    rounds.print_table(("", *(head for _, head in COLUMNS), "x cold start"), rows)
    return 0
