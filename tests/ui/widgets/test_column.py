from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.column import EDGE, Column
from desktop.ui.widgets.paper import COLUMN


def test_its_parts_are_as_wide_as_the_lines_of_the_paper(look, shown):
    around, column, part = QWidget(), Column(look), QLabel("x")
    column.lines.addWidget(part)
    lines = QVBoxLayout(around)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addWidget(column)
    around.resize(800, 60)
    shown(around)

    around.resize(1200, 60)
    QCoreApplication.processEvents()
    assert part.width() in {COLUMN, COLUMN + 1}
    around.resize(400, 60)  # in one step
    QCoreApplication.processEvents()
    assert part.width() == 400 - 2 * EDGE


def test_it_follows_the_text_size(look, shown):
    column = shown(Column(look))
    column.resize(2000, 60)
    before = column.lines.contentsMargins().left()

    look.set_text_size(200)

    assert column.lines.contentsMargins().left() < before
