"""Before a disclosure is heard: a few questions whose answers nobody keeps."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.texts import Page, Part
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.segmented import Segmented

WIDTH = 680
YES, NO, UNSURE = "yes", "no", "unsure"
CALM: Mapping[str, str] = {"afraid": NO}
"""The answer that leaves nothing to think about, where it is not yes."""
LAST = "sooner"
"""The part that is shown once, below the questions, when one answer leaves something open."""


class BeforePage(QWidget):
    """Emits `go_on`, whatever was answered, or `closed`; nothing is locked from an adult."""

    go_on = Signal()
    closed = Signal()

    def __init__(self, look: Look, text: Page) -> None:
        super().__init__()
        self.setObjectName("before")
        self._look, self._text = look, text
        self._answers: dict[str, Segmented] = {}
        self._options: dict[str, QWidget] = {}
        self._page = ScrollPage(look, WIDTH, name="before_page")
        self._first: QWidget = self._page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(
            self.closed
        )

    # what others call

    def ask(self) -> None:
        """Ask anew; nothing is answered."""
        page, text = self._page, self._text
        self.forget()
        back = self._button("back", self.tr("Back to the pages"))
        back.clicked.connect(self.closed)
        self._first = back
        page.add_layout(across(back, gap=0))
        page.add(label(text.title, "title", "before_title"))
        page.add(label(text.opening, "muted"))
        for part in text.parts:
            if part.key != LAST:
                self._lay_out_question(part)
        self._options[LAST] = self._sentences(text.part(LAST))
        page.add(self._options[LAST])
        page.add_space(16)
        page.add(label(text.closing, "muted"))
        on = self._button("on", self.tr("Go on and save"), "plain")
        on.clicked.connect(self.go_on)
        page.add_layout(across(on, gap=0))
        no_taller_than_needed(page)

    def arrive(self) -> None:
        """Begin at the top."""
        self._page.verticalScrollBar().setValue(0)
        self._first.show()
        self._first.setFocus()

    def forget(self) -> None:
        """Keep no answer."""
        self._page.clear()
        self._answers, self._options = {}, {}

    # parts

    def _lay_out_question(self, part: Part) -> None:
        self._page.add_space(8)
        self._page.add(label(part.heading, "panel", f"before_{part.key}_asked"))
        why, *options = part.sentences
        self._page.add(label(why, "muted"))
        answer = Segmented(
            self._look,
            ((YES, self.tr("Yes")), (NO, self.tr("No")), (UNSURE, self.tr("Not sure"))),
            name=f"before_{part.key}",
            what=part.heading,
        )
        answer.chosen.connect(self._on_chosen)
        self._answers[part.key] = answer
        self._page.add(answer)
        shown = self._sentences(Part(key=part.key, heading="", sentences=tuple(options)))
        self._options[part.key] = shown
        self._page.add(shown)

    def _sentences(self, part: Part) -> QWidget:
        box = QWidget()
        box.setObjectName(f"before_{part.key}_options")
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.theme.px(8))
        if part.heading:
            lines.addWidget(label(part.heading, "panel"))
        for number, sentence in enumerate(part.sentences, 1):
            lines.addWidget(label(sentence, "body", f"before_{part.key}_{number}"))
        box.hide()
        return box

    def _button(self, name: str, words: str, kind: Kind = "quiet") -> Button:
        return Button(self._look, words, name=f"before_{name}", kind=kind)

    # what happens

    def _on_chosen(self, _answer: str) -> None:
        for one in self._answers:
            self._options[one].setVisible(self._is_open(one))
        self._options[LAST].setVisible(any(map(self._is_open, self._answers)))

    def _is_open(self, key: str) -> bool:
        """Say whether the answer leaves something to think about."""
        value = self._answers[key].value()
        return bool(value) and value != CALM.get(key, YES)
