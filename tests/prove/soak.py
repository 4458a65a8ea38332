"""A working day in ten minutes: writing, searching, going about, exporting, locking, closing.

By keys and clicks from outside, in the real window. After the first rounds memory, parts, threads
and open files must stay what they are, nothing may be said on the output, and a fresh opening must
hold every word that was typed. The twin keeps each page that was laid over the others.
"""

import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

from outside.visit import TO_AN_ENTRY, Visit, program
from prove.whole.verdict import Verdict, told
from samples import PASSPHRASE, blank_vault, opened
from tour.stage import Screen, StageError

from desktop.model import richtext

SHOWS = (3,)
MINUTES = 12
MAIN, KEEPS = "../prove/soak_main", "../prove/soak_keeps"
TWIN_S = 60.0
RAIL = {
    "today": 36, "letters": 96, "journal": 156, "notice": 216, "plans": 276, "practise": 336,
    "session": 396, "settings": 760,
}  # fmt: skip
"""How far down each place is, in a window of 1280 to 800."""
SAVE = (1130, 756)
"""The one filled button, where the pages leave."""
ROUNDS = 7
"""Between two lockings."""
WARM = 3
"""Rounds after which everything has been built that is built once."""
GROWS_KIB = 600
"""For each round, at most: words typed, the allocator, and what Qt keeps of glyphs."""
PARTS, OF_A_PAGE = 12, 4
"""How many more widgets and objects there may be than when it was warm, and for each page written.

A page that was opened keeps its sheet and its steps of undo until the lock.
"""


@dataclass(frozen=True, slots=True)
class Look:
    """What a room and its door are made of at one moment."""

    room_kib: int
    door_kib: int
    threads: int
    files: int
    door_files: int
    parts: tuple[int, ...] = ()


@dataclass
class Day:
    """What was typed, and what was seen after each round, by sitting."""

    words: list[str] = field(default_factory=list)
    sittings: list[list[Look]] = field(default_factory=list)
    rounds: int = 0
    exports: int = 0
    openings: int = 0
    wrong: list[str] = field(default_factory=list)


class Listener:
    """Reads what the program says while it runs; keeps the newest count, and everything else."""

    def __init__(self, visit: Visit) -> None:
        self.parts: tuple[int, ...] = ()
        self.strange: list[bytes] = []
        stream = visit.stage.process.stdout
        assert stream is not None
        self._stream = stream
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with suppress(ValueError, OSError):
            for line in self._stream:
                if line.startswith(b"parts "):
                    self.parts = tuple(int(one) for one in line.split()[1:])
                else:
                    self.strange.append(line)

    def next(self) -> tuple[int, ...]:
        """Return a count made from here on."""
        self.parts, until = (), time.monotonic() + 20
        while not self.parts and time.monotonic() < until:
            time.sleep(0.1)
        return self.parts

    def end(self) -> None:
        """Wait until nothing more can come."""
        self._thread.join(10)


