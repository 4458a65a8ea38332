"""A new vault: what it is for, its passphrase, its recovery phrase, and what it protects."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model.secret import RecoveryPhrase
from desktop.model.settings import Purpose
from desktop.session import Cost, Session
from desktop.texts import Page
from desktop.ui.autolock import USUAL_MINUTES
from desktop.ui.jobs import Jobs
from desktop.ui.screens.protects import ReadingScreen
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.passphrase_form import PassphraseForm, Words
from desktop.ui.widgets.phrase_form import PhraseForm
from desktop.ui.widgets.purpose_choice import PurposeChoice
from desktop.ui.widgets.said import Trouble
from desktop.ui.widgets.words_grid import WORDS

if TYPE_CHECKING:
    from desktop.ui.screens.on_paper import OnPaper

COLUMN, PHRASE_COLUMN = 480, 680
STEPS = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a vault is made: what this computer can bear, the making, and the words for it.

    `measure` needs no vault and runs while the person still types; `protects` is the page shown
    at the end, with what holds on this computer. `sheet` makes the page of a blank sheet.
    """

    measure: Callable[[], Cost]
    make: Callable[[str, Purpose, Cost], Session]
    words: Words
    protects: Page
    holds: Sequence[str] = ()
    sheet: "Callable[[], OnPaper] | None" = None


