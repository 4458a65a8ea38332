from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton, QTextBrowser

from desktop.model import richtext
from desktop.model.changes import changes
from desktop.model.document import DocumentId, Reason, SectionId, Snapshot, SnapshotId
from desktop.ui.widgets.history_panel import HistoryPanel

NOW = datetime(2026, 3, 14, 12).astimezone()


def snapshot(key, reason, words):
    return Snapshot(
        id=SnapshotId(key), document=DocumentId("d"), section=SectionId("s"), kept_at=NOW,
        reason=reason, words=words,
    )  # fmt: skip


@pytest.fixture
def panel(look, shown):
    panel = shown(HistoryPanel(look, lambda: date(2026, 3, 14)))
    panel.show_snapshots([snapshot("a", Reason.SESSION, 1), snapshot("b", Reason.REMOVED, 20)])
    return panel


def test_each_state_says_when_why_and_how_much(panel):
    lines = panel.findChild(QListWidget)
    first, second = (lines.item(row).text() for row in range(2))

    assert first.endswith("before that session, one word")
    assert second.endswith("before a large part was taken out, 20 words")
    assert first.startswith("Saturday 14 March, ")


def test_a_copy_is_possible_once_a_state_is_chosen(panel, qtbot):
    copy, lines = panel.findChild(QPushButton), panel.findChild(QListWidget)
    assert not copy.isEnabled()
    lines.setFocus()
    with qtbot.waitSignal(panel.chosen) as told:
        QTest.keyClick(lines, Qt.Key.Key_Down)
    assert told.args[0] in {"a", "b"}
    with qtbot.waitSignal(panel.copy_wanted) as wanted:
        copy.click()
    assert wanted.args == told.args


def test_what_went_and_came_has_a_sign_and_is_never_markup(panel):
    before = richtext.from_plain("the <b>lake</b> in winter")
    panel.show_changes(changes(before, richtext.from_plain("the <b>lake</b> in spring")))

    text = panel.findChild(QTextBrowser).toPlainText()
    assert text.split() == ["the", "<b>lake</b>", "in", "−", "winter", "+", "spring"]


def test_nothing_of_the_words_can_be_chosen_or_copied(panel):
    browser = panel.findChild(QTextBrowser)
    assert browser.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction


def test_without_a_state_it_says_what_will_be_here(panel):
    panel.show_snapshots([])

    assert not panel.findChild(QListWidget).isVisible()
    assert not panel.findChild(QPushButton).isVisible()
