"""What goes in: the choice, with its packet above it, and the pages that lead to other choices."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model import first_page, log_days
from desktop.model.document import DocumentId, SectionId
from desktop.model.entries import Reach
from desktop.model.first_page import FirstPage
from desktop.model.guide import Guide
from desktop.model.leaving import Source
from desktop.model.packets import Passage
from desktop.model.scales import Scale
from desktop.ui import days, messages
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.session_first import CHARTS, FirstPart
from desktop.ui.screens.session_packet import Keeper, range_words
from desktop.ui.screens.session_passages import SessionPassages, passage_line
from desktop.ui.screens.session_sources import Sources
from desktop.ui.theme import Look
from desktop.ui.widgets import first_page_branch
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice_tree import Branch, ChoiceTree, Line
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.packet_days import PacketDays, Typed
from desktop.ui.widgets.packet_head import PacketHead
from desktop.ui.widgets.packets_page import PacketsPage
from desktop.ui.widgets.rows import RowText

PASSAGES = "passages"
"""The branch of single passages, as `ChoiceTree.ticked` names it."""


class Offered(NamedTuple):
    """What is shipped to choose by: the parts of life, and the scales."""

    parts: Sequence[Reach] = ()
    scales: Sequence[Scale] = ()


class Choosing(QObject):
    """Joins the packet, the vault and the tree: what is ticked is what the packet holds.

    `changed` follows when other pages leave; `page_wanted` with a page to show in place of the
    desk, and `back_wanted` when that is done.
    """

    changed = Signal()
    packet_changed = Signal()
    page_wanted = Signal(QWidget)
    register_wanted = Signal()
    sealed_wanted = Signal()
    back_wanted = Signal()

    def __init__(
        self, look: Look, texts: OpenTexts, guides: Mapping[str, Guide], offered: Offered
    ) -> None:
        super().__init__()
        self._look, self._texts, self._jobs = look, texts, texts.jobs
        self._parts = offered.parts
        self.vault = Sources(texts, guides)
        self.keeper = Keeper(texts)
        self.tree = ChoiceTree(look, guides)
        self._head = PacketHead(look)
        self._packets, self._days = PacketsPage(look), PacketDays(look)
        self.first = FirstPart(
            look, lambda: self.few, offered.scales, lambda: texts.session.settings.purpose,
            lambda: tuple(self._entries.values()),
        )  # fmt: skip
        self._passages = SessionPassages(look, texts, offered.parts, self.vault)
        self.few: tuple[Source, ...] = ()
        self._entries: Mapping[DocumentId, date] = {}
        self._gone: frozenset[DocumentId] = frozenset()
        self._listed: tuple[Passage, ...] = ()
        self._unread: dict[DocumentId | None, Typed] = {}
        self._join()

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """Return the pages that are shown in place of the desk."""
        return self._packets, self._days, self.first.editor, self._passages

    def panel(self, card: QWidget) -> QWidget:
        """Return the left part of the desk, with a card below the choice."""
        px = self._look.theme.px
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(px(24), px(16), px(16), px(24))
        lines.addWidget(self._head)
        lines.addWidget(label(self.tr("What goes in"), "label"))
        lines.addWidget(self.tree, 1)
        lines.addWidget(card)
        register = Button(self._look, self.tr("What left"), name="session_register", kind="quiet")
        register.clicked.connect(self.register_wanted)
        words = self.tr("Open a sealed file")
        sealed = Button(self._look, words, name="session_open_sealed", kind="quiet")
        sealed.clicked.connect(self.sealed_wanted)
        lines.addLayout(across(register, sealed, gap=0))
        # In large type the choice and what is asked below it do not fit one under the other.
        around = QScrollArea(widgetResizable=True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.setWidget(left)
        return around

    def arrive(self) -> None:
        """Read the vault again, and show the packet that was open with its ticks."""
        self.few = self.vault.read()
        self.keeper.arrive()
        self._show()
        self._say(self._missing())

    def leave(self) -> None:
        """Show no passage and no word of a first page any more."""
        self._passages.forget()
        self.first.editor.forget()

    # what is in

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is in."""
        is_on = self.first.is_on(self.keeper.packet)
        return not (self.sections() or self._entries or is_on or self.passages())

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return letters, plans and logs, these with the rows of the days of the packet alone."""
        held = self.keeper.packet.days.on(days.today())
        return tuple(log_days.within(one, held) for one in self.few)

    def sections(self) -> frozenset[SectionId]:
        """Return what is ticked of letters, plans and logs and may leave."""
        return self.tree.chosen() & self._known()

    def entries(self) -> tuple[DocumentId, ...]:
        """Return the entries that are in, by the rule of the journal or by hand."""
        return tuple(self._entries)

    def passages(self) -> tuple[Passage, ...]:
        """Return the passages that were chosen one by one, and not taken out in the choice."""
        return self.keeper.packet.passages

    def quoted(self) -> tuple[Source, ...]:
        """Return the passages that are in; those of entries of other days are not."""
        held, today, chosen = self.keeper.packet.days, days.today(), self.passages()
        of_entries = [one for one in chosen if not one.is_paragraph]
        found = self.vault.quoted(of_entries, self._entries)
        kept = (one for _, one in found if held.holds(one.document.on, today))
        return (*kept, *self.vault.quoted_texts(chosen, self.sections()))

    def keep_in(self, entries: frozenset[DocumentId]) -> None:
        """Let entries go of which nothing may leave, as was found when they were read."""
        self.tree.keep_in(entries)
        if entries & self._entries.keys():
            self._entries = {one: on for one, on in self._entries.items() if one not in entries}

    def _known(self) -> frozenset[SectionId]:
        return frozenset(section.id for one in self.few for section in one.document.sections)

    # what is shown

    def _show(self) -> None:
        packet, today = self.keeper.packet, days.today()
        self._entries = self.keeper.entries()
        full = {
            section.id
            for one in self.few
            for keys in [{piece.key for piece in one.pieces()}]
            for section in one.document.pages
            if section.key in keys
        }
        documents = [self.vault.shown(one) for one in self.few]
        words = range_words(packet.days, today)
        journal = self.vault.journal(packet.days.on(today), self._entries, words)
        before, after = self.first.branches(packet)
        branches = ((*before, *self._quotes()), after)
        self.tree.show_documents(documents, packet.sections, frozenset(full), journal, branches)
        self.tree.show_rows(log_days.rows(self.few, packet.days.on(today)))
        self._head.show_packet(self.keeper.name, self.keeper.id or "")

    def _quotes(self) -> tuple[Branch, ...]:
        """Return the branch of single passages, each by its day and its first words.

        One whose words are others by now stays in the packet until its tick is taken away: where
        they are put right, it goes in again.
        """
        chosen = self._listed = self.passages()
        if not chosen:
            return ()
        there = dict(self.vault.quoted(chosen, ()))
        lost = self.tr("Changed or gone: stays out")
        words = [passage_line(one, there[one]) if one in there else lost for one in chosen]
        lines = [Line(one.key, line, is_on=True) for one, line in zip(chosen, words, strict=True)]
        return (Branch(PASSAGES, self.tr("Single passages"), lines),)

    def _say(self, words: str) -> None:
        if self.keeper.id in self._unread:
            unread = self.tr("The days you typed cannot be read.")
            none = self.tr("Until they are, no journal entry goes in by itself.")
            words = f"{words} {unread} {none}".lstrip()
        self._head.say(words)

    def _missing(self) -> str:
        """Say how much of the packet is not there any more."""
        gone = self.keeper.packet.sections - self._known()
        self._gone = self.keeper.missing_entries()
        count = len(gone) + len(self._gone)
        if not count:
            return ""
        if count == 1:
            return self.tr("One thing of this packet is not there any more.")
        return self.tr("{n} things of this packet are not there any more.").format(n=count)

    # what happens

    def _join(self) -> None:
        self.tree.changed.connect(self._on_ticked)
        self.tree.went.connect(self._on_went)
        self._head.packets_wanted.connect(self._on_packets_wanted)
        self._head.days_wanted.connect(self._on_days_wanted)
        self._head.first_wanted.connect(self._on_first_wanted)
        self._head.passages_wanted.connect(self._on_passages_wanted)
        self._passages.changed.connect(self._on_passages)
        self._passages.closed.connect(self._on_passages_closed)
        self.first.changed.connect(self._on_first_changed)
        self.first.editor.closed.connect(self._on_first_closed)
        self._packets.closed.connect(self.back_wanted)
        self._packets.opened.connect(self._on_opened)
        self._packets.begun.connect(self._on_begun)
        self._packets.repeated.connect(self._on_repeated)
        self._packets.removed.connect(self._on_removed)
        self._packets.retitled.connect(self.keeper.retitle)
        self._head.renamed.connect(self.keeper.retitle)
        self.keeper.renamed.connect(self._on_renamed)
        self._days.changed.connect(self._on_days)
        self._days.closed.connect(self.back_wanted)

    def _on_ticked(self) -> None:
        """Take the ticks as they are now into the packet."""
        packet = self.keeper.packet
        known = self._known()
        shown = (self.tree.boxes() & known) | (packet.sections - known)
        packet = packet.with_sections(shown, self.tree.chosen() & known)
        packet = packet.changed(entries=packet.entries - self._gone)
        first, charts = (self.tree.ticked(one) for one in (first_page_branch.KEY, CHARTS))
        packet = self.first.with_ticks(packet, first, charts)
        quoted = self.tree.ticked(PASSAGES)
        # Of those that are shown: who takes a tick away and sets it again has the passage again.
        packet = packet.changed(passages=tuple(one for one in self._listed if one.key in quoted))
        ticked = frozenset(self.tree.entries())
        for one in self.tree.entry_boxes():
            if (one in ticked) is not (one in self._entries):
                by_rule = one in self.keeper.by_rule
                packet = packet.with_entry(one, is_on=one in ticked, by_rule=by_rule)
        self.keeper.change(packet)
        self._entries = self.keeper.entries()
        self._head.show_packet(self.keeper.name, self.keeper.id or "")
        self._say("")
        self.changed.emit()

    def _on_packets_wanted(self) -> None:
        self._show_packets()
        self.page_wanted.emit(self._packets)
        self._packets.arrive()

    def _show_packets(self) -> None:
        lines = self.keeper.lines()
        rows = [RowText(key=one.id, title=one.name, side=one.words) for one in lines]
        self._packets.show_packets(rows, self.keeper.id or "", self.keeper.name)

    def _on_opened(self, key: str) -> None:
        self.keeper.open(DocumentId(key))
        self._show_other()

    def _on_begun(self) -> None:
        self._try(self.keeper.begin)

    def _on_repeated(self) -> None:
        former = self.keeper.packet
        if not self._try(self.keeper.repeat):
            return
        told = [self.tr("This is a new packet.")]
        if words := range_words(self.keeper.packet.days, days.today()):
            told.append(self.tr("Its days are {days}.").format(days=words))
        if former.entries or former.without or former.passages != self.passages():
            told.append(self.tr("Single entries and passages of the former days are not in it."))
        if first_page.own_lines(former.first_page):
            told.append(self.tr("Your own words on its first page are there, switched off."))
        self._say(" ".join(told))

    def _on_removed(self) -> None:
        self._try(self.keeper.remove)

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except AppError as error:
            self._say(messages.sentence(error))
            self.back_wanted.emit()
            return False
        self._show_other()
        return True

    def _show_other(self) -> None:
        self._show()
        self._say(self._missing())
        self.packet_changed.emit()
        self.back_wanted.emit()
        self.changed.emit()

    def _on_renamed(self) -> None:
        self._head.show_packet(self.keeper.name, self.keeper.id or "")

    def _on_days_wanted(self) -> None:
        packet = self.keeper.packet
        tags = self._jobs.ask(self._texts.session.entry_tags)
        self._days.show_days(packet.days, packet.rule, parts=self._parts, tags=tags)
        self._days.tell_kept(range_words(packet.days, days.today()))
        if (typed := self._unread.get(self.keeper.id)) is not None:
            self._days.put_back(typed)
        self.page_wanted.emit(self._days)
        self._days.arrive()

    def _on_days(self) -> None:
        held, rule = self._days.days(), self._days.rule()
        if held is None:
            # Nobody chose the days the packet still has: by the rule, nothing goes in of them.
            held, rule = self.keeper.packet.days, replace(rule, is_on=False)
        self.keeper.change(self.keeper.packet.changed(days=held, rule=rule))
        self._unread.pop(self.keeper.id, None)
        if self._days.days() is None:
            self._unread[self.keeper.id] = self._days.typed()
        self._days.tell_kept(range_words(held, days.today()))
        self._show()
        self._say("")
        self.changed.emit()

    def _on_passages_wanted(self) -> None:
        self._passages.show_packet(self.keeper.packet, self.few)
        self.page_wanted.emit(self._passages)
        self._passages.arrive()

    def _on_passages(self, passages: tuple[Passage, ...]) -> None:
        self.keeper.change(self.keeper.packet.changed(passages=passages))
        self.changed.emit()

    def _on_passages_closed(self) -> None:
        self._passages.forget()
        self._show()
        self.back_wanted.emit()

    def show_line(self, key: str) -> bool:
        """Show where a piece of the first page is written; say whether this is the key of one."""
        is_first = key.startswith(first_page.KEY)
        if is_first:
            self._show_first(key.removeprefix(first_page.KEY))
        return is_first

    def _on_went(self, branch: str, line: str) -> None:
        if branch == first_page_branch.KEY:
            self._show_first(line)

    def _on_first_wanted(self) -> None:
        self._show_first()

    def _show_first(self, line: str = "") -> None:
        """Show the page on which the first page is filled, from this line on."""
        try:
            # Nobody writes where nothing can be kept: a lock would take the words.
            self.keeper.hold()
        except AppError as error:
            self._say(messages.sentence(error))
            return
        self._on_renamed()
        self.first.show_editor(self.keeper.packet)
        self.page_wanted.emit(self.first.editor)
        self.first.editor.arrive(line)

    def _on_first_changed(self, page: FirstPage) -> None:
        # The pages follow once it is closed: while somebody types nothing else takes their time.
        self.keeper.change(self.keeper.packet.changed(first_page=page.to_json()))

    def _on_first_closed(self) -> None:
        self.first.editor.forget()
        self._show()
        self.back_wanted.emit()
        self.changed.emit()
