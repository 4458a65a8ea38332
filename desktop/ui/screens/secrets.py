"""Inside the vault: another passphrase, another recovery phrase."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError, WrongSecretError
from desktop.model.secret import RecoveryPhrase
from desktop.session import Cost, Session
from desktop.ui.jobs import Jobs
from desktop.ui.measuring import Measuring
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.passphrase_form import PassphraseForm, Words
from desktop.ui.widgets.phrase_form import PhraseForm
from desktop.ui.widgets.said import Trouble
from desktop.ui.widgets.secret_field import SecretField
from desktop.ui.widgets.words_grid import WORDS

if TYPE_CHECKING:
    from desktop.ui.screens.on_paper import OnPaper

COLUMN, PHRASE_COLUMN = 480, 680


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """What this computer can bear, how a vault gets another passphrase, and the words for one."""

    measure: Callable[[], Cost]
    change: Callable[[Session, str, Cost], None]
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the names of the controls begin with, and what the button says and is called."""

    name: str
    button: str
    go: str
    going: str


class Gate(QObject):
    """Asks for the present passphrase and emits `passed` when it fits.

    The page that it stands on lays out its three parts: the field, the trouble, the button.
    """

    passed = Signal()

    def __init__(self, look: Look, jobs: Jobs, session: Session, named: Named) -> None:
        super().__init__()
        self._jobs, self._session, self._named = jobs, session, named
        self._with: tuple[QWidget, ...] = ()
        self.is_busy = False
        name = named.name
        self.present = SecretField(look, self.tr("Present passphrase"), name=f"{name}_present")
        self.trouble = Trouble(look, name=f"{name}_problem")
        self.go = Button(look, named.go, name=f"{name}_{named.button}", kind="primary")

    def hold(self, *controls: QWidget) -> None:
        """Let nobody use these either while the passphrase is looked at."""
        self._with = controls

    def clear(self) -> None:
        """Forget what was typed and said."""
        self.present.clear()
        self.trouble.clear()

    def ask(self) -> None:
        """Look whether what was typed is the present passphrase."""
        if self.is_busy:
            return
        self.trouble.clear()
        self._set_busy(is_busy=True)
        work = partial(self._session.check_passphrase, self.present.text())
        self._jobs.save(work, self._on_checked, self.refuse)

    def free(self) -> None:
        """Be ready to be asked again."""
        self._set_busy(is_busy=False)

    def refuse(self, error: BaseException) -> None:
        """Say what went wrong, and be ready again."""
        self.free()
        if not isinstance(error, AppError):
            raise error
        if isinstance(error, WrongSecretError):
            self.present.setFocus()
            self.present.select()
        self.trouble.say(error)

    def _on_checked(self, fits: bool) -> None:
        if fits:
            self.passed.emit()
        else:
            self.refuse(WrongSecretError())

    def _set_busy(self, *, is_busy: bool) -> None:
        self.is_busy = is_busy
        self.go.show_text(self._named.going if is_busy else self._named.go)
        for control in (self.present, self.go, *self._with):
            control.setEnabled(not is_busy)


