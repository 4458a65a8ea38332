"""Numbered points: what of the letter has a number, so that an answer can be matched to it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import entries, points
from desktop.model.document import Document, DocumentId, Section, State
from desktop.model.guide import Guide, GuideSection
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.desk_lines import KeptNote
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH, SHOWN = 680, 200


class PointsScreen(QWidget):
    """Gives numbers and takes them away; what is numbered is shown as it will be printed."""

    closed = Signal()

    def __init__(self, look: Look, texts: OpenTexts, guides: Mapping[str, Guide]) -> None:
        super().__init__()
        self.setObjectName("points")
        self._look, self._texts, self._guides = look, texts, guides
        self._document: Document | None = None
        self._page = ScrollPage(look, WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._begin()
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.closed)

    # what others call

    def show_document(self, document: DocumentId) -> None:
        """Show the points of this letter."""
        session = self._texts.session
        self._document = self._texts.jobs.ask(lambda: session.open(document))
        self._lay_out()

    def arrive(self) -> None:
        """Give the way back the focus."""
        self._back.show()
        self._back.setFocus()

    def leave(self) -> None:
        """Show nothing of any letter any more."""
        self._document = None
        self._page.clear()

    # what is shown

    def _sections(self) -> list[tuple[GuideSection, Section]]:
        """Return what of the letter can have points, as it is now."""
        document = self._document
        guide = self._guides.get(document.guide) if document else None
        if document is None or guide is None:
            return []
        found = ((guide.section(one.key), self._texts.present(one)) for one in document.pages)
        return [
            (one, section) for one, section in found if one and section.mark is not State.NOT_FOR_ME
        ]

    def _begin(self) -> None:
        self._page.clear()
        self._back = Button(
            self._look, self.tr("Back to the letter"), name="points_back", kind="quiet",
            icon="chevron-left",
        )  # fmt: skip
        self._back.clicked.connect(self.closed)
        self._page.add_layout(across(self._back, gap=0))
        self._page.add(label(self.tr("Numbered points"), "title", "points_title"))
        self._page.add(label(self.tr(
            "If you want an answer, numbers make it easier to see whether each point got one. A "
            "letter without numbers is a whole letter, too."
        ), "body", "points_opening"))  # fmt: skip

    def _lay_out(self) -> None:
        self._begin()
        sections = self._sections()
        shown = [(guide, one, points.lines(guide, one)) for guide, one in sections]
        has_any = any(points.points(one.fields) for _, one in sections)
        has_all = all(line.number for _, _, lines in shown for line in lines)
        self._add_ways(has_any=has_any, has_all=has_all)
        for guide, _, lines in shown:
            if lines:
                self._page.add_space(8)
                self._page.add(label(f"{guide.number} · {guide.heading}", "panel"))
            for at, line in enumerate(lines):
                words = entries.beginning(" ".join(line.words.split()), SHOWN)
                text = f"{line.number}  {words}" if line.number else words
                role = "body" if line.number or not has_any else "muted"
                self._page.add(label(text, role, f"points_{guide.key}_{at}"))

    def _add_ways(self, *, has_any: bool, has_all: bool) -> None:
        give = self.tr("Number what has no number yet") if has_any else self.tr("Number the points")
        self._give = Button(self._look, give, name="points_give", kind="primary")
        self._give.clicked.connect(partial(self._change, points.give))
        self._give.refuse(self.tr("There is nothing that has no number.") if has_all else "")
        self._take = Button(self._look, self.tr("Take the numbers away"), name="points_take")
        self._take.clicked.connect(partial(self._change, _without))
        self._page.add_layout(across(self._give, self._take, gap=self._look.theme.px(8)))
        self._take.setVisible(has_any)
        if has_any and not has_all:
            self._page.add(label(self.tr(
                "Some of it has no number yet. It is printed without one."
            ), "note", "points_some"))  # fmt: skip
        words = self.tr(
            "A number stays with its paragraph, wherever you move it and however you change it. "
            "The number of a point you take out is not used again. Headings have none."
        )
        if has_any:
            words = self.tr(
                "The numbers are printed with the letter. If somebody has pages with these "
                "numbers already, keep them as they are."
            )
        self._page.add(label(words, "muted", "points_words"))
        self._kept = KeptNote(lambda: self._texts.is_kept, "points_saved")
        self._page.add(self._kept)

    # what happens

    def _change(self, change: points.Change) -> None:
        document = self._document
        if document is None:
            return
        for guide, section in self._sections():
            fields = change(guide, section)
            if fields != section.fields:
                self._texts.set_fields(document.id, section, fields)
        self._lay_out()
        self._kept.watch()
        self.arrive()


def _without(_guide: GuideSection, section: Section) -> points.Fields:
    return points.without(section.fields)
