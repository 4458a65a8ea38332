"""What goes with a line of the register, before it is taken out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 640


class TakeOutPage(QWidget):
    """Emits that the line is kept, which has the focus first, or that it shall go."""

    kept = Signal()
    sure = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("register_away")
        self._title = label("", "strong", "register_away_what")
        self._password = label(
            self.tr(
                "The password of the file goes with it, for good. If nobody has it elsewhere, the "
                "file does not open any more."
            ),
            "body",
            "register_away_password",
        )
        self._keep = Button(look, self.tr("Keep it"), name="register_away_keep", kind="primary")
        self._sure = Button(
            look, self.tr("Take it out"), name="register_away_sure", kind="irreversible"
        )
        lines = ScrollPage(look, WIDTH, name="register_away_page")
        lines.add(label(self.tr("Take out this line?"), "title", "register_away_title"))
        lines.add(self._title)
        lines.add(label(self.tr(
            "This is for a line that came in by mistake. What you noted in it goes with it, and "
            "cannot be brought back. The file itself stays where it is."
        ), "body"))  # fmt: skip
        lines.add(self._password)
        lines.add_layout(across(self._keep, self._sure, gap=look.theme.px(12)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(lines)
        self._keep.clicked.connect(self.kept)
        self._sure.clicked.connect(self.sure)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(self.kept)

    def ask(self, title: str, *, has_password: bool) -> None:
        """Ask about the line of this file, with the focus on keeping it."""
        self._title.setText(title)
        self._password.setVisible(has_password)
        self._keep.setFocus()
