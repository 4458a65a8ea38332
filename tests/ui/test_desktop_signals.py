import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection

from desktop.ui import desktop_signals
from desktop.ui.desktop_signals import DesktopSignals

SESSION = "/org/freedesktop/login1/session/_31"
OTHER_SESSION = "/org/freedesktop/login1/session/_32"
LOGIN_SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
MANAGER = "org.freedesktop.login1.Manager"


class Desktop:
    """A private bus with somebody on it who plays the desktop."""

    def __init__(self, folder: Path, knows: str) -> None:
        address = f"unix:path={folder / 'bus'}"
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={address}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.address = self.daemon.stdout.readline().strip()
        fake = Path(__file__).with_name("fake_desktop.py")
        self.player = subprocess.Popen(
            [sys.executable, str(fake), self.address, knows],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.hears() == ["ready"]

    def says(self, path, interface, member, signature="", *body) -> None:
        line = json.dumps([path, interface, member, signature, body])
        self.player.stdin.write(line + "\n")
        self.player.stdin.flush()

    def hears(self) -> list:
        return json.loads(self.player.stdout.readline())

    def end(self) -> None:
        self.player.stdin.close()
        self.player.wait(timeout=10)
        self.player.stdout.close()
        self.daemon.terminate()
        self.daemon.wait(timeout=10)
        self.daemon.stdout.close()


@pytest.fixture
def desktop_of(tmp_path, qapp, not_shown):
    if shutil.which("dbus-daemon") is None:
        not_shown("the desktop's signals: dbus-daemon is not here")
        pytest.skip("dbus-daemon is not here")
    made, names = [], []

    def make(knows: str) -> tuple[Desktop, DesktopSignals, list[str]]:
        desktop = Desktop(tmp_path, knows)
        name = f"test-{len(names)}-{tmp_path.name}"
        bus = QDBusConnection.connectToBus(desktop.address, name)
        assert bus.isConnected()
        signals = DesktopSignals(bus, bus, "")
        reasons: list[str] = []
        signals.must_lock.connect(reasons.append)
        signals.start()
        made.append((desktop, signals))
        names.append(name)
        return desktop, signals, reasons

    yield make
    for desktop, signals in made:
        signals.release_sleep()
        signals.deleteLater()
        desktop.end()
    for name in names:
        QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def known(desktop_of, qtbot):
    desktop, signals, reasons = desktop_of("known")
    qtbot.waitUntil(lambda: signals._waiting == set(), timeout=5000)
    assert [desktop.hears(), desktop.hears()] == [["GetSession", "auto"], ["GetSessionByPID", 0]]
    return desktop, signals, reasons


@pytest.mark.parametrize("name", desktop_signals.SCREEN_SAVERS)
def test_a_locked_screen_locks_on_every_large_desktop(known, qtbot, name):
    desktop, _, reasons = known

    desktop.says("/" + name.replace(".", "/"), name, "ActiveChanged", "b", True)

    qtbot.waitUntil(lambda: reasons == ["screen"], timeout=5000)


def test_an_unlocked_screen_does_not(known, qtbot):
    desktop, _, reasons = known

    desktop.says("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "b", False)
    desktop.says("/com/canonical/Unity/Session", "com.canonical.Unity.Session", "Locked")

    qtbot.waitUntil(lambda: len(reasons) > 0, timeout=5000)
    assert reasons == ["screen"]


def test_the_lock_of_our_session_locks_and_that_of_another_does_not(known, qtbot):
    desktop, _, reasons = known

    desktop.says(OTHER_SESSION, LOGIN_SESSION, "Lock")
    desktop.says("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "b", True)
    desktop.says(SESSION, LOGIN_SESSION, "Lock")

    qtbot.waitUntil(lambda: len(reasons) == 2, timeout=5000)
    assert reasons == ["screen", "session"]


def test_somebody_else_sitting_down_locks(known, qtbot):
    desktop, _, reasons = known

    def change(**properties) -> None:
        desktop.says(
            SESSION, PROPERTIES, "PropertiesChanged", "sa{sv}as", LOGIN_SESSION, properties, []
        )

    change(IdleHint=["b", True])
    change(Active=["b", True])
    change(Active=["b", False])

    qtbot.waitUntil(lambda: len(reasons) > 0, timeout=5000)
    assert reasons == ["away"]


def test_a_session_that_cannot_be_found_locks_with_any(desktop_of, qtbot):
    desktop, signals, reasons = desktop_of("unknown")
    qtbot.waitUntil(lambda: signals._waiting == set(), timeout=5000)

    desktop.says(OTHER_SESSION, LOGIN_SESSION, "Lock")

    qtbot.waitUntil(lambda: reasons == ["session"], timeout=5000)


def test_sleep_waits_until_it_is_released(known, qtbot):
    desktop, signals, reasons = known
    signals.hold_sleep()
    qtbot.waitUntil(lambda: signals._inhibitor >= 0, timeout=5000)
    assert desktop.hears() == ["Inhibit", "sleep", "Stillpage", "Saving", "delay"]

    with qtbot.waitSignal(signals.going_to_sleep, timeout=5000):
        desktop.says("/org/freedesktop/login1", MANAGER, "PrepareForSleep", "b", True)
    assert reasons == ["sleep"]
    signals.release_sleep()

    # Heard only because the descriptor is closed: otherwise this line would wait for ever.
    assert desktop.hears() == ["released"]


def test_after_a_sleep_the_next_one_waits_again(known, qtbot):
    desktop, signals, _ = known
    signals.hold_sleep()
    qtbot.waitUntil(lambda: signals._inhibitor >= 0, timeout=5000)
    signals.release_sleep()

    with qtbot.waitSignal(signals.woke, timeout=5000):
        desktop.says("/org/freedesktop/login1", MANAGER, "PrepareForSleep", "b", False)

    qtbot.waitUntil(lambda: signals._inhibitor >= 0, timeout=5000)


def test_twin_while_it_is_held_the_descriptor_stays_open(known, qtbot):
    desktop, signals, _ = known
    signals.hold_sleep()
    qtbot.waitUntil(lambda: signals._inhibitor >= 0, timeout=5000)
    desktop.hears()

    desktop.says("/org/freedesktop/login1", MANAGER, "PrepareForSleep", "b", False)
    signals._call("Ping", [], lambda _reply: None)
    qtbot.waitUntil(lambda: signals._waiting == set(), timeout=5000)

    # Had it been closed, "released" would stand before this.
    assert desktop.hears() == ["Ping"]


def test_missing_buses_are_silence(qapp):
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    signals = DesktopSignals(nowhere, nowhere, "")

    signals.start()
    signals.hold_sleep()
    signals.release_sleep()

    assert signals._waiting == set()
    QDBusConnection.disconnectFromBus("nowhere")
