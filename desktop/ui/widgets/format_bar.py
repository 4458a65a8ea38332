"""The quiet bar of marks and kinds above the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.model.richtext import BlockKind
from desktop.ui.theme import Look
from desktop.ui.widgets import paper_actions
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.paper import Paper
from desktop.ui.widgets.paper_actions import Mark

_GAP = 12


class FormatBar(QWidget):
    """Shows the marks and the kind at the caret, and changes them."""

    def __init__(self, look: Look, paper: Paper) -> None:
        super().__init__()
        self.setObjectName("writing_format_bar")
        self.setAccessibleName(self.tr("How the words look"))
        self._paper = paper
        self._buttons: dict[Mark | BlockKind, IconButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(4))
        for what in paper_actions.CHOOSABLE:
            row.addWidget(self._button(look, what))
        row.addSpacing(look.theme.px(_GAP))
        for mark in Mark:
            row.addWidget(self._button(look, mark))
        row.addSpacing(look.theme.px(_GAP))
        self._undo = IconButton(
            look, "undo-2", self.tr("Undo"), name="writing_undo_button", key="Ctrl+Z"
        )
        self._redo = IconButton(
            look, "redo-2", self.tr("Redo"), name="writing_redo_button", key="Ctrl+Shift+Z"
        )
        for button in (self._undo, self._redo):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        row.addStretch(1)
        self._undo.clicked.connect(paper.undo)
        self._redo.clicked.connect(paper.redo)
        paper.dress_changed.connect(self._settle)
        self._settle()

    def _button(self, look: Look, what: Mark | BlockKind) -> IconButton:
        action = self._paper.action(what)
        icon = paper_actions.ICONS[what]
        button = IconButton(
            look, icon, action.text(), name=f"{action.objectName()}_button",
            key=action.shortcut().toString(),
        )  # fmt: skip
        button.setCheckable(True)
        # A click leaves the focus, and with it the caret, in the text.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        self._buttons[what] = button
        return button

    def _settle(self) -> None:
        for what, button in self._buttons.items():
            button.setChecked(self._paper.action(what).isChecked())
        sheet = self._paper.sheet
        for button in self._buttons.values():
            button.setEnabled(sheet is not None)
        self._undo.setEnabled(sheet is not None and sheet.can_undo)
        self._redo.setEnabled(sheet is not None and sheet.can_redo)
