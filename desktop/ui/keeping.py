"""Keeps what is written: hands it to the vault in time, says so, and tries again until it is."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.errors import AppError, VaultUnwritableError
from desktop.model.document import DocumentId, Place
from desktop.model.richtext import Body
from desktop.session import Session
from desktop.ui import messages, unwritable
from desktop.ui.autosave import Autosave
from desktop.ui.jobs import Jobs
from desktop.ui.open_texts import OpenTexts
from desktop.ui.upkeep import Upkeep


class Keeping(QObject):
    """Emits `writing`, `kept` with the time, or `not_kept` with the reason, as it comes to pass.

    `over` follows with a reason that does not hold any more. After `finish`, `finished` follows
    once every word is with the vault, however long it takes.
    """

    writing = Signal()
    kept = Signal(object)
    not_kept = Signal(str)
    over = Signal(str)
    finished = Signal()
    said = Signal(str)

    def __init__(self, jobs: Jobs, session: Session, place: Callable[[], Place | None]) -> None:
        super().__init__()
        self._jobs, self._session, self._place = jobs, session, place
        self.texts = OpenTexts(jobs, session)
        self._autosave = Autosave(self._begin)
        self._upkeep = Upkeep(jobs, session)
        self._trouble = ""
        self._is_finishing = False
        self._unkept_since: datetime | None = None
        self.texts.touched.connect(self._on_touched)
        self._upkeep.damaged.connect(self._on_damaged)

    @property
    def trouble(self) -> str:
        """Why the words are not kept, or "" while all goes well."""
        return self._trouble

    def start_upkeep(self) -> None:
        """Begin to look the vault through while nobody types."""
        self._upkeep.start()

    def rest_upkeep(self, is_on: bool) -> None:
        """Leave the vault alone while a backup is made of it."""
        self._upkeep.rest(is_on)

    def keep_now(self) -> None:
        """Hand over what is not kept yet."""
        place = self._place()
        if place:
            self.texts.note_place(place)
        self._autosave.flush()

    def finish(self) -> None:
        """Keep all, and say when it is done."""
        self._upkeep.stop()
        self._is_finishing = True
        self.keep_now()
        self._finish_if_kept()

    def keep_cut(self, body: Body, document: DocumentId | None) -> None:
        """Keep the last cut, so that it can be put back after the clipboard is cleared."""
        self._beside(partial(self._session.keep_cut, body, document=document))

    def _on_touched(self) -> None:
        self._unkept_since = self._unkept_since or datetime.now(UTC)
        if not self._trouble:
            # Why a save failed stays said until one has succeeded.
            self.writing.emit()
        self._autosave.touch()
        self._upkeep.touched()

    def _begin(self) -> bool:
        """Hand the pending words to the vault; say whether there were any."""
        place = self._place()
        if place:
            self.texts.note_place(place)
        task = self.texts.take()
        if task is None:
            return False
        self._jobs.save(task, self._on_kept, self._on_not_kept)
        return True

    def _on_kept(self, moment: datetime) -> None:
        self.texts.was_kept()
        if self._trouble:
            self._beside(self._session.remake_reserve)
            # What else the disk refused meanwhile was said in its own words.
            for words in (self._trouble, *unwritable.every()):
                self.over.emit(words)
            self._trouble = ""
        self._tell_moved()
        self._unkept_since = None if self.texts.is_kept else datetime.now(UTC)
        if self.texts.is_kept:
            # What was typed during the save is not kept yet: then nothing is said.
            self.kept.emit(moment)
        else:
            self.writing.emit()
        self._autosave.succeeded()
        self._finish_if_kept()

    def _on_not_kept(self, error: BaseException) -> None:
        self.texts.was_not_kept()
        self._autosave.failed()
        known = error if isinstance(error, AppError) else None
        self._trouble = messages.not_kept(known) if known else messages.unsaved_bug()
        self.not_kept.emit(self._said_of(known))
        self._tell_moved()
        if known is None:
            raise error
        self._beside(self._session.give_up_reserve)

    def _said_of(self, error: AppError | None) -> str:
        """Return what to say to whoever still sees the words, or sees only the cover over them."""
        if not self._is_finishing:
            return self._trouble
        return messages.held_back(error, self._unkept_since or datetime.now(UTC))

    def _tell_moved(self) -> None:
        """Say which words are kept in a new page now, because their own place is damaged."""
        for words in self.texts.aside.untold():
            self.said.emit(words)

    def _beside(self, work: Callable[[], None]) -> None:
        self._jobs.save(work, self._on_beside, self._on_not_beside)

    def _on_beside(self, _nothing: object) -> None:
        """Do nothing: what was kept beside the words needs no word."""

    def _on_not_beside(self, error: BaseException) -> None:
        """Say nothing of a full disk twice; a mistake of the program is told."""
        if not isinstance(error, AppError):
            raise error

    def _finish_if_kept(self) -> None:
        if not self._is_finishing or not self.texts.is_kept:
            return
        task = self.texts.take_place()
        if task is None:
            self._is_finishing = False
            self.finished.emit()
        else:
            # A place that could not be kept costs nobody a word: leaving goes on.
            self._jobs.save(task, self._on_place_settled, self._on_place_settled)

    def _on_place_settled(self, _outcome: object) -> None:
        self._finish_if_kept()

    def _on_damaged(self, error: AppError) -> None:
        if isinstance(error, VaultUnwritableError):
            # A disk that does not answer says nothing of what is written on it.
            self.said.emit(messages.sentence(error))
            return
        self._session.has_damage = True
        ways = self.tr(
            "To read the newest backup, or to save what can be saved into a new vault, lock this "
            "one. At the lock choose “If it is damaged”."
        )
        self.said.emit(f"{messages.sentence(error)} {ways}")
