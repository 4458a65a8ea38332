"""For a session: choose, see the exact pages, set a password, save, and see the proof."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.door import Door
from desktop.errors import AppError
from desktop.model import leaving
from desktop.model.document import Place
from desktop.model.guide import Guide
from desktop.model.leaving import Leaving, NamePlace, Source, Use, Wish
from desktop.packet import Press
from desktop.ui import messages, screened
from desktop.ui.open_texts import OpenTexts
from desktop.ui.registering import Registering
from desktop.ui.screens import register_line, session_shown
from desktop.ui.screens import session_work as work
from desktop.ui.screens.session_choosing import Choosing, Offered
from desktop.ui.screens.session_drawing import Drawing
from desktop.ui.screens.session_names import SessionNames
from desktop.ui.screens.session_saving import Order, Outcome, Saving
from desktop.ui.screens.session_work import Made, Target
from desktop.ui.theme import Look
from desktop.ui.widgets.before_page import BeforePage
from desktop.ui.widgets.leaving_panel import LeavingPanel
from desktop.ui.widgets.place_chooser import PlaceChooser, place_for_a_file, spots
from desktop.ui.widgets.proof_panel import ProofPanel
from desktop.ui.widgets.reading_bar import ReadingBar
from desktop.ui.widgets.saving_page import SavingPage
from desktop.ui.widgets.three_parts import Part, ThreeParts

CHOICE, LEAVING, SETTLE_MS = 340, 300, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What makes the pages, what lets them out, and what is shipped to choose by."""

    press: Press
    door: Door
    offered: Offered


