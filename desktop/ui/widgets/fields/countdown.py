"""Time that runs down and can rest; nothing happens when it is over."""

from math import ceil


class Countdown:
    """So many minutes, counted only while it runs; `now` is any clock in seconds."""

    def __init__(self, minutes: int) -> None:
        self._whole = minutes * 60
        self._used = 0.0
        self._since: float | None = None

    @property
    def is_running(self) -> bool:
        """Say whether it counts now."""
        return self._since is not None

    def start(self, now: float) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = now

    def rest(self, now: float) -> float:
        """Stop counting and return how many seconds it has run since it was started last."""
        ran = 0.0 if self._since is None else max(0.0, now - self._since)
        self._used += ran
        self._since = None
        return ran

    def begin_again(self) -> None:
        """Have all minutes left again."""
        self._used, self._since = 0.0, None

    def minutes_left(self, now: float) -> int:
        """Return how many minutes are left, a begun one among them; never less than 0."""
        ran = self._used + (0.0 if self._since is None else now - self._since)
        return max(0, ceil((self._whole - ran) / 60))
