"""What a Linux computer says of itself; each made-up one is real files, and none is changed."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime

import machines
import pytest

from desktop.checkup import linux
from desktop.model.checkup import Lies, Recent


@pytest.fixture
def root(tmp_path):
    return machines.linux(tmp_path)


def seen(root, **environ):
    return linux.look(machines.robin(root, **environ), root)


def test_programs_that_run_are_known_by_both_their_names_and_by_nothing_else(root):
    machines.process(root, 700, "python3", "/opt/tool/gpaste-daemon", "--word=canary")
    machines.process(root, 701, "copyq", "copyq")

    assert seen(root).running == {"systemd", "init", "python3", "gpaste-daemon", "copyq"}


def test_a_process_that_is_gone_meanwhile_is_no_fault(root):
    (root / "proc/900").mkdir()

    assert "systemd" in seen(root).running


def test_programs_that_are_there_are_known_by_entry_command_and_start_of_the_desktop(root):
    machines.put(root, "home/robin/.config/autostart/copyq.desktop")
    machines.put(root, "usr/bin/x11vnc")
    machines.put(root, "opt/teamviewer/readme")

    assert {"copyq", "x11vnc", "teamviewer", "org.gnome.Calculator"} <= seen(root).installed


@pytest.mark.parametrize(
    ("place", "text", "recent"),
    [
        ("nothing", "", Recent(is_kept=False)),
        (".local/share/recently-used.xbel", "<a href='file:///tax.pdf'/>", Recent(is_kept=True)),
        (
            ".local/share/recently-used.xbel",
            "<a href='file:///opt/Stillpage/run'/>",
            Recent(is_kept=True, is_named=True),
        ),
        (".local/share/RecentDocuments/tax.pdf.desktop", "", Recent(is_kept=True)),
        (
            ".local/share/RecentDocuments/stillpage.desktop",
            "",
            Recent(is_kept=True, is_named=True),
        ),
    ],
)
def test_lists_of_files_opened_last(root, place, text, recent):
    machines.put(root, f"home/robin/{place}", text)

    assert seen(root).recent == recent


def test_the_vaults_own_folder_in_such_a_list_is_noticed_whatever_it_is_called(root):
    folder = root / "home/robin/vault"
    machines.put(root, "home/robin/.local/share/recently-used.xbel", f"<a href='file://{folder}'/>")

    assert seen(root).recent.is_named


@pytest.mark.parametrize(
    ("environ", "shared"),
    [
        ({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"XDG_SESSION_TYPE": "x11"}, True),
        ({"DISPLAY": ":1"}, True),
        ({}, None),
    ],
)
def test_whether_every_program_sees_the_screen(root, environ, shared):
    assert seen(root, **environ).is_screen_shared is shared


def test_where_the_vault_lies(root):
    assert seen(root).place.lies is Lies.OPEN
    machines.encrypted(root)

    assert seen(root).place.lies is Lies.CLOSED


def test_a_vault_that_is_kept_in_step_or_lies_elsewhere(root):
    (root / "home/robin/Dropbox/vault").mkdir(parents=True)
    machines.put(root, "proc/self/mountinfo", "22 1 0:40 / / rw - nfs4 server:/ rw")
    place = linux.look(machines.robin(root, folder="home/robin/Dropbox/vault"), root).place

    assert (place.synced_by, place.is_elsewhere, place.lies) == ("Dropbox", True, None)


def test_before_there_is_a_vault_the_place_is_looked_at_where_it_would_be(root):
    place = linux.look(machines.robin(root, folder=None), root).place

    assert (place.is_vault, place.copied_on, place.lies) == (False, None, Lies.OPEN)


def test_the_newest_copy_beside_the_vault_says_its_day(root):
    assert seen(root).place.copied_on is None
    for day in (3, 9, 5):
        copy = machines.put(root, f"home/robin/vault/backups/{day}")
        at = datetime(2026, 11, day, 12, tzinfo=UTC).timestamp()
        os.utime(copy, (at, at))

    machines.put(root, "home/robin/vault/backups/.half.part")

    assert seen(root).place.copied_on == date(2026, 11, 9)


def test_who_may_change_everything_and_who_can_sign_in(root):
    people = seen(root).people

    assert people.account == "robin"
    assert people.administrators == {"robin", "kim"}
    assert people.others == {"robin", "kim"}


def test_an_administrator_by_the_first_group_of_the_account_is_one_too(root):
    machines.put(root, "etc/group", "wheel:x:1001:\nbroken line\n")

    assert seen(root).people.administrators == {"kim"}


@pytest.mark.parametrize(
    ("pattern", "keeps"),
    [
        ("core\n", True),
        ("|/usr/share/apport/apport %p\n", True),
        ("|/bin/false\n", False),
        ("\n", False),
    ],
)
def test_whether_anything_is_kept_of_programs_that_fail(root, pattern, keeps):
    machines.put(root, "proc/sys/kernel/core_pattern", pattern)

    assert seen(root).keeps_crashes is keeps


@pytest.mark.parametrize(
    ("place", "text", "locks"),
    [
        (".config/kscreenlockerrc", "[Daemon]\nTimeout=5\n", True),
        (".config/kscreenlockerrc", "[Daemon]\nAutolock=false\n", False),
        (".xscreensaver", "timeout: 0:10:00\nlock:\tTrue\n", True),
        (".xscreensaver", "lock:\tFalse\n", False),
        ("nothing", "", None),
    ],
)
def test_whether_the_desktop_locks_its_screen(root, place, text, locks):
    machines.put(root, f"home/robin/{place}", text)

    assert seen(root).locks_screen is locks


def test_a_pipe_in_the_place_of_a_file_holds_nothing_up(root):
    os.mkfifo(root / "home/robin/.xscreensaver")
    (root / "home/robin/.local/share").mkdir(parents=True)
    os.mkfifo(root / "home/robin/.local/share/recently-used.xbel")

    assert seen(root).locks_screen is None
    assert seen(root).recent == Recent(is_kept=False)


def test_a_home_that_cannot_be_read_is_no_fault(root):
    nowhere = replace(machines.robin(root), home=root / ("x" * 300))

    assert linux.look(nowhere, root).recent == Recent(is_kept=False)


def test_an_empty_computer_leaves_everything_open(tmp_path):
    (tmp_path / "home/robin").mkdir(parents=True)
    found = linux.look(machines.robin(tmp_path, folder=None), tmp_path)
    known = (found.running, found.installed, found.swap, found.hibernates, found.people)

    assert known == (None,) * 5
    assert (found.temporary, found.keeps_crashes, found.place.lies) == (None,) * 3


def test_to_look_changes_nothing_not_even_a_time(root):
    machines.put(root, "home/robin/.local/share/recently-used.xbel", "<a/>")

    def state():
        return {str(one): one.lstat().st_mtime_ns for one in root.rglob("*")}

    before = state()
    seen(root)

    assert state() == before
