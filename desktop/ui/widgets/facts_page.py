"""The typed side of a section: its fields, and what is put together from facts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.model.desk import Standing
from desktop.model.document import Place
from desktop.model.facts import Assembled
from desktop.model.guide import ANSWERS, BODY, GuideSection
from desktop.model.richtext import Body
from desktop.model.still_wanted import Waiting
from desktop.ui.clipboard import STAYS
from desktop.ui.theme import Look
from desktop.ui.widgets import paper_text
from desktop.ui.widgets.across import across
from desktop.ui.widgets.asked_again import AskedAgain
from desktop.ui.widgets.assembled_view import AssembledView
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.field_place import FieldPlace
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.fields.form import FieldForm
from desktop.ui.widgets.fields.form_find import FormFind
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 608


class FactsPage(QWidget):
    """Emits the values of the form at each change, and how what is assembled is to stand.

    `last` gives the last cut of the writing page, which may be put back into a field;
    `lead_titles` the guides to which rows may lead now, by id.
    """

    edited = Signal()
    standing_chosen = Signal(str)
    reference_wanted = Signal(str)
    looked_again = Signal(str, str)
    lead_wanted = Signal(str)
    heard_wanted = Signal(str)
    cut_kept = Signal(object)

    def __init__(self, look: Look, last: Callable[[], Body]) -> None:
        super().__init__()
        self._last = last
        self.lead_titles: Callable[[], Mapping[str, str]] = dict
        self.setObjectName("facts")
        self._look = look
        self._key = self._table = ""
        self._form: FieldForm | None = None
        self._page = ScrollPage(look, WIDTH)
        self._assembled = AssembledView(look)
        self._again = AskedAgain(look)
        self._again.hide()
        self._heard: Button | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page, 1)
        self._find = FormFind(look, self)
        whole.addWidget(self._find)
        self._assembled.standing_chosen.connect(self.standing_chosen)

    def show_section(self, key: str, guide: GuideSection, values: Mapping[str, Any]) -> None:
        """Show the fields of a section with these values; `key` tells one form from another."""
        fields = tuple(one for one in guide.fields if one.key != BODY)
        self.setProperty(STAYS, not guide.exportable)
        if key != self._key:
            self._key = key
            self._let_go()
            self._again = AskedAgain(self._look)
            self._again.answered.connect(self.looked_again)
            self._page.add(self._again)
            self._form = FieldForm(self._look, "facts", fields) if fields else None
            if self._form is not None:
                self._page.add(self._form)
                self._form.edited.connect(self.edited)
                self._form.reference_wanted.connect(self.reference_wanted)
                self._form.lead_wanted.connect(self.lead_wanted)
            self._find.show_form(self._form, fields)
            # The page lets go of everything it is cleared of.
            self._assembled = AssembledView(self._look)
            self._assembled.standing_chosen.connect(self.standing_chosen)
            if ANSWERS in guide.assembles:
                self._assembled.speak_of_answers()
            self._page.add(self._assembled)
        if self._form is not None:
            self._form.show_values(values)
            if self._form.leads:
                self._form.show_leads(self.lead_titles())
        self._assembled.setVisible(bool(guide.assembles))

    def show_assembled(self, views: Sequence[Assembled], standing: Standing) -> None:
        """Show what is put together in this section."""
        self._assembled.show_views(views, standing)

    def offer_hearing(self, table: str) -> None:
        """Have a quiet door below the rows of this table, to be opened by hand for one of them."""
        rows = self._form.rows(table) if self._form is not None else None
        if rows is None:
            return
        if self._heard is None:
            words = self.tr("Help me be heard")
            self._heard = Button(self._look, words, name="card_heard", kind="quiet")
            self._heard.setAccessibleName(self.tr("Help me be heard: this card"))
            self._heard.clicked.connect(self._on_heard)
            self._page.add_layout(across(self._heard, gap=0))
        self._table = table
        self._heard.setVisible(bool(rows.current))

    def ask_again(self, asked: Waiting | None) -> None:
        """Ask once more about one row, above the form; None asks nothing."""
        held = QApplication.focusWidget()
        was_there = held is not None and self._again.isAncestorOf(held)
        self._again.show_question(asked)
        if asked is None and was_there:
            self.arrive()

    def note_rows(self, table: str, notes: Mapping[str, str]) -> None:
        """Have these sentences stand with the rows of a table."""
        rows = self._form.rows(table) if self._form is not None else None
        if rows is not None:
            rows.set_row_notes(notes)

    def state_rows(self, table: str, states: Mapping[str, tuple[str, bool]]) -> None:
        """Have the list of a table say in these words how far its rows are."""
        rows = self._form.rows(table) if self._form is not None else None
        if rows is not None:
            rows.set_row_states(states)

    def detail_rows(self, table: str, heading: str, details: Mapping[str, str]) -> None:
        """Have the list of a table say these words of its rows under this heading."""
        rows = self._form.rows(table) if self._form is not None else None
        if rows is not None:
            rows.set_row_details(heading, details)

    def hint_rows(self, table: str, column: str, hints: Mapping[str, str]) -> None:
        """Have these words, by row, beside the field of a column."""
        rows = self._form.rows(table) if self._form is not None else None
        if rows is not None:
            rows.set_hints(column, hints)

    def values(self) -> dict[str, Any]:
        """Return the values of the form, what it does not know included."""
        return self._form.values() if self._form is not None else {}

    @property
    def form(self) -> FieldForm | None:
        """Return the form that is shown, or None."""
        return self._form

    def keep_cut(self, body: Body) -> None:
        """Take what was cut from a field as the last cut, to be put back here or on a page."""
        self.cut_kept.emit(body)

    def last_cut(self) -> Body:
        """Return the last cut, wherever it was made."""
        return self._last()

    def put_away(self) -> None:
        """Show nothing of any section."""
        self._key = ""
        self._let_go()

    def _let_go(self) -> None:
        """Take the form away; what it still has to say would go to another section."""
        if self._form is not None:
            self._form.blockSignals(True)
            self._form = None
            self._find.show_form(None, ())
        self._page.clear()
        self._heard = None

    def _on_heard(self) -> None:
        rows = self._form.rows(self._table) if self._form is not None else None
        if rows is not None and rows.current:
            self.heard_wanted.emit(f"{self._table}/{rows.current}/")

    def lead(self, place: Place | None) -> None:
        """Open the field in which these words stand, and choose them; `arrive` goes there."""
        if self._form is None or not isinstance(place, FieldPlace):
            return
        self._form.focus_field(place.path)
        held = self.focusWidget()
        if isinstance(held, QPlainTextEdit):
            text = held.document().toRawText()
            first, last = (paper_text.utf16_offset(text, at) for at in (place.first, place.last))
            cursor = held.textCursor()
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            held.setTextCursor(cursor)

    def arrive(self) -> None:
        """Give the field the focus that had it last on this form, else the first."""
        held = self.focusWidget()
        if self._form is None:
            self._page.setFocus()
        elif held is not None and self._form.isAncestorOf(held) and held.isVisibleTo(self):
            held.setFocus()
            in_sight.bring(held)
        else:
            self._form.focus_first()
