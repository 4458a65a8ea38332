"""Lists every control of every page from the running window; `docs/controls.md` is its words.

Run by itself, this file writes that page anew.
"""

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import pytest
from desk import Desk, at_a_desk
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.door import Mode
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.journal_days import JournalDays

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
PAGE = Path(__file__).parents[1] / "docs" / "controls.md"
KINDS = (
    (QAbstractButton, "button"),
    (QComboBox, "choice of one"),
    (QAbstractSpinBox, "number"),
    (QAbstractItemView, "list"),
    (QTextEdit, "text"),
    (QPlainTextEdit, "text"),
    (QLineEdit, "line"),
    (JournalDays, "days"),
)
# Parts that Qt makes for its own controls; the control itself is listed.
INNER = (QComboBox, QAbstractSpinBox)
OF_TABS = {"ScrollLeftButton", "ScrollRightButton"}
HEAD = """# Controls

Every control a person can use, by page, with its stable object name and what a screen reader says.
Written from the running window by `tests/controls.py`; a test fails when it is out of date.
"""


class Control(NamedTuple):
    """One thing a person can use."""

    name: str
    kind: str
    words: str
    widget: QWidget


DESK = (
    ("Timeline and gaps", "timeline"),
    ("What is there so far", "completeness"),
    ("Read it with me", "reading_with"),
    ("Review and final", "review"),
    ("Read it aloud", "reading"),
    ("A partner's questions", "questions"),
    ("A passage of another text", "passage"),
    ("A file of my questions", "asking"),
    ("From my journal", "gathering"),
    ("Where a copy came from", "origin"),
    ("Numbered points", "points"),
)
"""Pages that look at the whole of a guided text, and the names by which they are called."""


def controls(page: QWidget) -> list[Control]:
    """Return the controls of a page, seen or not now, in the order they were made."""
    found = []
    for widget in page.findChildren(QWidget):
        kind = next((word for type_, word in KINDS if isinstance(widget, type_)), "")
        if kind and not _is_inner(widget, page):
            found.append(Control(widget.objectName(), kind, widget.accessibleName(), widget))
    return found


def _is_inner(widget: QWidget, page: QWidget) -> bool:
    if widget.objectName() in OF_TABS or isinstance(widget, QHeaderView) or widget.isWindow():
        return True
    above = widget.parentWidget()
    while above is not None and above is not page:
        if isinstance(above, INNER) or above.isWindow():
            return True
        above = above.parentWidget()
    return False


def settle() -> None:
    """Let pages be laid out, and what was taken away be gone.

    A page that scrolls asks for its height once the layout inside has asked for its own.
    """
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def before_the_lock(desk: Desk, place: Path) -> Iterator[tuple[str, QWidget]]:
    """Show each page before a vault is open."""
    empty = place / "new"
    empty.mkdir()
    for name, mode, folder in (
        ("The lock screen", Mode.LOCK, desk.folder),
        ("Where the vaults are", Mode.CHOOSE, None),
        ("A new vault: the beginning", Mode.WELCOME, None),
        ("A new vault: passphrase and phrase", Mode.CREATE, empty),
    ):
        desk.sit_down(mode, folder)
        settle()
        yield name, desk.room._entrance
        if mode is Mode.LOCK:
            desk.find("unlock_phrase").click()
            settle()
            yield "The recovery phrase", desk.room._entrance
            desk.find("recover_back").click()
            desk.find("unlock_backup").click()
            settle()
            yield "Open a backup", desk.room._entrance
        desk.get_up()


