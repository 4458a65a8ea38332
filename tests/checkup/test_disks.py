"""How a place lies: on an encrypted disk, an open one, or in memory."""

import machines
import pytest

from desktop.checkup import disks
from desktop.model.checkup import Lies


@pytest.fixture
def root(tmp_path):
    return machines.linux(tmp_path)


def mounted(root, kind, source):
    machines.put(root, "proc/self/mountinfo", f"22 1 8:2 / / rw shared:1 - {kind} {source} rw")
    return disks.lies(root / "home/robin", root)


@pytest.mark.parametrize(
    ("kind", "source", "lies"),
    [
        ("ext4", "/dev/sda2", Lies.OPEN),
        ("tmpfs", "tmpfs", Lies.MEMORY),
        ("fuse.gocryptfs", "/home/robin/closed", Lies.CLOSED),
        ("ext4", "/dev/unheard_of", None),
        ("overlay", "overlay", None),
        ("nfs4", "server:/home", None),
    ],
)
def test_by_what_is_mounted(root, kind, source, lies):
    assert mounted(root, kind, source) is lies


def test_the_innermost_mount_counts_and_the_later_one_of_two(root):
    lines = [
        "22 1 8:2 / / rw - ext4 /dev/sda2 rw",
        "23 22 8:2 / /home/robin\\040x rw - ext4 /dev/sda2 rw",
        "24 22 0:9 / /home/robin\\040x rw - tmpfs tmpfs rw",
        "not a mount",
    ]
    machines.put(root, "proc/self/mountinfo", "\n".join(lines))

    assert disks.lies(root / "home/robin x/vault", root) is Lies.MEMORY
    assert disks.lies(root / "home/robin", root) is Lies.OPEN


@pytest.mark.parametrize(
    ("uuid", "name", "lies"),
    [
        ("CRYPT-LUKS2-0123-luks", "luks", Lies.CLOSED),
        ("CRYPT-PLAIN-swap", "swap", Lies.CLOSED),
        ("", "veracrypt1", Lies.CLOSED),
        ("CRYPT-VERITY-0123-root", "root", Lies.OPEN),
        ("LVM-abc", "vg-root", Lies.OPEN),
    ],
)
def test_volumes_are_as_closed_as_what_they_lie_on(root, uuid, name, lies):
    machines.encrypted(root, uuid=uuid, name=name)

    assert disks.lies(root / "home/robin", root) is lies


def test_a_disk_across_two_is_open_where_one_is(root):
    machines.encrypted(root)
    (root / "sys/class/block/dm-1/slaves/sda3").mkdir()

    assert disks.lies(root / "home/robin", root) is Lies.OPEN
    (root / "sys/class/block/dm-1/slaves/gone").mkdir()
    (root / "sys/class/block/dm-1/slaves/sda3").rmdir()
    assert disks.lies(root / "home/robin", root) is None


def test_disks_in_a_ring_come_to_an_end(root):
    machines.encrypted(root, uuid="", name="one")
    (root / "sys/class/block/dm-0/slaves/dm-1").mkdir()
    (root / "sys/class/block/dm-0/slaves/sda2").rmdir()

    assert disks.lies(root / "home/robin", root) is None


@pytest.mark.parametrize(
    ("lines", "swap"),
    [
        ("", ()),
        ("/dev/zram0 partition 1 0 100\n", (Lies.MEMORY,)),
        ("/dev/sda3 partition 1 0 -2\n/swap\\040file file 1 0 -3\n", (Lies.OPEN, Lies.OPEN)),
        ("/dev/mapper/vg-swap partition 1 0 -2\n", (None,)),
    ],
)
def test_each_piece_of_swap(root, lines, swap):
    machines.put(root, "proc/swaps", f"Filename\tType\tSize\n{lines}")

    assert disks.swap(root) == swap


def test_swap_on_an_encrypted_disk(root):
    machines.encrypted(root)
    machines.put(root, "proc/swaps", "Filename\n/dev/dm-2 partition 1 0 -2\n/swapfile file 1 0 1\n")

    assert disks.swap(root) == (Lies.CLOSED, Lies.CLOSED)


@pytest.mark.parametrize(
    ("files", "hibernates"),
    [
        ({}, True),
        ({"sys/power/resume": "0:0\n"}, False),
        ({"sys/power/resume": "0:0\n", "proc/cmdline": "quiet resume=/dev/sda3\n"}, True),
        ({"sys/power/resume": "0:0\n", "proc/cmdline": "quiet noresume=1\n"}, False),
        ({"sys/power/state": "freeze mem\n"}, False),
        ({"sys/power/disk": "[disabled]\n"}, False),
    ],
)
def test_whether_all_memory_can_go_to_the_disk(root, files, hibernates):
    for place, text in files.items():
        machines.put(root, place, text)

    assert disks.hibernates(root) is hibernates
