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

from desktop.errors import VaultCutOffError, VaultDamagedError


def missed(folder: Path, count: int, seed: int) -> list[int]:
    """Return the places at which a changed bit went unnoticed, of so many and the first sixteen."""
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
    # Any other error, a wrong passphrase above all, ends the run.
    try:
        desk = samples.opened(folder)
    except (VaultDamagedError, VaultCutOffError):
        return True
    with closing(desk):
        return bool(desk._vault.database.rows("PRAGMA cipher_integrity_check"))


def main(arguments: Sequence[str]) -> int:
    """Change so many bits, one at a time (500 by default); 0 when each was noticed."""
    count = int(arguments[0]) if arguments else 500
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as name:
        found = missed(samples.blank_vault(Path(name) / "vault"), count, seed)
    print(f"{count + 16} bits changed, {len(found)} went unnoticed {found or ''}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
