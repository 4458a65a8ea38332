"""Made-up computers: real files beneath a folder, as the kernel and a desktop lay them down."""

from pathlib import Path

from desktop.checkup.mine import Mine

MOUNTS = "22 1 8:2 / / rw - ext4 /dev/sda2 rw"
PASSWD = """\
root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
robin:x:1000:1000:Robin,,,:/home/robin:/bin/bash
kim:x:1001:1001:Kim,,,:/home/kim:/bin/zsh
guest:x:1002:1002::/home/guest:/bin/false
"""
GROUPS = "root:x:0:\nsudo:x:27:robin,kim\nrobin:x:1000:\n"


def put(root: Path, place: str, text: str = "") -> Path:
    """Write a file of the made-up system and return its path."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def linux(root: Path) -> Path:
    """Lay down a plain Linux computer: open disk, swap partition, two people, X11."""
    put(root, "proc/self/mountinfo", MOUNTS)
    put(root, "proc/swaps", "Filename Type Size Used Priority\n/dev/sda3 partition 1 0 -2\n")
    put(root, "proc/cmdline", "BOOT_IMAGE=/vmlinuz quiet\n")
    put(root, "proc/sys/kernel/core_pattern", "|/usr/lib/systemd/systemd-coredump %P\n")
    put(root, "sys/power/state", "freeze mem disk\n")
    put(root, "sys/power/disk", "[platform] shutdown\n")
    put(root, "sys/power/resume", "8:3\n")
    for name in ("sda2", "sda3"):
        (root / "sys/class/block" / name / "slaves").mkdir(parents=True)
    put(root, "etc/passwd", PASSWD)
    put(root, "etc/group", GROUPS)
    process(root, 1, "systemd", "/sbin/init")
    put(root, "usr/share/applications/org.gnome.Calculator.desktop")
    (root / "tmp").mkdir()
    (root / "home/robin/vault/backups").mkdir(parents=True)
    return root


def process(root: Path, number: int, comm: str, called: str = "", *rest: str) -> None:
    """Let a program run."""
    put(root, f"proc/{number}/comm", f"{comm}\n")
    put(root, f"proc/{number}/cmdline", "\0".join([called, *rest, ""]))


def encrypted(root: Path, *, uuid: str = "CRYPT-LUKS2-0123-luks", name: str = "luks") -> None:
    """Let the whole computer lie on a disk that is decrypted when it starts, volumes on it."""
    put(root, "proc/self/mountinfo", "22 1 254:1 / / rw - ext4 /dev/mapper/vg-root rw")
    put(root, "sys/class/block/dm-0/dm/uuid", f"{uuid}\n")
    put(root, "sys/class/block/dm-0/dm/name", f"{name}\n")
    (root / "sys/class/block/dm-0/slaves/sda2").mkdir(parents=True)
    for number, volume in ((1, "vg-root"), (2, "vg-swap")):
        put(root, f"sys/class/block/dm-{number}/dm/uuid", "LVM-abc\n")
        put(root, f"sys/class/block/dm-{number}/dm/name", f"{volume}\n")
        (root / f"sys/class/block/dm-{number}/slaves/dm-0").mkdir(parents=True)


def robin(root: Path, *, folder: str | None = "home/robin/vault", **environ: str) -> Mine:
    """Return who sits at the made-up computer."""
    home = root / "home/robin"
    return Mine(
        home=home,
        account="robin",
        default=home / ".local/share/stillpage",
        temporary=root / "tmp",
        folder=None if folder is None else root / folder,
        environ=environ,
    )
