"""What stands beside edited words, and what the writer decides about it."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.model.passages import Beside
from desktop.ui.widgets.beside_panel import BesidePanel

CHANGED = Beside("timeline:a", "2016", "2016 to 2019")
GONE = Beside("timeline:b", "2020", "")


@pytest.fixture
def panel(look, shown):
    return shown(BesidePanel(look))


def test_nothing_beside_hides_the_panel(panel):
    panel.show_beside([CHANGED])
    assert panel.isVisible()
    panel.show_beside([])
    assert not panel.isVisible()


def test_a_changed_fact_is_shown_and_can_be_put_below_or_left(panel, qtbot):
    panel.show_beside([CHANGED, GONE])

    assert panel.findChild(QLabel, "writing_beside_now").text() == "2016 to 2019"
    for name, signal in (("put", panel.put_wanted), ("leave", panel.leave_wanted)):
        with qtbot.waitSignal(signal) as told:
            panel.findChild(QPushButton, f"writing_beside_{name}").click()
        assert told.args == [CHANGED]


def test_a_fact_that_is_gone_can_only_be_left(panel):
    panel.show_beside([GONE])

    assert "no longer" in panel.findChild(QLabel, "writing_beside_words").text()
    assert not panel.findChild(QPushButton, "writing_beside_put").isVisible()
