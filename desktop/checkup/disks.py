"""How a place of a Linux computer lies: in memory, on an encrypted disk, or on an open one.

Read from the lists of the kernel beneath a root folder; nothing is started for it.
"""

import os
import re
from pathlib import Path

from desktop.checkup import reading
from desktop.model.checkup import Lies

_MOUNTS = "proc/self/mountinfo"
_BLOCKS = "sys/class/block"
_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_CLOSED_TYPES = frozenset(
    {"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs"}
)
# What cryptsetup writes before the id of a disk that it decrypts (libdevmapper.h); it writes
# CRYPT-VERITY and CRYPT-INTEGRITY too, which hide nothing.
_CLOSED_UUID = re.compile(r"CRYPT-(LUKS\d*|PLAIN|TCRYPT|BITLK|FVAULT2|LOOPAES)")
_CLOSED_NAME = re.compile(r"veracrypt\d+")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_LONGEST_CHAIN = 8
"""Disks that lie on disks; more than any computer stacks, and an end for a ring of links."""


def lies(path: Path, root: Path) -> Lies | None:
    """Return how this path beneath the root lies, or None where that cannot be told."""
    whole = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    mount = _mount_of(Path("/", whole[0].relative_to(whole[1])), root)
    if mount is None:
        return None
    kind, source = mount
    if kind in _IN_MEMORY:
        return Lies.MEMORY
    if kind in _CLOSED_TYPES:
        return Lies.CLOSED
    return device(source, root) if source.startswith("/dev/") else None


def device(source: str, root: Path) -> Lies | None:
    """Return how what is written to this device lies ("/dev/mapper/x", "/dev/sda2")."""
    blocks = root / _BLOCKS
    name = source.rsplit("/", 1)[-1]
    if source.startswith("/dev/mapper/"):
        names = (
            one.name for one in reading.inside(blocks) if reading.line(one / "dm/name") == name
        )
        name = next(names, name)
    return _block(blocks, name, _LONGEST_CHAIN)


def _block(blocks: Path, name: str, left: int) -> Lies | None:
    block = blocks / name
    if not left or not reading.names(block):
        return None
    if _CLOSED_UUID.match(reading.line(block / "dm/uuid")) or _CLOSED_NAME.match(
        reading.line(block / "dm/name")
    ):
        return Lies.CLOSED
    below = {_block(blocks, one.name, left - 1) for one in reading.inside(block / "slaves")}
    if Lies.OPEN in below:
        return Lies.OPEN
    return None if None in below else next(iter(below), Lies.OPEN)


def swap(root: Path) -> tuple[Lies | None, ...] | None:
    """Return how each piece of swap lies (proc(5)), or None where there is no such list."""
    listed = reading.text(root / "proc/swaps")
    if listed is None:
        return None
    return tuple(_piece(line.split()[0], root) for line in listed.splitlines()[1:] if line.strip())


def _piece(source: str, root: Path) -> Lies | None:
    name = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), source)
    if name.startswith("/dev/zram"):
        return Lies.MEMORY
    return device(name, root) if name.startswith("/dev/") else lies(root / name.lstrip("/"), root)


def hibernates(root: Path) -> bool | None:
    """Return whether this computer can put all of its memory on the disk and switch off."""
    states = reading.text(root / "sys/power/state")
    if states is None:
        return None
    if "disk" not in states.split() or "[disabled]" in (
        reading.text(root / "sys/power/disk") or ""
    ):
        return False
    named = re.search(r"(?:^|\s)resume=\S", reading.text(root / "proc/cmdline") or "")
    return bool(named) or reading.line(root / "sys/power/resume") not in ("", "0:0")


def _mount_of(path: Path, root: Path) -> tuple[str, str] | None:
    """Return kind and source of what is mounted where this path lies (proc(5), mountinfo)."""
    best, found = -1, None
    for line in (reading.text(root / _MOUNTS) or "").splitlines():
        fields = line.split(" ")
        if "-" not in fields[5:]:
            continue
        point = _ESCAPED.sub(lambda sign: chr(int(sign[1], 8)), fields[4])
        # A later line covers an earlier one at the same place.
        if path.is_relative_to(point) and len(point) >= best:
            after = fields.index("-", 5)
            best, found = len(point), (fields[after + 1], fields[after + 2])
    return found
