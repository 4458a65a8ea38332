"""Open a sealed file: choose it, give its passphrase, read it, and keep it or let it go."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import AppError, SealedFileLockedError
from desktop.model import received
from desktop.model.document import Document
from desktop.model.manifest import Manifest
from desktop.ui import days
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.sealed_file import Opening, SealedFile, Told
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.held_questions import breakable
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.text_view import TextView

LONGEST_TITLE = 200


class OpenSealedScreen(QWidget):
    """Shows what another person sealed; nothing of it is kept before that is asked for."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, texts: OpenTexts, means: Opening) -> None:
        super().__init__()
        self.setObjectName("sealed")
        self._look, self._texts = look, texts
        self._jobs = texts.jobs
        self._pages: Manifest | None = None
        self._file = SealedFile(look, texts.jobs, means, self._told())
        self._title = label("", "title", "sealed_title")
        self._view = TextView(look, self.tr("The pages in the file"), name="sealed_text")
        self._drawings = label("", "note", "sealed_drawings")
        self._keep = Button(look, self.tr("Keep it in my vault"), name="sealed_keep")
        self._close = Button(
            look, self.tr("Close it, keep nothing"), name="sealed_close", kind="primary"
        )
        self._held_page = QWidget()
        self._lay_out_held()
        self._file.hold(self._held_page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._file)
        self._join()

    def arrive(self) -> None:
        """Begin with what this is about."""
        self._file.arrive()

    def leave(self) -> None:
        """Forget the passphrase, the file, and what was in it."""
        self._file.forget()

    # parts

    def _told(self) -> Told:
        return Told(
            name="sealed",
            field="secret",
            heading="heading",
            title=self.tr("Open a sealed file"),
            about=(
                self.tr(
                    "This is for pages that somebody sealed with Stillpage for another vault. The "
                    "file has a passphrase of its own, which comes to you another way than the "
                    "file."
                ),
                self.tr(
                    "You read the pages first, and nothing of them is kept. Then you choose: keep "
                    "them in your vault, or close them. Nobody can see from the file that you "
                    "opened it."
                ),
                self.tr(
                    "What is in it may be hard to read. You can open it when somebody is with you."
                ),
            ),
            passphrase=self.tr("The passphrase of your vault does not open it."),
            mark=self.tr("(sealed)"),
            locked=SealedFileLockedError,
        )

    def _lay_out_held(self) -> None:
        px = self._look.theme.px
        lines = QVBoxLayout(self._held_page)
        lines.setContentsMargins(px(32), px(24), px(32), px(24))
        lines.setSpacing(px(12))
        lines.addWidget(self._title)
        lines.addWidget(self._view, 1)
        self._drawings.setText(self.tr(
            "A drawing in these pages is here in words alone. Its lines do not travel in a sealed "
            "file."
        ))  # fmt: skip
        lines.addWidget(self._drawings)
        lines.addWidget(label(self.tr(
            "Kept, it becomes a letter. Its words are marked so that they stay in your vault, for "
            "another person wrote them. You can take the mark off."
        ), "note"))  # fmt: skip
        lines.addLayout(across(self._close, self._keep, gap=px(12)))

    def _join(self) -> None:
        self._file.read.connect(self._on_read)
        self._file.forgotten.connect(self._on_forgotten)
        self._file.busy.connect(self._on_busy)
        self._file.closed.connect(self.closed)
        self._close.clicked.connect(self._on_close)
        self._keep.clicked.connect(self._on_keep)

    # reading

    def _on_read(self, pages: Manifest) -> None:
        self._pages = pages
        self._title.setText(breakable(_title(pages)) or self.tr("Sealed pages"))
        self._view.show_body(received.text(pages))
        self._drawings.setVisible(any(one.drawings for one in pages.pieces))
        self._file.show_held(self._held_page, self._view)

    def _on_forgotten(self) -> None:
        self._pages = None
        self._title.setText("")
        self._view.forget()

    def _on_busy(self, is_busy: bool) -> None:
        self._keep.setEnabled(not is_busy)
        self._close.setEnabled(not is_busy)

    def _on_close(self) -> None:
        self._file.forget()
        self.closed.emit()

    # keeping

    def _on_keep(self) -> None:
        if self._pages is None:
            return
        today = days.today()
        day = days.full_day(today)
        line = self.tr("Received on {day}.").format(day=day)
        # A title leaves with its letter, and theirs is another person's words.
        title = self.tr("Sealed pages, {day}").format(day=day)
        words = received.kept(self._pages, line)
        keep = partial(self._texts.session.start_received, title, today, words)
        self._file.set_busy(is_busy=True)
        self._jobs.save(keep, self._on_kept, self._on_not_kept)

    def _on_kept(self, document: Document) -> None:
        self._file.forget()
        self.opened.emit(document.id)

    def _on_not_kept(self, error: BaseException) -> None:
        self._file.set_busy(is_busy=False)
        if not isinstance(error, AppError):
            raise error
        self._file.begin_again(error)


def _title(pages: Manifest) -> str:
    return " ".join(pages.title.split())[:LONGEST_TITLE]
