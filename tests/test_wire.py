"""Messages go over a socket pair or two pipes, whole or not at all."""

import os
import socket

import pytest

from desktop.wire import LARGEST_MESSAGE, Wire


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_what_is_sent_is_received_in_its_order_with_odd_bytes_of_a_path(pair):
    ours, theirs = (Wire(one) for one in pair)
    odd = os.fsdecode(b"/a/\xff\n\xc3\xa4")
    ours.send({"folder": odd})
    ours.send({"folder": None})

    assert theirs.receive() == ({"folder": odd}, None)
    assert theirs.receive() == ({"folder": None}, None)


def test_an_open_file_goes_with_its_message_and_is_not_handed_on(pair, tmp_path):
    ours, theirs = (Wire(one) for one in pair)
    (tmp_path / "a").write_text("words")
    descriptor = os.open(tmp_path / "a", os.O_RDONLY)
    ours.send({"number": 1}, descriptor)
    os.close(descriptor)

    message, received = theirs.receive()

    assert message == {"number": 1}
    assert os.read(received, 9) == b"words"
    assert os.get_inheritable(received) is False
    os.close(received)


def test_a_message_that_is_no_message_ends_the_conversation(pair):
    ours, theirs = pair
    theirs.sendall(b"\xff\xff\xff\xff")
    assert Wire(ours).receive() is None
    theirs.sendall(b"\x09\x00\x00\x00{")
    theirs.close()
    assert Wire(ours).receive() is None
    assert Wire(ours).is_gone() is True


def test_a_message_that_is_too_long_is_not_waited_for(pair):
    ours, theirs = pair
    theirs.sendall((LARGEST_MESSAGE + 1).to_bytes(4, "little") + b"{}")

    assert Wire(ours).receive() is None


def test_the_last_word_is_heard_after_its_speaker_is_gone_even_with_an_answer_unheard(pair):
    ours, theirs = (Wire(one) for one in pair)
    ours.send({"an answer": "nobody reads"})
    theirs.send({"do": "leave"})
    theirs.close()

    assert ours.receive() == ({"do": "leave"}, None)
    assert ours.receive() is None


def test_over_pipes_no_descriptor_goes(tmp_path):
    to_us, from_them = os.pipe()
    to_them, from_us = os.pipe()
    ours, theirs = Wire((to_us, from_us)), Wire((to_them, from_them))
    ours.send({"number": 1}, 0)

    assert theirs.receive() == ({"number": 1}, None)
    assert (ours.passes_descriptors, ours.is_gone()) == (False, False)
    for one in (to_us, from_them, to_them, from_us):
        os.close(one)