class CreateScreen(QWidget):
    """Makes a vault in three short pages and emits its session; `holding` once it is there."""

    created = Signal(object)
    holding = Signal()
    given_up = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, making: Making) -> None:
        super().__init__()
        self.setObjectName("create")
        self._look, self._jobs, self._making = look, jobs, making
        self._cost: Cost | None = None
        self._session: Session | None = None
        self._phrase: RecoveryPhrase | None = None
        self._sheet: OnPaper | None = None
        self._is_waiting = False
        self._purpose = PurposeChoice(look, name="create_purpose")
        self._form = PassphraseForm(look, making.words, name="create")
        self._make = self._button("create_vault", self.tr("Make the vault"), "primary")
        self._trouble = Trouble(look, name="create_problem")
        self._progress = QProgressBar()
        self._step = label("", "muted", "create_step")
        self._phrase_form = PhraseForm(look, name="create_phrase")
        self._keep_trouble = Trouble(look, name="create_phrase_problem")
        self._pages = QStackedWidget()
        self._reading = ReadingScreen(
            look, making.protects, making.holds, self.tr("Begin to write")
        )
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Show the first page, and find out meanwhile what this computer can bear."""
        self._jobs.run(self._making.measure, self._on_measured, self._refuse)
        self._pages.setCurrentWidget(self._purpose_page)
        self._purpose.setFocus()

    def holds_a_vault(self) -> bool:
        """Say whether the vault is made already and open here."""
        return self._session is not None

    def leave(self) -> None:
        """Forget everything that was typed or shown."""
        self._form.clear()
        self._forget_words()

    # the pages

    def _lay_out(self) -> None:
        self._purpose_page = self._make_purpose_page()
        self._passphrase_page = self._make_passphrase_page()
        self._making_page = self._make_making_page()
        self._phrase_page = self._make_phrase_page()
        for page in (
            self._purpose_page,
            self._passphrase_page,
            self._making_page,
            self._phrase_page,
            self._reading,
        ):
            self._pages.addWidget(page)
            page.help_wanted.connect(self.help_wanted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _make_purpose_page(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="create_purpose_page")
        onward = self._button("create_purpose_on", self.tr("Go on"), "primary")
        give_up = self._button("create_give_up", self.tr("Not now"), "quiet")
        page.add(label(self.tr("What are you here for?"), "title", "create_purpose_title"))
        page.add(
            label(
                self.tr(
                    "It decides what is offered first, and nothing else. It is kept inside the "
                    "vault, and you can change it at any time."
                ),
                "muted",
            ),
            8,
        )
        page.add(self._purpose, 24)
        page.add_layout(across(onward, give_up, gap=12), 24)
        onward.clicked.connect(self._on_purpose)
        self._purpose.submitted.connect(self._on_purpose)
        give_up.clicked.connect(self.given_up)
        _lead_out(page, self.given_up.emit)
        return page

    def _make_passphrase_page(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="create_passphrase_page")
        back = self._button("create_back", self.tr("Back"), "quiet")
        page.add(label(self.tr("Your passphrase"), "title", "create_title"))
        page.add(
            label(
                self.tr(
                    "It is the key to all that you write here, and nobody can look it up for you. "
                    "If it is forgotten, only the recovery phrase on the next page opens the vault."
                ),
                "muted",
            ),
            8,
        )
        page.add(self._form, 24)
        page.add(self._trouble, 0)
        page.add_layout(across(self._make, back, gap=12), 24)
        back.clicked.connect(self._on_back)
        _lead_out(page, self._on_back)
        self._form.refused.connect(page.reveal)
        return page

    def _make_making_page(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="create_making_page")
        self._progress.setObjectName("create_progress")
        self._progress.setAccessibleName(self.tr("Making the vault"))
        self._progress.setRange(0, STEPS)
        page.add(label(self.tr("Making the vault…"), "title"))
        page.add(self._progress, 24)
        page.add(self._step, 8)
        return page

    def _make_phrase_page(self) -> CalmPage:
        page = CalmPage(self._look, PHRASE_COLUMN, name="create_phrase_page")
        later = self._button("create_phrase_later", self.tr("Not now"), "quiet")
        self._sheet_button = self._button(
            "create_phrase_sheet", self.tr("A blank sheet for it"), "quiet"
        )
        if self._making.sheet is None:
            self._sheet_button.hide()
        page.add(label(self.tr("Your recovery phrase"), "title", "create_phrase_title"))
        words = self.tr(
            "Copy these words onto paper by hand, in this order. If you forget your "
            "passphrase, they open the vault. Whoever has them can open it, too, so keep "
            "the paper where nobody looks. They are shown only now."
        )
        self._copying = label(words, "body", "create_phrase_words")
        page.add(self._copying, 8)
        # Whoever writes by hand touches neither keys nor pointer.
        self._waits = label(
            self.tr(
                "Move the pointer now and then. If nothing is touched for {n} minutes the vault "
                "locks, and what you copied opens nothing. Settings can make you another phrase."
            ).format(n=USUAL_MINUTES),
            "note",
            "create_phrase_waits",
        )
        page.add(self._waits, 4)
        page.add(self._phrase_form, 12)
        page.add(self._keep_trouble, 0)
        page.add_layout(across(later, self._sheet_button, gap=12), 12)
        page.add(
            label(
                self.tr(
                    "No safe place for paper? Leave it for now. Without these words, a forgotten "
                    "passphrase is final. You can have a phrase made in Settings at any time, and "
                    "you will not be asked again."
                ),
                "note",
            ),
            8,
        )
        later.clicked.connect(self._show_reading)
        self._sheet_button.clicked.connect(self._show_sheet)
        self._phrase_form.turned.connect(self._on_phrase_turned)
        return page

    def _button(self, name: str, words: str, kind: str) -> Button:
        return Button(
            self._look, words, name=name, kind="primary" if kind == "primary" else "quiet"
        )

    def _join(self) -> None:
        self._form.submitted.connect(self._on_make)
        self._make.clicked.connect(self._on_make)
        self._phrase_form.confirmed.connect(self._on_confirmed)
        self._reading.closed.connect(self._on_read)

    # what a person does

    def _on_purpose(self) -> None:
        if self._purpose.chosen() is not None:
            self._pages.setCurrentWidget(self._passphrase_page)
            self._form.setFocus()

    def _on_back(self) -> None:
        self._pages.setCurrentWidget(self._purpose_page)
        self._purpose.setFocus()

    def _on_make(self) -> None:
        self._trouble.clear()
        if not self._form.passphrase():
            return
        self._is_waiting = True
        self._pages.setCurrentWidget(self._making_page)
        self._go_on()

    def _on_confirmed(self) -> None:
        assert self._session is not None  # noqa: S101 - made on the page before
        assert self._phrase is not None  # noqa: S101 - shown on this page
        self._keep_trouble.clear()
        work = partial(self._session.set_phrase, self._phrase)
        self._jobs.save(work, self._on_phrase_kept, self._on_phrase_refused)

    def _on_phrase_turned(self) -> None:
        for part in (self._copying, self._waits):
            part.setVisible(not self._phrase_form.is_asking)
        self._phrase_page.show_start()

    def _on_read(self) -> None:
        self.created.emit(self._session)

    # what comes back

    def _on_measured(self, cost: Cost) -> None:
        self._cost = cost
        self._go_on()

    def _go_on(self) -> None:
        """Make the vault once it is wanted and it is known what this computer can bear."""
        self._progress.setValue(0 if self._cost is None else 1)
        self._step.setText(
            self.tr("First, how strong a lock this computer can turn.")
            if self._cost is None
            else self.tr("Now the lock, as strong as this computer can turn it.")
        )
        if not self._is_waiting or self._cost is None:
            return
        self._is_waiting = False
        purpose = self._purpose.chosen() or Purpose.JOURNAL
        work = partial(self._making.make, self._form.passphrase(), purpose, self._cost)
        self._jobs.save(work, self._on_made, self._refuse)

    def _on_made(self, session: Session) -> None:
        self._session = session
        self.holding.emit()
        self._form.clear()
        self._progress.setValue(STEPS)
        self._phrase = session.new_phrase()
        self._pages.setCurrentWidget(self._phrase_page)
        self._phrase_form.begin(self._phrase.words)

    def _on_phrase_kept(self, _nothing: object) -> None:
        self._show_reading()

    def _on_phrase_refused(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._keep_trouble.say(error)

    def _show_sheet(self) -> None:
        """Show a blank sheet of numbered lines; the words wait behind it."""
        if self._sheet is None and self._making.sheet is not None:
            self._sheet = self._making.sheet()
            self._sheet.closed.connect(self._on_sheet_closed)
            self._pages.addWidget(self._sheet)
        if self._sheet is not None:
            self._pages.setCurrentWidget(self._sheet)
            self._sheet.show_numbers(WORDS)

    def _on_sheet_closed(self) -> None:
        self._pages.setCurrentWidget(self._phrase_page)
        self._sheet_button.setFocus()

    def _forget_words(self) -> None:
        if self._sheet is not None:
            self._sheet.leave()
        self._phrase_form.forget()
        self._phrase = None

    def _show_reading(self) -> None:
        self._forget_words()
        self._pages.setCurrentWidget(self._reading)
        self._reading.arrive()

    def _refuse(self, error: BaseException) -> None:
        self._is_waiting = False
        self._pages.setCurrentWidget(self._passphrase_page)
        self._form.setFocus()
        if not isinstance(error, AppError):
            raise error
        self._trouble.say(error)


def _lead_out(page: QWidget, out: Callable[[], object]) -> None:
    """Let Escape lead out of a page, as it does before and after it."""
    QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), page).activated.connect(out)
