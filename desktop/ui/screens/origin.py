"""Where this came from: the way back from a copy in a letter to what it was copied from."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model import entries, pulled, richtext
from desktop.model.document import DocumentId, Place, Section, SectionId
from desktop.model.pulled import Origin, Pulled
from desktop.model.richtext import Body
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.desk_lines import DeskLine, Way
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH, SHOWN = 680, 160


@dataclass(frozen=True, slots=True)
class _Standing:
    """What has become of a source, in words, and where it is to be opened; None: nowhere."""

    words: str
    place: Place | None = None
    around: Body = ()
    is_veiled: bool = False


class OriginScreen(QWidget):
    """Names what was copied into a section, the copy at the caret first, with a way to each."""

    closed = Signal()
    place_wanted = Signal(Place)
    went = Signal(str)

    def __init__(self, look: Look, texts: OpenTexts) -> None:
        super().__init__()
        self.setObjectName("origin")
        self._look, self._texts = look, texts
        self._page = ScrollPage(look, WIDTH)
        self._first: QWidget | None = None
        self._letter: DocumentId | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._back = self._begin()
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.closed)

    # what others call

    def show_document(self, document: DocumentId) -> None:
        """Show where the section in which the writer stopped has its copies from."""
        session, place = self._texts.session, self._texts.place
        self._letter = document
        kept = self._texts.jobs.ask(lambda: session.open(document))
        wanted = place.section if place and place.document == document else kept.first_page.id
        section = next((one for one in kept.pages if one.id == wanted), kept.first_page)
        section = self._texts.present(section)
        caret = place.caret if place and place.section == section.id else 0
        # A paragraph may have been moved here from another section.
        every = (pulled.pulled(self._texts.fields(one)) for one in kept.pages)
        known = tuple(dict.fromkeys(note for notes in every for note in notes))
        self._back = self._begin()
        self._lay_out(section.body, caret, pulled.standing(known, section.body))

    def arrive(self) -> None:
        """Give the first way the focus."""
        first = self._first or self._back
        # What was just laid out is shown only later, and what is not shown takes no focus.
        first.show()
        first.setFocus()
        in_sight.bring(first)

    def leave(self) -> None:
        """Show nothing of any text any more."""
        self._first = None
        self._page.clear()

    # what is shown

    def _begin(self) -> Button:
        self._page.clear()
        self._first = None
        back = Button(
            self._look, self.tr("Back to the letter"), name="origin_back", kind="quiet",
            icon="chevron-left",
        )  # fmt: skip
        back.clicked.connect(self.closed)
        self._page.add_layout(across(back, gap=0))
        self._page.add(label(self.tr("Where this came from"), "title", "origin_title"))
        return back

    def _lay_out(self, body: Body, caret: int, known: tuple[Pulled, ...]) -> None:
        text = _block_at(body, caret)
        here = pulled.origin(text, known) if text else None
        if not known:
            self._page.add(label(self.tr(
                "All of this section is your own: nothing was copied into it."
            ), "muted", "origin_opening"))  # fmt: skip
            return
        if here is None:
            self._page.add(label(self.tr(
                "The paragraph you were in is your own. This was copied into the section:"
            ), "muted", "origin_opening"))  # fmt: skip
        else:
            self._page.add(label(self.tr(
                "What is in the letter is yours. Nothing here ever changes it."
            ), "muted", "origin_opening"))  # fmt: skip
            self._show_around(self._add(0, here))
        others = [one for one in known if one != here]
        if here is not None and others:
            self._page.add_space(12)
            self._page.add(label(self.tr("Also copied into this section"), "panel"))
        for at, one in enumerate(others, 1):
            self._add(at, one)

    def _add(self, at: int, one: Pulled) -> _Standing:
        standing = self._standing(one)
        words = entries.beginning(" ".join(one.words.split()), SHOWN)
        note = f"{one.about}. {standing.words}" if one.about else standing.words
        button = self.tr("Open it there") if standing.place else ""
        way = Way(
            name=f"origin_open_{at}", words=words, button=button, note=note,
            hears=self.tr("Open where this stands: {words}").format(words=words),
        )  # fmt: skip
        shown = DeskLine(self._look, way)
        self._page.add(shown)
        shown.button.setVisible(standing.place is not None)
        if standing.place is not None:
            if one.origin is Origin.SCALE:
                shown.wanted.connect(partial(self.went.emit, "notice"))
            else:
                shown.wanted.connect(partial(self._lead_to, standing.place))
            self._first = self._first or shown.button
        return standing

    def _lead_to(self, place: Place) -> None:
        if self._letter is not None:
            self._texts.came_from = self._letter, place.document
        self.place_wanted.emit(place)

    def _show_around(self, standing: _Standing) -> None:
        """Show the passage where it stands, so that nobody has to leave the letter to look."""
        if richtext.is_empty(standing.around):
            return
        self._page.add(label(self.tr("There it stands like this:"), "note"))
        lines = [entries.beginning(block.text, SHOWN * 4) for block in standing.around]
        words = label("\n".join(line for line in lines if line.strip()), "words", "origin_around")
        self._page.add(words)
        words.setVisible(not standing.is_veiled)
        if standing.is_veiled:
            veil = Button(
                self._look, self.tr("Veiled. Show it here"), name="origin_unveil", kind="quiet",
                icon="eye-off",
            )  # fmt: skip
            veil.clicked.connect(words.show)
            veil.clicked.connect(veil.hide)
            self._page.add_layout(across(veil, gap=0))

    def _standing(self, one: Pulled) -> _Standing:
        """Return what has become of a source: there, changed, taken out, in the trash, or gone."""
        session = self._texts.session
        try:
            document = self._texts.jobs.ask(partial(session.open, one.document))
        except (AppError, KeyError):
            return _Standing(self.tr("It is no longer in this vault. Your copy stays."))
        if not self._texts.jobs.ask(partial(session.is_kept, one.document)):
            return _Standing(self.tr("It lies in the trash. Your copy stays."))
        section = next((each for each in document.pages if each.id == one.section), None)
        if section is None:
            return _Standing(self.tr("It is no longer there. Your copy stays."))
        place = Place(document=one.document, section=SectionId(section.id))
        present = self._texts.present(section)
        if one.origin is not Origin.ENTRY:
            return self._row(one, present, place)
        about = entries.of(self._texts.present(document.pages[0]).fields)
        return replace(self._passage(one, present, place), is_veiled=about.is_veiled)

    def _passage(self, one: Pulled, section: Section, place: Place) -> _Standing:
        found = pulled.find(one, section.body)
        if found is None:
            words = self.tr("It no longer stands in this entry. Your copy stays.")
            return _Standing(words, place)
        there = replace(place, caret=found.start)
        words = self.tr("It was changed there since. Your copy stays as it is.")
        if found.is_same:
            words = self.tr("It stands there as you copied it.")
        return _Standing(words, there, pulled.around(one, found, section.body))

    def _row(self, one: Pulled, section: Section, place: Place) -> _Standing:
        if one.origin is Origin.SCALE:
            return _Standing(self.tr("Copied from what you noted."), place)
        kept = [row for rows in section.fields.values() if isinstance(rows, list) for row in rows]
        if any(isinstance(row, dict) and row.get("id") == one.row for row in kept):
            return _Standing(self.tr("Its row is there."), place)
        return _Standing(self.tr("Its row was taken out. Your copy stays."), place)


def _block_at(body: Body, caret: int) -> str:
    """Return the words of the paragraph in which a place in characters is."""
    start = 0
    for block in body:
        if caret <= start + len(block.text):
            return block.text
        start += len(block.text) + 1
    return body[-1].text if body else ""
