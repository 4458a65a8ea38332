"""Where things are, and how a file gets onto the disk whole or not at all, for its owner only."""

import contextlib
import os
import re
import sys
from pathlib import Path

PRODUCT = "stillpage"
OWN_DESCRIPTORS = Path("/proc/self/fd")
VAULT_FILES = ("keys", "keys.bak", "vault.db")
WAITING = "waiting"
"""An empty file in a vault: something that was asked for waits for the next unlocking."""
MOST_NAMES = 1_000
"""How many numbered names are tried before a folder counts as unwritable."""
LONGEST_SETTINGS = 4096
LONGEST_WAY = 512
"""Bytes; the way to a file that SQLite opens."""
LONGEST_NAME = 255
"""Bytes; what Linux, macOS and Windows allow."""

# Folder names that the programs themselves choose; a part of a path must match wholly.
_SYNCED_NAMES = (
    ("Dropbox", re.compile(r"Dropbox( \(.+\))?")),
    ("OneDrive", re.compile(r"OneDrive( - .+|-.+)?")),
    ("iCloud Drive", re.compile(r"Mobile Documents|com~apple~CloudDocs|iCloud ?Drive")),
    ("Google Drive", re.compile(r"Google ?Drive(-.+| \(.+\))?|My Drive")),
    ("Nextcloud", re.compile(r"Nextcloud\d*", re.IGNORECASE)),
    ("ownCloud", re.compile(r"ownCloud\d*( - .+)?", re.IGNORECASE)),
    ("pCloud", re.compile(r"pCloud ?(Drive|Sync)")),
    ("MEGA", re.compile(r"MEGA(sync)?")),
    ("Box", re.compile(r"Box( Sync|-Box)")),
    ("Proton Drive", re.compile(r"Proton ?Drive(-.+)?")),
)
# What the programs leave in the root of a folder that they keep in step.
_SYNCED_MARKS = (
    ("Syncthing", re.compile(r"\.stfolder")),
    ("Dropbox", re.compile(r"\.dropbox(\.cache)?")),
    ("Nextcloud", re.compile(r"\.(_?sync_[0-9a-f]+|owncloudsync)\.(db|log)|\.nextcloudsync\.log")),
    ("Google Drive", re.compile(r"\.tmp\.drive(up|down)load")),
    ("Resilio Sync", re.compile(r"\.sync")),
)
_NETWORK_TYPES_TEXT = """
    nfs nfs4 cifs smb3 smbfs 9p afs ceph coda glusterfs lustre davfs ncpfs
"""
_NETWORK_TYPES = frozenset(_NETWORK_TYPES_TEXT.split())
_LOCAL_FUSE_TYPES_TEXT = """
    fuse.ntfs-3g fuse.exfat fuse.veracrypt fuse.gocryptfs fuse.encfs fuse.cryfs
    fuse.securefs fuse.bindfs fuse.overlayfs fuse.fuse-overlayfs fuse.mergerfs
    fuse.fusefat fuse.fuse-ext2 fuse.lklfuse
"""
_LOCAL_FUSE_TYPES = frozenset(_LOCAL_FUSE_TYPES_TEXT.split())


