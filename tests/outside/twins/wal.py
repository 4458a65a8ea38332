"""A twin whose database keeps the usual manners of a desktop program: WAL, NORMAL."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from outside.main import ROLES, run
from outside.telling import telling_room

__all__ = ["ROLES"]


def hasty_room(door, held):
    """Be the room, with the other manner."""
    from desktop import session, vaults  # noqa: PLC0415 - only in the room
    from desktop.vault.database import Manner  # noqa: PLC0415 - only in the room

    manner = Manner(journal="WAL", synchronous="NORMAL")

    def unlock(folder, passphrase, rules):
        return session.unlock(
            folder, passphrase, bounds=rules.bounds, now=vaults.now, manner=manner
        )

    vaults.unlock = unlock
    return telling_room(door, held)


if __name__ == "__main__":
    sys.exit(run(hasty_room))
