"""`kill -9` while somebody types: what is lost, and whether the vault opens (issue 1, Shows it).

Every second time the door is killed instead of the room; the room must then save and end.
"""

import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from outside.visit import Visit, program
from prove.whole.verdict import Verdict, told
from samples import CHEAP_BOUNDS, PASSPHRASE, FakeClock, blank_vault
from tour.stage import Screen

from desktop import session
from desktop.errors import AppError
from desktop.model import richtext

SHOWS = (3, 4)
MINUTES = 5
PROMISED_S = 1.0
"""house.md 0.5: a change is durable at most 1 s after the first unsaved key."""
PAUSE_AFTER, PAUSE_S = 8, 0.35
"""Only in a pause it is said that all is saved."""


@dataclass
class Typed:
    """What was typed, and for each word between which two moments it was."""

    text: str = ""
    words: list[tuple[int, float, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Round:
    """One kill: what was hit, what came of it, in one sentence if it is wrong."""

    hit: str
    typed: int
    acked: int
    lost: int
    lost_seconds: float
    wrong: str


def one_round(screen: Screen, home: Path, hit: str, chance: random.Random, main: str) -> Round:
    """Open the vault, type on a new page, kill, look at what the vault holds."""
    vault = home / ".local/share/stillpage/Vault"
    earlier = {one.id for one in _pages(vault)}
    visit = Visit(screen, home, program(main))
    try:
        visit.unlock(PASSPHRASE)
        visit.keys.press("ctrl+n")
        typed, killed = _type_until_killed(visit, hit, chance.uniform(0.8, 4.0))
        if hit == "door":
            visit.stage.process.wait(10)
            _wait_for_end(killed.others)
    finally:
        output = visit.stop()
    said = [line.split() for line in output.splitlines() if line.startswith(b"ack ")]
    acked = max((int(count) for _, _, count in said), default=0)
    try:
        new = [one for one in _pages(vault) if one.id not in earlier]
    except AppError as error:
        return Round(hit, len(typed.text), acked, 0, 0.0, f"does not open: {type(error).__name__}")
    kept = new[0].text if new else ""
    return _judged(hit, typed, kept, acked, killed.at)


@dataclass(frozen=True)
class _Killed:
    at: float
    others: list[int]


def _type_until_killed(visit: Visit, hit: str, after: float) -> tuple[Typed, _Killed]:
    typed, done, moments = Typed(), threading.Event(), []
    victim = visit.door() if hit == "door" else visit.rooms()[0]
    others = visit.rooms()

    def kill() -> None:
        moments.append(time.monotonic())
        os.kill(victim, signal.SIGKILL)
        done.set()

    timer = threading.Timer(after, kill)
    timer.start()
    number = 0
    while not done.is_set():
        number += 1
        if number % PAUSE_AFTER == 0:
            done.wait(PAUSE_S)
        word = f"w{number} "
        before = time.monotonic()
        visit.keys.type(word, delay_ms=15)
        typed.text += word
        typed.words.append((len(typed.text), before, time.monotonic()))
    timer.join()
    return typed, _Killed(moments[0], others)


def _wait_for_end(pids: Sequence[int]) -> None:
    end = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        if time.monotonic() > end:
            raise TimeoutError("the room outlived its door")
        time.sleep(0.05)


@dataclass(frozen=True)
class _Page:
    id: str
    text: str


def _pages(vault: Path) -> list[_Page]:
    opened = session.unlock(vault, PASSPHRASE, bounds=CHEAP_BOUNDS, now=FakeClock())
    try:
        return [
            _Page(one.id, richtext.plain(opened.open(one.id).sections[0].body))
            for one in opened.summaries()
        ]
    finally:
        opened.close()


def _judged(hit: str, typed: Typed, kept: str, acked: int, killed: float) -> Round:
    # Words that were on their way when the window went are lost by nobody but this driver.
    sent = [word for word in typed.words if word[2] < killed]
    whole = sent[-1][0] if sent else 0
    missing = [word for word in sent if word[0] > len(kept)]
    # The least that can be said for sure: a word was there when its last key had been sent.
    age = killed - missing[0][2] if missing else 0.0
    wrong = ""
    if not typed.text.startswith(kept):
        wrong = "what is kept is not what was typed"
    elif len(kept) < acked:
        wrong = f"“Saved” stood over {acked} characters, {len(kept)} are there"
    elif age > PROMISED_S:
        wrong = f"{age:.2f} s of typing are lost"
    return Round(hit, whole, acked, max(0, whole - len(kept)), max(0.0, age), wrong)


def rounds(count: int, seed: int, main: str = "telling") -> list[Round]:
    """Return what so many kills came to."""
    chance = random.Random(seed)
    done = []
    with Screen() as screen, tempfile.TemporaryDirectory() as name:
        home = Path(name)
        blank_vault(home / ".local/share/stillpage/Vault")
        for number in range(count):
            hit = "door" if number % 2 else "room"
            done.append(one_round(screen, home, hit, chance, main))
    return done


def main(arguments: Sequence[str]) -> int:
    """Kill so many times, print the counts; 0 when nothing was wrong."""
    count = int(arguments[0]) if arguments else 40
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    done = rounds(count, seed)
    for hit in ("room", "door"):
        some = [one for one in done if one.hit == hit]
        typed, lost = sum(one.typed for one in some), sum(one.lost for one in some)
        most = max((one.lost_seconds for one in some), default=0.0)
        called = sum(one.acked for one in some)
        print(
            f"{hit}: {len(some)} kills, {typed} characters typed, {called} called saved, "
            f"{lost} lost, at most {most:.2f} s of typing"
        )
    for one in done:
        if one.wrong:
            print(f"wrong ({one.hit}): {one.wrong}")
    twins = rounds(max(2, count // 20), seed, "twins/late_save")
    most = max(one.lost_seconds for one in twins)
    print(f"twin (saves ten seconds after the last key): at most {most:.2f} s of typing lost")
    return told(Verdict(
        tries=len(done), of="kills", failures=sum(bool(one.wrong) for one in done), seed=seed,
        twin="saves late", twin_tries=len(twins),
        twin_failures=sum(bool(one.wrong) for one in twins),
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
