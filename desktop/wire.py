"""How the door and a room speak: messages of JSON, one after the other."""

import json
import os
import socket
import struct
from typing import Any

from desktop import files
from desktop.errands import Answer

LARGEST_MESSAGE = 256 * 1024
_HEAD = struct.Struct("=I")


class Wire:
    """Messages of JSON, each with one descriptor at most, over a socket pair or two pipes."""

    def __init__(self, end: socket.socket | tuple[int, int]) -> None:
        self._socket = end if isinstance(end, socket.socket) else None
        self._pipes = end if isinstance(end, tuple) else (-1, -1)
        self.descriptor = end[0] if isinstance(end, tuple) else end.fileno()
        # An open file cannot be handed over on Windows.
        self.passes_descriptors = self._socket is not None

    def send(self, message: dict[str, Any], descriptor: int | None = None) -> None:
        """Send one message; raises OSError if nobody is there."""
        # JSON escapes whatever is not ASCII, also the odd bytes of a path.
        text = json.dumps(message).encode("ascii")
        content = _HEAD.pack(len(text)) + text
        if self._socket is None:
            files.write_all(self._pipes[1], content)
            return
        if descriptor is not None:
            socket.send_fds(self._socket, [content[:1]], [descriptor])
            content = content[1:]
        self._socket.sendall(content)

    def receive(self) -> Answer | None:
        """Return the next message with its descriptor, or None once the other end is gone."""
        descriptors: list[int] = []
        head = self._read(_HEAD.size, descriptors)
        (length,) = _HEAD.unpack(head) if len(head) == _HEAD.size else (0,)
        text = self._read(length, descriptors) if 0 < length <= LARGEST_MESSAGE else b""
        if not text or len(text) != length:
            for descriptor in descriptors:
                os.close(descriptor)
            return None
        return json.loads(text), (descriptors[0] if descriptors else None)

    def is_gone(self) -> bool:
        """Return at once whether the other end is gone and nothing is left to be read."""
        if self._socket is None:
            return False
        try:
            return not self._socket.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def close(self) -> None:
        """Close this end of a socket pair."""
        if self._socket is not None:
            self._socket.close()

    def _read(self, length: int, descriptors: list[int]) -> bytes:
        received = b""
        try:
            while part := self._read_part(length - len(received), descriptors):
                received += part
        except ConnectionError:
            pass
        return received

    def _read_part(self, length: int, descriptors: list[int]) -> bytes:
        if length == 0:
            return b""
        if self._socket is None:
            return os.read(self._pipes[0], length)
        part, found, _, _ = socket.recv_fds(self._socket, length, 1)
        for descriptor in found:
            # Python 3.11 drops the flag that would do this on arrival.
            os.set_inheritable(descriptor, False)
        descriptors.extend(found)
        return part
