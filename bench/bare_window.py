"""A bare window of PySide6: a menu, a list, an editor. The yardstick for a start, not the product.

Started by path with -I, as the program itself is.
"""

import sys

from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QSplitter, QTextEdit

if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setWindowTitle("bare")
    window.menuBar().addMenu("File").addAction("Open")
    names, editor, halves = QListWidget(), QTextEdit(), QSplitter()
    names.addItems(["One", "Two", "Three"])
    editor.setPlainText("The window stood open for most of that evening.")
    halves.addWidget(names)
    halves.addWidget(editor)
    window.setCentralWidget(halves)
    window.resize(1280, 800)
    window.show()
    sys.exit(application.exec())
