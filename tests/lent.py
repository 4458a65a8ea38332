"""Helpers that go from one test to the next: starting one, and loading its fonts, takes 0.4 s.

What a helper was asked is not kept in it, which `tests/test_packet.py` and the proof of memory hold
it to. One that was stopped or failed is never lent again. That all end with a lock is looked at
from outside, with the real ones.
"""

from concurrent.futures import ThreadPoolExecutor

from desktop import child

_MOST = 2
# A helper ends with the thread that started it, and the lane of a room ends with the room.
_starter = ThreadPoolExecutor(1)
_starter.submit(bool).result()  # here before any test, which would be blamed for the thread
_idle: dict[str, list[child.Child]] = {}


class Lent:
    """A helper of this role, asked as a new one would be."""

    def __init__(self, role: str) -> None:
        self._role, self._is_spoilt, self._is_killed = role, False, False
        idle = _idle.setdefault(role, [])
        self._one = idle.pop() if idle else _starter.submit(_started, role).result()

    def ask(self, content: bytes, *, seconds: float) -> bytes:
        """Return the answer; whoever gets none gives nothing back."""
        former, self._is_spoilt = self._is_spoilt, True
        answer = self._one.ask(content, seconds=seconds)
        self._is_spoilt = former
        return answer

    def kill(self) -> None:
        """End it at once."""
        # Not one mark for both: an answer that came just before would take this one back, and
        # the next test would be lent what is dead.
        self._is_killed = True
        self._one.kill()

    def end(self) -> None:
        """Give it back."""
        idle = _idle[self._role]
        if self._is_spoilt or self._is_killed or len(idle) >= _MOST:
            self._one.end()
        else:
            idle.append(self._one)


def _started(role: str) -> child.Child:
    return child.Child(child.command(role))


def end_all() -> None:
    """End those that wait for the next test."""
    for idle in _idle.values():
        while idle:
            idle.pop().end()
