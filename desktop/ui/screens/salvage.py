"""A new vault of what can be saved of a damaged one, and what became of each piece."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model.salvaged import Fate, Note, Salvage, Salvaged
from desktop.session import Tell
from desktop.ui import days, messages
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

COLUMN = 520
OF = 1_000
MOST_LINES = 40
"""Headings that are named one by one; of more, how many more there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """A path where nothing is yet, and how a new vault is made there.

    It tells how far it is, and keeps the letter of what is not whole in the new vault.
    """

    folder: Callable[[], Path]
    salvage: Callable[[Path, Tell, Note], Salvage]


class SalvageScreen(QWidget):
    """Emits the folder of the new vault once somebody wants to open it."""

    saved = Signal(object)
    closed = Signal()
    help_wanted = Signal()
    told = Signal(float)

    def __init__(self, look: Look, jobs: Jobs, means: Means) -> None:
        super().__init__()
        self.setObjectName("salvage")
        self._look, self._jobs, self._means = look, jobs, means
        self._folder = Path()
        self._is_busy = False
        self._where = label("", "body", "salvage_where")
        self._said = Said(look, name="salvage_said")
        self._bar = QProgressBar()
        self._bar.setObjectName("salvage_bar")
        self._go = Button(look, self.tr("Make the new vault"), name="salvage_go", kind="primary")
        self._back = Button(look, self.tr("Back"), name="salvage_back", kind="quiet")
        self._counts = label("", "body", "salvage_counts")
        self._lines = label("", "muted", "salvage_lines")
        self._open = Button(look, self.tr("Open it"), name="salvage_open", kind="primary")
        self._pages = QStackedWidget()
        self._first, self._done = self._make_first(), self._make_done()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Say what is going to be made, and where."""
        self._folder = self._means.folder()
        where = self.tr("The new vault is made in this folder: {folder}")
        self._where.setText(where.format(folder=self._folder))
        self._set_busy(is_busy=False)
        self._first.show_start()
        self._go.setFocus()

    def leave(self) -> None:
        """Hold no heading any more."""
        self._lines.clear()

    # parts

    def _make_first(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="salvage_first")
        page.add(label(self.tr("Save what can be saved"), "title", "salvage_title"))
        page.add(label(self.tr(
            "Every page of the damaged vault is read by itself. What is whole goes into a new "
            "vault, and what is missing is taken from the newest good backup."
        ), "body"), 12)  # fmt: skip
        page.add(label(self.tr(
            "Your passphrase opens the new vault, and so do your recovery words. The damaged one "
            "stays as it is. This can take some minutes."
        ), "body"), 8)  # fmt: skip
        page.add(self._where, 8)
        page.add(self._said, 8)
        page.add(self._bar, 16)
        page.add_layout(across(self._go, self._back, gap=12), 24)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, OF)
        return page

    def _make_done(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="salvage_done_page")
        page.add(label(self.tr("The new vault is there"), "title", "salvage_done"))
        page.add(self._counts, 12)
        page.add(self._lines, 12)
        page.add(label(self.tr(
            "Keep the damaged vault until you have looked through the new one."
        ), "body"), 12)  # fmt: skip
        page.add_layout(across(self._open, gap=0), 24)
        return page

    def _lay_out(self) -> None:
        for page in (self._first, self._done):
            self._pages.addWidget(page)
            page.help_wanted.connect(self.help_wanted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _join(self) -> None:
        self._go.clicked.connect(self._on_go)
        self._back.clicked.connect(self.closed)
        self._open.clicked.connect(self._on_open)
        self.told.connect(self._on_told)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self._first).activated.connect(
            self._on_escape
        )

    # what a person does

    def _on_escape(self) -> None:
        if not self._is_busy:
            self.closed.emit()

    def _on_go(self) -> None:
        if self._is_busy:
            return
        self._said.say("")
        self._set_busy(is_busy=True)
        work = partial(self._means.salvage, self._folder, self.told.emit, self._note)
        self._jobs.run(work, self._on_saved, self._on_not_saved)

    def _on_told(self, far: float) -> None:
        self._bar.setValue(round(far * OF))

    def _on_saved(self, report: Salvage) -> None:
        self._set_busy(is_busy=False)
        told = self._counted(report)
        if self._note(report):
            told += "\n" + self.tr("A letter in the new vault says the same.")
        self._counts.setText(told)
        self._lines.setText(self._listed(report))
        self._pages.setCurrentWidget(self._done)
        self._done.show_start()
        self._open.setFocus()

    def _on_not_saved(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        if not isinstance(error, AppError):
            raise error
        self._folder = self._means.folder()
        self._said.say(messages.sentence(error))
        self._back.setFocus()

    def _on_open(self) -> None:
        self.saved.emit(self._folder)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._bar.setValue(0)
        self._bar.setVisible(is_busy)
        for button in (self._go, self._back):
            button.setEnabled(not is_busy)

    # what is said

    def _counted(self, report: Salvage) -> str:
        words = {
            Fate.WHOLE: self.tr("Whole: {count}"),
            Fate.OLDER: self.tr("As in the backup of {moment}, at least in part: {count}"),
            Fate.DOUBTFUL: self.tr("Doubtful, as words may be missing: {count}"),
            Fate.GONE: self.tr("Gone: {count}"),
        }
        made = report.backup_at
        moment = "" if made is None else days.moment_words(made, days.today())
        found = {fate: len(report.of(fate)) for fate in Fate}
        return "\n".join(
            said.format(count=found[fate], moment=moment)
            for fate, said in words.items()
            if found[fate] or fate is Fate.WHOLE
        )

    def _note(self, report: Salvage) -> tuple[str, str] | None:
        """Return the letter that stays in the new vault, where anything is not whole."""
        if len(report.of(Fate.WHOLE)) == len(report.pieces):
            return None
        title = self.tr("What was saved, {day}").format(day=days.full_day(days.today()))
        return title, f"{self._counted(report)}\n\n{self._listed(report, len(report.pieces))}"

    def _listed(self, report: Salvage, most: int = MOST_LINES) -> str:
        words = {
            Fate.OLDER: self.tr("of the backup"),
            Fate.DOUBTFUL: self.tr("doubtful"),
            Fate.GONE: self.tr("gone"),
        }
        named = [one for one in report.pieces if one.fate in words]
        lines = [f"{_name(one)} – {words[one.fate]}" for one in named[:most]]
        if len(named) > most:
            lines.append(self.tr("And {count} more.").format(count=len(named) - most))
        return "\n".join(lines)


def _name(one: Salvaged) -> str:
    return f"{one.title or '–'}, {days.full_day(one.on)}"
