"""What the program puts together from facts, as it will stand on the page; read, not typed in."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.model.desk import Standing
from desktop.model.facts import Assembled
from desktop.model.table import Table
from desktop.ui.theme import Look
from desktop.ui.widgets.choices import Radio, RadioGroup
from desktop.ui.widgets.labels import label


class AssembledView(QFrame):
    """Emits how the writer wants it to stand in the letter."""

    standing_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("facts_assembled")
        self._look = look
        self._views: tuple[Assembled, ...] = ()
        self._shows = Standing.TABLE
        px = look.theme.px
        self._title = label(self.tr("Put together from your facts"), "panel")
        self._nothing = self.tr("Nothing yet. It follows from the facts you enter.")
        self._words = label("", "body", "facts_assembled_words")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._how = label(self.tr("In the letter this stands as"), "note")
        self._group = RadioGroup(self)
        self._ways = {
            Standing.TABLE: Radio(
                look, self.tr("A table, kept up to date"), name="facts_standing_table"
            ),
            Standing.LINES: Radio(
                look, self.tr("Lines in the text, which I can edit"), name="facts_standing_lines"
            ),
            Standing.NOWHERE: Radio(look, self.tr("Not at all"), name="facts_standing_no"),
        }
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(16), 0, 0)
        lines.setSpacing(px(8))
        for part in (self._title, self._words, self._how):
            lines.addWidget(part)
        for radio in self._ways.values():
            self._group.take(radio)
            lines.addWidget(radio)
            radio.toggled.connect(self._on_toggled)
        look.changed.connect(self._draw)

    def speak_of_answers(self) -> None:
        """Say that this follows from answers to the partner's questions."""
        self._title.setText(self.tr("Put together from your answers"))
        self._nothing = self.tr("Nothing yet. It follows from your partner’s questions.")
        self._draw()

    def show_views(self, views: Sequence[Assembled], standing: Standing) -> None:
        """Show these; none says what is missing."""
        self._views = tuple(views)
        self._shows = standing
        self._ways[standing].setChecked(True)
        self._draw()

    def _on_toggled(self, is_on: bool) -> None:
        chosen = next((way for way, radio in self._ways.items() if radio.isChecked()), self._shows)
        if is_on and chosen is not self._shows:
            self._shows = chosen
            self.standing_chosen.emit(chosen.value)

    def _draw(self) -> None:
        has_any = bool(self._views)
        for part in (self._how, *self._ways.values()):
            part.setVisible(has_any)
        if not has_any:
            self._words.setText(escape(self._nothing))
            return
        self._words.setText("".join(self._html(view) for view in self._views))
        spoken = [passage.text for view in self._views for passage in view.passages]
        self._words.setAccessibleName("\n".join(spoken))

    def _html(self, view: Assembled) -> str:
        if view.table is not None:
            return self._table(view.table)
        rows = "".join(f"<p>{escape(passage.text)}</p>" for passage in view.passages)
        return f"<div>{rows}</div>"

    def _table(self, table: Table) -> str:
        theme = self._look.theme
        muted, pad = theme.colour("muted").name(), theme.px(6)
        cell = f"style='padding:{pad}px {2 * pad}px {pad}px 0'"
        head = "".join(
            f"<td {cell}><span style='color:{muted}'>{escape(one)}</span></td>"
            for one in table.headings
        )
        rows = "".join(
            "<tr>" + "".join(f"<td {cell}>{escape(one)}</td>" for one in row) + "</tr>"
            for row in table.rows
        )
        caption = f"<p><b>{escape(table.caption)}</b></p>" if table.caption else ""
        return f"{caption}<table cellspacing='0'><tr>{head}</tr>{rows}</table>"
