"""The power cut, traced from the program itself: typing, autosave, a passphrase change.

Acknowledged means that "Saved" was shown (or that the passphrase is changed); the tests' own main
tells when (`outside.telling`). The cuts are those of `prove.powercut`.
"""

import random
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from outside.visit import Visit, program
from prove import powercut
from prove.whole.verdict import Verdict, told
from samples import CHEAP_BOUNDS, PASSPHRASE, FakeClock, blank_vault
from tour.stage import Screen

from desktop import session
from desktop.errors import VaultError, WrongSecretError
from desktop.model import richtext
from desktop.session import Session

SHOWS = (1,)
MINUTES = 3
NEXT = "another passphrase for tests"
BURSTS = 40
"""How often something is typed and a pause made, in the full run."""


@dataclass(frozen=True)
class Witness:
    """The record of one sitting, and every page as it was at the end, by document."""

    record: powercut.Record
    pages: dict[str, str]
    changed: bool

    def wrong_with(self, folder: Path, acked: tuple[str, ...]) -> str | None:
        """Return what is wrong with the folder a cut left, or None."""
        try:
            with closing(_opened(folder, changed="changed" in acked)) as desk:
                return self._wrong_inside(desk, acked)
        except VaultError as error:
            return f"does not open: {type(error).__name__}"

    def _wrong_inside(self, desk: Session, acked: tuple[str, ...]) -> str | None:
        held = pages(desk)
        for document, text in held.items():
            if not self.pages[document].startswith(text):
                return "what is there was never typed"
        for label in acked:
            document, _, count = label.partition(" ")
            if count and len(held.get(document, "")) < int(count):
                return "what was called saved is not there"
        if desk._vault.database.rows("PRAGMA integrity_check") != [("ok",)]:
            return "the database is not sound"
        return None


def _opened(folder: Path, *, changed: bool) -> Session:
    if not changed:
        with suppress(WrongSecretError):
            return session.unlock(folder, PASSPHRASE, bounds=CHEAP_BOUNDS, now=FakeClock())
    return session.unlock(folder, NEXT, bounds=CHEAP_BOUNDS, now=FakeClock())


def pages(desk: Session) -> dict[str, str]:
    """Return the words of every page, by document."""
    return {one.id: richtext.plain(desk.open(one.id).sections[0].body) for one in desk.summaries()}


def witness(main: str, bursts: int, seed: int) -> Witness:
    """Sit down at the program under strace: type on a page, change the passphrase, type on."""
    chance = random.Random(seed)
    with Screen() as screen, tempfile.TemporaryDirectory() as name:
        home, record = Path(name).resolve(), Path(name).resolve() / "record"
        vault = home / ".local/share/stillpage/Vault"
        blank_vault(vault)
        before = powercut.contents(vault)
        visit = Visit(screen, home, program(main), wrap=powercut.watching(record))
        try:
            visit.unlock(PASSPHRASE)
            visit.keys.press("ctrl+n")
            _type(visit, bursts // 2, chance)
            visit.change_passphrase(PASSPHRASE, NEXT)
            visit.keys.press("ctrl+n")
            _type(visit, bursts - bursts // 2, chance)
            visit.end()
        finally:
            visit.stop()
        with closing(_opened(vault, changed=True)) as desk:
            written = pages(desk)
        steps = powercut.read(record, vault, before)
        acks = {one.label for one in steps.steps if isinstance(one, powercut.Ack)}
        return Witness(steps, written, changed="changed" in acks)


def _type(visit: Visit, bursts: int, chance: random.Random) -> None:
    for burst in range(bursts):
        words = [f"w{burst}.{number}" for number in range(chance.randint(1, 12))]
        visit.keys.type(" ".join(words) + " ", delay_ms=4)
        visit.kept()


def outcome(seen: Witness, count: int, seed: int) -> powercut.Outcome:
    """Return what so many cuts lose."""
    return powercut.judge(seen.record, count, seed, seen.wrong_with)


def main(arguments: Sequence[str]) -> int:
    """Cut so many times, print the counts; 0 when nothing was lost but by the twin."""
    count = int(arguments[0]) if arguments else 2_000
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    good = outcome(witness("telling", BURSTS, seed), count, seed)
    print(f"as shipped: {good.cuts} cuts, {good.lost} lost {good.losses or ''}")
    twin = outcome(witness("twins/wal", BURSTS, seed), max(40, count // 10), seed)
    print(f"twin (WAL, NORMAL): {twin.cuts} cuts, {twin.lost} lost {twin.losses or ''}")
    return told(Verdict(
        tries=good.cuts, of="cuts while typing", failures=good.lost, seed=seed,
        twin="kept as a log at NORMAL", twin_tries=twin.cuts, twin_failures=twin.lost,
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
