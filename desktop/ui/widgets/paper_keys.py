"""What Enter, Backspace and a few typed signs do to the blocks of a sheet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from desktop.model.richtext import BlockKind
from desktop.ui.widgets import paper_text
from desktop.ui.widgets.paper_model import Sheet

_AUTOMATIC = {
    "- ": BlockKind.BULLET,
    "* ": BlockKind.BULLET,
    "1. ": BlockKind.NUMBER,
    "# ": BlockKind.HEADING,
    "> ": BlockKind.QUOTE,
}

_OWN_LETTERS = frozenset("ACVXYZ")  # all, copy, paste, cut, redo, undo


def is_for_others(event: QKeyEvent) -> bool:
    """Say whether a key belongs to a shortcut: Ctrl and a letter, but for the few of writing.

    Qt's own editor would take some of them: Ctrl+K and Ctrl+U delete lines on X11, Ctrl+B moves.
    """
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    # Ctrl and Alt together is how many keyboards type a sign.
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return False
    key = event.key()
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z and chr(key) not in _OWN_LETTERS


def types(event: QKeyEvent) -> bool:
    """Say whether a key types a sign: Ctrl+A has a text, too, and types none."""
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    is_command = held == Qt.KeyboardModifier.ControlModifier
    return bool(event.text()) and event.text().isprintable() and not is_command


def press(sheet: Sheet, cursor: QTextCursor, event: QKeyEvent) -> bool:
    """Do what Enter or Backspace does to blocks; say whether the key was one of these."""
    is_with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_with_ctrl:
        enter(sheet, cursor)
        return True
    return event.key() == Qt.Key.Key_Backspace and backspace(sheet, cursor)


def enter(sheet: Sheet, cursor: QTextCursor) -> None:
    """Begin a new block: an empty item ends its list, a heading is followed by a paragraph."""
    block = cursor.block()
    kind = paper_text.kind_of(block)
    if not cursor.hasSelection() and not block.text() and kind is not BlockKind.PARAGRAPH:
        sheet.set_kind(cursor, BlockKind.PARAGRAPH)
        return
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    at_start, at_end = cursor.atBlockStart(), cursor.atBlockEnd()
    cursor.insertBlock()
    if paper_text.kind_of(cursor.block()) is BlockKind.HEADING:
        if at_end:
            sheet.set_kind(cursor, BlockKind.PARAGRAPH)
        elif at_start:
            sheet.set_kind(QTextCursor(cursor.block().previous()), BlockKind.PARAGRAPH)
    cursor.endEditBlock()


def backspace(sheet: Sheet, cursor: QTextCursor) -> bool:
    """Take out what is selected, or the kind of a block at its start; say whether that was done."""
    if cursor.hasSelection():
        # Qt's editor takes an indent in place of the words if their caret is where an item begins.
        cursor.removeSelectedText()
        return True
    if not cursor.atBlockStart():
        return False
    if paper_text.kind_of(cursor.block()) is BlockKind.PARAGRAPH:
        return False
    sheet.set_kind(cursor, BlockKind.PARAGRAPH)
    return True


def after_space(sheet: Sheet, cursor: QTextCursor) -> None:
    """Make `- `, `1. `, `# ` or `> ` at the start of a paragraph what it stands for.

    It is a step of its own: taken back once, the typed signs are there again.
    """
    block = cursor.block()
    if paper_text.kind_of(block) is not BlockKind.PARAGRAPH:
        return
    typed = block.text()[: cursor.positionInBlock()]
    kind = _AUTOMATIC.get(typed)
    if kind is None:
        return
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    sheet.set_kind(cursor, kind)
    cursor.endEditBlock()
