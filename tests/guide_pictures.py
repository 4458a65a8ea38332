"""Draws each guide a role is offered, eight on a sheet: `python tests/guide_pictures.py FOLDER`.

The window is the real one, at 1280 × 800; late guides are shown, too.
"""

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import pytest
from controls import _Waiting, settle
from desk import Desk, at_a_desk
from pictures import dots
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.model.settings import Purpose
from desktop.ui import shelves

SHELVES = shelves.LIBRARIES
SIZE = QSize(640, 400)
ON_A_SHEET, ACROSS = 8, 2
_PLAIN = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


def guides(desk: Desk, purpose: Purpose) -> list[str]:
    """Return what this role is offered, shelf by shelf."""
    every = desk.inside._means.guides
    named = [one.id for key in SHELVES for one in shelves.offered(key, every, purpose)]
    return [*named, *(one.id for one in every.values() if one.late and one.is_for(purpose.value))]


def sheet(desk: Desk, names: list[str]) -> QImage:
    """Return the first page of each of these guides, side by side."""
    rows = -(-len(names) // ACROSS)
    whole = QImage(SIZE.width() * ACROSS, SIZE.height() * rows, QImage.Format.Format_RGB32)
    whole.fill(0xFFFFFF)
    painter = QPainter(whole)
    for at, name in enumerate(names):
        desk.inside._beginning.guided(name)
        settle()
        place = QRect(at % ACROSS * SIZE.width(), at // ACROSS * SIZE.height(), 0, 0)
        place.setSize(SIZE)
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = desk.window.grab().toImage()
        fits = shown.scaled(SIZE, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        painter.drawImage(place.topLeft(), fits)
    painter.end()
    seen, _ = dots(whole)
    often = [colour for colour, _ in Counter(seen).most_common(256)]
    return whole.convertToFormat(QImage.Format.Format_Indexed8, often, _PLAIN)


def draw(desk: Desk, purpose: Purpose, folder: Path) -> None:
    """Draw all sheets of a role, the last of them dark."""
    desk.unlock()
    desk.asks(
        lambda session: session.change_settings(
            session.settings.changed(purpose=purpose, shows_late=True)
        )
    )
    desk.lock()
    desk.unlock()
    names = guides(desk, purpose)
    sheets = [names[at : at + ON_A_SHEET] for at in range(0, len(names), ON_A_SHEET)]
    for number, some in enumerate(sheets, 1):
        desk.look.set_mode("dark" if number == len(sheets) else "light")
        sheet(desk, some).save(str(folder / f"{purpose.value}-{number}.png"))
    desk.look.set_mode("system")
    desk.lock()


def main(arguments: list[str]) -> None:
    """Draw the guides of both roles into a folder."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for purpose in (Purpose.TRUTH, Purpose.HURT):
        with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
            application = QApplication.instance() or QApplication(["pictures"])
            desks = at_a_desk(_Waiting(), application, Path(place), patch)
            draw(next(desks), purpose, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
