"""What can be done with a whole page of words, for the keys and the menu."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from desktop.model.richtext import Body
from desktop.ui.widgets.paper_actions import Line
from desktop.ui.widgets.paper_model import Sheet


class Page(Protocol):
    """A page of words, as keys and menu need it."""

    @property
    def sheet(self) -> Sheet | None:
        """The sheet on the page, or None."""

    @property
    def kept(self) -> Body:
        """The last cut."""

    def textCursor(self) -> QTextCursor:  # noqa: N802  # Qt's name
        """Return where the caret is, and what is chosen."""

    def undo(self) -> None:
        """Take the last step back."""

    def redo(self) -> None:
        """Do again what was taken back."""

    def cut(self) -> None:
        """Take what is chosen along."""

    def copy(self) -> None:
        """Lend what is chosen."""

    def paste(self) -> None:
        """Put here what was lent."""

    def put_back(self, body: Body) -> None:
        """Put a body here."""

    def selectAll(self) -> None:  # noqa: N802  # Qt's name
        """Choose all of it."""


def press(page: Page, event: QKeyEvent) -> bool:
    """Do what a key of writing stands for; say whether it was one."""
    commands = (
        (QKeySequence.StandardKey.Undo, page.undo),
        (QKeySequence.StandardKey.Redo, page.redo),
        (QKeySequence.StandardKey.Copy, page.copy),
        (QKeySequence.StandardKey.Cut, page.cut),
        (QKeySequence.StandardKey.Paste, page.paste),
    )
    for key, act in commands:
        if event.matches(key):
            act()
            return True
    return False


def lines(page: Page) -> tuple[Line | None, ...]:
    """Return what can be done now, line by line."""
    sheet, chosen = page.sheet, page.textCursor().hasSelection()
    return (
        (_tr("Undo"), page.undo, sheet is not None and sheet.can_undo),
        (_tr("Redo"), page.redo, sheet is not None and sheet.can_redo),
        None,
        (_tr("Cut"), page.cut, chosen),
        (_tr("Copy"), page.copy, chosen),
        (_tr("Paste"), page.paste, sheet is not None),
        (_tr("Put the last cut back here"), lambda: page.put_back(page.kept), bool(page.kept)),
        None,
        (_tr("Select all"), page.selectAll, sheet is not None),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Paper", words)
