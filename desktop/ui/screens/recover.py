"""Words from paper open the vault, whole or two parts; then it gets a new passphrase at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop import session
from desktop.errors import AppError, WrongSecretError
from desktop.model.secret import Recovery, RecoveryPhrase
from desktop.session import Cost, Session
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.measuring import Measuring
from desktop.ui.screens.unlock import DAMAGED
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.paper_typed import (
    PaperTyped,
    PartsReader,
    PartsTyped,
    PhraseReader,
    PhraseTyped,
)
from desktop.ui.widgets.passphrase_form import PassphraseForm, Words
from desktop.ui.widgets.said import Trouble

COLUMN, PASSPHRASE_COLUMN = 760, 480
TELLS_WAIT_FROM_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovering:
    """How paper opens this vault, how the vault gets a passphrase, and the words for one.

    `measure` needs no vault and runs while the person still types.
    """

    open: Callable[[Recovery], Session]
    measure: Callable[[], Cost]
    change: Callable[[Session, str, Cost], None]
    words: Words


def phrase_reader() -> PhraseReader:
    """Return how a recovery phrase is read."""
    return PhraseReader(words=session.phrase_words(), parse=session.parse_phrase)


def parts_reader() -> PartsReader:
    """Return how parts of a shared secret are read."""
    return PartsReader(
        words=session.share_words(), check=session.check_share, parse=session.parse_shares
    )


class _Asking(CalmPage):
    """A page on which words are typed, with a button that opens and one that leads back.

    Where the vault is damaged, two more lead to what it still has.
    """

    wanted = Signal(object)

    def __init__(self, look: Look, form: PaperTyped, words: tuple[str, str], *, name: str) -> None:
        super().__init__(look, COLUMN, name=f"{name}_page")
        self.form = form
        self.go = Button(look, "", name=f"{name}_open", kind="primary")
        self.back = Button(look, self.tr("Back"), name=f"{name}_back", kind="quiet")
        self.read = Button(look, self.tr("Read the newest backup"), name=f"{name}_read")
        self.save = Button(look, self.tr("Save what can be saved"), name=f"{name}_salvage")
        self._above_ways = QWidget()
        self._above_ways.setFixedHeight(look.theme.px(16))
        self._is_busy = False
        title, hint = words
        self.add(label(title, "title", f"{name}_title"))
        self.add(label(hint, "muted"), 8)
        self.add(form, 24)
        self.add(self._above_ways, 0)
        self.add_layout(across(self.read, self.save, gap=12), 0)
        self.add_layout(across(self.go, self.back, gap=12), 16)
        self.go.clicked.connect(form.ask)
        form.given.connect(self.wanted)
        form.revealed.connect(self.reveal)
        form.turned.connect(self._name_it)
        self.offer_ways(is_damaged=False)
        self._name_it()

    def offer_ways(self, *, is_damaged: bool) -> None:
        """Show what leads on from a damaged vault, and nothing of it otherwise."""
        for way in (self._above_ways, self.read, self.save):
            way.setVisible(is_damaged)
        if is_damaged:
            self.read.setFocus()
            self.reveal(self.save)

    def set_busy(self, *, is_busy: bool) -> None:
        """Let nothing be typed while it is tried."""
        self._is_busy = is_busy
        self._name_it()
        for control in (self.form, self.go, self.back):
            control.setEnabled(not is_busy)

    def _name_it(self) -> None:
        is_first = isinstance(self.form, PartsTyped) and not self.form.is_at_second
        words = self.tr("Go on") if is_first else self.tr("Open")
        self.go.show_text(self.tr("Opening…") if self._is_busy else words)
        self.show_start()


class RecoverScreen(QWidget):
    """Emits the session once paper has opened the vault and a new passphrase is kept.

    `holding` comes as soon as the vault is open. Where it is damaged, what was typed goes with what
    is wanted then.
    """

    unlocked = Signal(object)
    holding = Signal()
    closed = Signal()
    reading_wanted = Signal(object)
    salvage_wanted = Signal(object)
    help_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, means: Recovering) -> None:
        super().__init__()
        self.setObjectName("recover")
        self._look, self._jobs, self._means = look, jobs, means
        self._measuring = Measuring(jobs, means.measure)
        self._session: Session | None = None
        self._secret: Recovery | None = None
        self._wanted = ""
        self._failures = 0
        self._is_busy = False
        self._form = PassphraseForm(look, means.words, name="recover_new")
        self._keep = Button(
            look, self.tr("Keep this passphrase"), name="recover_keep", kind="primary"
        )
        self._keep_trouble = Trouble(look, name="recover_problem")
        self._wait = QTimer(self, singleShot=True)
        self._pages = QStackedWidget()
        self._words_page = self._make_words_page()
        self._parts_page: _Asking | None = None
        self._passphrase_page = self._make_passphrase_page()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Be ready for the first word."""
        self._pages.setCurrentWidget(self._words_page)
        self._words_page.form.setFocus()

    def holds_a_vault(self) -> bool:
        """Say whether the words have opened the vault already."""
        return self._session is not None

    def leave(self) -> None:
        """Forget everything that was typed."""
        for page in self._asking():
            page.form.clear()
        self._secret = None
        self._form.clear()

    # parts

    def _asking(self) -> tuple[_Asking, ...]:
        return (self._words_page, *([self._parts_page] if self._parts_page else ()))

    def _make_words_page(self) -> _Asking:
        hint = self.tr(
            "Type the words from your paper in their order. Space goes on to the next, "
            "and the first four letters of each are enough."
        )
        form = PhraseTyped(self._look, phrase_reader(), name="recover")
        page = _Asking(
            self._look, form, (self.tr("Your recovery phrase"), hint), name="recover"
        )  # fmt: skip
        parts = Button(
            self._look, self.tr("Use two of three parts"), name="recover_parts", kind="quiet"
        )
        parts.setProperty("measure", "link")
        page.add_layout(across(parts, gap=0), 8)
        parts.clicked.connect(self._show_parts)
        page.back.clicked.connect(self.closed)
        self._connect(page)
        return page

    def _show_parts(self) -> None:
        """Ask for two parts; the page is made when it is first wanted."""
        if self._is_busy:
            return
        if self._parts_page is None:
            form = PartsTyped(self._look, parts_reader(), name="recover_part")
            hint = self.tr(
                "Type the words of one part in their order, then those of another. Any two of the "
                "three will do, and the first four letters of each word are enough."
            )
            self._parts_page = page = _Asking(
                self._look, form, (self.tr("Two of three parts"), hint), name="recover_part"
            )
            page.back.clicked.connect(self._show_phrase)
            page.help_wanted.connect(self.help_wanted)
            self._pages.addWidget(page)
            self._connect(page)
        self._words_page.form.clear()
        self._pages.setCurrentWidget(self._parts_page)
        self._parts_page.form.setFocus()

    def _show_phrase(self) -> None:
        if self._parts_page is not None:
            self._parts_page.form.clear()
        self.arrive()

    def _connect(self, page: _Asking) -> None:
        page.wanted.connect(self._on_wanted)
        page.read.clicked.connect(lambda: self.reading_wanted.emit(self._secret))
        page.save.clicked.connect(lambda: self.salvage_wanted.emit(self._secret))
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), page)
        escape.activated.connect(self._on_escape)

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
        self._wait.timeout.connect(self._on_waited)
        self._measuring.known.connect(self._on_measured)
        self._measuring.failed.connect(self._on_not_kept)
        self._form.submitted.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)

    # what is on paper

    def _page(self) -> _Asking:
        """Return the page on which words are being typed."""
        at = self._pages.currentWidget()
        return next((one for one in self._asking() if one is at), self._words_page)

    def _on_escape(self) -> None:
        if self._is_busy:
            return
        if self._page() is self._words_page:
            self.closed.emit()
        else:
            self._show_phrase()

    def _on_wanted(self, secret: Recovery) -> None:
        if self._is_busy or self._wait.isActive():
            return
        self._page().offer_ways(is_damaged=False)
        self._set_busy(is_busy=True)
        work = partial(self._means.open, secret)
        self._jobs.save(work, self._accept, partial(self._refuse, secret))

    def _accept(self, opened: Session) -> None:
        self._set_busy(is_busy=False)
        for page in self._asking():
            page.form.clear()
        self._session = opened
        self.holding.emit()
        self._measuring.begin()
        self._pages.setCurrentWidget(self._passphrase_page)
        self._form.setFocus()

    def _refuse(self, secret: Recovery, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        page = self._page()
        page.form.begin_again()
        if not isinstance(error, AppError):
            raise error
        if isinstance(error, DAMAGED):
            self._secret = secret
            page.form.trouble.say(error, page.form.trouble.ways())
            page.offer_ways(is_damaged=True)
            return
        if isinstance(error, WrongSecretError):
            self._say_wrong(secret, error)
        else:
            page.form.trouble.say(error)
        page.reveal(page.form.trouble)

    def _say_wrong(self, secret: Recovery, error: WrongSecretError) -> None:
        self._failures += 1
        seconds = session.wait_after_s(self._failures)
        told = messages.wait(seconds) if seconds > TELLS_WAIT_FROM_S else ""
        is_phrase = isinstance(secret, RecoveryPhrase)
        words = messages.phrase_does_not_open() if is_phrase else messages.parts_do_not_open()
        self._page().form.trouble.tell(error, words, told)
        if seconds > 0:
            for page in self._asking():
                page.go.refuse(messages.wait(seconds))
            self._wait.start(round(seconds * 1000))

    def _on_waited(self) -> None:
        for page in self._asking():
            page.go.refuse("")
        self._page().form.trouble.say_words(self.tr("You can try again now."))

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._page().set_busy(is_busy=is_busy)

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
