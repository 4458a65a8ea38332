"""What the door does outside the vault for one room, and what it puts away behind it."""

import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from desktop import aside, files

Answer = tuple[dict[str, Any], int | None]
"""What is said in return, and the descriptor that goes with it."""


_BACKUP = b"STILLCPY"
_MADE_AT, _VAULT_ID = slice(16, 24), slice(64, 80)
"""How a backup begins, and where it says when it was made and of which vault."""


class _Part(NamedTuple):
    """A file on its way: the path it is to get, and the passing one if it needs one."""

    wanted: Path
    descriptor: int
    part: Path | None


class _Made(NamedTuple):
    """A folder that has its name, and the files that were made in it."""

    device: int
    inode: int
    names: tuple[str, ...]


class Errands:
    """Does for one room what is asked, and puts away what was left unfinished.

    What waits for a disk is done `aside`, so that one which does not answer can be left behind.
    """

    def __init__(self, doing: aside.Aside = aside.here) -> None:
        self._aside = doing
        self._until: int | None = None
        self._parts: dict[int, _Part] = {}
        self._made: dict[Path, tuple[int, int]] = {}
        self._new_folders: dict[int, tuple[Path, str]] = {}
        self._made_folders: dict[Path, _Made] = {}
        self.folders: list[Path] = []

    def do(self, message: dict[str, Any], until: int | None = None) -> Answer:
        """Return the answer to one message; `errno` or `refused` in it say why nothing was done.

        The descriptor is readable once nobody waits for the answer.
        """
        self._until = until
        kinds: dict[str, Callable[[dict[str, Any]], Answer]] = {
            "new_file": self._new_file,
            "settle": self._settle,
            "keep": self._keep,
            "drop": self._drop,
            "remove_file": self._remove_file,
            "remove_older": self._remove_older,
            "remove_same": self._remove_same,
            "make_folder": self._make_folder,
            "new_folder": self._new_folder,
            "keep_folder": self._keep_folder,
            "drop_folder": self._drop_folder,
            "remove_folder": self._remove_folder,
            "keep_preferences": self._keep_preferences,
        }
        try:
            return kinds[message["do"]](message)
        except (KeyError, TypeError, ValueError):
            return {"refused": True}, None
        except OSError as error:
            return {"errno": error.errno or 0}, None

    def tidy(self, next_folder: Path | None) -> None:
        """Remove parts without a name, and new folders that stayed empty and are not next."""
        self._until = None
        for number in tuple(self._parts):
            self.do({"do": "drop", "number": number})
        for number in tuple(self._new_folders):
            self.do({"do": "drop_folder", "number": number})
        self._made.clear()
        self._made_folders.clear()
        for folder in reversed(self.folders):
            if next_folder is None or not next_folder.is_relative_to(folder):
                try:
                    folder.rmdir()
                except OSError:
                    continue
                self.folders.remove(folder)

    def _new_file(self, message: dict[str, Any]) -> Answer:
        if not files.is_plain_name(message["name"]):
            return {"refused": True}, None
        folder = Path(message["folder"])
        descriptor = files.new_nameless(folder)
        part = None
        if descriptor is None:
            part, descriptor = files.new_part(folder)
        number = descriptor
        self._parts[number] = _Part(folder / message["name"], descriptor, part)
        return {"number": number}, descriptor

    def _settle(self, message: dict[str, Any]) -> Answer:
        one = self._parts[message["number"]]
        self._aside(partial(_settled, one), self._until)
        return {}, None

    def _keep(self, message: dict[str, Any]) -> Answer:
        one = self._parts[message["number"]]
        found = os.fstat(one.descriptor)
        path = Path(self._aside(partial(_named, one), self._until))
        del self._parts[message["number"]]
        os.close(one.descriptor)
        self._made[path] = (found.st_dev, found.st_ino)
        return {"path": str(path)}, None

    def _drop(self, message: dict[str, Any]) -> Answer:
        one = self._parts.pop(message["number"])
        os.close(one.descriptor)
        if one.part is not None:
            self._aside(partial(_removed, one.part), self._until)
        return {}, None

    def _remove_file(self, message: dict[str, Any]) -> Answer:
        path = Path(message["path"])
        found = path.lstat()
        # Only what this door made for this room, and only while it is still that very file.
        if self._made.get(path) != (found.st_dev, found.st_ino):
            return {"refused": True}, None
        self._aside(partial(_removed, path), self._until)
        del self._made[path]
        return {}, None

    def _remove_older(self, message: dict[str, Any]) -> Answer:
        path, beside = Path(message["path"]), Path(message["beside"])
        found = beside.lstat()
        if self._made.get(beside) != (found.st_dev, found.st_ino):
            return {"refused": True}, None
        if self._aside(partial(_removed_older, path, beside), self._until):
            return {"refused": True}, None
        return {}, None

    def _remove_same(self, message: dict[str, Any]) -> Answer:
        path, size = Path(message["path"]), int(message["size"])
        same = partial(_removed_same, path, size, str(message["digest"]))
        return ({"refused": True} if self._aside(same, self._until) else {}), None

    def _make_folder(self, message: dict[str, Any]) -> Answer:
        folder = Path(message["path"])
        missing = [folder, *folder.parents]
        missing = missing[: next(n for n, one in enumerate(missing) if one.is_dir())]
        for one in reversed(missing):
            one.mkdir(mode=0o700)
            self.folders.append(one)
        if not missing and any(folder.iterdir()):
            return {"refused": True}, None
        return {}, None

    def _new_folder(self, message: dict[str, Any]) -> Answer:
        if not files.is_plain_name(message["name"]):
            return {"refused": True}, None
        part = Path(message["folder"]) / f".{os.urandom(8).hex()}.part"
        part.mkdir(mode=0o700)
        number = max(self._new_folders, default=0) + 1
        self._new_folders[number] = (part, message["name"])
        return {"number": number, "path": str(part)}, None

    def _keep_folder(self, message: dict[str, Any]) -> Answer:
        part, name = self._new_folders[message["number"]]
        found, names = part.lstat(), self._names_in(part)
        path = Path(self._aside(partial(_folder_named, part, name), self._until))
        del self._new_folders[message["number"]]
        self._forget_in(part)
        self._made_folders[path] = _Made(found.st_dev, found.st_ino, names)
        return {"path": str(path)}, None

    def _drop_folder(self, message: dict[str, Any]) -> Answer:
        part, _ = self._new_folders.pop(message["number"])
        names = self._names_in(part)
        self._forget_in(part)
        self._aside(partial(_folder_removed, part, names), self._until)
        return {}, None

    def _remove_folder(self, message: dict[str, Any]) -> Answer:
        path = Path(message["path"])
        made, found = self._made_folders.get(path), path.lstat()
        if made is None or made[:2] != (found.st_dev, found.st_ino):
            return {"refused": True}, None
        self._aside(partial(_folder_removed, path, made.names), self._until)
        del self._made_folders[path]
        return {}, None

    def _names_in(self, folder: Path) -> tuple[str, ...]:
        return tuple(path.name for path in self._made if path.parent == folder)

    def _forget_in(self, folder: Path) -> None:
        self._made = {path: one for path, one in self._made.items() if path.parent != folder}

    def _keep_preferences(self, message: dict[str, Any]) -> Answer:
        files.write_whole(files.settings_path(), str(message["text"]).encode())
        return {}, None


