"""The listener in the room: presses the keys it is told, and gives the pixels that were painted."""

import json
import os
import socket
from collections.abc import Sequence

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent, QPainter, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tour.offscreen import CALL_NAME, HEAD, LETTERS, PAUSE_MS, named

NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_MODIFIERS = {"ctrl": CONTROL, "shift": SHIFT}
_KEYS = {
    "Next": Qt.Key.Key_PageDown,
    "Prior": Qt.Key.Key_PageUp,
    "BackSpace": Qt.Key.Key_Backspace,
    "Shift_L": Qt.Key.Key_Shift,
    "equal": Qt.Key.Key_Equal,
    "plus": Qt.Key.Key_Plus,
}


class Listener(QObject):
    """Answers one request after the other until the room ends."""

    def __init__(self) -> None:
        super().__init__()
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(os.path.join(os.environ["XDG_RUNTIME_DIR"], CALL_NAME))  # noqa: PTH118
        self._line.sendall(HEAD.pack(os.getpid()))
        self._watch = QSocketNotifier(self._line.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._on_request)

    def _on_request(self) -> None:
        head = self._line.recv(HEAD.size, socket.MSG_WAITALL)
        if len(head) < HEAD.size:
            # Nobody asks any more; the program goes on as if nobody ever had.
            self._watch.setEnabled(False)
            return
        (size,) = HEAD.unpack(head)
        request = json.loads(self._line.recv(size, socket.MSG_WAITALL))
        # What is asked for while keys are pressed waits until they are.
        self._watch.setEnabled(False)
        answer = self._answer(request)
        self._line.sendall(HEAD.pack(len(answer)) + answer)
        self._watch.setEnabled(True)

    def _answer(self, request: dict[str, object]) -> bytes:
        match request:
            case {"press": [*keys]}:
                press([str(key) for key in keys])
            case {"type": str(text)}:
                type_words(text)
            case {"look": [int(width), int(height)]}:
                return painted(width, height)
        return b""


def press(keys: Sequence[str]) -> None:
    """Press keys one after the other, as far apart as from outside."""
    for number, key in enumerate(keys):
        if number:
            QTest.qWait(PAUSE_MS)
        *held, name = key.split("+")
        letter = LETTERS.get(name, name)
        if not held and len(letter) == 1:
            type_words(letter)
            continue
        modifiers = NONE
        for one in held:
            modifiers |= _MODIFIERS[one]
        QTest.keyClick(_window(), _key(named(name)), modifiers)


def _key(name: str) -> Qt.Key:
    found: Qt.Key = _KEYS.get(name) or Qt.Key[f"Key_{name[:1].upper()}{name[1:]}"]
    return found


def type_words(text: str) -> None:
    """Type words where the keyboard is."""
    for letter in text:
        if letter.isascii():
            QTest.keyClick(_window(), letter)
            continue
        # As an input method would: Qt's own tools know only what stands on a plain keyboard.
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(QApplication.focusWidget(), event)


def _window() -> QWindow:
    return QGuiApplication.focusWindow() or QGuiApplication.topLevelWindows()[0]


def painted(width: int, height: int) -> bytes:
    """Return what the windows have painted, the program's own below all others, as BGRX."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    seen = [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]
    own = [window for window in seen if window.transientParent() is None][:1]
    with QPainter(image) as painter:
        for window in own + [window for window in seen if window not in own]:
            # Wherever this platform puts it, on a screen without a manager it fills the corner.
            at = window.position() - own[0].position()
            painter.drawPixmap(at, window.screen().grabWindow(window.winId()))
    return bytes(image.constBits())
