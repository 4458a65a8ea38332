"""Hears keys, clicks and composed words wherever they go, for all who want to know of them.

No list gives its words to the clipboard: Qt's Copy of every list, tree and table ends here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QInputEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

_TOUCHES = (QInputEvent, QInputMethodEvent)


class Touches(QObject):
    """Gives each listener every touch; install it once as an event filter on the application.

    All events of the program pass here, some hundred for a key and thousands for a new page. What
    PySide does for each filter was a quarter of all work of the interface while there were three
    of them (measured).
    """

    def __init__(self, *listeners: Callable[[QEvent], None]) -> None:
        super().__init__()
        self._listeners = listeners
        self._resting = 0

    @contextmanager
    def rest(self) -> Iterator[None]:
        """Hear nothing while pages are made: no touch comes before the event loop runs again.

        A page that is new sends itself thousands of events; to pass them by is a sixth of the way
        to it (measured).
        """
        application = QCoreApplication.instance()
        assert application is not None  # noqa: S101  # pages are made in one
        self._resting += 1
        application.removeEventFilter(self)
        try:
            yield
        finally:
            self._resting -= 1
            if not self._resting:
                application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let touches be heard, and everything pass but a Copy that a list would do by itself."""
        # The class, not the kind: to ask an event for its kind makes a new enumeration value.
        if isinstance(event, _TOUCHES):
            for hear in self._listeners:
                hear(event)
            return isinstance(event, QKeyEvent) and copies_a_line(watched, event)
        return False


def copies_a_line(at: QObject, event: QKeyEvent) -> bool:
    """Say whether Qt would copy the line a list is at.

    It would lie there as plain text without the private mark, also of an entry that never leaves,
    and would still be there after the lock. A field inside of a list takes its own Copy first.
    """
    return isinstance(at, QAbstractItemView) and event.matches(QKeySequence.StandardKey.Copy)
