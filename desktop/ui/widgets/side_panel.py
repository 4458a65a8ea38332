"""Beside the page: the guide to a section, and its history."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from desktop.model import desk
from desktop.model.changes import changes
from desktop.model.document import Document, Section, SnapshotId, is_beside
from desktop.model.guide import GuideSection
from desktop.model.richtext import Body
from desktop.session import Session
from desktop.ui import days
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.guide_panel import GuidePanel
from desktop.ui.widgets.history_panel import HistoryPanel


class SidePanel(QTabWidget):
    """Emits the document made from an earlier state, to be opened, or words to be put back."""

    copied = Signal(str)
    put_back_wanted = Signal(object)

    def __init__(
        self, look: Look, jobs: Jobs, session: Session, present: Callable[[Section], Section]
    ) -> None:
        super().__init__()
        self.setObjectName("writing_panel")
        self._jobs, self._session, self._present = jobs, session, present
        self._of_guide: GuideSection | None = None
        self._document: Document | None = None
        self._section: Section | None = None
        self._guide = GuidePanel(look)
        self._history = HistoryPanel(look, days.today)
        self.addTab(self._guide, self.tr("Guide"))
        self.addTab(self._history, self.tr("History"))
        self.tabBar().setObjectName("writing_panel_tabs")
        self.currentChanged.connect(self._show_history)
        self._history.chosen.connect(self._on_chosen)
        self._history.copy_wanted.connect(self._on_copy_wanted)

    def show_section(
        self, document: Document, section: Section, guide: GuideSection | None, hint: str
    ) -> None:
        """Show what belongs to this section."""
        self._document, self._section, self._of_guide = document, section, guide
        self._guide.show_section(guide, hint)
        self._history.show_way(is_private=is_beside(section.key))
        self._show_history()

    def show_prompt(self, prompt: GuideSection, hint: str) -> None:
        """Show what an entry was begun with in the place of a guide."""
        self._guide.show_section(prompt, hint)

    def show_nothing(self) -> None:
        """Show nothing of any section."""
        self._document = self._section = None
        self._guide.show_section(None)
        self._history.show_snapshots(())

    def _show_history(self) -> None:
        document, section, session = self._document, self._section, self._session
        if self.currentWidget() is not self._history or not (document and section):
            return
        self._history.show_snapshots(
            self._jobs.ask(lambda: session.snapshots(document.id, section.id))
        )

    def _on_chosen(self, snapshot: str) -> None:
        if self._section is not None:
            now = self._present(self._section)
            before = (*self._lines(snapshot), *self._words(snapshot))
            present = (*desk.as_lines(self._of_guide, now.fields), *now.body)
            self._history.show_changes(changes(before, present))

    def _words(self, snapshot: str) -> Body:
        session = self._session
        return self._jobs.ask(lambda: session.snapshot_body(SnapshotId(snapshot)))

    def _lines(self, snapshot: str, *, leaving: bool = False) -> Body:
        """Return what the fields said then, in lines."""
        session = self._session
        fields = self._jobs.ask(lambda: session.snapshot_fields(SnapshotId(snapshot)))
        return desk.as_lines(self._of_guide, fields, leaving=leaving)

    def _on_copy_wanted(self, snapshot: str) -> None:
        document, section, session = self._document, self._section, self._session
        if document is None or section is None:
            return
        if is_beside(section.key):
            # A copy would be a page like any other, and could leave the vault.
            self.put_back_wanted.emit(self._words(snapshot))
            return
        name = section.heading or document.title
        title = self.tr("{title}, earlier").format(title=name)
        lines = self._lines(snapshot, leaving=True)
        now, guide = self._present(section), self._of_guide
        # Who knows no guide lets nothing go.
        stays = not guide.exportable if guide is not None else bool(document.guide)
        copy = self._jobs.ask(
            lambda: session.restore_as_copy(
                SnapshotId(snapshot), title=title, before=lines, now=now, stays=stays
            )
        )
        self.copied.emit(copy.id)
