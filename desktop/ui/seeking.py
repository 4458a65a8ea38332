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
    """Remembers where one was when the search was called."""

    def __init__(
        self, stack: QStackedWidget, screens: Mapping[str, QWidget], go: Callable[[str], None]
    ) -> None:
        super().__init__(stack)
        self._stack, self._screens, self._go = stack, screens, go
        self._former = "today"

    def seek(self) -> None:
        """Go to the search page."""
        shown = self._stack.currentWidget()
        former = next((key for key, one in self._screens.items() if one is shown), SEARCH)
        if former != SEARCH:
            self._former = former
        self._go(SEARCH)

    def back(self) -> None:
        """Go back to where one was."""
        self._go(self._former if self._former in self._screens else "today")


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
