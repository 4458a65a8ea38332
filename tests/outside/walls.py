"""The walls between two vaults of one account, taken down one at a time: what twins are made of.

Each changes one decision of the product, in the room of whoever sits there.
"""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from outside.main import ROLES, room, run
from outside.twins.kept_room import lasting_room

__all__ = ["ROLES"]


def _when_named(do):
    """Do this with each title that is given to a page."""
    from desktop.ui.screens.writing import WritingScreen  # noqa: PLC0415 - only in the room

    honest = WritingScreen._on_title_edited

    def on_title_edited(self, text):
        honest(self, text)
        do(self, text)

    WritingScreen._on_title_edited = on_title_edited


def settings(door):
    """Keep the last title and the words of the dictionary beside the text size, for everybody."""

    def keep(screen, text):
        own = screen._session.settings.own_words
        door.keep_preferences(json.dumps({"text_size": 100, "recent": [text], "words": own}))

    _when_named(keep)


def window(_door):
    """Say in the window's title what is being written."""
    _when_named(lambda screen, text: screen.window().setWindowTitle(text))


def plain_name(door):
    """Keep a copy beside the vault that is called like the page."""

    def keep(_screen, text):
        new = door.new_file(Path.home(), f"{text}.txt")
        new.write(b"a copy")
        new.keep()

    _when_named(keep)


def helpers(_door):
    """Let the helpers know by a variable what the page is called."""
    from desktop import child  # noqa: PLC0415 - only in the room

    honest, last = child.environment, {}
    child.environment = lambda: honest() | last
    _when_named(lambda _screen, text: last.update(XDG_PAGE=text))


def bus(_door):
    """Tell the desktop what was opened last, as programs with recent files do."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415 - only in the room

    def tell(_screen, text):
        told = QDBusMessage.createSignal("/recent", "org.example.Recent", "Opened")
        told.setArguments([text])
        QDBusConnection.sessionBus().send(told)

    _when_named(tell)


def clipboard(_door):
    """Copy through a program that outlives the room, as many toolkits' clipboards do."""
    from desktop.model import richtext  # noqa: PLC0415 - only in the room
    from desktop.ui.clipboard import Clipboard  # noqa: PLC0415 - only in the room

    def put(_self, body):
        subprocess.run(
            ["xclip", "-selection", "clipboard"],
            input=richtext.plain(body).encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    Clipboard.put = put


def place(door):
    """Remember which vault was open last, and begin with it."""
    from desktop.app import Room  # noqa: PLC0415 - only in the room

    honest = Room._end

    def end(self):
        door.keep_preferences(json.dumps({"last": str(self._folder)}))
        honest(self)

    Room._end = end


def begin_with_the_last():
    """Let the door begin where somebody was last; `place` remembers it."""
    from desktop import door, files  # noqa: PLC0415 - where the program is known

    honest = door.first

    def first(asked):
        last = json.loads(files.settings_text() or "{}").get("last")
        return honest(asked or (last and Path(last)))

    door.first = first


WALLS = (settings, window, plain_name, helpers, bus, clipboard)


def without(*walls, own_room=room):
    """Be the part that the command line names, without these walls."""

    def open_room(door, held):
        for wall in walls:
            wall(door)
        return own_room(door, held)

    return run(open_room)


def without_any():
    """Be the program of which every wall is down, the end of the room at a lock among them."""
    return without(*WALLS, own_room=lasting_room)
