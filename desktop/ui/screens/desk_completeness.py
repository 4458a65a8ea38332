"""What a document holds so far, in words, and what to do with a memory that came back."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.model import answers, completeness, desk
from desktop.model.completeness import Line
from desktop.model.document import Document, Place, Section
from desktop.model.guide import ANSWERS, Guide
from desktop.ui import partner_sheet
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.desk_page import DeskPage
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.desk_lines import DeskLine, KeptNote, Way
from desktop.ui.widgets.fields.grid import Grid
from desktop.ui.widgets.labels import label

WIDTH = 680


class CompletenessScreen(DeskPage):
    """Shows how each kind and each section stands, with a way into it.

    A memory that came back becomes a row of the facts, kept as words are, at each key.
    """

    _row = ""

    def __init__(self, look: Look, texts: OpenTexts, guides: Mapping[str, Guide]) -> None:
        super().__init__(look, texts, guides, name="completeness", width=WIDTH)

    def leave(self) -> None:
        """Show nothing of any document any more."""
        super().leave()
        self._row = ""

    # what is shown

    def _lay_out(self) -> None:
        guide = self._guide()
        self._begin(
            self.tr("What is there so far"),
            self.tr(
                "How each kind and each section stands, in words. Nothing here has to be finished "
                "today, and nothing has to be finished alone."
            ),
        )
        if guide is None:
            return
        sections = self._sections()
        holding = partner_sheet.documents(self._texts)
        found = completeness.completeness(
            guide, sections, desk.facts_of(guide, sections), answers.of(holding)
        )
        if completeness.recalls(guide):
            self._add_recall(guide, sections)
        self._add_kinds(found.kinds)
        self._add_questions(guide, holding)
        self._heading(self.tr("Section by section"))
        for line in found.sections:
            self._add_line(f"completeness_section_{line.key}", line, line.key)

    def _heading(self, words: str) -> None:
        self._page.add_space(12)
        self._page.add(label(words, "panel"))

    def _add_kinds(self, kinds: tuple[Line, ...]) -> None:
        guide = self._guide()
        place = desk.items(guide) if guide else None
        if place is None:
            return
        self._heading(self.tr("Kind by kind"))
        self._page.add(label(self.tr(
            "If one of these may have been against the law, speak to a lawyer before you write "
            "about it. Until then its line is right as it is."
        ), "muted", "completeness_law"))  # fmt: skip
        for at, line in enumerate(kinds):
            self._add_line(f"completeness_kind_{at}", line, place[0].key)

    def _add_questions(self, guide: Guide, holding: Sequence[Document]) -> None:
        """Name each question of the partner, and how far its answer is."""
        asked = answers.questions(holding)
        if not asked or not any(ANSWERS in one.assembles for one in guide.sections):
            return
        self._heading(self.tr("Your partner’s questions"))
        for document in holding:
            for line in answers.states(answers.questions([document])):
                button = self.tr("Answer it") if line.is_unsaid else self.tr("Open")
                self._line(f"completeness_question_{line.key}", line, button).connect(
                    partial(self._go_to_answers, document)
                )

    def _add_line(self, name: str, line: Line, section: str) -> None:
        button = self.tr("Write it, or “none”") if line.is_unsaid else self.tr("Open")
        self._line(name, line, button).connect(partial(self._go_to, section))

    def _line(self, name: str, line: Line, button: str) -> SignalInstance:
        """Add a line and return what its button emits."""
        hears = self.tr("{button}: {line}").format(button=button, line=line.sentence())
        way = Way(name=name, words=line.heading, button=button, hears=hears, note=line.words)
        shown = DeskLine(self._look, way)
        self._page.add(shown)
        return shown.wanted

    # a memory that came back

    def _add_recall(self, guide: Guide, sections: list[Section]) -> None:
        px = self._look.theme.px
        self._row = ""
        card = QFrame()
        card.setProperty("card", "paper")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(px(20), px(16), px(20), px(16))
        lines.setSpacing(px(12))
        self._more = Button(
            self._look, self.tr("Something came back to me"), name="completeness_recall"
        )
        self._more.clicked.connect(self._on_recall)
        lines.addLayout(across(self._more, gap=0))
        lines.addWidget(label(self.tr(
            "A later memory becomes a planned event: told with help, at a time you have planned."
        ), "body", "completeness_recall_words"))  # fmt: skip
        settled = self._settled(*completeness.agreed(guide, sections))
        if settled:
            lines.addWidget(label(settled, "muted", "completeness_recall_settled"))
        self._form = Grid(self._look, "completeness_recall", completeness.recalls(guide))
        self._form.edited.connect(self._on_told)
        self._form.hide()
        lines.addWidget(self._form)
        self._kept = KeptNote(lambda: self._texts.is_kept, "completeness_saved")
        self._kept.hide()
        lines.addWidget(self._kept)
        self._page.add(card)
        for at, one in enumerate(desk.facts_of(guide, sections)):
            if one.recalled:
                words = "\n".join(filter(None, (one.note or one.kind, one.recalled)))
                way = Line(key=one.id, heading=self.tr("Came back later"), words=words)
                self._add_line(f"completeness_recalled_{at}", way, self._facts_key(guide))

    def _settled(self, who: str, when: str) -> str:
        """Return what was settled beforehand, in the writer's own words."""
        if who and when:
            settled = self.tr("You settled beforehand who hears it first: {who}. How soon: {when}.")
            return settled.format(who=who, when=when)
        if who:
            return self.tr("You settled beforehand who hears it first: {who}.").format(who=who)
        return self.tr("You settled beforehand when: {when}.").format(when=when) if when else ""

    @staticmethod
    def _facts_key(guide: Guide) -> str:
        place = desk.items(guide)
        return place[0].key if place else ""

    # what happens

    def _on_recall(self) -> None:
        """Open an empty form; what was told in it before is among the facts."""
        self._row = uuid4().hex
        self._form.show_anew({})
        for part in (self._form, self._kept):
            part.show()
        self._form.focus_first()

    def _on_told(self) -> None:
        """Keep what is told as a row of the facts."""
        guide = self._guide()
        place = desk.items(guide) if guide else None
        if self._document is None or guide is None or place is None:
            return
        home, table = place
        section = self._texts.present(self._document.section(home.key))
        told: dict[str, Any] = self._form.values()
        fresh = completeness.recalled_row(guide, self._row, told)
        rows = completeness.with_row(section.fields.get(table.key), self._row, fresh)
        others = {key: one for key, one in section.fields.items() if key != table.key}
        fields = {**others, table.key: rows} if rows else others
        self._texts.set_fields(self._document.id, section, fields)
        self._kept.watch()

    def _go_to_answers(self, document: Document) -> None:
        section = document.section(answers.SECTION)
        self.place_wanted.emit(Place(document=document.id, section=section.id))
