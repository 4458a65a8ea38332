import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

import desktop.ui
from desktop import files
from desktop.ui import icons

SHIPPED = {file.stem for file in (files.resources() / "icons").glob("*.svg")}


def inked(pixmap):
    image = pixmap.toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_takes_the_colour_it_is_given(qapp):
    assert inked(icons.pixmap("lock", 40, "#2b6560")) == {"#2b6560"}


def test_an_icon_is_sharp_on_a_dense_screen(qapp):
    made = icons.pixmap("lock", 20, "#000000", 2)

    assert made.size() == QSize(40, 40)
    assert made.devicePixelRatio() == 2


def test_a_disabled_icon_has_its_own_colour(qapp):
    made = icons.icon("lock", 40, "#000000", disabled="#655f56")

    assert inked(made.pixmap(QSize(40, 40), QIcon.Mode.Normal)) == {"#000000"}
    assert inked(made.pixmap(QSize(40, 40), QIcon.Mode.Disabled)) == {"#655f56"}


def test_the_gap_before_the_words_stays_open(qapp):
    made = icons.pixmap("lock", 20, "#000000", 1, gap=8)
    image = made.toImage()

    assert made.width() == 28
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(20, 28) for y in range(20))


def test_every_icon_that_is_named_is_shipped():
    named = set()
    for file in Path(desktop.ui.__file__).parent.rglob("*.py"):
        named.update(re.findall(r"icon=\"([a-z0-9-]+)\"", file.read_text(encoding="utf-8")))

    assert named
    assert named <= SHIPPED


def test_the_icons_have_their_licence_beside_them():
    licence = (files.resources() / "licences" / "Lucide-ISC.txt").read_text(encoding="utf-8")

    assert "ISC License" in licence
    assert "Cole Bemis" in licence


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_icon_can_be_painted(qapp, name):
    assert inked(icons.pixmap(name, 48, "#000000")) == {"#000000"}
