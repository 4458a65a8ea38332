"""A twin whose lock closes the vault and shows the lock screen, but lives on."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from outside.main import ROLES, room, run

__all__ = ["ROLES"]


def lasting_room(door, held):
    """Be the room, but lock without ending."""
    import gc  # noqa: PLC0415 - only in the room

    from desktop.app import Room  # noqa: PLC0415 - only in the room
    from desktop.door import Mode  # noqa: PLC0415 - only in the room
    from desktop.ui.entrance import Entrance, Way  # noqa: PLC0415 - only in the room

    honest = Room._end

    def end(self):
        if self._leaving[0] is not Mode.LOCK:
            honest(self)
        self._further.cancel()
        self._further.close()
        self._jobs.ask(self._session.close)
        self._inside.deleteLater()
        self._inside = self._session = self._further = self._leaving = None
        gc.collect()
        way = Way(Mode.LOCK, self._folder, self._held, self._rules, self._door)
        self._entrance = Entrance(self._look, self._jobs, way)
        self._window.show_page(self._entrance)
        self._entrance.arrive()

    Room._end = end
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(lasting_room))
