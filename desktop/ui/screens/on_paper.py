"""One blank sheet on paper, shown from the very bytes that are saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.door import Door
from desktop.errors import AppError
from desktop.model import blank_sheet, practice_sheet
from desktop.model.manifest import NEUTRAL_NAME, Manifest, Paper
from desktop.model.practice import Practice
from desktop.packet import Picture, Press
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.screens import session_shown
from desktop.ui.screens import session_work as work
from desktop.ui.screens.session_work import Made, Target, Written
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import Combo
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.place_chooser import PlaceChooser, place_for_a_file, spots
from desktop.ui.widgets.proof_panel import ProofPanel
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.three_parts import Part, ThreeParts

PANEL = 320


class OnPaper(QWidget):
    """Sets the sheet of one practice, or a numbered one; nothing of a vault is on it."""

    closed = Signal()

    def __init__(self, look: Look, jobs: Jobs, press: Press, door: Door) -> None:
        super().__init__()
        self.setObjectName("on_paper")
        self._look, self._jobs, self._press, self._door = look, jobs, press, door
        self._sheet: Callable[[], Manifest] | None = None
        self._made: Made | None = None
        self._saved: Path | None = None
        self._revision = 0
        self._is_saving = False
        self._folder = Path.home()
        self._view = PageView(look, has_full=False)
        self._back = Button(
            look, self.tr("Back"), name="on_paper_back", kind="quiet", icon="chevron-left"
        )
        self._title = label("", "title", "on_paper_title")
        self._paper = Combo(look, self.tr("Form"), name="on_paper_form")
        self._where = label("", "body", "on_paper_where")
        self._choose = Button(look, self.tr("Choose the place"), name="on_paper_place")
        self._said = Said(look, name="on_paper_said")
        self._save = Button(look, self.tr("Save the sheet"), name="on_paper_save", kind="attention")
        self._chooser = PlaceChooser(look, place_for_a_file(), name="on_paper_places")
        self._proof = ProofPanel(look)
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()

    def show_practice(self, practice: Practice) -> None:
        """Set the sheet of this practice."""
        self._show(practice.title, partial(self._manifest, practice))

    def show_numbers(self, count: int) -> None:
        """Set a sheet of so many numbered lines."""
        self._show(self.tr("A blank sheet"), partial(self._numbered, count))

    def _show(self, title: str, sheet: Callable[[], Manifest]) -> None:
        self._sheet, self._saved = sheet, None
        self._title.setText(title)
        self._where.setText(str(self._folder))
        self._pages.setCurrentIndex(0)
        self._back.setFocus()
        self._make()

    def leave(self) -> None:
        """Make and show nothing any more."""
        self._revision += 1
        self._sheet = self._made = self._saved = None
        self._view.show_count(0)
        self._pages.setCurrentIndex(0)

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self._paper.addItem(self.tr("PDF, A4"), Paper.A4)
        self._paper.addItem(self.tr("PDF, Letter"), Paper.LETTER)
        panel = QWidget()
        panel.setProperty("surface", "window")
        lines = QVBoxLayout(panel)
        lines.setContentsMargins(px(24), px(16), px(24), px(24))
        lines.setSpacing(px(8))
        words = self.tr(
            "One blank page to fill in by hand. Nothing you wrote is on it, and it opens without "
            "a password. Its title can be read by anyone who sees it."
        )
        name = self.tr("It is called {name}; the name says nothing.").format(name=NEUTRAL_NAME)
        for part in (
            self._title,
            label(words, "body"),
            label(self.tr("Form"), "label"),
            self._paper,
            label(self.tr("Place"), "label"),
            self._where,
            self._choose,
            label(name, "note"),
            self._said,
            self._save,
        ):
            lines.addWidget(part)
        lines.insertWidget(0, self._back, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        area = QScrollArea()
        area.setObjectName("on_paper_panel")
        area.setWidget(panel)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        parts = (
            Part("panel", self.tr("On paper"), area, PANEL),
            Part("sheet", self.tr("The sheet"), self._view, 0),
        )
        desk = ThreeParts(self._look, parts, name="on_paper")
        for page in (desk, self._chooser, self._proof):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        for page, way in ((desk, self._on_close), (self._proof, self._back_to_sheet)):
            escape = QShortcut(
                QKeySequence(QKeySequence.StandardKey.Cancel), page,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )  # fmt: skip
            escape.activated.connect(way)

    def _join(self) -> None:
        self._back.clicked.connect(self._on_close)
        self._paper.currentIndexChanged.connect(self._make)
        self._choose.clicked.connect(self._on_choose)
        self._chooser.chosen.connect(self._on_chosen)
        self._chooser.closed.connect(self._back_to_sheet)
        self._save.clicked.connect(self._on_save)
        self._view.page_wanted.connect(self._on_page_wanted)
        self._proof.done.connect(self._back_to_sheet)
        self._proof.remove_wanted.connect(self._on_remove)

    # making and drawing

    def _manifest(self, practice: Practice) -> Manifest:
        return practice_sheet.manifest(
            practice,
            Paper(self._paper.currentData()),
            foot=self.tr("A blank sheet. Anything can be left out, and either of you can stop."),
            not_when=self.tr("Better not:"),
        )

    def _numbered(self, count: int) -> Manifest:
        words = blank_sheet.Printed(
            title=self.tr("A numbered list"),
            hint=self.tr("One line after the other, by hand."),
            foot=self.tr("A blank sheet."),
        )
        return blank_sheet.manifest(count, Paper(self._paper.currentData()), words)

    def _make(self) -> None:
        if self._sheet is None:
            return
        self._revision += 1
        self._made = None
        self._offer()
        self._said.say("")
        job = partial(
            work.turn, self._press, self._sheet(), None, self._revision
        )  # fmt: skip
        self._jobs.run(job, self._on_made, self._on_failed)

    def _on_made(self, made: Made) -> None:
        if made.revision != self._revision:
            return
        if made.packed is None:
            self._refuse(messages.sentence(made.error) if made.error else "")
            return
        self._made = made
        self._view.show_count(made.packed.count)
        self._offer()

    def _on_page_wanted(self, page: int) -> None:
        packed = self._made.packed if self._made else None
        if packed is None:
            return
        width = self._view.width_wanted()
        draw = partial(self._press.draw, packed.file, None, page=page, width=width)
        self._jobs.run(draw, self._on_drawn, self._on_failed)

    def _on_drawn(self, picture: Picture) -> None:
        if self._made is None:
            return
        image = QImage(
            picture.dots, picture.width, picture.height, picture.width * 4,
            QImage.Format.Format_RGB32,
        )  # fmt: skip
        self._view.show_image(image.copy())

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._refuse(messages.sentence(error))

    def _refuse(self, words: str) -> None:
        self._view.show_count(0, words)
        self._said.say(words)
        self._offer()

    def _offer(self) -> None:
        self._save.refuse("" if self._made else self.tr("The sheet is not there yet."))

    # saving

    def _on_choose(self) -> None:
        self._pages.setCurrentWidget(self._chooser)
        self._chooser.begin(spots(), self._folder)

    def _on_chosen(self, place: Path) -> None:
        self._folder = place
        self._where.setText(str(place))
        self._back_to_sheet()

    def _back_to_sheet(self) -> None:
        self._pages.setCurrentIndex(0)
        (self._save if self._save.isEnabled() else self._choose).setFocus()

    def _on_save(self) -> None:
        packed = self._made.packed if self._made else None
        if packed is None or self._is_saving:
            return
        # The button stays possible: the focus would go to the next, and a second key would leave.
        self._is_saving = True
        self._said.say(self.tr("It is being saved."))
        target = Target(self._folder, NEUTRAL_NAME)
        job = partial(work.write, self._door, self._press, packed, target)
        self._jobs.run(job, self._on_written, self._on_not_written)

    def _on_written(self, written: Written) -> None:
        self._is_saving = False
        self._said.say("")
        if self._sheet is None:
            return
        self._saved = written.path
        self._proof.note((), has_others=False)
        session_shown.show_proof(self._proof, written, is_blank=True)
        self._pages.setCurrentWidget(self._proof)

    def _on_not_written(self, error: BaseException) -> None:
        self._is_saving = False
        if not isinstance(error, AppError):
            raise error
        self._said.say(messages.sentence(error))
        self._save.setFocus()

    def _on_remove(self) -> None:
        if self._saved is not None:
            job = partial(self._door.remove_file, self._saved)
            self._jobs.run(job, self._on_removed, self._on_not_removed)

    def _on_removed(self, _nothing: object) -> None:
        self._saved = None
        self._proof.show_removed(self.tr("The file is deleted."))

    def _on_not_removed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._proof.show_removed(messages.sentence(error))

    def _on_close(self) -> None:
        """Go back, but not while the sheet is saved: what became of the file is to be said."""
        if self._is_saving:
            return
        self.leave()
        self.closed.emit()
