"""The tests' own main, which also tells on its output whenever a person is told "Saved".

What it tells is `ack DOCUMENT N`: so many characters stood on that page at the moment; and
`ack changed` when it is said that the passphrase is changed. It is told after the words are set and
before they are painted, so nobody can have read them earlier. `said WORDS` is what is said of an
error.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from outside.main import ROLES, room, run

__all__ = ["ROLES"]


def telling_room(door, held):
    """Be the room, and tell."""
    from desktop.model import richtext  # noqa: PLC0415 - only in the room
    from desktop.ui import messages  # noqa: PLC0415 - only in the room
    from desktop.ui.screens.secrets import PassphraseScreen  # noqa: PLC0415 - only in the room
    from desktop.ui.screens.writing import WritingScreen  # noqa: PLC0415 - only in the room

    show_saved, on_changed = WritingScreen.show_saved, PassphraseScreen._on_changed

    def tell_saved(self, moment):
        show_saved(self, moment)
        shown = richtext.plain(self._texts.body(self._section))
        os.write(1, f"ack {self.document} {len(shown)}\n".encode())

    def tell_changed(self, nothing):
        on_changed(self, nothing)
        os.write(1, b"ack changed\n")

    sentence = messages.sentence

    def tell_sentence(error, *rest):
        words = sentence(error, *rest)
        os.write(1, f"said {words}\n".encode())
        return words

    messages.sentence = tell_sentence
    WritingScreen.show_saved, PassphraseScreen._on_changed = tell_saved, tell_changed
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(telling_room))
