"""Practise: what steadies, what two people can do, what somebody does alone, and what they wrote.

Nothing here is counted, and nothing has to be done.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.model.document import Summary
from desktop.model.guide import Guide
from desktop.ui import bands, days
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.document_list import DocumentList
from desktop.ui.widgets.guide_lines import GuideLine, GuideLines
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.records_behind import RecordsBehind
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 720
STEADY, TOGETHER = "steady", "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """What is offered to whoever is here: `two` are guides for two people, `alone` the others.

    `begun` are the ids of guides of which something is written, `written` what was changed last.
    With `alone_first`, what is done alone stands above what two people do.
    """

    together: bool = False
    two: Sequence[Guide] = ()
    alone: Sequence[Guide] = ()
    alone_first: bool = False
    begun: frozenset[str] = frozenset()
    written: Sequence[Summary] = ()
    later: bool = False


class PractiseScreen(RecordsBehind):
    """Emits what is wanted; `led_wanted` carries a guide to go on with, or to begin."""

    ground_wanted = Signal()
    went = Signal(str)
    led_wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, look: Look, offered: Callable[[], Practices]) -> None:
        page = ScrollPage(look, WIDTH, name="practising_page")
        back = QCoreApplication.translate("PractiseScreen", "Back to the practices")
        super().__init__(look, page, back, name="practising_back")
        self._page = page
        self.setObjectName("practising")
        self._offered = offered
        self._first: QWidget = self

    # what others call

    def arrive(self) -> None:
        """Read anew what is offered, and what was written; the focus goes to what steadies."""
        super().arrive()
        self._lay_out(self._offered())
        # What was just laid out is shown only later, and what is not shown takes no focus.
        self._first.show()
        self._first.setFocus()

    def leave(self) -> None:
        """Show no title of what was written any more."""
        self._page.clear()

    # what is shown

    def _lay_out(self, offered: Practices) -> None:
        page = self._page
        page.clear()
        page.add(label(self.tr("Practise"), "title", "practising_title"))
        page.add(label(self.tr("Each of these can be tried once, and left."), "muted"))
        self._first = self._group(STEADY, self.tr("Steady yourself"), [self._steady()]).first
        two = self._guides(offered.two, offered.begun)
        if offered.together:
            two.insert(0, self._together())
        alone = [
            (heading, self._guides(some, offered.begun))
            for heading, some in bands.parts(offered.alone)
        ]
        groups = [
            ("two", self.tr("With each other"), [("", two)] if two else []),
            ("alone", self.tr("By yourself"), alone),
        ]
        for name, heading, parts in reversed(groups) if offered.alone_first else groups:
            for at, (part, lines) in enumerate(parts):
                self._group(name, heading if not at else "", lines, part)
        self._add_written(offered.written)
        if offered.later:
            self._add_later()
        no_taller_than_needed(page)

    def _steady(self) -> GuideLine:
        return GuideLine(
            key=STEADY,
            title=self.tr("Breathe or ground"),
            purpose=self.tr("A slow breath, the five senses, or something small to do (F8)."),
            act=self.tr("Open"),
        )

    def _together(self) -> GuideLine:
        return GuideLine(
            key=TOGETHER,
            title=self.tr("Practices for two"),
            purpose=self.tr("On this screen, one after the other, or on a blank sheet of paper."),
            act=self.tr("Open"),
        )

    def _guides(self, guides: Sequence[Guide], begun: frozenset[str]) -> list[GuideLine]:
        words = {True: self.tr("Continue"), False: self.tr("Begin")}
        return [
            GuideLine(key=one.id, title=one.title, purpose=one.purpose, act=words[one.id in begun])
            for one in guides
        ]

    def _group(
        self, name: str, heading: str, lines: Sequence[GuideLine], part: str = ""
    ) -> GuideLines:
        self._page.add_space(12 if heading else 4)
        if heading:
            self._page.add(label(heading, "panel", f"practising_{name}_heading"))
        if part:
            self._page.add(label(part, "strong"))
        made = GuideLines(self._look, name="practising")
        made.show_lines(lines)
        made.chosen.connect(self._on_chosen)
        self._page.add(made)
        return made

    def _add_written(self, written: Sequence[Summary]) -> None:
        self._page.add_space(12)
        self._page.add(label(self.tr("What you wrote here"), "panel", "practising_written_heading"))
        if written:
            found = DocumentList(self._look, days.today, "practising_written", keeps_choice=False)
            found.show_summaries(written)
            found.opened.connect(self.opened)
            self._page.add(found)
        else:
            self._page.add(label(self.tr("Nothing yet."), "muted"))
        every = Button(
            self._look, self.tr("All of it, and the trash"), name="practising_all", kind="quiet",
            icon="list",
        )  # fmt: skip
        every.clicked.connect(self.show_records)
        self._page.add_layout(across(every, gap=0))

    def _add_later(self) -> None:
        self._page.add_space(24)
        later = Button(self._look, self.tr("Later pages"), name="practising_later", kind="quiet")
        later.clicked.connect(self._on_later)
        self._page.add_layout(across(later, gap=0))

    # what happens

    def _on_chosen(self, key: str) -> None:
        if key == STEADY:
            self.ground_wanted.emit()
        elif key == TOGETHER:
            self.went.emit(TOGETHER)
        else:
            self.led_wanted.emit(key)

    def _on_later(self) -> None:
        self.went.emit("later")
