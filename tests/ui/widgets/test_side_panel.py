"""The guide and the history beside a page, on a real vault."""

import pytest
import samples
from fakes import InlineJobs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from desktop.ui.widgets.side_panel import SidePanel


@pytest.fixture
def session(tmp_path):
    folder = samples.blank_vault(tmp_path / "vault")
    first = samples.opened(folder)
    samples.letter(first, title="One", text="the lake in winter")
    first.close()
    session = samples.opened(folder)
    yield session
    session.close()


@pytest.fixture
def letter(session):
    letter = session.open(session.summaries()[0].id)
    samples.write(session, letter, "the lake in spring")
    return session.open(letter.id)


@pytest.fixture
def panel(look, shown, session, letter):
    panel = shown(SidePanel(look, InlineJobs(), session, lambda section: section))
    panel.show_section(letter, letter.sections[0], None, "a hint")
    return panel


def test_a_text_without_a_guide_has_its_hint(panel):
    assert "a hint" in [one.text() for one in panel.findChildren(QLabel)]


def test_the_history_is_read_when_it_is_looked_at(panel, qtbot, session):
    lines = panel.findChild(QListWidget)
    assert lines.count() == 0
    panel.setCurrentIndex(1)
    assert lines.count() == 1
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Down)

    with qtbot.waitSignal(panel.copied) as told:
        panel.findChild(QPushButton, "writing_history_copy").click()

    copy = session.open(told.args[0])
    assert copy.title == "One, earlier"
    assert samples.text_of(session, copy) == "the lake in winter"
    assert len(session.summaries()) == 2


def test_nothing_is_left_of_a_text_that_is_gone(panel):
    panel.setCurrentIndex(1)
    panel.show_nothing()

    assert panel.findChild(QListWidget).count() == 0
    panel.setCurrentIndex(0)
    panel.setCurrentIndex(1)
    assert panel.findChild(QListWidget).count() == 0
