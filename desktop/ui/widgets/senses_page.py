"""Five, four, three, two, one: the senses one after the other, and the day at the end."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.texts import Page
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 640


class SensesPage(QWidget):
    """One sense at a time, each of which can be left out; `over` says something else is wanted."""

    over = Signal()

    def __init__(self, look: Look, text: Page, today: Callable[[], date] = days.today) -> None:
        super().__init__()
        self.setObjectName("senses")
        self._text, self._today, self._at = text, today, 0
        self._page = ScrollPage(look, COLUMN, name="senses_page")
        self._opening = label(text.opening, "muted", "senses_opening")
        self._heading = label("", "title", "senses_heading")
        self._words = label("", "large", "senses_words")
        self._next = Button(look, self.tr("Next"), name="senses_next", kind="primary")
        self._skip = Button(look, self.tr("Leave this one out"), name="senses_skip")
        self._former = Button(look, self.tr("The one before"), name="senses_before", kind="quiet")
        self._again = Button(look, self.tr("Once more"), name="senses_again")
        self._other = Button(look, self.tr("Something else"), name="senses_other", kind="primary")
        self._lay_out()
        self._next.clicked.connect(self._on_next)
        self._skip.clicked.connect(self._on_next)
        self._former.clicked.connect(self._on_former)
        self._again.clicked.connect(self.arrive)
        self._other.clicked.connect(self.over)

    def arrive(self) -> None:
        """Begin with the first sense."""
        self._show(0)

    def _lay_out(self) -> None:
        page = self._page
        page.add_space(12)
        page.add(self._opening)
        page.add_space(12)
        page.add(self._heading)
        page.add(self._words)
        page.add_space(20)
        buttons = (self._next, self._skip, self._former, self._other, self._again)
        page.add_layout(across(*buttons, gap=12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _on_next(self) -> None:
        self._show(self._at + 1)

    def _on_former(self) -> None:
        self._show(self._at - 1)

    def _show(self, at: int) -> None:
        self._at = at
        is_over = at >= len(self._text.parts)
        heading, sentences = self._end() if is_over else self._sense(at)
        self._opening.setText("" if is_over else self._text.opening)
        self._heading.setText(heading)
        self._words.setText("\n".join(sentences))
        for button in (self._next, self._skip):
            button.setVisible(not is_over)
        for button in (self._other, self._again):
            button.setVisible(is_over)
        self._former.setVisible(at > 0 and not is_over)
        self._page.verticalScrollBar().setValue(0)
        (self._other if is_over else self._next).setFocus()
        said = ". ".join((heading, *sentences))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._heading, said))

    def _sense(self, at: int) -> tuple[str, tuple[str, ...]]:
        part = self._text.parts[at]
        return part.heading, part.sentences

    def _end(self) -> tuple[str, tuple[str, ...]]:
        """Return the day and the place (domain.md, G1: it ends with today, and where I am)."""
        day = self.tr("It is {day}").format(day=days.full_day(self._today()))
        where = self.tr("Say where you are: the room, the street, the town.")
        return day, (where, self._text.closing)
