"""Every changed bit of the database is noticed, and never taken for a wrong passphrase."""

import random
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

import samples
from prove.whole.verdict import Verdict, told

from desktop.errors import VaultCutOffError, VaultDamagedError, WrongSecretError
from desktop.session import Session

SHOWS = (15,)
MINUTES = 1


def missed(folder: Path, count: int, seed: int) -> list[int]:
    """Return the places at which a changed bit was not called damage.

    Of so many by chance and the first sixteen: there SQLCipher speaks of a wrong key.
    """
    with closing(samples.opened(folder)) as desk:
        for number in range(30):
            samples.letter(desk, text=f"letter {number} " * 30)
    whole = (folder / "vault.db").read_bytes()
    chance = random.Random(seed)
    places = [*range(16), *(chance.randrange(len(whole)) for _ in range(count))]
    found = []
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        (folder / "vault.db").write_bytes(changed)
        if not _notices(folder):
            found.append(place)
    return found


def _notices(folder: Path) -> bool:
    # Any other error ends the run.
    try:
        desk = samples.opened(folder)
    except (VaultDamagedError, VaultCutOffError):
        return True
    except WrongSecretError:
        return False
    with closing(desk):
        return not desk.pages_are_whole()


def looks_at_rows(desk: Session) -> bool:
    """Return whether every row is what was written: the twin, which looks at no page."""
    try:
        return samples.checked(desk)
    except VaultDamagedError:
        return False


def main(arguments: Sequence[str]) -> int:
    """Change so many bits, one at a time (500 by default); 0 when each was noticed."""
    count = int(arguments[0]) if arguments else 500
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as name:
        found = missed(samples.blank_vault(Path(name) / "vault"), count, seed)
        print(f"{count + 16} bits changed, {len(found)} not called damage {found or ''}")
        Session.pages_are_whole = looks_at_rows
        twin = missed(samples.blank_vault(Path(name) / "twin"), count, seed)
        print(f"twin (looks at the rows only): {len(twin)} not called damage")
    return told(Verdict(
        tries=count + 16, of="changed bits", failures=len(found), seed=seed,
        twin="looks at the rows only", twin_tries=count + 16, twin_failures=len(twin),
    ))  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
