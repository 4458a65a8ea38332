"""The door is started as a process, with a stand-in for the room that follows a short script."""

import hashlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from desktop import aside, child, door, errands, files
from desktop.door import Door, Geometry, Mode, Start, Wire
from desktop.errors import DestinationError, DoorError

ROOT = Path(__file__).resolve().parent.parent

ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

ROOM = """
import json, os, signal, sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from desktop.door import Geometry, Mode, enter
from desktop.errors import AppError
place = Path({place!r})
door = enter(int(sys.argv[2]))
count = len(list(place.glob("started-*"))) + 1
(place / f"started-{{count}}").write_text(str(os.getpid()))
def note(name, value):
    (place / (name + ".part")).write_text(json.dumps(value, default=str))
    (place / (name + ".part")).rename(place / name)
{body}
"""
DOOR = """
import signal, sys
from pathlib import Path
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    # What runs these tests may ignore some (nohup, a shell's background job); the door keeps to it.
    signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
sys.path.insert(0, {root!r})
from desktop import child, door
asked = Path(sys.argv[1]) if len(sys.argv) > 1 else None
sys.exit(door.serve((sys.executable, "-I", {room!r}), child.environment(), asked))
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    return folder


@pytest.fixture
def begin(tmp_path, home):
    """Start a door whose rooms do what the body says; end it however the test went."""
    started = []

    def start(body: str, *arguments: str) -> subprocess.Popen:
        room, door = tmp_path / "room.py", tmp_path / "start.py"
        room.write_text(ROOM.format(root=str(ROOT), place=str(tmp_path), body=body))
        door.write_text(DOOR.format(root=str(ROOT), room=str(room)))
        command = (sys.executable, "-I", str(door), *arguments)
        started.append(subprocess.Popen(command, stderr=subprocess.PIPE))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stderr.close()


@pytest.fixture
def keep(tmp_path, home):
    """Be the door here, for rooms that do what the body says; return the exit code."""
    usual = {number: signal.getsignal(number) for number in ENDING}

    def here(body: str, *arguments: str) -> int:
        room = tmp_path / "room.py"
        room.write_text(ROOM.format(root=str(ROOT), place=str(tmp_path), body=body))
        asked = Path(arguments[0]) if arguments else None
        return door.serve((sys.executable, "-I", str(room)), child.environment(), asked)

    yield here
    for number, handler in usual.items():
        signal.signal(number, handler)


def ends(process: subprocess.Popen) -> int:
    return process.wait(timeout=20)


def until(path: Path) -> str:
    limit = time.monotonic() + 20
    while not path.exists() or not path.read_text():
        assert time.monotonic() < limit, f"{path.name} never came"
        time.sleep(0.01)
    return path.read_text()


def noted(path: Path) -> object:
    return json.loads(until(path))


def rooms(place: Path) -> int:
    return len(list(place.glob("started-*")))


def test_the_first_start_of_all_welcomes(begin, tmp_path):
    door = begin("note('told', door.start); door.leave(Mode.QUIT)")

    assert ends(door) == 0
    assert noted(tmp_path / "told") == ["welcome", None, None, ""]


def test_one_vault_in_the_default_place_opens_its_lock_screen(keep, tmp_path, home):
    vault = home / "data" / "stillpage" / "notes"
    vault.mkdir(parents=True)
    (vault / "keys").touch()

    keep("note('told', door.start); door.leave(Mode.QUIT)")

    assert noted(tmp_path / "told") == ["lock", str(vault), None, ""]


def test_several_vaults_are_chosen_from(keep, tmp_path, home):
    for name in ("one", "two"):
        (home / "data" / "stillpage" / name).mkdir(parents=True)
        (home / "data" / "stillpage" / name / "vault.db").touch()

    keep("note('told', door.start); door.leave(Mode.QUIT)")

    assert noted(tmp_path / "told")[:2] == ["choose", str(home / "data" / "stillpage")]


def test_a_folder_on_the_command_line_is_opened(keep, tmp_path):
    vault = tmp_path / "elsewhere"
    vault.mkdir()
    (vault / "keys").touch()

    keep("note('told', door.start); door.leave(Mode.QUIT)", str(vault))

    assert noted(tmp_path / "told")[:2] == ["lock", str(vault)]


def test_a_new_file_is_written_through_the_handed_descriptor_for_its_owner_only(keep, tmp_path):
    body = (
        "new = door.new_file(place, 'session.pdf'); new.write(b'whole')\n"
        "note('before', (place / 'session.pdf').exists())\n"
        "note('kept', new.keep()); door.leave(Mode.QUIT)"
    )

    assert keep(body) == 0

    made = tmp_path / "session.pdf"
    assert noted(tmp_path / "before") is False
    assert noted(tmp_path / "kept") == str(made)
    assert made.read_bytes() == b"whole"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert made.stat().st_nlink == 1
    assert list(tmp_path.glob(".*")) == []


def test_what_was_written_can_be_read_back_before_it_has_a_name(keep, tmp_path):
    body = (
        "new = door.new_file(place, 'a.pdf'); new.write(b'whole')\n"
        "note('read', os.pread(new.descriptor, 9, 0).decode()); door.leave(Mode.QUIT)"
    )

    keep(body)

    assert noted(tmp_path / "read") == "whole"


def test_an_existing_file_is_never_overwritten(keep, tmp_path):
    (tmp_path / "session.pdf").write_bytes(b"older")
    (tmp_path / "session 2.pdf").symlink_to(tmp_path / "target")
    body = (
        "new = door.new_file(place, 'session.pdf'); new.write(b'newer')\n"
        "note('kept', new.keep()); door.leave(Mode.QUIT)"
    )

    keep(body)

    assert (tmp_path / "session.pdf").read_bytes() == b"older"
    assert noted(tmp_path / "kept") == str(tmp_path / "session 3.pdf")
    assert not (tmp_path / "target").exists()


def test_a_dropped_file_leaves_nothing(keep, tmp_path):
    body = (
        "new = door.new_file(place, 'a.pdf'); new.write(b'x'); new.drop()\n"
        "note('left', sorted(os.listdir(place))); door.leave(Mode.QUIT)"
    )

    keep(body)

    assert "a.pdf" not in noted(tmp_path / "left")
    assert not any(name.startswith(".") for name in noted(tmp_path / "left"))


def test_a_file_that_was_not_kept_is_gone_when_the_room_ends(keep, tmp_path):
    body = (
        "new = door.new_file(place, 'a.pdf'); new.write(b'x')\n"
        "door.leave(Mode.QUIT) if count == 2 else os._exit(9)"
    )

    keep(body)

    assert list(tmp_path.glob("*.pdf")) == []
    assert list(tmp_path.glob(".*")) == []


def test_where_every_file_needs_a_name_the_passing_one_is_taken_away(keep, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "OWN_DESCRIPTORS", tmp_path / "missing")
    body = (
        "new = door.new_file(place, 'a.pdf'); new.write(b'x')\n"
        "note('hidden', [n for n in os.listdir(place) if n.startswith('.')])\n"
        "if count == 1: os._exit(9)\n"
        "note('kept', new.keep())\n"
        "door.new_file(place, 'b.pdf').drop(); door.leave(Mode.QUIT)"
    )

    keep(body)

    assert len(noted(tmp_path / "hidden")) == 1
    assert noted(tmp_path / "kept") == str(tmp_path / "a.pdf")
    assert list(tmp_path.glob("b.pdf")) == []
    assert list(tmp_path.glob(".*")) == []


def test_a_door_that_is_killed_leaves_nothing_of_an_unfinished_file(begin, tmp_path, not_shown):
    if (descriptor := files.new_nameless(tmp_path)) is None:
        not_shown("that a killed door leaves nothing: files without a name are unknown here")
        pytest.skip("no files without a name here")
    os.close(descriptor)
    process = begin(
        "new = door.new_file(place, 'a.pdf'); new.write(b'canary'); note('ready', True)\n"
        "import select; select.select([door], [], []); note('over', True)"
    )
    until(tmp_path / "ready")

    process.kill()

    until(tmp_path / "over")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"home", "room.py", "start.py", "started-1", "ready", "over"}


@pytest.mark.parametrize("name", ["", ".", "..", "../a.pdf", "a/b.pdf", "a\0b", "a\nb", "x" * 256])
def test_a_name_that_is_no_plain_name_is_refused(keep, tmp_path, name):
    body = (
        f"try: door.new_file(place, {name!r})\n"
        "except AppError as error: note('said', type(error).__name__)\n"
        "door.leave(Mode.QUIT)"
    )

    keep(body)

    assert noted(tmp_path / "said") == "DoorError"


def test_a_folder_that_cannot_be_written_is_said_with_its_reason(keep, tmp_path):
    body = (
        "try: door.new_file(place / 'missing', 'a.pdf')\n"
        "except AppError as error: note('said', [type(error).__name__, *error.args])\n"
        "door.leave(Mode.QUIT)"
    )

    keep(body)

    assert noted(tmp_path / "said") == ["DestinationError", 2]


def test_only_a_file_made_for_this_room_can_be_removed(keep, tmp_path):
    (tmp_path / "older.pdf").write_bytes(b"older")
    body = (
        "new = door.new_file(place, 'newer.pdf'); path = new.keep()\n"
        "door.remove_file(path)\n"
        "try: door.remove_file(place / 'older.pdf')\n"
        "except AppError as error: note('said', type(error).__name__)\n"
        "door.leave(Mode.QUIT)"
    )

    keep(body)

    assert noted(tmp_path / "said") == "DoorError"
    assert (tmp_path / "older.pdf").exists()
    assert not (tmp_path / "newer.pdf").exists()


def test_a_file_that_took_the_place_of_ours_is_not_removed(keep, tmp_path):
    body = (
        "path = door.new_file(place, 'a.pdf').keep(); path.rename(place / 'b.pdf')\n"
        "path.write_text('somebody else')\n"
        "try: door.remove_file(path)\n"
        "except AppError as error: note('said', type(error).__name__)\n"
        "door.leave(Mode.QUIT)"
    )

    keep(body)

    assert noted(tmp_path / "said") == "DoorError"
    assert (tmp_path / "a.pdf").read_text() == "somebody else"


def test_a_new_vault_gets_its_folder_and_the_next_room(keep, tmp_path):
    body = (
        "vault = place / 'deep' / 'vault'\n"
        "note(f'told-{count}', door.start)\n"
        "if count == 1: door.make_folder(vault); door.leave(Mode.CREATE, vault)\n"
        "else: (vault / 'keys').touch(); door.leave(Mode.QUIT)"
    )

    keep(body)

    vault = tmp_path / "deep" / "vault"
    assert noted(tmp_path / "told-2")[:2] == ["create", str(vault)]
    assert stat.S_IMODE(vault.stat().st_mode) == 0o700
    assert (vault / "keys").exists()


def test_a_new_folder_that_stays_empty_is_taken_away_again(keep, tmp_path):
    body = (
        "vault = place / 'deep' / 'vault'\n"
        "if count == 1: door.make_folder(vault); door.leave(Mode.CREATE, vault)\n"
        "else: note('there', vault.is_dir()); door.leave(Mode.QUIT)"
    )

    keep(body)

    assert noted(tmp_path / "there") is True
    assert not (tmp_path / "deep").exists()


def vault_of(tmp_path, *names):
    folder = tmp_path / "vault"
    folder.mkdir()
    for name in names:
        (folder / name).write_text("x")
    return folder


REMOVES = """
for one in ("keys", "keys.bak", "vault.db"):
    (Path(door.start.folder) / one).unlink()
