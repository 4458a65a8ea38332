"""Work elsewhere, answer here: the vault's thread, one for long work, and the way home."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop.lane import Lane, Outcome

T = TypeVar("T")
Answer = Callable[[T], object]
Refusal = Callable[[BaseException], object]


class Jobs(QObject):
    """Hands work to two lanes and brings each answer to the thread of the interface.

    `then` and `failed` are bound methods of a QObject; if that object is gone by then, the answer
    is dropped.
    """

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._vault = Lane("vault")
        self._work = Lane("work")
        self._is_over = False
        # Emitted on a lane, received on the thread to which this object belongs.
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, work: Callable[[], T]) -> T:
        """Return what the work returns on the vault's lane, or raise what it raises."""
        return self._vault.wait(work)

    def ask_last(self, work: Callable[[], T]) -> T:
        """Return what the work returns, as `ask`; whatever comes home after it is passed over.

        Who would take it in would ask a vault that is closed.
        """
        try:
            return self.ask(work)
        finally:
            self._is_over = True

    def save(self, work: Callable[[], T], then: Answer[T], failed: Refusal) -> None:
        """Hand work to the vault's lane without waiting."""
        self._vault.post(work, _Delivery(self, then, failed))

    def run(self, work: Callable[[], T], then: Answer[T], failed: Refusal) -> None:
        """Hand long work that needs no vault to the other lane without waiting."""
        self._work.post(work, _Delivery(self, then, failed))

    def drain(self) -> None:
        """Return once nothing handed over is left to do; answers may still be on their way."""
        self._work.wait(_nothing)
        self._vault.wait(_nothing)

    def end(self) -> None:
        """Return once all is done and both lanes have ended."""
        self._work.end()
        self._vault.end()

    def _deliver(self, delivery: "_Delivery") -> None:
        if not self._is_over:
            delivery.hand_over()


class _Delivery:
    """Carries one outcome home."""

    def __init__(self, jobs: "Jobs", then: Answer[T], failed: Refusal) -> None:
        self._jobs = jobs
        self._then = then
        self._failed = failed
        self._outcome: Outcome[object] = Outcome()

    def __call__(self, outcome: Outcome[object]) -> None:
        """Take the outcome on the lane and set out."""
        self._outcome = outcome
        if isValid(self._jobs):
            self._jobs.arrived.emit(self)

    def hand_over(self) -> None:
        """Give the outcome to whoever asked for it, if they are still there."""
        outcome = self._outcome
        if outcome.error is None:
            _give(self._then, outcome.value)
        else:
            _give(self._failed, outcome.error)


def _give(receiver: Callable[..., object], value: object) -> None:
    home = getattr(receiver, "__self__", None)
    if isinstance(home, QObject) and not isValid(home):
        return
    receiver(value)


def _nothing() -> None:
    """Take a turn and do nothing."""
