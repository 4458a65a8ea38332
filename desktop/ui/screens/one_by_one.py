"""A few short pages, one at a time: what is better known before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.texts import Page, Part
from desktop.ui.theme import Look
from desktop.ui.widgets.across import Across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label, no_taller_than_needed

COLUMN = 600
GAP = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """What the way out says on every page, and what the last page says instead of "Next".

    Without other words the last page says the same as the way out. `onward` are the pages, by
    key, that lead to a screen: its name, and the words of the button.
    """

    out: str
    last: str = ""
    onward: Mapping[str, tuple[str, str]] = field(default_factory=dict)


class OneByOne(QWidget):
    """Emits that somebody read on past the last page, left from one of them, or pressed Escape.

    `closed` comes with each of the three. It keeps nothing and tells nobody which pages were seen.
    """

    finished = Signal()
    left = Signal()
    escaped = Signal()
    closed = Signal()
    went = Signal(str)
    help_wanted = Signal()

    def __init__(self, look: Look, page: Page, leading: Leading, *, name: str = "know") -> None:
        super().__init__()
        self.setObjectName(name)
        self._look, self._name, self._leading = look, name, leading
        self._out = Button(look, leading.out, name=f"{name}_out", kind="quiet")
        self._out.setProperty("measure", "link")
        self._where = label("", "note", f"{name}_where")
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._body = QStackedWidget()
        self._body.setProperty("surface", "none")
        self._bodies = [
            self._one(part, "" if number else page.opening)
            for number, part in enumerate(page.parts)
        ]
        for body in self._bodies:
            self._body.addWidget(body)
        no_taller_than_needed(self._body)
        self._next = Button(look, self.tr("Next"), name=f"{name}_next", kind="primary")
        self._back = Button(look, self.tr("Back"), name=f"{name}_back", kind="quiet")
        self._page = CalmPage(look, COLUMN, name=f"{name}_page", in_middle=False)
        self._lay_out(page.title)
        self._join()

    def arrive(self) -> None:
        """Begin with the first page."""
        self._show(0)

    def go_on(self) -> None:
        """Be on the page where one left for a screen."""
        self._next.setFocus()

    def leave(self) -> None:
        """Leave nothing behind: nothing was typed."""

    def without_help(self) -> None:
        """Leave the way to help out, where this lies inside it or beside it."""
        self._page.without_help()

    # parts

    def _one(self, part: Part, opening: str) -> QWidget:
        made = QWidget()
        made.setProperty("surface", "none")
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.theme.px(GAP))
        lines.addWidget(label(part.heading, "title", f"{self._name}_{part.key}"))
        if opening:
            lines.addWidget(label(opening, "muted"))
        for sentence in part.sentences:
            lines.addWidget(label(sentence, "words"))
        if part.key in self._leading.onward:
            lines.addLayout(self._onward(part.key))
        lines.addStretch(1)
        return made

    def _onward(self, key: str) -> Across:
        """Return the button that leads from a page to a screen of its subject."""
        screen, words = self._leading.onward[key]
        button = Button(self._look, words, name=f"{self._name}_{screen}")
        button.clicked.connect(partial(self.went.emit, screen))
        return across(button, gap=0)

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(self._out)
        head.addWidget(self._where, 1)
        page = self._page
        page.add_layout(head)
        page.add(label(title, "muted", f"{self._name}_title"), 20)
        page.add(self._body, 4)
        page.add_layout(across(self._next, self._back, gap=self._look.theme.px(12)), 28)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _join(self) -> None:
        self._out.clicked.connect(self.left)
        self._next.clicked.connect(self._on_next)
        self._back.clicked.connect(self._on_back)
        self._page.help_wanted.connect(self.help_wanted)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self)
        escape.activated.connect(self.escaped)
        for way in (self.finished, self.left, self.escaped):
            way.connect(self.closed)

    # what a person does

    def _on_next(self) -> None:
        # In large type the end of a page is below the window: it is read before the next one.
        if self._page.read_on():
            return
        number = self._body.currentIndex() + 1
        if number < len(self._bodies):
            self._show(number)
        else:
            self.finished.emit()

    def _on_back(self) -> None:
        self._show(self._body.currentIndex() - 1)

    def _show(self, number: int) -> None:
        self._body.setCurrentIndex(number)
        last = self._leading.last or self._leading.out
        where = self.tr("{number} of {count}")
        self._where.setText(where.format(number=number + 1, count=len(self._bodies)))
        self._next.show_text(last if number == len(self._bodies) - 1 else self.tr("Next"))
        self._back.setVisible(number > 0)
        self._page.show_start()
        self._next.setFocus()
        # A screen reader begins with what the focused button describes: the words of this page.
        shown = page.findChildren(QLabel) if (page := self._body.widget(number)) else []
        self._next.setAccessibleDescription(" ".join(one.text() for one in shown))
