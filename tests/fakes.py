"""Stand-ins for the edges of the program: ten lines each, same signatures as the real ones."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.door import Door, Geometry, Mode, Wire


class InlineJobs:
    """Does at once, and here, what `Jobs` does elsewhere."""

    def ask(self, work: Callable[[], Any]) -> Any:
        return work()

    def save(self, work: Callable[[], Any], then: Callable, failed: Callable) -> None:
        try:
            value = work()
        except Exception as error:  # noqa: BLE001 - it is carried to `failed`
            failed(error)
        else:
            then(value)

    run = save

    def drain(self) -> None:
        """Nothing is ever left to do."""

    end = drain


class FakeClock:
    """Seconds that pass when the test says so; call it to read it."""

    def __init__(self, now: float = 1_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += seconds


@contextmanager
def local_door(
    mode: Mode = Mode.LOCK, folder: Path | None = None, preferences: str = ""
) -> Iterator[tuple[Door, Callable[[], dict[str, Any]]]]:
    """Give a real `Door` that does its errands itself, and a function that tells what it left.

    The function returns the message of one `leave`, which must have been called once before.
    """
    to_room, from_door = os.pipe()
    to_door, from_room = os.pipe()
    theirs = Wire((to_door, from_door))
    told = {"mode": mode.value, "folder": str(folder) if folder else None}
    theirs.send({**told, "geometry": None, "preferences": preferences})
    try:
        yield Door(Wire((to_room, from_room))), lambda: theirs.receive()[0]
    finally:
        for descriptor in (to_room, from_door, to_door, from_room):
            os.close(descriptor)


__all__ = ["FakeClock", "Geometry", "InlineJobs", "Mode", "local_door"]