def resources() -> Path:
    """Return the folder of the shipped data, also in a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def default_place() -> Path:
    """Return the folder in which vaults are looked for and made: local, and never kept in step."""
    return _own_folder("XDG_DATA_HOME", ".local/share", windows="LOCALAPPDATA")


def settings_path() -> Path:
    """Return the path of the one small settings file."""
    return _own_folder("XDG_CONFIG_HOME", ".config", windows="LOCALAPPDATA") / "settings.json"


def settings_text() -> str:
    """Return what the settings file holds, or nothing where it cannot be read.

    A longer one is not ours, and a pipe in its place would hold the start up for ever.
    """
    try:
        path = settings_path()
        if not path.is_file() or path.stat().st_size > LONGEST_SETTINGS:
            return ""
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _own_folder(variable: str, default: str, *, windows: str) -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get(windows, "") or Path.home()) / PRODUCT.capitalize()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / PRODUCT.capitalize()
    named = os.environ.get(variable, "")
    # The base directory specification says that a relative path is to be ignored.
    return (Path(named) if Path(named).is_absolute() else Path.home() / default) / PRODUCT


def is_vault(folder: Path) -> bool:
    """Return whether anything in this folder says that it is, or was, a vault."""
    return any(os.path.lexists(folder / name) for name in VAULT_FILES)


def remove_if_empty(folder: Path) -> None:
    """Remove the folder of a vault that is not there any more; with anything in it, it stays."""
    with contextlib.suppress(OSError):
        folder.rmdir()
        sync_folder(folder.parent)


def is_waiting(folder: Path) -> bool:
    """Return whether something that was asked for in this vault waits for the next unlocking."""
    return os.path.lexists(folder / WAITING)


def vaults_in(place: Path) -> tuple[Path, ...]:
    """Return the vault folders directly beneath a place, by name; none where it cannot be read."""
    try:
        found = [Path(entry.path) for entry in os.scandir(place) if entry.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(folder for folder in found if is_vault(folder)))


def is_too_deep(folder: Path, longest: str = "vault.db.part") -> bool:
    """Return whether a file of this name in a folder is further down than SQLite reaches.

    The longest there can be in a vault unless another is given; what counts are bytes, links
    followed, with "-journal" behind (`MAX_PATHNAME` in os_unix.c).
    """
    try:
        way = os.path.realpath(folder / longest)
    except (OSError, ValueError):
        return True
    return len(os.fsencode(way)) + len("-journal") > LONGEST_WAY


def synced_by(folder: Path) -> str | None:
    """Return the name of the program that keeps this folder in step with elsewhere, or None."""
    whole = Path(os.path.realpath(folder))
    for product, pattern in _SYNCED_NAMES:
        if any(pattern.fullmatch(part) for part in whole.parts):
            return product
    for parent in (whole, *whole.parents):
        names = _names_in(parent)
        for product, pattern in _SYNCED_MARKS:
            if any(pattern.fullmatch(name) for name in names):
                return product
    return None


def _names_in(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in os.scandir(folder) if entry.name.startswith(".")]
    except OSError:
        return []


def is_remote(folder: Path, mounts: Path = Path("/proc/self/mountinfo")) -> bool:
    """Return whether this folder lies on another machine, where locks cannot be relied on.

    Read from the list of mounts (proc(5)); where there is none the answer is no.
    """
    kind = _kind_of_mount(Path(os.path.realpath(folder)), mounts)
    if kind.startswith("fuse."):
        return kind not in _LOCAL_FUSE_TYPES
    return kind in _NETWORK_TYPES


def _kind_of_mount(folder: Path, mounts: Path) -> str:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        fields = line.split(" ")
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[4])
        # A later line covers an earlier one at the same place.
        if folder.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), fields[fields.index("-") + 1]
    return kind


def write_whole(path: Path, content: bytes) -> None:
    """Put these bytes in this file, for its owner only: all of them or, after a cut, none.

    Raises OSError; the file is then as it was before.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part, descriptor = new_part(path.parent)
    try:
        try:
            write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def new_part(folder: Path) -> tuple[Path, int]:
    """Make a new empty file with a passing name; return its path and an open descriptor."""
    part = folder / f".{os.urandom(8).hex()}.part"
    kinds = ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
    for kind in kinds:
        flags |= getattr(os, kind, 0)
    return part, os.open(part, flags, 0o600)


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte to the descriptor, or raise OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def read_again(descriptor: int) -> bytes:
    """Return the whole of an open file, from the disk where it can be asked for; raises OSError."""
    if sys.platform == "linux":
        # What lies on the disk already need not stay in memory: it is read from there then.
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.lseek(descriptor, 0, os.SEEK_SET)
    content = b""
    while part := os.read(descriptor, 1 << 20):
        content += part
    return content


def new_nameless(folder: Path) -> int | None:
    """Open a new file of this folder that has no name yet, or return None where that is unknown.

    Whatever happens, nothing of it is left behind (open(2), O_TMPFILE).
    """
    flags = getattr(os, "O_TMPFILE", None)
    if flags is None or not OWN_DESCRIPTORS.is_dir():
        return None
    try:
        return os.open(folder, flags | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError:
        # Not on this file system, or not in this folder: the way with a name will tell which.
        return None


def give_name(source: Path | int, folder: Path, name: str) -> Path:
    """Give a finished file its name, or the next free one ("name 2.pdf"); never overwrite.

    `source` is the path of a part, or the descriptor of a nameless file. Raises OSError; the
    part is then still there.
    """
    stem, suffix = Path(name).stem, Path(name).suffix
    for count in range(1, MOST_NAMES):
        path = folder / (name if count == 1 else f"{stem} {count}{suffix}")
        try:
            if isinstance(source, int):
                _link_nameless(source, path)
            else:
                _move_to_free_name(source, path)
        except FileExistsError:
            continue
        sync_folder(folder)
        return path
    raise FileExistsError


def give_folder_name(part: Path, folder: Path, name: str) -> Path:
    """Give a finished folder its name, or the next free one ("name 2"); never overwrite.

    Raises OSError; the part is then still there.
    """
    for count in range(1, MOST_NAMES):
        path = folder / (name if count == 1 else f"{name} {count}")
        try:
            if sys.platform == "win32":
                part.rename(path)
            else:
                # An empty folder of our own holds the name: a rename takes the place of that alone.
                path.mkdir(mode=0o700)
                try:
                    part.rename(path)
                except OSError:
                    path.rmdir()
                    raise
        except FileExistsError:
            continue
        sync_folder(folder)
        return path
    raise FileExistsError


def _link_nameless(descriptor: int, path: Path) -> None:
    # Only the call with a folder follows the link that stands for the descriptor.
    own = os.open(OWN_DESCRIPTORS, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.link(str(descriptor), path, src_dir_fd=own)
    finally:
        os.close(own)


def _move_to_free_name(part: Path, path: Path) -> None:
    try:
        os.link(part, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # No links here (FAT and its like): an empty file of our own holds the name meanwhile.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            part.replace(path)
        except OSError:
            path.unlink()
            raise
    else:
        part.unlink()


def is_plain_name(name: str) -> bool:
    """Return whether this names one file in a folder, and nothing above or below it."""
    if not name or name in {".", ".."} or len(os.fsencode(name)) > LONGEST_NAME:
        return False
    return not any(sign in name for sign in ("/", "\\", "\0")) and name.isprintable()


def sync_folder(folder: Path) -> None:
    """Make the names in this folder durable, where the system knows of such a thing."""
    if sys.platform == "win32":
        return
    # A folder that may not be read, and file systems of other machines, refuse this; the file
    # itself is whole.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
