"""Plays logind and the screen savers on a private bus; told what to do line by line.

Speaks with jeepney, so that what the program hears comes from another implementation.
"""

import json
import os
import selectors
import sys

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

SESSION_PATH = "/org/freedesktop/login1/session/_31"


class FakeDesktop:
    """Owns the name of logind and answers the few calls the program makes."""

    def __init__(self, address: str, *, knows_session: bool) -> None:
        self._bus = open_dbus_connection(address, enable_fds=True)
        self._bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
        self._knows_session = knows_session
        self._inhibitors: list[int] = []
        self._wait = selectors.DefaultSelector()
        self._wait.register(self._bus.sock, selectors.EVENT_READ, self._answer_all)
        self._wait.register(sys.stdin, selectors.EVENT_READ, self._obey)
        self._is_over = False
        self._rest = b""

    def run(self) -> None:
        say("ready")
        while not self._is_over:
            self._answer_all()
            for key, _ in self._wait.select():
                key.data()

    def _obey(self) -> None:
        part = os.read(sys.stdin.fileno(), 65536)
        self._is_over = not part
        *lines, self._rest = (self._rest + part).split(b"\n")
        for line in lines:
            self._emit(line)

    def _emit(self, line: bytes) -> None:
        path, interface, member, signature, body = json.loads(line)
        address = DBusAddress(path, interface=interface)
        if signature:
            values = tuple(map(tuple_of_variants, body))
            self._bus.send(new_signal(address, member, signature, values))
        else:
            self._bus.send(new_signal(address, member))

    def _answer_all(self) -> None:
        while True:
            try:
                message = self._bus.receive(timeout=0)
            except TimeoutError:
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message) -> None:
        member = message.header.fields[HeaderFields.member]
        say(member, *message.body)
        if member == "Inhibit":
            reading, writing = os.pipe()
            self._bus.send(new_method_return(message, "h", (writing,)))
            os.close(writing)
            self._wait.register(reading, selectors.EVENT_READ, lambda: self._released(reading))
        elif self._knows_session and member == "GetSessionByPID":
            self._bus.send(new_method_return(message, "o", (SESSION_PATH,)))
        else:
            self._bus.send(new_error(message, "org.freedesktop.login1.NoSessionForPID"))

    def _released(self, reading: int) -> None:
        self._wait.unregister(reading)
        os.close(reading)
        say("released")


def tuple_of_variants(value):
    """JSON has no variants: a dict's values come as [signature, value]."""
    if isinstance(value, dict):
        return {name: tuple(pair) for name, pair in value.items()}
    return value


def say(*words) -> None:
    print(json.dumps(words), flush=True)


if __name__ == "__main__":
    FakeDesktop(sys.argv[1], knows_session=sys.argv[2] == "known").run()
