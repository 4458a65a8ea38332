"""From my journal: what touches a part of life, and other records, to be copied into a letter."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model import richtext
from desktop.model.document import DocumentId, Place
from desktop.model.entries import Gathered
from desktop.model.scales import Scale
from desktop.session import Gathering
from desktop.ui import days, messages
from desktop.ui.open_texts import OpenTexts
from desktop.ui.pulling import ALL, PART, SCALES, TABLE, Everything, Numbers, Offer, Pulling, Source
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import Combo
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.noted_form import NotedForm
from desktop.ui.widgets.offer_list import OfferLine, OfferList

COLUMN, PAGE = 760, 60
Going = Gathering | Everything
STEP_S = 0.006
"""How long a gathering is on the vault's lane at a time; saves go in between."""


class GatheringScreen(QWidget):
    """Copies what was ticked to where the writer stopped, and leads back there."""

    closed = Signal()
    place_wanted = Signal(Place)
    said = Signal(str)

    def __init__(self, look: Look, texts: OpenTexts, pulling: Pulling) -> None:
        super().__init__()
        self.setObjectName("gathering")
        self._look, self._texts, self._pulling = look, texts, pulling
        self._place: Place | None = None
        self._section = ""
        self._sources: tuple[Source, ...] = ()
        self._going: Going | None = None
        self._wanted = 0
        self._numbers = Numbers()
        self._offers: dict[str, Offer] = {}
        self._ticked: dict[str, Offer] = {}
        self._taken: dict[str, Offer] = {}
        self._seen: set[str] = set()
        self._opening = label("", "muted", "gathering_opening")
        self._source = Combo(look, self.tr("What it touches, or which record"),
                             name="gathering_source")  # fmt: skip
        self._form = NotedForm(look, self._sentence, name="gathering_noted")
        self._list = OfferList(look, self.tr("What can be copied"), name="gathering_list")
        self._said = label("", "note", "gathering_said")
        self._put = Button(
            look, self.tr("Put into the letter"), name="gathering_put", kind="primary"
        )
        self._more = Button(look, self.tr("Show older ones"), name="gathering_more", kind="quiet")
        self._back = Button(
            look, self.tr("Back to the letter"), name="gathering_back", kind="quiet",
            icon="chevron-left",
        )  # fmt: skip
        self._lay_out()
        self._join()

    # what others call

    def show_document(self, document: DocumentId) -> None:
        """Begin with what belongs to the section in which the writer stopped."""
        session, place = self._texts.session, self._texts.place
        kept = self._texts.jobs.ask(lambda: session.open(document))
        if place is None or place.document != document:
            place = Place(document=document, section=kept.first_page.id)
        self._place = place
        section = next((one for one in kept.pages if one.id == place.section), kept.first_page)
        self._opening.setText(self.tr(
            "For “{heading}”. What you tick is copied below the paragraph you were in."
        ).format(heading=section.heading))  # fmt: skip
        self._section = section.key
        self._sources = self._pulling.sources(self._section)
        self._source.clear()
        for at, one in enumerate(self._sources):
            self._source.addItem(one.word, at)
        theirs = sum(one.is_for_section for one in self._sources)
        if 0 < theirs < len(self._sources):
            self._source.insertSeparator(theirs)
        self._show_source()

    def arrive(self) -> None:
        """Take the keyboard where the choice begins."""
        self._source.setFocus()

    def leave(self) -> None:
        """Show nothing of the journal any more."""
        self._going = self._place = None
        for known in (self._offers, self._ticked, self._taken):
            known.clear()
        self._seen.clear()
        self._numbers = Numbers()
        self._list.take()
        self._form.show_scales((), days.today())
        self._source.clear()
        self._sources = ()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        column = QWidget()
        column.setProperty("surface", "none")
        column.setMaximumWidth(px(COLUMN))
        lines = QVBoxLayout(column)
        lines.setContentsMargins(px(32), px(28), px(32), px(24))
        lines.setSpacing(px(12))
        lines.addWidget(label(self.tr("From my journal"), "title", "gathering_title"))
        # What is said of the list stands above it: below an empty one nobody looks for it.
        for part in (self._opening, self._source, self._form, self._said):
            lines.addWidget(part)
        lines.addWidget(self._list, 1)
        lines.addLayout(across(self._put, self._more, gap=px(8), to_right=self._back))
        self._list.setMinimumHeight(px(160))
        ground = QWidget()
        ground.setProperty("surface", "none")
        across_page = QHBoxLayout(ground)
        across_page.setContentsMargins(0, 0, 0, 0)
        across_page.addStretch(1)
        across_page.addWidget(column, 1000)
        across_page.addStretch(1)
        # The list takes what room there is; where large words leave too little, all of it scrolls.
        area = QScrollArea()
        area.setObjectName("gathering_page")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _join(self) -> None:
        self._back.clicked.connect(self.closed)
        self._source.activated.connect(self._on_source_chosen)
        self._form.taken.connect(self._on_taken)
        self._list.ticked.connect(self._on_ticked)
        self._list.opened.connect(self._on_opened)
        self._more.clicked.connect(self._on_more)
        self._put.clicked.connect(self._on_put)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.closed)

    # what is shown

    def _chosen(self) -> Source | None:
        at = self._source.currentData()
        return self._sources[at] if at is not None else None

    def _show_source(self) -> None:
        source = self._chosen()
        self._going = None
        self._offers = {}
        self._list.take()
        self._form.setVisible(source is not None and source.kind == SCALES)
        self._more.hide()
        if source is None:
            self._say_found()
        elif source.kind in {PART, ALL}:
            self._going = self._pulling.going(source)
            self._wanted = PAGE
            self._said.setText(self.tr("Looking …"))
            self._go_on(self._going)
        elif source.kind == TABLE:
            self._add(self._pulling.rows(source.key, self._section))
            self._say_found()
        else:
            self._show_scales()
        self._settle()

    def _show_scales(self) -> None:
        self._numbers = self._pulling.numbers()
        self._form.show_scales(self._numbers.scales, self._numbers.last or days.today())
        self._add(tuple(self._taken.values()))
        self._said.setText(self.tr(
            "A sentence says what you noted and on how many days. It says nothing about what "
            "that means."
        ))  # fmt: skip

    def _add(self, offers: Sequence[Offer]) -> None:
        fresh = [one for one in offers if one.key not in self._offers]
        self._offers |= {one.key: one for one in fresh}
        self._list.add(map(self._line, fresh), self._ticked)

    def _line(self, offer: Offer) -> OfferLine:
        is_veiled = offer.is_veiled and offer.key not in self._seen
        return OfferLine(
            key=offer.key,
            head=offer.day if is_veiled else offer.head,
            words=richtext.plain(offer.body),
            is_veiled=is_veiled,
            stays=offer.stays,
        )

    def _say_found(self) -> None:
        words = ""
        if not self._offers:
            words = self._nothing()
        elif any(one.stays for one in self._offers.values()):
            words = self.tr(
                "What never leaves can stand in the letter here, and stays behind when it leaves."
            )
        self._said.setText(words)

    def _nothing(self) -> str:
        if self._texts.session.has_damage:
            return messages.nothing_found()
        source = self._chosen()
        if source is not None and source.kind == TABLE:
            return self.tr(
                "There is nothing here. What you write on that page comes here, unless you "
                "said “no” to it for the letter."
            )
        if source is not None and source.kind == ALL:
            return self.tr("There is nothing here yet. What you write in your journal comes here.")
        return self.tr("There is nothing here yet. What you mark in your journal comes here.")

    def _settle(self) -> None:
        self._put.refuse("" if self._ticked else self.tr("Tick something first."))

    # gathering

    def _go_on(self, going: Going) -> None:
        self._texts.jobs.save(partial(_stepped, going), self._on_stepped, self._on_failed)

    def _on_stepped(self, answer: tuple[Going, tuple[Gathered, ...]]) -> None:
        going, found = answer
        if going is not self._going:
            return  # another part of life was chosen meanwhile
        self._add([self._pulling.passage(one) for one in found[len(self._offers) :]])
        if going.is_done:
            self._more.hide()
            self._say_found()
        elif len(self._offers) >= self._wanted:
            self._more.show()
            self._say_found()
        else:
            self._go_on(going)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._said.setText(messages.sentence(error))

    # what happens

    def _on_source_chosen(self, _index: int) -> None:
        self._show_source()

    def _on_more(self) -> None:
        if self._going is not None:
            self._wanted += PAGE
            self._go_on(self._going)

    def _on_ticked(self, key: str, is_on: bool) -> None:
        if is_on:
            self._ticked[key] = self._offers[key]
        else:
            self._ticked.pop(key, None)
        self._settle()

    def _on_opened(self, key: str) -> None:
        self._seen.add(key)
        self._list.unveil(self._line(self._offers[key]))

    def _sentence(self, scale: Scale, first: date, last: date) -> str:
        offer = self._numbers.fact(scale, first, last)
        return richtext.plain(offer.body) if offer else ""

    def _on_taken(self, scale: Scale, first: date, last: date) -> None:
        offer = self._numbers.fact(scale, first, last)
        if offer is not None:
            self._taken[offer.key] = self._ticked[offer.key] = offer
            self._add((offer,))
            self._settle()

    def _on_put(self) -> None:
        if self._place is None or not self._ticked:
            return
        try:
            place = self._pulling.put(self._place, tuple(self._ticked.values()))
        except AppError as error:
            self._said.setText(messages.sentence(error))
            return
        has_rows = any(one.row is not None for one in self._ticked.values())
        self.place_wanted.emit(place)
        if has_rows:
            self.said.emit(self.tr("The cards stand in this section’s table, under “In brief”."))


def _stepped(going: Going) -> tuple[Going, tuple[Gathered, ...]]:
    going.step(STEP_S)
    return going, going.found
