"""The one window: what fills it, the cover, the keys that work everywhere."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.door import Geometry
from desktop.ui.theme import Look
from desktop.ui.widgets.cover import Cover
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.strip import Strip

NAME = "Stillpage"
SMALLEST = (640, 480)
USUAL = (1280, 800)
TEXT_STEP = 10
USUAL_TEXT = 100


class MainWindow(QWidget):
    """Shows one page at a time; its title never says more than the product's name."""

    lock_wanted = Signal()
    close_wanted = Signal()
    help_wanted = Signal()
    ground_wanted = Signal()
    lost_focus = Signal()
    put_away = Signal(str)

    def __init__(self, look: Look, geometry: Geometry | None) -> None:
        super().__init__()
        self.setObjectName("window")
        look.dress(self)
        self.setWindowTitle(NAME)
        self.setAccessibleName(NAME)
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._cover = Cover(look)
        self._strip = Strip(look)
        self._strip.closed.connect(self.put_away)
        self._strip.closed.connect(self._on_strip_closed)
        self._layers = QStackedLayout()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(self._layers, 1)
        # Only now: a layout without a widget would show it as a window of its own.
        self._layers.addWidget(self._cover)
        lines.addWidget(self._strip)
        self._page: QWidget = self._cover
        self._over: list[tuple[QWidget, QWidget | None]] = []
        self._is_covered = self._is_quiet = False
        self._may_close = False
        self.setMinimumSize(*SMALLEST)
        self._place(geometry)
        self._join()

    # what others call

    def show_page(self, page: QWidget) -> None:
        """Fill the window with a page, or let it wait beneath the one that lies over all."""
        self._page = page
        self._show(self.over or page, page)

    def lay_over(self, page: QWidget) -> None:
        """Show a page over the one that is there, for a while."""
        self._over.append((page, QApplication.focusWidget()))
        self._show(page, page)

    def lift(self) -> bool:
        """Show what lies beneath the uppermost again; say whether the focus is where it was."""
        over, at = self._over.pop() if self._over else (None, None)
        self._layers.setCurrentWidget(self.over or self._page)
        if over is not None:
            self._layers.removeWidget(over)
        if at is None or not isValid(at) or not at.isVisible():
            return False
        at.setFocus()
        return True

    @property
    def over(self) -> QWidget | None:
        """Return the page that lies over all others, if there is one."""
        return self._over[-1][0] if self._over else None

    @property
    def page(self) -> QWidget:
        """Return the page that fills the window, or would without the cover."""
        return self._page

    def cover(self, words: str = "") -> None:
        """Hide the page behind the cover at once, before this returns."""
        self._is_covered = True
        self._strip.hide()
        self._cover.say(words)
        self._layers.setCurrentWidget(self._cover)
        self._cover.setFocus()
        self.repaint()

    def say(self, words: str, report: str = "") -> None:
        """Say something that belongs to no page, until it is put away.

        Over the cover nothing is said, nor while two people look: it could be the name of a text.
        """
        if not (self._is_covered or self._is_quiet):
            self._strip.say(words, report)

    def hold_tongue(self) -> None:
        """Put away what is said, and say nothing any more: somebody else looks on."""
        self._is_quiet = True
        self._strip.hide()

    def unsay(self, words: str) -> None:
        """Put these words away, if they are still said: they are not true any more."""
        self._strip.unsay(words)

    def place(self) -> Geometry:
        """Return where the window is, for the next room."""
        normal = self.normalGeometry() if self.isMaximized() else self.geometry()
        return Geometry(normal.x(), normal.y(), normal.width(), normal.height(), self.isMaximized())

    def allow_close(self) -> None:
        """Let the window go for good."""
        self._may_close = True
        self.hide()

    def _on_strip_closed(self) -> None:
        """Give the focus back to the page, or keys would go to whatever comes next."""
        resume: Callable[[], None] | None = getattr(self._page, "resume", None)
        if resume is not None:
            resume()

    # parts

    def _show(self, shown: QWidget, new: QWidget) -> None:
        if self._layers.indexOf(new) < 0:
            self._layers.addWidget(new)
        self._layers.setCurrentWidget(shown)

    def _place(self, geometry: Geometry | None) -> None:
        if geometry is None:
            self.resize(*USUAL)
            return
        self.setGeometry(geometry.x, geometry.y, geometry.width, geometry.height)
        if geometry.is_maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _join(self) -> None:
        for keys, slot in (
            ("Ctrl+L", self.lock_wanted.emit),
            ("F1", self.help_wanted.emit),
            ("F8", self.ground_wanted.emit),
            ("Ctrl++", self._on_larger),
            ("Ctrl+=", self._on_larger),
            ("Ctrl+-", self._on_smaller),
            ("Ctrl+0", self._on_usual),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(slot)

    def _on_larger(self) -> None:
        self._look.set_text_size(self._look.text_size + TEXT_STEP)

    def _on_smaller(self) -> None:
        self._look.set_text_size(self._look.text_size - TEXT_STEP)

    def _on_usual(self) -> None:
        self._look.set_text_size(USUAL_TEXT)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802  # Qt's name
        """Go on by Tab; where a page scrolls, what comes next is brought into sight.

        Qt does so within the page, and not where Tab leads into it from the rail.
        """
        has_gone = super().focusNextPrevChild(is_next)
        if has_gone and (held := QApplication.focusWidget()):
            in_sight.bring(held)
        return has_gone

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.lost_focus.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102, N802  # Qt's name
        if self._may_close:
            event.accept()
            return
        # Closing saves first; nothing is asked.
        event.ignore()
        self.close_wanted.emit()
