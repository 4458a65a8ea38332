"""One finding: the sentence with its words, why they matter to a listener, a question, a reply."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.model.reading_notes import Note, Reply
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.passage import TextField
from desktop.ui.widgets.labels import label


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a card shows: a sentence, the words in it, and what is said beside them.

    With `is_offer` nobody is asked to change anything, or why they leave it. `field` is what the
    field is called in which they stand, "" for a page.
    """

    note: Note
    sentence: str
    start: int
    end: int
    comes_again: bool
    why: str
    question: str
    example: str
    is_offer: bool = False
    field: str = ""


class FindingCard(Card):
    """Emits that the words are to be changed, or the note as it is answered now."""

    change_wanted = Signal()
    answered = Signal(object)

    def __init__(self, look: Look, finding: Finding, *, name: str) -> None:
        super().__init__(look, name=name)
        self.note = finding.note
        self._question = finding.question
        self._field = label(finding.field, "note", f"{name}_field")
        if not finding.field:
            self._field.hide()
        self._words = _marked(finding, f"{name}_words")
        self._why = label(finding.why, "body", f"{name}_why")
        self._asks = label(finding.question, "panel", f"{name}_question")
        self._again = label(
            self.tr("The same words come again further on."), "muted", f"{name}_again"
        )
        self._is_offer = finding.is_offer
        change = self.tr("Go to it") if finding.is_offer else self.tr("Change it")
        keep = self.tr("It stays as it is") if finding.is_offer else self.tr("Keep it, I mean this")
        self._change = Button(look, change, name=f"{name}_change")
        self._keep = Button(look, keep, name=f"{name}_keep")
        self._aside = Button(look, self.tr("Not relevant here"), name=f"{name}_aside")
        self._show = Button(look, self.tr("An example"), name=f"{name}_show", kind="quiet")
        self._example = label(finding.example, "muted", f"{name}_example")
        self._example.hide()
        for one in (self._change, self._keep, self._aside, self._show):
            # There is one of each on every card: whoever hears them hears of which words.
            one.setAccessibleName(f"{one.text()}: {finding.note.words}")
        self._answer_part: _Answer | None = None
        self._lay_out()
        self._again.setVisible(finding.comes_again)
        self._change.clicked.connect(self.change_wanted)
        self._keep.clicked.connect(self._on_keep)
        self._aside.clicked.connect(self._on_aside)
        self._show.clicked.connect(self._on_show)
        self._show_reply()

    def hold(self) -> None:
        """Take the keyboard."""
        if self._answer_part is not None and self.note.reply:
            self._answer_part.back.setFocus()
        else:
            self._change.setFocus()

    # parts

    def _lay_out(self) -> None:
        gap = self._look.theme.px(8)
        for words in (self._field, self._words, self._why, self._asks, self._again):
            self.lines.addWidget(words)
        # In a box of their own: a row of hidden buttons would still take a line.
        self._replies = QWidget()
        self._replies.setLayout(across(self._change, self._keep, self._aside, self._show, gap=gap))
        for part in (self._replies, self._example):
            self.lines.addWidget(part)

    def _show_reply(self) -> None:
        is_open = self.note.reply is Reply.NONE
        for part in (self._why, self._asks, self._replies):
            part.setVisible(is_open)
        if not is_open:
            self._example.hide()
            is_asked = self.note.reply is Reply.KEEP and not self._is_offer
            self._answers().show_reply(self._words_of(self.note.reply), is_asked=is_asked)
        if self._answer_part is not None:
            self._answer_part.setVisible(not is_open)

    def _answers(self) -> "_Answer":
        """Return what stands there once it is answered; on most cards nothing ever does."""
        if self._answer_part is None:
            made = _Answer(self._look, self.note, name=self.objectName())
            made.back.clicked.connect(self._on_back)
            made.reason.edited.connect(self._on_edited)
            self.lines.addWidget(made)
            # It is made late, and Tab would go to it last of all.
            self.setTabOrder(self._show, made.reason)
            self.setTabOrder(made.reason, made.back)
            self._answer_part = made
        return self._answer_part

    def _words_of(self, reply: Reply) -> str:
        if reply is Reply.ASIDE:
            return self.tr(
                "Not relevant here. While these words stand here, the same words are not brought "
                "up again."
            )
        if self._is_offer:
            return self.tr("It stays as it is.")
        return self.tr("You keep it, and you mean it.")

    # what happens

    def _answer(self, reply: Reply) -> None:
        self._take(self.note.with_reply(reply))
        self._show_reply()

    def _on_keep(self) -> None:
        self._answer(Reply.KEEP)
        part = self._answers()
        (part.back if self._is_offer else part.reason).setFocus()

    def _on_aside(self) -> None:
        self._answer(Reply.ASIDE)
        self._answers().back.setFocus()

    def _on_back(self) -> None:
        self._answer(Reply.NONE)
        self._change.setFocus()

    def _on_show(self) -> None:
        self._example.setVisible(self._example.isHidden())

    def _on_edited(self) -> None:
        value = self._answers().reason.value()
        self._take(self.note.with_reason("" if value is ABSENT else str(value)))

    def _take(self, note: Note) -> None:
        self.note = note
        self.answered.emit(note)


