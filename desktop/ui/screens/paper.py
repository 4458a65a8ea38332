"""What is on paper: whether it is right, a blank sheet for it, and parts of which two open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.model.secret import Recovery
from desktop.session import Session
from desktop.ui.jobs import Jobs
from desktop.ui.screens.on_paper import OnPaper
from desktop.ui.screens.parts import TYPED_COLUMN, PartsScreen
from desktop.ui.screens.recover import parts_reader, phrase_reader
from desktop.ui.screens.retire_parts import RetireParts
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.paper_typed import PaperTyped, PartsTyped, PhraseTyped
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.words_grid import WORDS


class PaperScreen(QWidget):
    """Leads to each thing that can be done with what is on paper, and back."""

    closed = Signal()
    went = Signal(str)
    said = Signal(str)

    def __init__(
        self, look: Look, jobs: Jobs, session: Session, sheet: Callable[[], OnPaper]
    ) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._look, self._jobs, self._session, self._make_sheet = look, jobs, session, sheet
        self._sheet: OnPaper | None = None
        self._parts: PartsScreen | None = None
        self._retire: RetireParts | None = None
        self._before: QWidget | None = None
        self._page = ScrollPage(look, 620)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._page)
        self._tries: dict[str, _Try] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        escape = QShortcut(
            QKeySequence(QKeySequence.StandardKey.Cancel), self._page,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )  # fmt: skip
        escape.activated.connect(self.closed)

    def arrive(self) -> None:
        """Say what there is, and what can be done with it."""
        self.leave()
        page, session = self._page, self._session
        page.clear()
        page.add(label(self.tr("Words on paper"), "title", "paper_title"))
        page.add(label(self._state(), "body", "paper_state"))
        page.add_space(8)
        back = Button(self._look, self.tr("Back to Settings"), name="paper_close", kind="quiet")
        back.clicked.connect(self.closed)
        first = self._ways(has_phrase=session.has_phrase, has_parts=session.has_shares) or back
        page.add_space(8)
        page.add_layout(across(back, gap=0))
        self._pages.setCurrentWidget(page)
        # What was just laid out is shown only later, and what is not shown takes no focus.
        first.show()
        first.setFocus()

    def leave(self) -> None:
        """Forget what was typed and shown."""
        for one in self._tries.values():
            one.leave()
        for page in (self._parts, self._retire, self._sheet):
            if page is not None:
                page.leave()

    # what there is

    def _state(self) -> str:
        match self._session.has_phrase, self._session.has_shares:
            case True, True:
                return self.tr("A recovery phrase opens this vault, and so do two of three parts.")
            case True, False:
                return self.tr("A recovery phrase opens this vault.")
            case False, True:
                return self.tr("Two of three parts open this vault.")
        return self.tr(
            "Nothing on paper opens this vault. Without it, a forgotten passphrase is final."
        )

    def _ways(self, *, has_phrase: bool, has_parts: bool) -> Button | None:
        phrase = (
            self.tr("Make a new recovery phrase")
            if has_phrase
            else self.tr("Make a recovery phrase")
        )
        replaced = (
            self.tr(
                "From then on, a phrase and parts from before open nothing here. Backups and "
                "copies of the vault made before still open with the paper of their time."
            )
            if has_phrase or has_parts
            else self.tr("Words to write down. They open this vault without the passphrase.")
        )
        tried = self.tr("See whether it is written down right. Nothing is changed by it.")
        sheet = self.tr(
            "Numbered lines to write on by hand. It does not say what for, and no word is on it."
        )
        parts = self.tr(
            "For three places, or three people. Any two parts open the vault, one alone never."
        )
        retire = (
            self.tr("Then no parts open this vault any more. The recovery phrase stays good.")
            if has_phrase
            else self.tr("Then no parts open this vault any more, and nothing else on paper does.")
        )
        ways: list[tuple[str, str, str, Callable[[], None], bool]] = [
            ("try_phrase", self.tr("Try the phrase"), tried,
             partial(self._show_try, "phrase"), has_phrase),
            ("try_parts", self.tr("Try two parts"), tried,
             partial(self._show_try, "parts"), has_parts),
            ("phrase", phrase, replaced, partial(self.went.emit, "phrase"), True),
            ("parts", self.tr("Three parts, of which two open it"), parts, self._show_parts, True),
            ("retire", self.tr("Let the parts open nothing"), retire, self._show_retire, has_parts),
            ("sheet", self.tr("A blank sheet, 24 lines"), sheet,
             partial(self._show_sheet, WORDS), True),
        ]  # fmt: skip
        first: Button | None = None
        for name, words, about, slot, is_there in ways:
            if not is_there:
                continue
            button = Button(self._look, words, name=f"paper_{name}")
            button.clicked.connect(slot)
            first = first or button
            self._page.add_layout(across(button, gap=0))
            self._page.add(label(about, "note"))
        return first

    # the pages

    def _show_try(self, way: str) -> None:
        if way not in self._tries:
            made = _Try(self._look, way)
            made.left.connect(self.arrive)
            made.wanted.connect(partial(self._on_tried, way))
            self._tries[way] = made
            self._pages.addWidget(made)
        self._pages.setCurrentWidget(self._tries[way])
        self._tries[way].arrive()

    def _on_tried(self, way: str, secret: Recovery) -> None:
        fits = self._jobs.ask(partial(self._session.fits_recovery, secret))
        self._tries[way].tell(fits=fits)

    def _show_parts(self) -> None:
        if self._parts is None:
            self._parts = PartsScreen(self._look, self._jobs, self._session)
            self._parts.done.connect(self._on_done)
            self._parts.sheet_wanted.connect(self._show_sheet)
            self._pages.addWidget(self._parts)
        self._pages.setCurrentWidget(self._parts)
        self._parts.arrive()

    def _on_done(self, words: str) -> None:
        self.arrive()
        self.said.emit(words)

    def _show_sheet(self, count: int) -> None:
        self._before = self._pages.currentWidget()
        if self._sheet is None:
            self._sheet = self._make_sheet()
            self._sheet.closed.connect(self._on_sheet_closed)
            self._pages.addWidget(self._sheet)
        self._pages.setCurrentWidget(self._sheet)
        self._sheet.show_numbers(count)

    def _on_sheet_closed(self) -> None:
        if isinstance(self._before, PartsScreen):
            self._pages.setCurrentWidget(self._before)
            self._before.come_back()
        else:
            self.arrive()

    def _show_retire(self) -> None:
        if self._retire is None:
            self._retire = RetireParts(self._look, self._jobs, self._session)
            self._retire.done.connect(self._on_done)
            self._pages.addWidget(self._retire)
        self._pages.setCurrentWidget(self._retire)
        self._retire.arrive()


class _Try(CalmPage):
    """Asks for what is on paper, and says whether it opens this vault."""

    left = Signal()
    wanted = Signal(object)

    def __init__(self, look: Look, way: str) -> None:
        name = f"paper_try_{way}"
        super().__init__(look, TYPED_COLUMN, name=f"{name}_page")
        self._form: PaperTyped = (
            PhraseTyped(look, phrase_reader(), name=name)
            if way == "phrase"
            else PartsTyped(look, parts_reader(), name=name)
        )
        self._said = Said(look, name=f"{name}_said")
        go = Button(look, self.tr("Go on"), name=f"{name}_go", kind="primary")
        back = Button(look, self.tr("Back"), name=f"{name}_back", kind="quiet")
        title = self.tr("Try the phrase") if way == "phrase" else self.tr("Try two parts")
        self.add(label(title, "title", f"{name}_title"))
        words = self.tr(
            "Type the words from your paper. The first four letters of each are enough. Nothing is "
            "changed by it."
        )
        self.add(label(words, "muted"), 8)
        self.add(self._form, 16)
        self.add(self._said, 8)
        self.add_layout(across(go, back, gap=12), 16)
        self.without_help()
        go.clicked.connect(self._form.ask)
        back.clicked.connect(self.left)
        self._back = back
        self._form.given.connect(self.wanted)
        self._form.revealed.connect(self.reveal)
        escape = QShortcut(
            QKeySequence(QKeySequence.StandardKey.Cancel), self,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )  # fmt: skip
        escape.activated.connect(self.left)

    def arrive(self) -> None:
        """Be ready for the first word."""
        self.leave()
        self._form.begin_again()

    def leave(self) -> None:
        """Forget what was typed and said."""
        self._form.clear()
        self._said.say("")

    def tell(self, *, fits: bool) -> None:
        """Say whether the words open this vault, and forget them."""
        self._form.clear()
        self._said.say(
            self.tr("Your paper is right: these words open this vault.")
            if fits
            else self.tr(
                "These words are in order, but they do not open this vault. They may be of an "
                "earlier time. You can make new ones."
            )
        )
        self._back.setFocus()
        self.reveal(self._said)
