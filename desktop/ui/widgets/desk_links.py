"""Ways from a guided document to the pages that look at the whole of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.model import answers, asking, desk, good_changes, points, reading_scope
from desktop.model.guide import ANSWERS, Guide
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button

KEYS = {"gathering": "Ctrl+J", "origin": "Ctrl+Shift+J"}
"""What leads to a page while somebody writes, as it stands on the page of keys."""


class DeskLinks(QWidget):
    """Emits which of these pages is wanted, by the name of its screen.

    `page` is where their keys are heard.
    """

    wanted = Signal(str)

    def __init__(self, look: Look, page: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("writing_links")
        px = look.theme.px
        words = {
            "gathering": self.tr("From my journal"),
            "origin": self.tr("Where this came from"),
            "points": self.tr("Numbered points"),
            "asking": self.tr("Make a file of my questions"),
            "questions": self.tr("Your partner’s questions"),
            "one_of_these": self.tr("One of these"),
            "timeline": self.tr("Timeline and gaps"),
            "completeness": self.tr("What is there so far"),
            "reading_with": self.tr("Read it with me"),
            "review": self.tr("Review and final"),
            "reading": self.tr("Read it aloud"),
        }
        self._buttons = {
            name: Button(look, text, name=f"writing_to_{name}", kind="quiet")
            for name, text in words.items()
        }
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(12), 0, px(12), 0)
        lines.setSpacing(0)
        for name, button in self._buttons.items():
            lines.addWidget(button)
            button.clicked.connect(partial(self.wanted.emit, name))
            if name in KEYS:
                button.setToolTip(f"{button.text()} ({KEYS[name]})")
                # Heard on the page, for these ways are hidden where there is no outline.
                shortcut = QShortcut(QKeySequence(KEYS[name]), page or self)
                shortcut.activated.connect(partial(self._on_key, name))

    def _on_key(self, name: str) -> None:
        if not self._buttons[name].isHidden():
            self.wanted.emit(name)

    def menu(self) -> QMenu:
        """Return the same ways as a menu, for a window that has no room for an outline."""
        menu = QMenu(self)
        menu.setObjectName("writing_whole_menu")
        for name, button in self._buttons.items():
            if not button.isHidden():
                menu.addAction(button.text()).triggered.connect(partial(self.wanted.emit, name))
        return menu

    @property
    def has_any(self) -> bool:
        """Say whether there is any such page for the document that is shown."""
        return any(not button.isHidden() for button in self._buttons.values())

    def show_for(self, guide: Guide | None) -> None:
        """Show what this guide has a use for."""
        has_facts = guide is not None and desk.items(guide) is not None
        is_reviewed = guide is not None and guide.private_workings
        is_heard = guide is not None and guide.id == points.GUIDE
        holds_questions = guide is not None and guide.id == answers.GUIDE
        has_answers = guide is not None and any(ANSWERS in one.assembles for one in guide.sections)
        self._buttons["questions"].show_text(
            self.tr("Bring in a sheet") if holds_questions else self.tr("Your partner’s questions")
        )
        is_offer = guide is not None and reading_scope.is_offered(guide.id)
        self._buttons["reading_with"].show_text(
            self.tr("Help me be heard") if is_offer else self.tr("Read it with me")
        )
        for name, is_wanted in (
            ("gathering", is_heard),
            ("origin", is_heard),
            ("points", is_heard),
            ("asking", guide is not None and guide.id == asking.GUIDE),
            ("questions", has_answers or holds_questions),
            ("one_of_these", guide is not None and guide.id in good_changes.GUIDES),
            ("timeline", has_facts),
            ("completeness", has_facts),
            ("reading_with", guide is not None and reading_scope.has_any(guide.id)),
            ("review", is_reviewed),
            ("reading", is_reviewed or is_heard),
        ):
            self._buttons[name].setVisible(is_wanted)
