"""Letters, plans, logs, and the trash of each: lists that open, order and put away."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.document import FEW, WRITTEN, DocumentId, Summary
from desktop.session import Session
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.buttons import Kind as ButtonKind
from desktop.ui.widgets.delete_question import DeleteQuestion
from desktop.ui.widgets.document_list import DocumentList
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.new_name import NewName

COLUMN = 760
ROOM_FOR_ALL = 300
"""Height in px by text size in which every button has its place."""


class Shelf(NamedTuple):
    """What a library shows, or its trash, and the words for it.

    `new` are the words of the button for a free text, none where there is none; `guides` says
    whether something can be begun from a guide.
    """

    key: str
    title: str
    empty: str
    holds: Callable[[Summary], bool]
    new: str = ""
    guides: bool = False


class LibraryScreen(QWidget):
    """One kind of document: open, start, rename, order, put in the trash and take out again."""

    opened = Signal(str)
    new_wanted = Signal()
    guides_wanted = Signal(str)
    deleted = Signal(str)
    retitled = Signal(str, str)

    def __init__(
        self, look: Look, jobs: Jobs, session: Session, shelf: Shelf, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._look, self._jobs, self._session, self._shelf = look, jobs, session, shelf
        name = shelf.key
        self.setObjectName(name)
        self._shows_trash = False
        self._title = label(shelf.title, "title", f"{name}_title")
        self._new = self._button(f"{name}_new", shelf.new or self.tr("A new page"), "plain")
        self._guided = self._button(f"{name}_guided", self.tr("From a guide"), "plain")
        self._list = DocumentList(look, today, f"{name}_list")
        self._empty = label(shelf.empty, "muted", f"{name}_empty")
        self._below_empty = QWidget()
        self._open = self._button(f"{name}_open", self.tr("Open"), "quiet")
        self._rename = self._button(f"{name}_rename", self.tr("Rename"), "quiet")
        self._up = self._button(f"{name}_up", self.tr("Up"), "quiet")
        self._down = self._button(f"{name}_down", self.tr("Down"), "quiet")
        self._away = self._button(f"{name}_trash", self.tr("Put in the trash"), "quiet")
        self._back = self._button(f"{name}_restore", self.tr("Take out of the trash"), "quiet")
        self._for_good = self._button(f"{name}_delete", self.tr("Delete for good"), "irreversible")
        self._trash = self._button(f"{name}_show_trash", self.tr("Trash"), "quiet")
        for button, words in (
            (self._up, self.tr("Move up (Alt+Up)")),
            (self._down, self.tr("Move down (Alt+Down)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._name_field = NewName(name=f"{name}_new_name")
        self._question = DeleteQuestion(look, name=f"{name}_question")
        self._lay_out()
        self._join()

    # what others call

    def arrive(self) -> None:
        """Read the vault again; the focus goes to the list, or to the way to begin."""
        self._show(trash=False)
        first = self._new if self._shelf.new else self._guided
        (self._list if self._list.count() else first).setFocus()

    def refresh(self) -> None:
        """Read the vault again."""
        self._show(trash=self._shows_trash)

    # parts

    def _button(self, name: str, words: str, kind: ButtonKind) -> Button:
        return Button(self._look, words, name=name, kind=kind)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        column = QWidget()
        column.setMaximumWidth(px(COLUMN))
        lines = QVBoxLayout(column)
        lines.setContentsMargins(px(32), px(24), px(32), px(16))
        lines.setSpacing(px(12))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addLayout(across(self._guided, self._new, gap=px(8)))
        lines.addLayout(head)
        lines.addWidget(self._empty)
        # One of the two is shown, and takes the room; one row of a list is the least.
        self._list.setMinimumHeight(px(44))
        lines.addWidget(self._list, 1)
        lines.addWidget(self._below_empty, 1)
        lines.addWidget(self._question)
        lines.addWidget(self._name_field)
        acts = Flow(self._look, gap=4)
        for button in (
            self._open, self._rename, self._up, self._down, self._away, self._back,
            self._for_good, self._trash,
        ):  # fmt: skip
            acts.addWidget(button)
        lines.addLayout(acts)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(column, 20)
        whole.addStretch(1)

    def _join(self) -> None:
        self._list.opened.connect(self._on_opened)
        self._list.currentItemChanged.connect(self._offer)
        self._new.clicked.connect(self.new_wanted)
        self._guided.clicked.connect(self._on_guided_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._rename.clicked.connect(self._on_rename_clicked)
        self._name_field.entered.connect(self._on_name_entered)
        self._name_field.left.connect(self._on_keep_clicked)
        self._name_field.typed.connect(self.retitled)
        self._up.clicked.connect(self._on_up_clicked)
        self._down.clicked.connect(self._on_down_clicked)
        self._away.clicked.connect(self._on_away_clicked)
        self._back.clicked.connect(self._on_back_clicked)
        self._for_good.clicked.connect(self._on_for_good_clicked)
        self._question.kept.connect(self._on_keep_clicked)
        self._question.sure.connect(self._on_sure_clicked)
        self._trash.clicked.connect(self._on_trash_clicked)
        for keys, slot in (
            ("F2", self._on_rename_clicked),
            ("Alt+Up", self._on_up_clicked),
            ("Alt+Down", self._on_down_clicked),
            ("Delete", self._on_away_clicked),
        ):
            action = QAction(self._list)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self._list.addAction(action)

    # what is shown

    def _show(self, *, trash: bool) -> None:
        self._shows_trash = trash
        session, holds = self._session, self._shelf.holds
        kinds = WRITTEN if self._shelf.key == "journal" else FEW
        found = self._jobs.ask(lambda: session.summaries(kinds=kinds, trashed=trash))
        self._list.show_summaries([one for one in found if holds(one)])
        self._title.setText(self.tr("Trash") if trash else self._shelf.title)
        self._empty.setText(self._nothing())
        self._trash.show_text(self._shelf.title if trash else self.tr("Trash"))
        self._offer()

    def _nothing(self) -> str:
        """Return what stands where no line does."""
        if self._session.has_damage:
            return messages.nothing_found()
        if self._shows_trash:
            return self.tr(
                "The trash is empty. What you put here stays until you delete it yourself."
            )
        return self._shelf.empty

    def _offer(self) -> None:
        any_chosen = self._list.current() is not None
        in_trash = self._shows_trash
        self._empty.setVisible(not self._list.count())
        self._below_empty.setVisible(not self._list.count())
        self._list.setVisible(bool(self._list.count()))
        self._new.setVisible(bool(self._shelf.new) and not in_trash)
        self._guided.setVisible(self._shelf.guides and not in_trash)
        for button in (self._open, self._rename, self._away):
            button.setVisible(any_chosen and not in_trash)
        self._offer_order()
        for button in (self._back, self._for_good):
            button.setVisible(any_chosen and in_trash)
        self._question.hide()
        self._end_name()

    def _end_name(self) -> None:
        named = self._name_field.finish()
        if named is not None:
            self._jobs.ask(partial(self._session.rename, *named))
            # Later: the list may be about to make another line current.
            QTimer.singleShot(0, self, self.refresh)

    def _offer_order(self) -> None:
        """Show the buttons that move a line where there is room; in a low window keys remain."""
        has_room = self.height() * 100 / self._look.theme.text_size >= ROOM_FOR_ALL
        is_wanted = self._list.current() is not None and not self._shows_trash
        for button in (self._up, self._down):
            button.setVisible(is_wanted and has_room)

    # what a person does

    def _on_opened(self, document: str) -> None:
        if not self._shows_trash:
            self.opened.emit(document)

    def _on_open_clicked(self) -> None:
        document = self._list.current()
        if document:
            self._on_opened(document)

    def _on_guided_clicked(self) -> None:
        self.guides_wanted.emit(self._shelf.key)

    def _on_rename_clicked(self) -> None:
        summary = self._list.current_summary()
        if summary and not self._shows_trash:
            self._name_field.begin(summary.id, summary.title)

    def _on_name_entered(self, document: str, name: str) -> None:
        self._name_field.finish()
        self._jobs.ask(lambda: self._session.rename(DocumentId(document), name))
        self.refresh()
        self._list.setFocus()

    def _do(self, summary: Summary, act: Callable[[DocumentId], object]) -> None:
        self._jobs.ask(lambda: act(summary.id))
        self.refresh()
        (self._list if self._list.count() else self._trash).setFocus()

    def _on_up_clicked(self) -> None:
        self._move(-1)

    def _on_down_clicked(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        ids, current = self._list.ids(), self._list.current()
        if current is None or self._shows_trash:
            return
        here = ids.index(current)
        there = here + by
        if 0 <= there < len(ids):
            ids[here], ids[there] = ids[there], ids[here]
            self._jobs.ask(lambda: self._session.order(ids))
            self.refresh()

    def _on_away_clicked(self) -> None:
        summary = self._list.current_summary()
        if summary and not self._shows_trash:
            self._do(summary, self._session.trash)

    def _on_back_clicked(self) -> None:
        summary = self._list.current_summary()
        if summary:
            self._do(summary, self._session.restore)

    def _on_for_good_clicked(self) -> None:
        self._question.ask()

    def _on_keep_clicked(self) -> None:
        """Leave things as they are: no question, no other name."""
        self._question.hide()
        self._end_name()
        self._list.setFocus()

    def _on_sure_clicked(self) -> None:
        summary = self._list.current_summary()
        if summary and self._shows_trash:
            self._do(summary, self._session.delete_for_good)
            self.deleted.emit(summary.id)

    def _on_trash_clicked(self) -> None:
        self._show(trash=not self._shows_trash)
        (self._list if self._list.count() else self._trash).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._offer_order()
