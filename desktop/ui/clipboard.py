"""The system clipboard, lent for half a minute and marked as private.

Formats and the way to clear: research/security.md, row 4. The selection of X11 (row 5) never holds
the text: the page offers nothing for it.
"""

import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.model import richtext
from desktop.model.richtext import Body

OWN_FORMAT = "application/x-stillpage-text"
_TOKEN_FORMAT = "application/x-stillpage-token"  # noqa: S105, the name of a format
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)
STAYS = "stays"
"""The property of a field, or of what it is on, whose words no export may take."""


def private_formats(platform: str) -> Mapping[str, bytes]:
    """Return what tells clipboard managers of this platform to keep no copy."""
    match platform:
        case "win32":
            return {
                _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
                _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
                _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
                _WINDOWS.format("Clipboard Viewer Ignore"): b"1",
            }
        case "darwin":
            return {"application/x-nspasteboard-concealed-type": b"1"}
        case _:
            return {"x-kde-passwordManagerHint": b"secret"}


def mime_of(body: Body, platform: str = sys.platform) -> QMimeData:
    """Return a body as the clipboard takes it: our own form and plain text, marked private."""
    mime = QMimeData()
    mime.setData(OWN_FORMAT, richtext.encode(body).encode())
    mime.setText(richtext.plain(body))
    for name, value in private_formats(platform).items():
        mime.setData(name, value)
    return mime


def words_of(field: QWidget, words: str) -> Body:
    """Return words of a field as a body: kept, if no export may take what stands there."""
    body = richtext.from_plain(words)
    return richtext.kept(body) if stays(field) else body


def words_for(field: QWidget, mime: QMimeData) -> str | None:
    """Return what may be put into a field where the clipboard holds a passage that never leaves.

    In a field it would be as any other, so it is left out unless nothing there leaves either. None
    where there is no such passage: then all of it may.
    """
    try:
        body = richtext.decode(bytes(mime.data(OWN_FORMAT).data()).decode())
    except (ValueError, RecursionError):
        return None  # nothing of ours
    if stays(field) or not richtext.holds_kept(body):
        return None
    return richtext.plain(richtext.leaving(body))


def stays(field: QWidget) -> bool:
    """Say whether no export may take what stands in a field, by itself or by where it is."""
    at: QWidget | None = field
    while at is not None and not at.property(STAYS):
        at = at.parentWidget()
    return at is not None


class Clipboard(QObject):
    """Lends a body to the system clipboard and takes it back, if it is still there."""

    def __init__(self, *, clear_after_ms: int) -> None:
        super().__init__()
        self._token = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(clear_after_ms)
        self._timer.timeout.connect(self.clear_if_ours)
        system = QGuiApplication.clipboard()
        system.dataChanged.connect(self._on_copied)
        system.selectionChanged.connect(self._on_selected)

    def put(self, body: Body) -> None:
        """Lend this body; it is taken back when the time is over."""
        self._token = os.urandom(16)
        mime = mime_of(body)
        mime.setData(_TOKEN_FORMAT, self._token)
        QGuiApplication.clipboard().setMimeData(mime)
        self._timer.start()

    def mime(self) -> QMimeData | None:
        """Return what lies on the clipboard now."""
        return QGuiApplication.clipboard().mimeData()

    def is_ours(self) -> bool:
        """Say whether what lies on the clipboard is what was lent last."""
        if not self._token:
            return False
        mime = self.mime()
        if mime is None or not mime.hasFormat(_TOKEN_FORMAT):
            return False
        return bytes(mime.data(_TOKEN_FORMAT).data()) == self._token

    def _on_copied(self) -> None:
        """Lend in the same way what a field copied by itself: a title, a password of a file."""
        system, field = QGuiApplication.clipboard(), _field()
        if field and system.ownsClipboard() and not self.is_ours() and system.text():
            self.put(words_of(field, system.text()))

    def _on_selected(self) -> None:
        """Take back what a field gave to the selection of X11, open to every other program."""
        system = QGuiApplication.clipboard()
        if _field() and system.ownsSelection():
            system.clear(QClipboard.Mode.Selection)

    def clear_if_ours(self) -> None:
        """Empty the clipboard if nobody else put something there; also before lock and quit."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self.is_ours():
            # Never a blank text in its place: managers would keep what was there before.
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._token = b""


def _field() -> QWidget | None:
    held = QApplication.focusWidget()
    # A spin box holds the keys for the line within it.
    return held if isinstance(held, QLineEdit | QPlainTextEdit | QAbstractSpinBox) else None
