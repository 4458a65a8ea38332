"""What no part of the program reaches for, by name: each is a way out that the system would keep.

Rows of `docs/leaks.md` that need nothing but that nobody begins to use such a thing.
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WAYS = {
    "a printer's queue": r"QPrinter|QPrintDialog|QPrintPreview|QtPrintSupport",
    "the system's notices": r"QSystemTrayIcon|showMessage\(|org\.freedesktop\.Notifications",
    "another program's window": r"QDesktopServices|openUrl|xdg-open|webbrowser|startfile\(",
    "Qt's own settings": r"QSettings",
    "the system's chooser": r"QFileDialog|QFileSystemModel|FileChooser",
    "a lock with words in it": r"QLockFile",
    "a log": r"^\s*(?:import|from) (?:logging|syslog|faulthandler|traceback)\b",
    "what the toolkit prints": r"qDebug|qWarning|QLoggingCategory|QMessageLogger",
    "files for a moment": r"^\s*(?:import|from) tempfile\b|QTemporary(?:File|Dir)",
    "a session that comes back": r"QSessionManager|restoreState|saveState\(|saveGeometry",
    "recent files": r"SHAddToRecentDocs|recently-used|GtkRecent|addRecent",
    "the bin": r"moveToTrash|SHFileOperation|send2trash",
    "pages of a browser": r"QWebEngine|QtQuick|QQml|QtWebView",
    "drags": r"QDrag\b|setDragEnabled\(True\)",
}
"""Each way, and what would stand in a module that takes it."""
KNOWN = {
    # It tells a person what other programs keep on this computer; it only reads.
    ("recent files", "desktop/checkup/linux.py"),
}


def taken(text: str) -> set[str]:
    """Return the ways that a module takes."""
    return {way for way, names in WAYS.items() if re.search(names, text, re.MULTILINE)}


def modules() -> dict[str, str]:
    found = sorted((ROOT / "desktop").rglob("*.py"))
    return {str(one.relative_to(ROOT)): one.read_text(encoding="utf-8") for one in found}


def test_no_module_takes_a_way_that_the_system_would_keep():
    strange = {(way, name) for name, text in modules().items() for way in taken(text)}

    assert strange - KNOWN == set()
    assert strange >= KNOWN


STRAYS = """
from PySide6.QtPrintSupport import QPrinter
tray.showMessage("title")
QDesktopServices.openUrl(url)
QSettings("a", "b")
QFileDialog.getOpenFileName()
QLockFile("x")
import logging
qWarning("words")
import tempfile
window.saveState()
shell.SHAddToRecentDocs(3, path)
QFile.moveToTrash(path)
from PySide6 import QtQuick
QDrag(self)
"""


@pytest.mark.parametrize(
    ("way", "stray"), [*zip(WAYS, STRAYS.strip().splitlines(), strict=True)], ids=list(WAYS)
)
def test_twin_a_module_that_takes_a_way_is_named(way, stray):
    assert taken(f"def go():\n    pass\n{stray}\n") == {way}


def test_words_go_into_a_title_of_a_window_nowhere():
    """One module sets the title of a window, and it sets the name of the product."""
    setting = {name for name, text in modules().items() if "setWindowTitle" in text}

    assert setting == {"desktop/ui/window.py"}


def test_the_program_is_given_away_as_a_folder_and_claims_no_kind_of_file():
    """One file would unpack itself into a temporary folder and leave that behind after a kill."""
    text = (ROOT / "build.spec").read_text(encoding="utf-8")

    assert "exclude_binaries=True" in text
    assert "COLLECT(" in text
    entries = [*ROOT.glob("*.desktop"), *ROOT.glob("resources/**/*.desktop")]
    assert not [one for one in entries if "MimeType" in one.read_text(encoding="utf-8")]
    assert not re.search(r"ProgID|OpenWithProgids|CFBundleDocumentTypes|UTImported", text)
