"""What left: each file with what became of it, and quietly what is still out."""

import errno
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.door import Door
from desktop.errors import AppError, DestinationError, DoorError
from desktop.model.register import Fate, Left, Return
from desktop.texts import Page
from desktop.ui import messages, registering
from desktop.ui.open_texts import OpenTexts
from desktop.ui.registering import Line, Registering
from desktop.ui.screens.protects import ReadingScreen
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.delete_file_page import DeleteFilePage
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.register_card import RegisterCard
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.take_out_page import TakeOutPage

COLUMN = 680
AT_ONCE = 30
"""Lines shown of each part before somebody asks for earlier ones."""


class RegisterScreen(QWidget):
    """Shows the register; what is typed or chosen in it is kept at once.

    `deleting` and `printing` are what there is to be read before either.
    """

    went = Signal(str)

    def __init__(
        self, look: Look, texts: OpenTexts, door: Door, deleting: Page, printing: Page
    ) -> None:
        super().__init__()
        self.setObjectName("register")
        self._look, self._jobs, self._door = look, texts.jobs, door
        self._register = Registering(texts)
        self._lines: dict[str, Line] = {}
        self._cards: dict[str, RegisterCard] = {}
        self._asked: Line | None = None
        self._most = AT_ONCE
        self._said = Said(look, name="register_said")
        self._back = Button(
            look, self.tr("Back to For a session"), name="register_back", kind="quiet"
        )
        self._back.setProperty("measure", "link")
        self._page = ScrollPage(look, COLUMN, name="register_page")
        self._delete = DeleteFilePage(look, deleting)
        self._away = TakeOutPage(look)
        self._paper = ReadingScreen(
            look, printing, (), self.tr("Back to what left"), name="register_printing"
        )
        self._stack = QStackedWidget()
        for page in (self._page, self._delete, self._away, self._paper):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._join()

    def arrive(self) -> None:
        """Show what left, newest first."""
        self._most = AT_ONCE
        self._stack.setCurrentWidget(self._page)
        self._show("")
        self._back.setFocus()
        self._look_for_begun()

    def leave(self) -> None:
        """Show no line and no password any more."""
        self._asked = None
        self._stack.setCurrentWidget(self._page)
        self._clear()

    # parts

    def _join(self) -> None:
        self._back.clicked.connect(partial(self.went.emit, "session"))
        self._delete.kept.connect(self._on_kept)
        self._delete.sure.connect(self._on_sure)
        self._away.kept.connect(self._on_kept)
        self._away.sure.connect(self._on_away)
        self._paper.closed.connect(self._on_read)
        # One key for the page alone: those over it have their own.
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self._page).activated.connect(
            partial(self.went.emit, "session")
        )

    def _clear(self) -> None:
        # The two that stay are not to be taken away with the page they stand on.
        self._back.setParent(self)
        self._said.setParent(self)
        self._back.hide()
        self._said.hide()
        self._cards = {}
        self._page.clear()

    def _show(self, said: str) -> None:
        self._clear()
        self._page.add_layout(across(self._back, gap=0))
        self._back.show()
        self._page.add(label(self.tr("What left"), "title", "register_title"))
        self._page.add(label(self.tr(
            "Each file that was saved outside the vault. No page and no packet ever holds a line "
            "of this list."
        ), "muted"))  # fmt: skip
        paper = Button(self._look, self.tr("On paper"), name="register_paper", kind="quiet")
        paper.setProperty("measure", "link")
        paper.clicked.connect(self._on_paper)
        self._page.add_layout(across(paper, gap=0))
        self._page.add(self._said)
        self._said.say(said)
        self._lay_out_lines()
        no_taller_than_needed(self._page)

    def _lay_out_lines(self) -> None:
        try:
            lines = self._register.lines()
        except AppError as error:
            self._said.say(messages.sentence(error))
            return
        self._lines = {one.section.id: one for one in lines}
        if not lines:
            none = self.tr("Nothing has left yet.")
            if self._register.has_damage():
                none = messages.nothing_found()
            self._page.add(label(none, "body", "register_none"))
            return
        out = [one for one in lines if one.left.is_out]
        self._lay_out_part(self.tr("Still out"), "register_out", out)
        over = [one for one in lines if not one.left.is_out]
        self._lay_out_part(self.tr("Back, destroyed or deleted"), "register_over", over)
        if max(len(out), len(over)) > self._most:
            more = Button(self._look, self.tr("Show earlier ones"), name="register_more")
            more.clicked.connect(self._on_more)
            self._page.add_layout(across(more, gap=0))

    def _lay_out_part(self, title: str, name: str, lines: Sequence[Line]) -> None:
        if not lines:
            return
        self._page.add_space(12)
        self._page.add(label(title, "panel", name))
        for number, line in enumerate(lines[: self._most], 1):
            self._page.add(self._card(line, f"{name}_{number}"))

    def _card(self, line: Line, name: str) -> RegisterCard:
        card, key = RegisterCard(self._look, line.left, name=name), line.section.id
        card.whom_typed.connect(partial(self._on_typed, key))
        card.returns_chosen.connect(partial(self._on_returns, key))
        card.fate_chosen.connect(partial(self._on_fate, key))
        card.day_typed.connect(partial(self._on_day, key))
        card.delete_wanted.connect(partial(self._on_delete_wanted, key))
        card.away_wanted.connect(partial(self._on_away_wanted, key))
        self._cards[key] = card
        return card

    # what is said of a line

    def _on_typed(self, key: str, words: str) -> None:
        self._change(key, whom=words)

    def _on_returns(self, key: str, value: str) -> None:
        self._change(key, returns=Return(value))

    def _change(self, key: str, **values: object) -> None:
        self._lines[key] = self._register.change(
            self._lines[key], lambda left: left.changed(**values)
        )

    def _on_fate(self, key: str, value: str) -> None:
        self._register.fate(self._lines[key], Fate(value))
        self._show("")
        self._back.setFocus()
        if (card := self._cards.get(key)) is not None:
            # Today is only the likely day: it can be said at once that it was another.
            card.ask_for_day()

    def _on_day(self, key: str, on: date) -> None:
        line = self._lines[key]
        self._lines[key] = self._register.fate(line, line.left.fate, on)

    def _on_more(self) -> None:
        self._most += AT_ONCE
        self._show("")

    # taking out a line

    def _on_away_wanted(self, key: str) -> None:
        self._asked = line = self._lines[key]
        self._stack.setCurrentWidget(self._away)
        title = f"{line.left.title}\n{_path(line.left)}".strip()
        self._away.ask(title, has_password=bool(line.left.password))

    def _on_away(self) -> None:
        line, self._asked = self._asked, None
        if line is None:
            return
        said = self.tr("The line is taken out.")
        try:
            self._register.take_out(line)
        except AppError as error:
            said = messages.sentence(error)
        self._back_to_list(said)

    # a file that nobody knows of whether it is there

    def _look_for_begun(self) -> None:
        begun = [one for one in self._lines.values() if one.left.fate is Fate.BEGUN]
        if begun:
            self._jobs.run(partial(_standing, begun), self._on_looked, self._on_failed)

    def _on_looked(self, found: list[Line]) -> None:
        """Take it as out where the very file that was begun stands in its place."""
        for line in found:
            self._register.fate(line, Fate.OUT)
        if found and self._lines:
            self._show("")

    # deleting

    def _on_delete_wanted(self, key: str) -> None:
        self._asked = line = self._lines[key]
        self._stack.setCurrentWidget(self._delete)
        self._delete.ask(str(_path(line.left)))

    def _on_kept(self) -> None:
        self._asked = None
        self._back_to_list("")

    def _on_sure(self) -> None:
        if (line := self._asked) is None:
            return
        left = line.left
        remove = partial(self._door.remove_same, _path(left), size=left.size, digest=left.digest)
        self._delete.setEnabled(False)
        # Not on this thread: a disk that does not answer must not keep a lock from coming.
        self._jobs.run(remove, partial(self._on_removed, line), partial(self._on_not_removed, line))

    def _on_removed(self, line: Line, _nothing: object) -> None:
        # Also where somebody went elsewhere meanwhile: the file is gone.
        self._register.fate(line, Fate.DELETED)
        self._tell(line, self.tr("The file is deleted."))

    def _on_not_removed(self, line: Line, error: BaseException) -> None:
        if not isinstance(error, AppError):
            self._delete.setEnabled(True)
            raise error
        self._tell(line, self._why_not(error))

    def _tell(self, line: Line, words: str) -> None:
        """Say what became of a file where its page is still shown, or the list is."""
        self._delete.setEnabled(True)
        is_waited_for, self._asked = self._asked is line, None
        if is_waited_for or self._cards:
            self._back_to_list(words)

    def _why_not(self, error: AppError) -> str:
        if isinstance(error, DoorError):
            return self.tr("Another file stands there now under this name. It was left alone.")
        if isinstance(error, DestinationError) and errno.ENOENT in error.args:
            return self.tr("It is not in that place any more. It was moved, or deleted already.")
        return messages.sentence(error)

    def _back_to_list(self, words: str) -> None:
        self._stack.setCurrentWidget(self._page)
        self._show(words)
        self._back.setFocus()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error

    # on paper

    def _on_paper(self) -> None:
        self._stack.setCurrentWidget(self._paper)
        self._paper.arrive()

    def _on_read(self) -> None:
        self._back_to_list("")


def _path(left: Left) -> Path:
    return Path(left.folder) / left.name


def _standing(lines: Sequence[Line]) -> list[Line]:
    """Return those whose very file stands in its place; a place that is not there has none."""
    found = []
    for line in lines:
        try:
            is_it = bool(line.left.digest) and registering.holds(_path(line.left), line.left)
        except OSError:
            continue
        found += [line] if is_it else []
    return found
