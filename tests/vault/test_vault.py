"""Making, re-keying and closing: every crash point opens again, and no power cut takes a word."""

import shutil
import subprocess
from contextlib import closing, suppress
from pathlib import Path

import pytest
import samples
from prove import ioerror, powercut
from prove import powercut_writer as writer
from samples import CHEAP_BOUNDS, CHEAPEST, PASSPHRASE, FakeClock

from desktop import beside, files, session
from desktop.errors import (
    KeysOutdatedError,
    PlaceTooLongError,
    VaultDamagedError,
    VaultError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.model.settings import Purpose
from desktop.vault import keyfile, slots
from desktop.vault import vault as vaults
from desktop.vault.database import PLAIN

VECTORS = Path(__file__).parent / "vectors"


def make(folder):
    return session.create(folder, PASSPHRASE, cost=CHEAPEST, purpose=Purpose.TRUTH, now=FakeClock())


def test_a_vault_is_a_folder_of_private_files(tmp_path):
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o755)
    with closing(make(folder)) as desk:
        samples.letter(desk, text="words")

    kept = ["attempts", "backups", "keys", "keys.bak", "lock", "reserve", "vault.db"]
    assert [name for name in samples.names(folder) if name != "vault.db-journal"] == kept
    assert folder.stat().st_mode & 0o777 == 0o700
    for path in folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name
    assert (folder / "lock").read_bytes() == b""


def test_two_vaults_with_one_passphrase_have_nothing_in_common(tmp_path):
    raw = []
    for name in "ab":
        (tmp_path / name).mkdir()
        make(tmp_path / name).close()
        raw.append((tmp_path / name / "vault.db").read_bytes())

    pieces = [{one[at : at + 16] for at in range(0, len(one), 16)} for one in raw]
    assert not pieces[0] & pieces[1]


def test_a_creation_that_fails_gives_the_guard_back_and_can_be_made_again(tmp_path):
    folder = tmp_path / "vault"
    folder.mkdir()
    with samples.file_limit(4096), pytest.raises(VaultUnwritableError):
        make(folder)
    assert not session.looks_like_vault(folder)

    make(folder).close()

    samples.opened(folder).close()


def test_a_folder_that_is_gone_cannot_hold_a_vault(tmp_path):
    with pytest.raises(VaultUnwritableError):
        make(tmp_path / "gone")


def test_a_file_that_lost_its_encryption_is_noticed_at_the_end(folder):
    desk = samples.opened(folder)
    desk._vault.database.close()
    (folder / "vault.db").write_bytes(PLAIN + bytes(4096))

    with pytest.raises(VaultDamagedError):
        desk.close()


def test_an_old_passphrase_with_an_old_key_file_opens_old_copies_only(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    with closing(samples.opened(folder)) as desk:
        desk.change_passphrase("another", cost=CHEAPEST)

    samples.opened(tmp_path / "copy").close()
    for name in keyfile.NAMES:
        shutil.copy(tmp_path / "copy" / name, folder / name)
    with pytest.raises(KeysOutdatedError):
        samples.opened(folder)


def test_a_full_disk_stops_a_change_of_passphrase_and_the_former_stays(folder):
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="x" * 200_000)
        for number in range(40):
            samples.letter(desk, text=f"{number} " * 400)
        limit = (folder / "vault.db").stat().st_size // 2
        with samples.file_limit(limit), pytest.raises(VaultUnwritableError):
            desk.change_passphrase("another", cost=CHEAPEST)
        assert desk.check_passphrase(PASSPHRASE)
        samples.write(desk, document, "written after")
    with pytest.raises(WrongSecretError):
        samples.opened(folder, "another")

    with closing(samples.opened(folder)) as desk:
        assert samples.text_of(desk, document) == "written after"
        desk.change_passphrase("another", cost=CHEAPEST)
    samples.opened(folder, "another").close()


def refusing_disk(desk, monkeypatch, keys_written):
    """So many key files are written, then every write fails."""
    vault = desk._vault
    real = vault.keep_keys
    calls = []

    def once(*given):
        calls.append(given)
        if len(calls) > keys_written:
            raise VaultUnwritableError
        real(*given)

    def failing(*_):
        raise VaultUnwritableError

    monkeypatch.setattr(type(vault), "keep_keys", lambda _, *given: once(*given))
    monkeypatch.setattr(type(vault.database), "rekey", failing)


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "another"])
def test_a_change_that_no_disk_takes_back_opens_with_either_passphrase(
    folder, tmp_path, monkeypatch, passphrase
):
    """A key file with both keys is written, then every write fails, then the power goes."""
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="kept")
        refusing_disk(desk, monkeypatch, keys_written=1)
        with pytest.raises(VaultUnwritableError):
            desk.change_passphrase("another", cost=CHEAPEST)
        monkeypatch.undo()
        assert desk.check_passphrase(PASSPHRASE)
        cut = shutil.copytree(folder, tmp_path / "cut")

    with closing(samples.opened(cut, passphrase)) as desk:
        assert samples.text_of(desk, document) == "kept"
        assert not desk._vault.opened.ring.is_pending
    other = {PASSPHRASE: "another", "another": PASSPHRASE}[passphrase]
    with pytest.raises(WrongSecretError):
        samples.opened(cut, other)

    # Nor is the one that never came about taken for another computer's, and kept beside.
    assert beside.copies(cut) == ()