def behind_the_lock(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """Show each page of an open vault in which a little is written."""
    desk.unlock()
    desk.inside._beginning.guided("disclosure")
    writing = desk.inside.writing
    writing._show_section(writing._document.section("categories").id)
    desk.find("facts_items_bar_add").click()
    settle()
    yield "Facts", writing
    desk.press("Ctrl+Tab")
    desk.types("It began in March. ")
    desk.press("Ctrl+A")
    yield "Writing", writing
    desk.wait_until_saved()
    for name, place in DESK:
        desk.inside._on_desk_wanted(place)
        settle()
        yield name, desk.inside._screens[place]
        desk.inside.open(writing.document)
    yield from an_entry(desk)
    for name, place in (
        ("Today", "today"),
        ("Letters", "letters"),
        ("Journal", "journal"),
        ("Notice", "notice"),
        ("Plans", "plans"),
        ("Practise", "practise"),
        ("Later pages", "later"),
        ("Settings", "settings"),
        ("Another passphrase", "passphrase"),
        ("Another recovery phrase", "phrase"),
        ("Words on paper", "paper"),
        ("Backups", "backups"),
        ("Before you write", "know"),
        ("What this protects", "protects"),
        ("This computer", "checkup"),
        ("Keys", "keys"),
        ("For a session", "session"),
    ):
        desk.inside.go(place)
        settle()
        yield name, desk.inside._screens[place]
    for name, way in (
        ("Packets", "session_packets"),
        ("Days of a packet", "session_days"),
        ("First page", "session_first"),
        ("Single passages", "session_passages"),
    ):
        desk.find(way).click()
        settle()
        yield name, desk.inside._screens["session"]._stack.currentWidget()
        desk.press("Escape")
    desk.inside.go("later")
    desk.find("later_show").click()
    settle()
    yield "Later pages, shown", desk.inside._screens["later"]
    desk.inside._on_guides_wanted("plans")
    settle()
    yield "From a guide", desk.inside._offering.screen
    yield "The rail", desk.inside._rail
    desk.window.say("words", "a report")
    yield "The foot of the window", desk.window._strip
    desk.window._strip.hide()
    desk.press("F1")
    settle()
    desk.press("Return")  # the first country
    settle()
    yield "Help now", desk.room._over.help
    desk.press("F8")
    settle()
    yield "Breathe or ground", desk.room._over.ground
    desk.press("F8")
    desk.press("Escape")
    yield from for_two(desk)


def an_entry(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """Show an entry of the journal with all that can be said of it."""
    desk.press("Ctrl+N")
    desk.types("words")
    desk.wait_until_saved()
    writing = desk.inside.writing
    desk.find("entry_more").click()
    writing.entry.head.show_entry(NOON.date(), NOON, ABSENT)  # at night it offers a day by its name
    settle()
    yield "An entry of the journal", writing
    desk.find("entry_more").click()


def for_two(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """Show what two people can do; from there only the lock leads out."""
    desk.inside.go("together")
    settle()
    together = desk.inside._screens["together"]
    yield "Practices for two", together._list
    desk.find("together_temperature").click()
    settle()
    yield "A practice of two", together._card
    desk.find("practice_paper").click()
    settle()
    yield "A practice on paper", together._paper
    desk.press("Escape")
    desk.find("practice_begin").click()
    settle()
    sitting = desk.window.over
    assert sitting is not None
    yield "Two people at one screen", sitting


def pages(desk: Desk, place: Path) -> Iterator[tuple[str, QWidget]]:
    """Show every page of the program, one after the other."""
    yield from before_the_lock(desk, place)
    yield from behind_the_lock(desk)


def listed(desk: Desk, place: Path) -> str:
    """Return the page of controls as it should be."""
    text = [HEAD]
    for name, page in pages(desk, place):
        text.append(f"\n## {name}\n\n| name | kind | says |\n| --- | --- | --- |\n")
        lines = (f"| `{one.name}` | {one.kind} | {one.words} |\n" for one in controls(page))
        text.extend(dict.fromkeys(lines))
    return "".join(text)


class _Waiting:
    """What the desk needs of pytest-qt."""

    def waitUntil(self, holds, timeout=5_000):  # noqa: N802 - the name pytest-qt has
        end = time.monotonic() + timeout / 1_000
        while not holds() and time.monotonic() < end:
            QCoreApplication.processEvents()


def main() -> None:
    """Write the page anew."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        place = Path(folder)
        desks = at_a_desk(_Waiting(), QApplication(["controls"]), place, patch)
        try:
            PAGE.write_text(listed(next(desks), place), encoding="utf-8")
        except Exception:  # the room has its own way with mistakes, which says nothing here
            traceback.print_exc()
            raise


if __name__ == "__main__":
    main()
    sys.stdout.flush()
