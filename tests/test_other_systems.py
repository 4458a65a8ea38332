"""What Windows and macOS would be asked; their libraries are played."""

import ctypes
import re

import pytest
from dlls import Library

from desktop import other_systems, sandbox

READ, WRITE, DUPLICATE, ALL = 0x10, 0x20, 0x40, 0x1FFFFF


def windows() -> tuple[Library, Library]:
    kernel32, advapi32 = Library(), Library({"ConvertStringSecurityDescriptorToSecurityDescriptorW":
                                             give_rules})  # fmt: skip
    other_systems.close_on_windows(kernel32, advapi32)
    return kernel32, advapi32


def give_rules(_words, _revision, rules, _size) -> int:
    ctypes.cast(rules, ctypes.POINTER(ctypes.c_void_p))[0] = 4711
    return 1


def assert_a_crash_writes_nothing(kernel32):
    ((mode,),) = kernel32.called("SetErrorMode")
    ((flags,),) = kernel32.called("WerSetFlags")
    assert mode & 0x2, "a report is begun"
    assert flags & 0x1, "the heap is in a report"
    assert flags & 0x40, "the heap is in a report that waits"


def test_a_crash_begins_no_report_and_a_report_holds_no_heap():
    assert_a_crash_writes_nothing(windows()[0])


@pytest.mark.parametrize("name", ["NO_FAULT_BOX", "WER_NO_HEAP", "WER_NO_HEAP_IN_QUEUE"])
def test_twin_a_flag_that_is_left_out(monkeypatch, name):
    monkeypatch.setattr(other_systems, name, 0)

    with pytest.raises(AssertionError, match="report"):
        assert_a_crash_writes_nothing(windows()[0])


def assert_nobody_may_read_the_memory(advapi32):
    ((words, *_),) = advapi32.called("ConvertStringSecurityDescriptorToSecurityDescriptorW")
    given = [int(one, 16) for one in re.findall(r"\(A;;(0x[0-9a-f]+);;;\w\w\)", words)]
    assert given
    assert words.startswith("D:P")
    assert all(one & (READ | WRITE | DUPLICATE) == 0 for one in given), "memory can be read"
    ((process, what, rules),) = advapi32.called("SetKernelObjectSecurity")
    assert (process, what, rules) == (ctypes.c_void_p(-1).value, 0x80000004, 4711)


def test_nobody_is_given_leave_to_read_the_memory():
    kernel32, advapi32 = windows()

    assert_nobody_may_read_the_memory(advapi32)
    assert kernel32.called("LocalFree") == [[4711]]


def test_twin_rules_by_which_the_memory_can_be_read(monkeypatch):
    monkeypatch.setattr(other_systems, "MEMORY_IS_OURS", f"D:P(A;;{ALL:#x};;;OW)")

    with pytest.raises(AssertionError, match="memory can be read"):
        assert_nobody_may_read_the_memory(windows()[1])


def test_rules_that_cannot_be_made_are_not_set():
    refusing = {"ConvertStringSecurityDescriptorToSecurityDescriptorW": lambda *_: 0}
    advapi32 = Library(refusing)
    other_systems.close_on_windows(Library(), advapi32)

    assert advapi32.called("SetKernelObjectSecurity") == []


def test_nothing_may_attach_on_a_mac():
    libc = Library()
    other_systems.close_on_macos(libc)

    assert libc.log == [("ptrace", 31, 0, None, 0)]


@pytest.mark.parametrize("system", ["win32", "darwin"])
@pytest.mark.parametrize("dumpable", [False, True])
def test_elsewhere_than_on_linux_it_is_asked_before_all_else_and_nothing_is_claimed(
    monkeypatch, system, dumpable
):
    asked: list[str] = []
    monkeypatch.setattr(sandbox.sys, "platform", system)
    monkeypatch.setattr(sandbox, "_limit", lambda _bytes: system == "darwin")
    monkeypatch.setattr(sandbox.os, "umask", lambda _mask: 0)
    monkeypatch.setattr(sandbox.sys, "unraisablehook", sandbox.sys.unraisablehook)
    monkeypatch.setattr(other_systems, "close", lambda: asked.append(system))
    held = sandbox.confine(dumpable=dumpable, sockets=sandbox.Sockets.UNIX, write_beneath=None)
    monkeypatch.undo()

    assert asked == ([] if dumpable else [system])
    assert held == sandbox.Held(core_dumps_off=system == "darwin")


def test_each_system_is_asked_with_its_own_libraries_and_linux_for_nothing(monkeypatch):
    made: dict[str, Library] = {}

    def load(name, **_named):
        made[str(name)] = Library()
        return made[str(name)]

    other_systems.close()
    with monkeypatch.context() as there:
        there.setattr(ctypes, "WinDLL", load, raising=False)
        there.setattr(ctypes, "CDLL", load)
        there.setattr(other_systems.sys, "platform", "win32")
        other_systems.close()
        there.setattr(other_systems.sys, "platform", "darwin")
        other_systems.close()

    assert made.keys() == {"kernel32", "advapi32", "None"}
    assert made["kernel32"].called("WerSetFlags")
    assert made["None"].called("ptrace")
