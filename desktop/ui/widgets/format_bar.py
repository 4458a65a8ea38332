"""The quiet bar of marks and kinds above the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.model.richtext import BlockKind
from desktop.ui.theme import Look
from desktop.ui.widgets import paper_actions
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.paper import Paper
from desktop.ui.widgets.paper_actions import Mark

_GAP = 16


class FormatBar(QWidget):
    """Shows the marks and the kind at the caret, and whether it may leave; and changes them."""

    def __init__(self, look: Look, paper: Paper) -> None:
        super().__init__()
        self.setObjectName("writing_format_bar")
        self.setAccessibleName(self.tr("How the words look"))
        self._paper = paper
        self._buttons: dict[Mark | BlockKind, IconButton] = {}
        # A large text has no room for all of them beside each other: a group goes below.
        groups = Flow(look, gap=_GAP)
        self.setLayout(groups)
        for kinds in (paper_actions.CHOOSABLE, paper_actions.LOOKS, (Mark.KEPT,)):
            groups.addWidget(_group(look, [self._button(look, what) for what in kinds]))
        self._undo = IconButton(
            look, "undo-2", self.tr("Undo"), name="writing_undo_button", key="Ctrl+Z"
        )
        self._redo = IconButton(
            look, "redo-2", self.tr("Redo"), name="writing_redo_button", key="Ctrl+Shift+Z"
        )
        for button in (self._undo, self._redo):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        groups.addWidget(_group(look, [self._undo, self._redo]))
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
        sheet, kept = self._paper.sheet, self._paper.action(Mark.KEPT)
        # What dots and a lock show is said, too, where the caret comes to it.
        self._paper.setAccessibleDescription(kept.text() if kept.isChecked() else "")
        for button in self._buttons.values():
            button.setEnabled(sheet is not None)
        self._undo.setEnabled(sheet is not None and sheet.can_undo)
        self._redo.setEnabled(sheet is not None and sheet.can_redo)


def _group(look: Look, buttons: Sequence[IconButton]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.theme.px(4))
    for button in buttons:
        row.addWidget(button)
    return made
