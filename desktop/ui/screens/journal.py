"""The journal: its entries as a list, by day, by part of life, by when it happened; its trash."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model.document import DocumentId
from desktop.model.entries import Reach
from desktop.model.guide import Guide
from desktop.ui import messages
from desktop.ui.journal_lines import Filter, JournalLines
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import Combo
from desktop.ui.widgets.delete_question import DeleteQuestion
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.journal_calendar import JournalCalendar
from desktop.ui.widgets.journal_list import JournalList
from desktop.ui.widgets.journal_rows import JournalRow
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.new_name import NewName
from desktop.ui.widgets.segmented import Segmented

COLUMN = 760
ROOM_FOR_DAYS, ROOM_FOR_OTHERS = 520, 620
"""Height and width of the screen, px by text size, from which these have a place above the list."""
ROOM_FOR_ACTS = 300
"""Height from which all buttons have their place; below it Enter opens and F2 renames."""
_WRITTEN, _HAPPENED = "written", "happened"


class Offer(NamedTuple):
    """What is offered here: parts of life to look for, and guides that can be begun."""

    reach: Sequence[Reach] = ()
    guides: Sequence[Guide] = ()


class JournalScreen(QWidget):
    """Emits what shall be opened or begun, and what was deleted for good."""

    opened = Signal(str)
    new_wanted = Signal()
    begin_wanted = Signal(str)
    deleted = Signal(str)
    went = Signal(str)

    def __init__(self, look: Look, texts: OpenTexts, lines: JournalLines, offer: Offer) -> None:
        super().__init__()
        self.setObjectName("journal")
        self._look, self._texts = look, texts
        self._jobs, self._session = texts.jobs, texts.session
        self._lines = lines
        self._title = label("", "title", "journal_title")
        self._new = Button(look, self.tr("New entry"), name="journal_new", icon="plus")
        self._others = [self._other(guide) for guide in offer.guides]
        self._calendar = JournalCalendar(look, lines.today)
        self._order = Segmented(
            look,
            ((_WRITTEN, self.tr("By day")), (_HAPPENED, self.tr("By when it happened"))),
            name="journal_order",
            what=self.tr("Order"),
            is_needed=True,
        )
        self._order.set_value(_WRITTEN)
        self._reach = Combo(look, self.tr("Part of life"), name="journal_reach")
        self._tag = Combo(look, self.tr("Words of my own"), name="journal_tag")
        self._list = JournalList(look, name="journal_list")
        self._empty = label("", "muted", "journal_empty")
        self._below_empty = QWidget()
        self._name_field = NewName(name="journal_new_name")
        self._question = DeleteQuestion(look, name="journal_question")
        self._open = self._quiet("open", self.tr("Open"))
        self._rename = self._quiet("rename", self.tr("Rename"))
        self._away = self._quiet("trash", self.tr("Put in the trash"))
        self._back = self._quiet("restore", self.tr("Take out of the trash"))
        self._for_good = Button(
            look, self.tr("Delete for good"), name="journal_delete", kind="irreversible"
        )
        self._trash = self._quiet("show_trash", self.tr("Trash"))
        self._which = self._quiet("which", self.tr("Which entries"))
        self._which.setCheckable(True)
        parts = [(one.id, one.word) for one in offer.reach]
        self._fill(self._reach, self.tr("All parts of life"), parts)
        self._lay_out()
        self._join()

    # what others call

    def arrive(self) -> None:
        """Read the vault again; the focus goes to the list, or to the way to begin."""
        if self._lines.filter.trashed:
            self._lines.filter = Filter()
        self.refresh()
        (self._list if self._list.count() else self._new).setFocus()

    def refresh(self) -> None:
        """Read the vault again."""
        self._calendar.show_days(self._lines.refresh())
        # All entries with facts are read for it: the list does not wait.
        self._lines.ask_tags(self._on_tags, self._on_no_tags)
        self._show()

    # parts

    def _other(self, guide: Guide) -> Button:
        """Return the way to begin a page that is no entry and belongs here all the same."""
        button = self._quiet(guide.id, guide.title)
        button.setAccessibleName(self.tr("Begin: {title}").format(title=guide.title))
        button.clicked.connect(partial(self.begin_wanted.emit, guide.id))  # a signal's value
        return button

    def _quiet(self, name: str, words: str) -> Button:
        return Button(self._look, words, name=f"journal_{name}", kind="quiet")

    def _lay_out(self) -> None:
        px = self._look.theme.px
        column = QWidget()
        column.setMaximumWidth(px(COLUMN))
        lines = QVBoxLayout(column)
        lines.setContentsMargins(px(32), px(24), px(32), px(16))
        lines.setSpacing(px(12))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addLayout(across(*self._others, self._new, gap=px(8)))
        lines.addLayout(head)
        lines.addWidget(self._calendar)
        choices = Flow(self._look, gap=8)
        for part in (self._order, self._reach, self._tag):
            choices.addWidget(part)
        lines.addLayout(choices)
        lines.addWidget(self._empty)
        lines.addWidget(self._list, 1)
        lines.addWidget(self._below_empty, 1)
        lines.addWidget(self._question)
        lines.addWidget(self._name_field)
        acts = Flow(self._look, gap=4)
        for button in (
            self._open, self._rename, self._away, self._back, self._for_good, self._trash,
            self._which,
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
        self._list.moved.connect(self._offer)
        self._calendar.chosen.connect(self._on_day_chosen)
        self._order.chosen.connect(self._on_order_chosen)
        self._reach.activated.connect(self._on_filter_chosen)
        self._tag.activated.connect(self._on_filter_chosen)
        self._question.kept.connect(self._on_kept)
        self._question.sure.connect(self._on_sure)
        self._name_field.entered.connect(self._on_name_entered)
        self._name_field.left.connect(self._on_kept)
        self._name_field.typed.connect(self._texts.retitle)
        for button, slot in (
            (self._new, self.new_wanted),
            (self._open, self._on_open_clicked),
            (self._rename, self._on_rename_clicked),
            (self._away, self._on_away_clicked),
            (self._back, self._on_back_clicked),
            (self._for_good, self._question.ask),
            (self._trash, self._on_trash_clicked),
            (self._which, self._arrange),
        ):
            button.clicked.connect(slot)
        for keys, slot in (("F2", self._on_rename_clicked), ("Delete", self._on_away_clicked)):
            action = QAction(self._list)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self._list.addAction(action)

    # what is shown

    def _show(self) -> None:
        trashed = self._lines.filter.trashed
        if self._order.value() == _HAPPENED and not trashed:
            rows = self._lines.by_happened()
            self._list.show_lines(partial(_some, rows), len(rows))
        else:
            self._list.show_lines(self._lines.read, self._lines.count())
        self._title.setText(self.tr("Trash") if trashed else self.tr("Journal"))
        self._trash.show_text(self.tr("Journal") if trashed else self.tr("Trash"))
        self._empty.setText(self._nothing())
        self._empty.setVisible(not self._list.count())
        self._arrange()
        self._offer()

    def _nothing(self) -> str:
        """Return what stands where no line does."""
        if self._session.has_damage:
            return messages.nothing_found()
        if self._lines.filter.trashed:
            return self.tr(
                "The trash is empty. What you put here stays until you delete it yourself."
            )
        if self._order.value() == _HAPPENED:
            return self.tr(
                "No entry here says when it happened. You can say it above the words of each."
            )
        if not self._lines.filter.is_all:
            return self.tr("No entry here has that mark.")
        return self.tr("No entries yet. One line is an entry, and so is one word.")

    def _fill(self, choice: Combo, every: str, what: Sequence[tuple[str, str]]) -> None:
        """Offer all of them first; what was chosen stays so while it is there."""
        chosen = choice.currentData() or ""
        choice.clear()
        for key, word in (("", every), *what):
            choice.addItem(word, key)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))

    def _offer(self) -> None:
        self._offer_acts()
        self._question.hide()
        self._end_name()

    def _end_name(self) -> None:
        named = self._name_field.finish()
        if named is not None:
            self._jobs.ask(partial(self._session.rename, *named))
            self._list.read_again()

    def _offer_acts(self) -> None:
        any_chosen, in_trash = self._list.current() is not None, self._lines.filter.trashed
        for button in (self._open, self._rename):
            button.setVisible(any_chosen and not in_trash and self._room() >= ROOM_FOR_ACTS)
        self._away.setVisible(any_chosen and not in_trash)
        for button in (self._back, self._for_good):
            button.setVisible(any_chosen and in_trash)

    def _room(self) -> float:
        """Return the height of the screen in px by text size."""
        return self.height() * 100 / self._look.theme.text_size

    def _arrange(self) -> None:
        """Leave the room to the list where there is little."""
        in_trash, by = self._lines.filter.trashed, 100 / self._look.theme.text_size
        has_room = self._room() >= ROOM_FOR_DAYS
        has_any = bool(self._list.count()) or not self._lines.filter.is_all
        is_by_day = self._order.value() == _WRITTEN
        self._calendar.setVisible(has_room and has_any and is_by_day and not in_trash)
        self._new.setVisible(not in_trash)
        for button in self._others:
            button.setVisible(not in_trash and self.width() * by >= ROOM_FOR_OTHERS)
        is_wanted = not in_trash and (has_any or not is_by_day)
        self._which.setVisible(is_wanted and not has_room)
        is_shown = is_wanted and (has_room or self._which.isChecked())
        self._order.setVisible(is_shown)
        self._reach.setVisible(is_shown)
        self._tag.setVisible(is_shown and self._tag.count() > 1)
        # In a low window they take the place of the list while they are asked for.
        is_list = bool(self._list.count()) and (has_room or not is_shown)
        self._list.setVisible(is_list)
        self._below_empty.setVisible(not is_list)

    def _on_tags(self, tags: Sequence[str]) -> None:
        self._fill(self._tag, self.tr("All words of my own"), [(one, one) for one in tags])
        self._arrange()

    def _on_no_tags(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error

    # what a person does

    def _on_opened(self, document: str) -> None:
        if not self._lines.filter.trashed:
            self.opened.emit(document)

    def _on_open_clicked(self) -> None:
        document = self._list.current()
        if document:
            self._on_opened(document)

    def _on_day_chosen(self, day: date) -> None:
        self._list.begin_at(self._lines.place_of(day))
        self._list.setFocus()

    def _on_order_chosen(self) -> None:
        self._show()

    def _on_filter_chosen(self) -> None:
        reach, tag = self._reach.currentData() or "", self._tag.currentData() or ""
        self._lines.filter = Filter(reach=reach, tag=tag)
        self._show()

    def _on_trash_clicked(self) -> None:
        self._lines.filter = Filter(trashed=not self._lines.filter.trashed)
        self._reach.setCurrentIndex(0)
        self._tag.setCurrentIndex(0)
        self.refresh()
        (self._list if self._list.count() else self._trash).setFocus()

    def _lead_out(self) -> None:
        """Lead out of the trash, or of what was chosen, or to Today."""
        if self._lines.filter.trashed:
            self._on_trash_clicked()
        elif not self._lines.filter.is_all:
            self._reach.setCurrentIndex(0)
            self._tag.setCurrentIndex(0)
            self._on_filter_chosen()
            self._list.setFocus()
        else:
            self.went.emit("today")

    def _on_rename_clicked(self) -> None:
        document = self._list.current()
        if document is None or self._lines.filter.trashed:
            return
        session = self._session
        title, is_veiled = self._jobs.ask(
            lambda: (session.open(document).title, document in session.veiled([document]))
        )
        self._name_field.begin(document, title, is_veiled=is_veiled)

    def _on_name_entered(self, document: str, name: str) -> None:
        self._name_field.finish()
        self._jobs.ask(lambda: self._session.rename(DocumentId(document), name))
        self.refresh()
        self._list.setFocus()

    def _on_away_clicked(self) -> None:
        if not self._lines.filter.trashed:
            self._do(self._session.trash)

    def _on_back_clicked(self) -> None:
        self._do(self._session.restore)

    def _on_kept(self) -> None:
        """Leave things as they are: no question, no other name."""
        self._question.hide()
        self._end_name()
        self._list.setFocus()

    def _on_sure(self) -> None:
        document = self._list.current()
        if document is not None and self._lines.filter.trashed:
            self._do(self._session.delete_for_good)
            self.deleted.emit(document)

    def _do(self, act: Callable[[DocumentId], object]) -> None:
        document = self._list.current()
        if document is None:
            return
        self._jobs.ask(lambda: act(document))
        self.refresh()
        (self._list if self._list.count() else self._trash).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Lead out by Escape, where neither a field nor a question wanted it."""
        if event.key() == Qt.Key.Key_Escape:
            self._lead_out()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._arrange()
        self._offer_acts()


def _some(rows: Sequence[JournalRow], first: int, many: int) -> Sequence[JournalRow]:
    return rows[first : first + many]