class PassphraseScreen(QWidget):
    """Asks for the present passphrase, then for the new one twice; emits `done`."""

    done = Signal(str)

    def __init__(self, look: Look, jobs: Jobs, session: Session, means: Changing) -> None:
        super().__init__()
        self.setObjectName("passphrase")
        self._jobs, self._session, self._means = jobs, session, means
        self._measuring = Measuring(jobs, means.measure)
        # Whoever leaves the page meanwhile has wanted it all the same.
        self._wanted = ""
        named = Named(name="passphrase", button="change",
                       go=self.tr("Change the passphrase"), going=self.tr("Changing…"))  # fmt: skip
        self._gate = gate = Gate(look, jobs, session, named)
        self._form = PassphraseForm(look, means.words, name="passphrase_new")
        back = Button(look, self.tr("Leave it as it is"), name="passphrase_back", kind="quiet")
        gate.hold(self._form, back)
        page = CalmPage(look, COLUMN, name="passphrase_page")
        page.add(label(self.tr("Another passphrase"), "title", "passphrase_title"))
        page.add(
            label(
                self.tr(
                    "From then on only the new one opens this vault. Copies of the vault made "
                    "before still open with the old one."
                ),
                "muted",
            ),
            8,
        )
        page.add(gate.present, 24)
        page.add(self._form, 16)
        page.add(gate.trouble, 0)
        page.add_layout(across(gate.go, back, gap=12), 24)
        page.without_help()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        gate.present.submitted.connect(self._form.setFocus)
        gate.go.clicked.connect(self._on_go)
        gate.passed.connect(self._measuring.want)
        self._form.submitted.connect(self._on_go)
        self._form.refused.connect(page.reveal)
        back.clicked.connect(self._on_back)
        self._measuring.known.connect(self._on_measured)
        self._measuring.failed.connect(self._on_refused)

    def arrive(self) -> None:
        """Begin with empty fields, and find out meanwhile what this computer can bear."""
        self.leave()
        self._measuring.begin()
        self._gate.present.setFocus()

    def leave(self) -> None:
        """Forget what was typed."""
        self._gate.clear()
        self._form.clear()

    def _on_back(self) -> None:
        self.leave()
        self.done.emit("")

    def _on_go(self) -> None:
        if self._gate.is_busy:
            return
        self._wanted = self._form.passphrase()
        if self._wanted:
            self._gate.ask()

    def _on_measured(self, cost: Cost) -> None:
        # Each piece of work is short: a lock waits for the one under way, and no longer.
        work = partial(self._means.change, self._session, self._wanted, cost)
        self._jobs.save(work, self._on_changed, self._on_refused)

    def _on_changed(self, _nothing: object) -> None:
        self._wanted = ""
        self._gate.free()
        self.leave()
        self.done.emit(self.tr(
            "The passphrase is changed. Backups made before still open with the former one. They "
            "can be deleted under Backups."
        ))  # fmt: skip

    def _on_refused(self, error: BaseException) -> None:
        self._wanted = ""
        self._gate.refuse(error)


