"""What Windows says of itself, from a registry that is handed in."""

import machines
import pytest

from desktop.checkup import windows
from desktop.model.checkup import Recent, System

MACHINE = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall"
CLIPBOARD = "HKCU\\Software\\Microsoft\\Clipboard"
EXPLORER = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer"


def look(root, values=None, keys=None):
    values, keys = values or {}, keys or {}
    registry = windows.Registry(
        value=lambda key, name: values.get((key, name)), keys=lambda key: keys.get(key, ())
    )
    return windows.look(machines.robin(root), registry, root)


def test_an_empty_registry_leaves_everything_open(tmp_path):
    seen = look(tmp_path)
    known = (seen.installed, seen.recent, seen.swap, seen.hibernates, seen.locks_screen)

    assert seen.system is System.WINDOWS
    assert known == (None,) * 5
    assert seen.switched_on == frozenset()


def test_programs_are_known_by_the_name_they_are_listed_under_and_by_their_folder(tmp_path):
    machines.put(tmp_path, "Program Files/TeamViewer/readme")
    values = {(f"{MACHINE}\\{{1}}", "DisplayName"): "Covenant Eyes"}
    seen = look(tmp_path, values, {MACHINE: ("{1}", "nameless")})

    assert seen.installed == {"Covenant Eyes", "TeamViewer"}


def test_what_windows_itself_keeps_of_the_clipboard(tmp_path):
    both = {
        (CLIPBOARD, "EnableClipboardHistory"): 1,
        (CLIPBOARD, "CloudClipboardAutomaticUpload"): 1,
    }

    assert look(tmp_path, both).switched_on == {windows.HISTORY, windows.CLOUD}
    assert look(tmp_path, dict.fromkeys(both, 0)).switched_on == frozenset()


@pytest.mark.parametrize(
    ("values", "keys", "recent"),
    [
        ({(f"{EXPLORER}\\Advanced", "Start_TrackDocs"): 0}, {}, Recent(is_kept=False)),
        ({}, {f"{EXPLORER}\\RecentDocs": (".pdf",)}, Recent(is_kept=True)),
    ],
)
def test_lists_of_files_opened_last(tmp_path, values, keys, recent):
    assert look(tmp_path, values, keys).recent == recent


@pytest.mark.parametrize(("named", "swap"), [("?:\\pagefile.sys", (None,)), ("", ())])
def test_memory_on_the_disk(tmp_path, named, swap):
    key = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management"

    assert look(tmp_path, {(key, "PagingFiles"): named}).swap == swap


@pytest.mark.parametrize(("value", "hibernates"), [(1, True), (0, False)])
def test_hibernation(tmp_path, value, hibernates):
    key = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Power"

    assert look(tmp_path, {(key, "HibernateEnabled"): value}).hibernates is hibernates


@pytest.mark.parametrize(("value", "locks"), [("1", True), ("0", None)])
def test_the_lock_of_the_screen_is_told_only_where_it_is_certain(tmp_path, value, locks):
    key = "HKCU\\Control Panel\\Desktop"

    assert look(tmp_path, {(key, "ScreenSaverIsSecure"): value}).locks_screen is locks
