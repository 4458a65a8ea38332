"""A twin that keeps a plain copy beside the vault, as some programs do for a crash."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from outside.main import ROLES, room, run

__all__ = ["ROLES"]


def leaky_room(door, held):
    """Be the room, but write every saved text to a file that has no name any more."""
    import tempfile  # noqa: PLC0415 - only in the room

    from desktop.model import richtext  # noqa: PLC0415 - only in the room
    from desktop.session import Session  # noqa: PLC0415 - only in the room

    honest = Session.save

    def save(self, document, section, body, **rest):
        with tempfile.TemporaryFile(dir=door.start.folder) as copy:
            copy.write(richtext.plain(body or ()).encode("utf-16-le"))
        return honest(self, document, section, body, **rest)

    Session.save = save
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(leaky_room))
