"""Every word a question file will hold, and what will not be in it, before it is made."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import questions
from desktop.model.questions import Question, Sheet
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.held_questions import breakable
from desktop.ui.widgets.labels import label, no_taller_than_needed


class SheetShown(QWidget):
    """A sheet word for word, part by part; nothing stands in the file that does not stand here."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("questions_out_content")
        self._look = look
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what is in this sheet, and what is in no sheet."""
        self.forget()
        self._part(self.tr("In the file"), [], "in")
        self._questions(sheet.questions)
        self._part(
            self.tr("Not to be told"),
            sheet.do_not_tell or [self.tr("Nothing is named here.")],
            "limit",
        )
        self._part(
            self.tr("How deep, topic by topic"),
            [f"{questions.tag_words(tag)}: {depth.words}" for tag, depth in sheet.depths.items()]
            or [self.tr("No topic has a depth of its own.")],
            "depth",
        )
        self._part(
            self.tr("A few words to go with it"),
            [sheet.note or self.tr("None.")],
            "note",
        )
        self._part(self.tr("The day it is made"), [days.full_day(sheet.made_on)], "day")
        self._part(self.tr("Not in the file"), self._left_here(sheet), "left")
        no_taller_than_needed(self)

    def forget(self) -> None:
        """Show nothing any more."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _questions(self, asked: Sequence[Question]) -> None:
        if not asked:
            self._add(label(self.tr("No question."), "body", "questions_out_none"), 4)
        for one in asked:
            text = f"{one.number} · {breakable(one.text)}"
            self._add(label(text, "body", f"questions_out_question_{one.number}"), 12)
            about = f"{questions.tag_words(one.tag)} · {one.depth.words}"
            self._add(label(about, "note", f"questions_out_about_{one.number}"), 2)
            if one.purpose:
                words = self.tr("What it is for: {purpose}").format(purpose=breakable(one.purpose))
                self._add(label(words, "note", f"questions_out_purpose_{one.number}"), 2)

    def _left_here(self, sheet: Sheet) -> list[str]:
        kept = [
            self.tr(
                "What you are afraid of hearing, what you suspect, and your notes to yourself."
            ),
            self.tr("Your lines: what you would do after which answer."),
            self.tr("Your conditions for the day, and everything for afterwards."),
            self.tr("Whether you looked at a question again, and whether you want to be told."),
            self.tr("Your name, and anything else in your vault."),
        ]
        if not any(one.purpose for one in sheet.questions):
            kept.insert(1, self.tr("What a question is for."))
        return kept

    def _part(self, heading: str, lines: Sequence[str], name: str) -> None:
        self._add(label(heading, "panel", f"questions_out_{name}_heading"), 24)
        for number, line in enumerate(lines, start=1):
            self._add(label(breakable(line), "body", f"questions_out_{name}_{number}"), 6)

    def _add(self, widget: QWidget, gap: int) -> None:
        self._lines.addSpacing(self._look.theme.px(gap))
        self._lines.addWidget(widget)
        # Seen at once, not only after the next event: whoever presses a key has read it.
        widget.show()
