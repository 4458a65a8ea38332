"""The guides of a shelf, for whoever the vault belongs to."""

import pytest
import samples
from fakes import InlineJobs
from PySide6.QtWidgets import QPushButton

from desktop.model.settings import Purpose
from desktop.preferences import Preferences
from desktop.ui.offering import Offering
from desktop.ui.theme import Look


@pytest.fixture
def session(tmp_path):
    session = samples.opened(samples.blank_vault(tmp_path / "vault"))
    yield session
    session.close()


@pytest.fixture
def offering(qapp, qtbot, session):
    session.change_settings(session.settings.changed(purpose=Purpose.TRUTH))
    made = Offering(Look(qapp, Preferences()), InlineJobs(), session, samples.guides())
    qtbot.addWidget(made.screen)
    return made


def test_what_belongs_on_the_shelf_is_offered_and_nothing_else(offering, qtbot):
    offering.show_shelf("plans")

    names = {one.objectName() for one in offering.screen.findChildren(QPushButton)}
    assert "guide_choice_recovery_plan" in names
    assert "guide_choice_disclosure" not in names
    with qtbot.waitSignal(offering.chosen) as told:
        offering.screen.findChild(QPushButton, "guide_choice_recovery_plan").click()
    assert told.args == ["recovery_plan"]


def test_going_back_names_the_shelf(offering, qtbot):
    offering.show_shelf("notice")

    with qtbot.waitSignal(offering.closed) as told:
        offering.screen.closed.emit()

    assert told.args == ["notice"]
