"""A question that has lain two days, with what can be said of it: ask it, leave it out, later."""

from functools import partial

from PySide6.QtCore import Signal

from desktop.model.still_wanted import Waiting
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label

YES, NOT_ANY_MORE, LATER = "yes", "no", "later"


class AskedAgain(Card):
    """Emits the row and what was said of it; nothing else anywhere speaks of it."""

    answered = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, name="facts_again")
        self._row = ""
        self._question = label("", "words", "facts_again_question")
        self.lines.addWidget(label(self.tr("Still want to ask this?"), "panel"))
        self.lines.addWidget(self._question)
        buttons = []
        for what, words in (
            (YES, self.tr("Yes")),
            (NOT_ANY_MORE, self.tr("Not any more")),
            (LATER, self.tr("Later")),
        ):
            button = Button(
                look, words, name=f"facts_again_{what}", kind="quiet" if what == LATER else "plain"
            )
            button.clicked.connect(partial(self._on_clicked, what))
            buttons.append(button)
        self.lines.addLayout(across(*buttons, gap=look.theme.px(8)))
        self.lines.addWidget(
            label(
                self.tr(
                    "It has stood here for two days or longer. “Not any more” keeps the row "
                    "and leaves it out of every file. You can change it in the row."
                ),
                "note",
            )
        )

    def show_question(self, asked: Waiting | None) -> None:
        """Ask about this row; None hides the card."""
        self._row = asked.row if asked else ""
        self._question.setText(asked.question if asked else "")
        self.setVisible(asked is not None)

    def _on_clicked(self, what: str) -> None:
        self.answered.emit(self._row, what)