def _settled(one: _Part) -> str:
    os.fsync(one.descriptor)
    return ""


def _named(one: _Part) -> str:
    os.fsync(one.descriptor)
    source = one.descriptor if one.part is None else one.part
    return str(files.give_name(source, one.wanted.parent, one.wanted.name))


def _removed(path: Path) -> str:
    path.unlink(missing_ok=True)
    files.sync_folder(path.parent)
    return ""


def _folder_named(part: Path, name: str) -> str:
    files.sync_folder(part)
    return str(files.give_folder_name(part, part.parent, name))


def _folder_removed(folder: Path, names: tuple[str, ...]) -> str:
    """Remove a folder with these files; what somebody else put there keeps it."""
    for name in names:
        (folder / name).unlink(missing_ok=True)
    folder.rmdir()
    files.sync_folder(folder.parent)
    return ""


def _removed_older(path: Path, beside: Path) -> str:
    """Remove a backup that lies beside a newer one of the same vault; say if it is none."""
    one, newer = _backup(path), _backup(beside)
    if path.parent != beside.parent or one is None or newer is None:
        return "refused"
    if one[_VAULT_ID] != newer[_VAULT_ID] or one[_MADE_AT] >= newer[_MADE_AT]:
        return "refused"
    return _removed(path)


def _removed_same(path: Path, size: int, digest: str) -> str:
    """Remove a file that still holds the bytes of which this is the SHA-256; say if it does not."""
    import hashlib  # noqa: PLC0415  # seldom wanted, and on the way to every first page

    found = path.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size != size:
        return "refused"
    with path.open("rb") as file:
        opened = os.fstat(file.fileno())
        held = hashlib.file_digest(file, "sha256").hexdigest()
    if held != digest or (opened.st_dev, opened.st_ino) != (found.st_dev, found.st_ino):
        return "refused"
    return _removed(path)


def _backup(path: Path) -> bytes | None:
    """Return the beginning of a backup, or None for any other file (docs/vault-format.md)."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return None
    with path.open("rb") as file:
        front = file.read(_VAULT_ID.stop)
    return front if front.startswith(_BACKUP) and len(front) == _VAULT_ID.stop else None
