"""What this computer says of itself, looked for only when somebody asks, and kept nowhere."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.checkup.wording import Group, Said, Topic
from desktop.model.checkup import Finding, System
from desktop.texts import Page, Part
from desktop.ui import days
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 620
_PAGE_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What one look came to, and on which kind of computer."""

    system: System
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the page says: before a look, of each finding, and what no look can tell."""

    page: Page
    groups: tuple[Group, ...]


class CheckupScreen(QWidget):
    """Looks when the button is pressed; what was seen is gone when the page is left."""

    closed = Signal()

    def __init__(
        self, look: Look, jobs: Jobs, words: Words, look_round: Callable[[], Answers], onward: str
    ) -> None:
        super().__init__()
        self.setObjectName("checkup")
        self._look, self._jobs, self._words = look, jobs, words
        self._look_round = look_round
        self._asked, self._is_looking = 0, False
        self._page = ScrollPage(look, COLUMN, name="checkup_page")
        self._top = Button(look, onward, name="checkup_back", kind="quiet")
        self._top.setProperty("measure", "link")
        self._now = Button(look, self.tr("Look now"), name="checkup_look", kind="primary")
        self._end = Button(look, onward, name="checkup_on")
        self._said = label("", "muted", "checkup_said")
        self._before, self._found, self._after = QWidget(), QWidget(), QWidget()
        self._shown: list[QWidget] = []
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Begin at the top, with nothing looked at."""
        self._forget()
        self._page.verticalScrollBar().setValue(0)
        # What was just laid out is shown only later, and what is not shown takes no focus.
        self._now.show()
        self._now.setFocus()

    def leave(self) -> None:
        """Forget what was seen."""
        self._forget()

    # parts

    def _lay_out(self) -> None:
        page, text = self._page, self._words.page
        page.add_layout(across(self._top, gap=0))
        page.add(label(text.title, "title", "checkup_title"))
        page.add(label(text.opening, "muted"))
        page.add_layout(across(self._now, gap=0))
        page.add(self._said)
        before, self._lines_found, after = (
            self._lines(place) for place in (self._before, self._found, self._after)
        )
        for place in (self._before, self._found, self._after):
            page.add(place)
        for part in text.parts:
            (before if part.key == "before" else after).addWidget(self._part(part))
        after.addWidget(label(text.closing, "body"))
        page.add_layout(across(self._end, gap=0))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        no_taller_than_needed(self)
        self._forget()

    def _join(self) -> None:
        for button in (self._top, self._end):
            button.clicked.connect(self.closed)
        self._now.clicked.connect(self._on_asked)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self)
        escape.activated.connect(self.closed)
        for button in (self._top, self._now, self._end):
            button.installEventFilter(self)

    def _lines(self, place: QWidget) -> QVBoxLayout:
        place.setProperty("surface", "none")
        lines = QVBoxLayout(place)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.theme.px(8))
        return lines

    def _block(self) -> tuple[QWidget, QVBoxLayout]:
        block = QWidget()
        lines = self._lines(block)
        lines.setContentsMargins(0, self._look.theme.px(16), 0, 0)
        return block, lines

    def _part(self, part: Part) -> QWidget:
        block, lines = self._block()
        lines.addWidget(label(part.heading, "panel"))
        for sentence in part.sentences:
            lines.addWidget(label(sentence, "body"))
        return block

    # a look

    def _on_asked(self) -> None:
        # The button stays what it is: one that is disabled hands the focus to the end of the page.
        if self._is_looking:
            return
        self._forget()
        self._is_looking = True
        self._said.setText(self.tr("Looking…"))
        self._said.show()
        work = partial(_numbered, self._asked, self._look_round)
        self._jobs.run(work, self._on_seen, self._on_failed)

    def _on_seen(self, answer: tuple[int, Answers]) -> None:
        number, answers = answer
        if number != self._asked:
            return
        self._is_looking = False
        found = {one.topic: one for one in answers.findings}
        for group in self._words.groups:
            self._shown.append(self._group(group, found, answers.system))
            self._lines_found.addWidget(self._shown[-1])
        no_taller_than_needed(self._found)
        self._said.setText(self.tr("Looked just now. Nothing of this is kept."))
        self._now.show_text(self.tr("Look again"))
        self._before.hide()
        self._found.show()
        self._now.setFocus()

    def _on_failed(self, error: BaseException) -> None:
        self._forget()
        raise error

    def _group(self, group: Group, found: dict[str, Finding], system: System) -> QWidget:
        block, lines = self._block()
        lines.addWidget(label(group.heading, "heading"))
        for topic in group.topics:
            self._topic(lines, topic, found[topic.key], system)
        return block

    def _topic(self, lines: QVBoxLayout, topic: Topic, finding: Finding, system: System) -> None:
        said = topic.said[finding.state]
        name = f"checkup_{topic.key}"
        lines.addSpacing(self._look.theme.px(8))
        lines.addWidget(label(topic.heading, "strong", f"{name}_heading"))
        lines.addWidget(label(self._answer(said), "note", f"{name}_answer"))
        lines.addWidget(label(_filled(said.seen, finding), "body", f"{name}_seen"))
        _add(lines, (self._named(one.name, one.does, is_on) for one, is_on in finding.programs))
        _add(lines, said.means, "muted")
        if helps := (*said.helps, *filter(None, [said.where.get(system)])):
            _add(lines, [self.tr("What you can do")], "note")
            _add(lines, helps)

    def _answer(self, said: Said) -> str:
        return {
            "found": self.tr("Found"),
            "not found": self.tr("Not found"),
            "cannot tell": self.tr("Cannot tell here"),
        }[said.answer]

    def _named(self, name: str, does: str, is_running: bool) -> str:
        words = (
            self.tr("{name}, running now. {does}")
            if is_running
            else self.tr("{name}, installed. {does}")
        )
        return words.format(name=name, does=does)

    def _forget(self) -> None:
        """Take away what was seen; a look that is under way is not shown any more."""
        self._asked += 1
        self._is_looking = False
        while self._shown:
            block = self._shown.pop()
            self._lines_found.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._now.show_text(self.tr("Look now"))
        self._said.setText("")
        self._said.hide()
        self._found.hide()
        self._before.setVisible(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Turn the page by its keys: there is more to read than there are buttons."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            way = _PAGE_KEYS.get(Qt.Key(event.key()))
            if way is not None:
                bar = self._page.verticalScrollBar()
                bar.setValue(bar.value() + way * bar.pageStep())
                return True
        return False


def _numbered(number: int, look_round: Callable[[], Answers]) -> tuple[int, Answers]:
    return number, look_round()


def _filled(words: str, finding: Finding) -> str:
    day = days.full_day(finding.on) if finding.on else ""
    return words.replace("<names>", ", ".join(finding.names)).replace("<day>", day)


def _add(lines: QVBoxLayout, sentences: Iterable[str] | Sequence[str], role: str = "body") -> None:
    for sentence in sentences:
        lines.addWidget(label(sentence, role))
