"""Before a file is deleted stands what that does and cannot do; the focus is on keeping it."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.ui import shipped
from desktop.ui.widgets.delete_file_page import DeleteFilePage


@pytest.fixture
def page(look, shown):
    return shown(DeleteFilePage(look, shipped.page("deleting")))


def test_it_says_where_what_it_cannot_do_and_what_the_law_may_say(page):
    page.ask("/stick/pages.pdf")
    words = " ".join(one.text() for one in page.findChildren(QLabel))

    assert "/stick/pages.pdf" in words
    for told in ("disks and sticks", "backups", "cloud", "mail", "ask a lawyer before"):
        assert told in words


def test_keeping_and_deleting_are_told_and_keeping_comes_first(page, qtbot):
    page.ask("/stick/pages.pdf")
    with qtbot.waitSignal(page.kept):
        page.findChild(QAbstractButton, "register_delete_keep").click()
    with qtbot.waitSignal(page.sure):
        page.findChild(QAbstractButton, "register_delete_sure").click()
    order = [one.objectName() for one in page.findChildren(QAbstractButton)]
    assert order.index("register_delete_keep") < order.index("register_delete_sure")
