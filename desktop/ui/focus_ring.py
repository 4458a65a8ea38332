"""The ring around the control that has the keyboard, set off from it so that nothing moves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from desktop.ui.tokens import Theme

_Now = Callable[[], Theme]

_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


class FocusRing(QObject):
    """Draws one ring above everything else in the window of the focused button.

    Fields and lists draw their own edge instead (the style sheet), and so does a widget with
    the property `ring` set to False.
    """

    def __init__(self, parent: QObject, theme: _Now) -> None:
        super().__init__(parent)
        self._theme = theme
        self._watched: list[QWidget] = []
        self._last_frame: _Frame | None = None
        # While a window is being taken down the focus jumps through what is left of it. So
        # nothing is touched before the event loop runs again and only whole widgets are left.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._settle)

    def follow(self) -> None:
        """Move, as soon as nothing else is to be done, to what has the focus then."""
        self._soon.start()

    def _settle(self) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = []
        target = QApplication.focusWidget()
        if isinstance(target, QAbstractButton) and target.property("ring") is not False:
            self._surround(target)
        elif frame := self._frame():
            frame.hide()

    def _surround(self, target: QWidget) -> None:
        widget: QWidget | None = target
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()
        frame = self._frame()
        if frame is None:
            frame = self._last_frame = _Frame(target.window(), self._theme)
        elif frame.parentWidget() is not target.window():
            frame.setParent(target.window())
        frame.surround(target)

    def _frame(self) -> "_Frame | None":
        # A window that is gone has taken its parts with it, the ring among them.
        frame = self._last_frame
        return frame if frame is not None and isValid(frame) else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move along with what is around the focused widget; never keeps an event."""
        if event.type() is QEvent.Type.Hide and (frame := self._frame()):
            # At once: it would stand around nothing on the page that comes.
            frame.hide()
        if event.type() in _FOLLOWED:
            self.follow()
        return False


class _Frame(QWidget):
    """The painted ring; lets every click through."""

    def __init__(self, window: QWidget, theme: _Now) -> None:
        super().__init__(window)
        self._theme = theme
        self._radius = 0.0
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, target: QWidget) -> None:
        theme = self._theme()
        away = theme.px(4)
        window = target.window()
        corner = target.mapTo(window, QPoint(0, 0))
        whole = QRect(corner, target.size()).adjusted(-away, -away, away, away)
        self._radius = theme.px(8) + away / 2
        if target.property("shape") == "pill":
            self._radius = whole.height() / 2
        self.setGeometry(whole)
        shown = _shown_part(target, window)
        self.setMask(shown.translated(-whole.topLeft()))
        self.setVisible(target.isVisible() and whole.intersects(shown))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._theme().px(2)
        painter.setPen(QPen(QColor(self._theme().colours.accent), wide))
        inside = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(inside, self._radius, self._radius)


def _shown_part(target: QWidget, window: QWidget) -> QRect:
    """Return the part of the window in which the ring may show: not beyond a scrolled area."""
    part = window.rect()
    widget = target.parentWidget()
    while widget is not None and widget is not window:
        area = widget.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
            part = part.intersected(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
        widget = area
    return part
