"""Under the proof stands the line of the register, and what is typed there is kept."""

import pytest
import samples
from fakes import InlineJobs
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from desktop.model.document import SectionId
from desktop.model.register import Left, Return
from desktop.ui.open_texts import OpenTexts
from desktop.ui.registering import Registering
from desktop.ui.screens import register_line

LEFT = Left(
    title="Pages", at="2026-11-22T21:52:00+01:00", fingerprint="7c41 e09a 55d2 0000",
    copy="copy 1 of 2, to be given back",
)  # fmt: skip


@pytest.fixture
def register(qapp, tmp_path):
    session = samples.opened(samples.blank_vault(tmp_path / "vault"))
    yield Registering(OpenTexts(InlineJobs(), session))
    session.close()


@pytest.fixture
def line(look, qtbot, register):
    ids = [register.begin(LEFT), register.begin(LEFT.changed(copy="", title="other"))]
    made = register_line.of(look, register, ids)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_file_has_its_line_with_copy_and_fingerprint(line):
    said = [one.text() for one in line.findChildren(QLabel)]

    assert {"In the register", "Copy 1 of 2", "Copy", "7c41 · e09a · 55d2"} <= set(said)


def test_for_whom_and_whether_it_comes_back_is_kept_as_it_is_typed(line, register):
    QTest.keyClicks(line.findChild(QLineEdit, "register_line_1_whom"), "my therapist")
    box = line.findChild(QComboBox, "register_line_1_returns")
    box.setCurrentIndex(box.findText("Stays there"))

    other, first = register.lines()
    assert (first.left.whom, first.left.returns) == ("my therapist", Return.STAYS)
    assert other.left.whom == ""


def test_what_printing_leaves_behind_is_shown_when_asked_for(line):
    button = line.findChild(QAbstractButton, "register_line_paper")
    page = line.findChild(object, "register_line_printing")
    assert page.isHidden()
    button.click()
    assert not page.isHidden()
    button.click()
    assert page.isHidden()


def test_where_nothing_was_noted_there_is_no_line(look, register):
    assert register_line.of(look, register, [SectionId("x")]) is None
    assert register_line.of(look, register, []) is None


def test_the_parts_of_one_copy_go_to_the_same_people(look, qtbot, register):
    parts = [LEFT.changed(volume=f"part {at} of 2") for at in (1, 2)]
    line = register_line.of(look, register, [register.begin(one) for one in parts])
    qtbot.addWidget(line)
    QTest.keyClicks(line.findChild(QLineEdit, "register_line_1_whom"), "her")

    assert line.findChild(QLineEdit, "register_line_2_whom") is None
    assert [one.left.whom for one in register.lines()] == ["her", "her"]
