"""The commands for bad days, as a person types them: own processes, no Qt, every ending."""

import contextlib
import json
import os
import pty
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
import samples
import whole_vault

from desktop import sealed_vault, takeaway, terminal
from desktop.model import entries, richtext
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.terminal_words import STOPPED, USAGE, Code

MAIN = Path(__file__).with_name("terminal_main.py")
CANARY = "canary in a heading"
CALLED = samples.PASSPHRASE.encode() + b"\n"


def run(*words, typed=samples.PASSPHRASE, tells=False, stops=""):
    """Return the number a command ends with and what it says; the passphrase comes on a pipe."""
    words = [*map(str, words), "--passphrase-fd", "0"]
    typed = typed.encode() + b"\nmore"
    own = {"STILLPAGE_TEST_TELLS": "1" if tells else "", "STILLPAGE_TEST_STOPS": stops}
    if tells or stops:
        done = subprocess.run(
            [sys.executable, MAIN, *words],
            input=typed, capture_output=True, check=False, env={**os.environ, **own},
        )  # fmt: skip
        code, raw = done.returncode, done.stdout + done.stderr
    else:
        code, raw = _Lent.now.run(words, typed)
    said = raw.decode()
    assert samples.PASSPHRASE not in said
    return code, said


class _Lent:
    """A process with everything imported, from which each command gets its own."""

    now = None

    def __init__(self):
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # A command that hangs fails its test, and not the whole run.
        self._socket.settimeout(120)
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, MAIN, "--lent", str(number)],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=[number],
            )  # fmt: skip

    def run(self, words, typed):
        asked = {"words": words, "folder": str(Path.cwd()), "environment": dict(os.environ)}
        reads, writes = os.pipe()
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            socket.send_fds(
                self._socket, [json.dumps(asked).encode()],
                [reads, output.fileno(), errors.fileno()],
            )  # fmt: skip
            os.close(reads)
            os.write(writes, typed)
            os.close(writes)
            code = int(self._socket.recv(64))
            output.seek(0)
            errors.seek(0)
            return code, output.read() + errors.read()

    def end(self):
        self._socket.close()
        assert self._process.wait(10) == 0


@pytest.fixture(scope="module", autouse=True)
def _lent():
    _Lent.now = _Lent()
    yield
    _Lent.now.end()


