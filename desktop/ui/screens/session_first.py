"""The first page of a packet and its charts: what the vault offers for its days, and what is on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop.model import first_page, first_page_facts, strip
from desktop.model.first_page import Facts, FirstPage
from desktop.model.leaving import Source
from desktop.model.manifest import Piece
from desktop.model.packets import Packet
from desktop.model.scales import Scale
from desktop.model.settings import Purpose
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets import choice_tree, first_page_branch
from desktop.ui.widgets.choice_tree import Branch
from desktop.ui.widgets.first_page_editor import FirstPageEditor

CHARTS = "charts"
"""The branch of the charts, as `ChoiceTree.ticked` names it."""


class FirstPart(QObject):
    """Makes the pieces that are no section: the lines of the first page, and the charts.

    `held` returns what may leave at all of letters, plans and logs, with the words as they are now,
    `entries` the days of the journal entries that go in.
    """

    changed = Signal(FirstPage)

    def __init__(
        self,
        look: Look,
        held: Callable[[], Sequence[Source]],
        scales: Sequence[Scale],
        purpose: Callable[[], Purpose],
        entries: Callable[[], Iterable[date]] = tuple,
    ) -> None:
        super().__init__()
        self._held, self._scales, self._purpose = held, scales, purpose
        self._entries = entries
        self._known: tuple[tuple[Source, ...], object, Facts] | None = None
        self._shown: Branch | None = None
        self._charted: frozenset[str] = frozenset()
        self.editor = FirstPageEditor(look)
        self.editor.changed.connect(self.changed)

    def branches(self, packet: Packet) -> tuple[Sequence[Branch], Sequence[Branch]]:
        """Return what stands in the choice before the documents, and after them."""
        page, facts = first_page.from_json(packet.first_page), self._facts(packet)
        self._shown = first_page_branch.branch(page, facts, self._purpose())
        lines = [
            choice_tree.Line(one.id, one.name, one.id in packet.charts)
            for one in facts.scales
            if facts.readings.get(one.id)
        ]
        self._charted = frozenset(one.key for one in lines)
        charts = Branch(CHARTS, self.tr("Charts"), lines)
        return (self._shown,), ((charts,) if lines else ())

    def with_ticks(self, packet: Packet, first: Iterable[str], charts: frozenset[str]) -> Packet:
        """Return the packet with the lines and charts that are ticked now.

        A chart that is not offered now, as nothing of it may leave, stays as it was.
        """
        if self._shown is None:
            return packet
        page = first_page.from_json(packet.first_page)
        now = first_page_branch.with_ticks(page, self._shown, first)
        kept = packet.first_page if now == page else now.to_json()
        return packet.changed(first_page=kept, charts=(packet.charts - self._charted) | charts)

    def show_editor(self, packet: Packet) -> None:
        """Show all lines of the page, to be written and ticked."""
        page = first_page.from_json(packet.first_page)
        self.editor.show_page(page, self._facts(packet), self._purpose())

    def is_on(self, packet: Packet) -> bool:
        """Say whether any line of the first page or any chart goes in."""
        return bool(packet.charts or first_page.from_json(packet.first_page).on)

    def heading(self, packet: Packet) -> tuple[str, str]:
        """Return title and line below it; "" for both where no line is on."""
        page = first_page.from_json(packet.first_page)
        if not page.on:
            return "", ""
        facts = self._facts(packet)
        return first_page.title(page, facts), first_page.subtitle(page, facts)

    def pieces(self, packet: Packet) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return the pieces of the first page and of the charts; neither asks the vault twice."""
        if not self.is_on(packet):
            return (), ()
        facts = self._facts(packet)
        first = first_page.pieces(first_page.from_json(packet.first_page), facts)
        charts = tuple(
            replace(
                strip.chart_piece(
                    one, facts.readings[one.id], facts.marks, facts.first, facts.last
                ),
                part=self.tr("Charts"),
            )
            for one in facts.scales
            if one.id in packet.charts and facts.readings.get(one.id)
        )
        return first, charts

    def _facts(self, packet: Packet) -> Facts:
        found = self._offered(packet)
        if packet.days.on(days.today())[0] is None:
            return replace(found, since=min((found.first, *self._entries())))
        return found

    def _offered(self, packet: Packet) -> Facts:
        today: date = days.today()
        asked, held = packet.days.on(today), tuple(self._held())
        key = (asked, today)
        if self._known is not None and self._known[1] == key:
            same = len(held) == len(self._known[0])
            if same and all(a is b for a, b in zip(held, self._known[0], strict=True)):
                return self._known[2]
        found = first_page_facts.facts(held, self._scales, asked, today)
        self._known = held, key, found
        return found
