"""From Ctrl+L to a screen without words and a process that is gone, seen from outside.

Targets (issue 1, Lock): words off the screen within 50 ms of the key, the room gone within 1 s.
The time counts from before xdotool is started, so each figure holds a few milliseconds too many;
how many is printed beside them.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from outside.visit import Visit, program
from samples import PASSPHRASE, blank_vault
from tour.stage import Frame, Screen

ROUNDS = 10
SCREEN_MS, GONE_MS = 50.0, 1000.0
PAGE = (275, 300, 430, 700)
"""Left, top, right, bottom of a part of the screen (1280 to 800) that is full of words on the page,
and plain on the cover, on the lock screen and on the empty screen between them."""
PARAGRAPH = "It was late and the kitchen was quiet; nobody had said a word since the train. " * 4
PARAGRAPHS = 60


def has_words(frame: Frame) -> bool:
    """Return whether anything but plain ground is in the page's rows."""
    left, top, right, bottom = PAGE
    stride = frame.width * 4
    for y in range(top, bottom, 2):
        row = frame.pixels[y * stride + left * 4 : y * stride + right * 4]
        if row != row[:4] * (right - left):
            return True
    return False


def until(condition: Callable[[], bool], limit: float = 10.0) -> float:
    """Return the moment at which a condition holds, looking without a pause."""
    end = time.perf_counter() + limit
    while time.perf_counter() < end:
        if condition():
            return time.perf_counter()
    raise TimeoutError


def is_gone(pid: int) -> bool:
    """Return whether a process has ended, reaped or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def key_ms(visit: Visit) -> float:
    """Return how long xdotool takes for a key that does nothing."""
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        visit.keys.press("Control_R")
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def one_round(visit: Visit) -> tuple[float, float]:
    """Unlock, lock; return the milliseconds until no word is seen and until the room is gone."""
    visit.unlock(PASSPHRASE)
    visit.rest()
    if not has_words(visit.screen.frame()):
        raise AssertionError("there were no words to take off the screen")
    rooms = visit.rooms()
    begun = time.perf_counter()
    # Not waited for: its end has nothing to do with the program.
    key = subprocess.Popen(["xdotool", "key", "ctrl+l"], env=visit.beside())
    clear = until(lambda: not has_words(visit.screen.frame()))
    gone = until(lambda: is_gone(rooms[0]))
    key.wait(10)
    visit.stage.until(lambda: visit.rooms() not in ([], rooms), "another room")
    visit.stage.window()
    return (clear - begun) * 1000, (gone - begun) * 1000


def main(_: Sequence[str]) -> int:
    """Print both times; 0 when every round keeps the targets."""
    with Screen() as screen, tempfile.TemporaryDirectory() as name:
        home = Path(name)
        blank_vault(home / ".local/share/stillpage/Vault")
        visit = Visit(screen, home, program())
        try:
            visit.unlock(PASSPHRASE)
            visit.new_entry()
            visit.paste("\n".join([PARAGRAPH] * PARAGRAPHS))
            visit.lock()
            times = [one_round(visit) for _ in range(ROUNDS)]
            overhead = key_ms(visit)
        finally:
            visit.stop()
    worst = []
    for what, target, values in zip(
        ("words off the screen", "room gone"),
        (SCREEN_MS, GONE_MS),
        zip(*times, strict=True),
        strict=True,
    ):
        worst.append(max(values) <= target)
        print(
            f"{what}: median {statistics.median(values):.0f} ms, worst {max(values):.0f} ms of "
            f"{ROUNDS} (target {target:.0f} ms)"
        )
    print(f"in each: about {overhead:.0f} ms for xdotool itself")
    return 0 if all(worst) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
