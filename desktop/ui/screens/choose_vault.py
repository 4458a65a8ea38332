"""Which vault: those in the usual place by their folder names, one elsewhere, or a new one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mark import Mark
from desktop.ui.widgets.place_chooser import Asking, PlaceChooser, spots
from desktop.ui.widgets.rows import RowList, RowText

COLUMN = 384


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which vaults the usual place holds, what a vault is, and whether there is a way back.

    `is_too_deep` says whether the way to a folder is longer than that of a vault can be.
    """

    vaults: Callable[[], Sequence[Path]]
    is_vault: Callable[[Path], bool]
    is_too_deep: Callable[[Path], bool]
    can_go_back: bool


class ChooseVaultScreen(QWidget):
    """Emits the folder of the vault to open; it says nothing of a vault but its folder's name."""

    vault_chosen = Signal(object)
    new_wanted = Signal()
    backup_wanted = Signal()
    closed = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look, choice: Choice) -> None:
        super().__init__()
        self.setObjectName("choose")
        self._look, self._choice = look, choice
        self._found: dict[str, Path] = {}
        self._rows = RowList(look, name="choose_vault")
        self._none = label(self.tr("There is no vault in the usual place."), "muted", "choose_none")
        self._elsewhere = self._button("choose_elsewhere", self.tr("It is in another place"))
        self._new = self._button("choose_new", self.tr("Make a new vault"))
        self._backup = self._button("choose_backup", self.tr("Open a backup"))
        self._back = self._button("choose_back", self.tr("Back"))
        self._back.setVisible(choice.can_go_back)
        self._pages = QStackedWidget()
        self._page = CalmPage(look, COLUMN, name="choose_page")
        self._chooser = PlaceChooser(look, self._asking(), name="choose_places")
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Look again which vaults there are."""
        self._pages.setCurrentWidget(self._page)
        found = self._choice.vaults()
        self._found = {str(number): folder for number, folder in enumerate(found, start=1)}
        self._rows.show_rows(
            [RowText(key=key, title=folder.name) for key, folder in self._found.items()]
        )
        self._none.setVisible(not found)
        self._page.show_start()
        if not self._rows.hold():
            self._elsewhere.setFocus()

    def leave(self) -> None:
        """Leave nothing behind: nothing was typed."""

    def _lay_out(self) -> None:
        page = self._page
        page.add(Mark(self._look))
        page.add(label(self.tr("Which vault?"), "title", "choose_title"), 16)
        page.add(self._none, 24)
        page.add(self._rows, 0)
        page.add_layout(across(self._elsewhere, gap=0, to_right=self._new), 24)
        page.add_layout(across(self._backup, gap=0, to_right=self._back), 4)
        for part in (page, self._chooser):
            self._pages.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _asking(self) -> Asking:
        return Asking(
            title=self.tr("Where is your vault?"),
            words=self.tr(
                "A vault is a folder. Enter goes into a folder or opens a vault, Backspace goes "
                "one level up. Where you looked is not remembered."
            ),
            choose=self.tr("Open this folder as a vault"),
            refusal=self._why_not,
            mark=self._mark,
        )

    def _button(self, name: str, words: str) -> Button:
        made = Button(self._look, words, name=name, kind="quiet")
        made.setProperty("measure", "link")
        return made

    def _join(self) -> None:
        self._rows.chosen.connect(self._on_row)
        self._elsewhere.clicked.connect(self._on_elsewhere)
        self._new.clicked.connect(self.new_wanted)
        self._backup.clicked.connect(self.backup_wanted)
        self._back.clicked.connect(self.closed)
        self._page.help_wanted.connect(self.help_wanted)
        self._chooser.chosen.connect(self.vault_chosen)
        self._chooser.closed.connect(self.arrive)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self._page)
        escape.activated.connect(self._on_escape)

    def _on_escape(self) -> None:
        if self._choice.can_go_back:
            self.closed.emit()

    def _on_row(self, key: str) -> None:
        self.vault_chosen.emit(self._found[key])

    def _on_elsewhere(self) -> None:
        self._pages.setCurrentWidget(self._chooser)
        self._chooser.begin(spots(), Path.home())

    def _mark(self, folder: Path) -> str:
        return self.tr("(vault)") if self._choice.is_vault(folder) else ""

    def _why_not(self, folder: Path) -> str:
        if self._choice.is_vault(folder):
            return self._why_too_deep(folder)
        return self.tr("This folder is not a vault. Go into it, or choose another one.")

    def _why_too_deep(self, folder: Path) -> str:
        if not self._choice.is_too_deep(folder):
            return ""
        return self.tr(
            "This vault lies too deep: the way to it is longer than that of a vault can be. Move "
            "its folder nearer to the top, and open it there."
        )
