"""Libraries of other systems, played here: each call is noted, with the values it was given."""

import ctypes
from collections.abc import Callable
from typing import Any


class Library:
    """Has every function; what one answers is handed in by name, 1 otherwise.

    `types` are those of `mac_signals`: then the arguments go through C as on the real system.
    """

    def __init__(self, answers: dict[str, Callable[..., Any]] | None = None, types=None) -> None:
        self.log: list[tuple[Any, ...]] = []
        self._answers = answers or {}
        self._types = types
        self._made: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._function(name)
        return self._made[name]

    def called(self, name: str) -> list[tuple[Any, ...]]:
        """Return the arguments of each call of this function."""
        return [arguments for one, *arguments in self.log if one == name]

    def _function(self, name: str) -> Any:
        def call(*arguments: Any) -> Any:
            given = [getattr(one, "value", one) for one in arguments]
            self.log.append((name, *given))
            return self._answers.get(name, lambda *_: 1)(*arguments)

        if self._types is None:
            return call
        result, arguments = self._types[name]
        return ctypes.CFUNCTYPE(result, *arguments)(call)
