"""The timeline of a document: its facts across the years, drawn and in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.model import desk, gaps
from desktop.model.document import DocumentId, Section
from desktop.model.facts import Fact
from desktop.model.gaps import Explained, Hole
from desktop.model.guide import Guide
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.desk_page import DeskPage
from desktop.ui.theme import Look
from desktop.ui.widgets.desk_lines import DeskLine, KeptNote, Way, WordsLine
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.timeline_view import Picture, TimelineView

WIDTH = 880
HOME = "timeline"
"""Key of the section in which the words for stretches without facts are kept."""
SETTLE_MS = 200
"""After the last key, before the drawing follows."""


class TimelineScreen(DeskPage):
    """Shows when each fact was, what ran together, and where nothing is written.

    What the writer says of such a stretch is kept as words are, at each key.
    """

    def __init__(self, look: Look, texts: OpenTexts, guides: Mapping[str, Guide]) -> None:
        super().__init__(look, texts, guides, name="timeline", width=WIDTH)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._draw)

    def show_document(self, document: DocumentId) -> None:
        """Show the facts of this document."""
        super().show_document(document)
        self._draw()

    def leave(self) -> None:
        """Show nothing of any document any more."""
        self._timer.stop()
        super().leave()

    # what there is

    def _facts(self) -> tuple[Fact, ...]:
        guide = self._guide()
        return desk.facts_of(guide, self._sections()) if guide else ()

    def _home(self) -> Section | None:
        return next((one for one in self._sections() if one.key == HOME), None)

    def _explained(self) -> tuple[Explained, ...]:
        home = self._home()
        return gaps.explained(home.fields) if home else ()

    # what is shown

    def _lay_out(self) -> None:
        facts = self._facts()
        self._begin(self.tr("Timeline and gaps"), self._opening(facts))
        self._add_drawing(is_shown=bool(gaps.spans(facts)))
        self._add_facts(facts)
        self._add_together(facts)
        self._add_holes(facts)

    def _opening(self, facts: Sequence[Fact]) -> str:
        if gaps.spans(facts):
            return self.tr(
                "Your facts across the years, as far as the dates reach. Nothing here is weighed."
            )
        return self.tr(
            "No fact has a date yet. What you write among the facts appears here by itself, "
            "however roughly you can place it."
        )

    def _add_drawing(self, *, is_shown: bool) -> None:
        px = self._look.theme.px
        self._view = TimelineView(self._look)
        self._view.chosen.connect(self._on_fact)
        card = QFrame()
        card.setProperty("card", "paper")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(px(12), px(16), px(12), px(16))
        lines.setSpacing(px(12))
        lines.addWidget(self._view)
        lines.addWidget(label(self.tr(
            "Full colour: the dates say so. Faint: it may have been then. Dots: the first or the "
            "last time is not written yet. Hatched: nothing is written for this time."
        ), "note", "timeline_signs"))  # fmt: skip
        self._page.add(card)
        card.setVisible(is_shown)

    def _add_facts(self, facts: Sequence[Fact]) -> None:
        spans = gaps.spans(facts)
        drawn = {one.fact for one in spans}
        dated = [(one.fact, one.words()) for one in spans]
        others = [
            (one.id, self._undated(one)) for one in facts if one.id not in drawn and not one.is_none
        ]
        for heading, lines in (
            (self.tr("In words"), dated),
            (self.tr("Without a date that can be drawn"), others),
        ):
            if lines:
                self._page.add_space(12)
                self._page.add(label(heading, "panel"))
            for fact, words in lines:
                self._add_way(f"timeline_fact_{fact}", words, partial(self._on_fact, fact))

    def _undated(self, fact: Fact) -> str:
        dates, kind = fact.dates(), fact.kind or gaps.UNNAMED
        return self.tr("{kind}: {dates}").format(kind=kind, dates=dates) if dates else kind

    def _add_together(self, facts: Sequence[Fact]) -> None:
        overlaps = gaps.overlaps(facts)
        if overlaps:
            self._page.add_space(12)
            self._page.add(label(self.tr("At the same time"), "panel"))
        for at, one in enumerate(overlaps):
            self._page.add(label(one.words(), "body", f"timeline_together_{at}"))

    def _add_holes(self, facts: Sequence[Fact]) -> None:
        explained = self._explained()
        holes, strays = gaps.holes(facts, explained), gaps.strays(facts, explained)
        if not holes and not strays:
            return
        self._page.add_space(12)
        self._page.add(label(self.tr("Stretches without facts"), "panel"))
        about = self.tr(
            "Perhaps there was nothing then. Perhaps it is forgotten, or not written yet. You can "
            "say which, or leave it as it is. What you say of it stays on this page; no export "
            "takes it."
        )
        self._page.add(label(about, "muted", "timeline_holes_words"))
        for at, hole in enumerate(holes):
            self._add_hole(f"timeline_hole_{at}", hole)
        for at, one in enumerate(strays):
            hole = Hole(first=one.first, last=one.last, explained=one)
            note = self.tr("There are facts in this stretch by now. Your words are kept.")
            self._add_hole(f"timeline_stray_{at}", hole, note)

    def _add_hole(self, name: str, hole: Hole, note: str = "") -> None:
        said = hole.explained
        if self._home() is None:
            self._page.add(label(hole.words(), "body", f"{name}_words"))
            return
        if said is not None and not said.is_own:
            self._add_way(name, hole.words(), self._on_timeline_section)
            return
        button = self.tr("Change these words") if said else self.tr("Say what this time was")
        way = Way(
            name=name,
            words=hole.words(),
            button=button,
            hears=self.tr("{button}: {when}").format(button=button, when=hole.dates),
            note=note,
        )
        closing = self.tr("Close"), self.tr("Close: {when}").format(when=hole.dates)
        kept = KeptNote(lambda: self._texts.is_kept, f"{name}_saved")
        line = WordsLine(self._look, way, said.words if said else "", closing, kept)
        line.edited.connect(partial(self._on_said, hole, line))
        self._page.add(line)

    def _add_way(self, name: str, words: str, on: Callable[[], None]) -> None:
        hears = self.tr("Open: {words}").format(words=words)
        line = DeskLine(
            self._look, Way(name=name, words=words, button=self.tr("Open"), hears=hears)
        )
        line.wanted.connect(on)
        self._page.add(line)

    def _draw(self) -> None:
        if self._document is None:
            return
        facts = self._facts()
        spans, overlaps = gaps.spans(facts), gaps.overlaps(facts)
        holes = gaps.holes(facts, self._explained())
        words = [one.words() for one in gaps.years(facts)] + [one.words() for one in holes]
        picture = Picture(
            spans=spans, overlaps=overlaps, holes=holes, together=self.tr("At the same time")
        )
        self._view.show_picture(picture, self.tr("Drawing of the years"), words)

    # what happens

    def _on_said(self, hole: Hole, line: WordsLine, words: str) -> None:
        """Keep what the writer says of a stretch."""
        home = self._home()
        if self._document is None or home is None:
            return
        of = hole.explained or Explained(first=hole.first, last=hole.last, words="")
        fields = gaps.explain(home.fields, of.first, of.last, words)
        self._texts.set_fields(self._document.id, home, fields)
        said = replace(of, words=words) if words.strip() else None
        line.say(replace(hole, explained=said).words())
        self._timer.start()

    def _on_fact(self, _fact: str) -> None:
        guide = self._guide()
        place = desk.items(guide) if guide else None
        if place is not None:
            self._go_to(place[0].key)

    def _on_timeline_section(self) -> None:
        self._go_to(HOME)