def test_twin_a_program_that_notes_no_locks_of_its_own_keeps_what_never_came_about(
    folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(vaults.keeping, "note_own_locks", lambda *_: None)
    with pytest.MonkeyPatch.context() as inner, pytest.raises(AssertionError, match="locks"):
        test_a_change_that_no_disk_takes_back_opens_with_either_passphrase(
            folder, tmp_path, inner, PASSPHRASE
        )


def test_twin_a_change_that_begins_in_both_key_files_locks_the_former_passphrase_out(
    folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(keyfile, "NAMES", BothAtOnce(keyfile.NAMES))

    with pytest.raises(WrongSecretError):
        test_a_change_that_no_disk_takes_back_opens_with_either_passphrase(
            folder, tmp_path, monkeypatch, PASSPHRASE
        )


class BothAtOnce(tuple):
    """The names of the key files; the first alone cannot be had."""

    __slots__ = ()

    def __getitem__(self, wanted):
        return tuple(self) if isinstance(wanted, slice) else super().__getitem__(wanted)


def test_after_a_refused_change_the_end_of_the_session_puts_the_former_locks_in_both_places(
    folder, monkeypatch
):
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="kept")
        refusing_disk(desk, monkeypatch, keys_written=1)
        with pytest.raises(VaultUnwritableError):
            desk.change_passphrase("another", cost=CHEAPEST)
        monkeypatch.undo()

    with pytest.raises(WrongSecretError):
        samples.opened(folder, "another")
    with closing(samples.opened(folder)) as desk:
        assert samples.text_of(desk, document) == "kept"


def test_a_change_that_reached_the_database_and_cannot_be_taken_back_is_a_change(
    folder, tmp_path, monkeypatch
):
    """To call it refused would send the person back to a passphrase that opens no more."""
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="kept")
        database = type(desk._vault.database)
        real = database.rekey
        calls = []

        def reported(self, key):
            calls.append(key)
            if len(calls) == 1:
                real(self, key)
            raise VaultUnwritableError

        monkeypatch.setattr(database, "rekey", reported)
        desk.change_passphrase("another", cost=CHEAPEST)
        assert len(calls) == 2
        monkeypatch.undo()
        cut = shutil.copytree(folder, tmp_path / "cut")

    for end in (folder, cut):
        with pytest.raises(WrongSecretError):
            samples.opened(end)
        with closing(samples.opened(end, "another")) as desk:
            assert samples.text_of(desk, document) == "kept"


def test_an_error_after_the_new_key_reached_the_database_takes_it_back(folder, monkeypatch):
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="kept")
        database = desk._vault.database
        real = type(database).rekey
        calls = []

        def reported(self, key):
            real(self, key)
            calls.append(key)
            if len(calls) == 1:
                raise VaultUnwritableError

        monkeypatch.setattr(type(database), "rekey", reported)
        with pytest.raises(VaultUnwritableError):
            desk.change_passphrase("another", cost=CHEAPEST)
        assert len(calls) == 2

    with closing(samples.opened(folder)) as desk:
        assert samples.text_of(desk, document) == "kept"


def test_every_generation_is_higher_than_the_one_before(folder):
    seen = []
    with closing(samples.opened(folder)) as desk:
        for number in range(3):
            desk.change_passphrase(f"passphrase {number}", cost=CHEAPEST)
            seen.append(desk._vault.opened.header.generation)

    assert seen == sorted(set(seen))


def test_the_previous_key_is_forgotten_when_a_change_is_done(folder):
    with closing(samples.opened(folder)) as desk:
        before = desk._vault.opened.masters.present
        desk.change_passphrase("another", cost=CHEAPEST)
        after = desk._vault.opened.masters

    assert before not in (after.present, after.previous)


def test_a_folder_that_cannot_be_written_still_opens(folder, monkeypatch):
    def refused(*_):
        raise VaultUnwritableError

    (folder / "reserve").unlink()
    monkeypatch.setattr("desktop.vault.disk.write_whole", refused)

    samples.opened(folder).close()


@pytest.fixture(scope="module")
def short_record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("record").resolve() / "vault"
    folder.mkdir(mode=0o700)
    return writer.record(folder, "safe", saves=4)


