"""Two of three: a secret in three parts for three places, shown one by one and tried by typing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError, SharesApartError
from desktop.model.secret import SecretPart, SharedSecret
from desktop.session import Session
from desktop.ui.jobs import Jobs
from desktop.ui.screens.recover import parts_reader
from desktop.ui.screens.secrets import COLUMN, PHRASE_COLUMN, Gate, Named
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.paper_typed import PART_WORDS, PartsTyped
from desktop.ui.widgets.words_grid import ShownWords

PARTS = 3
TYPED_COLUMN = 760


class PartsScreen(QWidget):
    """Asks for the passphrase, shows three parts, and lets them count once two came back."""

    done = Signal(str)
    sheet_wanted = Signal(int)

    def __init__(self, look: Look, jobs: Jobs, session: Session) -> None:
        super().__init__()
        self.setObjectName("parts")
        self._look, self._jobs, self._session = look, jobs, session
        self._secret: SharedSecret | None = None
        self._parts: tuple[SecretPart, ...] = ()
        self._at = 0
        self._is_here = False
        named = Named(name="parts", button="go", go=self.tr("Go on"), going=self.tr("Looking…"))
        self._gate = Gate(look, jobs, session, named)
        self._grid = ShownWords(look, name="parts_word", count=PART_WORDS)
        self._which = label("", "title", "parts_which")
        self._copied = self._button("copied", self.tr("I have written it down"), "primary")
        self._form = PartsTyped(look, parts_reader(), name="parts")
        self._check = self._button("check", self.tr("Go on"), "primary")
        self._pages = QStackedWidget()
        self._ask_page, self._part_page = self._make_ask_page(), self._make_part_page()
        self._try_page = self._make_try_page()
        for page in (self._ask_page, self._part_page, self._try_page):
            page.without_help()
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._join()

    def arrive(self) -> None:
        """Ask for the passphrase first."""
        self._forget()
        self._is_here = True
        self._gate.present.setFocus()

    def leave(self) -> None:
        """Forget the parts that were shown, and what was typed."""
        self._is_here = False
        self._forget()

    def come_back(self) -> None:
        """Take the focus again after the sheet lay over this page."""
        self._copied.setFocus()

    # parts

    def _button(self, name: str, words: str, kind: str = "quiet") -> Button:
        return Button(
            self._look,
            words,
            name=f"parts_{name}",
            kind="primary" if kind == "primary" else "quiet",
        )

    def _page(self, name: str, width: int) -> CalmPage:
        return CalmPage(self._look, width, name=f"parts_{name}_page")

    def _make_ask_page(self) -> CalmPage:
        page = self._page("ask", COLUMN)
        back = self._button("back", self.tr("Not now"))
        page.add(label(self.tr("Three parts, of which two open it"), "title", "parts_title"))
        for words, role in self._what_it_means():
            page.add(label(words, role), 8)
        page.add(self._gate.present, 24)
        page.add(self._gate.trouble, 0)
        page.add_layout(across(self._gate.go, back, gap=12), 24)
        self._gate.hold(back)
        back.clicked.connect(self._on_back)
        return page

    def _what_it_means(self) -> tuple[tuple[str, str], ...]:
        what = self.tr(
            "If you forget your passphrase, any two of these parts open the vault. One part alone "
            "tells nothing. So you can keep one, and give two people one each; if one is lost, "
            "the other two still do."
        )
        warning = self.tr(
            "Whoever holds two parts can open the vault without you, and so can any two people "
            "together. Give none to your partner, or to somebody who would hand it on. Never keep "
            "two in one place."
        )
        before = self.tr(
            "A recovery phrase you have stays good. Parts made before stop working. Backups and "
            "copies made before still open with the old ones."
        )
        return (what, "muted"), (warning, "body"), (before, "muted")

    def _make_part_page(self) -> CalmPage:
        page = self._page("part", PHRASE_COLUMN)
        sheet = self._button("sheet", self.tr("A blank sheet for it"))
        later = self._button("later", self.tr("Not now"))
        card = Card(self._look, name="parts_card")
        card.lines.addWidget(self._grid)
        page.add(self._which)
        words = self.tr(
            "Copy these words onto paper of their own by hand, in this order. They are drawn by "
            "chance from a fixed list and mean nothing. They are shown only now, and you will be "
            "asked for two of the parts before they count."
        )
        page.add(label(words, "body", "parts_words"), 8)
        # Whoever writes by hand touches neither keys nor pointer.
        waits = self.tr(
            "Move the pointer now and then. If nothing is touched for {n} minutes the vault locks, "
            "and you begin anew."
        ).format(n=self._session.settings.idle_minutes)
        page.add(label(waits, "note", "parts_waits"), 4)
        page.add(card, 12)
        page.add_layout(across(self._copied, sheet, later, gap=12), 16)
        sheet.clicked.connect(partial(self.sheet_wanted.emit, PART_WORDS))
        later.clicked.connect(self._on_back)
        return page

    def _make_try_page(self) -> CalmPage:
        page = self._page("try", TYPED_COLUMN)
        again = self._button("again", self.tr("See the parts again"))
        page.add(label(self.tr("Type two of them from paper"), "title", "parts_try_title"))
        words = self.tr("Any two will do. The first four letters of each word are enough.")
        page.add(label(words, "muted"), 8)
        page.add(self._form, 16)
        page.add_layout(across(self._check, again, gap=12), 16)
        again.clicked.connect(self._show_first)
        self._form.revealed.connect(page.reveal)
        self._form.turned.connect(page.show_start)
        return page

    def _join(self) -> None:
        self._gate.present.submitted.connect(self._gate.ask)
        self._gate.go.clicked.connect(self._gate.ask)
        self._gate.passed.connect(self._on_passed)
        self._copied.clicked.connect(self._on_copied)
        self._check.clicked.connect(self._form.ask)
        self._form.given.connect(self._on_given)
        keys: tuple[tuple[QWidget, Callable[[], None]], ...] = (
            (self._ask_page, self._on_back), (self._part_page, self._on_back),
            (self._try_page, self._show_first),
        )  # fmt: skip
        for page, slot in keys:
            escape = QShortcut(
                QKeySequence(QKeySequence.StandardKey.Cancel), page,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )  # fmt: skip
            escape.activated.connect(slot)

    # what a person does

    def _forget(self) -> None:
        self._secret, self._parts = None, ()
        self._grid.show_words(())
        self._form.clear()
        self._gate.clear()
        self._pages.setCurrentWidget(self._ask_page)

    def _on_back(self) -> None:
        if self._gate.is_busy:
            return
        self.leave()
        self.done.emit("")

    def _on_passed(self) -> None:
        # Nobody looks at a page that was left: no parts are made for it.
        if self._is_here:
            self._jobs.run(self._session.new_shares, self._on_made, self._gate.refuse)
        else:
            self._gate.free()

    def _on_made(self, made: tuple[SharedSecret, tuple[SecretPart, ...]]) -> None:
        self._gate.free()
        if self._is_here:
            self._gate.clear()
            self._secret, self._parts = made
            self._show_first()

    def _show_first(self) -> None:
        self._form.clear()
        self._show(0)

    def _show(self, at: int) -> None:
        self._at = at
        self._which.setText(self.tr("Part {n} of three").format(n=at + 1))
        self._grid.show_words(self._parts[at].words)
        self._pages.setCurrentWidget(self._part_page)
        self._part_page.show_start()
        self._copied.setFocus()

    def _on_copied(self) -> None:
        if self._at + 1 < PARTS:
            self._show(self._at + 1)
            return
        # Not on the screen while they are asked, or nobody would look at the paper.
        self._grid.show_words(())
        self._pages.setCurrentWidget(self._try_page)
        self._form.begin_again()

    def _on_given(self, secret: SharedSecret) -> None:
        if secret != self._secret:
            self._form.begin_again()
            self._form.trouble.say(SharesApartError())
            return
        work = partial(self._session.set_shares, secret)
        self._jobs.save(work, self._on_kept, self._on_not_kept)

    def _on_kept(self, _nothing: object) -> None:
        self.leave()
        self.done.emit(
            self.tr("The three parts count from now on. Any two of them open the vault.")
        )

    def _on_not_kept(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._form.trouble.say(error)
