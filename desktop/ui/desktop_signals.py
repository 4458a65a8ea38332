"""Hears from the desktop that the screen was locked, that somebody else sat down, or of sleep.

A bus that is missing, and a service that is missing on it, are silence.
"""

import os
from collections.abc import Callable

from PySide6.QtCore import SLOT, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from desktop.ui.lock_signals import AWAY, SCREEN, SESSION, SLEEP, LockSignals

# GNOME, KDE Plasma, Xfce, MATE, Cinnamon; each says the same under a name of its own.
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
)
UNITY = "com.canonical.Unity.Session"
LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, LOGIN_SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
WAIT_MS = 5_000


class DesktopSignals(LockSignals):
    """Listens on the buses of Linux; logind delays a sleep by five seconds at most."""

    def __init__(
        self, session_bus: QDBusConnection, system_bus: QDBusConnection, session_id: str
    ) -> None:
        super().__init__()
        self._session_bus = session_bus
        self._system_bus = system_bus
        self._session_id = session_id
        self._waiting: set[QDBusPendingCallWatcher] = set()
        self._is_sleep_held = False
        self._holds_again = False
        self._inhibitor = -1

    def start(self) -> None:
        """Begin to listen; returns at once."""
        if self._session_bus.isConnected():
            for name in SCREEN_SAVERS:
                self._hear(self._session_bus, "", (name, "ActiveChanged"), "_on_active(bool)")
            self._hear(self._session_bus, "", (UNITY, "Locked"), "_on_screen_locked()")
        if self._system_bus.isConnected():
            sleep = (MANAGER, "PrepareForSleep")
            self._hear(self._system_bus, LOGIN_PATH, sleep, "_on_sleep(bool)")
            self._find_session(self._ways_to_session())

    def hold_sleep(self) -> None:
        """Ask that a sleep waits until `release_sleep`."""
        self._is_sleep_held = True
        self._holds_again = True
        what: list[object] = ["sleep", "Stillpage", "Saving", "delay"]
        if self._inhibitor < 0 and self._system_bus.isConnected():
            self._call("Inhibit", what, self._take_inhibitor)

    def release_sleep(self) -> None:
        """Let the computer sleep."""
        self._is_sleep_held = False
        if self._inhibitor >= 0:
            os.close(self._inhibitor)
            self._inhibitor = -1

    @Slot(bool)
    def _on_active(self, is_active: bool) -> None:
        if is_active:
            self.must_lock.emit(SCREEN)

    @Slot()
    def _on_screen_locked(self) -> None:
        self.must_lock.emit(SCREEN)

    @Slot()
    def _on_session_locked(self) -> None:
        self.must_lock.emit(SESSION)

    @Slot(bool)
    def _on_sleep(self, is_beginning: bool) -> None:
        if is_beginning:
            self.must_lock.emit(SLEEP)
            self.going_to_sleep.emit()
            return
        if self._holds_again:
            self.hold_sleep()
        self.woke.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def _on_session_changed(
        self, interface: str, changed: dict[str, object], _unknown: list[str]
    ) -> None:
        if interface == LOGIN_SESSION and changed.get("Active") is False:
            self.must_lock.emit(AWAY)

    def _ways_to_session(self) -> list[tuple[str, list[object]]]:
        ways: list[tuple[str, list[object]]] = [
            # What the desktop starts through the service manager is in no session itself.
            ("GetSession", ["auto"]),
            ("GetSessionByPID", [0]),
        ]
        return [("GetSession", [self._session_id]), *ways] if self._session_id else ways

    def _find_session(self, ways: list[tuple[str, list[object]]]) -> None:
        if not ways:
            # Any session's lock then counts as ours: too often rather than too seldom.
            self._hear_session("")
            return
        (member, arguments), *others = ways

        def take(reply: QDBusMessage) -> None:
            found = reply.arguments()
            if found and isinstance(found[0], QDBusObjectPath):
                self._hear_session(found[0].path())
            else:
                self._find_session(others)

        self._call(member, arguments, take)

    def _hear_session(self, path: str) -> None:
        self._hear(self._system_bus, path, (LOGIN_SESSION, "Lock"), "_on_session_locked()")
        if path:
            changed = "_on_session_changed(QString,QVariantMap,QStringList)"
            self._hear(self._system_bus, path, (PROPERTIES, "PropertiesChanged"), changed)

    def _hear(
        self, bus: QDBusConnection, path: str, signal: tuple[str, str], receiver: str
    ) -> None:
        # No service is named: that would make the bus follow who owns the name.
        interface, member = signal
        slot = SLOT(receiver)
        # The stubs of PySide6 6.11.3 say bytes here, the library takes text alone.
        bus.connect("", path, interface, member, self, slot)  # type: ignore[call-overload]

    def _call(
        self, member: str, arguments: list[object], take: Callable[[QDBusMessage], None]
    ) -> None:
        message = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, MANAGER, member)
        message.setAutoStartService(False)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system_bus.asyncCall(message, WAIT_MS), self)
        self._waiting.add(watcher)

        def finish(finished: QDBusPendingCallWatcher) -> None:
            self._waiting.discard(watcher)
            take(finished.reply())
            finished.deleteLater()

        watcher.finished.connect(finish)

    def _take_inhibitor(self, reply: QDBusMessage) -> None:
        given = reply.arguments()
        if not given or not isinstance(given[0], QDBusUnixFileDescriptor):
            # No logind, or the computer is already on its way to sleep.
            return
        if self._is_sleep_held and self._inhibitor < 0:
            # A copy of our own: the other closes with the message.
            self._inhibitor = os.dup(given[0].fileDescriptor())


def listener() -> DesktopSignals:
    """Return a listener on the buses of this session."""
    return DesktopSignals(
        QDBusConnection.sessionBus(),
        QDBusConnection.systemBus(),
        os.environ.get("XDG_SESSION_ID", ""),
    )
