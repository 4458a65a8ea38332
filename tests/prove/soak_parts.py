"""What a room is made of, counted; and the twin of a soak, in which pages are never let go."""

import gc

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.ui.laid_over import LaidOver


def counted() -> tuple[int, int, int]:
    """Return how many widgets and windows Qt has, and all its objects that Python knows."""
    objects = sum(isinstance(one, QObject) for one in gc.get_objects())
    return len(QApplication.allWidgets()), len(QApplication.topLevelWidgets()), objects


def keep_what_lay_over() -> None:
    """Change the program: a page that lay over the others is taken off and never let go."""
    LaidOver._close = _taken_off


def _taken_off(over: LaidOver, _page: object) -> None:
    if not over._window.lift():
        over._beneath.resume()
