"""What was found in a text, laid out as cards: what is open first, what is answered last."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import reading_notes
from desktop.model.document import Section, SectionId
from desktop.model.guide import GuideSection
from desktop.model.reading_notes import Note, Shown
from desktop.model.reading_parts import PAGE, Words
from desktop.model.reading_scope import Scope
from desktop.ui.screens.reading_kept import KeptReading
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.finding_card import Finding, FindingCard, WaitingCard
from desktop.ui.widgets.labels import label

MOST = 2 * reading_notes.CEILING
"""Findings that are shown at once of a whole document; the others wait behind a button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A section with its words that may be read, what may be said of them now, and its guide."""

    section: Section
    words: Words
    scope: Scope | None
    guide: GuideSection | None

    @property
    def labels(self) -> frozenset[str]:
        """Return what may be said now; nothing where nothing is switched on."""
        return self.scope.labels if self.scope else frozenset()

    @property
    def soft(self) -> frozenset[str]:
        """Return what weighs less here."""
        return self.scope.soft if self.scope else frozenset()

    def name_of(self, path: str) -> str:
        """Return what the field with this path is called; "" for the page."""
        key, _, rest = path.partition("/")
        field = self.guide.field(key) if self.guide and path != PAGE else None
        if field is None:
            return ""
        column = next((one for one in field.columns if one.key == rest.rpartition("/")[2]), None)
        return column.label if column else field.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """All sections that may be read, those that are chosen, and every page as it is now."""

    every: Sequence[Readable]
    chosen: Sequence[Readable]
    whole: Mapping[SectionId, Words]


class ReadingFound(QWidget):
    """Emits the section and the finding somebody wants to go to, or what is to be kept of it.

    `finding` gives what a card says: only the page itself knows the door to the reader.
    `grew` says that more is shown because somebody asked for it.
    """

    change_wanted = Signal(object, object)
    answered = Signal(str, object, object)
    hold_wanted = Signal(str, object, bool)
    grew = Signal()

    def __init__(
        self, look: Look, kept: KeptReading, finding: Callable[[Readable, Shown], Finding]
    ) -> None:
        super().__init__()
        self.setProperty("surface", "none")
        self._look, self._kept, self._finding = look, kept, finding
        self._softer: set[str] = set()
        self._room: dict[str, int] = {}
        self._texts = Texts(every=(), chosen=(), whole={})
        self._first: QWidget | None = None
        self.cards: list[FindingCard] = []
        self.has_open = False
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.theme.px(12))

    # what others call

    def show_found(self, texts: Texts, first: QWidget | None = None) -> None:
        """Show what stands of all that was found in what is chosen, below what comes `first`."""
        former, self._texts, self._first = self._first, texts, first
        self._clear()
        if former is not None:
            _let_go(former)
        self._show_cards()

    def bring_first(self) -> None:
        """Bring into sight what comes before all findings, where there is something."""
        if self._first is not None:
            in_sight.bring(self._first)

    @property
    def first_open(self) -> FindingCard | None:
        """Return the first card that is not answered."""
        return next((one for one in self.cards if not one.note.reply), None)

    # what is shown

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._first:
                _let_go(widget)
        self.cards, self.has_open = [], False

    def _show_cards(self) -> None:
        if self._first is not None:
            self._lines.addWidget(self._first)
        found = {
            one.section.id: reading_notes.standing(one.words, self._notes(one))
            for one in self._texts.every
        }
        shown = reading_notes.with_one_absolute(found)
        answered: list[tuple[Readable, Shown]] = []
        for text in self._texts.chosen:
            standing = shown[text.section.id]
            answered += [(text, one) for one in standing if one.note.reply]
            self._show_open(text, [one for one in standing if not one.note.reply])
        if answered:
            self._lines.addWidget(label(self.tr("What you answered"), "panel"))
        for text, one in answered:
            self._add_card(text, one)
        self._show_waiting()

    def _notes(self, text: Readable) -> tuple[Note, ...]:
        """Return the notes of a section that may be shown now."""
        notes = self._kept.notes(text.section.id)
        return tuple(one for one in notes if one.label in text.labels)

    def _show_waiting(self) -> None:
        """Show the answers whose words are gone: what was said is let go by hand alone."""
        waiting = self._kept.waiting(self._texts.whole)
        if waiting:
            self._lines.addWidget(label(self.tr("Answers whose words are gone"), "panel"))
            about = self.tr("Once the words are in the text again, the answer is with them.")
            self._lines.addWidget(label(about, "muted"))
        for at, (section, one) in enumerate(waiting):
            card = WaitingCard(self._look, one, name=f"reading_with_gone_{at}")
            card.hold_wanted.connect(partial(self.hold_wanted.emit, section, one))
            self._lines.addWidget(card)

    def _show_open(self, text: Readable, open_: Sequence[Shown]) -> None:
        section = text.section
        room = self._room.get(section.id, self._room_left())
        firm = [one for one in open_ if one.note.label not in text.soft]
        mild = [one for one in open_ if one.note.label in text.soft]
        if not firm and not mild:
            return
        self.has_open = True
        self._lines.addWidget(label(section.heading, "panel"))
        for one in reading_notes.at_once(firm, room):
            self._add_card(text, one)
        if len(firm) > room:
            words = self.tr("What else there is here")
            self._add_more(section, words, partial(self._on_more, section.id, room))
        elif section.id in self._softer:
            for one in mild:
                self._add_card(text, one)
        elif mild:
            words = self.tr("Also what weighs less here")
            self._add_more(section, words, partial(self._on_softer, section.id))

    def _room_left(self) -> int:
        return max(0, min(reading_notes.CEILING, MOST - len(self.cards)))

    def _add_more(self, section: Section, words: str, wanted: Callable[..., None]) -> None:
        more = Button(self._look, words, name=f"reading_with_more_{section.key}", kind="quiet")
        more.setAccessibleName(f"{words}: {section.heading}")
        more.clicked.connect(wanted)
        self._lines.addWidget(more)

    def _add_card(self, text: Readable, one: Shown) -> None:
        name = f"reading_with_{len(self.cards)}"
        card = FindingCard(self._look, self._finding(text, one), name=name)
        card.change_wanted.connect(partial(self.change_wanted.emit, text, one))
        card.answered.connect(partial(self.answered.emit, text.section.id, one.notes))
        self.cards.append(card)
        self._lines.addWidget(card)

    # what happens

    def _on_softer(self, section: SectionId) -> None:
        self._softer.add(section)
        self._show_more()

    def _on_more(self, section: SectionId, room: int) -> None:
        self._room[section] = room + reading_notes.CEILING
        self._show_more()

    def _show_more(self) -> None:
        self._clear()
        self._show_cards()
        self.grew.emit()


def _let_go(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
