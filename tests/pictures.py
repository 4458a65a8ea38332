"""What a picture shows, dot by dot, without a call to Qt for each."""

from PySide6.QtGui import QColor, QImage


def dots(image: QImage) -> tuple[memoryview, int]:
    """Return the colours of all dots, row by row, and how many make a row."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(plain.constBits())).cast("I"), plain.bytesPerLine() // 4


def colours(image: QImage) -> set[str]:
    """Return the names of all colours in a picture."""
    found, _ = dots(image)
    return {QColor(one).name() for one in set(found)}
