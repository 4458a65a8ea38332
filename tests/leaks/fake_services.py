"""Plays what a desktop has for menus, notices and the like; says when ready, refuses every call.

Only where somebody has the name of such a service does a toolkit turn to it.
"""

import sys

from jeepney import MessageType, new_error
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAMES = """
    com.canonical.AppMenu.Registrar org.kde.StatusNotifierWatcher org.freedesktop.Notifications
    org.freedesktop.portal.Desktop org.gnome.SessionManager org.freedesktop.thumbnails.Thumbnailer1
    org.freedesktop.FileManager1
"""


def play(address: str) -> None:
    bus = open_dbus_connection(address)
    for name in NAMES.split():
        bus.send_and_get_reply(message_bus.RequestName(name))
    print("ready", flush=True)
    while True:
        message = bus.receive()
        if message.header.message_type is MessageType.method_call:
            bus.send(new_error(message, "org.freedesktop.DBus.Error.NotSupported"))


if __name__ == "__main__":
    play(sys.argv[1])
