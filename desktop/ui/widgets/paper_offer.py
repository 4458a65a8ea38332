"""The offer to see once whether what is on paper is right; it says little: a page can be seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label


class PaperOffer(QWidget):
    """Two lines and two buttons, in one session only; either answer is the last."""

    wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        go = Button(look, self.tr("Try it now"), name=f"{name}_go", kind="quiet")
        leave = Button(look, self.tr("Not now"), name=f"{name}_leave", kind="quiet")
        words = self.tr(
            "Some days ago you copied words onto paper. You can try now whether they are right, if "
            "the paper is at hand. You are not asked again; the way is in Settings."
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.theme.px(4))
        lines.addWidget(label(words, "muted", f"{name}_words"))
        lines.addLayout(across(go, leave, gap=look.theme.px(8)))
        go.clicked.connect(self.wanted)
        leave.clicked.connect(self.left)
