from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.model.document import State
from desktop.ui.widgets import state_mark
from desktop.ui.widgets.state_mark import StateMark


def picture(paint, side=40):
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def test_every_state_has_a_sign_of_its_own(look):
    signs = [
        bytes(
            picture(lambda painter, place, s=state: state_mark.paint(painter, place, s, look.theme))
            .convertToFormat(QImage.Format.Format_Grayscale8)
            .constBits()
        )
        for state in State
    ]

    assert len(set(signs)) == len(State)


def test_a_state_is_also_a_word(shown, look):
    made = shown(StateMark(look, State.STARTED, "started", name="state"))
    assert made.accessibleName() == "started"
    made.show_state(State.REVIEWED, "reviewed with someone")

    assert made.accessibleName() == "reviewed with someone"
