"""Brings what gets the keyboard into sight where a page scrolls."""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 48


def scrolled_by(widget: QWidget) -> QScrollArea | None:
    """Return the area in which this widget scrolls along with its page."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area


def bring(widget: QWidget) -> None:
    """Scroll so far that this widget is seen, as soon as its page has found its size."""

    def scroll() -> None:
        # A box within a box finds its size one event after the other; the page, last of all.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        area = scrolled_by(widget)
        if area is not None and widget.isVisible():
            area.ensureWidgetVisible(widget, 0, _MARGIN)

    QTimer.singleShot(0, widget, scroll)
