"""The connection: its settings, its errors, its transactions, its change of key."""

import contextlib
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import samples
from samples import PASSPHRASE

from desktop.errors import VaultDamagedError, VaultInUseError, VaultUnwritableError
from desktop.vault import database as databases
from desktop.vault import slots
from desktop.vault.database import PAGE, PLAIN, Database


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "vault.db"
    made.touch()
    return made


@pytest.fixture
def key():
    return slots.new_master()


@pytest.fixture
def database(path, key):
    opened = Database(path, key)
    opened.run("CREATE TABLE word (number INTEGER PRIMARY KEY, text TEXT)")
    yield opened
    opened.close()


def fill(database, count=200):
    with database.transaction():
        for number in range(count):
            database.run("INSERT INTO word VALUES (?, ?)", (number, f"word {number} " * 50))


def test_the_settings_are_those_of_the_house(database):
    def ask(pragma):
        return database.row(f"PRAGMA {pragma}")

    assert ask("journal_mode") == ("truncate",)
    assert ask("synchronous") == (3,)
    assert ask("fullfsync") == (1,)
    assert ask("locking_mode") == ("exclusive",)
    assert ask("secure_delete") == (1,)
    assert ask("temp_store") == (0,)
    assert ask("cipher_page_size") == (str(PAGE),)


