"""One thread that lives as long as the lane and does one thing after another."""

import atexit
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T]):
    """What became of a piece of work: a value, or the error it ended with."""

    value: T | None = None
    error: BaseException | None = None


class Lane:
    """Does work in the order in which it came, always on the same thread.

    A database connection belongs to the thread that made it; a pool's thread ends after a while
    of quiet and takes the connection with it, this one does not.
    """

    def __init__(self, name: str) -> None:
        self._queue: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._bug: BaseException | None = None
        self._is_last = False
        # A lane that nobody ended must not keep a failed process alive, and yet do its work:
        # the interpreter waits for threads that are no daemons before it calls what is
        # registered here, and for ever.
        self._thread = threading.Thread(target=self._go, name=name, daemon=True)
        self._thread.start()
        atexit.register(self.end)

    def wait(self, work: Callable[[], T]) -> T:
        """Return what the work returns, or raise what it raises, once its turn has come."""
        if threading.current_thread() is self._thread:
            return work()
        answer: queue.SimpleQueue[Outcome[T]] = queue.SimpleQueue()
        self.post(work, answer.put)
        outcome = answer.get()
        if outcome.error is not None:
            raise outcome.error
        return outcome.value  # type: ignore[return-value]  # no error, so it is the value

    def post(self, work: Callable[[], T], done: Callable[[Outcome[T]], object]) -> None:
        """Hand the work over and return at once; `done` gets its outcome on the lane's thread."""
        if not self._thread.is_alive():
            # Nobody would ever answer.
            raise RuntimeError("the lane has ended")
        self._queue.put(lambda: done(_outcome_of(work)))

    def end(self) -> None:
        """Return once all that was handed over is done and the thread has ended.

        Raises what the first `done` raised that raised anything: that is a bug.
        """
        atexit.unregister(self.end)
        self._queue.put(None)
        self._thread.join()
        bug, self._bug = self._bug, None
        if bug is not None:
            raise bug

    def step_aside(self, work: Callable[[], T]) -> T:
        """Return what the work returns; the lane does what is handed over meanwhile."""
        finished: list[Outcome[T]] = []

        def go() -> None:
            finished.append(_outcome_of(work))
            self._queue.put(_nothing)

        threading.Thread(target=go, name=f"beside {self._thread.name}", daemon=True).start()
        while not finished:
            self._take_turn()
        outcome = finished.pop()
        if outcome.error is not None:
            raise outcome.error
        return outcome.value  # type: ignore[return-value]  # no error, so it is the value

    def is_awaited(self) -> bool:
        """Return whether anything that was handed over has not begun yet."""
        return not self._queue.empty()

    def _go(self) -> None:
        _on.lane = self
        while not self._is_last:
            self._take_turn()

    def _take_turn(self) -> None:
        turn = self._queue.get()
        if turn is None:
            self._is_last = True
            return
        try:
            turn()
        except BaseException as error:  # noqa: BLE001 - a bug in `done`; the lane outlives it
            self._bug = self._bug or error


class _On(threading.local):
    """Knows the lane on whose thread it is asked."""

    lane: Lane | None = None


_on = _On()


def aside(work: Callable[[], T]) -> T:
    """Return what long work returns that neither needs the lane nor leaves anything behind.

    On a lane's thread it is done on a thread of its own, and the lane goes on meanwhile: whoever
    waits for the lane does not wait for this, and the process may end in the middle of it.
    """
    return work() if _on.lane is None else _on.lane.step_aside(work)


def is_awaited() -> bool:
    """Return whether something waits for the lane on whose thread this is asked.

    Long work that can be done later asks now and then, and lets the other go first.
    """
    return _on.lane is not None and _on.lane.is_awaited()


def _nothing() -> None:
    """Take a turn and do nothing."""


def _outcome_of(work: Callable[[], T]) -> Outcome[T]:
    try:
        return Outcome(value=work())
    except BaseException as error:  # noqa: BLE001 - it is carried home, not swallowed
        return Outcome(error=error)
