"""What a partner's sheet holds, in words, before it is brought in."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model import questions
from desktop.model.questions import Depth, Sheet
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 600
LONGEST_WORD = 30
"""Letters that fit the narrowest column; somebody else wrote what is shown, so breaks are made."""


class HeldQuestions(QWidget):
    """What a sheet holds, in words, and the one question: bring it in?"""

    brought = Signal(object)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("questions_in_held")
        self._look = look
        self._sheet: Sheet | None = None
        self._page = ScrollPage(look, COLUMN, name="questions_in_held_page")
        # Nothing on it can be pressed, so the page itself takes the keys that scroll.
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setProperty("kind", "read")
        self._bring = Button(look, self.tr("Bring in"), name="questions_in_bring", kind="primary")
        self._close = Button(look, self.tr("Not now"), name="questions_in_leave", kind="quiet")
        self._foot = QHBoxLayout()
        self._ends = across(self._bring, self._close, gap=12)
        column = QWidget()
        column.setLayout(self._ends)
        self._column = column
        self._foot.addStretch(1)
        self._foot.addWidget(column, 1000)
        self._foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addLayout(self._foot)
        self.setFocusProxy(self._page)
        self._bring.clicked.connect(self._on_bring)
        self._close.clicked.connect(self.closed)
        look.changed.connect(self._settle)
        self._settle()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what is in this sheet, but none of the questions yet."""
        self.forget()
        self._sheet = sheet
        page = self._page
        page.add(label(self.tr("What the file holds"), "title", "questions_in_held_title"))
        page.add(label(self._summary(sheet), "body", "questions_in_summary"))
        page.setAccessibleName(self._summary(sheet))
        page.add(label(self.tr("The names of the topics are your partner’s."), "muted"))
        self._part(self.tr("The questions, by topic"), "topics", self._topics(sheet))
        self._part(
            self.tr("What your partner does not want to hear"),
            "limits",
            self._limits(sheet) or [self.tr("Nothing is named here.")],
        )
        self._part(self.tr("How deep the answers go"), "depths", self._depths(sheet))
        self._part(self.tr("A note with it"), "note", [sheet.note] if sheet.note.strip() else [])
        page.add_space(8)
        page.add(
            label(
                self.tr(
                    "The questions themselves wait in your vault until you open them. None has to "
                    "be answered today."
                ),
                "muted",
            )
        )
        page.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing any more."""
        self._sheet = None
        self._page.setAccessibleName("")
        self._page.clear()

    def _part(self, heading: str, name: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._page.add_space(8)
        self._page.add(label(heading, "panel"))
        for number, line in enumerate(lines, start=1):
            self._page.add(label(breakable(line), "body", f"questions_in_{name}_{number}"))

    def _summary(self, sheet: Sheet) -> str:
        day = days.full_day(sheet.made_on)
        count = len(sheet.questions)
        if not count:
            return self.tr("No questions; the sheet was made on {day}.").format(day=day)
        if count == 1:
            return self.tr("One question, made on {day}.").format(day=day)
        return self.tr("{count} questions, made on {day}.").format(count=count, day=day)

    def _topics(self, sheet: Sheet) -> list[str]:
        return [
            (
                self.tr("{topic}: one question") if count == 1
                else self.tr("{topic}: {count} questions")
            ).format(topic=topic, count=count)
            for topic, count in sheet.counts()
        ]  # fmt: skip

    def _limits(self, sheet: Sheet) -> list[str]:
        whole = self.tr("{topic}: nothing at all")
        topics = [
            whole.format(topic=questions.tag_words(tag))
            for tag, depth in sheet.depths.items()
            if depth is Depth.NOTHING
        ]
        return [*topics, *sheet.do_not_tell]

    def _depths(self, sheet: Sheet) -> list[str]:
        return [
            f"{questions.tag_words(tag)}: {depth.words}"
            for tag, depth in sheet.depths.items()
            if depth is not Depth.NOTHING
        ]

    def _on_bring(self) -> None:
        if self._sheet is not None:
            self.brought.emit(self._sheet)

    def _settle(self) -> None:
        px = self._look.theme.px
        self._column.setMaximumWidth(px(COLUMN))
        self._ends.setContentsMargins(px(4), 0, px(4), 0)
        self._ends.setSpacing(px(12))
        self._foot.setContentsMargins(px(32), px(12), px(32), px(28))


def breakable(text: str) -> str:
    """Return text with places to break in words that are longer than the column."""
    return re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", "\\1\u200b", text)