door.leave(Mode.QUIT)
"""


def test_the_folder_of_a_vault_that_was_removed_goes_with_its_room(keep, tmp_path):
    folder = vault_of(tmp_path, "keys", "keys.bak", "vault.db")

    assert keep(REMOVES, str(folder)) == 0
    assert not folder.exists()


def test_with_anything_of_somebody_else_in_it_the_folder_stays(keep, tmp_path):
    folder = vault_of(tmp_path, "keys", "keys.bak", "vault.db", "mine.txt")

    assert keep(REMOVES, str(folder)) == 0
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_a_room_that_ends_in_the_middle_of_a_new_folder_leaves_nothing_of_it(keep, tmp_path):
    folder, stick = vault_of(tmp_path, "keys"), tmp_path / "stick"
    stick.mkdir()
    body = f"""
new = door.new_folder(Path({str(stick)!r}), "pages")
one = new.new_file("0001.md")
one.write(b"words")
one.keep()
new.new_file("0002.md").write(b"half")
note("seen", [str(path) for path in Path({str(stick)!r}).rglob("*.md")])
door.leave(Mode.QUIT)
"""

    assert keep(body, str(folder)) == 0
    assert len(json.loads((tmp_path / "seen").read_text())) == 1
    assert list(stick.iterdir()) == []


def test_a_folder_with_something_in_it_is_refused_and_an_empty_one_taken(keep, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    (tmp_path / "empty").mkdir()
    body = (
        "door.make_folder(place / 'empty')\n"
        "try: door.make_folder(place / 'full')\n"
        "except AppError as error: note('said', type(error).__name__)\n"
        "door.leave(Mode.QUIT)"
    )

    keep(body)

    assert noted(tmp_path / "said") == "DoorError"
    assert (tmp_path / "empty").is_dir()


def test_preferences_are_kept_and_told_to_the_next_room(keep, tmp_path, home):
    body = (
        "note(f'told-{count}', door.start.preferences)\n"
        'if count == 1: door.keep_preferences(\'{"theme": "dark"}\'); door.leave(Mode.LOCK)\n'
        "else: door.leave(Mode.QUIT)"
    )

    keep(body)

    settings = home / "config" / "stillpage" / "settings.json"
    assert noted(tmp_path / "told-2") == '{"theme": "dark"}'
    assert settings.read_text() == '{"theme": "dark"}'
    assert stat.S_IMODE(settings.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.parent.stat().st_mode) == 0o700


def test_a_lock_starts_a_fresh_room_for_the_same_folder_in_the_same_place(keep, tmp_path):
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "keys").touch()
    body = (
        "note(f'told-{count}', door.start)\n"
        "if count == 1: door.leave(Mode.LOCK, geometry=Geometry(1, 2, 300, 400, True))\n"
        "else: door.leave(Mode.QUIT)"
    )

    keep(body, str(tmp_path / "vault"))

    assert noted(tmp_path / "told-2")[:3] == [
        "lock",
        str(tmp_path / "vault"),
        [1, 2, 300, 400, True],
    ]
    assert until(tmp_path / "started-1") != until(tmp_path / "started-2")


def test_a_room_that_crashes_is_started_again_for_the_same_folder(keep, tmp_path):
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "keys").touch()
    body = (
        "note(f'told-{count}', door.start)\n"
        "if count == 1: os.kill(os.getpid(), signal.SIGKILL)\n"
        "door.leave(Mode.QUIT)"
    )

    assert keep(body, str(tmp_path / "vault")) == 0
    assert noted(tmp_path / "told-2")[:2] == ["lock", str(tmp_path / "vault")]


def test_a_room_that_cannot_live_is_given_up_with_one_neutral_line(begin, tmp_path):
    door = begin("os._exit(3)")

    assert ends(door) == 1
    assert rooms(tmp_path) == 4
    assert door.stderr.read().decode().splitlines() == [
        "Stillpage ended early several times in a row and has stopped."
    ]


HANGS_S = 6.0
LEAVES_BEHIND = (
    "import threading\n"
    "if count == 1:\n"
    "    new = door.new_file(place, 'a.pdf'); new.write(b'words')\n"
    "    threading.Thread(target=new.keep, daemon=True).start()\n"
    "    time.sleep(0.3); note('left', time.monotonic())\n"
    "    door.leave(Mode.LOCK, place / 'vault', Geometry(1, 2, 300, 400, True))\n"
    "    note('gone', time.monotonic()); os._exit(0)\n"
    "note('told', [time.monotonic(), *door.start]); door.leave(Mode.QUIT)"
)


@pytest.fixture
def hangs(monkeypatch, tmp_path):
    """Make every new file wait long for its disk, as on a broken stick."""
    honest = os.fsync

    def hang(descriptor):
        time.sleep(HANGS_S)
        honest(descriptor)

    monkeypatch.setattr(os, "fsync", hang)


@pytest.mark.parametrize("has_nameless", [True, False])
def test_a_disk_that_does_not_answer_keeps_neither_room_nor_lock_screen(
    keep, tmp_path, hangs, monkeypatch, has_nameless
):
    if not has_nameless:
        monkeypatch.setattr(files, "OWN_DESCRIPTORS", tmp_path / "missing")

    keep(LEAVES_BEHIND)

    left, gone = noted(tmp_path / "left"), noted(tmp_path / "gone")
    shown, *told = noted(tmp_path / "told")
    assert gone - left < 1.0
    assert shown - gone < 3.0
    assert told[:3] == ["lock", str(tmp_path / "vault"), [1, 2, 300, 400, True]]
    time.sleep(0.2)
    assert list(tmp_path.glob("*.pdf")) == list(tmp_path.glob(".*.part")) == []


def test_twin_a_door_that_waits_for_the_disk_itself(keep, tmp_path, hangs, monkeypatch):
    monkeypatch.setattr(door, "Helpers", lambda: aside.here)
    body = test_a_disk_that_does_not_answer_keeps_neither_room_nor_lock_screen

    with pytest.raises(AssertionError, match=r"< 3\.0"):
        body(keep, tmp_path, hangs, monkeypatch, has_nameless=True)


def test_twin_a_room_that_waits_for_its_turn(keep, tmp_path, hangs, monkeypatch):
    waits = "import desktop.door\ndesktop.door.TURN_S = 2.0\n"
    body = test_a_disk_that_does_not_answer_keeps_neither_room_nor_lock_screen

    with pytest.raises(AssertionError, match=r"< 1\.0"):
        body(lambda does: keep(waits + does), tmp_path, hangs, monkeypatch, has_nameless=True)


def test_settings_that_were_not_kept_are_kept_with_the_last_word(keep, tmp_path):
    body = (
        "note(f'told-{count}', door.start.preferences)\n"
        'if count == 1: door.leave(Mode.LOCK, preferences=\'{"theme": "dark"}\')\n'
        "else: door.leave(Mode.QUIT)"
    )

    keep(body)

    assert noted(tmp_path / "told-2") == '{"theme": "dark"}'


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_door_waits_until_the_room_has_saved_itself(begin, tmp_path, number):
    body = (
        "def save(*_):\n"
        "    time.sleep(0.3); note('saved', True); door.leave(Mode.LOCK); sys.exit()\n"
        "signal.signal(signal.SIGTERM, save); note('ready', True); time.sleep(60)"
    )
    door = begin(body)
    until(tmp_path / "ready")

    door.send_signal(number)

    assert ends(door) == 0
    assert (tmp_path / "saved").exists()
    assert rooms(tmp_path) == 1


def test_a_room_learns_that_its_door_is_gone(begin, tmp_path):
    body = (
        "import select\n"
        "note('before', door.gone()); select.select([door], [], [])\n"
        "note('after', door.gone())\n"
        "try: door.leave(Mode.LOCK)\n"
        "except AppError as error: note('said', type(error).__name__)"
    )
    door = begin(body)
    assert noted(tmp_path / "before") is False

    door.kill()

    assert noted(tmp_path / "after") is True
    assert noted(tmp_path / "said") == "DoorError"


def test_requests_from_several_threads_take_turns(keep, tmp_path):
    body = (
        "import threading\n"
        "def make(n):\n"
        "    new = door.new_file(place, f'{n}.txt'); new.write(str(n).encode()); new.keep()\n"
        "threads = [threading.Thread(target=make, args=(n,)) for n in range(20)]\n"
        "[t.start() for t in threads]; [t.join() for t in threads]; door.leave(Mode.QUIT)"
    )

    keep(body)

    assert [(tmp_path / f"{n}.txt").read_text() for n in range(20)] == [str(n) for n in range(20)]


def test_keys_of_a_terminal_do_not_reach_the_room(begin, tmp_path):
    door = begin("note('group', os.getpgrp()); door.leave(Mode.QUIT)")

    assert noted(tmp_path / "group") not in {door.pid, os.getpgrp()}
    ends(door)


def test_the_room_gets_only_the_variables_it_needs(keep, tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_OF_ANOTHER_PROGRAM", "canary")
    monkeypatch.setenv("QT_QPA_PLATFORMTHEME", "gtk3")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/tmp")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    keep("note('names', dict(os.environ)); door.leave(Mode.QUIT)")

    variables = noted(tmp_path / "names")
    assert "canary" not in variables.values()
    assert not {"QT_QPA_PLATFORMTHEME", "QT_PLUGIN_PATH"} & set(variables)
    assert variables["QT_QPA_PLATFORM"] == "offscreen"
    assert variables["QT_DISABLE_SHADER_DISK_CACHE"] == "1"


def test_without_links_a_name_is_still_never_overwritten(tmp_path, monkeypatch):
    def no_links(*_arguments, **_named):
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "a.pdf").write_text("older")
    part, descriptor = files.new_part(tmp_path)
    os.write(descriptor, b"newer")
    os.close(descriptor)

    path = files.give_name(part, tmp_path, "a.pdf")

    assert path == tmp_path / "a 2.pdf"
    assert path.read_text() == "newer"
    assert (tmp_path / "a.pdf").read_text() == "older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a 2.pdf", "a.pdf"]


def test_over_pipes_the_room_does_the_errands_itself(tmp_path):
    to_room, from_door = os.pipe()
    to_door, from_room = os.pipe()
    theirs = Wire((to_door, from_door))
    theirs.send({"mode": "welcome", "folder": None, "geometry": None, "preferences": ""})
    room = Door(Wire((to_room, from_room)))

    new = room.new_file(tmp_path, "a.pdf")
    new.write(b"whole")
    kept = new.keep()
    room.leave(Mode.QUIT)

    assert kept.read_bytes() == b"whole"
    assert theirs.receive()[0]["mode"] == "quit"
    assert room.gone() is False
    theirs.close()
    for descriptor in (to_room, from_door, to_door, from_room):
        os.close(descriptor)


@pytest.fixture
def entered(tmp_path):
    """Be the room here: the door is a thread, and a process that only waits stands for us."""
    ours, theirs = socket.socketpair()
    waiting = subprocess.Popen(["sleep", "60"])
    start = Start(Mode.LOCK, tmp_path, None, "")
    left = []

    def be_door():
        nobody = Quiet()
        left.append(
            door._keep_room(lambda: (Wire(ours), waiting), start, errands.Errands(), nobody)
        )

    thread = threading.Thread(target=be_door)
    thread.start()
    room = door.enter(os.dup(theirs.fileno()))
    theirs.close()
    yield room, left
    room._wire.close()
    waiting.kill()
    thread.join(timeout=20)
    assert not thread.is_alive()


class Quiet(door._Ending):
    """An ending that nobody wants."""

    def __init__(self):
        self.is_wanted, self.room = False, None


def test_the_rooms_end_is_not_handed_on_to_what_the_room_starts(entered):
    room, _ = entered

    assert os.get_inheritable(room.fileno()) is False


def test_every_errand_goes_over_the_socket_pair(entered, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    room, _ = entered

    new = room.new_file(tmp_path, "a.pdf")
    assert os.get_inheritable(new.descriptor) is False
    new.write(b"whole")
    kept = new.keep()
    assert kept.read_bytes() == b"whole"
    room.remove_file(kept)
    kept.write_bytes(b"later")
    other = {"size": 5, "digest": hashlib.sha256(b"whole").hexdigest()}
    with pytest.raises(DoorError):
        room.remove_same(kept, **other)
    room.remove_same(kept, size=5, digest=hashlib.sha256(b"later").hexdigest())
    with pytest.raises(DestinationError):
        room.remove_same(kept, **other)
    dropped = room.new_file(tmp_path, "b.pdf")
    dropped.drop()
    room.make_folder(tmp_path / "vault")
    room.keep_preferences("{}")
    assert room.gone() is False
    room.leave(Mode.LOCK, tmp_path / "vault", Geometry(0, 0, 800, 600, False))

    assert sorted(path.name for path in tmp_path.iterdir()) == ["config", "vault"]


def test_a_full_disk_is_said_with_its_reason(entered, tmp_path):
    room, _ = entered
    new = room.new_file(tmp_path, "a.pdf")
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, new.descriptor)
    os.close(full)

    with pytest.raises(DestinationError) as caught:
        new.write(b"x")

    assert caught.value.args == (28,)


def test_nobody_behind_the_door_is_a_door_error():
    ours, theirs = socket.socketpair()
    ours.close()

    with theirs, pytest.raises(DoorError):
        Door(Wire(theirs))


def test_what_is_refused_and_what_fails_are_two_errors(entered, tmp_path):
    room, _ = entered

    with pytest.raises(DoorError):
        room.new_file(tmp_path, "../a.pdf")
    with pytest.raises(DestinationError) as caught:
        room.new_file(tmp_path / "missing", "a.pdf")

    assert caught.value.args == (2,)


def test_a_request_to_a_door_that_is_gone_is_a_door_error(entered, tmp_path):
    room, _ = entered
    room._wire._socket.shutdown(socket.SHUT_RDWR)

    with pytest.raises(DoorError):
        room.new_file(tmp_path, "a.pdf")
    assert room.gone() is True


def test_a_room_that_never_lives_is_given_up_here_as_well(keep, tmp_path, capfd):
    assert keep("os._exit(3)") == 1

    assert rooms(tmp_path) == 4
    assert capfd.readouterr().err.count("\n") == 1


def test_a_vault_that_was_made_before_a_crash_opens_its_lock_screen(keep, tmp_path):
    body = (
        "vault = place / 'vault'; note(f'told-{count}', door.start)\n"
        "if count == 1: door.make_folder(vault); door.leave(Mode.CREATE, vault)\n"
        "elif count == 2: (vault / 'keys').touch(); os._exit(9)\n"
        "else: door.leave(Mode.QUIT)"
    )

    keep(body)

    assert noted(tmp_path / "told-3")[:2] == ["lock", str(tmp_path / "vault")]


def test_a_wish_to_end_is_passed_on_to_the_room(keep):
    ending = door._Ending()
    ending.room = subprocess.Popen(["sleep", "60"])

    os.kill(os.getpid(), signal.SIGTERM)

    assert ending.room.wait(timeout=10) == -signal.SIGTERM
    assert ending.is_wanted is True


def test_what_the_caller_ignores_stays_ignored(keep):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)

    door._Ending()

    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