def test_the_record_sees_what_the_program_does(short_record):
    labels = [step.label for step in short_record.steps if isinstance(step, powercut.Ack)]
    kinds = {type(step) for step in short_record.steps}

    assert labels == ["created", "save-0", "save-1", "changed", "save-2", "save-3"]
    assert kinds == {powercut.Write, powercut.Resize, powercut.Sync, powercut.Name, powercut.Ack}


@pytest.mark.slow
def test_every_crash_point_of_making_saving_and_changing_opens_again(short_record):
    # Between two writes to the database nothing new can be seen; `prove` looks there, too.
    steps = [
        number
        for number, step in enumerate(short_record.steps, start=1)
        if not isinstance(step, powercut.Write) or number % 23 == 0
    ]
    ends = (powercut.killed_at(short_record, step) for step in [0, *steps])

    outcome = powercut.judged(ends, writer.wrong_with)

    assert outcome.cuts > 80
    assert outcome.losses == {}


@pytest.mark.slow
def test_no_power_cut_takes_an_acknowledged_save(short_record):
    assert powercut.judge(short_record, 60, seed=11, check=writer.wrong_with).losses == {}


@pytest.mark.slow
def test_twin_kept_as_a_log_loses():
    with pytest.raises(AssertionError):
        assert writer.outcome("wal", 25, seed=11, saves=6).losses == {}


@pytest.mark.slow
def test_twin_key_files_written_in_place_lock_out(tmp_path):
    folder = tmp_path.resolve() / "vault"
    folder.mkdir(mode=0o700)
    record = writer.record(folder, "naive", saves=2)

    with pytest.raises(AssertionError, match="HeaderDamagedError"):
        assert powercut.judge(record, 30, seed=11, check=writer.wrong_with).losses == {}


@pytest.mark.slow
def test_a_failing_disk_loses_nothing_and_doubles_nothing():
    faults = list(ioerror.faults(4, seed=2))

    assert [(fault, ioerror.run(fault)) for fault in faults] == [(one, None) for one in faults]


