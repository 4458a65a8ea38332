"""The newest good backup of a damaged vault, to be read: nothing can be changed in it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import AppError
from desktop.model import richtext
from desktop.model.document import Document, DocumentId, Summary
from desktop.model.richtext import Body
from desktop.session import Reading
from desktop.ui import days, messages
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mark import Mark
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.text_view import TextView

COLUMN = 480
_LIST, _LINE = 300, 760
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """How the newest good backup is opened; on the lane of the vault."""

    open: Callable[[], Reading]


class ReadBackupScreen(QWidget):
    """Emits that it can be read, that somebody goes back, or wants what can be saved saved."""

    opened = Signal()
    closed = Signal()
    salvage_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, means: Means) -> None:
        super().__init__()
        self.setObjectName("kept")
        self._look, self._jobs, self._means = look, jobs, means
        self._reading: Reading | None = None
        self._veiled: frozenset[DocumentId] = frozenset()
        self._has_left = False
        self._said = Said(look, name="kept_said")
        self._wait = label(self.tr("The newest backup is looked through, then opened."), "body")
        self._give_up = Button(look, self.tr("Back"), name="kept_give_up", kind="quiet")
        self._save_first = Button(
            look, self.tr("Save what can be saved"), name="kept_salvage_first", kind="primary"
        )
        self._when = label("", "muted", "kept_when")
        self._back = Button(
            look, self.tr("Back"), name="kept_back", kind="quiet", icon="chevron-left"
        )
        self._save = Button(look, self.tr("Save what can be saved"), name="kept_salvage")
        self._list = QListWidget()
        self._title = label("", "title", "kept_title")
        self._text = TextView(look, self.tr("The text"), name="kept_text")
        self._pages = QStackedWidget()
        self._first, self._room = self._make_first(), self._make_room()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Open the backup, which takes some seconds."""
        self._pages.setCurrentWidget(self._first)
        self._save_first.hide()
        self._give_up.setFocus()
        self._jobs.save(self._means.open, partial(_take, self), self._on_refused)

    def leave(self) -> None:
        """Close the backup and hold none of its words any more."""
        self._has_left = True
        self._list.clear()
        self._title.clear()
        self._text.forget()
        if self._reading is not None:
            reading, self._reading = self._reading, None
            self._jobs.ask(reading.close)

    def holds_a_vault(self) -> bool:
        """Say whether words of a vault can be read here."""
        return self._reading is not None

    # parts

    def _make_first(self) -> CalmPage:
        page = CalmPage(self._look, COLUMN, name="kept_first")
        page.add(Mark(self._look))
        page.add(label(self.tr("The newest backup"), "title", "kept_opening"), 16)
        page.add(self._wait, 12)
        page.add(self._said, 12)
        page.add_layout(across(self._save_first, self._give_up, gap=12), 24)
        return page

    def _make_room(self) -> QWidget:
        room = QWidget()
        self._list.setObjectName("kept_list")
        self._list.setAccessibleName(self.tr("What is in the backup"))
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._text, 1)
        body = QHBoxLayout()
        body.addWidget(self._list)
        body.addLayout(words, 1)
        # The text has its widest line: what is left stays at the right.
        body.addStretch()
        whole = QVBoxLayout(room)
        whole.addLayout(across(self._back, gap=0, to_right=self._save))
        # Below the buttons: between them it would be cut in large letters.
        whole.addWidget(self._when)
        whole.addLayout(body, 1)
        self._lines = (body, words, whole)
        return room

    def _lay_out(self) -> None:
        self._pages.addWidget(self._first)
        self._pages.addWidget(self._room)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._settle()

    def _settle(self) -> None:
        px = self._look.theme.px
        body, words, whole = self._lines
        self._list.setFixedWidth(min(px(_LIST), self.width() // 3))
        self._when.setMaximumWidth(px(_LINE))
        body.setSpacing(px(24))
        words.setSpacing(px(8))
        whole.setSpacing(px(10))
        whole.setContentsMargins(px(24), px(16), px(24), px(16))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._settle()

    def _join(self) -> None:
        self._first.help_wanted.connect(self.help_wanted)
        self._give_up.clicked.connect(self.closed)
        self._back.clicked.connect(self.closed)
        for button in (self._save, self._save_first):
            button.clicked.connect(self.salvage_wanted)
        self._list.currentItemChanged.connect(self._on_current)
        self._list.itemActivated.connect(self._on_activated)
        self._look.changed.connect(self._settle)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(
            self.closed
        )

    # what comes back

    def take(self, reading: Reading) -> None:
        """Show what was opened; who left meanwhile has it closed."""
        if self._has_left:
            self._jobs.ask(reading.close)
            return
        self._reading = reading
        when = self.tr(
            "This is the backup of {moment}. You can read here, and change nothing. What was "
            "written later is not in it. It also holds earlier states, packets, the trash and the "
            "list of what left. “Open a backup” at the lock shows them: it makes a vault of it."
        )
        self._when.setText(when.format(moment=days.moment_words(reading.made_at, days.today())))
        self._veiled = self._jobs.ask(reading.veiled)
        for one in self._jobs.ask(reading.summaries):
            item = QListWidgetItem(self._line(one))
            item.setData(_ID, one.id)
            self._list.addItem(item)
        self._pages.setCurrentWidget(self._room)
        self._list.setCurrentRow(0)
        self._list.setFocus()
        self.opened.emit()

    def _on_refused(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._wait.hide()
        self._said.say(messages.sentence(error))
        self._save_first.show()
        self._save_first.setFocus()

    def _line(self, one: Summary) -> str:
        title = self.tr("A veiled entry") if one.id in self._veiled else _title(one.title)
        return f"{title}\n{days.short_day(one.on, days.today())}"

    def _on_current(self, item: QListWidgetItem | None) -> None:
        """Show what the list is at; an entry under a veil waits until somebody opens it."""
        if item is None:
            return
        if DocumentId(str(item.data(_ID))) not in self._veiled:
            self._on_activated(item)
            return
        self._title.setText(self.tr("A veiled entry"))
        self._text.show_body(richtext.from_plain(self.tr("Veiled. Enter opens it.")))

    def _on_activated(self, item: QListWidgetItem) -> None:
        if self._reading is None:
            return
        reading, wanted = self._reading, DocumentId(str(item.data(_ID)))
        try:
            document, words = self._jobs.ask(lambda: _opened(reading, wanted))
        except AppError as error:
            self._text.forget()
            self._title.setText(messages.sentence(error))
            return
        self._title.setText(_title(document.title))
        self._text.show_body(words or richtext.from_plain(self.tr("No words yet.")))


def _opened(reading: Reading, wanted: DocumentId) -> tuple[Document, Body]:
    document = reading.open(wanted)
    return document, reading.words(document)


def _take(screen: ReadBackupScreen, reading: Reading) -> None:
    """Hand over what was opened, also to a page that is gone: its answers would be dropped."""
    screen.take(reading)


def _title(title: str) -> str:
    return title or "–"
