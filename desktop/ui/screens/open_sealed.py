"""Open a sealed file: choose it, give its passphrase, read it, and keep it or let it go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError, SealedFileLockedError
from desktop.model import received
from desktop.model.document import Document
from desktop.model.manifest import Manifest
from desktop.ui import days, messages
from desktop.ui.open_texts import OpenTexts
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
from desktop.ui.widgets.text_view import TextView

COLUMN = 600
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a file is known by sight, looked at without its passphrase, and read with it.

    `check` and `read` raise what `desktop.sealed_pages` raises; they run beside the interface.
    """

    is_one: Callable[[Path], bool]
    check: Callable[[Path], None]
    read: Callable[[Path, str], Manifest]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one file; `turn` tells an answer that nobody waits for any more."""

    turn: int
    path: Path
    pages: Manifest | None = None
    error: AppError | None = None


class OpenSealedScreen(QWidget):
    """Shows what another person sealed; nothing of it is kept before that is asked for."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, texts: OpenTexts, means: Opening) -> None:
        super().__init__()
        self.setObjectName("sealed")
        self._look, self._texts, self._means = look, texts, means
        self._jobs = texts.jobs
        self._turn = 0
        self._path = Path()
        self._pages: Manifest | None = None
        self._choose = Button(
            look, self.tr("Choose the file"), name="sealed_choose", kind="primary"
        )
        self._back = Button(look, self.tr("Not now"), name="sealed_back", kind="quiet")
        self._said = Said(look, name="sealed_said")
        self._file = label("", "strong", "sealed_file")
        self._secret = SecretField(look, self.tr("Passphrase of the file"), name="sealed_secret")
        self._trouble = Said(look, name="sealed_trouble")
        self._open = Button(look, self.tr("Open"), name="sealed_open", kind="primary")
        self._other = Button(
            look, self.tr("Choose another file"), name="sealed_other", kind="quiet"
        )
        self._title = label("", "title", "sealed_title")
        self._view = TextView(look, self.tr("The pages in the file"), name="sealed_text")
        self._drawings = label("", "note", "sealed_drawings")
        self._keep = Button(look, self.tr("Keep it in my vault"), name="sealed_keep")
        self._close = Button(
            look, self.tr("Close it, keep nothing"), name="sealed_close", kind="primary"
        )
        self._start_page = CalmPage(look, COLUMN, name="sealed_page")
        self._open_page = CalmPage(look, COLUMN, name="sealed_open_page")
        self._held_page = QWidget()
        self._chooser = PlaceChooser(look, self._asking(), name="sealed_places")
        self._stack = QStackedWidget()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Begin with what this is about."""
        self._forget()
        self._said.say("")
        self._stack.setCurrentWidget(self._start_page)
        self._choose.setFocus()
        self._start_page.reveal(self._choose)

    def leave(self) -> None:
        """Forget the passphrase, the file, and what was in it."""
        self._forget()

    # parts

    def _lay_out(self) -> None:
        self._lay_out_start()
        self._lay_out_open()
        self._lay_out_held()
        for page in (self._start_page, self._open_page, self._chooser, self._held_page):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _lay_out_start(self) -> None:
        page = self._start_page
        page.without_help()
        page.add(label(self.tr("Open a sealed file"), "title", "sealed_heading"))
        page.add(label(self.tr(
            "This is for pages that somebody sealed with Stillpage for another vault. The file "
            "has a passphrase of its own, which comes to you another way than the file."
        ), "body"), 16)  # fmt: skip
        page.add(label(self.tr(
            "You read the pages first, and nothing of them is kept. Then you choose: keep them in "
            "your vault, or close them. Nobody can see from the file that you opened it."
        ), "body"))  # fmt: skip
        page.add(label(self.tr(
            "What is in it may be hard to read. You can open it when somebody is with you."
        ), "body"))  # fmt: skip
        page.add(self._said, 16)
        page.add_layout(across(self._choose, self._back, gap=12), 24)

    def _lay_out_open(self) -> None:
        page = self._open_page
        page.without_help()
        page.add(label(self.tr("Open the file"), "title"))
        page.add(self._file, 8)
        page.add(label(self.tr("The passphrase of your vault does not open it."), "muted"), 8)
        page.add(self._secret, 24)
        page.add(self._trouble, 0)
        page.add_layout(across(self._open, self._other, gap=12), 16)

    def _lay_out_held(self) -> None:
        px = self._look.theme.px
        lines = QVBoxLayout(self._held_page)
        lines.setContentsMargins(px(32), px(24), px(32), px(24))
        lines.setSpacing(px(12))
        lines.addWidget(self._title)
        lines.addWidget(self._view, 1)
        self._drawings.setText(self.tr(
            "A drawing in these pages is here in words alone. Its lines do not travel in a sealed "
            "file."
        ))  # fmt: skip
        lines.addWidget(self._drawings)
        lines.addWidget(label(self.tr(
            "Kept, it becomes a letter. Its words are marked so that they stay in your vault, for "
            "another person wrote them. You can take the mark off."
        ), "note"))  # fmt: skip
        lines.addLayout(across(self._close, self._keep, gap=px(12)))

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
        self._close.clicked.connect(self._on_close)
        self._keep.clicked.connect(self._on_keep)
        for page, slot in (
            (self._start_page, self._on_close),
            (self._open_page, self.arrive),
            (self._held_page, self.arrive),
        ):
            escape = QShortcut(
                QKeySequence(QKeySequence.StandardKey.Cancel), page,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )  # fmt: skip
            escape.activated.connect(slot)

    # choosing

    def _on_choose(self) -> None:
        self._forget()
        places = spots(kinds=("downloads", *PLACES))
        self._stack.setCurrentWidget(self._chooser)
        self._chooser.begin(places, places[0].path if places else Path.home())

    def _files(self, folder: Path) -> Sequence[Path]:
        """Return the files of a folder, those that look right in front."""
        return sorted(files_in(folder), key=lambda one: not self._means.is_one(one))

    def _mark(self, path: Path) -> str:
        return self.tr("(sealed)") if self._means.is_one(path) else ""

    def _on_chosen(self, path: Path) -> None:
        self._said.say("")
        self._stack.setCurrentWidget(self._start_page)
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
        self._stack.setCurrentWidget(self._open_page)
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
        work = partial(_opened, read, self._turn, self._path)
        self._jobs.run(work, self._on_opened, self._on_bug)

    def _on_opened(self, outcome: _Outcome) -> None:
        if outcome.turn != self._turn:
            return
        self._set_busy(is_busy=False)
        if outcome.error is not None:
            self._refuse(outcome.error)
            return
        self._secret.clear()
        self._pages = pages = outcome.pages
        assert pages is not None  # noqa: S101  # one of the two came of it
        self._title.setText(breakable(_title(pages)) or self.tr("Sealed pages"))
        self._view.show_body(received.text(pages))
        self._drawings.setVisible(any(one.drawings for one in pages.pieces))
        self._stack.setCurrentWidget(self._held_page)
        self._view.setFocus()

    def _refuse(self, error: AppError) -> None:
        if not isinstance(error, SealedFileLockedError):
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

    # keeping

    def _on_keep(self) -> None:
        if self._pages is None:
            return
        today = days.today()
        line = self.tr("Received on {day}.").format(day=days.full_day(today))
        title = _title(self._pages) or self.tr("Sealed pages")
        words = received.kept(self._pages, line)
        keep = partial(self._texts.session.start_received, title, today, words)
        self._set_busy(is_busy=True)
        self._jobs.save(keep, self._on_kept, self._on_not_kept)

    def _on_kept(self, document: Document) -> None:
        self._forget()
        self.opened.emit(document.id)

    def _on_not_kept(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        if not isinstance(error, AppError):
            raise error
        self._begin_again(error)

    # ending

    def _on_close(self) -> None:
        self._forget()
        self.closed.emit()

    def _forget(self) -> None:
        self._turn += 1
        self._path, self._pages = Path(), None
        self._secret.clear()
        self._trouble.say("")
        for shown in (self._file, self._title):
            shown.setText("")
        self._view.forget()
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._open.show_text(self.tr("Opening…") if is_busy else self.tr("Open"))
        self._choose.show_text(self.tr("Looking…") if is_busy else self.tr("Choose the file"))
        for control in (
            self._choose, self._secret, self._open, self._other, self._keep, self._close
        ):  # fmt: skip
            control.setEnabled(not is_busy)


def _title(pages: Manifest) -> str:
    return " ".join(pages.title.split())[:LONGEST_TITLE]


def _looked_at(check: Callable[[Path], None], turn: int, path: Path) -> _Outcome:
    try:
        check(path)
    except AppError as error:
        return _Outcome(turn, path, error=error)
    return _Outcome(turn, path)


def _opened(read: Callable[[], Manifest], turn: int, path: Path) -> _Outcome:
    try:
        return _Outcome(turn, path, pages=read())
    except AppError as error:
        return _Outcome(turn, path, error=error)