def test_a_command_that_is_lent_a_process_is_the_one_that_is_started(tmp_path):
    missing = tmp_path / "missing"
    words = ["check", str(missing), "--passphrase-fd", "0"]
    done = subprocess.run(
        [sys.executable, MAIN, *words], check=False, input=b"", capture_output=True
    )

    assert run("check", missing) == (done.returncode, (done.stdout + done.stderr).decode())


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Give a vault with something of every kind in it."""
    folder = samples.blank_vault(tmp_path_factory.mktemp("filled") / "vault")
    with closing(whole_vault.fill(samples.opened(folder))) as desk:
        samples.letter(desk, title=CANARY, text="words " * 4_000)
    return folder


@pytest.fixture
def vault(filled, tmp_path):
    return Path(shutil.copytree(filled, tmp_path / "vault"))


def rows(folder):
    with closing(samples.opened(folder)) as desk:
        return whole_vault.rows(desk)


def test_a_whole_vault_is_told_to_be_whole_and_no_word_of_it_shown(vault):
    code, said = run("check", vault, tells=True)

    assert code == Code.DONE, said
    assert "loaded: []" in said
    assert CANARY not in said


def test_damage_is_found_where_opening_would_not_see_it(vault):
    raw = (vault / "vault.db").read_bytes()
    codes = set()
    for part in (3, 5, 7):
        samples.flip(vault / "vault.db", len(raw) * part // 8)
        codes.add(run("check", vault)[0])
        (vault / "vault.db").write_bytes(raw)

    assert codes == {Code.DAMAGED}


def test_a_backup_is_made_checked_copied_and_made_a_vault_again(vault, tmp_path):
    (tmp_path / "second").mkdir()

    code, said = run("backup", vault, "--to", tmp_path / "second")

    assert code == Code.DONE, said
    (copy,) = (tmp_path / "second").iterdir()
    assert copy.read_bytes() == next((vault / "backups").iterdir()).read_bytes()
    assert run("check", vault)[1].count("Whole: 1") == 1
    code, said = run("restore", copy, tmp_path / "again")
    assert code == Code.DONE, said
    assert rows(tmp_path / "again") == rows(vault)


def test_a_damaged_backup_is_named_and_the_number_says_so(vault):
    run("backup", vault)
    backup = next((vault / "backups").iterdir())
    samples.flip(backup, -5_000)

    code, said = run("check", vault)

    assert code == Code.DAMAGED
    assert f"{backup.name} is not as it was written" in said


def test_a_backup_of_an_earlier_passphrase_is_no_damage(vault):
    run("backup", vault)
    with closing(samples.opened(vault)) as desk:
        desk.change_passphrase("another one", cost=samples.CHEAPEST)

    code, said = run("check", vault, typed="another one")

    assert (code, "Of an earlier passphrase: 1" in said) == (Code.DONE, True)


def test_a_damaged_vault_is_rescued_and_what_became_of_each_piece_is_told(vault, tmp_path):
    before = rows(vault)
    samples.flip(vault / "vault.db", 500)
    raw = (vault / "vault.db").read_bytes()

    code, said = run("rescue", vault, tmp_path / "new", "--list")

    assert code == Code.DONE, said
    assert CANARY in said
    assert re.search(r"^ +0 gone$", said, re.MULTILINE)
    assert rows(tmp_path / "new") == before
    assert (vault / "vault.db").read_bytes() == raw


def test_without_being_asked_no_heading_is_shown(vault, tmp_path):
    samples.flip(vault / "vault.db", 500)

    assert CANARY not in run("rescue", vault, tmp_path / "new")[1]


def test_a_rescue_that_lacks_something_says_so_by_its_number(vault, tmp_path):
    run("backup", vault)
    (vault / "backups").rename(tmp_path / "away")
    (vault / "vault.db").write_bytes((vault / "vault.db").read_bytes()[: 4096 * 9])

    code, said = run("rescue", vault, tmp_path / "new", "--backups", tmp_path / "away")

    assert code == Code.IN_PART
    assert "The backup that was used is of" in said
    assert run("check", tmp_path / "new")[0] == Code.DONE
    with closing(samples.opened(tmp_path / "new")) as desk:
        told = [one for one in desk.summaries() if one.title.startswith("What was saved")]
        assert CANARY in samples.text_of(desk, told[0])
        assert told[0].id in desk.settings.never_leaves


def test_what_is_veiled_or_in_the_trash_is_called_so_in_the_list(vault, tmp_path):
    with closing(samples.opened(vault)) as desk:
        made = desk.start(kind=Kind.ENTRY, title=CANARY, on=samples.TODAY)
        fields = entries.with_entry({}, Entry(is_veiled=True))
        desk.save(made.id, made.sections[0].id, richtext.from_plain("words"), fields=fields)
        desk.trash(samples.letter(desk, title="Thrown", text="words").id)
    samples.flip(vault / "vault.db", 500)

    lines = run("rescue", vault, tmp_path / "new", "--list")[1].splitlines()

    assert sum(line.endswith("  A veiled entry") for line in lines) == 1
    assert sum(line.endswith("  Thrown (in the trash)") for line in lines) == 1


def unheard(*words):
    """Return the number of a command whose both outputs are closed from the first word on."""
    listens, says = os.pipe()
    os.close(listens)
    done = subprocess.run(
        [sys.executable, MAIN, *map(str, words), "--passphrase-fd", "0"], stdout=says, stderr=says,
        input=b"turnip lantern gravel ninth\n" if words[0] == "import" else CALLED, check=False,
    )  # fmt: skip
    os.close(says)
    return done.returncode


def nobody_has_to_listen(vault, place):
    (place / "second").mkdir(exist_ok=True)
    numbers = [
        unheard("backup", vault, "--to", place / "second"),
        unheard("restore", next((vault / "backups").iterdir()), place / "restored"),
        unheard("export", vault, "--open", place / "out"),
        unheard("import", place / "out", place / "in"),
        unheard("rescue", vault, place / "new", "--list"),
        unheard("check", place / "new"),
    ]
    assert numbers == [Code.DONE] * 6
    assert unheard("check", place / "none") == Code.NOT_THERE


def test_an_output_that_is_closed_changes_neither_what_is_made_nor_the_number(vault, tmp_path):
    nobody_has_to_listen(vault, tmp_path)

    for place in ("restored", "new"):
        assert rows(tmp_path / place) == rows(vault)


def test_twin_a_program_that_wants_to_be_heard_does_not_come_to_its_end(
    vault, tmp_path, monkeypatch
):
    monkeypatch.setenv("STILLPAGE_TEST_IS_HEARD", "1")

    with pytest.raises(AssertionError, match="== "):
        nobody_has_to_listen(vault, tmp_path)


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("stops", ["2 SIGINT", "1 SIGHUP", "4 SIGTERM"])
def test_a_rescue_that_is_stopped_leaves_nothing_half_made(vault, tmp_path, stops):
    samples.flip(vault / "vault.db", 500)
    before = contents(vault)

    code, said = run("rescue", vault, tmp_path / "new", stops=stops)

    assert code == Code.STOPPED, said
    assert said.endswith("Stopped. Nothing half made was kept.\n")
    assert f"Step {stops[0]} of 4" in said
    assert not (tmp_path / "new").exists()
    assert contents(vault) == before
    assert run("rescue", vault, tmp_path / "new")[0] == Code.DONE


def test_nothing_a_rescue_writes_can_be_read_without_the_passphrase(vault, tmp_path):
    samples.flip(vault / "vault.db", 500)
    run("rescue", vault, tmp_path / "new")

    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert CANARY.encode() not in path.read_bytes()
            assert b"SQLite format 3" not in path.read_bytes()


def test_a_vault_taken_out_and_in_again_is_the_same_in_every_field(vault, tmp_path):
    code, said = run("export", vault, "--open", tmp_path / "out")
    assert code == Code.DONE, said
    new = "turnip lantern gravel ninth"

    code, said = run("import", tmp_path / "out", tmp_path / "new", typed=new)

    assert code == Code.DONE, said
    with closing(samples.opened(tmp_path / "new", new)) as desk:
        assert whole_vault.rows(desk) == rows(vault)


def test_twin_taken_out_in_part_it_is_not(vault, tmp_path):
    run("export", vault, "--open", tmp_path / "out", "--part")

    code, _ = run("import", tmp_path / "out", tmp_path / "new", typed="turnip lantern gravel ninth")

    assert code == Code.DAMAGED
    assert not (tmp_path / "new").exists()


def sealed(vault, place, passphrase="walnut harbour quiet ladder"):
    """Seal everything in a vault as the page in Settings does, and return the file."""
    with closing(samples.opened(vault)) as desk:
        files = dict(takeaway.everything(desk, samples.guides(), is_whole=True))
    file = place / "pages.dat"
    file.write_bytes(sealed_vault.sealed(files.items(), passphrase))
    return file


def test_a_vault_sealed_in_one_file_is_the_same_in_every_field(vault, tmp_path):
    file, new = sealed(vault, tmp_path), "turnip lantern gravel ninth"

    typed = f"walnut harbour quiet ladder\n{new}"
    code, said = run("import", file, tmp_path / "new", typed=typed)

    assert code == Code.DONE, said
    with closing(samples.opened(tmp_path / "new", new)) as desk:
        assert whole_vault.rows(desk) == rows(vault)


def test_a_sealed_file_opens_with_its_own_passphrase_alone(vault, tmp_path):
    file = sealed(vault, tmp_path)
    samples.flip(file, file.stat().st_size - 1)
    damaged, _ = run("import", file, tmp_path / "new", typed="turnip lantern gravel ninth")
    samples.flip(file, file.stat().st_size - 1)
    locked, said = run("import", file, tmp_path / "new", typed="turnip lantern gravel ninth")

    assert (damaged, locked) == (Code.DAMAGED, Code.WRONG_SECRET)
    assert "a passphrase of its own" in said
    assert not (tmp_path / "new").exists()


def test_what_is_made_belongs_to_its_owner_alone(vault, tmp_path):
    run("export", vault, "--open", tmp_path / "out")
    samples.flip(vault / "vault.db", 500)
    run("rescue", vault, tmp_path / "new")

    for folder in (tmp_path / "out", tmp_path / "new"):
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


ENDINGS = [
    (("check", "none"), Code.NOT_THERE),
    (("rescue", "none", "new"), Code.NOT_THERE),
    (("restore", "vault/keys", "new"), Code.NOT_THERE),
    (("import", "vault", "new"), Code.NOT_THERE),
    (("restore", "vault/keys", "vault"), Code.NOT_WRITTEN),
    (("export", "vault", "--open", "vault"), Code.NOT_WRITTEN),
    (("rescue", "vault", "vault/keys"), Code.NOT_WRITTEN),
    (("check",), Code.NOT_UNDERSTOOD),
    (("check", "one", "two"), Code.NOT_UNDERSTOOD),
    (("check", "vault", "--open", "new"), Code.NOT_UNDERSTOOD),
    (("check", "vault", "--passphrase", "words"), Code.NOT_UNDERSTOOD),
    (("check", "vault", "--phrase"), Code.WRONG_SECRET),
]


@pytest.mark.parametrize(("words", "wanted"), ENDINGS)
def test_every_ending_has_its_number(vault, words, wanted, monkeypatch):
    monkeypatch.chdir(vault.parent)

    code, said = run(*words, typed="turnip lantern gravel ninth")

    assert (code, bool(said)) == (wanted, True)
    assert samples.names(vault.parent) == ["vault"]


def test_the_folders_that_were_made_for_nothing_go_and_what_was_there_stays(vault, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "beside").mkdir()
    codes = {
        run("restore", vault / "keys", tmp_path / where)[0] for where in ("there", "a/b", "there/a")
    }

    assert codes == {Code.NOT_THERE}
    assert samples.names(tmp_path) == ["beside", "there", "vault"]
    assert samples.names(tmp_path / "there") == []


def test_a_folder_with_something_in_it_is_told_for_what_it_is(vault):
    code, said = run("rescue", vault, vault)

    assert (code, said) == (
        Code.NOT_WRITTEN, "Something is there already. Name a folder that is new or empty.\n"
    )  # fmt: skip


def test_a_wrong_passphrase_opens_nothing(vault, tmp_path):
    for words in (("check", vault), ("backup", vault), ("rescue", vault, tmp_path / "new"),
                  ("export", vault, "--open", tmp_path / "out")):  # fmt: skip
        assert run(*words, typed="another")[0] == Code.WRONG_SECRET


def test_a_passphrase_that_is_easy_to_guess_makes_no_vault(vault, tmp_path):
    run("export", vault, "--open", tmp_path / "out")

    code, said = run("import", tmp_path / "out", tmp_path / "new", typed="secret")

    assert (code, said) == (Code.WRONG_SECRET, f"{terminal._TOO_EASY}\n")
    assert not (tmp_path / "new").exists()


def test_a_new_passphrase_that_is_typed_otherwise_again_makes_no_vault(vault, tmp_path):
    run("export", vault, "--open", tmp_path / "out")
    child, keyboard = pty.fork()
    if child == 0:
        words = ["import", str(tmp_path / "out"), str(tmp_path / "new")]
        os.execv(sys.executable, [sys.executable, str(MAIN), *words])
    said = b""
    for prompt, typed in ((b"new vault:", b"turnip lantern gravel ninth"), (b"more:", b"turnip")):
        while prompt not in said:
            said += os.read(keyboard, 1000)
        os.write(keyboard, typed + b"\n")
    with contextlib.suppress(OSError):
        while piece := os.read(keyboard, 1000):
            said += piece
    os.close(keyboard)
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == Code.WRONG_SECRET
    assert b"The two were not the same. Nothing was made." in said
    assert b"open" not in said
    assert not (tmp_path / "new").exists()


def test_an_open_vault_is_left_alone(vault):
    with closing(samples.opened(vault)):
        assert run("check", vault)[0] == Code.IN_USE


def test_the_phrase_opens_too(vault):
    with closing(samples.opened(vault)) as desk:
        phrase = desk.new_phrase()
        desk.set_phrase(phrase)
        run_words = " ".join(phrase.words)

    code, said = run("check", vault, "--phrase", typed=run_words)

    assert code == Code.DONE, said


def test_two_of_three_parts_open_too_and_a_slip_is_pointed_out(vault):
    with closing(samples.opened(vault)) as desk:
        secret, parts = desk.new_shares()
        desk.set_shares(secret)
    first, second = (" ".join(part.words) for part in parts[1:])
    wrong = second.split()
    wrong[11] = "zero" if wrong[11] != "zero" else "acid"

    code, said = run("check", vault, "--parts", typed=f"{first}\n{second}")
    assert code == Code.DONE, said
    code, said = run("check", vault, "--parts", typed=f"{first}\n{' '.join(wrong)}")
    assert (code, "Look at word 12 of the second part." in said) == (Code.WRONG_SECRET, True)
    code, said = run("check", vault, "--parts", typed=f"{first}\n{first}")
    assert (code, "one part, twice" in said) == (Code.WRONG_SECRET, True)


def test_a_descriptor_that_is_closed_is_not_understood(vault):
    done = subprocess.run(
        [sys.executable, MAIN, "check", vault, "--passphrase-fd", "77"],
        capture_output=True, check=False,
    )  # fmt: skip

    assert done.returncode == Code.NOT_UNDERSTOOD


def test_without_a_terminal_no_passphrase_is_taken_from_anywhere(vault):
    done = subprocess.run(
        [sys.executable, MAIN, "check", vault], input=samples.PASSPHRASE.encode(),
        capture_output=True, check=False, start_new_session=True,
    )  # fmt: skip

    assert done.returncode == Code.NOT_UNDERSTOOD


def test_what_is_typed_is_not_shown(vault):
    child, keyboard = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, str(MAIN), "check", str(vault)])
    said = b""
    while b"Passphrase:" not in said:
        said += os.read(keyboard, 1000)
    os.write(keyboard, samples.PASSPHRASE.encode() + b"\n")
    _, status = os.waitpid(child, 0)
    while True:
        try:
            said += os.read(keyboard, 1000)
        except OSError:
            break
    os.close(keyboard)

    assert os.waitstatus_to_exitcode(status) == Code.DONE
    assert samples.PASSPHRASE.encode() not in said
    assert b"as it was written" in said


def test_help_is_shown():
    done = subprocess.run([sys.executable, MAIN, "--help"], capture_output=True, check=False)

    assert (done.returncode, done.stdout.decode().strip()) == (0, USAGE)


def test_as_a_module_of_python_it_is_the_same():
    root = MAIN.parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "check"], cwd=root, capture_output=True, check=False
    )

    assert done.returncode == Code.NOT_UNDERSTOOD
    assert b"Qt" not in done.stderr


STOPPED_WHILE_LOADING = """
import os, signal, sys
class Stops:
    def find_spec(self, name, path=None, target=None):
        if name == "desktop.terminal":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stops())
signal.signal(signal.SIGINT, signal.default_int_handler)
from desktop import __main__ as begins
sys.exit(begins.main(["check", "none"], dumpable=False, room=begins.room, roles=begins.ROLES))
"""


def test_stopped_while_its_parts_are_loaded_it_says_so_too():
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_WHILE_LOADING], cwd=MAIN.parent.parent,
        capture_output=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr.decode()) == (Code.STOPPED, f"{STOPPED}\n")
