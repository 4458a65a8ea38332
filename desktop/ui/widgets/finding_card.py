"""One finding: the sentence with its words, why they matter to a listener, a question, a reply."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

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

    With `is_offer` nobody is asked to change anything, or why they leave it.
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


class FindingCard(Card):
    """Emits that the words are to be changed, or a note as it was and as it is answered now."""

    change_wanted = Signal()
    answered = Signal(object, object)

    def __init__(self, look: Look, finding: Finding, *, name: str) -> None:
        super().__init__(look, name=name)
        self.note = finding.note
        self._question = finding.question
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
        self._said = label("", "body", f"{name}_said")
        self._asked = label(
            self.tr("Why you mean it, if you like. It stays here unless you take it along."),
            "muted", f"{name}_reason_words",
        )  # fmt: skip
        self._reason = TextField(look, self._asked.text(), name=f"{name}_reason")
        self._reason.show_value(self.note.reason or ABSENT)
        self._back = Button(look, self.tr("Ask me again"), name=f"{name}_back", kind="quiet")
        self._back.setAccessibleName(f"{self._back.text()}: {finding.note.words}")
        self._lay_out()
        self._again.setVisible(finding.comes_again)
        self._change.clicked.connect(self.change_wanted)
        self._keep.clicked.connect(self._on_keep)
        self._aside.clicked.connect(self._on_aside)
        self._back.clicked.connect(self._on_back)
        self._show.clicked.connect(self._on_show)
        self._reason.edited.connect(self._on_edited)
        self._show_reply()

    def hold(self) -> None:
        """Take the keyboard."""
        (self._back if self.note.reply else self._change).setFocus()

    # parts

    def _lay_out(self) -> None:
        gap = self._look.theme.px(8)
        for words in (self._words, self._why, self._asks, self._again):
            self.lines.addWidget(words)
        # In a box of their own: a row of hidden buttons would still take a line.
        self._replies = QWidget()
        self._replies.setLayout(across(self._change, self._keep, self._aside, self._show, gap=gap))
        for part in (self._replies, self._example, self._said, self._asked, self._reason):
            self.lines.addWidget(part)
        self.lines.addLayout(across(self._back, gap=0))

    def _show_reply(self) -> None:
        reply = self.note.reply
        is_open, is_kept = reply is Reply.NONE, reply is Reply.KEEP
        for part in (self._why, self._asks, self._replies):
            part.setVisible(is_open)
        for part in (self._said, self._back):
            part.setVisible(not is_open)
        for part in (self._asked, self._reason):
            part.setVisible(is_kept and not self._is_offer)
        self._said.setText(self._words_of(reply))
        if not is_open:
            self._example.hide()

    def _words_of(self, reply: Reply) -> str:
        if reply is Reply.ASIDE:
            return self.tr("Not relevant here. The same words are not brought up again here.")
        if self._is_offer:
            return self.tr("It stays as it is.")
        return self.tr("You keep it, and you mean it.")

    # what happens

    def _answer(self, reply: Reply) -> None:
        self._take(self.note.with_reply(reply))
        self._show_reply()

    def _on_keep(self) -> None:
        self._answer(Reply.KEEP)
        (self._back if self._is_offer else self._reason).setFocus()

    def _on_aside(self) -> None:
        self._answer(Reply.ASIDE)
        self._back.setFocus()

    def _on_back(self) -> None:
        self._answer(Reply.NONE)
        self._change.setFocus()

    def _on_show(self) -> None:
        self._example.setVisible(self._example.isHidden())

    def _on_edited(self) -> None:
        value = self._reason.value()
        self._take(self.note.with_reason("" if value is ABSENT else str(value)))

    def _take(self, note: Note) -> None:
        former, self.note = self.note, note
        self.answered.emit(former, note)


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
