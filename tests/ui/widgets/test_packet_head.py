"""The name of the packet, what it is, and the ways to its pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton

from desktop.ui.widgets.packet_head import PacketHead

WAYS = ("packets", "days", "first", "passages")


@pytest.fixture
def head(look, shown):
    return shown(PacketHead(look))


def reads(head, name):
    return head.findChild(QLabel, name).text()


def test_before_there_is_a_packet_it_says_what_becomes_of_a_tick(head):
    assert reads(head, "session_title") == "For a session"
    assert reads(head, "session_packet_what") == "What you tick is kept as a packet."
    assert head.findChild(QAbstractButton, "session_rename").isHidden()
    head.show_packet("Thursday", "p1")
    assert reads(head, "session_title") == "Thursday"
    assert reads(head, "session_packet_what") == "a packet you keep and change"


def test_what_is_said_takes_no_room_when_there_is_nothing_to_say(head):
    said = head.findChild(QLabel, "session_packet_said")
    assert said.isHidden()
    head.say("One thing.")
    assert (said.isVisible(), said.text()) == (True, "One thing.")
    head.say("")
    assert said.isHidden()


@pytest.mark.parametrize("way", WAYS)
def test_each_way_leads_to_its_page_by_a_key(head, way):
    went = []
    for one in WAYS:
        getattr(head, f"{one}_wanted").connect(lambda one=one: went.append(one))
    QTest.keyClick(head.findChild(QPushButton, f"session_{way}"), Qt.Key.Key_Space)

    assert went == [way]


def renames(head, words):
    """Press the pen and type; return what was told, and the field."""
    told = []
    head.renamed.connect(told.append)
    head.renamed.connect(lambda name: head.show_packet(name, "p1"))
    head.show_packet("Thursday", "p1")
    head.findChild(QAbstractButton, "session_rename").click()
    field = head.findChild(QLineEdit, "session_new_name")
    assert (field.text(), field.hasFocus(), field.selectedText()) == (
        "Thursday", True, "Thursday",
    )  # fmt: skip
    QTest.keyClicks(field, words)
    return told, field


def test_its_name_can_be_changed_where_it_stands(head):
    told, field = renames(head, "Fr")
    assert head.findChild(QLabel, "session_title").isHidden()
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert told == ["F", "Fr"]
    assert (field.isHidden(), reads(head, "session_title")) == (True, "Fr")
    assert head.findChild(QAbstractButton, "session_rename").hasFocus()


def test_escape_gives_the_former_name_back(head):
    told, field = renames(head, "F")
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert told == ["F", "Thursday"]
    assert (field.isHidden(), reads(head, "session_title")) == (True, "Thursday")


def test_whoever_goes_elsewhere_or_to_another_packet_takes_what_stands_there(head):
    _, field = renames(head, "F")
    head.findChild(QPushButton, "session_days").setFocus()
    assert (field.isHidden(), reads(head, "session_title")) == (True, "F")
    head.findChild(QAbstractButton, "session_rename").click()
    head.show_packet("Monday", "p2")

    assert (field.isHidden(), reads(head, "session_title")) == (True, "Monday")
