"""Words on a page, in one of the few roles of the type scale."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(text: str, role: str, name: str = "") -> QLabel:
    """Return wrapped, plain text in a role of the style sheet.

    Roles: title (26 serif), heading (20 serif), panel (17 semibold), body (15), words (17
    serif), muted (15), note (13 muted), told (24: read by two people).
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    # A policy made anew would forget that the height follows from the width.
    policy = made.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    made.setSizePolicy(policy)
    if name:
        made.setObjectName(name)
    return made


def no_taller_than_needed(page: QWidget) -> None:
    """Let the wrapped labels of a page be as low as their words are at the width they get.

    A label alone guesses a narrow width, and many of them leave empty room below a long page.
    """
    for made in page.findChildren(QLabel):
        if made.wordWrap():
            made.setMinimumHeight(1)