OPENS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from desktop.vault import database, slots
{changed}
print(database.Database(Path(sys.argv[2]), slots.new_master()).row("PRAGMA cipher_memory_security"))
"""


def assert_memory_is_overwritten(path, changed=""):
    """In a process of its own: it cannot be switched off again, and costs every test after it."""
    root = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-I", "-B", "-c", OPENS.format(changed=changed), root, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert told.stdout == "('1',)\n"


def test_what_sqlcipher_gives_back_of_the_memory_is_overwritten(path):
    assert_memory_is_overwritten(path)


def test_twin_as_sqlcipher_comes_it_is_not(path):
    with pytest.raises(AssertionError, match=r"'0',"):
        assert_memory_is_overwritten(path, 'database.MEMORY_SECURITY = "OFF"')


def test_nothing_of_the_file_is_plain(path, database):
    fill(database)
    database.close()

    raw = path.read_bytes()

    assert not raw.startswith(PLAIN)
    assert b"word" not in raw


def test_a_missing_file_is_not_made_anew(tmp_path, key):
    with pytest.raises(VaultUnwritableError):
        Database(tmp_path / "none.db", key)

    assert samples.names(tmp_path) == []


def test_another_key_reads_nothing(path, database):
    database.close()

    with pytest.raises(VaultDamagedError):
        Database(path, slots.new_master())


def test_a_second_connection_is_refused(path, key, database):
    with pytest.raises(VaultInUseError):
        Database(path, key)


def test_what_fails_inside_a_transaction_is_undone(database):
    def failing():
        with database.transaction():
            database.run("INSERT INTO word VALUES (1, 'half')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()

    assert database.rows("SELECT * FROM word") == []


def test_an_error_that_nobody_knows_is_a_bug(database):
    with pytest.raises(Exception, match="no such table"):
        database.rows("SELECT * FROM nowhere")


def test_a_bad_page_costs_only_what_stands_on_it(path, key, database):
    fill(database)
    database.close()
    samples.flip(path, len(path.read_bytes()) - PAGE // 2)
    damaged = Database(path, key)

    with pytest.raises(VaultDamagedError):
        damaged.rows("SELECT * FROM word")

    # The connection that met the page is of no more use; the next question gets a new one.
    assert damaged.row("SELECT number FROM word WHERE number = 3") == (3,)
    damaged.close()


def test_a_damage_inside_a_transaction_undoes_it(path, key, database):
    fill(database)
    database.close()
    samples.flip(path, len(path.read_bytes()) - PAGE // 2)
    damaged = Database(path, key)

    def failing():
        with damaged.transaction():
            damaged.run("DELETE FROM word WHERE number = 3")
            damaged.rows("SELECT * FROM word")

    with pytest.raises(VaultDamagedError):
        failing()

    assert damaged.row("SELECT number FROM word WHERE number = 3") == (3,)
    damaged.close()


def test_another_key_takes_over_for_every_page(path, key, database):
    fill(database)
    new = slots.new_master()

    database.rekey(new)
    database.close()

    with pytest.raises(VaultDamagedError):
        Database(path, key)
    reopened = Database(path, new)
    assert reopened.row("SELECT count(*) FROM word") == (200,)
    reopened.close()


def test_a_change_of_key_that_meets_a_bad_page_says_so_and_keeps_the_old(path, key, database):
    fill(database)
    database.close()
    samples.flip(path, len(path.read_bytes()) - PAGE // 2)
    damaged = Database(path, key)

    with pytest.raises(VaultDamagedError):
        damaged.rekey(slots.new_master())

    assert damaged.key == key
    assert damaged.row("SELECT number FROM word WHERE number = 3") == (3,)
    damaged.close()


def test_a_full_disk_stops_a_change_of_key_and_everything_stays(path, key, database):
    fill(database, 2000)

    with samples.file_limit(path.stat().st_size // 2), pytest.raises(VaultUnwritableError):
        database.rekey(slots.new_master())

    assert database.key == key
    database.run("INSERT INTO word VALUES (5000, 'still writes')")
    database.close()
    reopened = Database(path, key)
    assert reopened.row("SELECT count(*) FROM word") == (2001,)
    reopened.close()


def test_a_change_of_key_whose_outcome_is_unknown_is_looked_up(path, key, database, monkeypatch):
    """The error came after the commit: the next connection tries both keys."""
    new = slots.new_master()
    database.rekey(new)
    database.key = key

    database.reconnect_or(new)

    assert database.key == new
    assert database.rows("SELECT * FROM word") == []
    database.key = key
    with pytest.raises(VaultDamagedError):
        database.reconnect_or(slots.new_master())


def test_a_library_that_does_not_encrypt_is_refused():
    plain = sqlite3.connect(":memory:")

    with pytest.raises(AssertionError, match="SQLCipher"):
        databases._assert_encrypting(plain)
    plain.close()


def test_temporary_files_are_refused(database):
    database.run("PRAGMA temp_store = FILE")

    with pytest.raises(AssertionError, match="temporary"):
        databases._assert_encrypting(database._connection)


def test_the_passphrase_is_no_part_of_an_error(path, database):
    database.close()

    with pytest.raises(VaultDamagedError) as told:
        Database(path, slots.new_master())

    assert told.value.args == ()
    assert told.value.__suppress_context__
    assert PASSPHRASE not in repr(told.value)


def spoilt(path, key, long):
    """Yield a connection for each page of a database with one long text, that page damaged."""
    with_text = Database(path, key)
    with_text.run("CREATE TABLE word (number INTEGER PRIMARY KEY, text TEXT)")
    with_text.run("INSERT INTO word VALUES (1, ?)", (long,))
    with_text.close()
    whole = path.read_bytes()
    for page in range(1, len(whole) // PAGE):
        path.write_bytes(whole)
        samples.flip(path, page * PAGE + 2_000)
        one = Database(path, key)
        yield one
        one.close()


LONG = "one long text, " * 900


def assert_less_is_never_said(path, key):
    """Nothing is left out without a word: what a damaged page holds is an error."""
    errors = 0
    for one in spoilt(path, key, LONG):
        try:
            assert one.sure_rows("SELECT text FROM word") == [(LONG,)]
        except VaultDamagedError:
            errors += 1
    assert errors > 2


def test_what_cannot_be_decrypted_is_told_wherever_it_stands(path, key):
    assert_less_is_never_said(path, key)


def test_twin_that_asks_as_usual_takes_the_last_page_for_nothing(path, key, monkeypatch):
    monkeypatch.setattr(Database, "sure_rows", Database.rows)

    with pytest.raises(AssertionError, match="one long text"):
        assert_less_is_never_said(path, key)


def assert_what_is_settled_writes(path, key):
    """Once it is settled, a connection that met a damaged page writes what stands elsewhere."""
    refused = 0
    for one in spoilt(path, key, LONG):
        with suppress(VaultDamagedError):
            one.rows("SELECT text FROM word")
        one.settle()
        try:
            one.run("CREATE TABLE kept (number INTEGER)")
        except (VaultDamagedError, VaultUnwritableError):
            refused += 1
    assert refused == 0


def test_a_connection_that_a_page_has_spoilt_is_given_up_when_it_is_settled(path, key):
    assert_what_is_settled_writes(path, key)


def test_twin_that_takes_the_spoilt_connection_for_whole_is_refused(path, key, monkeypatch):
    monkeypatch.setattr(Database, "settle", lambda _: None)

    with pytest.raises(AssertionError, match="0"):
        assert_what_is_settled_writes(path, key)


def assert_a_damaged_page_stops_writing_once_at_most(path, key):
    for one in spoilt(path, key, LONG):
        with suppress(VaultDamagedError):
            one.rows("SELECT text FROM word")
        with suppress(VaultDamagedError, VaultUnwritableError):
            one.run("CREATE TABLE IF NOT EXISTS kept (number INTEGER)")
        one.run("CREATE TABLE IF NOT EXISTS kept (number INTEGER)")
        one.run("INSERT INTO kept VALUES (1)")
        assert one.rows("SELECT number FROM kept") == [(1,)]


def test_a_damaged_page_stops_what_is_written_elsewhere_once_at_most(path, key):
    assert_a_damaged_page_stops_writing_once_at_most(path, key)


def test_twin_that_keeps_the_connection_may_not_write_again(path, key, monkeypatch):
    monkeypatch.setattr(Database, "_is_sound", lambda _: True)

    with pytest.raises(VaultUnwritableError):
        assert_a_damaged_page_stops_writing_once_at_most(path, key)


def test_a_copy_has_every_row_and_the_same_key(database, key, tmp_path):
    fill(database)
    copy = tmp_path / "copy"
    copy.touch()

    assert database.copy_to(copy, lambda: False)
    with contextlib.closing(Database(copy, key)) as other:
        assert other.row("SELECT count(*) FROM word") == (200,)
    assert database.row("SELECT count(*) FROM word") == (200,)


def test_a_copy_that_gives_way_spoils_nothing(database, tmp_path):
    fill(database)
    copy = tmp_path / "copy"
    copy.touch()
    asked = iter([False, False])

    assert not database.copy_to(copy, lambda: next(asked, True))
    # What comes next is not given up with it.
    fill_more = "INSERT INTO word VALUES (?, ?)"
    with database.transaction():
        for number in range(1_000, 1_100):
            database.run(fill_more, (number, "more"))
    assert database.row("SELECT count(*) FROM word") == (300,)


def test_a_copy_without_a_place_is_an_error_of_the_disk(database, tmp_path):
    fill(database)
    with pytest.raises(VaultUnwritableError):
        database.copy_to(tmp_path / "none" / "copy", lambda: False)


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_new_key_counts_once_another_connection_has_read_with_it(database, is_gone):
    """SQLCipher calls a change of the key done whose last step the disk refused."""
    former = database.key
    if is_gone:
        database._path.unlink()

    with pytest.raises(VaultUnwritableError):
        database._assert_has(slots.new_master())

    assert database.key == former


def test_a_file_whose_key_nobody_knows_does_not_answer(database):
    former, database.key = database.key, slots.new_master()
    with pytest.raises(VaultDamagedError):
        database.reconnect()
    with pytest.raises(VaultUnwritableError):
        database.assert_answers()

    database.key = former

    database.assert_answers()
