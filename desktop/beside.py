"""What a program that keeps folders in step leaves beside a vault where two computers wrote.

Such a program keeps both files and gives one of them another name (Syncthing "sync-conflict",
Dropbox and Nextcloud "conflicted copy", OneDrive the name of the computer, others a number). It is
named to the person and left as it is: nothing here opens, merges or removes one. Decision 0077.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

# Every name that the program itself gives to these files, also on the way (vault/removal.py).
_OWN = re.compile(r"(keys(\.bak)?|vault\.db)(\.new|\.part)?(-journal|-wal|-shm)?(\.aside)?")
# The word as it stands, and nothing that another program has only begun to write.
_COPY = re.compile(r"(?![.~]).*(?<![^\W_])(keys|vault)(?![^\W_]).*", re.IGNORECASE | re.DOTALL)
_WORDS = re.compile("vault", re.IGNORECASE)
_FOLDER = re.compile(r"[\s._(\[-].*conflict.*", re.IGNORECASE | re.DOTALL)


class Copy(NamedTuple):
    """Something with this name, and what it is another state of: words, a whole folder, locks."""

    kind: str
    name: str


WORDS, FOLDER, LOCKS = "words", "folder", "locks"
_ORDER = (WORDS, FOLDER, LOCKS)


def copies(folder: Path) -> tuple[Copy, ...]:
    """Return what looks like another state of this vault, in it or beside it; words come first."""
    found = [
        Copy(WORDS if _WORDS.search(entry.name) else LOCKS, entry.name)
        for entry in _entries(folder)
        if _COPY.fullmatch(entry.name) and not _OWN.fullmatch(entry.name) and _is_file(entry)
    ]
    found += [
        Copy(FOLDER, entry.name)
        for entry in _entries(folder.parent)
        if entry.name.startswith(folder.name) and _FOLDER.fullmatch(entry.name[len(folder.name) :])
    ]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.kind), one.name)))


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
