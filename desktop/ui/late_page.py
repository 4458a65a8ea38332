"""The page for words, which is half of all there is inside: made when it is first wanted."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.model.document import DocumentId, Place
from desktop.model.richtext import Body
from desktop.ui.screens.writing import WritingScreen


class LatePage:
    """Gives the page to whoever writes; what can be said without it makes none."""

    def __init__(self, make: Callable[[], WritingScreen]) -> None:
        self._make = make
        self._screen: WritingScreen | None = None

    @property
    def screen(self) -> WritingScreen:
        """Return the page, made if it is not there yet."""
        if self._screen is None:
            self._screen = self._make()
        return self._screen

    def is_in(self, shown: QWidget | None) -> bool:
        """Say whether it is the page that is shown."""
        return self._screen is not None and self._screen is shown

    @property
    def document(self) -> DocumentId | None:
        """Return the document on it, or None."""
        return self._screen.document if self._screen else None

    def place(self) -> Place | None:
        """Return where the caret is, or None."""
        return self._screen.place() if self._screen else None

    def commit(self) -> None:
        """Take what is being composed for words."""
        if self._screen:
            self._screen.page.paper.commit_preedit()

    def set_kept(self, body: Body) -> None:
        """Take this as the cut that can be put back."""
        if self._screen:
            self._screen.page.set_kept(body)

    def forget(self, document: DocumentId) -> None:
        """Show nothing more of a document."""
        if self._screen:
            self._screen.forget(document)

    def set_focus_mode(self, *, is_on: bool) -> None:
        """Show the page alone, or everything again, and give it the focus."""
        if self._screen:
            self._screen.set_focus_mode(is_on=is_on)
            self._screen.arrive()
