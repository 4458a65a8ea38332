import sys

from PySide6.QtWidgets import QLabel


def test_void_calls_into_qt_keep_the_references_to_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _ in range(1_000):
        label.setText("")

    # PySide6 6.12.0 on Python 3.11 lost one reference each time and aborted after some thousand.
    # Since Python 3.12 None is immortal and this holds by itself.
    assert sys.getrefcount(None) > before - 100
