"""Single passages for a packet, each with a box: of the journal by parts of life, or of a text."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model import entries, richtext
from desktop.model.entries import Gathered, Reach
from desktop.model.leaving import Source
from desktop.model.packets import Packet, Passage, digest
from desktop.session import Gathering
from desktop.ui import days, messages
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.session_quotes import Offered, offered
from desktop.ui.screens.session_sources import Sources
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import Combo
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.offer_list import OfferLine, OfferList

STEP_S = 0.006
"""How long a gathering is on the vault's lane at a time; saves go in between."""
PAGE = 60
COLUMN = 760
FIRST_WORDS = 60


class _Shown(NamedTuple):
    """A passage in the list: what the packet keeps of it, and the line that shows it."""

    passage: Passage
    line: OfferLine


class SessionPassages(QWidget):
    """Emits `changed` with the packet as passages are ticked; nothing is to be confirmed."""

    changed = Signal(object)
    closed = Signal()

    def __init__(
        self, look: Look, texts: OpenTexts, parts: Sequence[Reach], sources: Sources
    ) -> None:
        super().__init__()
        self.setObjectName("passages")
        self._look, self._texts, self._may_leave = look, texts, sources.may_offer
        self._packet = Packet()
        self._few: dict[str, Source] = {}
        self._looked_at = ""
        self._going: Gathering | None = None
        self._rest: Iterator[_Shown] = iter(())
        self._taken = self._wanted = 0
        self._shown: dict[str, _Shown] = {}
        self._from = Combo(look, self.tr("From which text"), name="passages_from")
        self._what = label("", "muted", "passages_what")
        self._part = Combo(look, self.tr("Part of life"), name="passages_part")
        for one in parts:
            self._part.addItem(one.word, one.id)
        self._list = OfferList(look, self.tr("Passages"), name="passages_list")
        self._said = label("", "note", "passages_said")
        self._more = Button(look, self.tr("Show older ones"), name="passages_more", kind="quiet")
        self._back = Button(
            look, self.tr("Back"), name="passages_back", kind="quiet", icon="chevron-left"
        )
        self._lay_out()
        self._join()

    def show_packet(self, packet: Packet, few: Sequence[Source] = ()) -> None:
        """Show the passages of the chosen text, of the journal those on the days of this packet."""
        self._packet = packet
        whole = (one for one in few if not one.is_quoted)
        self._few = {one.document.id: one for one in whole if any(offered(one))}
        self._from.clear()
        self._from.addItem(self.tr("Journal"), "")
        for one in self._few.values():
            self._from.addItem(one.document.title, one.document.id)
        self._from.setCurrentIndex(max(self._from.findData(self._looked_at), 0))
        self._begin()

    def arrive(self) -> None:
        """Take the keyboard where the choice begins."""
        self._from.setFocus()

    def forget(self) -> None:
        """Show nothing of the vault any more; which text was looked at is known until the lock."""
        self._clear()
        self._few = {}
        self._from.clear()

    def _clear(self) -> None:
        self._going, self._rest = None, iter(())
        self._shown = {}
        self._list.take()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        column = QWidget()
        column.setMaximumWidth(px(COLUMN))
        lines = QVBoxLayout(column)
        lines.setContentsMargins(px(32), px(28), px(32), px(24))
        lines.setSpacing(px(12))
        lines.addWidget(label(self.tr("Single passages"), "title", "passages_title"))
        lines.addWidget(self._what)
        lines.addLayout(across(self._from, self._part, gap=px(8)))
        lines.addWidget(self._said)
        lines.addWidget(self._list, 1)
        lines.addLayout(across(self._back, self._more, gap=px(8)))
        self._list.setMinimumHeight(px(160))
        area = QScrollArea(widgetResizable=True)
        area.setObjectName("passages_page")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setWidget(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _join(self) -> None:
        for choice in (self._from, self._part):
            choice.activated.connect(self._on_chosen)
        self._list.ticked.connect(self._on_ticked)
        self._list.opened.connect(self._on_opened)
        self._more.clicked.connect(self._on_more)
        self._back.clicked.connect(self.closed)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Escape"), self, context=within).activated.connect(self._on_escape)

    # gathering

    def _begin(self) -> None:
        self._clear()
        self._more.hide()
        source = self._few.get(self._from.currentData() or "")
        self._part.setVisible(source is None)
        if source is None:
            self._begin_journal()
        else:
            self._begin_text(source)

    def _begin_journal(self) -> None:
        self._what.setText(self.tr(
            "What you marked in your journal as touching a part of life, on the days of this "
            "packet. What you tick goes in without the rest of its entry."
        ))  # fmt: skip
        self._more.show_text(self.tr("Show older ones"))
        first, last = self._packet.days.on(days.today())
        reach = self._part.currentData() or ""
        self._going = self._texts.session.gathering(reach, first=first, last=last)
        self._taken, self._wanted = 0, PAGE
        self._said.setText(self.tr("Looking …"))
        self._go_on(self._going)

    def _begin_text(self, source: Source) -> None:
        self._what.setText(self.tr(
            "Each paragraph by itself. What you tick goes in as it is when the pages are made, "
            "without the rest of the text. If its words change, it goes out again."
        ))  # fmt: skip
        self._more.show_text(self.tr("Show more"))
        self._rest = map(_of_text, offered(source))
        self._add_more()

    def _add_more(self) -> None:
        some = list(islice(self._rest, PAGE))
        self._add(some)
        self._more.setVisible(len(some) == PAGE)
        self._say_found()

    def _add(self, new: Sequence[_Shown]) -> None:
        self._shown |= {one.line.key: one for one in new}
        chosen = {one.key for one in self._packet.passages}
        self._list.add([one.line for one in new], chosen)

    def _go_on(self, going: Gathering) -> None:
        self._texts.jobs.save(partial(_stepped, going), self._on_stepped, self._on_failed)

    def _on_stepped(self, answer: tuple[Gathering, tuple[Gathered, ...]]) -> None:
        going, found = answer
        if going is not self._going:
            return  # another part of life was chosen meanwhile
        fresh = [self._offer(one) for one in found[self._taken :]]
        self._taken = len(found)
        new = [one for one in fresh if one is not None and one.line.key not in self._shown]
        self._add(new)
        if going.is_done:
            self._more.hide()
            self._say_found()
        elif len(self._shown) >= self._wanted:
            self._more.show()
            self._say_found()
        else:
            self._go_on(going)

    def _offer(self, found: Gathered) -> _Shown | None:
        """Return a passage as it can be ticked; None for a whole entry, and for what stays."""
        line, free = found.line, richtext.leaving(found.body)
        if found.is_whole or richtext.is_empty(free) or not self._may_leave(line):
            return None
        words = richtext.plain(found.body)
        reach = self._part.currentData() or ""
        passage = Passage(line.id, line.section, reach, digest(words))
        title = days.full_day(line.on) if line.entry.is_veiled else line.title
        return _Shown(
            passage,
            OfferLine(
                key=passage.key, head=title, words=richtext.plain(free),
                is_veiled=line.entry.is_veiled, stays=richtext.holds_kept(found.body),
            ),
        )  # fmt: skip

    def _say_found(self) -> None:
        words = ""
        if not self._shown:
            words = self.tr("There is nothing on these days that was marked so and may leave.")
        elif any(one.line.stays for one in self._shown.values()):
            words = self.tr("Words that never leave are left out of a passage.")
        self._said.setText(words)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._said.setText(messages.sentence(error))

    # what happens

    def _on_chosen(self, _index: int) -> None:
        self._looked_at = self._from.currentData()
        self._begin()

    def _on_more(self) -> None:
        if self._going is None:
            self._add_more()
            return
        self._wanted += PAGE
        self._go_on(self._going)

    def _on_ticked(self, key: str, is_on: bool) -> None:
        passage = self._shown[key].passage
        others = tuple(one for one in self._packet.passages if one != passage)
        passages = (*others, passage) if is_on else others
        self._packet = self._packet.changed(passages=passages)
        self.changed.emit(self._packet.passages)

    def _on_opened(self, key: str) -> None:
        passage, line = self._shown[key]
        seen = OfferLine(key=line.key, head=line.head, words=line.words, stays=line.stays)
        self._shown[key] = _Shown(passage, seen)
        self._list.unveil(seen)

    def _on_escape(self) -> None:
        self.closed.emit()


def passage_line(passage: Passage, source: Source) -> str:
    """Return where a passage stands and its first words; those of a veiled entry are not shown."""
    document = source.document
    where = document.title if passage.is_paragraph else days.short_day(document.on, days.today())
    if not passage.is_paragraph and entries.line_of(document).entry.is_veiled:
        return where
    words = " ".join(richtext.plain(document.sections[0].body).split())
    return f"{where}: {entries.beginning(words, FIRST_WORDS)}"


def _of_text(one: Offered) -> _Shown:
    line = OfferLine(
        key=one.passage.key, head=one.heading, words=one.words, stays=one.stays
    )  # fmt: skip
    return _Shown(one.passage, line)


def _stepped(going: Gathering) -> tuple[Gathering, tuple[Gathered, ...]]:
    going.step(STEP_S)
    return going, going.found
