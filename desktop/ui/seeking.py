"""The way to the search page and back to where one was, and what can be gone to by its name."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.model.guide import Guide
from desktop.session import Session
from desktop.ui import shelves
from desktop.ui.screens.search_rows import Goal

SEARCH = "search"
KEYS = ("Ctrl+Shift+F", "Ctrl+K")


class Seeking(QObject):
    """Remembers where one was when the search was called.

    `to_text` goes back to the text that is open: a page that looks at the whole of it holds nothing
    any more once it was left.
    """

    def __init__(
        self,
        stack: QStackedWidget,
        screens: Mapping[str, QWidget],
        go: Callable[[str], None],
        to_text: Callable[[], None],
    ) -> None:
        super().__init__(stack)
        self._stack, self._screens, self._go, self._to_text = stack, screens, go, to_text
        self._former = "today"

    def seek(self) -> None:
        """Go to the search page."""
        shown = self._stack.currentWidget()
        former = next((key for key, one in self._screens.items() if one is shown), SEARCH)
        if former != SEARCH:
            self._former = former
        self._go(SEARCH)

    def back(self) -> None:
        """Go back to where one was, or to the text at which a page looked."""
        former = self._screens.get(self._former)
        if hasattr(former, "show_document"):
            self._to_text()
        else:
            self._go("today" if former is None else self._former)


def goals(session: Session, guides: Mapping[str, Guide]) -> tuple[Goal, ...]:
    """Return the places of the rail, and the guides this person can begin."""
    settings = session.settings
    places = (*shelves.entries(settings.purpose, settings.rail_extras), *shelves.always())
    return (
        *(Goal("place", one.key, one.word, tr("Place")) for one in places),
        *(Goal("guide", one.id, one.title, tr("Begin")) for one in shelves.every(guides, settings)),
    )


def tr(words: str) -> str:
    """Return words in the language of the interface."""
    return QCoreApplication.translate("Seeking", words)
