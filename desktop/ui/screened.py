"""What somebody answered in private about fear, read anew each time: nothing is noted of it."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.errors import AppError, VaultDamagedError
from desktop.model import screening
from desktop.model.document import Document, DocumentId, Kind
from desktop.model.guide import Guide
from desktop.session import Session
from desktop.ui.jobs import Jobs
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.in_private import BeforeOthersRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """Which questions are for whoever is here, where they stand, and whether one is yes.

    `guide` is "" for whom there are none. `fears_own_acts` is a yes to the question after what
    one might do oneself, `fears_others` to one after what others do; both can be so. A yes counts
    also where it was given before somebody changed in Settings what they are here for: what they
    fear did not change with it. `is_unread` says that a page of answers is there, or may be, and
    cannot be read, so that nobody knows whether one of them is a yes.
    """

    guide: str = ""
    document: DocumentId | None = None
    has_answers: bool = False
    says_yes: bool = False
    fears_own_acts: bool = False
    fears_others: bool = False
    is_unread: bool = False

    @property
    def keeps_apart(self) -> bool:
        """Say whether nothing is offered that two people do together: also while it is unknown."""
        return self.says_yes or self.is_unread

    @property
    def is_for_them(self) -> bool:
        """Say whether there are questions for whoever is here."""
        return bool(self.guide)


def read(jobs: Jobs, session: Session) -> Screened:
    """Return what the kept answers say, as far as they can be read."""
    with contextlib.suppress(AppError):
        return jobs.ask(partial(_find, session))
    return Screened(guide=screening.guide_for(session.settings.purpose), is_unread=True)


def fitting(jobs: Jobs, session: Session, guides: Mapping[str, Guide]) -> Mapping[str, Guide]:
    """Return the guides to offer: after a yes, none for two people or of tension, no late one."""
    if not read(jobs, session).keeps_apart:
        return guides
    return {key: one for key, one in guides.items() if not _is_closed_by_a_yes(one)}


def _is_closed_by_a_yes(guide: Guide) -> bool:
    return guide.for_two or guide.late or guide.id in screening.OF_TENSION


def tell(jobs: Jobs, session: Session, then: Callable[[bool], object]) -> None:
    """Have this bound method told whether an answer says yes, and wait for nothing."""
    jobs.save(lambda: _find(session).says_yes, then, _on_unread)


class Asking(QObject):
    """Puts what the answers ask for on a page from which something can be read by others."""

    opened = Signal(str)
    begin_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(self, look: Look, texts: OpenTexts, *, name: str) -> None:
        super().__init__()
        self._texts = texts
        self._found = Screened()
        self.card = BeforeOthersRead(look, name=name)
        # It goes with its card, on the thread of the interface.
        self.setParent(self.card)
        self.card.wanted.connect(self._on_wanted)
        self.card.help_wanted.connect(self.help_wanted)

    def arrive(self) -> None:
        """Read the answers anew; whoever answered without a yes is not asked again."""
        self._found = found = read(self._texts.jobs, self._texts.session)
        if found.says_yes:
            self.card.show_after_yes(
                fears_own_acts=found.fears_own_acts, fears_others=found.fears_others
            )
        elif not found.is_for_them or found.has_answers:
            self.card.show_nothing()
        else:
            self.card.show_question(for_both=found.guide == screening.GUIDE_OF_TRUTH)

    @property
    def says_yes(self) -> bool:
        """Say whether one of the answers, as they were last read, is a yes."""
        return self._found.says_yes

    def _on_wanted(self) -> None:
        if self._found.document is None:
            self.begin_wanted.emit(self._found.guide)
        else:
            self.opened.emit(self._found.document)


def _find(session: Session) -> Screened:
    asked = screening.guide_for(session.settings.purpose)
    plans, are_all = session.summaries_known(kinds=(Kind.PLAN,))
    # After a salvage a plan may have lost which one it is: a yes in it counts all the same.
    pages = [one.id for one in plans if one.guide in {"", *screening.GUIDES}]
    found = [page for page in map(partial(_opened, session), pages) if page is not None]
    own = [one for one in found if one.guide == asked]
    feared = [one for one in found if screening.says_yes(one.sections)]
    first = next(iter((*own, *feared)), None)
    return Screened(
        guide=asked,
        document=first.id if first else None,
        has_answers=any(section.fields for one in own for section in one.sections),
        says_yes=bool(feared),
        fears_own_acts=any(screening.fears_own_acts(one.sections) for one in found),
        fears_others=any(screening.fears_others(one.sections) for one in found),
        # A line that is left out can be that of the answers.
        is_unread=len(found) < len(pages) or not are_all,
    )


def _opened(session: Session, document: DocumentId) -> Document | None:
    try:
        return session.open(document)
    except VaultDamagedError:
        return None


def _on_unread(error: BaseException) -> None:
    """Change nothing where the answers cannot be read."""
    if not isinstance(error, AppError):
        raise error
