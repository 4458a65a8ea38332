"""Single passages for a packet: what touches a part of life, each with a box, of its days alone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model import richtext
from desktop.model.entries import EntryLine, Gathered, Reach
from desktop.model.packets import Packet, Passage, digest
from desktop.session import Gathering
from desktop.ui import days, messages
from desktop.ui.open_texts import OpenTexts
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


class _Shown(NamedTuple):
    """A passage in the list: what the packet keeps of it, and the line that shows it."""

    passage: Passage
    line: OfferLine


class SessionPassages(QWidget):
    """Emits `changed` with the packet as passages are ticked; nothing is to be confirmed."""

    changed = Signal(object)
    closed = Signal()

    def __init__(
        self,
        look: Look,
        texts: OpenTexts,
        parts: Sequence[Reach],
        may_leave: Callable[[EntryLine], bool],
    ) -> None:
        super().__init__()
        self.setObjectName("passages")
        self._look, self._texts, self._may_leave = look, texts, may_leave
        self._packet = Packet()
        self._going: Gathering | None = None
        self._taken = self._wanted = 0
        self._shown: dict[str, _Shown] = {}
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

    def show_packet(self, packet: Packet) -> None:
        """Show the passages of the chosen part of life, on the days of this packet."""
        self._packet = packet
        self._begin()

    def arrive(self) -> None:
        """Take the keyboard where the choice begins."""
        self._part.setFocus()

    def forget(self) -> None:
        """Show nothing of the journal any more."""
        self._going = None
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
        lines.addWidget(label(self.tr(
            "What you marked in your journal as touching a part of life, on the days of this "
            "packet. What you tick goes in without the rest of its entry."
        ), "muted"))  # fmt: skip
        lines.addWidget(self._part)
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
        self._part.activated.connect(self._on_part_chosen)
        self._list.ticked.connect(self._on_ticked)
        self._list.opened.connect(self._on_opened)
        self._more.clicked.connect(self._on_more)
        self._back.clicked.connect(self.closed)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Escape"), self, context=within).activated.connect(self._on_escape)

    # gathering

    def _begin(self) -> None:
        self.forget()
        self._more.hide()
        first, last = self._packet.days.on(days.today())
        reach = self._part.currentData() or ""
        self._going = self._texts.session.gathering(reach, first=first, last=last)
        self._taken, self._wanted = 0, PAGE
        self._said.setText(self.tr("Looking …"))
        self._go_on(self._going)

    def _go_on(self, going: Gathering) -> None:
        self._texts.jobs.save(partial(_stepped, going), self._on_stepped, self._on_failed)

    def _on_stepped(self, answer: tuple[Gathering, tuple[Gathered, ...]]) -> None:
        going, found = answer
        if going is not self._going:
            return  # another part of life was chosen meanwhile
        fresh = [self._offer(one) for one in found[self._taken :]]
        self._taken = len(found)
        new = [one for one in fresh if one is not None and one.line.key not in self._shown]
        self._shown |= {one.line.key: one for one in new}
        chosen = {one.key for one in self._packet.passages}
        self._list.add([one.line for one in new], chosen)
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

    def _on_part_chosen(self, _index: int) -> None:
        self._begin()

    def _on_more(self) -> None:
        if self._going is not None:
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


def _stepped(going: Gathering) -> tuple[Gathering, tuple[Gathered, ...]]:
    going.step(STEP_S)
    return going, going.found
