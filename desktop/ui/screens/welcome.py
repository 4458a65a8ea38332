"""Where there is no vault yet: what this is, what to know before, and where the vault will be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.texts import Page
from desktop.ui.screens.one_by_one import Leading, OneByOne
from desktop.ui.screens.protects import ReadingScreen
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.cards import NoticeCard
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mark import Mark
from desktop.ui.widgets.place_chooser import Asking, PlaceChooser, any_folder, spots
from desktop.ui.widgets.said import Said

COLUMN = 520
MOST_NAMES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where vaults usually are, how a place is judged, and what there is to read.

    `synced_by` returns the program that copies a folder elsewhere, or None; `is_remote` whether
    it lies on another machine, `is_too_deep` whether the way to it is too long. `checkup` makes
    the page about this computer, with these words on its way out, when somebody first goes there.
    """

    usual: Path
    synced_by: Callable[[Path], str | None]
    is_remote: Callable[[Path], bool]
    is_too_deep: Callable[[Path], bool]
    before: Page
    protects: Page
    checkup: Callable[[str], QWidget]
    holds: Sequence[str] = ()


class WelcomeScreen(QWidget):
    """Emits the folder in which the new vault is to be made; nothing is made here."""

    place_chosen = Signal(object)
    other_vault_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look, ground: Ground) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self._look, self._ground = look, ground
        self._place = ground.usual
        self._where = label("", "body", "welcome_where")
        self._notice = NoticeCard(look, "", "", name="welcome_notice", icon="info")
        self._trouble = Said(look, name="welcome_trouble")
        self._begin = self._button("welcome_begin", self.tr("Begin"), "primary")
        self._here = self._button("welcome_here", self.tr("Make it here"), "primary")
        self._to_first = self._button("welcome_back", self.tr("Back"), "quiet")
        self._another = self._button("welcome_place", self.tr("Choose another place"), "link")
        self._have = self._button("welcome_open", self.tr("Open a vault I have"), "quiet")
        self._protects = self._button("welcome_protects", ground.protects.title, "link")
        self._pages = QStackedWidget()
        self._checkup: QWidget | None = None
        self._first = self._make_first()
        self._know = OneByOne(
            look,
            ground.before,
            Leading(
                out=self.tr("Leave these for later"),
                last=self.tr("Go on"),
                onward={"watched": ("checkup", self.tr("Look at this computer"))},
            ),
        )
        self._place_page = self._make_place()
        self._chooser = PlaceChooser(look, self._asking(), name="welcome_places")
        self._protects_page = ReadingScreen(look, ground.protects, ground.holds, self.tr("Back"))
        self._lay_out()
        self._join()
        self._show_place()

    def arrive(self) -> None:
        """Show the first page."""
        self._pages.setCurrentWidget(self._first)
        self._begin.setFocus()

    def leave(self) -> None:
        """Leave nothing behind: nothing was typed."""

    def refuse(self, words: str) -> None:
        """Say why the folder could not be made there."""
        self._trouble.say(words)
        self._pages.setCurrentWidget(self._place_page)
        self._another.setFocus()

    # parts

    def _make_first(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="welcome_page")
        page.add(Mark(self._look))
        page.add(label("Stillpage", "title", "welcome_name"), 16)
        page.add(
            label(
                self.tr(
                    "A private place to write. You can prepare telling the truth, find words for "
                    "what was done to you, or keep a journal."
                ),
                "body",
            ),
            16,
        )
        page.add(
            label(
                self.tr(
                    "Each person has a vault with a passphrase of their own, and nobody sees into "
                    "another’s."
                ),
                "body",
            ),
            8,
        )
        page.add(
            label(
                self.tr(
                    "It works without any network, and nothing leaves it but pages that you "
                    "choose. It is for people of eighteen and over."
                ),
                "body",
            ),
            8,
        )
        page.add_layout(across(self._protects, gap=0), 12)
        page.add_layout(across(self._begin, self._have, gap=12), 24)
        return page

    def _make_place(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="welcome_place_page")
        page.add(label(self.tr("Where your vault will be"), "title", "welcome_place_title"))
        page.add(self._where, 12)
        page.add(self._notice, 12)
        page.add_layout(across(self._another, gap=0), 8)
        page.add(self._trouble, 8)
        page.add_layout(across(self._here, self._to_first, gap=12), 24)
        return page

    def _asking(self) -> Asking:
        return Asking(
            title=self.tr("Where shall the vault be?"),
            words=self.tr(
                "A folder for it is made in the place you choose. Enter goes into a folder, "
                "Backspace one level up."
            ),
            choose=self.tr("Put it here"),
            refusal=self._why_not,
            mark=any_folder,
        )

    def _button(self, name: str, words: str, kind: str) -> Button:
        made = Button(
            self._look, words, name=name, kind="primary" if kind == "primary" else "quiet"
        )
        if kind == "link":
            made.setProperty("measure", "link")
        return made

    def _lay_out(self) -> None:
        for page in (
            self._first, self._know, self._place_page, self._chooser, self._protects_page
        ):  # fmt: skip
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _join(self) -> None:
        self._begin.clicked.connect(self._on_begin)
        self._have.clicked.connect(self.other_vault_wanted)
        self._protects.clicked.connect(self._on_protects)
        self._protects_page.closed.connect(self.arrive)
        self._know.finished.connect(self._ask_where)
        self._know.left.connect(self._ask_where)
        self._know.escaped.connect(self.arrive)
        self._know.went.connect(self._on_checkup)
        self._here.clicked.connect(self._on_here)
        self._to_first.clicked.connect(self.arrive)
        self._another.clicked.connect(self._on_another)
        self._chooser.chosen.connect(self._on_place)
        self._chooser.closed.connect(self._ask_where)
        for page in (self._first, self._know, self._place_page, self._protects_page):
            page.help_wanted.connect(self.help_wanted)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self._place_page)
        escape.activated.connect(self.arrive)

    # what a person does

    def _on_begin(self) -> None:
        self._pages.setCurrentWidget(self._know)
        self._know.arrive()

    def _ask_where(self) -> None:
        self._pages.setCurrentWidget(self._place_page)
        self._here.setFocus()

    def _on_here(self) -> None:
        refusal = self._why_too_deep(self._place)
        self._trouble.say(refusal)
        if not refusal:
            self.place_chosen.emit(free_folder(self._place))

    def _on_another(self) -> None:
        self._pages.setCurrentWidget(self._chooser)
        self._chooser.begin(spots(), Path.home())

    def _on_protects(self) -> None:
        self._pages.setCurrentWidget(self._protects_page)
        self._protects_page.arrive()

    def _on_checkup(self) -> None:
        if self._checkup is None:
            self._checkup = self._ground.checkup(self.tr("Back"))
            self._checkup.closed.connect(self._on_checked)  # type: ignore[attr-defined]
            self._pages.addWidget(self._checkup)
        self._pages.setCurrentWidget(self._checkup)
        self._checkup.arrive()  # type: ignore[attr-defined]

    def _on_checked(self) -> None:
        self._checkup.leave()  # type: ignore[union-attr]  # it is the one that closed
        self._pages.setCurrentWidget(self._know)
        self._know.go_on()

    def _on_place(self, place: Path) -> None:
        self._place = place
        self._trouble.say("")
        self._show_place()
        self._ask_where()

    def _why_not(self, place: Path) -> str:
        if self._ground.is_remote(place):
            return self.tr(
                "This folder is on another machine, where a vault cannot be kept safely. Choose "
                "one on this computer, or on a stick."
            )
        return self._why_too_deep(place)

    def _why_too_deep(self, place: Path) -> str:
        if self._ground.is_too_deep(free_folder(place)):
            return self.tr(
                "This folder lies too deep: the way to it is longer than that of a vault can be. "
                "Choose one nearer to the top."
            )
        return ""

    def _show_place(self) -> None:
        folder = free_folder(self._place)
        words = self.tr("In a new folder named “{name}”, in {place}.")
        product = self._ground.synced_by(self._place)
        if self._place == self._ground.usual and product is None:
            words = self.tr(
                "In a new folder named “{name}”, in {place}. That is on this computer, outside "
                "the folders that are copied elsewhere."
            )
        self._where.setText(words.format(name=folder.name, place=self._place))
        self._notice.setVisible(product is not None)
        if product is not None:
            self._notice.say(
                self.tr("{product} copies this place elsewhere").format(product=product),
                self.tr(
                    "What you write stays locked, but others may see that a vault is there and "
                    "when it changes. Two copies can also get in each other’s way. You can use "
                    "this place, or choose another one."
                ),
            )


def free_folder(place: Path) -> Path:
    """Return the path of a new folder with a neutral name: Vault, Vault 2, and so on."""
    names = ("Vault", *(f"Vault {number}" for number in range(2, MOST_NAMES)))
    return next((place / name for name in names if not (place / name).exists()), place / "Vault")
