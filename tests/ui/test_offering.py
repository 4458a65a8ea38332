"""The guides of a shelf, for whoever the vault belongs to."""

import pytest
import samples
from fakes import InlineJobs
from PySide6.QtWidgets import QPushButton

from desktop.model.settings import Purpose
from desktop.preferences import Preferences
from desktop.ui.offering import Offering
from desktop.ui.theme import Look
from desktop.ui.widgets.facts_page import FactsPage


@pytest.fixture
def session(tmp_path):
    session = samples.opened(samples.blank_vault(tmp_path / "vault"))
    yield session
    session.close()


@pytest.fixture
def look(qapp):
    return Look(qapp, Preferences())


@pytest.fixture
def offering(look, qtbot, session):
    session.change_settings(session.settings.changed(purpose=Purpose.TRUTH))
    made = Offering(look, InlineJobs(), session, samples.guides())
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


def test_rows_lead_only_to_what_is_offered_to_whom_the_vault_belongs_to(offering, qtbot, look):
    page, opened = FactsPage(look, tuple), []
    qtbot.addWidget(page)

    offering.lead(page, opened.append)
    page.lead_wanted.emit("recovery_plan")

    titles = page.lead_titles()
    assert titles["recovery_plan"] == samples.guides()["recovery_plan"].title
    assert "needs" not in titles
    assert opened == ["recovery_plan"]


def test_rows_lead_to_late_pages_only_once_these_are_opened(offering, qtbot, look, session):
    page = FactsPage(look, tuple)
    qtbot.addWidget(page)
    offering.lead(page, print)
    before = page.lead_titles()
    session.change_settings(session.settings.changed(shows_late=True))

    assert ["touch_first" in one for one in (before, page.lead_titles())] == [False, True]
