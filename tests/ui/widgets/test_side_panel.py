"""The guide and the history beside a page, on a real vault."""

from datetime import date

import pytest
import samples
from fakes import InlineJobs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from desktop.model.document import Kind
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


def test_a_copy_has_nothing_that_may_not_leave(look, shown, session, qtbot):
    guide = samples.guides()["disclosure"]
    document = session.start(
        kind=Kind.LETTER, title="T", on=date(2026, 1, 1), guide=guide.id, sections=guide.start()
    )
    section = document.section("other_people")
    key = {"id": "a" * 32, "cells": {"letter": "A", "name": "Zorn"}}
    person = {"id": "b" * 32, "cells": {"letter": "A", "relation": "a neighbour"}}
    session.save(document.id, section.id, None, fields={"names": [key], "people": [person]})
    session.save(document.id, section.id, None, fields={})
    panel = shown(SidePanel(look, InlineJobs(), session, lambda one: one))
    panel.show_section(session.open(document.id), section, guide.section("other_people"), "")
    (kept,) = session.snapshots(document.id, section.id)

    with qtbot.waitSignal(panel.copied) as told:
        panel._on_copy_wanted(kept.id)

    words = samples.text_of(session, session.open(told.args[0]))
    assert ("a neighbour" in words, "Zorn" in words) == (True, False)
