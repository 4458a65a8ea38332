"""A new vault of what can be saved of a damaged one, and what became of each piece."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.door import Door
from desktop.errors import AppError
from desktop.model.salvaged import Course, Fate, Layer, Note, Salvage, Salvaged
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
    """A path where nothing is yet, and how a new vault is made there, or None if it was stopped.

    It tells how far it is, and keeps the letter of what is not whole in the new vault.
    """

    folder: Callable[[], Path]
    salvage: Callable[[Path, Course, Note], tuple[Path, Salvage] | None]


def in_new_folder(
    door: Door, folder: Path, salvage: Callable[..., Salvage | None], course: Course
) -> tuple[Path, Salvage] | None:
    """Make a vault in a new folder, and return where it is and the report; None: it was stopped.

    The folder gets its name when all of it is there, and where it ends before that nothing of it
    stays. Raises DestinationError, DoorError, and what `salvage` raises.
    """
    if not folder.parent.is_dir():
        door.make_folder(folder.parent)
    made = door.new_folder(folder.parent, folder.name)
    try:
        report = salvage(new_file=made.new_file)
        if report is not None and not course.gives_way():
            return made.keep(), report
    except BaseException:
        with contextlib.suppress(AppError):
            made.drop()
        raise
    made.drop()
    return None


class SalvageScreen(QWidget):
    """Emits the folder of the new vault once somebody wants to open it.

    `reading` says that headings of a vault can be read here, so that all that locks one locks them.
    """

    saved = Signal(object)
    closed = Signal()
    reading = Signal()
    help_wanted = Signal()
    told = Signal(object, float)

    def __init__(self, look: Look, jobs: Jobs, means: Means) -> None:
        super().__init__()
        self.setObjectName("salvage")
        self._look, self._jobs, self._means = look, jobs, means
        self._folder = Path()
        self._is_busy = self._is_stopped = self._is_done = False
        self._where = label("", "body", "salvage_where")
        self._said = Said(look, name="salvage_said")
        self._step = label("", "muted", "salvage_step")
        self._bar = QProgressBar()
        self._bar.setObjectName("salvage_bar")
        self._go = Button(look, self.tr("Make the new vault"), name="salvage_go", kind="primary")
        self._back = Button(look, self.tr("Back"), name="salvage_back", kind="quiet")
        self._stop = Button(look, self.tr("Stop"), name="salvage_stop")
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

    def holds_a_vault(self) -> bool:
        """Say whether headings of a vault can be read here."""
        return self._is_done

    def leave(self) -> None:
        """Hold no heading any more, and make nothing more."""
        self._is_stopped, self._is_done = True, False
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
            "stays as it is. This can take some minutes, and can be stopped."
        ), "body"), 8)  # fmt: skip
        page.add(self._where, 8)
        page.add(self._said, 8)
        page.add(self._step, 16)
        page.add(self._bar, 8)
        page.add_layout(across(self._go, self._back, self._stop, gap=12), 24)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, OF)
        return page

    def _make_done(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="salvage_done_page")
        page.add(label(self.tr("The new vault is there"), "title", "salvage_done"))
        page.add(self._counts, 12)
        page.add(label(self.tr(
            "The damaged vault is still there. Keep it until you have looked through the new one."
        ), "body"), 12)  # fmt: skip
        page.add_layout(across(self._open, gap=0), 24)
        # Last, as it can be long: what comes next is never below the edge.
        page.add(self._lines, 24)
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
        self._stop.clicked.connect(self._on_stop)
        self._open.clicked.connect(self._on_open)
        self.told.connect(self._on_told)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(
            self._on_escape
        )

    # what a person does

    def _on_escape(self) -> None:
        if self._is_busy:
            self._on_stop()
        else:
            self.closed.emit()

    def _on_stop(self) -> None:
        self._is_stopped = True
        self._stop.setEnabled(False)
        self._step.setText(self.tr("It stops, and takes away what it had begun."))

    def _on_go(self) -> None:
        if self._is_busy:
            return
        self._said.say("")
        self._is_stopped = False
        self._set_busy(is_busy=True)
        self._stop.setFocus()
        course = Course(self._has_stopped, self.told.emit)
        work = partial(self._means.salvage, self._folder, course, self._note)
        self._jobs.run(work, self._on_ended, self._on_not_saved)

    def _has_stopped(self) -> bool:
        return self._is_stopped

    def _on_told(self, layer: Layer, far: float) -> None:
        self._bar.setValue(round(far * OF))
        if self._is_stopped:
            return
        self._step.setText({
            Layer.KEYS: self.tr("The locks are tried with your passphrase."),
            Layer.BY_ID: self.tr("Step 1 of 4: the words are read in their order."),
            Layer.BY_PAGE: self.tr("Step 2 of 4: each page is read by itself."),
            Layer.BACKUP: self.tr("Step 3 of 4: what is missing is looked for in the backups."),
            Layer.MAKING: self.tr("Step 4 of 4: the new vault is made and looked through."),
        }[layer])  # fmt: skip

    def _on_ended(self, made: tuple[Path, Salvage] | None) -> None:
        self._set_busy(is_busy=False)
        self._folder = self._means.folder()
        if made is not None:
            self._folder, report = made
            self._on_saved(report)
            return
        self._said.say(self.tr(
            "It was stopped. Nothing of the new vault is left, and the damaged one is as it was. "
            "You can begin again at any time."
        ))  # fmt: skip
        self._go.setFocus()

    def _on_saved(self, report: Salvage) -> None:
        told = self._counted(report)
        if self._note(report):
            told += "\n" + self.tr("A letter in the new vault says the same.")
        self._counts.setText(told)
        self._lines.setText(self._listed(report))
        self._pages.setCurrentWidget(self._done)
        self._done.show_start()
        self._open.setFocus()
        self._is_done = True
        self.reading.emit()

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
        self._step.clear()
        for part in (self._bar, self._step, self._stop):
            part.setVisible(is_busy)
        self._stop.setEnabled(True)
        for button in (self._go, self._back):
            button.setVisible(not is_busy)

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
        lines = [f"{self._name(one)} – {words[one.fate]}" for one in named[:most]]
        if len(named) > most:
            lines.append(self.tr("And {count} more.").format(count=len(named) - most))
        return "\n".join(lines)

    def _name(self, one: Salvaged) -> str:
        title = self.tr("A veiled entry") if one.is_veiled else one.title or "–"
        name = f"{title}, {days.full_day(one.on)}"
        return self.tr("{piece}, in the trash").format(piece=name) if one.is_trashed else name
