"""A sealed file is chosen, looked at, and opened with its passphrase; what it holds is not kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.held_questions import breakable
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
class Opening:
    """How a file is known by sight, looked at without its passphrase, and read with it.

    `check` and `read` raise what the module of this kind of file raises; they run beside the
    interface. What `read` returns is emitted as it is.
    """

    is_one: Callable[[Path], bool]
    check: Callable[[Path], None]
    read: Callable[[Path, str], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of this kind of file, and how the controls of its pages are called.

    `locked` is raised for another passphrase: it can be typed again. `field` ends the name of its
    passphrase, `heading` that of the title; `mark` stands behind a file that looks right.
    """

    name: str
    field: str
    heading: str
    title: str
    about: Sequence[str]
    passphrase: str
    mark: str
    locked: type[AppError]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one file; `turn` tells an answer that nobody waits for any more."""

    turn: int
    path: Path
    found: Any = None
    error: AppError | None = None


class SealedFile(QWidget):
    """Emits what a file holds once it was opened; another page shows that.

    `arrived` and `forgotten` tell that it begins anew, `busy` that no control may be pressed.
    """

    arrived = Signal()
    read = Signal(object)
    forgotten = Signal()
    busy = Signal(bool)
    closed = Signal()

    def __init__(self, look: Look, jobs: Jobs, means: Opening, told: Told) -> None:
        super().__init__()
        self._look, self._jobs, self._means, self._told = look, jobs, means, told
        self._turn = 0
        self._path = Path()
        name = told.name
        self._choose = Button(
            look, self.tr("Choose the file"), name=f"{name}_choose", kind="primary"
        )
        self._back = Button(look, self.tr("Not now"), name=f"{name}_back", kind="quiet")
        self._said = Said(look, name=f"{name}_said")
        self._file = label("", "strong", f"{name}_file")
        self._secret = SecretField(
            look, self.tr("Passphrase of the file"), name=f"{name}_{told.field}"
        )
        self._trouble = Said(look, name=f"{name}_trouble")
        self._open = Button(look, self.tr("Open"), name=f"{name}_open", kind="primary")
        self._other = Button(
            look, self.tr("Choose another file"), name=f"{name}_other", kind="quiet"
        )
        self._start_page = CalmPage(look, COLUMN, name=f"{name}_page")
        self._open_page = CalmPage(look, COLUMN, name=f"{name}_open_page")
        self._chooser = PlaceChooser(look, self._asking(), name=f"{name}_places")
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()

    # what others call

    def arrive(self) -> None:
        """Begin with what this is about."""
        self.forget()
        self._said.say("")
        self._pages.setCurrentWidget(self._start_page)
        self.arrived.emit()
        self._choose.setFocus()
        self._start_page.reveal(self._choose)

    def add_ways(self, ways: QLayout) -> None:
        """Put other ways below those of the first page."""
        self._start_page.add_layout(ways, 12)

    def hold(self, page: QWidget) -> None:
        """Take the page on which a file is shown; Escape on it begins anew."""
        self._pages.addWidget(page)
        self._leads(page, self.arrive)

    def show_held(self, page: QWidget, first: QWidget) -> None:
        """Show what a file holds, with the keys on this part of it."""
        self._pages.setCurrentWidget(page)
        first.setFocus()

    def say(self, words: str) -> None:
        """Say on the first page what was wrong."""
        self._said.say(words)

    def begin_again(self, error: AppError) -> None:
        """Go back to the beginning, and say there what was wrong."""
        self.arrive()
        self._said.say(messages.sentence(error))
        self._start_page.reveal(self._choose)

    def forget(self) -> None:
        """Forget the passphrase, the file, and what was in it."""
        self._turn += 1
        self._path = Path()
        self._secret.clear()
        self._trouble.say("")
        self._file.setText("")
        self.forgotten.emit()
        self.set_busy(is_busy=False)

    def set_busy(self, *, is_busy: bool) -> None:
        """Let nothing be pressed twice while something is done."""
        self._open.show_text(self.tr("Opening…") if is_busy else self.tr("Open"))
        self._choose.show_text(self.tr("Looking…") if is_busy else self.tr("Choose the file"))
        for control in (self._choose, self._secret, self._open, self._other):
            control.setEnabled(not is_busy)
        self.busy.emit(is_busy)

    # parts

    def _lay_out(self) -> None:
        self._lay_out_start()
        self._lay_out_open()
        for page in (self._start_page, self._open_page, self._chooser):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _lay_out_start(self) -> None:
        page, told = self._start_page, self._told
        page.without_help()
        page.add(label(told.title, "title", f"{told.name}_{told.heading}"))
        for number, words in enumerate(told.about):
            page.add(label(words, "body"), 12 if number else 16)
        page.add(self._said, 16)
        page.add_layout(across(self._choose, self._back, gap=12), 24)

    def _lay_out_open(self) -> None:
        page, told = self._open_page, self._told
        page.without_help()
        page.add(label(self.tr("Open the file"), "title", f"{told.name}_open_title"))
        page.add(self._file, 8)
        page.add(label(told.passphrase, "muted"), 8)
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
        self._chooser.chosen.connect(self._on_chosen)
        self._chooser.closed.connect(self.arrive)
        self._secret.submitted.connect(self._on_open)
        self._open.clicked.connect(self._on_open)
        self._leads(self._start_page, self._on_close)
        self._leads(self._open_page, self.arrive)

    def _leads(self, page: QWidget, slot: Callable[[], None]) -> None:
        escape = QShortcut(
            QKeySequence(QKeySequence.StandardKey.Cancel), page,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )  # fmt: skip
        escape.activated.connect(slot)

    # choosing

    def _on_choose(self) -> None:
        self.forget()
        places = spots(kinds=("downloads", *PLACES))
        self._pages.setCurrentWidget(self._chooser)
        self._chooser.begin(places, places[0].path if places else Path.home())

    def _files(self, folder: Path) -> Sequence[Path]:
        """Return the files of a folder, those that look right in front."""
        return sorted(files_in(folder), key=lambda one: not self._means.is_one(one))

    def _mark(self, path: Path) -> str:
        return self._told.mark if self._means.is_one(path) else ""

    def _on_chosen(self, path: Path) -> None:
        self._said.say("")
        self._pages.setCurrentWidget(self._start_page)
        self.set_busy(is_busy=True)
        work = partial(_looked_at, self._means.check, self._turn, path)
        self._jobs.run(work, self._on_looked_at, self._on_bug)

    def _on_looked_at(self, outcome: _Outcome) -> None:
        if outcome.turn != self._turn:
            return
        self.set_busy(is_busy=False)
        if outcome.error is not None:
            self.begin_again(outcome.error)
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
        self.set_busy(is_busy=True)
        read = partial(self._means.read, self._path, self._secret.text())
        work = partial(_opened, read, self._turn, self._path)
        self._jobs.run(work, self._on_opened, self._on_bug)

    def _on_opened(self, outcome: _Outcome) -> None:
        if outcome.turn != self._turn:
            return
        self.set_busy(is_busy=False)
        if outcome.error is not None:
            self._refuse(outcome.error)
            return
        self._secret.clear()
        self.read.emit(outcome.found)

    def _refuse(self, error: AppError) -> None:
        if not isinstance(error, self._told.locked):
            # Another try at the passphrase would not help: the file is no longer what it was.
            self.begin_again(error)
            return
        self._trouble.say(messages.sentence(error))
        self._open_page.reveal(self._open)
        self._secret.setFocus()
        self._secret.select()

    def _on_bug(self, error: BaseException) -> None:
        self.set_busy(is_busy=False)
        raise error

    # ending

    def _on_close(self) -> None:
        self.forget()
        self.closed.emit()


def _looked_at(check: Callable[[Path], None], turn: int, path: Path) -> _Outcome:
    try:
        check(path)
    except AppError as error:
        return _Outcome(turn, path, error=error)
    return _Outcome(turn, path)


def _opened(read: Callable[[], Any], turn: int, path: Path) -> _Outcome:
    try:
        return _Outcome(turn, path, found=read())
    except AppError as error:
        return _Outcome(turn, path, error=error)
