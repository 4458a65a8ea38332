"""What a program that keeps folders in step leaves beside a vault where two computers wrote.

Such a program keeps both files and gives one of them another name (Syncthing "sync-conflict",
Dropbox and Nextcloud "conflicted copy", OneDrive the name of the computer, others a number). It is
named to the person and left as it is: nothing here opens, merges or removes one. Of a file that by
its first bytes can be no such state nothing is said, whatever its name. Decision 0077.
"""

import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

# Every name that the program itself gives to these files, also on the way (vault/removal.py).
_OWN = re.compile(r"(keys(\.bak)?|vault\.db)(\.new|\.part)?(-journal|-wal|-shm)?(\.aside)?")
# The word as it stands, and nothing that another program has only begun to write.
_COPY = re.compile(r"(?![.~]).*(?<![^\W_])(keys|vault)(?![^\W_]).*", re.IGNORECASE | re.DOTALL)
_WORDS = re.compile("vault", re.IGNORECASE)
_KEYS = b"STILLKEY"
"""vault/keyfile.py, which the lock screen must not load."""
_PAGE = 4096
_FORMS = (
    b"%PDF", b"PK\3\4", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b\x08", b"7z\xbc\xaf", b"Rar!",
    b"\xfd7zXZ", b"OggS", b"ID3", b"BZh", b"\x28\xb5\x2f\xfd", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
"""How dense files of other programs begin: a vault begins with chance alone."""
_QUOTES = "\"'`\u201e\u201a"
_LEAST_KINDS = 250
"""Of 256 kinds of byte a page of chance misses one in 30,000 times, and never seven."""
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
        Copy(kind, entry.name)
        for entry in _entries(folder)
        if _COPY.fullmatch(entry.name)
        and not _OWN.fullmatch(entry.name)
        and _is_file(entry)
        and (kind := _kind(entry))
    ]
    found += [
        Copy(FOLDER, entry.name)
        for entry in _entries(folder.parent)
        if entry.name.startswith(folder.name) and _FOLDER.fullmatch(entry.name[len(folder.name) :])
    ]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.kind), one.name)))


def shown(name: str, longest: int = 40) -> str:
    """Return a name as it may stand on a screen: short, and with nothing that passes for our words.

    Quotation marks, line ends, control characters and those that turn the direction give way to
    a dot; what is in the middle of a long one is left out. Between letters it can be broken.
    """
    plain = "".join(one if _is_plain(one) else "·" for one in name)
    if len(plain) > longest:
        end = longest // 3
        plain = f"{plain[: longest - end - 1]}…{plain[-end:]}"
    return re.sub(r"(\S{8})(?=\S)", "\\1\u200b", plain)


def _is_plain(one: str) -> bool:
    is_quote = one in _QUOTES or unicodedata.category(one) in {"Pi", "Pf"}
    return one.isprintable() and not is_quote


def _kind(entry: os.DirEntry[str]) -> str:
    """Return what a file can be another state of by its first bytes, or ""."""
    try:
        size = entry.stat(follow_symlinks=False).st_size
        with Path(entry.path).open("rb") as file:
            first = file.read(_PAGE)
    except OSError:
        return ""
    if first.startswith(_KEYS):
        return LOCKS
    is_dense = len(set(first)) >= _LEAST_KINDS and not first.startswith(_FORMS)
    is_like_words = is_dense and size % _PAGE == 0 and _WORDS.search(entry.name) is not None
    return WORDS if is_like_words else ""


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
