"""Finds out what a lock may cost on this computer, while the person still types."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from desktop.session import Cost


class Measuring(QObject):
    """Emits the cost once it is wanted and known, or the error that came instead.

    It takes seconds, so it is never done on the lane of the vault: a lock would wait for it.
    """

    known = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, measure: "Callable[[], Cost]") -> None:
        super().__init__()
        self._jobs, self._measure = jobs, measure
        self._cost: Cost | None = None
        self._is_wanted = self._is_measuring = False

    def begin(self) -> None:
        """Measure, unless it is known or on its way."""
        if self._cost is None and not self._is_measuring:
            self._is_measuring = True
            self._jobs.run(self._measure, self._on_measured, self._on_failed)

    def want(self) -> None:
        """Have it told as soon as it is known."""
        self._is_wanted = True
        self.begin()
        self._tell()

    def _tell(self) -> None:
        if self._is_wanted and self._cost is not None:
            self._is_wanted = False
            self.known.emit(self._cost)

    def _on_measured(self, cost: "Cost") -> None:
        self._is_measuring = False
        self._cost = cost
        self._tell()

    def _on_failed(self, error: BaseException) -> None:
        self._is_measuring = False
        if self._is_wanted:
            self._is_wanted = False
            self.failed.emit(error)
