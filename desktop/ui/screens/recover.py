"""Twenty-four words from paper open the vault; then it gets a new passphrase at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop import session
from desktop.errors import AppError, PhraseError, WrongSecretError
from desktop.model.secret import RecoveryPhrase
from desktop.session import Cost, Session
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.measuring import Measuring
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.passphrase_form import PassphraseForm, Words
from desktop.ui.widgets.said import Trouble
from desktop.ui.widgets.words_grid import TypedWords

COLUMN, PASSPHRASE_COLUMN = 760, 480
TELLS_WAIT_FROM_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovering:
    """How a phrase opens this vault, how the vault gets a passphrase, and the words for one.

    `measure` needs no vault and runs while the person still types.
    """

    open: Callable[[RecoveryPhrase], Session]
    measure: Callable[[], Cost]
    change: Callable[[Session, str, Cost], None]
    words: Words


class RecoverScreen(QWidget):
    """Emits the session once the phrase has opened the vault and a new passphrase is kept."""

    unlocked = Signal(object)
    closed = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, means: Recovering) -> None:
        super().__init__()
        self.setObjectName("recover")
        self._look, self._jobs, self._means = look, jobs, means
        self._measuring = Measuring(jobs, means.measure)
        self._session: Session | None = None
        self._wanted = ""
        self._failures = 0
        self._is_busy = False
        self._told: tuple[int, bool] | None = None
        self._typed = TypedWords(look, session.phrase_words(), name="recover_word")
        self._trouble = Trouble(look, name="recover_trouble")
        self._open = Button(look, self.tr("Open"), name="recover_open", kind="primary")
        self._back = Button(look, self.tr("Back"), name="recover_back", kind="quiet")
        self._form = PassphraseForm(look, means.words, name="recover_new")
        self._keep = Button(
            look, self.tr("Keep this passphrase"), name="recover_keep", kind="primary"
        )
        self._keep_trouble = Trouble(look, name="recover_problem")
        self._wait = QTimer(self, singleShot=True)
        self._pages = QStackedWidget()
        self._words_page = self._make_words_page()
        self._passphrase_page = self._make_passphrase_page()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Be ready for the first word."""
        self._pages.setCurrentWidget(self._words_page)
        self._typed.setFocus()

    def holds_a_vault(self) -> bool:
        """Say whether the words have opened the vault already."""
        return self._session is not None

    def leave(self) -> None:
        """Forget everything that was typed."""
        self._typed.clear()
        self._form.clear()

    # parts

    def _make_words_page(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="recover_page")
        page.add(label(self.tr("Your recovery phrase"), "title", "recover_title"))
        page.add(
            label(
                self.tr(
                    "Type the words from your paper in their order. Space goes on to the next, "
                    "and the first four letters of each are enough."
                ),
                "muted",
            ),
            8,
        )
        page.add(self._typed, 24)
        page.add(self._trouble, 8)
        page.add_layout(across(self._open, self._back, gap=12), 16)
        return page

    def _make_passphrase_page(self) -> CalmPage:
        page = CalmPage(self._look, PASSPHRASE_COLUMN, name="recover_passphrase_page")
        page.add(label(self.tr("A new passphrase"), "title", "recover_passphrase_title"))
        page.add(
            label(
                self.tr(
                    "The words were right, and the vault is open. From now on this passphrase "
                    "opens it instead of the forgotten one; your paper stays good."
                ),
                "muted",
            ),
            8,
        )
        page.add(self._form, 24)
        page.add(self._keep_trouble, 0)
        page.add_layout(across(self._keep, gap=0), 24)
        self._form.refused.connect(page.reveal)
        return page

    def _lay_out(self) -> None:
        for page in (self._words_page, self._passphrase_page):
            self._pages.addWidget(page)
            page.help_wanted.connect(self.help_wanted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _join(self) -> None:
        self._typed.submitted.connect(self._on_open)
        self._typed.changed.connect(self._on_typed)
        self._open.clicked.connect(self._on_open)
        self._back.clicked.connect(self.closed)
        self._wait.timeout.connect(self._on_waited)
        self._measuring.known.connect(self._on_measured)
        self._measuring.failed.connect(self._on_not_kept)
        self._form.submitted.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self._words_page)
        escape.activated.connect(self._on_escape)

    # the phrase

    def _on_escape(self) -> None:
        if not self._is_busy:
            self.closed.emit()

    def _on_open(self) -> None:
        if self._is_busy or self._wait.isActive():
            return
        try:
            phrase = session.parse_phrase(self._typed.text())
        except PhraseError as error:
            self._say_phrase(error)
            return
        self._told = None
        self._trouble.clear()
        self._set_busy(is_busy=True)
        work = partial(self._means.open, phrase)
        self._jobs.save(work, self._accept, self._refuse)

    def _say_phrase(self, error: PhraseError) -> None:
        # An empty field shifts the words behind it, so the fields know the place better.
        self._told = self._open_word()
        match self._told:
            case None:
                self._trouble.say(error)
            case (number, True):
                self._trouble.say_words(self.tr("Word {n} is still missing.").format(n=number))
            case (number, False):
                self._trouble.say(PhraseError(number))
        self._words_page.reveal(self._trouble)
        if self._told is not None:
            self._typed.go_to(self._told[0])

    def _open_word(self) -> tuple[int, bool] | None:
        """Return the first word that is not right, and whether it is missing; None if all are."""
        number = self._typed.first_open()
        return None if number is None else (number, self._typed.is_missing(number))

    def _on_typed(self) -> None:
        """Take back what was said of a word once it is mended."""
        if self._told is not None and self._open_word() != self._told:
            self._told = None
            self._trouble.clear()

    def _accept(self, opened: Session) -> None:
        self._typed.clear()
        self._set_busy(is_busy=False)
        self._session = opened
        self._measuring.begin()
        self._pages.setCurrentWidget(self._passphrase_page)
        self._form.setFocus()

    def _refuse(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        self._typed.go_to(1)
        if not isinstance(error, AppError):
            raise error
        if isinstance(error, WrongSecretError):
            self._say_wrong(error)
        else:
            self._trouble.say(error)
        self._words_page.reveal(self._trouble)

    def _say_wrong(self, error: WrongSecretError) -> None:
        self._failures += 1
        seconds = session.wait_after_s(self._failures)
        told = messages.wait(seconds) if seconds > TELLS_WAIT_FROM_S else ""
        self._trouble.tell(error, messages.phrase_does_not_open(), told)
        if seconds > 0:
            self._open.refuse(messages.wait(seconds))
            self._wait.start(round(seconds * 1000))

    def _on_waited(self) -> None:
        self._open.refuse("")
        self._trouble.say_words(self.tr("You can try again now."))

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._open.show_text(self.tr("Opening…") if is_busy else self.tr("Open"))
        for control in (self._typed, self._open, self._back):
            control.setEnabled(not is_busy)

    # the new passphrase

    def _on_keep(self) -> None:
        self._keep_trouble.clear()
        passphrase = self._form.passphrase()
        if not passphrase or self._is_busy or self._session is None:
            return
        self._wanted = passphrase
        self._set_keeping(is_keeping=True)
        self._measuring.want()

    def _on_measured(self, cost: Cost) -> None:
        assert self._session is not None  # noqa: S101  # it is wanted with an open vault only
        work = partial(self._means.change, self._session, self._wanted, cost)
        self._jobs.save(work, self._on_kept, self._on_not_kept)

    def _on_kept(self, _nothing: object) -> None:
        self._form.clear()
        self._set_keeping(is_keeping=False)
        self.unlocked.emit(self._session)

    def _on_not_kept(self, error: BaseException) -> None:
        self._set_keeping(is_keeping=False)
        if not isinstance(error, AppError):
            raise error
        self._keep_trouble.say(error)

    def _set_keeping(self, *, is_keeping: bool) -> None:
        self._is_busy = is_keeping
        if not is_keeping:
            self._wanted = ""
        self._keep.show_text(
            self.tr("Keeping it…") if is_keeping else self.tr("Keep this passphrase")
        )
        for control in (self._form, self._keep):
            control.setEnabled(not is_keeping)
