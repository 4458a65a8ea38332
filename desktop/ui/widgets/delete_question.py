"""The only question the product asks: whether something shall be deleted for good."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label


class DeleteQuestion(QFrame):
    """Emits that all is left as it is, which has the focus first, or that it shall go."""

    kept = Signal()
    sure = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        px = look.theme.px
        self.setObjectName(name)
        self.setProperty("card", "paper")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(16), px(16), px(16), px(16))
        lines.addWidget(label(self.tr("Delete for good?"), "panel"))
        lines.addWidget(
            label(
                self.tr(
                    "It leaves the trash now, with its earlier states, and cannot come back here. "
                    "Backups made before hold it until they are gone, too. If there is or may "
                    "soon be a dispute in court, ask a lawyer first. Removing writing can then be "
                    "unlawful."
                ),
                "body",
            )
        )
        self._keep = Button(look, self.tr("Keep it"), name=f"{name}_keep", kind="primary")
        sure = Button(look, self.tr("Delete"), name=f"{name}_delete", kind="irreversible")
        row = QHBoxLayout()
        row.addWidget(self._keep)
        row.addWidget(sure)
        row.addStretch(1)
        lines.addLayout(row)
        self._keep.clicked.connect(self.kept)
        sure.clicked.connect(self.sure)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Escape"), self, context=within).activated.connect(self._on_escape)
        self.hide()

    def ask(self) -> None:
        """Show the question, with the focus on leaving all as it is."""
        self.show()
        self._keep.setFocus()

    def _on_escape(self) -> None:
        self.kept.emit()
