"""What can be begun from a guide on each shelf, for whoever this vault belongs to."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from desktop.model.guide import Guide
from desktop.session import Session
from desktop.ui import screened, shelves
from desktop.ui.jobs import Jobs
from desktop.ui.screens.guide_choice import GuideChoice
from desktop.ui.theme import Look
from desktop.ui.widgets.facts_page import FactsPage


class Offering(QObject):
    """Shows the guides of a shelf on its page; emits the one chosen, or the shelf to go back to."""

    chosen = Signal(str)
    closed = Signal(str)

    def __init__(
        self, look: Look, jobs: Jobs, session: Session, guides: Mapping[str, Guide]
    ) -> None:
        super().__init__()
        self._jobs, self._session, self._guides = jobs, session, guides
        self.shelf = ""
        self.screen = GuideChoice(look)
        self.screen.chosen.connect(self.chosen)
        self.screen.closed.connect(self._on_closed)

    def show_shelf(self, shelf: str) -> None:
        """Show what can be begun here, and what was begun before."""
        self.shelf = shelf
        words = self.tr("You have begun one.")
        begun = dict.fromkeys(self._jobs.ask(self._session.begun), words)
        fitting = screened.fitting(self._jobs, self._session, self._guides)
        guides = shelves.offered(shelf, fitting, self._session.settings.purpose)
        self.screen.show_guides(self.tr("From a guide"), guides, begun)

    def lead(self, facts: FactsPage, open_guide: Callable[[str], None]) -> None:
        """Have the rows of forms lead to what is offered to whoever this vault belongs to."""
        facts.lead_titles = self._titles
        facts.lead_wanted.connect(open_guide)

    def _titles(self) -> Mapping[str, str]:
        fitting = screened.fitting(self._jobs, self._session, self._guides)
        return {one.id: one.title for one in shelves.every(fitting, self._session.settings)}

    def _on_closed(self) -> None:
        self.closed.emit(self.shelf)
