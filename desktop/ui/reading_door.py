"""The one door to the reader: what was asked goes in, places and plain sentences come out.

Nothing else of the interface knows the reader, and only the page on which somebody asks to have a
text read knows this door (`pyproject.toml`, docs/two-rooms.md).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from desktop import child
from desktop.errors import ChildError
from desktop.model.document import SectionId
from desktop.model.reading_notes import Note, noted
from desktop.model.reading_parts import Words
from desktop.model.reading_scope import Asked
from desktop.reader import beside, english, examples, harm, lent, reading, shipped
from desktop.reader.finding import Label, Scope, Voice

Tell = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in one section; `is_english` is false where nothing was looked at.

    `is_about_dying` opens a way to help, `is_about_fear` ends what is asked of somebody who was
    hurt (`domain.md` 4.3, 5.2, 5.3). Neither is ever kept.
    """

    section: SectionId
    words: Words
    notes: tuple[Note, ...]
    is_english: bool = True
    is_about_dying: bool = False
    is_about_fear: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What stands beside a finding: why it matters, a question, and how somebody else wrote it."""

    why: str
    question: str
    example: str


def said(label: str) -> Said:
    """Return the sentences beside a finding; raises DataFileError if they are not as shipped."""
    known = Label(label)
    words = beside.beside()[known]
    return Said(words.why, words.question, examples.examples()[known])


def tells_of_fear(texts: Iterable[str]) -> bool:
    """Say whether any text of somebody who was hurt tells of fear or violence (4.3, 5.2).

    It is looked through for nothing else.
    """
    return any(map(harm.tells_of_fear, texts))


class Reader:
    """Reads sections in a helper that ends with the reading; `stop` ends it from any thread."""

    def __init__(self, start: Callable[[], child.Child] = lent.helper) -> None:
        self._start = start
        self._helper: child.Child | None = None
        self._is_stopped = False

    def read(self, asked: Sequence[Asked], tell: Tell) -> tuple[Read, ...]:
        """Return what a listener may hear in each section; raises ChildError, also when stopped.

        `tell` hears how far it is, from 0 to 1. Where somebody who was hurt tells of fear, nothing
        is looked at in any section.
        """
        if any(map(_tells_of_fear, asked)):
            return tuple(map(_left_alone, asked))
        whole = sum(len(one.text) for one in asked)
        before, found = 0, []
        with lent.LentModel(self._begin_helper) as model:
            engines = shipped.engines(model)
            for one in asked:
                found.append(self._read(one, engines, (before, whole), tell))
                before += len(one.text)
        self._helper = None
        return tuple(found)

    def stop(self) -> None:
        """End the reading at once, and with it all the helper knew."""
        self._is_stopped = True
        helper = self._helper
        if helper is not None:
            helper.kill()

    def _read(self, one: Asked, engines: reading.Engines, far: tuple[int, int], tell: Tell) -> Read:
        self._check()
        if not english.is_english(one.text):
            return replace(_left_alone(one), is_english=False)
        before, whole = far

        def progress(done: int, every: int) -> None:
            self._check()
            tell((before + len(one.text) * done / max(1, every)) / max(1, whole))

        scope = Scope(frozenset(map(Label, one.scope.labels)))
        findings = reading.read(one.text, Voice(one.scope.voice), scope, engines, progress)
        notes = (
            noted(one.words, each.label.value, each.start, each.end)
            for each in findings
            if each.label.value not in one.words.at(each.start).spared
        )
        return replace(_left_alone(one), notes=tuple(notes))

    def _begin_helper(self) -> child.Child:
        self._check()
        try:
            self._helper = helper = self._start()
        except OSError:
            raise ChildError from None
        if self._is_stopped:
            # It was stopped while it started, and whoever stopped it saw no helper yet.
            helper.kill()
        return helper

    def _check(self) -> None:
        if self._is_stopped:
            raise ChildError


def _tells_of_fear(one: Asked) -> bool:
    return one.scope.voice == Voice.IMPACTED and harm.tells_of_fear(one.text)


def _left_alone(one: Asked) -> Read:
    """Return a section in which nothing was looked at, with what opens a way to help."""
    return Read(
        one.section, one.words, (),
        is_about_dying=harm.speaks_of_dying(one.text), is_about_fear=_tells_of_fear(one),
    )  # fmt: skip
