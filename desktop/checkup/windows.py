"""What Windows says of itself: from its registry and the folders in which programs lie.

The registry is handed in as two functions, so that what is made of it is tried everywhere.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop import files
from desktop.checkup import reading
from desktop.checkup.mine import Mine
from desktop.model.checkup import Place, Recent, Seen, System

_CLIPBOARD = r"HKCU\Software\Microsoft\Clipboard"
_EXPLORER = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer"
_RECENT = rf"{_EXPLORER}\RecentDocs"
_ADVANCED = rf"{_EXPLORER}\Advanced"
_POWER = r"HKLM\SYSTEM\CurrentControlSet\Control\Power"
_MEMORY = r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management"
_UNINSTALL = (
    r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall",
    r"HKLM\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall",
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall",
)
_DESKTOP = r"HKCU\Control Panel\Desktop"
_PROGRAMS = ("Program Files", "Program Files (x86)", "ProgramData")
HISTORY, CLOUD = "windows_history", "windows_cloud"
"""Keys under which `resources/checkup` names what Windows itself keeps of the clipboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """How the registry is asked: a value by key and name, and the names of what lies beneath."""

    value: Callable[[str, str], str | int | None]
    keys: Callable[[str], tuple[str, ...]]


def look(mine: Mine, registry: Registry, root: Path = Path("C:/")) -> Seen:
    """Return what can be told of this computer; what cannot be read is left open."""
    return Seen(
        system=System.WINDOWS,
        installed=_installed(registry, root),
        switched_on=_switched_on(registry),
        recent=_recent(registry),
        place=Place(
            synced_by=files.synced_by(mine.folder or mine.default),
            is_vault=mine.folder is not None,
            copied_on=mine.copied_on(),
        ),
        swap=_swap(registry),
        hibernates=_flag(registry.value(_POWER, "HibernateEnabled")),
        locks_screen=_locks_screen(registry),
    )


def _installed(registry: Registry, root: Path) -> frozenset[str] | None:
    listed = {
        str(name)
        for place in _UNINSTALL
        for key in registry.keys(place)
        if (name := registry.value(rf"{place}\{key}", "DisplayName"))
    }
    found = listed.union(*(reading.names(root / one) for one in _PROGRAMS))
    return frozenset(found) if found else None


def _switched_on(registry: Registry) -> frozenset[str]:
    asked = {HISTORY: "EnableClipboardHistory", CLOUD: "CloudClipboardAutomaticUpload"}
    return frozenset(key for key, name in asked.items() if registry.value(_CLIPBOARD, name) == 1)


def _recent(registry: Registry) -> Recent | None:
    """Return whether recent files are listed; which ones stands in a form that is not read."""
    if registry.value(_ADVANCED, "Start_TrackDocs") == 0:
        return Recent(is_kept=False)
    return Recent(is_kept=True) if registry.keys(_RECENT) else None


def _swap(registry: Registry) -> tuple[None, ...] | None:
    """Return a piece of swap that nobody knows more of: whether it is encrypted is not told."""
    named = registry.value(_MEMORY, "PagingFiles")
    if named is None:
        return None
    return (None,) if named else ()


def _locks_screen(registry: Registry) -> bool | None:
    value = registry.value(_DESKTOP, "ScreenSaverIsSecure")
    # Without a screen saver Windows may still lock when it sleeps, which is not told here.
    return True if str(value) == "1" else None


def _flag(value: str | int | None) -> bool | None:
    return None if value is None else value == 1


if sys.platform == "win32":
    import winreg

    _ROOTS = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}

    def _value(key: str, name: str) -> str | int | None:
        root, _, rest = key.partition("\\")
        try:
            with winreg.OpenKey(_ROOTS[root], rest) as opened:
                found = winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
        return "\n".join(found) if isinstance(found, list) else found

    def _keys(key: str) -> tuple[str, ...]:
        root, _, rest = key.partition("\\")
        try:
            with winreg.OpenKey(_ROOTS[root], rest) as opened:
                count = winreg.QueryInfoKey(opened)[0]
                return tuple(winreg.EnumKey(opened, at) for at in range(count))
        except OSError:
            return ()

    def registry() -> Registry:
        """Return the registry of this computer."""
        return Registry(value=_value, keys=_keys)
