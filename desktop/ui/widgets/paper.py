"""The page a person writes on: one text at a time, in few kinds and three marks.

Tab goes on to the next control, as tab order is reading order; it types nothing.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit

from desktop.model.richtext import EMPTY, BlockKind, Body
from desktop.ui.clipboard import Clipboard
from desktop.ui.theme import Look
from desktop.ui.widgets import (
    paper_actions,
    paper_dress,
    paper_frame,
    paper_keys,
    paper_marks,
    paper_menu,
    paper_paste,
    paper_signs,
    paper_text,
)
from desktop.ui.widgets.paper_actions import Mark, menu_of
from desktop.ui.widgets.paper_fold import Fold
from desktop.ui.widgets.paper_model import Sheet

COLUMN = 544  # 68 characters of the serif face at 17 px (interface.md, Layout)
_EDGE = 24


class Paper(QTextEdit):
    """Shows and edits a sheet; says what changed, what was cut and what could not be pasted.

    `edited` follows each change. `large_removal` carries the body before an act that took out more
    than 200 characters, `cut_kept` what was cut, `could_not_paste` a set of `LeftOut`.
    `dress_changed` follows when kind, marks or reach at the caret changed, or what can be taken
    back.
    """

    edited = Signal()
    large_removal = Signal(object)
    cut_kept = Signal(object)
    could_not_paste = Signal(object)
    dress_changed = Signal()
    sheet_changed = Signal()

    def __init__(self, look: Look, clipboard: Clipboard) -> None:
        super().__init__()
        self._look = look
        self._clipboard = clipboard
        self._sheet: Sheet | None = None
        self._preedit = ""
        self._kept: Body = EMPTY
        self._dress: tuple[object, ...] = ()
        self._nothing = QTextDocument(self)
        self._fold = Fold(self)
        self._margin = paper_signs.Margin(look, self)
        self._actions: dict[Mark | BlockKind, QAction] = {}
        self.setObjectName("writing_paper")
        self.setAccessibleName(self.tr("Your text"))
        paper_frame.settle(self)
        for mark in Mark:
            self._add_action(mark)
        for kind in paper_actions.CHOOSABLE:
            self._add_action(kind)
        self._wear()
        self.put_away()
        look.changed.connect(self._wear)
        self.cursorPositionChanged.connect(self._settle_actions)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet on the page, or None."""
        return self._sheet

    @property
    def kept(self) -> Body:
        """The last cut, which can be put back."""
        return self._kept

    def new_sheet(self, body: Body) -> Sheet:
        """Return a sheet with this text, in the sizes of the page; keep it to keep its undo."""
        return Sheet(body, paper_text.measures_of(self._look.theme))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show this sheet, with the caret where it was when it was left."""
        self._leave_sheet()
        sheet.wear(paper_text.measures_of(self._look.theme))
        self._fold.fold(sheet, sheet.caret)
        self._hold(sheet.document)
        self._sheet = sheet
        self._preedit = ""
        self.setReadOnly(False)
        sheet.edited.connect(self._on_edited)
        sheet.large_removal.connect(self.large_removal)
        self.set_caret(sheet.caret)
        self._settle_actions()
        self.sheet_changed.emit()

    def put_away(self) -> None:
        """Show no sheet at all; the one that was shown remains with whoever keeps it."""
        self._leave_sheet()
        self._hold(self._nothing)
        self._sheet = None
        self.setReadOnly(True)
        self._settle_actions()
        self.sheet_changed.emit()

    def caret(self) -> int:
        """Return where the caret is, in characters of the body."""
        if self._sheet is None:
            return 0
        return self._sheet.character_at(self.textCursor().position())

    def set_caret(self, character: int) -> None:
        """Put the caret there and bring it into sight; beyond the end is the end."""
        self.select(character, character)

    def select(self, start: int, end: int) -> None:
        """Select what lies between two places in characters, and bring it into sight."""
        if self._sheet is not None:
            cursor = self.textCursor()
            cursor.setPosition(self._sheet.position_at(start))
            cursor.setPosition(self._sheet.position_at(end), QTextCursor.MoveMode.KeepAnchor)
            if not cursor.block().isVisible():
                self._fold.move(self._sheet, end)
            self._go_to(cursor)

    def commit_preedit(self) -> None:
        """Make what an input method has only begun part of the text: before a lock, or a save."""
        if not self._preedit:
            return
        QApplication.inputMethod().commit()
        if self._preedit:
            # The platform's input method is silent or gone: what it showed is what was typed.
            event = QInputMethodEvent()
            event.setCommitString(self._preedit)
            self.inputMethodEvent(event)

    def action(self, what: Mark | BlockKind) -> QAction:
        """Return the action that toggles a mark or a kind, for a bar."""
        return self._actions[what]

    def kind(self) -> BlockKind:
        """Return the kind of the block the caret is in."""
        return paper_text.kind_of(self.textCursor().block())

    def toggle_kind(self, kind: BlockKind) -> None:
        """Make the chosen blocks of this kind, or plain again if the caret's is so already."""
        if self._sheet is not None:
            wanted = BlockKind.PARAGRAPH if self.kind() is kind else kind
            self._sheet.set_kind(self.textCursor(), wanted)
            self._settle_actions()

    def toggle_mark(self, mark: Mark) -> None:
        """Put a mark on what is selected, or on what is typed next; or take it away."""
        if self._sheet is None:
            return
        if mark is Mark.KEPT:
            self.toggle_kept()
            return
        paper_dress.toggle_mark(self, mark.letter)
        self._settle_actions()

    def toggle_kept(self) -> None:
        """Let what is selected, else the paragraph, never leave; or let it leave again."""
        if self._sheet is not None:
            paper_dress.toggle_kept(self._sheet, self.textCursor())
            self._settle_actions()

    def is_kept_here(self) -> bool:
        """Say whether what is selected, or typed next, can never leave."""
        return paper_dress.is_kept_here(self.textCursor())

    def set_reach(self, ids: Iterable[str]) -> None:
        """Let what is selected, or the passage at the caret, touch these parts of life."""
        if self._sheet is not None:
            paper_dress.set_reach(self._sheet, self.textCursor(), ids)
            self._settle_actions()

    def reach_here(self) -> tuple[str, ...]:
        """Return the parts of life that something selected touches, or the passage at the caret."""
        return paper_dress.reach_here(self._sheet, self.textCursor()) if self._sheet else ()

    def undo(self) -> None:
        """Take the last step back."""
        if self._sheet is not None:
            self._fold.finish()
            self._go_to(self._sheet.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._sheet is not None:
            self._fold.finish()
            self._go_to(self._sheet.redo())

    def copy(self) -> None:
        """Lend what is selected to the clipboard."""
        if self._sheet is not None and self.textCursor().hasSelection():
            self._clipboard.put(self._sheet.selected(self.textCursor()))

    def cut(self) -> None:
        """Lend what is selected to the clipboard, keep it to be put back, and take it out."""
        if self._sheet is None or not self.textCursor().hasSelection():
            return
        self._kept = self._sheet.selected(self.textCursor())
        self._clipboard.put(self._kept)
        self.cut_kept.emit(self._kept)
        self.textCursor().removeSelectedText()
        self.ensureCursorVisible()

    def paste(self) -> None:
        """Put what lies on the clipboard in the place of the selection."""
        mime = self._clipboard.mime()
        if mime is not None:
            self.insertFromMimeData(mime)

    def set_kept(self, body: Body) -> None:
        """Take a cut of an earlier session as the one that can be put back."""
        self._kept = body

    def put_back(self, body: Body) -> None:
        """Put a kept body in the place of the selection."""
        if self._sheet is not None and body:
            self._sheet.insert(self.textCursor(), body)
            self.ensureCursorVisible()

    def _add_action(self, what: Mark | BlockKind) -> None:
        action = paper_actions.action_for(what, self)
        self._actions[what] = action
        if isinstance(what, BlockKind):
            action.triggered.connect(lambda: self.toggle_kind(what))
        else:
            action.triggered.connect(lambda: self.toggle_mark(what))

    def _leave_sheet(self) -> None:
        if self._sheet is not None:
            self.commit_preedit()
            self._fold.give_up()
            self._sheet.caret = self.caret()
            self._sheet.edited.disconnect(self._on_edited)
            self._sheet.large_removal.disconnect(self.large_removal)

    def _hold(self, document: QTextDocument) -> None:
        # Qt's editor points at its document without owning it: it must not go while it is shown.
        document.setParent(self)
        self.setExtraSelections([])  # Qt crashes over marks that outlive their text
        self.setDocument(document)
        # Qt takes the marks of the text before along: an empty page began in bold.
        self.setTextCursor(QTextCursor(document))
        if self._sheet is not None and self._sheet.document is not document:
            self._sheet.document.setParent(self._sheet)

    def _go_to(self, cursor: QTextCursor | None) -> None:
        if cursor is not None:
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _wear(self) -> None:
        theme = self._look.theme
        self.setFont(theme.font("words"))
        self.setCursorWidth(theme.px(2))
        if self._sheet is not None:
            self._fold.finish()
            self._sheet.wear(paper_text.measures_of(theme))
            self.ensureCursorVisible()
        self._give_room()
        self.viewport().update()

    def _give_room(self) -> None:
        px = self._look.theme.px
        side = max(px(_EDGE), (self.width() - px(COLUMN)) // 2)
        self.setViewportMargins(side, px(8), side, 0)
        self._margin.stand(side, px(8), self.height())

    def _on_edited(self) -> None:
        self.edited.emit()
        self._settle_actions()

    def _settle_actions(self) -> None:
        sheet, marks = self._sheet, paper_text.marks_of(self.currentCharFormat())
        can = (sheet is not None, sheet and sheet.can_undo, sheet and sheet.can_redo)
        dress = (self.kind(), marks, self.reach_here(), *can)
        if dress == self._dress:
            return  # a key must not pay for painting what did not change
        self._dress = dress
        for what, action in self._actions.items():
            is_on = what is dress[0] if isinstance(what, BlockKind) else what.letter in marks
            action.setChecked(is_on)
        self.dress_changed.emit()

    # Qt calls these.

    def event(self, event: QEvent) -> bool:
        """Leave keys that mean something else here to their shortcuts; scroll from the margins."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if paper_keys.is_for_others(event):
                event.ignore()
                return False
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return paper_signs.tell(self, event.globalPos())
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            # A style sheet gives what was hidden its first size back; resizeEvent comes too late.
            self.setFont(self._look.theme.font("words"))
            self._give_room()
        elif event.type() == QEvent.Type.Wheel:
            self._fold.finish()
            return QApplication.sendEvent(self.verticalScrollBar(), event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Type; Enter, Backspace and a few signs know the kinds of blocks."""
        if not event.text().isprintable() or not event.text():
            self._fold.finish()
        # A tab comes here when there is no other control to go to.
        if event.key() == Qt.Key.Key_Tab or paper_keys.is_for_others(event):
            event.ignore()
        elif paper_menu.press(self, event):
            return
        elif self._sheet is not None and paper_keys.press(self._sheet, self.textCursor(), event):
            self.ensureCursorVisible()
        else:
            if paper_keys.types(event):
                paper_dress.before_typing(self)
            super().keyPressEvent(event)
            if event.text() == " " and self._sheet is not None:
                paper_keys.after_space(self._sheet, self.textCursor())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Remember what an input method shows and has not handed over yet."""
        if event.commitString() or event.preeditString():
            paper_dress.before_typing(self)
        super().inputMethodEvent(event)
        self._preedit = event.preeditString()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a new selection rather than to drag the old one out of the page."""
        self._fold.finish()
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and is_plain:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done to the words."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what lies under the words, the words, then what stands beside them."""
        blocks, theme = self._sheet.blocks if self._sheet else (), self._look.theme
        visible = list(paper_marks.visible_blocks(self)) if blocks else []
        dressed = paper_signs.dressed(visible, blocks)
        paper_signs.paint_ground(self, dressed, blocks, theme)
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paper_marks.paint(painter, visible, blocks, theme)
        paper_signs.paint_dots(painter, dressed, blocks, theme)
        painter.end()
        self._margin.show_beginnings(paper_signs.beginnings(dressed, blocks, theme))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Offer nothing: this is what the X11 selection and a drag would take (rows 5 and 36)."""
        return QMimeData()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Say whether something of it can come along."""
        return self._sheet is not None and (source.hasText() or source.hasHtml())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Put the words of it in the place of the selection; say what could not come along."""
        if self._sheet is None:
            return
        found = paper_paste.from_mime(source)
        if found.body:
            self._sheet.insert(self.textCursor(), found.body)
            self.ensureCursorVisible()
        if found.left_out:
            self.could_not_paste.emit(found.left_out)

    def menu(self) -> QMenu:
        """Return a new menu of what can be done now."""
        return menu_of(paper_menu.lines(self), self.tr("What can be done with the text"), self)
