"""A twin whose window says in its title what is being written."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from outside.main import ROLES, room, run

__all__ = ["ROLES"]


def leaky_room(door, held):
    """Be the room, but name the window after the text."""
    from desktop.ui.screens.writing import WritingScreen  # noqa: PLC0415 - only in the room

    honest = WritingScreen._on_title_edited

    def on_title_edited(self, text):
        honest(self, text)
        self.window().setWindowTitle(text)

    WritingScreen._on_title_edited = on_title_edited
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(leaky_room))
