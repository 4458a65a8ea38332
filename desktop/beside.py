"""What a program that keeps folders in step leaves beside a vault where two computers wrote.

Such a program keeps both files and gives one of them another name (Syncthing "sync-conflict",
Dropbox and Nextcloud "conflicted copy", OneDrive the name of the computer, others a number). It is
named to the person and left as it is: nothing here opens, merges or removes one. Decision 0077.
"""

import os
import re
from pathlib import Path

# Every name that the program itself gives to these files, also on the way (vault/removal.py).
_OWN = re.compile(r"(keys(\.bak)?|vault\.db)(\.new|\.part)?(-journal|-wal|-shm)?(\.aside)?")
# The word as it stands, and nothing that another program has only begun to write.
_COPY = re.compile(r"(?![.~]).*(?<![^\W_])(keys|vault)(?![^\W_]).*", re.IGNORECASE | re.DOTALL)
_FOLDER = re.compile(r"[\s._(\[-].*conflict.*", re.IGNORECASE | re.DOTALL)


def copies(folder: Path) -> tuple[str, ...]:
    """Return the names of what looks like another state of this vault, in it or beside it."""
    within = [
        entry.name
        for entry in _entries(folder)
        if _COPY.fullmatch(entry.name) and not _OWN.fullmatch(entry.name)
        if _is_file(entry)
    ]
    name = folder.name
    without = [
        entry.name
        for entry in _entries(folder.parent)
        if entry.name.startswith(name) and _FOLDER.fullmatch(entry.name[len(name) :])
    ]
    return (*sorted(within), *sorted(without))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:
        return False
