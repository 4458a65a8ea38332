from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.model.manifest import Check, CheckKind
from desktop.ui.widgets.proof_panel import ProofPanel

PLACE = Path("/a/folder/pages.pdf")


@pytest.fixture
def panel(look, shown):
    return shown(ProofPanel(look))


def words(panel):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if not one.isHidden()]


def buttons(panel):
    return {one.objectName() for one in panel.findChildren(QPushButton) if not one.isHidden()}


def checks(wrong=None):
    return [Check(kind, kind is not wrong) for kind in CheckKind]


def test_each_check_has_its_sentence(panel):
    panel.show_checks(PLACE, 2, checks(), has_password=True)

    said = words(panel)
    assert "Saved, and read back" in said
    assert "It opens with the password only" in said
    assert "/a/folder\n2 pages, with password" in said
    assert buttons(panel) >= {"proof_done", "proof_remove"}


@pytest.mark.parametrize("wrong", CheckKind)
def test_one_failing_check_is_told_and_there_is_no_file_to_remove(panel, wrong):
    panel.show_checks(None, 1, checks(wrong), has_password=True)

    said = words(panel)
    assert "Nothing was saved" in said
    assert any("was not left in the place" in text for text in said)
    assert sum(text.startswith("Deleting") for text in said) == 0
    assert "proof_done" in buttons(panel)
    assert "proof_remove" not in buttons(panel)


def test_without_a_password_it_says_so_as_chosen(panel):
    panel.show_checks(PLACE, 1, checks(), has_password=False)

    assert "It opens without a password, as you chose" in words(panel)
    assert "/a/folder\none page, without password" in words(panel)


def test_a_file_nobody_could_read_back_is_told_and_there_is_a_way_on(panel, qtbot):
    panel.show_unproven("The file could not be read back.")

    assert {"Nothing was saved", "The file could not be read back."} <= set(words(panel))
    assert "proof_remove" not in buttons(panel)
    with qtbot.waitSignal(panel.done):
        panel.findChild(QPushButton, "proof_done").click()


def test_a_good_file_can_be_deleted(panel, qtbot):
    panel.show_checks(PLACE, 1, checks(), has_password=True)

    with qtbot.waitSignal(panel.remove_wanted):
        panel.findChild(QPushButton, "proof_remove").click()


def test_after_removal_there_is_a_way_on(panel, qtbot):
    panel.show_removed("The file is deleted.")

    assert words(panel) == ["The file is deleted."]
    with qtbot.waitSignal(panel.done):
        panel.findChild(QPushButton, "proof_done").click()
