"""Messages go over a socket pair or two pipes, whole or not at all."""

import errno
import os
import socket

import pytest

from desktop import files
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


def descriptors():
    return sorted(path.name for path in files.OWN_DESCRIPTORS.iterdir())


@pytest.mark.parametrize("cut", [1, 3, 4, 9])
def test_a_message_that_is_cut_off_is_none_and_its_open_file_is_closed(pair, tmp_path, cut):
    ours, theirs = pair
    (tmp_path / "a").touch()
    descriptor = os.open(tmp_path / "a", os.O_RDONLY)
    content = (20).to_bytes(4, "little") + b'{"number": 1}'
    before = descriptors()
    socket.send_fds(theirs, [content[:cut]], [descriptor])
    theirs.shutdown(socket.SHUT_WR)

    assert Wire(ours).receive() is None

    assert descriptors() == before
    os.close(descriptor)


def test_a_long_message_that_comes_in_many_parts_is_whole(pair):
    ours, theirs = pair
    message = {"text": "é" * 30_000}
    speaking = os.fork()
    if speaking == 0:
        try:
            Wire(theirs).send(message)
        finally:
            os._exit(0)
    theirs.close()

    received = Wire(ours).receive()

    assert received == (message, None)
    assert os.waitpid(speaking, 0)[1] == 0


def test_an_open_file_belongs_to_its_own_message(pair, tmp_path):
    ours, theirs = (Wire(one) for one in pair)
    (tmp_path / "a").touch()
    descriptor = os.open(tmp_path / "a", os.O_RDONLY)
    ours.send({"number": 1})
    ours.send({"number": 2}, descriptor)
    ours.send({"number": 3})
    os.close(descriptor)

    received = [theirs.receive() for _ in range(3)]

    assert [one[0]["number"] for one in received] == [1, 2, 3]
    assert [one[1] is not None for one in received] == [False, True, False]
    os.close(received[1][1])


def test_one_that_is_silent_is_not_gone_and_one_with_a_last_word_not_yet(pair):
    ours, theirs = (Wire(one) for one in pair)
    assert not ours.is_gone()
    theirs.send({"do": "leave"})
    theirs.close()
    assert not ours.is_gone()

    ours.receive()

    assert ours.is_gone()


def test_who_speaks_to_nobody_is_told(pair):
    ours, theirs = (Wire(one) for one in pair)
    theirs.close()

    with pytest.raises(OSError, match=os.strerror(errno.EPIPE)):
        ours.send({"do": "leave"})
