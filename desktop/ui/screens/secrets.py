"""Inside the vault: another passphrase, another recovery phrase."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

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

COLUMN, PHRASE_COLUMN = 480, 680


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """What this computer can bear, how a vault gets another passphrase, and the words for one."""

    measure: Callable[[], Cost]
    change: Callable[[Session, str, Cost], None]
    words: Words


class PassphraseScreen(QWidget):
    """Asks for the present passphrase, then for the new one twice; emits `done`."""

    done = Signal(str)

    def __init__(self, look: Look, jobs: Jobs, session: Session, means: Changing) -> None:
        super().__init__()
        self.setObjectName("passphrase")
        self._jobs, self._session, self._means = jobs, session, means
        self._measuring = Measuring(jobs, means.measure)
        self._is_busy = False
        # Whoever leaves the page meanwhile has wanted it all the same.
        self._wanted = ""
        self._present = SecretField(look, self.tr("Present passphrase"), name="passphrase_present")
        self._form = PassphraseForm(look, means.words, name="passphrase_new")
        self._trouble = Trouble(look, name="passphrase_problem")
        self._go = Button(
            look, self.tr("Change the passphrase"), name="passphrase_change", kind="primary"
        )
        self._back = Button(look, self.tr("Leave it as it is"), name="passphrase_back",
                            kind="quiet")  # fmt: skip
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
        page.add(self._present, 24)
        page.add(self._form, 16)
        page.add(self._trouble, 0)
        page.add_layout(across(self._go, self._back, gap=12), 24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        page.without_help()
        self._present.submitted.connect(self._form.setFocus)
        self._form.submitted.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._back.clicked.connect(self._on_back)
        self._measuring.known.connect(self._on_measured)
        self._measuring.failed.connect(self._on_refused)

    def arrive(self) -> None:
        """Begin with empty fields, and find out meanwhile what this computer can bear."""
        self._clear()
        self._measuring.begin()
        self._present.setFocus()

    def leave(self) -> None:
        """Forget what was typed."""
        self._clear()

    def _clear(self) -> None:
        self._present.clear()
        self._form.clear()
        self._trouble.clear()

    def _on_back(self) -> None:
        self._clear()
        self.done.emit("")

    def _on_go(self) -> None:
        if self._is_busy:
            return
        self._trouble.clear()
        self._wanted = self._form.passphrase()
        if not self._wanted:
            return
        self._set_busy(is_busy=True)
        work = partial(self._session.check_passphrase, self._present.text())
        self._jobs.save(work, self._on_checked, self._on_refused)

    def _on_checked(self, fits: bool) -> None:
        if fits:
            self._measuring.want()
        else:
            self._on_refused(WrongSecretError())

    def _on_measured(self, cost: Cost) -> None:
        # Each piece of work is short: a lock waits for the one under way, and no longer.
        work = partial(self._means.change, self._session, self._wanted, cost)
        self._jobs.save(work, self._on_changed, self._on_refused)

    def _on_changed(self, _nothing: object) -> None:
        self._set_busy(is_busy=False)
        self._clear()
        self.done.emit(self.tr("The passphrase is changed."))

    def _on_refused(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        if not isinstance(error, AppError):
            raise error
        if isinstance(error, WrongSecretError):
            self._present.setFocus()
            self._present.select()
        self._trouble.say(error)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        if not is_busy:
            self._wanted = ""
        words = self.tr("Changing…") if is_busy else self.tr("Change the passphrase")
        self._go.show_text(words)
        for control in (self._present, self._form, self._go, self._back):
            control.setEnabled(not is_busy)


class PhraseScreen(QWidget):
    """Asks for the passphrase, then shows a new recovery phrase to be copied.

    Somebody at a vault that was left open is not to give themselves a way in. The phrase counts
    once three of its words came back.
    """

    done = Signal(str)

    def __init__(self, look: Look, jobs: Jobs, session: Session) -> None:
        super().__init__()
        self.setObjectName("phrase")
        self._jobs, self._session = jobs, session
        self._phrase: RecoveryPhrase | None = None
        self._is_busy = False
        self._present = SecretField(look, self.tr("Present passphrase"), name="phrase_present")
        self._go = Button(look, self.tr("Go on"), name="phrase_go", kind="primary")
        self._form = PhraseForm(look, name="phrase")
        self._words = label("", "body", "phrase_words")
        self._trouble = Trouble(look, name="phrase_problem")
        back = Button(look, self.tr("Not now"), name="phrase_back", kind="quiet")
        page = CalmPage(look, PHRASE_COLUMN, name="phrase_page")
        page.add(label(self.tr("A recovery phrase"), "title", "phrase_title"))
        page.add(self._words, 8)
        page.add(self._present, 12)
        page.add(self._form, 12)
        page.add(self._trouble, 0)
        page.add_layout(across(self._go, back, gap=12), 12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        page.without_help()
        self._present.submitted.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._form.confirmed.connect(self._on_confirmed)
        self._form.turned.connect(page.show_start)
        back.clicked.connect(self._on_back)

    def arrive(self) -> None:
        """Ask for the passphrase first."""
        self._ask()
        self._present.setFocus()

    def leave(self) -> None:
        """Forget the words that were shown, and the passphrase that was typed."""
        self._ask()

    def _ask(self) -> None:
        self._form.forget()
        self._phrase = None
        self._present.clear()
        self._trouble.clear()
        self._words.setText(
            self.tr(
                "Twenty-four words that open the vault if you forget your passphrase. So that "
                "nobody else can make them here, type your passphrase first."
            )
        )
        self._show(asks=True)

    def _show(self, *, asks: bool) -> None:
        self._present.setVisible(asks)
        self._go.setVisible(asks)
        self._form.setVisible(not asks)

    def _on_back(self) -> None:
        self.leave()
        self.done.emit("")

    def _on_go(self) -> None:
        if self._is_busy:
            return
        self._trouble.clear()
        self._set_busy(is_busy=True)
        work = partial(self._session.check_passphrase, self._present.text())
        self._jobs.save(work, self._on_checked, self._on_refused)

    def _on_checked(self, fits: bool) -> None:
        if not fits:
            self._on_refused(WrongSecretError())
            return
        self._set_busy(is_busy=False)
        self._present.clear()
        self._words.setText(
            self.tr(
                "Copy these words onto paper by hand, in this order. If you forget your "
                "passphrase, they open the vault. Whoever has them can open it, too, so keep "
                "the paper where nobody looks. An earlier phrase stops working once you have "
                "given three of these back."
            )
        )
        self._show(asks=False)
        self._phrase = self._session.new_phrase()
        self._form.begin(self._phrase.words)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._go.show_text(self.tr("Looking…") if is_busy else self.tr("Go on"))
        for control in (self._present, self._go):
            control.setEnabled(not is_busy)

    def _on_confirmed(self) -> None:
        if self._phrase is not None:
            work = partial(self._session.set_phrase, self._phrase)
            self._jobs.save(work, self._on_kept, self._on_refused)

    def _on_kept(self, _nothing: object) -> None:
        self.leave()
        self.done.emit(self.tr("The recovery phrase counts from now on."))

    def _on_refused(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        if not isinstance(error, AppError):
            raise error
        if isinstance(error, WrongSecretError):
            self._present.setFocus()
            self._present.select()
        self._trouble.say(error)
