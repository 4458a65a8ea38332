"""Being stopped from outside: by Ctrl+C, by a terminal that is closed, or by the system."""

import contextlib
import signal
from collections.abc import Callable, Iterator

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def as_interrupts() -> None:
    """Have every wish to stop come as KeyboardInterrupt, so that all that tidies up does its work.

    What the caller chose to ignore (nohup) stays ignored.
    """
    for number in _heeded():
        signal.signal(number, signal.default_int_handler)


@contextlib.contextmanager
def held_back() -> Iterator[Callable[[], bool]]:
    """Hand out what says whether somebody wishes to stop; nothing else comes of it until the end.

    What tidies up is never cut short then.
    """
    wishes: list[int] = []

    def note(number: int, _frame: object) -> None:
        wishes.append(number)

    former = {number: signal.signal(number, note) for number in _heeded()}
    try:
        yield lambda: bool(wishes)
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _heeded() -> list[signal.Signals]:
    known = (getattr(signal, name, None) for name in _SIGNALS)
    return [one for one in known if one is not None and _is_heeded(one)]


def _is_heeded(number: signal.Signals) -> bool:
    return signal.getsignal(number) is not signal.SIG_IGN
