"""One column in the middle of the window, with the way to help below it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label

__all__ = ["CalmPage", "across"]

_EDGE = 32
_RING = 6
"""Room for the focus ring, which lies outside the control."""
_GROWS_MS = 300
"""How long what was revealed stays in sight while the page still grows."""


class CalmPage(QWidget):
    """Parts one below the other, as wide as said at 100 % or as the window allows."""

    help_wanted = Signal()

    def __init__(self, look: Look, width: int, *, name: str, in_middle: bool = True) -> None:
        super().__init__()
        self._look, self._width = look, width
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self.setObjectName(name)
        self._column = QWidget()
        self._column.setProperty("surface", "none")
        self._lines = QVBoxLayout(self._column)
        self._lines.setSpacing(0)
        ground = QWidget()
        ground.setProperty("surface", "none")
        self._around = QVBoxLayout(ground)
        self._around.setSpacing(0)
        self._in_middle = in_middle
        # It gives way where there is too little room, but does not grow with what comes later.
        self._above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
        self._around.addItem(self._above)
        self._around.addWidget(self._column)
        self._around.addStretch(1)
        self._area = QScrollArea()
        # Qt's own one costs 30 ms: PySide would load every class to see of which it is.
        self._area.setViewport(QWidget())
        self._area.setObjectName(f"{name}_area")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(ground)
        self._area.viewport().installEventFilter(self)
        self._in_sight: QWidget | None = None
        self._growing = QTimer(self, singleShot=True, interval=_GROWS_MS)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_grown)
        self._foot = self._make_foot(name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._foot)
        look.changed.connect(self._settle)
        self._settle()

    def add(self, widget: QWidget, gap: int = 12) -> None:
        """Put a widget below what is there, so many pixels at 100 % away from it."""
        self._add_gap(gap)
        self._lines.addWidget(widget)

    def add_layout(self, layout: QLayout, gap: int = 12) -> None:
        """Put a layout below what is there, so many pixels at 100 % away from it."""
        self._add_gap(gap)
        self._lines.addLayout(layout)

    def without_help(self) -> None:
        """Leave the foot out, where the way to help is on the screen already."""
        self._foot.hide()

    def show_start(self) -> None:
        """Scroll to the beginning, and have what is there now in the middle."""
        self._fit()
        self._area.verticalScrollBar().setValue(0)

    def read_on(self) -> bool:
        """Scroll on by what is seen at once, and say whether there was more below."""
        bar = self._area.verticalScrollBar()
        had_more = bar.value() < bar.maximum()
        bar.setValue(bar.value() + bar.pageStep() - self._look.theme.px(_EDGE))
        return had_more

    def reveal(self, widget: QWidget) -> None:
        """Scroll until this part can be seen, once the layout knows where it is.

        And again where the page then grows: a card learns late how many lines it needs.
        """
        QTimer.singleShot(0, widget, partial(self._area.ensureWidgetVisible, widget))
        self._in_sight = widget
        self._growing.start()

    def _on_grown(self) -> None:
        if self._growing.isActive() and self._in_sight is not None and isValid(self._in_sight):
            self._area.ensureWidgetVisible(self._in_sight)

    def _add_gap(self, gap: int) -> None:
        if self._lines.count():
            space = QSpacerItem(0, self._look.theme.px(gap))
            self._gaps.append((space, gap))
            self._lines.addItem(space)

    def _make_foot(self, name: str) -> QWidget:
        button = Button(self._look, self.tr("Help now"), name=f"{name}_help", icon="life-buoy")
        button.setToolTip(self.tr("Help now (F1)"))
        button.clicked.connect(self.help_wanted)
        promise = label(
            self.tr("Everything stays on this computer. Nothing is sent anywhere."), "note"
        )
        promise.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.addWidget(button)
        row.addWidget(label("F1", "note"))
        row.addWidget(promise, 1)
        self._foot_row = row
        return foot

    def _settle(self) -> None:
        px = self._look.theme.px
        edge, ring = px(_EDGE), px(_RING)
        self._lines.setContentsMargins(ring, ring, ring, ring)
        self._foot_row.setContentsMargins(edge, px(12), edge, px(28))
        self._foot_row.setSpacing(px(10))
        for space, gap in self._gaps:
            space.changeSize(0, px(gap))
        self._lines.invalidate()
        self._fit()

    def _fit(self) -> None:
        """Leave the column as much of the width as it may have, and put it in the middle.

        The middle is that of what is there when the page appears: a sentence that comes later
        goes below what stands there and does not move it.
        """
        px, view = self._look.theme.px, self._area.viewport()
        # Margins, not a fixed width: a layout asks for the height at the width it has to give.
        spare = view.width() - px(self._width + 2 * _RING)
        side = max(_EDGE, spare // 2)
        self._around.setContentsMargins(side, px(_EDGE), side, px(_EDGE))
        high = self._lines.totalHeightForWidth(max(0, view.width() - 2 * side))
        above = (view.height() - 2 * px(_EDGE) - high) // 2 if self._in_middle else 0
        fixed, at_most = QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum
        self._above.changeSize(0, max(0, above), fixed, at_most)
        self._around.invalidate()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().showEvent(event)
        self._fit()
