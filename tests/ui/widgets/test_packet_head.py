"""The name of the packet, what it is, and the ways to its pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

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
    head.show_packet("Thursday")
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
