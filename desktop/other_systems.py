"""What Windows and macOS are asked to refuse a process; standard library only, no Qt.

Nobody has tried it there yet (docs/decisions/0078): the page on protection claims none of it.
"""

import ctypes
import sys
from ctypes import byref, c_int, c_uint32, c_void_p, c_wchar_p
from typing import Any

NO_CRITICAL_BOX, NO_FAULT_BOX, NO_OPEN_BOX = 0x1, 0x2, 0x8000
"""errhandlingapi.h: with the second no error report is begun, and so no dump is written."""
WER_NO_HEAP, WER_NO_HEAP_IN_QUEUE, WER_NO_CRASH_COPY, WER_NO_HANG_COPY = 0x1, 0x40, 0x80, 0x100
"""werapi.h: should a report be made all the same, the heap is not in it."""
MEMORY_IS_OURS = "D:P(A;;0x101001;;;SY)(A;;0x101001;;;BA)(A;;0x121001;;;OW)"
"""Whoever owns the process, the system and administrators may see that it is there, wait for it
and end it (as KeePassXC, Bootstrap.cpp); nobody is given leave to read its memory."""
SDDL_REVISION, ITS_LIST, PROTECTED = 1, 0x4, 0x80000000
DENY_ATTACH = 31
"""sys/ptrace.h of macOS."""


def close_on_windows(kernel32: Any, advapi32: Any) -> None:
    """Ask for no dump after a crash, and that no other program may read the memory."""
    kernel32.SetErrorMode(c_uint32(NO_CRITICAL_BOX | NO_FAULT_BOX | NO_OPEN_BOX))
    flags = WER_NO_HEAP | WER_NO_HEAP_IN_QUEUE | WER_NO_CRASH_COPY | WER_NO_HANG_COPY
    kernel32.WerSetFlags(c_uint32(flags))
    rules = c_void_p()
    if not advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        c_wchar_p(MEMORY_IS_OURS), c_uint32(SDDL_REVISION), byref(rules), None
    ):
        return
    # -1 is this process itself; a handle of its own to it keeps every right.
    advapi32.SetKernelObjectSecurity(c_void_p(-1), c_uint32(ITS_LIST | PROTECTED), rules)
    kernel32.LocalFree(rules)


def close_on_macos(libc: Any) -> None:
    """Ask that nothing may attach to this process to look into it."""
    libc.ptrace(c_int(DENY_ATTACH), c_int(0), c_void_p(), c_int(0))


def close() -> None:
    """Ask for all this on the system that has it."""
    if sys.platform == "win32":
        close_on_windows(
            ctypes.WinDLL("kernel32", use_last_error=True),
            ctypes.WinDLL("advapi32", use_last_error=True),
        )
    elif sys.platform == "darwin":
        close_on_macos(ctypes.CDLL(None, use_errno=True))
