from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.model.manifest import Check, CheckKind, Form
from desktop.ui.widgets import proof_panel
from desktop.ui.widgets.proof_panel import ProofPanel
from desktop.ui.widgets.proof_words import Kind

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
    panel.show_checks(PLACE, checks(), Kind(Form.PDF, True, 2))

    said = words(panel)
    assert "Saved, and read back" in said
    assert "It opens with the password only" in said
    assert "/a/folder\n2 pages, with password" in said
    assert buttons(panel) >= {"proof_done", "proof_remove"}


@pytest.mark.parametrize("wrong", CheckKind)
def test_one_failing_check_is_told_and_there_is_no_file_to_remove(panel, wrong):
    panel.show_checks(None, checks(wrong), Kind(Form.PDF, True, 1))

    said = words(panel)
    assert "Nothing was saved" in said
    assert any("was not left in the place" in text for text in said)
    assert sum(text.startswith("Deleting") for text in said) == 0
    assert "proof_done" in buttons(panel)
    assert "proof_remove" not in buttons(panel)


def test_without_a_password_it_says_so_as_chosen(panel):
    panel.show_checks(PLACE, checks(), Kind(Form.PDF, False, 1))

    assert "It opens without a password, as you chose" in words(panel)
    assert "/a/folder\none page, without password" in words(panel)


def test_a_file_nobody_could_read_back_is_told_and_there_is_a_way_on(panel, qtbot):
    panel.show_unproven("The file could not be read back.")

    assert {"Nothing was saved", "The file could not be read back."} <= set(words(panel))
    assert "proof_remove" not in buttons(panel)
    with qtbot.waitSignal(panel.done):
        panel.findChild(QPushButton, "proof_done").click()


def test_a_good_file_can_be_deleted(panel, qtbot):
    panel.show_checks(PLACE, checks(), Kind(Form.PDF, True, 1))

    with qtbot.waitSignal(panel.remove_wanted):
        panel.findChild(QPushButton, "proof_remove").click()


def test_after_removal_there_is_a_way_on(panel, qtbot):
    panel.show_removed("The file is deleted.")

    assert words(panel) == ["The file is deleted."]
    with qtbot.waitSignal(panel.done):
        panel.findChild(QPushButton, "proof_done").click()


PASSWORD = "walnut harbour quiet ladder orange"


def shown_password(panel):
    return [one.text() for one in panel.findChildren(QLabel, "proof_password") if one.isVisible()]


@pytest.fixture
def with_password(panel):
    panel.show_checks(PLACE, checks(), Kind(Form.PDF, True, 2), password=PASSWORD)
    return panel


def test_the_password_is_shown_once_more_when_asked_and_hidden_again(with_password):
    eye = with_password.findChild(QPushButton, "proof_show_password")
    assert (eye.text(), shown_password(with_password)) == ("Show the password again", [])

    eye.click()
    assert (eye.text(), shown_password(with_password)) == ("Hide the password", [PASSWORD])
    eye.click()
    assert (eye.text(), shown_password(with_password)) == ("Show the password again", [])


def test_a_shown_password_is_hidden_after_a_minute(look, shown, qtbot, monkeypatch):
    assert proof_panel.SHOWN_MS == 60_000
    monkeypatch.setattr(proof_panel, "SHOWN_MS", 30)
    panel = shown(ProofPanel(look))
    panel.show_checks(PLACE, checks(), Kind(Form.PDF, True, 2), password=PASSWORD)
    panel.findChild(QPushButton, "proof_show_password").click()
    assert shown_password(panel) == [PASSWORD]

    qtbot.waitUntil(lambda: shown_password(panel) == [])


def test_a_shown_password_is_gone_when_the_page_is_left(with_password):
    with_password.findChild(QPushButton, "proof_show_password").click()
    with_password.hide()
    with_password.show()

    assert PASSWORD not in words(with_password)


@pytest.mark.parametrize(("path", "password"), [(None, PASSWORD), (PLACE, "")])
def test_without_a_file_or_a_password_there_is_none_to_show(panel, path, password):
    panel.show_checks(path, checks(), Kind(Form.PDF, bool(password), 2), password=password)

    assert "proof_show_password" not in buttons(panel)


@pytest.mark.parametrize("end", ["show_removed", "show_unproven"])
def test_after_the_file_is_gone_its_password_is_forgotten(with_password, end):
    with_password.findChild(QPushButton, "proof_show_password").click()
    getattr(with_password, end)("It is gone.")

    assert PASSWORD not in words(with_password)
    assert PASSWORD not in vars(with_password).values()


def test_of_several_copies_it_says_which_are_there_when_the_last_one_failed(panel):
    panel.note(["Saved: pages.pdf"], has_others=True)
    panel.show_checks(None, checks(CheckKind.WHOLE), Kind(Form.PDF, False, 1))

    said = words(panel)
    assert "Not every file was saved" in said
    assert "Saved: pages.pdf" in said
    assert "proof_remove" in buttons(panel)
    assert panel.findChild(QPushButton, "proof_remove").text() == "Delete these files"


@pytest.mark.parametrize("has_others", [True, False])
def test_which_files_there_are_stands_above_the_checks_of_the_last(panel, has_others):
    panel.note(["Saved: pages.pdf, pages-2.pdf"], has_others=has_others)
    panel.show_checks(PLACE, checks(), Kind(Form.PDF, False, 1))

    assert words(panel).count("Saved: pages.pdf, pages-2.pdf") == 1
    note, card = (panel.findChild(QWidget, name).y() for name in ("proof_note_1", "proof_card"))
    assert (note < card) is has_others


def test_what_was_to_be_known_of_one_file_is_not_said_of_the_next(panel):
    panel.note(["A version was kept."], has_others=False)
    panel.show_checks(PLACE, checks(), Kind(Form.PDF, False, 1))
    assert "A version was kept." in words(panel)

    panel.show_checks(PLACE, checks(), Kind(Form.PDF, False, 1))

    assert "A version was kept." not in words(panel)


def test_what_deleting_may_mean_stands_before_the_way_to_delete(panel):
    panel.show_checks(PLACE, checks(), Kind(Form.PDF, True, 1))

    assert any("dispute in court" in one for one in words(panel))
    note = panel.findChild(QLabel, "proof_deleting")
    assert 0 < note.y() < panel.findChild(QPushButton, "proof_remove").y()


def test_how_it_was_looked_at_is_said_as_it_was(panel):
    panel.show_checks(PLACE, checks(), Kind(Form.TEXT, True))
    assert any("by this program" in one for one in words(panel))

    panel.show_checks(PLACE, checks(), Kind(Form.TEXT))
    assert any("another tool" in one for one in words(panel))
    assert not any("by this program" in one for one in words(panel))
