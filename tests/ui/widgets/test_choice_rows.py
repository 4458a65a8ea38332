"""How the lines of the choice look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop.ui.widgets.choice_rows import FOLDS, ChoiceRows


def left_of_ink(tree, item, look):
    """Return how far from the left the first sign of a line stands."""
    shown, ground = tree.viewport().grab().toImage(), None
    row = tree.visualItemRect(item)
    for x in range(tree.viewport().width()):
        column = {shown.pixelColor(x, y).name() for y in range(row.top() + 4, row.bottom() - 4)}
        ground = ground or column
        if column != ground:
            return x
    raise AssertionError("nothing is painted")


def test_each_step_in_stands_further_to_the_right(look, shown):
    tree = QTreeWidget()
    tree.setIndentation(0)
    tree.setItemDelegate(ChoiceRows(look, tree))
    year = QTreeWidgetItem(tree, ["Year"])
    year.setData(0, FOLDS, True)
    month = QTreeWidgetItem(year, ["Month"])
    month.setData(0, FOLDS, True)
    month.setCheckState(0, Qt.CheckState.PartiallyChecked)
    entry = QTreeWidgetItem(month, ["Entry"])
    entry.setCheckState(0, Qt.CheckState.Unchecked)
    for one in (year, month):
        one.setExpanded(True)
    shown(tree).resize(300, 200)
    tree.setCurrentItem(None)

    lefts = [left_of_ink(tree, one, look) for one in (year, month, entry)]

    assert lefts == sorted(set(lefts))
    assert tree.visualItemRect(year).height() == look.theme.px(32)
