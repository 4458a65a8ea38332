"""What can be taken back in one text: steps of blocks, no widget and no document."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop.model.richtext import Body

LIMIT_CHARACTERS = 4_000_000  # about 700,000 words of changed paragraphs, then the oldest step goes


class Touch(Enum):
    """What kind of change a step is; only neighbours of one kind grow together."""

    TYPED = auto()
    DELETED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The blocks from number `first` on were `old` and became `new`.

    `start` and `end` say where it was typed or deleted, to tell whether the next one adjoins.
    """

    first: int
    old: Body
    new: Body
    touch: Touch = Touch.OTHER
    start: int = 0
    end: int = 0
    begins_word: bool = False

    @property
    def size(self) -> int:
        """Return what this step weighs, in characters."""
        return sum(len(block.text) for block in self.old)


class History:
    """The steps of one text, behind and ahead."""

    def __init__(self) -> None:
        self._behind: list[Step] = []
        self._ahead: list[Step] = []
        self._weight = 0

    @property
    def can_undo(self) -> bool:
        """Say whether there is something to take back."""
        return bool(self._behind)

    @property
    def can_redo(self) -> bool:
        """Say whether something was taken back and can come again."""
        return bool(self._ahead)

    def push(self, step: Step) -> None:
        """Keep a step; typing grows a word at a time, and what was ahead is gone."""
        self._ahead.clear()
        if self._behind and _adjoins(self._behind[-1], step):
            last = self._behind[-1]
            self._behind[-1] = replace(last, new=step.new, start=step.start, end=step.end)
            return
        self._behind.append(step)
        self._weight += step.size
        while self._weight > LIMIT_CHARACTERS and len(self._behind) > 1:
            self._weight -= self._behind.pop(0).size

    def undo(self) -> Step | None:
        """Return the step to take back, or None; it now lies ahead."""
        if not self._behind:
            return None
        step = self._behind.pop()
        self._weight -= step.size
        self._ahead.append(step)
        return step

    def redo(self) -> Step | None:
        """Return the step to do again, or None."""
        if not self._ahead:
            return None
        step = self._ahead.pop()
        self._behind.append(replace(step, touch=Touch.OTHER))
        self._weight += step.size
        return step

    def forget(self) -> None:
        """Forget every step."""
        self._behind.clear()
        self._ahead.clear()
        self._weight = 0


def _adjoins(last: Step, step: Step) -> bool:
    if last.touch is not step.touch or last.first != step.first:
        return False
    match step.touch:
        case Touch.TYPED:
            return step.start == last.end and not step.begins_word
        case Touch.DELETED:
            return last.start in (step.end, step.start)
        case Touch.OTHER:
            return False
