"""What a Mac says of itself; whatever only a command could tell is left open."""

import machines

from desktop.checkup import macos
from desktop.model.checkup import System


def test_programs_and_services_are_known_by_their_names(tmp_path):
    machines.put(tmp_path, "Applications/Covenant Eyes.app/Contents/Info.plist")
    machines.put(tmp_path, "home/robin/Applications/Maccy.app/Contents/Info.plist")
    machines.put(tmp_path, "Library/LaunchDaemons/com.teamviewer.service.plist")
    seen = macos.look(machines.robin(tmp_path), tmp_path)

    assert seen.system is System.MACOS
    assert seen.installed == {"Covenant Eyes", "Maccy", "com.teamviewer.service"}


def test_what_is_not_asked_of_a_command_is_left_open(tmp_path):
    seen = macos.look(machines.robin(tmp_path), tmp_path)
    known = (seen.installed, seen.running, seen.swap, seen.hibernates, seen.people, seen.recent)

    assert known == (None,) * 6
    assert seen.place.lies is None


def test_a_vault_in_the_cloud_is_noticed(tmp_path):
    folder = "home/robin/Library/Mobile Documents/com~apple~CloudDocs/vault"

    assert macos.look(machines.robin(tmp_path, folder=folder), tmp_path).place.synced_by