class _Answer(QWidget):
    """What was answered, why if it is meant, and the way to be asked again."""

    def __init__(self, look: Look, note: Note, *, name: str) -> None:
        super().__init__()
        self.setProperty("surface", "none")
        self._said = label("", "body", f"{name}_said")
        self._asked = label(
            self.tr("Why you mean it, if you like. It stays here unless you take it along."),
            "muted",
            f"{name}_reason_words",
        )
        self.reason = TextField(look, self._asked.text(), name=f"{name}_reason")
        self.reason.show_value(note.reason or ABSENT)
        self.back = Button(look, self.tr("Ask me again"), name=f"{name}_back", kind="quiet")
        self.back.setAccessibleName(f"{self.back.text()}: {note.words}")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.theme.px(8))
        for part in (self._said, self._asked, self.reason):
            lines.addWidget(part)
        lines.addLayout(across(self.back, gap=0))

    def show_reply(self, words: str, *, is_asked: bool) -> None:
        """Say what was answered, and ask why where it is meant."""
        self._said.setText(words)
        for part in (self._asked, self.reason):
            part.setVisible(is_asked)


class WaitingCard(Card):
    """Shows an answer whose words are gone; emits that it is to be held (True) or deleted."""

    hold_wanted = Signal(bool)

    def __init__(self, look: Look, note: Note, *, name: str) -> None:
        super().__init__(look, name=name)
        self._note, self._is_held = note, True
        self._words = label(note.words, "words", f"{name}_words")
        self._said = label(self._words_of(note.reply), "muted", f"{name}_said")
        self._reason = label(note.reason, "body", f"{name}_reason")
        self._turn = Button(look, "", name=f"{name}_turn", kind="quiet")
        self._turn.clicked.connect(self._on_turn)
        for part in (self._words, self._said, self._reason):
            self.lines.addWidget(part)
            part.setHidden(not part.text())
        self.lines.addLayout(across(self._turn, gap=0))
        self._show_turn()

    def _words_of(self, reply: Reply) -> str:
        said = {Reply.KEEP: self.tr("You keep it."), Reply.ASIDE: self.tr("Not relevant here.")}
        return said.get(reply, "")

    def _show_turn(self) -> None:
        words = self.tr("Delete this answer") if self._is_held else self.tr("Bring it back")
        self._turn.show_text(words)
        self._turn.setAccessibleName(f"{words}: {self._note.words}")
        for part in (self._words, self._said, self._reason):
            part.setEnabled(self._is_held)

    def _on_turn(self) -> None:
        self._is_held = not self._is_held
        self._show_turn()
        self.hold_wanted.emit(self._is_held)


def _marked(finding: Finding, name: str) -> QLabel:
    """Return the sentence with its words marked; nothing in it can be taken for markup."""
    text, start, end = finding.sentence, finding.start, finding.end
    made = label("", "words", name)
    made.setTextFormat(Qt.TextFormat.RichText)
    parts = (escape(text[:start]), escape(text[start:end]), escape(text[end:]))
    made.setText("{}<u><b>{}</b></u>{}".format(*parts))
    made.setAccessibleName(text)
    made.setAccessibleDescription(text[start:end])
    return made
