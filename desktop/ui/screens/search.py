"""Find words anywhere in the vault, or go to a place by its name."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import AppError
from desktop.model import search
from desktop.model.document import FEW, DocumentId, Place, SectionId
from desktop.model.search import Hit
from desktop.session import Searching
from desktop.ui import days, messages
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.search_rows import ROW, Goal, Rows, spoken
from desktop.ui.theme import Look
from desktop.ui.widgets.labels import label

PAUSE_MS = 150
STEP_S = 0.03
"""How long a search is on the vault's lane at a time; saves go in between."""
COLUMN, MOST_GOALS = 760, 6


class SearchScreen(QWidget):
    """Emits where to go; keeps nothing of what was asked."""

    opened = Signal(str)
    begin_wanted = Signal(str)
    place_wanted = Signal(object)
    went = Signal(str)
    left = Signal()

    def __init__(self, look: Look, texts: OpenTexts, goals: Callable[[], Sequence[Goal]]) -> None:
        super().__init__()
        self.setObjectName("search")
        self._look, self._texts, self._goals_of = look, texts, goals
        self._goals: tuple[Goal, ...] = ()
        self._where: DocumentId | None = None
        self._searching: Searching | None = None
        self._wants_first = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._field = _Field()
        self._list = QListWidget()
        self._said = label("", "note", "search_said")
        self._lay_out()
        self._join()

    # what others call

    def arrive(self) -> None:
        """Learn what there is to go to, and give the field the focus."""
        self._goals = self._known_goals()
        self._show(())
        self._field.setFocus()

    def leave(self) -> None:
        """Forget the question and what was found."""
        self._pause.stop()
        self._searching, self._wants_first, self._goals = None, False, ()
        self._field.setText("")  # unlike `clear`, this also takes what could be undone
        self._pause.stop()
        self._list.clear()
        self._said.setText("")
        search.forget()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self._field.setObjectName("search_question")
        self._field.setAccessibleName(self.tr("Words to find"))
        self._field.setPlaceholderText(self.tr("Words you remember, or a place to go to"))
        keys = self.tr(
            "Enter opens the chosen line, the arrow keys choose another, Escape goes back. Words "
            "in quotation marks stand side by side. Ctrl+Shift+F or Ctrl+K brings you here from "
            "anywhere."
        )
        self._field.setToolTip(keys)
        self._field.setAccessibleDescription(keys)
        self._field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._list.setObjectName("search_results")
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setItemDelegate(Rows(self._look, days.today, self._list))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QWidget()
        column.setMaximumWidth(px(COLUMN))
        lines = QVBoxLayout(column)
        lines.setContentsMargins(px(32), px(36), px(32), px(24))
        lines.setSpacing(px(12))
        lines.addWidget(label(self.tr("Find"), "title", "search_title"))
        lines.addWidget(self._field)
        lines.addWidget(self._said)
        lines.addWidget(self._list, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(column, 20)
        whole.addStretch(1)

    def _join(self) -> None:
        self._field.textChanged.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_enter)
        self._field.stepped.connect(self._step)
        self._pause.timeout.connect(self._on_pause)
        self._list.itemActivated.connect(self._on_activated)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.left)

    def _known_goals(self) -> tuple[Goal, ...]:
        session, place = self._texts.session, self._texts.place
        # Entries are many, and some are veiled: they are found by their words, title included.
        summaries = self._texts.jobs.ask(partial(session.summaries, kinds=FEW))
        self._where = place.document if place else None
        sections: tuple[Goal, ...] = ()
        if place and self._texts.jobs.ask(partial(session.is_kept, place.document)):
            document = self._texts.jobs.ask(partial(session.open, place.document))
            named = [one for one in document.pages if one.heading]
            sections = tuple(
                Goal("section", one.id, one.heading, self.tr("Section")) for one in named
            )
        titles = (Goal("text", one.id, one.title, self.tr("Text")) for one in summaries)
        return (*self._goals_of(), *sections, *titles)

    # asking

    def _on_typed(self) -> None:
        self._searching, self._wants_first = None, False
        self._pause.start()

    def _on_pause(self) -> None:
        self._searching = self._texts.session.searching(self._field.text())
        self._go_on(self._searching)

    def _go_on(self, searching: Searching) -> None:
        self._texts.jobs.save(partial(_stepped, searching), self._on_stepped, self._on_failed)

    def _on_stepped(self, answer: tuple[Searching, tuple[Hit, ...]]) -> None:
        searching, hits = answer
        if searching is not self._searching:
            return  # another question was asked meanwhile
        if not searching.is_done:
            self._said.setText(self.tr("Looking …"))
            self._go_on(searching)
            return
        self._show(hits)
        if self._wants_first:
            self._open_current()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._said.setText(messages.sentence(error))

    # what is shown

    def _show(self, hits: Sequence[Hit]) -> None:
        question = self._field.text()
        rows: tuple[Goal | Hit, ...] = (*self._named(question), *hits)
        self._list.clear()
        for row in rows:
            item = QListWidgetItem(self._list)
            item.setData(ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(row, days.today()))
        if rows:
            self._list.setCurrentRow(0)
        self._said.setText(self._words(question, len(rows)))

    def _named(self, question: str) -> list[Goal]:
        """Return what has a name in which all words of the question begin a word."""
        terms = [term._replace(is_prefix=True) for term in search.asked(question)]
        if not terms:
            return []
        found = []
        for goal in self._goals:
            name = list(search.words(goal.name))
            if all(any(term.is_at(name, at) for at in range(len(name))) for term in terms):
                found.append(goal)
        return found[:MOST_GOALS]

    def _words(self, question: str, count: int) -> str:
        if count or not search.asked(question):
            return ""
        if self._texts.session.has_damage:
            return messages.nothing_found()
        return self.tr("Nothing here holds all of these words. A part of a word is enough.")

    # going

    def _step(self, by: int) -> None:
        row = self._list.currentRow() + by
        self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))

    def _on_enter(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._wants_first = True
            self._on_pause()
        elif self._searching is not None and not self._searching.is_done:
            self._wants_first = True
        else:
            self._open_current()

    def _open_current(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._on_activated(item)

    def _on_activated(self, item: QListWidgetItem) -> None:
        row: Goal | Hit = item.data(ROW)
        if isinstance(row, Hit):
            place = Place(document=row.document, section=row.section, caret=row.caret)
            self.place_wanted.emit(place)
        elif row.kind == "section" and self._where is not None:
            place = Place(document=self._where, section=SectionId(row.key))
            self.place_wanted.emit(place)
        else:
            ways = {"text": self.opened, "guide": self.begin_wanted, "place": self.went}
            ways[row.kind].emit(row.key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._list.scheduleDelayedItemsLayout()


class _Field(QLineEdit):
    """Emits by how many lines to go up or down."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if by:
            self.stepped.emit(by)
        else:
            super().keyPressEvent(event)


def _stepped(searching: Searching) -> tuple[Searching, tuple[Hit, ...]]:
    searching.step(STEP_S)
    return searching, searching.hits
