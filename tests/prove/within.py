"""What is tried within another kernel (`another_kernel.py`): FAT, an allotment, a far drive.

Each place is a real one: the kernel's own driver for FAT, its own allotments on ext4, its own
server and client of NFS, joined over the loopback of that kernel alone.
"""

import contextlib
import fcntl
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

import samples
from prove import another_kernel, places
from prove.places import MEBIBYTE, done

from desktop import files

HERE, MODULES = Path("/mnt"), Path("/usr/lib/uml/modules")
WHOLE = 40 * MEBIBYTE
ALLOTTED_KIB = 6_000
PATIENCE_S = 40
BOUND = "--bound"


def load(*names: str) -> None:
    """Load parts of this kernel; raises NotHereError."""
    (HERE / "lib").mkdir(exist_ok=True)
    with contextlib.suppress(FileExistsError):
        (HERE / "lib" / "modules").symlink_to(MODULES)
    for name in names:
        done("modprobe", "-d", HERE, name)


@contextlib.contextmanager
def disk(name: str, make: tuple[str, ...], mount: tuple[str, ...]) -> Iterator[Path]:
    """Mount a new disk that is made in this way; raises NotHereError."""
    load("loop")
    place, image = HERE / name, HERE / f"{name}.image"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(WHOLE)
    done(*make, image)
    done("mount", *mount, "-o", "loop", image, place)
    try:
        yield place
    finally:
        # The server may still have it; all of this kernel ends soon.
        subprocess.run(["umount", place], check=False, capture_output=True)


def fat() -> Iterator[tuple[str, str]]:
    """Lead a life on a stick of the old kind, fill it, and give a whole folder its name."""
    load("vfat", "nls_cp437", "nls_iso8859-1")
    mount = ("-t", "vfat", "-o", "iocharset=iso8859-1")
    with disk("fat", ("mkfs.fat", "-F", "32"), mount) as place:
        yield "FAT", places.life(place / "Vault")
        yield "FAT, full", places.full(place)
        part = place / ".part"
        part.mkdir()
        (part / "keys").write_bytes(b"one")
        (place / "Taken").mkdir()
        kept = files.give_folder_name(part, place, "Taken")
        yield "FAT, a folder", "" if (kept / "keys").read_bytes() == b"one" else "lost"


def allotted() -> Iterator[tuple[str, str]]:
    """Use up what an owner may fill of a disk, as one who is bound by it."""
    load("quota_v2")
    make = ("mkfs.ext4", "-q", "-O", "quota", "-E", "quotatype=usrquota")
    with disk("allotted", make, ("-t", "ext4", "-o", "usrquota")) as place:
        done("setquota", "-u", "0", "0", str(ALLOTTED_KIB), "0", "0", place)
        # Bound by it is only who may not write beyond every allotment.
        words = ("setpriv", "--bounding-set", "-sys_resource", sys.executable, "-B", __file__)
        yield "an allotment", done(*words, BOUND, place)


def bound(place: Path) -> str:
    """Use up the allotment that binds this process; return what is read."""
    with contextlib.suppress(OSError):
        (place / "one").write_bytes(bytes(2 * ALLOTTED_KIB * 1024))
    if (place / "one").stat().st_size > ALLOTTED_KIB * 1024:
        return "no allotment holds"
    (place / "one").unlink()
    return places.full(place)


@contextlib.contextmanager
def far() -> Iterator[tuple[Path, Path]]:
    """Hand out a folder of a server, and the same folder as a machine far from it sees it."""
    load("nfsd", "nfsv4")
    _open_the_loopback()
    for passing in ("/var/lib/nfs", "/run"):
        done("mount", "-t", "tmpfs", "passing", passing)
    for name in ("rpc_pipefs", "v4recovery", "sm"):
        Path("/var/lib/nfs", name).mkdir()
    for name in ("etab", "rmtab"):
        Path("/var/lib/nfs", name).touch()
    with disk("server", ("mkfs.ext4", "-q"), ("-t", "ext4")) as own:
        done("mount", "-t", "nfsd", "nfsd", "/proc/fs/nfsd")
        for name in ("nfsv4gracetime", "nfsv4leasetime"):
            Path("/proc/fs/nfsd", name).write_text("10")
        done("rpcbind")
        done("exportfs", "-o", "rw,no_root_squash,insecure,fsid=0", f"127.0.0.1:{own}")
        done("rpc.mountd", "-N", "3")
        serve(2)
        seen = HERE / "far"
        seen.mkdir()
        done("mount", "-t", "nfs4", "-o", "soft,timeo=20,retrans=1", "127.0.0.1:/", seen)
        yield own, seen


def serve(threads: int) -> None:
    """Begin to serve, or end it where there are no threads."""
    done("rpc.nfsd", "-N", "3", "-V", "4", str(threads))


def _open_the_loopback() -> None:
    with socket.socket() as one:
        home = struct.pack("16sH2x4s8x", b"lo", socket.AF_INET, socket.inet_aton("127.0.0.1"))
        up = struct.pack("16sh22x", b"lo", 0x1 | 0x40)
        for request, value in ((0x8914, up), (0x8916, home), (0x8914, up)):
            fcntl.ioctl(one, request, value)


def distant() -> Iterator[tuple[str, str]]:
    """Lead a life on a drive of another machine, open it there, too, and lose that machine."""
    with far() as (own, seen):
        yield "NFS", places.life(seen / "Vault")
        yield "NFS, known as far", "" if files.is_remote(seen) else "not known"
        folder = samples.blank_vault(seen / "Second")
        with closing(samples.opened(folder)):
            yield "NFS, opened there, too", places.reads(lambda: _opened_elsewhere(own / "Second"))
        yield "NFS, the machine is gone", _gone(folder)


def _opened_elsewhere(folder: Path) -> None:
    samples.opened(folder).close()


def _gone(folder: Path) -> str:
    """Lose the machine while something is written, and have it again; return what is read."""
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="before")
        serve(0)
        said = places.reads(lambda: samples.write(desk, document, "after"))
        serve(2)
        until = time.monotonic() + PATIENCE_S
        while places.reads(lambda: samples.write(desk, document, "after")):
            if time.monotonic() > until:
                break
            time.sleep(1)
    return said if places.holds(folder, document, "after") else f"lost: {said}"


KINDS: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "fat": fat,
    "distant": distant,
    "allotted": allotted,
}


def go(arguments: list[str]) -> None:
    """Try each kind, or the one that is named, and tell what each place says on a line."""
    if arguments[:1] == [BOUND]:
        print(bound(Path(arguments[1])))
        return
    for name in arguments or KINDS:
        _tell(KINDS[name]())


def _tell(found: Iterator[tuple[str, str]]) -> None:
    try:
        for name, said in found:
            print(another_kernel.TOLD, name, " ".join(said.split()), sep="\t", flush=True)
    except (places.NotHereError, OSError) as error:
        print("cannot be made within", type(error).__name__, error, flush=True)


if __name__ == "__main__":
    go(sys.argv[1:])
