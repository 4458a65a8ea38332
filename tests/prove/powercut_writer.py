"""The program under the power cut: creates, writes, changes the passphrase, writes on.

Run as a program it does the writing: `powercut_writer.py FOLDER MANNER SAVES`. Its acknowledgements
are `created`, `save-N` and `changed`.
"""

import os
import sys
import tempfile
from contextlib import closing, suppress
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

from prove import powercut
from samples import CHEAP_BOUNDS, CHEAPEST, PASSPHRASE, TODAY, FakeClock

from desktop import session
from desktop.errors import VaultError, WrongSecretError
from desktop.model import richtext
from desktop.model.document import Kind
from desktop.model.settings import Purpose
from desktop.session import Session
from desktop.vault import disk
from desktop.vault.database import SAFE, Manner

MANNERS = {"safe": SAFE, "wal": Manner(journal="WAL", synchronous="NORMAL")}
SAVES = 60
DOCUMENTS = 4
NEXT = "another passphrase for tests"


def ack(label: str) -> None:
    """Leave a mark in the record."""
    with suppress(OSError):
        os.close(os.open(f"/nowhere/ack-{label}", os.O_RDONLY))


def text(number: int) -> str:
    """Return what save `number` writes: from a line to many pages, all different."""
    return f"{number} " + f"word{number} " * (7 * number**2 % 3000)


def naive(path: Path, content: bytes) -> None:
    """Write a key file as one would without thinking of a cut: the twin that locks out."""
    path.write_bytes(content)


def write(folder: Path, manner: str, saves: int) -> None:
    """Do the work that is cut."""
    if manner == "naive":
        disk.write_whole = naive
    session.create(
        folder, PASSPHRASE, cost=CHEAPEST, purpose=Purpose.TRUTH, now=FakeClock()
    ).close()
    ack("created")
    how = MANNERS.get(manner, SAFE)
    desk = session.unlock(folder, PASSPHRASE, bounds=CHEAP_BOUNDS, now=FakeClock(), manner=how)
    made = [desk.start(kind=Kind.LETTER, title=str(n), on=TODAY) for n in range(DOCUMENTS)]
    gone = desk.start(kind=Kind.LETTER, title="gone", on=TODAY)
    desk.save(gone.id, gone.sections[0].id, richtext.from_plain(text(SAVES)))
    for number in range(saves):
        if number == saves // 2:
            desk.delete_for_good(gone.id)
            desk.change_passphrase(NEXT, cost=CHEAPEST)
            ack("changed")
        document = made[number % DOCUMENTS]
        desk.save(document.id, document.sections[0].id, richtext.from_plain(text(number)))
        ack(f"save-{number}")
    desk.close()


def wrong_with(folder: Path, acked: tuple[str, ...]) -> str | None:
    """Return what is wrong with the folder a cut left, or None."""
    try:
        desk = _opened(folder, acked)
    except VaultError as error:
        return f"does not open: {type(error).__name__}"
    if desk is None:
        return None
    with closing(desk):
        try:
            return _wrong_inside(desk, acked)
        except VaultError as error:
            return f"does not read: {type(error).__name__}"


def _opened(folder: Path, acked: tuple[str, ...]) -> Session | None:
    if not session.looks_like_vault(folder):
        if "created" in acked:
            raise VaultError
        return session.create(
            folder, PASSPHRASE, cost=CHEAPEST, purpose=Purpose.TRUTH, now=FakeClock()
        )
    if "changed" not in acked:
        with suppress(WrongSecretError):
            return session.unlock(folder, PASSPHRASE, bounds=CHEAP_BOUNDS, now=FakeClock())
    return session.unlock(folder, NEXT, bounds=CHEAP_BOUNDS, now=FakeClock())


def _wrong_inside(desk: Session, acked: tuple[str, ...]) -> str | None:
    held = {}
    for one in desk.summaries():
        words = richtext.plain(desk.open(one.id).sections[0].body)
        held[one.title] = words
    for label in acked:
        if label.startswith("save-"):
            number = int(label.removeprefix("save-"))
            words = held.get(str(number % DOCUMENTS), "")
            newer = int(words.split()[0]) if words else -1
            if newer < number or words != text(newer):
                return "an acknowledged save is not there"
    if desk._vault.database.rows("PRAGMA integrity_check") != [("ok",)]:
        return "the database is not sound"
    while not desk.check_slice():
        pass
    return None


def record(folder: Path, manner: str, saves: int = SAVES) -> powercut.Record:
    """Return the record of the writer at work in this empty folder."""
    trace = folder.parent / "trace"
    powercut.recorded([sys.executable, __file__, str(folder), manner, str(saves)], trace)
    made = powercut.read(trace, folder, {})
    trace.unlink()
    return made


def outcome(manner: str, count: int, seed: int, saves: int = SAVES) -> powercut.Outcome:
    """Return what so many cuts lose when the database is kept in this manner."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "vault"
        folder.mkdir(mode=0o700)
        return powercut.judge(record(folder, manner, saves), count, seed, wrong_with)


def killed(saves: int = 8) -> powercut.Outcome:
    """Return what is lost when the process ends after any one of its steps."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "vault"
        folder.mkdir(mode=0o700)
        kept = record(folder, "safe", saves)
        ends = (powercut.killed_at(kept, step) for step in range(len(kept.steps) + 1))
        return powercut.judged(ends, wrong_with)


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
