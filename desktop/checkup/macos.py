"""What a Mac says of itself, read beneath a root folder.

What only a command could tell (FileVault, the list of what runs, the lock of the screen) is left
open: nothing is started for a look, and the page says where a person finds it.
"""

from pathlib import Path

from desktop import files
from desktop.checkup import reading
from desktop.checkup.mine import Mine
from desktop.model.checkup import Place, Seen, System

_APPLICATIONS = ("Applications", "Applications/Utilities")
_SERVICES = ("Library/LaunchDaemons", "Library/LaunchAgents")


def look(mine: Mine, root: Path = Path("/")) -> Seen:
    """Return what can be told of this computer; what cannot be read is left open."""
    return Seen(system=System.MACOS, installed=_installed(mine, root), place=_place(mine))


def _installed(mine: Mine, root: Path) -> frozenset[str] | None:
    folders = [root / one for one in (*_APPLICATIONS, *_SERVICES)]
    folders += [mine.home / one for one in (*_APPLICATIONS, *_SERVICES)]
    found = {_plain(name) for folder in folders for name in reading.names(folder)}
    return frozenset(found) if found else None


def _plain(name: str) -> str:
    return name.removesuffix(".app").removesuffix(".plist")


def _place(mine: Mine) -> Place:
    return Place(
        synced_by=files.synced_by(mine.folder or mine.default),
        is_vault=mine.folder is not None,
        copied_on=mine.copied_on(),
    )
