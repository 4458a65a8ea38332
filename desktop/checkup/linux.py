"""What a Linux computer says of itself, read beneath a root folder."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop import files
from desktop.checkup import disks, reading
from desktop.checkup.mine import Mine
from desktop.model.checkup import Lies, People, Place, Recent, Seen, System

_APPLICATIONS = (
    "usr/share/applications", "usr/local/share/applications", "etc/xdg/autostart",
    "var/lib/flatpak/exports/share/applications", "var/lib/snapd/desktop/applications",
)  # fmt: skip
_OWN_APPLICATIONS = (
    ".local/share/applications", ".local/share/flatpak/exports/share/applications",
    ".config/autostart",
)  # fmt: skip
_COMMANDS = ("usr/bin", "usr/sbin", "usr/local/bin", "opt", "snap/bin")
_OWN_COMMANDS = (".local/bin", "bin")
_RECENT_LIST = ".local/share/recently-used.xbel"
_RECENT_FOLDER = ".local/share/RecentDocuments"
_LONGEST_LIST = 8 << 20
"""Bytes of a list of recent files that are looked through; GNOME keeps a few hundred lines."""
_ADMINISTRATORS = frozenset({"sudo", "wheel", "admin"})
_NO_SHELL = re.compile(r".*/(nologin|false|sync|halt|shutdown)")
_FIRST_PERSON, _LAST_PERSON = 1000, 59_999
"""Numbers of accounts that people have (login.defs(5), systemd's own table)."""


def look(mine: Mine, root: Path = Path("/")) -> Seen:
    """Return what can be told of this computer; what cannot be read is left open."""
    return Seen(
        system=System.LINUX,
        running=_running(root),
        installed=_installed(mine, root),
        recent=_recent(mine),
        is_screen_shared=_is_screen_shared(mine),
        place=_place(mine, root),
        swap=disks.swap(root),
        hibernates=disks.hibernates(root),
        temporary=_temporary(mine, root),
        keeps_crashes=_keeps_crashes(root),
        people=_people(mine, root),
        locks_screen=_locks_screen(mine),
    )


def _running(root: Path) -> frozenset[str] | None:
    """Return the names of all processes that may be seen, or None where there is no list."""
    found: set[str] = set()
    numbers = [name for name in reading.names(root / "proc") if name.isdecimal()]
    for number in numbers:
        place = root / "proc" / number
        found.add((reading.text(place / "comm") or "").strip())
        # Only the name by which it was called: what follows can hold anything.
        called = (reading.text(place / "cmdline") or "").partition("\0")[0]
        found.add(called.rpartition("/")[2].strip())
    return frozenset(found - {""}) if numbers else None


def _installed(mine: Mine, root: Path) -> frozenset[str] | None:
    entries = [root / one for one in _APPLICATIONS] + [mine.home / one for one in _OWN_APPLICATIONS]
    commands = [root / one for one in _COMMANDS] + [mine.home / one for one in _OWN_COMMANDS]
    listed = {name.removesuffix(".desktop") for folder in entries for name in reading.names(folder)}
    found = listed.union(*(reading.names(folder) for folder in commands))
    return frozenset(found) if found else None


def _recent(mine: Mine) -> Recent:
    """Return whether the desktop lists what was opened last, and whether this stands there."""
    texts = [_start_of(mine.home / _RECENT_LIST)]
    texts += [name.encode(errors="replace") for name in reading.names(mine.home / _RECENT_FOLDER)]
    ours = [files.PRODUCT.encode()]
    if mine.folder is not None:
        ours.append(os.fsencode(mine.folder).lower())
    held = [text.lower() for text in texts if text]
    return Recent(is_kept=bool(held), is_named=any(name in text for text in held for name in ours))


def _start_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_LONGEST_LIST)
    except OSError:
        return b""


def _is_screen_shared(mine: Mine) -> bool | None:
    """Return whether each program of the account sees the screen and the keys, as under X11."""
    kind = mine.environ.get("XDG_SESSION_TYPE", "")
    if kind == "wayland" or mine.environ.get("WAYLAND_DISPLAY"):
        return False
    return True if kind == "x11" or mine.environ.get("DISPLAY") else None


def _place(mine: Mine, root: Path) -> Place:
    folder = mine.folder or mine.default
    within = Path("/", folder.relative_to(root))
    return Place(
        lies=disks.lies(folder, root),
        synced_by=files.synced_by(folder),
        is_elsewhere=files.is_remote(within, root / "proc/self/mountinfo"),
        is_vault=mine.folder is not None,
        copied_on=mine.copied_on(),
    )


def _temporary(mine: Mine, root: Path) -> Lies | None:
    return disks.lies(mine.temporary, root)


def _keeps_crashes(root: Path) -> bool | None:
    """Return whether the system keeps the memory of programs that fail (core(5))."""
    pattern = reading.text(root / "proc/sys/kernel/core_pattern")
    if pattern is None:
        return None
    # "|/bin/false" is how a system says that it wants none.
    return bool(pattern.strip()) and not pattern.strip().endswith("/false")


def _people(mine: Mine, root: Path) -> People | None:
    accounts = reading.text(root / "etc/passwd")
    groups = reading.text(root / "etc/group")
    if accounts is None or groups is None:
        return None
    listed = [line.split(":") for line in accounts.splitlines() if line.count(":") == 6]  # noqa: PLR2004  # passwd(5)
    numbers = {
        parts[2]: set(filter(None, parts[3].split(",")))
        for parts in (line.split(":") for line in groups.splitlines())
        if len(parts) == 4 and parts[0] in _ADMINISTRATORS  # noqa: PLR2004  # group(5)
    }
    first = {parts[0] for parts in listed if parts[3] in numbers}
    return People(
        account=mine.account,
        administrators=frozenset(first.union(*numbers.values())),
        others=frozenset(_persons(listed)),
    )


def _persons(listed: Iterable[list[str]]) -> Iterator[str]:
    for name, _, number, _, _, _, shell in listed:
        if not number.isdecimal() or not shell or _NO_SHELL.fullmatch(shell):
            continue
        if _FIRST_PERSON <= int(number) <= _LAST_PERSON:
            yield name


def _locks_screen(mine: Mine) -> bool | None:
    """Return whether the desktop locks its screen by itself, where it says so in plain text."""
    plasma = reading.text(mine.home / ".config/kscreenlockerrc")
    if plasma is not None:
        return not re.search(r"^Autolock=false\s*$", plasma, re.MULTILINE)
    old = reading.text(mine.home / ".xscreensaver")
    if old is not None:
        return bool(re.search(r"^lock:\s*True\s*$", old, re.MULTILINE))
    return None
