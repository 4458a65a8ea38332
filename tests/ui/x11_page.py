"""A program for test_selection_x11: a page on a real X server that does what its lines tell it."""

import sys

from PySide6.QtCore import QPoint, QSocketNotifier, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QTextEdit, QWidget

from desktop.model.richtext import from_plain
from desktop.preferences import Preferences
from desktop.ui.clipboard import Clipboard
from desktop.ui.theme import Look
from desktop.ui.widgets.paper import Paper


def main() -> None:
    if "twin" in sys.argv:
        del Paper.createMimeDataFromSelection  # what Qt's own editor does
        Clipboard._on_copied = Clipboard._on_selected = lambda _: None
    application = QApplication(sys.argv)
    clipboard = Clipboard(clear_after_ms=60_000)
    paper = Paper(Look(application, Preferences()), clipboard)
    paper.show_sheet(paper.new_sheet(from_plain("canary words")))
    # Qt's own editor, to show that the looking itself can see.
    bare = QTextEdit("plain editor")
    line, number = QLineEdit("canary title"), QSpinBox(value=42)
    for widget in (paper, bare, line, number):
        widget.resize(700, 400)
        widget.show()
        QTest.qWaitForWindowExposed(widget)

    def drag(edit: QTextEdit) -> None:
        press, release = QPoint(6, 14), QPoint(60, 14)
        QTest.mousePress(edit.viewport(), Qt.MouseButton.LeftButton, pos=press)
        QTest.mouseMove(edit.viewport(), release)
        QTest.mouseRelease(edit.viewport(), Qt.MouseButton.LeftButton, pos=release)

    def choose(field: QWidget) -> None:
        field.activateWindow()
        field.setFocus()
        # No window manager here tells a window that it is the active one.
        QApplication.setActiveWindow(field)
        QTest.keySequence(field, QKeySequence.StandardKey.SelectAll)

    def copy(field: QWidget) -> None:
        choose(field)
        QTest.keySequence(field, QKeySequence.StandardKey.Copy)

    acts = {
        "line": lambda: choose(line),
        "copy line": lambda: copy(line),
        "number": lambda: choose(number),
        "copy number": lambda: copy(number),
        "bare": lambda: drag(bare),
        "drag": lambda: drag(paper),
        "keys": lambda: QTest.keySequence(paper, QKeySequence.StandardKey.SelectAll),
        "copy": lambda: (paper.selectAll(), paper.copy()),
        "lock": clipboard.clear_if_ours,
    }

    def obey() -> None:
        line = sys.stdin.readline()
        if line:
            acts[line.strip()]()
            print("done", flush=True)
        else:
            application.quit()

    # The other program asks us for what we own, so the loop must run while it looks.
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(obey)
    print("ready", flush=True)
    application.exec()


if __name__ == "__main__":
    main()
