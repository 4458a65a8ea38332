"""Hears from macOS that the screen was locked, somebody else sits down, or of sleep.

Plain C of CoreFoundation and IOKit, so that no bridge to Objective-C is needed
(docs/decisions/0078). Numbers: CFNotificationCenter.h, CFString.h, IOMessage.h.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, byref, c_char_p, c_int, c_long, c_uint32, c_void_p
from typing import Any

from desktop.ui.lock_signals import AWAY, SCREEN, SLEEP, LockSignals

HEARD_BY_ALL = {b"com.apple.screenIsLocked": SCREEN, b"com.apple.screensaver.didstart": SCREEN}
HEARD_FROM_BELOW = {b"com.apple.coregraphics.GUIConsoleSessionChanged": AWAY}
"""Of CGSession.h: another session is at the console, or this one again, where all is locked."""
CAN_SLEEP, WILL_SLEEP, HAS_WOKEN = 0xE0000270, 0xE0000280, 0xE0000300
UTF_8, AT_ONCE = 0x08000100, 4

Noticed = CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
Power = CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)
CORE: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "CFStringCreateWithCString": (c_void_p, (c_void_p, c_char_p, c_uint32)),
    "CFNotificationCenterGetDistributedCenter": (c_void_p, ()),
    "CFNotificationCenterGetDarwinNotifyCenter": (c_void_p, ()),
    "CFNotificationCenterAddObserver": (
        None, (c_void_p, c_void_p, Noticed, c_void_p, c_void_p, c_long),
    ),
    "CFRunLoopGetMain": (c_void_p, ()),
    "CFRunLoopAddSource": (None, (c_void_p, c_void_p, c_void_p)),
}  # fmt: skip
IOKIT: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "IORegisterForSystemPower": (
        c_uint32, (c_void_p, POINTER(c_void_p), Power, POINTER(c_uint32)),
    ),
    "IONotificationPortGetRunLoopSource": (c_void_p, (c_void_p,)),
    "IOAllowPowerChange": (c_int, (c_uint32, c_long)),
}  # fmt: skip


class MacSignals(LockSignals):
    """Listens with these libraries, whose functions have the types of `CORE` and `IOKIT`.

    `common_modes` is what the run loop of Qt runs in.
    """

    def __init__(self, core: Any, iokit: Any, common_modes: Any) -> None:
        super().__init__()
        self._core, self._iokit, self._common_modes = core, iokit, common_modes
        # Whoever is called from C must be held by somebody.
        self._noticed: list[Any] = []
        self._power = Power(self._on_power)
        self._port, self._notifier = c_void_p(), c_uint32()
        self._root = 0
        self._is_sleep_held = False
        self._holds_again = False
        self._held: list[int] = []

    def start(self) -> None:
        """Begin to listen; returns at once."""
        core, iokit = self._core, self._iokit
        self._hear(core.CFNotificationCenterGetDistributedCenter(), HEARD_BY_ALL)
        self._hear(core.CFNotificationCenterGetDarwinNotifyCenter(), HEARD_FROM_BELOW)
        self._root = iokit.IORegisterForSystemPower(
            None, byref(self._port), self._power, byref(self._notifier)
        )
        if self._root:
            source = iokit.IONotificationPortGetRunLoopSource(self._port)
            core.CFRunLoopAddSource(core.CFRunLoopGetMain(), source, self._common_modes)

    def hold_sleep(self) -> None:
        """Ask that a sleep waits until `release_sleep`; macOS waits thirty seconds at most."""
        self._is_sleep_held = self._holds_again = True

    def release_sleep(self) -> None:
        """Let the computer sleep."""
        self._is_sleep_held = False
        while self._held:
            self._iokit.IOAllowPowerChange(self._root, self._held.pop())

    def _hear(self, centre: int | None, reasons: dict[bytes, str]) -> None:
        for name, reason in reasons.items():
            noticed = Noticed(self._teller(reason))
            self._noticed.append(noticed)
            words = self._core.CFStringCreateWithCString(None, name, UTF_8)
            self._core.CFNotificationCenterAddObserver(centre, None, noticed, words, None, AT_ONCE)

    def _teller(self, reason: str) -> Callable[..., None]:
        return lambda *_: self.must_lock.emit(reason)

    def _on_power(
        self, _given: int | None, _service: int, message: int, number: int | None
    ) -> None:
        if message == WILL_SLEEP:
            self._held.append(number or 0)
            self.must_lock.emit(SLEEP)
            self.going_to_sleep.emit()
            if not self._is_sleep_held:
                self.release_sleep()
        elif message == CAN_SLEEP:
            self._iokit.IOAllowPowerChange(self._root, number or 0)
        elif message == HAS_WOKEN:
            self._is_sleep_held = self._holds_again
            self.woke.emit()


def typed(library: Any, functions: dict[str, tuple[Any, tuple[Any, ...]]]) -> Any:
    """Return this library with the types of what is called in it: pointers have 64 bits."""
    for name, (result, arguments) in functions.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def listener() -> LockSignals:
    """Return a listener for macOS, and elsewhere one that hears nothing."""
    if sys.platform != "darwin":
        return LockSignals()
    place = "/System/Library/Frameworks/{0}.framework/{0}"
    core = ctypes.CDLL(place.format("CoreFoundation"))
    iokit = ctypes.CDLL(place.format("IOKit"))
    common_modes = c_void_p.in_dll(core, "kCFRunLoopCommonModes")
    return MacSignals(typed(core, CORE), typed(iokit, IOKIT), common_modes)