class SessionPages(QWidget):
    """What leaves is shown first; the bytes that are shown are the bytes that are saved."""

    place_wanted = Signal(Place)
    opened = Signal(str)
    begin_wanted = Signal(str)
    help_wanted = Signal()
    went = Signal(str)

    def __init__(
        self,
        look: Look,
        texts: OpenTexts,
        guides: Mapping[str, Guide],
        tools: Tools,
    ) -> None:
        super().__init__()
        self.setObjectName("session")
        self._look, self._texts, self._press = look, texts, tools.press
        self._jobs = texts.jobs
        self._choosing = Choosing(look, texts, guides, tools.offered)
        self._vault = self._choosing.vault
        self._register = Registering(texts)
        self._saving = Saving(texts.jobs, tools.press, tools.door, self._vault, self._register)
        self._sources: tuple[Source, ...] = ()
        # Entries and passages were chosen one by one; all else is in by its tick alone.
        self._single: tuple[Source, ...] = ()
        self._left: Leaving | None = None
        self._made: Made | None = None
        self._unseen: Outcome | None = None
        self._failure, self._is_here, self._revision = "", False, 0
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._drawing = Drawing(look, texts.jobs, tools.press)
        self._view = self._drawing.view
        self._reading = ReadingBar(look, self._vault.unread, self._vault.read_some)
        self._panel = LeavingPanel(look)
        self._proof = ProofPanel(look)
        self._names = SessionNames(look)
        self._before = BeforePage(look, work.questions())
        self._progress = SavingPage(look)
        self._places = PlaceChooser(look, place_for_a_file(), name="session_places")
        self._private = screened.Asking(look, texts, name="session_private")
        self._stack = QStackedWidget()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Read the vault again; what goes in stays ticked, and nobody's name does."""
        self._is_here = True
        self._names.forget()
        self._choosing.arrive()
        self._take_packet()
        self._private.arrive()
        self._stack.setCurrentIndex(0)
        self._choosing.tree.setFocus()
        self._on_changed()
        if self._unseen is not None:
            self._on_ended(self._unseen)

    def leave(self) -> None:
        """Show no password, no name and no answer any more."""
        self._is_here = False
        self._panel.hide_password()
        self._reading.leave()
        self._drawing.full.forget()
        self._choosing.leave()
        self._names.page.forget()
        self._before.forget()
        self._stack.setCurrentIndex(0)

    # parts

    def _lay_out(self) -> None:
        middle = QWidget()
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._drawing.parts)
        lines.addWidget(self._view, 1)
        lines.addWidget(self._reading)
        left = self._choosing.panel(self._private.card)
        parts = (
            Part("choice", self.tr("What goes in"), left, CHOICE),
            Part("pages", self.tr("The pages"), middle, 0),
            Part("leaving", self.tr("How it leaves"), self._panel, LEAVING),
        )
        desk = ThreeParts(self._look, parts, name="session")
        others = (self._proof, self._places, self._names.page, self._before, self._progress)
        for page in (desk, self._drawing.full, *others, *self._choosing.pages):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _join(self) -> None:
        self._choosing.changed.connect(self._on_changed)
        self._choosing.page_wanted.connect(self._stack.setCurrentWidget)
        self._choosing.back_wanted.connect(self._on_choosing_done)
        self._reading.ended.connect(self._on_read)
        self._reading.stopped.connect(self._on_reading_stopped)
        self._panel.changed.connect(self._on_changed)
        self._panel.password_touched.connect(self._put_off)
        self._panel.save_wanted.connect(self._on_save)
        self._panel.place_wanted.connect(self._on_place_wanted)
        self._panel.names_wanted.connect(self._on_names_wanted)
        self._panel.renamed.connect(self._forget_failure)
        self._panel.renamed.connect(self._show_names)
        self._choosing.packet_changed.connect(self._take_packet)
        self._choosing.register_wanted.connect(partial(self.went.emit, "register"))
        self._choosing.sealed_wanted.connect(partial(self.went.emit, "sealed_for_session"))
        for part in (self._panel.form, self._panel.kind):
            part.changed.connect(self._keep_form)
        self._names.agreed.connect(self._on_names_agreed)
        self._names.closed.connect(self._on_names_closed)
        self._names.change_wanted.connect(self._on_change_wanted)
        self._before.go_on.connect(self._save)
        self._before.closed.connect(self._on_before_closed)
        self._places.chosen.connect(self._on_place_chosen)
        self._places.closed.connect(self._back_to_panel)
        self._drawing.full_wanted.connect(self._on_full_wanted)
        self._drawing.full.closed.connect(self._on_full_closed)
        self._drawing.failed.connect(self._on_failed)
        self._proof.done.connect(self.arrive)
        self._proof.remove_wanted.connect(self._on_remove)
        self._progress.stop_wanted.connect(self._saving.stop)
        self._saving.progressed.connect(self._on_progressed)
        self._saving.ended.connect(self._on_ended)
        self._saving.failed.connect(self._on_write_failed)
        self._saving.removed.connect(self._on_removed)
        self._private.opened.connect(self.opened)
        self._private.begin_wanted.connect(self.begin_wanted)
        self._private.help_wanted.connect(self.help_wanted)
        self._timer.timeout.connect(self._make)
        # The helpers load while the person still chooses.
        self._jobs.run(self._press.warm_up, lambda _: None, self._on_failed)

    # what was chosen

    def _on_choosing_done(self) -> None:
        self._stack.setCurrentIndex(0)
        self._choosing.tree.setFocus()

    def _wish(self) -> Wish:
        single = {section.id for one in self._single for section in one.document.pages}
        return Wish(
            chosen=self._choosing.sections() | single,
            use=self._panel.kind.use(),
            printed=self._names.printed,
            listed=self._names.listed,
        )

    def _put_together(self) -> Leaving:
        around = session_shown.front(self._panel, self._choosing)
        left = leaving.put_together(self._sources, self._wish(), around)
        copies = left.manifest.copies(self._panel.kind.copies())
        return self._names.fit(replace(left, manifest=copies[0]) if copies else left)

    # making and drawing

    def _on_changed(self) -> None:
        self._put_off()
        self._timer.start()

    def _put_off(self) -> None:
        """Let nothing be saved before it is shown: what was made is not what is set any more."""
        self._revision += 1
        self._made = self._left = None
        self._drawing.take(None)
        if self._choosing.is_empty:
            self._show_nothing()
        else:
            self._panel.show_waiting()

    def _show_nothing(self) -> None:
        self._panel.show_missing(())
        session_shown.show_words(self._view, self._panel, self.tr("Nothing is chosen yet."))
        session_shown.show_kind(self._panel, self._choosing, None)
        self._show_names()

    def _make(self) -> None:
        self._put_off()
        self._reading.read(self._choosing.entries())

    def _on_reading_stopped(self) -> None:
        session_shown.show_stopped(self._view, self._panel)

    def _on_read(self) -> None:
        """Set the pages; an entry of which nothing may leave is chosen no more."""
        found = self._vault.entries(self._choosing.entries())
        self._choosing.keep_in(frozenset(one.document.id for one in found if not one.pieces()))
        free = (one for one in found if one.pieces())
        self._single = (*free, *self._choosing.quoted())
        self._sources = (*self._single, *self._choosing.sources)
        left = None if self._choosing.is_empty else self._put_together()
        if left is None or not left.manifest.pieces:
            self._show_nothing()
            return
        self._left = left
        session_shown.show_kind(self._panel, self._choosing, left)
        self._show_names()
        password = self._panel.password() if self._panel.is_password_fit() else None
        job = partial(work.turn, self._press, left.manifest, password, self._revision)
        self._jobs.run(job, self._on_made, self._on_failed)

    def _on_made(self, made: Made) -> None:
        if made.revision != self._revision:
            return
        self._made = made
        self._drawing.take(made)
        session_shown.show(made, self._view, self._panel)
        session_shown.show_failure(self._panel, self._failure)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        session_shown.show_words(self._view, self._panel, messages.sentence(error))

    def _on_full_wanted(self) -> None:
        self._stack.setCurrentWidget(self._drawing.full)

    def _on_full_closed(self) -> None:
        self._drawing.full.forget()
        self._stack.setCurrentIndex(0)
        self._view.hold()

    # names

    def _show_names(self) -> None:
        """Say whether somebody of the key stands in what leaves whom nobody allowed."""
        places = self._places_of(self._wish())
        self._panel.show_names(len(places), int(self._left is not None))

    def _places_of(self, wish: Wish) -> tuple[NamePlace, ...]:
        return self._names.places(self._left, self._sources, wish, self._panel.file_name())

    def _on_names_wanted(self) -> None:
        self._names.show(self._left, self._sources, self._wish(), self._panel.file_name())
        self._stack.setCurrentWidget(self._names.page)
        self._names.page.arrive()

    def _take_packet(self) -> None:
        packet = self._choosing.keeper.packet
        self._names.take(packet.names)
        self._panel.take(packet.form, packet.paper, packet.size, self._choosing.keeper.id)
        self._panel.kind.take(packet.use, packet.copies)

    def _keep_form(self) -> None:
        form, kind = self._panel.form, self._panel.kind
        self._choosing.keeper.keep(
            form=form.form(), paper=form.paper(), size=form.words_size(),
            use=kind.use().value, copies=kind.copies(),
        )  # fmt: skip

    def _on_names_agreed(self, kept: Mapping[str, Any]) -> None:
        keeper = self._choosing.keeper
        keeper.change(keeper.packet.changed(names=kept))

    def _on_names_closed(self) -> None:
        # Saving has to wait now: the keyboard goes to what does not.
        self._on_changed()
        self._back_to_panel()

    def _on_change_wanted(self, place: NamePlace) -> None:
        found = leaving.section_of(self._sources, self._wish(), place)
        if found is not None:
            self.place_wanted.emit(Place(document=found[0], section=found[1]))
        elif not self._choosing.show_line(place.key):
            self._on_names_closed()

    # saving

    def _on_save(self) -> None:
        left = self._left
        if left is None or self._made is None or self._made.packed is None:
            return
        if left.is_disclosure and self._panel.kind.use() is Use.READING:
            self._before.ask()
            self._stack.setCurrentWidget(self._before)
            self._before.arrive()
            return
        self._save()

    def _save(self) -> None:
        self._before.forget()
        self._stack.setCurrentIndex(0)
        left, made = self._left, self._made
        if left is None or made is None or made.packed is None or self._places_of(self._wish()):
            return
        self._forget_failure()
        self._panel.setEnabled(False)
        target = Target(self._panel.folder(), self._names.file_name(self._panel.file_name()))
        copies, name = self._panel.kind.copies(), self._choosing.keeper.name
        seen = self._drawing.looked_at
        self._saving.save(Order(left, made.packed, copies, target, made.volumes, name, seen))

    def _on_before_closed(self) -> None:
        self._before.forget()
        self._back_to_panel()

    def _on_progressed(self, number: int, count: int) -> None:
        if count > 1:
            self._stack.setCurrentWidget(self._progress)
            self._progress.show_file(number, count)

    def _on_ended(self, outcome: Outcome) -> None:
        self._unseen = None if self._is_here else outcome
        if not self._is_here:
            return
        self._panel.go_on(has_saved=bool(outcome.saved))
        line = register_line.of(self._look, self._register, outcome.lines)
        session_shown.show_outcome(self._proof, outcome, line)
        self._stack.setCurrentWidget(self._proof)

    def _on_write_failed(self, error: BaseException) -> None:
        """Keep the pages, which are as they were, and say why beside what saves them."""
        if not isinstance(error, AppError):
            raise error
        self._panel.setEnabled(True)
        self._failure = messages.sentence(error)
        session_shown.show_failure(self._panel, self._failure)
        if self._is_here:
            self._back_to_panel()

    def _forget_failure(self) -> None:
        session_shown.forget_failure(self._panel, self._failure)
        self._failure = ""

    def _on_remove(self) -> None:
        self._proof.setEnabled(False)
        self._saving.remove()

    def _on_removed(self, words: str) -> None:
        self._proof.setEnabled(True)
        self._proof.show_removed(words)

    # the place

    def _on_place_wanted(self) -> None:
        self._stack.setCurrentWidget(self._places)
        self._places.begin(spots(), self._panel.folder())

    def _on_place_chosen(self, place: Path) -> None:
        self._forget_failure()
        self._panel.set_place(place)
        self._stack.setCurrentIndex(0)

    def _back_to_panel(self) -> None:
        self._stack.setCurrentIndex(0)
        self._panel.focus_last()