def kib_of(pid: int) -> int:
    """Return how much memory is a process's own; pages of files come and go with other programs."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:"))


def look(visit: Visit, heard: Listener) -> Look:
    """Look at the room and its door."""
    room, door = visit.rooms()[0], visit.door()
    return Look(
        room_kib=kib_of(room), door_kib=kib_of(door), threads=_within(room, "task"),
        files=_within(room, "fd"), door_files=_within(door, "fd"), parts=heard.next(),
    )  # fmt: skip


def _within(pid: int, what: str) -> int:
    return len(list(Path(f"/proc/{pid}/{what}").iterdir()))


class Person:
    """Somebody who works all day."""

    def __init__(self, visit: Visit, day: Day, chance: random.Random) -> None:
        self.visit, self.day, self.chance = visit, day, chance

    def writes(self) -> None:
        """Begin a page, and write on it what nobody else ever writes."""
        self.visit.new_entry()
        text = " ".join(f"w{self.chance.randrange(10**9)}" for _ in range(12))
        self.visit.write(text)
        self.day.words.append(text)

    def searches(self) -> None:
        """Look for a word in the page, then in everything."""
        word = self.day.words[-1].split()[3]
        self.visit.keys.press("ctrl+f")
        self.visit.rest()
        self.visit.keys.type(word)
        self.visit.rest()
        self.visit.keys.press("Escape")
        self.visit.rest()
        self.visit.keys.press("ctrl+k")
        self.visit.rest()
        self.visit.keys.type(word)
        self.visit.rest()
        self.visit.keys.press("Escape")
        self.visit.rest()

    def goes_about(self) -> None:
        """See every place, and what lies over all of them."""
        for y in RAIL.values():
            self.visit.click(46, y)
            self.visit.rest()
        self.looks_for_help()
        self.visit.click(46, RAIL["today"])
        self.visit.rest()

    def looks_for_help(self) -> None:
        """See both pages that lie over all, and come back."""
        for key in ("F1", "F8"):
            self.visit.keys.press(key)
            self.visit.rest()
            self.visit.keys.press("Escape")
            self.visit.rest()

    def exports(self) -> None:
        """Take the newest text along, too, and throw the file away."""
        visit, path = self.visit, self.visit.home / "pages.pdf"
        visit.keys.press("ctrl+shift+e")
        visit.rest()
        visit.keys.press("Home", "Down", "Down", *TO_AN_ENTRY)
        visit.rest()
        visit.keys.press("space")
        visit.rest()
        visit.stage.until(lambda: visit._save_button() is not None, "something to save", limit=60)
        visit.rest()
        visit.click(*SAVE)
        visit.stage.until(path.exists, "the file", limit=60)
        visit.rest()
        path.unlink()
        self.day.exports += 1
        self.visit.keys.press("Escape")
        self.visit.rest()


Round = Callable[[Person, int], None]
"""What somebody does between two looks; they are numbered from the unlocking."""


def whole_round(person: Person, number: int) -> None:
    """Write, search, go everywhere, and now and then take something along."""
    person.writes()
    person.searches()
    if number in (1, ROUNDS - 2):
        person.exports()
    person.goes_about()


def short_round(person: Person, _number: int) -> None:
    """Write, and see what lies over all pages."""
    person.writes()
    person.looks_for_help()


def sat(visit: Visit, heard: Listener, person: Person, until: float, each: Round) -> list[Look]:
    """Work for some rounds, or until it is evening; return what was seen after each."""
    seen: list[Look] = []
    visit.unlock(PASSPHRASE)
    person.day.openings += 1
    for number in range(ROUNDS):
        if time.monotonic() > until:
            break
        each(person, number)
        person.day.rounds += 1
        seen.append(look(visit, heard))
    return seen


def lived(
    home: Path, seconds: float, seed: int, main: str = MAIN, each: Round = whole_round
) -> Day:
    """Live a day in a home with an empty vault."""
    day, chance = Day(), random.Random(seed)
    vault = blank_vault(home / ".local/share/stillpage/Vault")
    until = time.monotonic() + seconds
    with Screen() as screen:
        while time.monotonic() < until:
            visit = Visit(screen, home, program(main))
            heard = Listener(visit)
            try:
                # Two sittings with a lock between them, then the program is closed.
                person = Person(visit, day, chance)
                day.sittings.append(sat(visit, heard, person, until, each))
                visit.lock()
                day.sittings.append(sat(visit, heard, person, until, each))
                if visit.end():
                    day.wrong.append("the program did not end as it should")
            except StageError as error:
                # Where the person got lost, a picture of it helps.
                Path("soak.png").write_bytes(screen.frame().png())
                day.wrong.append(f"{error}: see soak.png")
                break
            finally:
                visit.stage.kill()
                heard.end()
                day.wrong += [f"said: {line.decode(errors='replace')}" for line in heard.strange]
    with closing(opened(vault)) as desk:
        held = [richtext.plain(desk.open(one.id).sections[0].body) for one in desk.summaries()]
    missing = sorted(set(day.words) - set(held))
    day.wrong += [f"{len(missing)} texts are not there"] if missing else []
    day.wrong += growth(day)
    return day


def growth(day: Day) -> list[str]:
    """Return what went on growing after it was warm, in any sitting, or from one to the next."""
    found = [
        f"sitting {number}: {one}" for number, seen in enumerate(day.sittings) for one in grew(seen)
    ]
    doors = [seen[-1].door_files for seen in day.sittings if seen]
    if len(set(doors)) > 1:
        found.append(f"open files of the door: {doors}")
    return found


def is_judged(seen: Sequence[Look]) -> bool:
    """Return whether a sitting was long enough to tell what goes on growing from what is built."""
    return len(seen) >= WARM + 2


def grew(seen: Sequence[Look]) -> list[str]:
    """Return what grew in one sitting after it was warm."""
    if not is_judged(seen):
        return []
    warm, last, rounds = seen[WARM - 1], seen[-1], len(seen) - WARM
    checks: dict[str, tuple[Callable[[Look], int], int]] = {
        "memory of the room": (lambda one: one.room_kib, GROWS_KIB * rounds),
        "threads": (lambda one: one.threads, 1),
        "open files": (lambda one: one.files, 1),
        "widgets": (lambda one: one.parts[0], PARTS),
        "windows": (lambda one: one.parts[1], 2),
        "objects": (lambda one: one.parts[2], PARTS + OF_A_PAGE * rounds),
    }
    steps = {what: (of(last) - of(warm), most) for what, (of, most) in checks.items()}
    return [
        f"{what} grew by {grown} in {rounds} rounds"
        for what, (grown, most) in steps.items()
        if grown > most
    ]


def main(arguments: Sequence[str]) -> int:
    """Live a day of so many seconds, 540 by default; 0 when nothing grew and no word is lost."""
    seconds = float(arguments[0]) if arguments else 540.0
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as name:
        day = lived(Path(name), seconds, seed)
    names = "sitting round room_kib door_kib threads files widgets windows objects".split()
    print(" ".join(f"{one:>8}" for one in names))
    for number, seen in enumerate(day.sittings):
        for at, one in enumerate(seen):
            row = (number, at, one.room_kib, one.door_kib, one.threads, one.files, *one.parts)
            print(" ".join(f"{value:8}" for value in row))
    steps = [
        after.room_kib - before.room_kib
        for seen in day.sittings
        for before, after in zip(seen[WARM - 1 :], seen[WARM:], strict=False)
    ]
    grows = round(statistics.median(steps or [0]))
    print(
        f"{day.rounds} rounds, {len(day.words)} texts, {day.exports} exports, "
        f"{day.openings} openings; when warm the room grew by {grows} KiB a round (median)"
    )
    for line in day.wrong:
        print(f"wrong: {line}")
    with tempfile.TemporaryDirectory() as name:
        other = lived(Path(name), TWIN_S, seed, KEEPS, short_round)
    judged = [grew(seen) for seen in other.sittings if is_judged(seen)]
    print(f"twin: {judged}")
    return told(Verdict(
        tries=day.rounds, of=f"rounds of a working day, {grows:+} KiB each when warm",
        failures=len(day.wrong), seed=seed, twin="keeps each page laid over the others",
        twin_tries=len(judged), twin_failures=sum(map(bool, judged)),
    ))  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
