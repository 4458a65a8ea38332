"""One program on one stage, walked through by keys; every wait is for something that is seen."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.model.richtext import Body
from tour import hands
from tour.stage import Frame, Stage, StageError

Box = tuple[int, int, int, int]
LOOK_AGAIN = 0.03
LOOKED_FOR, ANSWERED_AFTER = 0.2, 1.5
"""Seconds a key has to be answered in: usually, and where much else is going on."""
KEPT_AFTER = 0.6
"""Seconds without a write after which the program has kept what was typed (it waits 0.25)."""
INSIDE_ROWS = 600
"""Rows that differ at least between the lock screen and what lies behind it."""


class Album:
    """Numbered pictures in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.names: list[str] = []

    def add(self, name: str, frame: Frame) -> None:
        """Keep a picture as NN-name.png."""
        self.names.append(name)
        file = self._folder / f"{len(self.names):02}-{name}.png"
        file.write_bytes(frame.png())


class Walk:
    """Presses keys and waits until the screen has answered."""

    def __init__(self, stage: Stage, album: Album) -> None:
        self.stage, self.album = stage, album

    # seeing

    def frame(self) -> Frame:
        """Return what is on the screen now."""
        return self.stage.screen.frame()

    def shot(self, name: str) -> Frame:
        """Keep a picture of the screen at rest."""
        frame = self.stage.steady()
        self.album.add(name, frame)
        return frame

    def until_seen(self, box: Box, what: str) -> Frame:
        """Wait until something is painted in a box that was blank."""
        self.stage.until(lambda: not self.frame().is_blank(box), what)
        return self.stage.steady()

    # pressing

    def begin(self) -> Frame:
        """Wait for the first window and give it the keyboard."""
        frame = self.stage.window()
        screen = self.stage.screen
        self.stage.keys.park(screen.width - 1, screen.height - 1)
        return frame

    def press(self, *keys: str, rows: int = 8) -> Frame:
        """Press keys and wait until the picture is another one and rests."""
        before = self.frame()
        self.stage.keys.press(*keys)
        return self.stage.changed(before, rows=rows)

    def type(self, text: str) -> Frame:
        """Type a line and wait until it is seen."""
        before = self.frame()
        self.stage.keys.chain(["type", "--args", "1", "--delay", hands.DELAY, "--", text])
        return self.stage.changed(before, rows=4)

    def do(self, chain: Sequence[str]) -> Frame:
        """Do a chain of keys and typing in one go, and wait until it is seen."""
        before = self.frame()
        self.stage.keys.chain(chain)
        return self.stage.changed(before, rows=2)

    def write(self, body: Body) -> Frame:
        """Type rich text on an empty page."""
        before = self.frame()
        for chain in hands.chains(body):
            self.stage.keys.chain(chain)
        return self.stage.changed(before, rows=4)

    def tab_to(self, box: Box, *, back: bool = False, most: int = 60) -> int:
        """Press Tab until what lies in a box looks different: it has the focus. Count the keys."""
        before = last = self.stage.steady()
        for count in range(1, most + 1):
            self.stage.keys.press("shift+Tab" if back else "Tab")
            if self._differs_soon(before, box, last):
                return count
            last = self.frame()
        raise StageError(f"{most} times Tab did not lead to {box}")

    def _differs_soon(self, before: Frame, box: Box, last: Frame) -> bool:
        """Say whether the box looks different once the key was answered, on a busy machine too."""
        began = time.monotonic()
        while (passed := time.monotonic() - began) < ANSWERED_AFTER:
            frame = self.frame()
            if frame.differs(before, box):
                return True
            if passed > LOOKED_FOR and frame.differs(last):
                return False  # the focus went elsewhere
            time.sleep(LOOK_AGAIN)
        return False

    # rooms, vaults and files

    def room(self) -> int:
        """Return the process id of the room, the door's only lasting child."""
        return self.stage.processes()[1]

    def to_next_room(self, *keys: str) -> Frame:
        """Press keys that end this room, and wait for the window of the next."""
        old = self.room()
        self.stage.keys.press(*keys)
        return self.wait_for_room(old)

    def wait_for_room(self, old: int) -> Frame:
        """Wait until a room is gone and another one has its window."""
        self.stage.until(lambda: old not in self.stage.processes(), "the room is gone")
        self.stage.until(lambda: len(self.stage.processes()) > 1, "another room")
        return self.stage.window()

    def unlock(self, passphrase: str) -> Frame:
        """Open the vault from its lock screen."""
        before = self.stage.steady()
        self.stage.keys.type(passphrase + "\n")
        return self.stage.changed(before, rows=INSIDE_ROWS)

    def kept(self, vault: Path) -> None:
        """Wait until the vault was written and then left alone for a while."""
        state = _state(vault)
        since = time.monotonic()
        end = since + 20
        while time.monotonic() < end:
            time.sleep(LOOK_AGAIN)
            now = _state(vault)
            if now != state:
                state, since = now, time.monotonic()
            elif time.monotonic() - since > KEPT_AFTER:
                return
        raise StageError("the vault was never left alone")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for something seen from outside."""
        self.stage.until(condition, what)


def _state(vault: Path) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (file.name, file.stat().st_mtime_ns, file.stat().st_size)
        for file in sorted(vault.glob("vault.db*"))
    )
