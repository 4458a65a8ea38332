"""What can be done to the words: one action each, for the keys, the bar and the menu."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.model.richtext import BlockKind


class Mark(StrEnum):
    """A mark on words; its first letter is what the model calls it."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    KEPT = "kept"

    @property
    def letter(self) -> str:
        """Return the letter the model has for it."""
        return self.value[0]


Line: TypeAlias = tuple[str, Callable[[], None], bool]
LOOKS = (Mark.BOLD, Mark.ITALIC, Mark.UNDERLINE)
CHOOSABLE = (BlockKind.HEADING, BlockKind.BULLET, BlockKind.NUMBER, BlockKind.QUOTE)
ICONS: Mapping[Mark | BlockKind, str] = {
    Mark.BOLD: "bold",
    Mark.ITALIC: "italic",
    Mark.UNDERLINE: "underline",
    Mark.KEPT: "lock",
    BlockKind.HEADING: "heading",
    BlockKind.BULLET: "list",
    BlockKind.NUMBER: "list-ordered",
    BlockKind.QUOTE: "quote",
}
# Not Ctrl+Alt and a digit: on many keyboards that is how a sign is typed.
_KEYS: Mapping[Mark | BlockKind, str] = {
    Mark.BOLD: "Ctrl+B",
    Mark.ITALIC: "Ctrl+I",
    Mark.UNDERLINE: "Ctrl+U",
    Mark.KEPT: "Ctrl+Shift+X",
    BlockKind.HEADING: "Ctrl+1",
    BlockKind.BULLET: "Ctrl+2",
    BlockKind.NUMBER: "Ctrl+3",
    BlockKind.QUOTE: "Ctrl+4",
}


def action_for(what: Mark | BlockKind, owner: QWidget) -> QAction:
    """Return a checkable action that works while its owner has the focus."""
    action = QAction(_words(what), owner)
    name = "never_leaves" if what is Mark.KEPT else ICONS[what].replace("-", "_")
    action.setObjectName(f"writing_{name}")
    action.setCheckable(True)
    action.setShortcut(QKeySequence(_KEYS[what]))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setToolTip(f"{_words(what)} ({_KEYS[what]})")
    owner.addAction(action)
    return action


def menu_of(lines: Sequence[Line | None], title: str, owner: QWidget) -> QMenu:
    """Return a new menu of these lines: words, act, whether it is possible now; None parts them."""
    menu = QMenu(title, owner)
    menu.setObjectName("writing_menu")
    menu.setAccessibleName(title)
    for line in lines:
        if line is None:
            menu.addSeparator()
        else:
            words, act, is_possible = line
            menu.addAction(words, act).setEnabled(is_possible)
    return menu


def _words(what: Mark | BlockKind) -> str:
    tr = QCoreApplication.translate
    words: Mapping[Mark | BlockKind, str] = {
        Mark.BOLD: tr("Paper", "Bold"),
        Mark.ITALIC: tr("Paper", "Italic"),
        Mark.UNDERLINE: tr("Paper", "Underline"),
        Mark.KEPT: tr("Paper", "This passage never leaves"),
        BlockKind.HEADING: tr("Paper", "Heading"),
        BlockKind.BULLET: tr("Paper", "List"),
        BlockKind.NUMBER: tr("Paper", "Numbered list"),
        BlockKind.QUOTE: tr("Paper", "Quote"),
    }
    return words[what]
