"""Room on both sides, so that what stands above the paper begins where its lines begin."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.paper import COLUMN

EDGE = 24


class Column(QWidget):
    """Parts one below the other, as wide as the text of the paper, in `lines`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        # The room at the sides must not keep the window from becoming narrower.
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.lines = QVBoxLayout(self)
        look.changed.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        px = self._look.theme.px
        side = max(px(EDGE), (self.width() - px(COLUMN)) // 2)
        self.lines.setContentsMargins(side, px(4), side, px(4))
        self.lines.setSpacing(px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._settle()
