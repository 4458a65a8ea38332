"""One practice before it begins: what both should know, and how they are called this time."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.practice import Practice
from desktop.model.sitting import Sitting
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import NoticeCard
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 680
LONGEST_NAME = 40


class PracticeCard(QWidget):
    """Emits the sitting that is begun, or the wish for a sheet of paper."""

    begun = Signal(object)
    paper_wanted = Signal(object)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._practice: Practice | None = None
        self._names: tuple[Line, Line] | None = None
        self._first: Button | None = None
        self._page = ScrollPage(look, COLUMN, name="together_one")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def show_practice(self, practice: Practice) -> None:
        """Say of this practice all that two people should know first."""
        self._practice = practice
        page, look = self._page, self._look
        page.clear()
        self._first = Button(
            look, self.tr("All of these"), name="practice_back", kind="quiet", icon="chevron-left"
        )
        self._first.clicked.connect(self.closed)
        page.add_layout(across(self._first, gap=0))
        page.add(label(practice.title, "title", "practice_title"))
        page.add(label(practice.purpose, "words"))
        page.add(label(practice.takes, "muted"))
        self._list(self.tr("Better not"), practice.when_not)
        self._list(self.tr("Before you begin"), practice.before)
        self._ask_names(practice)
        page.add_space(8)
        page.add(self._notice())
        begin = Button(look, self.tr("Begin together"), name="practice_begin", kind="primary")
        begin.clicked.connect(self._on_begin)
        paper = Button(look, self.tr("On paper"), name="practice_paper", icon="file-text")
        paper.clicked.connect(partial(self.paper_wanted.emit, practice))
        page.add_layout(across(begin, paper, gap=look.theme.px(12)))
        no_taller_than_needed(page)
        page.verticalScrollBar().setValue(0)

    def hold(self) -> None:
        """Take the keyboard."""
        if self._first is not None:
            self._first.show()
            self._first.setFocus()

    def forget(self) -> None:
        """Know neither the practice nor a name any more."""
        self._practice = self._names = self._first = None
        self._page.clear()

    # parts

    def _list(self, heading: str, sentences: tuple[str, ...]) -> None:
        self._page.add_space(4)
        self._page.add(label(heading, "panel"))
        for words in sentences:
            self._page.add(label(f"–  {words}", "body"))

    def _ask_names(self, practice: Practice) -> None:
        self._page.add_space(4)
        self._page.add(label(self.tr("Who is here"), "panel"))
        self._page.add(
            label(self.tr("Only for this time, and only if you like. It is kept nowhere."), "muted")
        )
        lines = []
        for usual, name in zip(practice.speakers, ("first", "second"), strict=True):
            self._page.add(label(usual, "label"))
            line = Line(usual, name=f"practice_{name}")
            line.setMaxLength(LONGEST_NAME)
            self._page.add(line)
            lines.append(line)
        self._names = (lines[0], lines[1])

    def _notice(self) -> NoticeCard:
        return NoticeCard(
            self._look,
            self.tr("From here on only this can be seen"),
            self.tr(
                "Nothing else of the vault can be reached, and the end is the lock. What you type "
                "is kept only if the owner of the vault says so then. If the computer locks "
                "before that, it is gone."
            ),
            name="practice_notice",
            icon="lock",
        )

    def _on_begin(self) -> None:
        if self._practice is None or self._names is None:
            return
        first, second = self._names
        self.begun.emit(Sitting.begun(self._practice, (first.text(), second.text())))
