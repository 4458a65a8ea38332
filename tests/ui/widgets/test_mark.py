from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.ui.widgets import mark


def picture(paint, side=40):
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def test_the_mark_is_painted_in_the_accent(look):
    image = picture(lambda painter, place: mark.paint(painter, QRectF(0, 0, 32, 40), look))

    assert image.pixelColor(1, 20).name() == look.theme.colours.accent.lower()
    assert image.pixelColor(16, 26).name() == look.theme.colours.accent.lower()
