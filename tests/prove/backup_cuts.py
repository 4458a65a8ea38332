"""Backups under the power cut: whatever a cut leaves listed opens, and what was told is there.

Run with a folder it does the writing: `backup_cuts.py FOLDER MANNER`; "hasty" is the twin that puts
nothing on the disk before it gives the file its name.
"""

import contextlib
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

import samples
from prove import powercut
from prove.powercut_writer import ack
from prove.whole.verdict import Verdict, told

from desktop.errors import VaultError
from desktop.vault import backup, backup_file
from desktop.vault.backup import Going

SHOWS = (25,)
MINUTES = 1
ROUNDS = 3


def work(folder: Path, manner: str) -> None:
    """Write, and make a backup, several times: each takes the place of the one before."""
    if manner == "hasty":
        backup_file.os.fsync = lambda _: None
    desk = samples.opened(folder)
    now = desk._now()
    for number in range(ROUNDS):
        samples.letter(desk, title=str(number), text=f"word{number} " * 2_000)
        copy = backup.copied(desk._vault, now + timedelta(minutes=number), Going())
        path = backup.finished(copy, Going())
        ack(f"made-{number}")
        backup.thin(backup_file.read(path))
    desk.close()


def wrong_with(folder: Path, acked: tuple[str, ...]) -> str | None:
    """Return what is wrong with the backups a cut left, or None."""
    most = -1
    for head in backup_file.found(folder):
        try:
            backup.tried(head.path, samples.PASSPHRASE, folder, samples.CHEAP_BOUNDS, Going())
            most = max(most, _letters(head, folder / f"of {head.path.stem}") - 1)
        except VaultError as error:
            return f"one that is listed does not open: {type(error).__name__}"
    newest = max((int(label.removeprefix("made-")) for label in acked), default=-1)
    return None if most >= newest else "one that was told is not there"


def _letters(head: backup_file.Head, place: Path) -> int:
    place.mkdir()
    (place / "vault.db").write_bytes(b"".join(backup_file.database_of(head)))
    (place / "keys").write_bytes(head.keys)
    with contextlib.closing(samples.opened(place)) as desk:
        return len(desk.summaries())


def outcome(manner: str, count: int, seed: int) -> powercut.Outcome:
    """Return what so many cuts leave of the folder with the backups."""
    with tempfile.TemporaryDirectory() as name:
        folder = samples.blank_vault(Path(name).resolve() / "vault")
        trace = folder.parent / "trace"
        (folder / "backups").mkdir(exist_ok=True)
        powercut.recorded([sys.executable, __file__, str(folder), manner], trace)
        record = powercut.read(trace, folder / "backups", {})
        return powercut.judge(record, count, seed, wrong_with)


def main(arguments: Sequence[str]) -> int:
    """Cut so many times, print the counts; 0 when nothing was lost and the twin lost something."""
    count = int(arguments[0]) if arguments else 1_000
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    good, twin = outcome("safe", count, seed), outcome("hasty", max(60, count // 5), seed)
    print(f"as shipped: {good.cuts} cuts, {good.lost} lost {good.losses or ''}")
    print(f"twin (nothing synced): {twin.cuts} cuts, {twin.lost} lost {twin.losses or ''}")
    return told(Verdict(
        tries=good.cuts, of="cuts", failures=good.lost, seed=seed,
        twin="nothing synced", twin_tries=twin.cuts, twin_failures=twin.lost,
    ))  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 1 and os.path.isdir(sys.argv[1]):  # noqa: PTH112  a number is no path
        work(Path(sys.argv[1]), sys.argv[2])
        raise SystemExit(0)
    raise SystemExit(main(sys.argv[1:]))
