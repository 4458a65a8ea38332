"""For a session: choose, see the exact pages, set a password, save, and see the proof."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.door import Door
from desktop.errors import AppError, ProofError
from desktop.model import desk
from desktop.model.document import Document, Section, SectionId
from desktop.model.facts import Assembled
from desktop.model.guide import Guide
from desktop.model.manifest import Check, Manifest, Missing, Piece
from desktop.packet import Packed, Picture, Press
from desktop.ui import days, messages
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_tree import ChoiceTree
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.leaving_panel import LeavingPanel
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.place_chooser import Asking, PlaceChooser, any_folder, spots
from desktop.ui.widgets.proof_panel import ProofPanel
from desktop.ui.widgets.three_parts import Part, ThreeParts

CHOICE, LEAVING = 340, 300
SETTLE_MS = 150


@dataclass(frozen=True)
class _Made:
    """One turn of the press: what no font can draw, and the file if it could be made."""

    revision: int
    missing: tuple[Missing, ...]
    packed: Packed | None
    error: AppError | None = None


@dataclass(frozen=True)
class _Written:
    """What was found in a file, and where it lies if it was found good."""

    path: Path | None
    packed: Packed
    checks: tuple[Check, ...]
    error: AppError | None = None


class SessionPages(QWidget):
    """What leaves is shown first; the bytes that are shown are the bytes that are saved."""

    def __init__(
        self,
        look: Look,
        texts: OpenTexts,
        guides: Mapping[str, Guide],
        press: Press,
        door: Door,
    ) -> None:
        super().__init__()
        self.setObjectName("session")
        self._look, self._texts, self._press, self._door = look, texts, press, door
        self._jobs, self._guides = texts.jobs, guides
        self._documents: tuple[Document, ...] = ()
        self._revision = 0
        self._made: _Made | None = None
        self._written: _Written | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._choice = ChoiceTree(look, guides)
        self._view = PageView(look)
        self._panel = LeavingPanel(look)
        self._proof = ProofPanel(look)
        self._places = PlaceChooser(look, self._asking(), name="session_places")
        self._stack = QStackedWidget()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Read the vault again; what was ticked before stays ticked."""
        session = self._texts.session
        chosen = self._choice.chosen()
        self._documents = self._jobs.ask(
            lambda: tuple(session.open(one.id) for one in session.summaries())
        )
        self._choice.show_documents([self._present(one) for one in self._documents], chosen)
        self._stack.setCurrentIndex(0)
        self._choice.setFocus()
        self._on_changed()

    def leave(self) -> None:
        """Show no password any more."""
        self._panel.hide_password()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(px(24), px(16), px(16), px(24))
        lines.addWidget(label(self.tr("For a session"), "title", "session_title"))
        lines.addWidget(label(self.tr("What goes in"), "label"))
        lines.addWidget(self._choice, 1)
        parts = (
            Part("choice", self.tr("What goes in"), left, CHOICE),
            Part("pages", self.tr("The pages"), self._view, 0),
            Part("leaving", self.tr("How it leaves"), self._panel, LEAVING),
        )
        desk = ThreeParts(self._look, parts, name="session")
        for page in (desk, self._proof, self._places):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _join(self) -> None:
        self._choice.changed.connect(self._on_changed)
        self._panel.changed.connect(self._on_changed)
        self._panel.password_touched.connect(self._put_off)
        self._panel.save_wanted.connect(self._on_save)
        self._panel.place_wanted.connect(self._on_place_wanted)
        self._places.chosen.connect(self._on_place_chosen)
        self._places.closed.connect(self._on_place_closed)
        self._view.page_wanted.connect(self._on_page_wanted)
        self._proof.done.connect(self.arrive)
        self._proof.remove_wanted.connect(self._on_remove)
        self._timer.timeout.connect(self._make)
        # The helpers load while the person still chooses.
        self._jobs.run(self._press.warm_up, self._on_warm, self._on_failed)

    # what was chosen

    def _present(self, document: Document) -> Document:
        """Return the document with the words as they are now, kept or not."""
        guide = self._guides.get(document.guide)
        return replace(
            document,
            sections=tuple(
                self._texts.present(one) for one in document.pages if desk.may_leave(guide, one)
            ),
        )

    def _manifest(self, chosen: frozenset[SectionId]) -> Manifest:
        pieces = [
            self._piece(document, section)
            for document in map(self._present, self._documents)
            for section in document.sections
            if section.id in chosen
        ]
        today = days.today()
        return Manifest(
            title=self.tr("For a session"),
            subtitle=days.full_day(today),
            pieces=tuple(pieces),
            paper=self._panel.paper(),
        )

    def _piece(self, document: Document, section: Section) -> Piece:
        guide = self._guides.get(document.guide)
        one = guide.section(section.key) if guide else None
        views: tuple[Assembled, ...] = ()
        if guide is not None and one is not None:
            views = desk.assembled(one, desk.facts_of(guide, document.sections))
        made = desk.piece(guide, section, self._heading(document, section), views)
        return replace(made, part=document.title if document.guide else "")

    def _heading(self, document: Document, section: Section) -> str:
        """Return the heading with the number the guide gives it: texts refer to sections by it."""
        guide = self._guides.get(document.guide)
        for one in guide.sections if guide else ():
            if one.key == section.key:
                return f"{one.number} · {section.heading}"
        return section.heading or document.title

    # making and drawing

    def _on_changed(self) -> None:
        self._put_off()
        self._timer.start()

    def _put_off(self) -> None:
        """Let nothing be saved before it is shown: what was made is not what is set any more."""
        self._revision += 1
        self._made = None
        if self._choice.chosen():
            self._panel.show_waiting()

    def _make(self) -> None:
        self._put_off()
        chosen = self._choice.chosen()
        if not chosen:
            self._panel.show_missing(())
            self._panel.show_count(0)
            self._view.show_count(0, self.tr("Nothing is chosen yet."))
            return
        password = self._panel.password() if self._panel.is_password_fit() else None
        work = partial(_turn, self._press, self._manifest(chosen), password, self._revision)
        self._jobs.run(work, self._on_made, self._on_failed)

    def _on_made(self, made: _Made) -> None:
        if made.revision != self._revision:
            return
        self._made = made
        self._panel.show_missing(made.missing)
        if made.error is not None or made.packed is None:
            self._panel.show_count(0)
            words = messages.sentence(made.error) if made.error else ""
            self._view.show_count(0, words)
            return
        self._view.show_count(made.packed.count)
        self._panel.show_count(made.packed.count)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._panel.show_count(0)
        self._view.show_count(0, messages.sentence(error))

    def _on_page_wanted(self, page: int) -> None:
        if self._made is None or self._made.packed is None:
            return
        packed = self._made.packed
        draw = partial(
            self._press.draw, packed.pdf, packed.password, page=page,
            width=self._view.width_wanted(),
        )  # fmt: skip
        self._jobs.run(draw, self._on_drawn, self._on_failed)

    def _on_warm(self, _nothing: object) -> None:
        """Do nothing: the first pages will come sooner."""

    def _on_drawn(self, picture: Picture) -> None:
        if not self._choice.chosen():
            return
        image = QImage(
            picture.dots, picture.width, picture.height, picture.width * 4,
            QImage.Format.Format_RGB32,
        )  # fmt: skip
        self._view.show_image(image.copy())

    # saving

    def _on_save(self) -> None:
        if self._made is None or self._made.packed is None:
            return
        work = partial(
            _write, self._door, self._press, self._made.packed, self._panel.folder(),
            self._panel.file_name(),
        )  # fmt: skip
        self._panel.setEnabled(False)
        self._jobs.run(work, self._on_written, self._on_write_failed)

    def _on_written(self, written: _Written) -> None:
        self._panel.setEnabled(True)
        self._written = written
        if written.error is not None:
            self._proof.show_unproven(messages.sentence(written.error))
        else:
            self._proof.show_checks(
                written.path, written.packed.count, written.checks,
                has_password=written.packed.password is not None,
            )  # fmt: skip
        self._stack.setCurrentWidget(self._proof)

    def _on_write_failed(self, error: BaseException) -> None:
        self._panel.setEnabled(True)
        self._on_failed(error)

    def _on_remove(self) -> None:
        if self._written is None or self._written.path is None:
            return
        self._proof.setEnabled(False)
        # Not on this thread: a disk that does not answer must not keep a lock from coming.
        work = partial(self._door.remove_file, self._written.path)
        self._jobs.run(work, self._on_removed, self._on_not_removed)

    def _on_removed(self, _nothing: object) -> None:
        self._proof.setEnabled(True)
        self._proof.show_removed(self.tr("The file is deleted."))

    def _on_not_removed(self, error: BaseException) -> None:
        self._proof.setEnabled(True)
        if not isinstance(error, AppError):
            raise error
        self._proof.show_removed(messages.sentence(error))

    # the place

    def _asking(self) -> Asking:
        return Asking(
            title=self.tr("Where should the file go?"),
            words=self.tr(
                "A stick you take with you is better than this computer. Enter goes into a "
                "folder, Backspace one level up. Where you looked is not remembered."
            ),
            choose=self.tr("Choose this folder"),
            refusal=any_folder,
            mark=any_folder,
        )

    def _name_of(self, kind: str) -> str:
        names = {
            "home": self.tr("Home"),
            "documents": self.tr("Documents"),
            "desktop": self.tr("Desktop"),
        }
        return names[kind]

    def _on_place_wanted(self) -> None:
        self._stack.setCurrentWidget(self._places)
        self._places.begin(spots(self._name_of), self._panel.folder())

    def _on_place_chosen(self, place: Path) -> None:
        self._panel.set_place(place)
        self._stack.setCurrentIndex(0)

    def _on_place_closed(self) -> None:
        self._stack.setCurrentIndex(0)
        self._panel.setFocus()


def _turn(press: Press, manifest: Manifest, password: str | None, revision: int) -> _Made:
    """Find what cannot be drawn and make the file; without consent it is only shown."""
    missing = press.missing(manifest)
    try:
        packed = press.finish(manifest.replacing(missing) if missing else manifest, password)
    except AppError as error:
        return _Made(revision, missing, None, error)
    # Without consent the pages are shown all the same; the panel refuses to save them.
    return _Made(revision, missing, packed)


def _write(door: Door, press: Press, packed: Packed, folder: Path, name: str) -> _Written:
    """Write the file, read it back from the disk and prove it; only a good one gets its name."""
    file = door.new_file(folder, name)
    try:
        file.write(packed.pdf)
        checks = press.prove(file.settle(), packed)
        if all(check.holds for check in checks):
            return _Written(file.keep(), packed, checks)
    except ProofError as error:
        file.drop()
        return _Written(None, packed, (), error)
    except BaseException:
        file.drop()
        raise
    file.drop()
    return _Written(None, packed, checks)