@pytest.fixture
def small_disk(tmp_path, not_shown):
    """A file system of 8 MiB in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        not_shown("Saving the last words on a disk that is really full needs the right to mount.")
        pytest.skip("no right to mount")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_on_a_full_disk_the_last_words_fit_and_nothing_is_lost(small_disk):
    folder = samples.blank_vault(small_disk / "vault")
    desk = samples.opened(folder)
    document = samples.letter(desk, text="kept")
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    words = " ".join(f"last{n * n}" for n in range(20_000))
    with pytest.raises(VaultUnwritableError):
        samples.write(desk, document, words)
    assert samples.text_of(desk, document) == "kept"

    desk.give_up_reserve()
    samples.write(desk, document, words)

    assert samples.text_of(desk, document) == words
    with pytest.raises(VaultUnwritableError):
        desk.remake_reserve()
    desk.trash(document.id)
    desk.close()
    with closing(samples.opened(folder)) as desk:
        assert samples.text_of(desk, document) == words
        filler.unlink()
        desk.remake_reserve()


def vectors():
    return sorted(path.name for path in VECTORS.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", vectors())
def test_a_vault_of_every_released_form_opens_with_its_passphrase_and_its_phrase(tmp_path, name):
    told = samples.told(VECTORS / name)
    for number, way in enumerate(("passphrase", "phrase")):
        folder = Path(shutil.copytree(VECTORS / name / "vault", tmp_path / str(number)))
        with closing(samples.opened_with(folder, way, told[way])) as desk:
            document = desk.open(desk.summaries()[0].id)
            assert document.title == told["title"]
            assert samples.text_of(desk, document) == told["text"]
            assert len(desk.snapshots(document.id)) == told["snapshots"]
            assert desk.settings.idle_minutes == told["idle_minutes"]
            assert samples.checked(desk)


@pytest.mark.parametrize("name", vectors())
def test_a_broken_key_file_raises_the_error_that_stands_beside_it(tmp_path, name):
    told = samples.told(VECTORS / name)
    for file, error in told["broken"].items():
        folder = Path(shutil.copytree(VECTORS / name / "vault", tmp_path / file))
        for copy in keyfile.NAMES:
            shutil.copy(VECTORS / name / "broken" / file, folder / copy)
        with pytest.raises(VaultError) as raised:
            samples.opened(folder, told["passphrase"])
        assert (file, type(raised.value).__name__) == (file, error)


def test_slots_hold_what_a_change_needs(folder):
    with closing(samples.opened(folder)) as desk:
        desk.set_phrase(desk.new_phrase())
        header = desk._vault.opened.header

    assert len(header.boxes) == slots.COUNT
    assert keyfile.read(folder, CHEAP_BOUNDS)[0].generation == header.generation


def test_a_vault_removed_while_it_is_open_is_written_again(folder):
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="before")
        for path in [path for path in folder.iterdir() if path.is_file()]:
            path.unlink()
        samples.write(desk, document, "after")
        (folder / "vault.db").unlink()

    assert (folder / "vault.db").stat().st_mode & 0o777 == 0o600
    (folder / "vault.db.part").write_bytes(b"a cut left this")
    with closing(samples.opened(folder)) as desk:
        assert samples.text_of(desk, document) == "after"
        assert samples.checked(desk)
        assert not (folder / "vault.db.part").exists()


def test_no_save_is_called_kept_once_another_file_stands_there(folder, tmp_path):
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="before")
        (folder / "vault.db").rename(tmp_path / "away")
        shutil.copy(tmp_path / "away", folder / "vault.db")
        with pytest.raises(VaultUnwritableError):
            samples.write(desk, document, "after")

        (tmp_path / "away").rename(folder / "vault.db")
        samples.write(desk, document, "after")

    with closing(samples.opened(folder)) as desk:
        assert samples.text_of(desk, document) == "after"


def test_a_vault_whose_folder_is_gone_says_that_it_cannot_be_written(folder, tmp_path):
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="before")
        folder.rename(tmp_path / "moved")
        with pytest.raises(VaultUnwritableError):
            samples.write(desk, document, "after")

    with closing(samples.opened(tmp_path / "moved")) as desk:
        assert samples.text_of(desk, document) == "before"


def test_a_journal_removed_while_the_vault_is_open_is_made_again(folder):
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="before")
        (folder / "vault.db-journal").unlink()
        samples.write(desk, document, "after")

        assert (folder / "vault.db-journal").exists()


def test_a_change_whose_last_step_cannot_be_written_counts_all_the_same(folder, monkeypatch):
    """The database has its new key: to call that refused would lead back to a lost passphrase."""
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="kept")
        vault = type(desk._vault)

        def refused(_):
            raise VaultUnwritableError

        monkeypatch.setattr(vault, "settle", refused)
        desk.change_passphrase("another", cost=CHEAPEST)
        monkeypatch.undo()

    with pytest.raises(WrongSecretError):
        samples.opened(folder)
    with closing(samples.opened(folder, "another")) as desk:
        assert samples.text_of(desk, document) == "kept"
        assert not desk._vault.opened.ring.is_pending


def opens_with(end, tmp_path):
    """Return which of the two passphrases open what an end of the program left."""
    found = []
    for passphrase in (PASSPHRASE, writer.NEXT):
        folder = tmp_path / "vault"
        folder.mkdir(mode=0o700)
        powercut.lay(end, folder)
        with suppress(WrongSecretError):
            samples.opened(folder, passphrase).close()
            found.append(passphrase)
        shutil.rmtree(folder)
    return found


def test_a_change_goes_over_from_both_passphrases_to_the_new_one_at_one_moment(
    short_record, tmp_path
):
    """With the former alone; with either; with the new alone, before it is said to be changed."""
    steps = short_record.steps
    said = steps.index(powercut.Ack("changed"))
    begun = steps.index(powercut.Ack("save-1"))
    ways = []
    for number in range(begun, said + 1):
        if isinstance(steps[number], powercut.Write) and number % 7:
            continue
        way = opens_with(powercut.killed_at(short_record, number + 1), tmp_path)
        if not ways or ways[-1] != way:
            ways.append(way)

    assert ways == [[PASSPHRASE], [PASSPHRASE, writer.NEXT], [writer.NEXT]]


def test_a_folder_too_deep_for_a_vault_is_refused_before_anything_is_made(tmp_path):
    folder = samples.deep(tmp_path, files.LONGEST_WAY - len("/vault.db.part-journal") + 1)
    with pytest.raises(PlaceTooLongError):
        make(folder)
    assert samples.names(folder) == []

    almost = samples.deep(tmp_path, files.LONGEST_WAY - len("/vault.db.part-journal"))
    with closing(make(almost)) as desk:
        document = samples.letter(desk, text="kept")
        (almost / "vault.db").unlink()
        samples.write(desk, document, "written again")


def test_twin_without_the_refusal_files_are_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "is_too_deep", lambda *_: False)

    with pytest.raises((pytest.fail.Exception, VaultUnwritableError)):
        test_a_folder_too_deep_for_a_vault_is_refused_before_anything_is_made(tmp_path)


def test_a_vault_that_was_moved_too_deep_says_so_and_opens_where_it_was(folder, tmp_path):
    deep = samples.deep(tmp_path, files.LONGEST_WAY)
    deep.rmdir()
    folder.rename(deep)
    with pytest.raises(PlaceTooLongError):
        samples.opened(deep)

    deep.rename(folder)
    samples.opened(folder).close()
