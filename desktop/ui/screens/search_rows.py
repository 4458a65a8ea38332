"""The lines of the search page: what can be gone to, and what was found, painted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.model.search import Hit, Snippet
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.outline import RowOption
from desktop.ui.widgets.paper_text import utf16_offset

ROW = Qt.ItemDataRole.UserRole
_LINE, _PADDING = 24, 8


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that can be gone to by its name; `about` says what it is."""

    kind: str
    key: str
    name: str
    about: str = ""


def head(hit: Hit) -> str:
    """Return the title of a hit, with its section and whether it is private; a veil has none."""
    if hit.is_veiled:
        return _tr("An entry under a veil")
    parts = [hit.title, hit.heading, _tr("private workings") if hit.is_private else ""]
    return " · ".join(part for part in parts if part.strip())


def spoken(row: Goal | Hit, today: date) -> str:
    """Return a line as it is read aloud."""
    if isinstance(row, Goal):
        return f"{row.name}, {row.about}"
    return f"{head(row)}, {days.long_day(row.on, today)}: {_shown(row).text}"


def _shown(hit: Hit) -> Snippet:
    """Return the line to show of a hit: of what is under a veil, no word of it."""
    return Snippet(text=_tr("Veiled. Enter opens it.")) if hit.is_veiled else hit.snippet


def layout(snippet: Snippet, font: QFont, width: float) -> QTextLayout:
    """Return a line of text on which what was found is bold and underlined."""
    found = QTextCharFormat()
    found.setFontWeight(QFont.Weight.Bold)
    found.setFontUnderline(True)
    marks = []
    for start, end in snippet.marks:
        mark = QTextLayout.FormatRange()
        mark.start = utf16_offset(snippet.text, start)
        mark.length = utf16_offset(snippet.text, end) - mark.start
        mark.format = found
        marks.append(mark)
    made = QTextLayout(snippet.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    made.setTextOption(option)
    made.setFormats(marks)
    made.beginLayout()
    height = 0.0
    while (line := made.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height += line.height()
    made.endLayout()
    return made


class Rows(QStyledItemDelegate):
    """Paints the lines."""

    def __init__(self, look: Look, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._today = look, today

    def sizeHint(  # noqa: D102, N802  # Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        px, row = self._look.theme.px, index.data(ROW)
        height = px(_LINE) + 2 * px(_PADDING)
        if isinstance(row, Hit):
            inner = option.rect.width() - 2 * px(_PADDING)
            height += round(self._snippet(row, inner).boundingRect().height())
        return QSize(0, height)

    def _snippet(self, hit: Hit, width: float) -> QTextLayout:
        return layout(_shown(hit), self._look.theme.font("control"), width)

    def paint(  # noqa: D102  # Qt's name
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, look, row = self._look.theme, RowOption(option, 0), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look.paint_ground(painter, theme)
        padding = theme.px(_PADDING)
        inner = look.rect.adjusted(padding, padding, -padding, -padding)
        first = inner.adjusted(0, 0, 0, 0)
        first.setHeight(theme.px(_LINE))
        is_goal = isinstance(row, Goal)
        about = row.about if is_goal else days.short_day(row.on, self._today())
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | middle, about)
        first.setRight(first.right() - painter.fontMetrics().horizontalAdvance(about) - padding)
        painter.setFont(theme.font("control_strong"))
        painter.setPen(theme.colour("ink"))
        name = row.name if is_goal else head(row)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, first.width())
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft | middle, shown)
        if isinstance(row, Hit):
            below = QPointF(inner.left(), first.bottom())
            self._snippet(row, inner.width()).draw(painter, below)
        painter.restore()


def _tr(words: str) -> str:
    return QCoreApplication.translate("SearchRows", words)
