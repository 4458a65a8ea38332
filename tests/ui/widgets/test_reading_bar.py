"""A few entries are read at once; many while the window hears what is pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from desktop.ui.widgets import reading_bar
from desktop.ui.widgets.reading_bar import ReadingBar


class Vault:
    """Hands out entries two at a time."""

    def __init__(self):
        self.read = set()

    def unread(self, wanted):
        return [one for one in wanted if one not in self.read]

    def read_some(self, wanted):
        some = self.unread(wanted)[:2]
        self.read.update(some)
        return bool(some)


@pytest.fixture
def bar(look, shown, monkeypatch):
    monkeypatch.setattr(reading_bar, "SOON", 4)
    vault = Vault()
    made = ReadingBar(look, vault.unread, vault.read_some)
    made.vault, made.told = vault, []
    made.ended.connect(lambda: made.told.append("ended"))
    made.stopped.connect(lambda: made.told.append("stopped"))
    shown(made)
    made.hide()
    return made


def test_a_few_are_read_before_it_returns_and_nothing_is_shown(bar):
    bar.read("abcd")

    assert bar.told == ["ended"]
    assert bar.isHidden()
    assert bar.vault.read == set("abcd")


def test_many_are_read_step_by_step_with_a_bar(bar, qtbot):
    bar.read("abcdefgh")
    assert bar.told == []
    assert bar.isVisible()
    assert bar.findChild(QLabel, "session_reading_words").text() == "Reading 8 entries"
    qtbot.waitUntil(lambda: bar.told == ["ended"])

    assert bar.isHidden()
    assert bar.findChild(QProgressBar, "session_reading_bar").value() == 8


def test_reading_can_be_stopped_and_goes_on_where_it_was(bar, qtbot):
    bar.read("abcdefgh")
    act = bar.findChild(QPushButton, "session_reading_stop")
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    so_far = set(bar.vault.read)
    qtbot.wait(30)

    assert bar.told == ["stopped"]
    assert bar.vault.read == so_far
    assert act.text() == "Go on"
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.told == ["stopped", "ended"])
    assert bar.vault.read == set("abcdefgh")


def test_leaving_the_page_stops_it_without_a_word(bar, qtbot):
    bar.read("abcdefgh")
    bar.leave()
    qtbot.wait(30)

    assert bar.told == []
    assert len(bar.vault.read) <= 2
