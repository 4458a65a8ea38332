"""A page that looks at the whole of the document that is open, and leads back into it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.document import Document, DocumentId, Place, Section
from desktop.model.guide import Guide
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage


class DeskPage(QWidget):
    """Holds the document, its guide and the way back; what it shows is laid out by the page itself.

    `name` begins the names of its controls, `width` is that of its column.
    """

    closed = Signal()
    place_wanted = Signal(Place)

    def __init__(
        self,
        look: Look,
        texts: OpenTexts,
        guides: Mapping[str, Guide],
        *,
        name: str,
        width: int,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look, self._texts, self._guides = look, texts, guides
        self._document: Document | None = None
        self._stopped: Place | None = None
        self._page = ScrollPage(look, width)
        self._lay_out()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._on_back)

    # what others call

    def show_document(self, document: DocumentId) -> None:
        """Show this document as it is now."""
        session = self._texts.session
        self._document = self._texts.jobs.ask(lambda: session.open(document))
        place = self._texts.place
        self._stopped = place if place is not None and place.document == document else None
        self._lay_out()

    def arrive(self) -> None:
        """Give the way back the focus."""
        # What was just laid out is shown only later, and what is not shown takes no focus.
        self._back.show()
        self._back.setFocus()
        in_sight.bring(self._back)

    def leave(self) -> None:
        """Show nothing of any document any more."""
        self._document = self._stopped = None
        self._page.clear()

    # what there is

    def _sections(self) -> list[Section]:
        """Return the pages of the document with their words as they are now, kept or not."""
        pages = self._document.pages if self._document else ()
        return [self._texts.present(one) for one in pages]

    def _guide(self) -> Guide | None:
        return self._guides.get(self._document.guide) if self._document else None

    # what is shown

    def _lay_out(self) -> None:
        """Show the page anew; it begins with `_begin`."""
        raise NotImplementedError

    def _begin(self, title: str, opening: str) -> None:
        """Show an empty page: the way back, what it is, what it is for, if that is to be said."""
        page, name = self._page, self.objectName()
        page.clear()
        self._back = Button(
            self._look, self.tr("Back to the page"), name=f"{name}_back", kind="quiet",
            icon="chevron-left",
        )  # fmt: skip
        self._back.clicked.connect(self._on_back)
        page.add_layout(across(self._back, gap=0))
        page.add(label(title, "title", f"{name}_title"))
        if opening:
            page.add(label(opening, "muted", f"{name}_opening"))

    # what happens

    def _go_to(self, key: str) -> None:
        if self._document is not None:
            section = self._document.section(key)
            self.place_wanted.emit(Place(document=self._document.id, section=section.id))

    def _on_back(self) -> None:
        if self._stopped is not None:
            self.place_wanted.emit(self._stopped)
        else:
            self.closed.emit()
