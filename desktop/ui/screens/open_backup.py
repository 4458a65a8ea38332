"""Open a backup: it becomes a vault of its own in a new folder, and nothing is written over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.session import Backup, Tell
from desktop.ui import days, messages
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mark import Mark
from desktop.ui.widgets.place_chooser import Asking, PlaceChooser, spots
from desktop.ui.widgets.rows import RowList, RowText
from desktop.ui.widgets.said import Said

COLUMN = 440
OF = 1_000
"""How finely the bar shows how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Which backups lie beside the vault of this room, and how a folder gets what is in one.

    `within` returns those of any other folder; `folder` a path where nothing is yet; `restore`
    makes that folder, and a vault of a backup in it, telling how far it is.
    """

    beside: Callable[[], Sequence[Backup]]
    within: Callable[[Path], Sequence[Backup]]
    folder: Callable[[], Path]
    restore: Callable[[Path, Path, Tell], None]


class OpenBackupScreen(QWidget):
    """Emits the folder of the new vault, to be opened with the secrets of its time."""

    restored = Signal(object)
    closed = Signal()
    help_wanted = Signal()
    told = Signal(float)

    def __init__(self, look: Look, jobs: Jobs, means: Means) -> None:
        super().__init__()
        self.setObjectName("restore")
        self._look, self._jobs, self._means = look, jobs, means
        self._found: dict[str, Backup] = {}
        self._wanted: Backup | None = None
        self._folder = Path()
        self._is_busy = False
        self._rows = RowList(look, name="restore_backup")
        self._none = label(
            self.tr("There is no backup beside this vault."), "muted", "restore_none"
        )
        self._elsewhere = self._link("restore_elsewhere", self.tr("It is in another place"))
        self._back = self._link("restore_back", self.tr("Back"))
        self._which = label("", "title", "restore_which")
        self._where = label("", "body", "restore_where")
        self._said = Said(look, name="restore_said")
        self._bar = QProgressBar()
        self._bar.setObjectName("restore_bar")
        self._go = Button(look, self.tr("Make this vault"), name="restore_go", kind="primary")
        self._other = Button(look, self.tr("Choose another one"), name="restore_other")
        self._open = Button(look, self.tr("Open it"), name="restore_open", kind="primary")
        self._list_page = self._make_list_page()
        self._one_page = self._make_one_page()
        self._done_page = self._make_done_page()
        self._chooser = PlaceChooser(look, self._asking(), name="restore_places")
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Show which backups there are."""
        found = self._means.beside()
        self._found = {str(number): one for number, one in enumerate(found, start=1)}
        self._rows.show_rows(
            [RowText(key=key, title=_moment(one)) for key, one in self._found.items()]
        )
        self._none.setVisible(not found)
        self._pages.setCurrentWidget(self._list_page)
        self._list_page.show_start()
        if not self._rows.hold():
            self._elsewhere.setFocus()

    def leave(self) -> None:
        """Leave nothing behind: nothing was typed."""

    # parts

    def _link(self, name: str, words: str) -> Button:
        made = Button(self._look, words, name=name, kind="quiet")
        made.setProperty("measure", "link")
        return made

    def _make_list_page(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="restore_page")
        page.add(Mark(self._look))
        page.add(label(self.tr("Open a backup"), "title", "restore_title"), 16)
        page.add(label(self.tr(
            "It becomes a vault of its own in a new folder. What is there now stays as it is."
        ), "muted"), 8)  # fmt: skip
        page.add(self._none, 24)
        page.add(self._rows, 0)
        page.add_layout(across(self._elsewhere, gap=0, to_right=self._back), 24)
        return page

    def _make_one_page(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="restore_one_page")
        page.add(self._which)
        page.add(self._where, 12)
        page.add(label(self.tr(
            "It opens with the passphrase or the recovery words of that day. What was written "
            "later is not in it."
        ), "body"), 8)  # fmt: skip
        page.add(self._said, 8)
        page.add(self._bar, 16)
        page.add_layout(across(self._go, self._other, gap=12), 16)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, OF)
        self._bar.hide()
        return page

    def _make_done_page(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="restore_done_page")
        page.add(label(self.tr("The vault is there"), "title", "restore_done"))
        page.add(label(self.tr(
            "It lies in its own folder, and what was there before is untouched. When both are "
            "in the usual place, you are asked which one to open."
        ), "body"), 8)  # fmt: skip
        page.add_layout(across(self._open, gap=0), 24)
        return page

    def _asking(self) -> Asking:
        return Asking(
            title=self.tr("Where is the backup?"),
            words=self.tr(
                "A backup is one file whose name is a day and a time. Enter goes into a folder or "
                "takes a file, Backspace goes one level up."
            ),
            choose=self.tr("Take this file"),
            refusal=self._why_not,
            mark=self._mark,
            files=lambda folder: [one.path for one in self._means.within(folder)],
        )

    def _lay_out(self) -> None:
        for part in (self._list_page, self._one_page, self._done_page):
            self._pages.addWidget(part)
            part.help_wanted.connect(self.help_wanted)
        self._pages.addWidget(self._chooser)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _join(self) -> None:
        self._rows.chosen.connect(self._on_row)
        self._elsewhere.clicked.connect(self._on_elsewhere)
        self._back.clicked.connect(self.closed)
        self._chooser.chosen.connect(self._on_file)
        self._chooser.closed.connect(self.arrive)
        self._go.clicked.connect(self._on_go)
        self._other.clicked.connect(self.arrive)
        self._open.clicked.connect(self._on_open)
        self.told.connect(self._on_told)
        for page, slot in ((self._list_page, self.closed.emit), (self._one_page, self._on_escape)):
            QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), page).activated.connect(slot)

    # what a person does

    def _on_row(self, key: str) -> None:
        self._show_one(self._found[key])

    def _on_elsewhere(self) -> None:
        self._pages.setCurrentWidget(self._chooser)
        self._chooser.begin(spots(), Path.home())

    def _mark(self, path: Path) -> str:
        one = self._known(path)
        return self.tr("(backup of {moment})").format(moment=_moment(one)) if one else ""

    def _why_not(self, path: Path) -> str:
        return "" if self._known(path) else self.tr("This is no backup. Choose another file.")

    def _known(self, path: Path) -> Backup | None:
        if path.is_dir():
            return None
        return next((one for one in self._means.within(path.parent) if one.path == path), None)

    def _on_file(self, path: Path) -> None:
        one = self._known(path)
        if one is not None:
            self._show_one(one)

    def _show_one(self, one: Backup) -> None:
        self._wanted, self._folder = one, self._means.folder()
        self._which.setText(_moment(one))
        where = self.tr("A vault is made of it in a new folder: {folder}")
        self._where.setText(where.format(folder=self._folder))
        self._said.say("")
        self._set_busy(is_busy=False)
        self._pages.setCurrentWidget(self._one_page)
        self._one_page.show_start()
        self._go.setFocus()

    def _on_escape(self) -> None:
        if not self._is_busy:
            self.arrive()

    def _on_go(self) -> None:
        if self._wanted is None or self._is_busy:
            return
        self._said.say("")
        self._set_busy(is_busy=True)
        work = partial(self._means.restore, self._wanted.path, self._folder, self.told.emit)
        self._jobs.run(work, self._on_restored, self._on_not_restored)

    def _on_told(self, far: float) -> None:
        self._bar.setValue(round(far * OF))

    def _on_restored(self, _nothing: object) -> None:
        self._set_busy(is_busy=False)
        self._pages.setCurrentWidget(self._done_page)
        self._done_page.show_start()
        self._open.setFocus()

    def _on_not_restored(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        if not isinstance(error, AppError):
            raise error
        # What is half made there has no key file, and is no vault: the next try takes a new folder.
        self._folder = self._means.folder()
        self._said.say(messages.sentence(error))
        self._other.setFocus()

    def _on_open(self) -> None:
        self.restored.emit(self._folder)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._bar.setValue(0)
        self._bar.setVisible(is_busy)
        for button in (self._go, self._other):
            button.setEnabled(not is_busy)


def _moment(one: Backup) -> str:
    return days.moment_words(one.made_at, days.today())
