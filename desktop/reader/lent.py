"""The sentence model as the program asks it: a helper that lives as long as one reading."""

import json
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from desktop import child
from desktop.reader.finding import Label, Voice
from desktop.reader.reading import Guess

SECONDS = 60.0
"""For one batch; the first also loads the model. A slow old machine may take twenty times."""


def helper() -> child.Child:
    """Return a running helper that reads."""
    return child.Child(child.command("read"))


class LentModel:
    """Asks the helper; it starts at the first sentence and ends with the reading."""

    def __init__(self, start: Callable[[], child.Child] = helper) -> None:
        self._start = start
        self._helper: child.Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def guesses(self, sentences: Sequence[str], voice: Voice) -> Sequence[Mapping[Label, Guess]]:
        """Return a guess for every label of the voice, for each sentence; raise ChildError."""
        if self._helper is None:
            self._helper = self._start()
        request = {"voice": voice.value, "sentences": list(sentences)}
        answer = self._helper.ask(json.dumps(request).encode(), seconds=SECONDS)
        return [
            {Label(label): Guess(*guess) for label, guess in one.items()}
            for one in json.loads(answer)
        ]

    def stop(self) -> None:
        """End the reading at once, from any thread; whoever waits for it gets a ChildError."""
        if self._helper is not None:
            self._helper.kill()

    def end(self) -> None:
        """End the helper, and with it all it read."""
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.end()
