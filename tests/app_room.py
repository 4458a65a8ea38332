"""A room in a process of its own, with the costs of the tests; says on the terminal what it does.

`paint`: which modules are loaded when the first page is on the screen. `type`: unlocks, opens an
entry, types one letter after the other and says how many, until somebody ends it.
"""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from fakes import local_door  # noqa: E402 - found only after the lines above

from desktop import app  # noqa: E402
from desktop.door import Mode  # noqa: E402
from desktop.sandbox import Held  # noqa: E402

HELD = Held(network_closed=True, writes_confined=True, memory_closed=True)


def say(words):
    os.write(1, f"{words}\n".encode())


def tell_modules():
    say(" ".join(sorted(sys.modules)))
    os._exit(0)


def type_on(room):
    """Do one thing a person would do now, and be called again soon."""
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415 - the room loads what it needs first
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    at = QApplication.focusWidget()
    name = at.objectName() if at else ""
    if name == "unlock_passphrase" and not at.text():
        QTest.keyClicks(at, "a passphrase for tests")
        QTest.keyClick(at, Qt.Key.Key_Return)
    elif name.startswith("today"):
        QTest.keyClick(at, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    elif name == "writing_paper":
        QTest.keyClick(at, "a")
        say(len(at.toPlainText()))
    QTimer.singleShot(7, lambda: type_on(room))


def main(how, folder):
    begin = app.Room.begin

    def begin_and_do(self, geometry, held):
        begin(self, geometry, held)
        self._window.activateWindow()
        if how == "paint":
            self._entrance.settled.connect(tell_modules)
        else:
            type_on(self)

    app.Room.begin = begin_and_do
    rules = None
    if how == "type":
        import samples  # noqa: PLC0415 - not among what a start loads

        from desktop import vaults  # noqa: PLC0415

        rules = vaults.Rules(bounds=samples.CHEAP_BOUNDS, cost=lambda: samples.CHEAPEST)
    with local_door(Mode.LOCK, folder) as (door, _):
        app.room(door, folder, Mode.LOCK, None, held=HELD, rules=rules)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