class PhraseScreen(QWidget):
    """Asks for the passphrase, then shows a new recovery phrase to be copied.

    Somebody at a vault that was left open is not to give themselves a way in. The phrase counts
    once three of its words came back.
    """

    done = Signal(str)

    def __init__(
        self, look: Look, jobs: Jobs, session: Session, sheet: "Callable[[], OnPaper]"
    ) -> None:
        super().__init__()
        self.setObjectName("phrase")
        self._look, self._jobs, self._session, self._make_sheet = look, jobs, session, sheet
        self._sheet: OnPaper | None = None
        self._phrase: RecoveryPhrase | None = None
        self._is_here = self._had_paper = False
        named = Named(name="phrase", button="go", go=self.tr("Go on"), going=self.tr("Looking…"))
        self._gate = Gate(look, jobs, session, named)
        self._form = PhraseForm(look, name="phrase")
        self._words = label(
            self.tr(
                "Copy these words onto paper by hand, in this order. If you forget your "
                "passphrase, they open the vault. Whoever has them can open it, too, so keep "
                "the paper where nobody looks. Once you have given three of these back, an "
                "earlier phrase or earlier parts open nothing here. Backups and copies of the "
                "vault made before still open with the old words, so keep those apart from it."
            ),
            "body",
            "phrase_words",
        )
        # Whoever writes by hand touches neither keys nor pointer.
        waits = self.tr(
            "Move the pointer now and then. If nothing is touched for {n} minutes the vault locks, "
            "and you begin anew."
        ).format(n=session.settings.idle_minutes)
        self._waits = label(waits, "note", "phrase_waits")
        self._trouble = Trouble(look, name="phrase_not_kept")
        self._pages = QStackedWidget()
        self._ask_page, self._words_page = self._make_ask_page(), self._make_words_page()
        for page in (self._ask_page, self._words_page):
            page.without_help()
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._gate.present.submitted.connect(self._gate.ask)
        self._gate.go.clicked.connect(self._gate.ask)
        self._gate.passed.connect(self._on_passed)
        self._form.confirmed.connect(self._on_confirmed)
        self._form.turned.connect(self._on_turned)

    def arrive(self) -> None:
        """Ask for the passphrase first."""
        self._forget()
        self._is_here = True
        self._gate.present.setFocus()

    def leave(self) -> None:
        """Forget the words that were shown, and the passphrase that was typed."""
        self._is_here = False
        self._forget()

    def _make_ask_page(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="phrase_ask_page")
        back = Button(self._look, self.tr("Not now"), name="phrase_back", kind="quiet")
        page.add(label(self.tr("A recovery phrase"), "title", "phrase_title"))
        words = self.tr(
            "Twenty-four words that open the vault if you forget your passphrase. So that "
            "nobody else can make them here, type your passphrase first."
        )
        page.add(label(words, "muted"), 8)
        page.add(self._gate.present, 24)
        page.add(self._gate.trouble, 0)
        page.add_layout(across(self._gate.go, back, gap=12), 24)
        back.clicked.connect(self._on_back)
        return page

    def _make_words_page(self) -> CalmPage:
        page = CalmPage(self._look, PHRASE_COLUMN, name="phrase_page")
        later = Button(self._look, self.tr("Not now"), name="phrase_later", kind="quiet")
        later.setProperty("measure", "link")
        page.add(label(self.tr("A recovery phrase"), "title", "phrase_words_title"))
        page.add(self._words, 8)
        page.add(self._waits, 4)
        page.add(self._form, 12)
        page.add(self._trouble, 0)
        self._sheet_button = Button(
            self._look, self.tr("A blank sheet for it"), name="phrase_sheet", kind="quiet"
        )
        page.add_layout(across(later, self._sheet_button, gap=12), 12)
        later.clicked.connect(self._on_back)
        self._sheet_button.clicked.connect(self._show_sheet)
        return page

    def _show_sheet(self) -> None:
        """Show a blank sheet of numbered lines; the words wait behind it."""
        if self._sheet is None:
            self._sheet = self._make_sheet()
            self._sheet.closed.connect(self._on_sheet_closed)
            self._pages.addWidget(self._sheet)
        self._pages.setCurrentWidget(self._sheet)
        self._sheet.show_numbers(WORDS)

    def _on_sheet_closed(self) -> None:
        self._pages.setCurrentWidget(self._words_page)
        self._sheet_button.setFocus()

    def _forget(self) -> None:
        if self._sheet is not None:
            self._sheet.leave()
        self._form.forget()
        self._phrase = None
        self._gate.clear()
        self._trouble.clear()
        self._pages.setCurrentWidget(self._ask_page)

    def _on_back(self) -> None:
        self.leave()
        self.done.emit("")

    def _on_passed(self) -> None:
        self._gate.free()
        # Nobody looks at a page that was left: no words are made for it.
        if not self._is_here:
            return
        self._gate.clear()
        self._phrase = self._session.new_phrase()
        self._pages.setCurrentWidget(self._words_page)
        self._form.begin(self._phrase.words)

    def _on_turned(self) -> None:
        for part in (self._words, self._waits):
            part.setVisible(not self._form.is_asking)
        self._words_page.show_start()

    def _on_confirmed(self) -> None:
        if self._phrase is not None:
            self._had_paper = self._session.has_phrase or self._session.has_shares
            work = partial(self._session.set_phrase, self._phrase)
            self._jobs.save(work, self._on_kept, self._on_not_kept)

    def _on_kept(self, _nothing: object) -> None:
        self.leave()
        words = self.tr("The recovery phrase counts from now on.")
        if self._had_paper:
            words = self.tr(
                "The recovery phrase counts from now on. Backups made before still open with what "
                "was on paper then. They can be deleted under Backups."
            )
        self.done.emit(words)

    def _on_not_kept(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._trouble.say(error)
