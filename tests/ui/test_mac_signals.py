"""What macOS would say; CoreFoundation and IOKit are played, and each call goes through C."""

import ctypes

import pytest
from dlls import Library

from desktop.ui import mac_signals
from desktop.ui.mac_signals import CORE, IOKIT, MacSignals

FROM_ALL, FROM_BELOW, LOOP, SOURCE, ROOT, MODES = 71, 72, 73, 74, 75, 76
CAN_SLEEP, WILL_SLEEP, HAS_WOKEN = 0xE0000270, 0xE0000280, 0xE0000300


class Mac:
    """The two libraries, and whoever is to be called by them."""

    def __init__(self) -> None:
        self._names: list[bytes] = []
        self.observers: dict[tuple[int, bytes], object] = {}
        self._power = None
        self.core = Library(
            {
                "CFStringCreateWithCString": self._string,
                "CFNotificationCenterGetDistributedCenter": lambda: FROM_ALL,
                "CFNotificationCenterGetDarwinNotifyCenter": lambda: FROM_BELOW,
                "CFNotificationCenterAddObserver": self._observe,
                "CFRunLoopGetMain": lambda: LOOP,
                "CFRunLoopAddSource": lambda *_: None,
            },
            CORE,
        )
        self.iokit = Library(
            {
                "IORegisterForSystemPower": self._register,
                "IONotificationPortGetRunLoopSource": lambda _port: SOURCE,
                "IOAllowPowerChange": lambda *_: 0,
            },
            IOKIT,
        )

    def says(self, centre: int, name: bytes) -> None:
        self.observers[centre, name](None, None, None, None, None)

    def power(self, message: int, number: int = 0) -> None:
        self._power(None, 0, message, number)

    def allowed(self) -> list[tuple[int, int]]:
        return [tuple(one) for one in self.iokit.called("IOAllowPowerChange")]

    def _string(self, _allocator, name, _encoding):
        self._names.append(name)
        return len(self._names)

    def _observe(self, centre, _observer, call, name, _object, _behaviour):
        self.observers[centre, self._names[name - 1]] = call

    def _register(self, _given, port, call, notifier):
        port[0], notifier[0] = ctypes.c_void_p(80), 81
        self._power = call
        return ROOT


@pytest.fixture
def heard(qapp):
    mac, reasons = Mac(), []
    signals = MacSignals(mac.core, mac.iokit, MODES)
    signals.must_lock.connect(reasons.append)
    signals.start()
    return mac, signals, reasons


def assert_all_that_means_a_lock_locks(mac, reasons):
    for centre, name, reason in (
        (FROM_ALL, b"com.apple.screenIsLocked", "screen"),
        (FROM_ALL, b"com.apple.screensaver.didstart", "screen"),
        (FROM_BELOW, b"com.apple.coregraphics.GUIConsoleSessionChanged", "away"),
    ):
        assert (centre, name) in mac.observers, f"nobody hears {name}"
        reasons.clear()
        mac.says(centre, name)
        assert reasons == [reason], name
    reasons.clear()
    mac.power(WILL_SLEEP)
    assert reasons == ["sleep"]


def test_the_screen_another_person_and_sleep_lock(heard):
    assert_all_that_means_a_lock_locks(heard[0], heard[2])


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("HEARD_BY_ALL", b"com.apple.screenIsLocked"),
        ("HEARD_BY_ALL", b"com.apple.screensaver.didstart"),
        ("HEARD_FROM_BELOW", b"com.apple.coregraphics.GUIConsoleSessionChanged"),
    ],
)
def test_twin_something_that_is_passed_over(qapp, monkeypatch, where, name):
    monkeypatch.delitem(getattr(mac_signals, where), name)
    mac, reasons = Mac(), []
    signals = MacSignals(mac.core, mac.iokit, MODES)
    signals.must_lock.connect(reasons.append)
    signals.start()

    with pytest.raises(AssertionError, match="nobody hears"):
        assert_all_that_means_a_lock_locks(mac, reasons)


def test_twin_a_sleep_that_is_passed_over(heard, monkeypatch):
    monkeypatch.setattr(mac_signals, "WILL_SLEEP", -1)

    with pytest.raises(AssertionError, match="sleep"):
        assert_all_that_means_a_lock_locks(heard[0], heard[2])


def test_it_is_called_in_the_loop_of_the_interface_and_at_once(heard):
    mac, _, _ = heard

    assert mac.core.called("CFRunLoopAddSource") == [[LOOP, SOURCE, MODES]]
    assert {one[-1] for one in mac.core.called("CFNotificationCenterAddObserver")} == {4}


def test_a_sleep_waits_until_it_is_released(heard):
    mac, signals, _ = heard
    signals.hold_sleep()
    mac.power(WILL_SLEEP, 1 << 40)
    assert mac.allowed() == []
    signals.release_sleep()
    assert mac.allowed() == [(ROOT, 1 << 40)]


def test_the_next_sleep_waits_again(heard, qtbot):
    mac, signals, _ = heard
    signals.hold_sleep()
    mac.power(WILL_SLEEP, 8)
    signals.release_sleep()
    with qtbot.waitSignal(signals.woke, timeout=1000):
        mac.power(HAS_WOKEN)
    mac.power(WILL_SLEEP, 9)

    assert mac.allowed() == [(ROOT, 8)]


def test_who_holds_nothing_holds_nobody_up(heard):
    mac, _, reasons = heard
    mac.power(CAN_SLEEP, 5)
    mac.power(WILL_SLEEP, 6)

    assert mac.allowed() == [(ROOT, 5), (ROOT, 6)]
    assert reasons == ["sleep"]


def test_twin_a_sleep_that_is_not_held(heard, monkeypatch):
    monkeypatch.setattr(MacSignals, "hold_sleep", lambda _self: None)

    with pytest.raises(AssertionError):
        test_a_sleep_waits_until_it_is_released(heard)


def test_without_power_to_hear_of_the_screen_is_heard(qapp):
    mac = Mac()
    mac.iokit._answers["IORegisterForSystemPower"] = lambda *_: 0
    signals = MacSignals(mac.core, mac.iokit, MODES)
    signals.start()

    assert mac.core.called("CFRunLoopAddSource") == []
    assert len(mac.observers) == 3


def test_each_function_gets_its_types():
    library = Library()
    mac_signals.typed(library, IOKIT)

    assert library.IOAllowPowerChange.argtypes == IOKIT["IOAllowPowerChange"][1]
    assert library.IOAllowPowerChange.restype is ctypes.c_int
