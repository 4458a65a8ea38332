"""A partner's questions come in: choose the file, open it, see what it holds, bring it in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError, QuestionFileLockedError
from desktop.model.questions import Sheet
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.held_questions import HeldQuestions, breakable
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.place_chooser import (
    PLACES,
    Asking,
    PlaceChooser,
    any_folder,
    files_in,
    spots,
)
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.secret_field import SecretField

COLUMN = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """How a file is known by sight, looked at without its passphrase, and read with it.

    `check` and `read` raise what `desktop.question_file` raises; they run beside the interface.
    """

    is_one: Callable[[Path], bool]
    check: Callable[[Path], None]
    read: Callable[[Path, str], Sheet]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one file; `turn` tells an answer that nobody waits for any more."""

    turn: int
    path: Path
    sheet: Sheet | None = None
    error: AppError | None = None


class QuestionsInScreen(QWidget):
    """Emits the sheet once the person, having seen what it holds, brings it in.

    Whoever takes it says what came of it: `opened` with the document, `said` with a sentence.
    """

    arrived = Signal()
    brought = Signal(object)
    go_wanted = Signal()
    by_hand_wanted = Signal()
    opened = Signal(str)
    begin_wanted = Signal(str)
    said = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, jobs: Jobs, means: Bringing) -> None:
        super().__init__()
        self.setObjectName("questions_in")
        self._look, self._jobs, self._means = look, jobs, means
        self._turn = 0
        self._path = Path()
        self._choose = Button(
            look, self.tr("Choose the file"), name="questions_in_choose", kind="primary"
        )
        self._by_hand = Button(
            look, self.tr("Type them in by hand"), name="questions_in_by_hand", kind="plain"
        )
        self._go = Button(
            look, self.tr("Go to the questions you have"), name="questions_in_go", kind="plain"
        )
        self._back = Button(look, self.tr("Not now"), name="questions_in_back", kind="quiet")
        self._said = Said(look, name="questions_in_said")
        self._file = label("", "strong", "questions_in_file")
        self._secret = SecretField(
            look, self.tr("Passphrase of the file"), name="questions_in_passphrase"
        )
        self._trouble = Said(look, name="questions_in_trouble")
        self._open = Button(look, self.tr("Open"), name="questions_in_open", kind="primary")
        self._other = Button(
            look, self.tr("Choose another file"), name="questions_in_other", kind="quiet"
        )
        self._start_page = CalmPage(look, COLUMN, name="questions_in_page")
        self._open_page = CalmPage(look, COLUMN, name="questions_in_open_page")
        self._chooser = PlaceChooser(look, self._asking(), name="questions_in_places")
        self._held = HeldQuestions(look)
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Begin with what this is about."""
        self._forget()
        self._said.say("")
        self._pages.setCurrentWidget(self._start_page)
        self.arrived.emit()
        self._choose.setFocus()
        self._start_page.reveal(self._choose)

    def show_ways(self, *, has_questions: bool) -> None:
        """Offer the questions that are there, or to type them in where there are none."""
        self._go.setVisible(has_questions)
        self._by_hand.setVisible(not has_questions)

    def say(self, words: str) -> None:
        """Say on the first page why a sheet could not be taken."""
        self._said.say(words)

    def leave(self) -> None:
        """Forget the passphrase, the file, and what was in it."""
        self._forget()

    # parts

    def _lay_out(self) -> None:
        self._lay_out_start()
        self._lay_out_open()
        for page in (self._start_page, self._open_page, self._chooser, self._held):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _lay_out_start(self) -> None:
        page = self._start_page
        page.without_help()
        page.add(label(self.tr("Your partner’s questions"), "title", "questions_in_title"))
        for gap, words in (
            (
                16,
                self.tr(
                    "This is for a file from your therapist, who had it from your partner’s "
                    "therapist. It holds the questions your partner wants answered, and how deep "
                    "each answer goes. It also says what your partner does not want to hear."
                ),
            ),
            (
                12,
                self.tr(
                    "Bringing it in puts a copy of the questions into your vault. It answers "
                    "nothing, sends nothing back, and changes nothing you have written. Nobody "
                    "can see from the file that you opened it. A second sheet adds to the first."
                ),
            ),
            (
                12,
                self.tr(
                    "If it reached you another way, talk to your therapist before you open it. "
                    "You can also bring it in when somebody is with you."
                ),
            ),
        ):
            page.add(label(words, "body"), gap)
        page.add(self._said, 16)
        page.add_layout(across(self._choose, self._back, gap=12), 24)
        page.add_layout(across(self._by_hand, self._go, gap=12), 12)
        self.show_ways(has_questions=False)

    def _lay_out_open(self) -> None:
        page = self._open_page
        page.without_help()
        page.add(label(self.tr("Open the file"), "title", "questions_in_open_title"))
        page.add(self._file, 8)
        page.add(
            label(
                self.tr(
                    "It has a passphrase of its own, which your therapist gives you apart from "
                    "the file. The passphrase of your vault does not open it."
                ),
                "muted",
            ),
            8,
        )
        page.add(self._secret, 24)
        page.add(self._trouble, 0)
        page.add_layout(across(self._open, self._other, gap=12), 16)

    def _asking(self) -> Asking:
        return Asking(
            title=self.tr("Which file?"),
            words=self.tr(
                "Enter goes into a folder or takes a file, Backspace goes one level up. Where you "
                "looked is not remembered."
            ),
            choose=self.tr("Take this file"),
            refusal=any_folder,
            mark=self._mark,
            files=self._files,
        )

    def _join(self) -> None:
        self._choose.clicked.connect(self._on_choose)
        self._other.clicked.connect(self._on_choose)
        self._back.clicked.connect(self._on_close)
        self._by_hand.clicked.connect(self.by_hand_wanted)
        self._go.clicked.connect(self.go_wanted)
        self._chooser.chosen.connect(self._on_chosen)
        self._chooser.closed.connect(self.arrive)
        self._secret.submitted.connect(self._on_open)
        self._open.clicked.connect(self._on_open)
        self._held.brought.connect(self._on_brought)
        self._held.closed.connect(self._on_close)
        for page, slot in (
            (self._start_page, self._on_close),
            (self._open_page, self.arrive),
            (self._held, self.arrive),
        ):
            escape = QShortcut(
                QKeySequence(QKeySequence.StandardKey.Cancel), page,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )  # fmt: skip
            escape.activated.connect(slot)

    # choosing

    def _on_choose(self) -> None:
        self._forget()
        places = spots(self._name_of, ("downloads", *PLACES))
        self._pages.setCurrentWidget(self._chooser)
        self._chooser.begin(places, places[0].path if places else Path.home())

    def _files(self, folder: Path) -> Sequence[Path]:
        """Return the files of a folder, those that look right in front."""
        return sorted(files_in(folder), key=lambda one: not self._means.is_one(one))

    def _mark(self, path: Path) -> str:
        return self.tr("(questions)") if self._means.is_one(path) else ""

    def _name_of(self, kind: str) -> str:
        names = {
            "home": self.tr("Home"),
            "downloads": self.tr("Downloads"),
            "documents": self.tr("Documents"),
            "desktop": self.tr("Desktop"),
        }
        return names[kind]

    def _on_chosen(self, path: Path) -> None:
        self._said.say("")
        self._pages.setCurrentWidget(self._start_page)
        self._set_busy(is_busy=True)
        work = partial(_looked_at, self._means.check, self._turn, path)
        self._jobs.run(work, self._on_looked_at, self._on_bug)

    def _on_looked_at(self, outcome: _Outcome) -> None:
        if outcome.turn != self._turn:
            return
        self._set_busy(is_busy=False)
        if outcome.error is not None:
            self._begin_again(outcome.error)
            return
        self._path = outcome.path
        self._file.setText(breakable(outcome.path.name))
        self._trouble.say("")
        self._pages.setCurrentWidget(self._open_page)
        self._secret.setFocus()

    # opening

    def _on_open(self) -> None:
        if self._secret.is_empty():
            self._trouble.say(self.tr("Type the passphrase of the file, then press Enter."))
            self._secret.setFocus()
            return
        self._trouble.say("")
        self._set_busy(is_busy=True)
        read = partial(self._means.read, self._path, self._secret.text())
        self._jobs.run(
            partial(_opened, read, self._turn, self._path), self._on_opened, self._on_bug
        )

    def _on_opened(self, outcome: _Outcome) -> None:
        if outcome.turn != self._turn:
            return
        self._set_busy(is_busy=False)
        if outcome.error is not None:
            self._refuse(outcome.error)
            return
        assert outcome.sheet is not None  # noqa: S101  # one of the two came of it
        self._secret.clear()
        self._held.show_sheet(outcome.sheet)
        self._pages.setCurrentWidget(self._held)
        self._held.setFocus()

    def _refuse(self, error: AppError) -> None:
        if not isinstance(error, QuestionFileLockedError):
            # Another try at the passphrase would not help: the file is no longer what it was.
            self._begin_again(error)
            return
        self._trouble.say(messages.sentence(error))
        self._open_page.reveal(self._open)
        self._secret.setFocus()
        self._secret.select()

    def _begin_again(self, error: AppError) -> None:
        self.arrive()
        self._said.say(messages.sentence(error))
        self._start_page.reveal(self._choose)

    def _on_bug(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        raise error

    # ending

    def _on_brought(self, sheet: Sheet) -> None:
        self._forget()
        self.brought.emit(sheet)

    def _on_close(self) -> None:
        self._forget()
        self.closed.emit()

    def _forget(self) -> None:
        self._turn += 1
        self._path = Path()
        self._secret.clear()
        self._trouble.say("")
        self._file.setText("")
        self._held.forget()
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._open.show_text(self.tr("Opening…") if is_busy else self.tr("Open"))
        self._choose.show_text(self.tr("Looking…") if is_busy else self.tr("Choose the file"))
        for control in (self._choose, self._secret, self._open, self._other):
            control.setEnabled(not is_busy)


def _looked_at(check: Callable[[Path], None], turn: int, path: Path) -> _Outcome:
    try:
        check(path)
    except AppError as error:
        return _Outcome(turn, path, error=error)
    return _Outcome(turn, path)


def _opened(read: Callable[[], Sheet], turn: int, path: Path) -> _Outcome:
    try:
        return _Outcome(turn, path, sheet=read())
    except AppError as error:
        return _Outcome(turn, path, error=error)
