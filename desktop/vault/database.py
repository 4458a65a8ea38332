"""The SQLCipher connection: how it is opened, and what its errors mean; the one door to it."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2 as sqlcipher

from desktop import files
from desktop.errors import (
    VaultDamagedError,
    VaultError,
    VaultInUseError,
    VaultUnwritableError,
)
from desktop.model.secret import MasterKey

PAGE = 4096
AGAIN = ".part"
"""Behind the name of a database that is being written again."""
PLAIN = b"SQLite format 3\0"
OLDEST_CIPHER = 4
SECURE_DELETE = "ON"
"""What is deleted is overwritten with zeros (house 0.3)."""
MEMORY_SECURITY = "ON"
"""SQLCipher overwrites the memory it gives back and keeps it out of the swap space.

For the whole process, and once it is on, for good (zetetic.net/sqlcipher/sqlcipher-api).
"""

# Primary result codes of SQLite (sqlite.org/rescode.html).
_FULL, _IOERR, _READONLY, _CANTOPEN = 13, 10, 8, 14
_CORRUPT, _NOTADB = 11, 26
_BUSY, _LOCKED = 5, 6
_INTERRUPT = 9
BETWEEN_LOOKS = 20
"""Steps of SQLite's machine; a row takes about six, so a copy looks up every few rows."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the database keeps its promises to the disk."""

    journal: str
    synchronous: str
    reads_only: bool = False


_Identity: TypeAlias = tuple[int, int] | None
"""Which file it is, whatever its name: device and number."""

SAFE = Manner(journal="TRUNCATE", synchronous="EXTRA")
"""The one the program uses (house 0.3); another exists only for a test that must lose."""


def for_reading(manner: Manner) -> Manner:
    """Return this manner for a database in which every change is refused (VaultUnwritableError)."""
    return replace(manner, reads_only=True)


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn what SQLCipher says into an error of the vault; the unknown is a bug and passes."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        known = _KNOWN.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if known is None:
            raise
        raise known() from None


@contextlib.contextmanager
def _rekeying() -> Iterator[None]:
    """Turn a failed rekey, for which SQLCipher has but one general code, into the likely error."""
    try:
        yield
    except sqlcipher.DatabaseError:
        raise VaultUnwritableError from None


_KNOWN: dict[int, Callable[[], VaultError]] = {
    _FULL: partial(VaultUnwritableError, errno.ENOSPC),
    _IOERR: VaultUnwritableError,
    _READONLY: partial(VaultUnwritableError, errno.EROFS),
    _CANTOPEN: VaultUnwritableError,
    _CORRUPT: VaultDamagedError,
    _NOTADB: VaultDamagedError,
    _BUSY: VaultInUseError,
    _LOCKED: VaultInUseError,
}


class Database:
    """One open database file; used from one thread only.

    While it is open nothing else in this process may open the file: closing any other
    descriptor would drop SQLite's lock (house 0.3).
    """

    def __init__(self, path: Path, key: MasterKey, manner: Manner = SAFE) -> None:
        self._path = path
        self._manner = manner
        self._is_poisoned = False
        self._identity: _Identity = None
        self._journal: _Identity = None
        self.key = key
        self._connection = self._connect()

    def _connect(self) -> Any:
        # mode=rw: a file that is missing must not be made anew and pass for an empty vault.
        with told():
            connection = sqlcipher.connect(
                f"{self._path.absolute().as_uri()}?mode=rw",
                uri=True,
                timeout=0,
                isolation_level=None,
            )
        try:
            _prepare(connection, self.key, self._manner)
        except BaseException:
            connection.close()
            raise
        self._identity = _identity(self._path)
        self._journal = None
        return connection

    def rows(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return every row that answers a question."""
        if self._is_poisoned:
            self.reconnect()
        try:
            with told():
                return list(self._connection.execute(question, values))
        except VaultDamagedError:
            # One bad page spoils the whole connection (sqlcipher#617); the next use gets a new one.
            self._is_poisoned = True
            raise
        except VaultUnwritableError:
            # A spoilt one says for ever that it may not write.
            self._is_poisoned = not self._is_sound()
            raise
        except MemoryError:
            # Or that there is no memory, where the page is damaged.
            self._is_poisoned = not self._is_sound()
            if self._is_poisoned:
                raise VaultDamagedError from None
            raise

    def _is_sound(self) -> bool:
        answer: list[tuple[str]] = self._connection.execute("PRAGMA cipher_status").fetchall()
        return answer == [("1",)]

    def settle(self) -> None:
        """Give up a connection that a page has spoilt without a word; the next use gets another."""
        self._is_poisoned = self._is_poisoned or not self._is_sound()

    def sure_rows(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return every row that answers, or raise VaultDamagedError; for rows that nobody signed.

        SQLCipher 4.19 gives a page that it cannot decrypt as zeros, and tells of it with the next
        one. Where it was the last, `rows` returns less and raises nothing (tried: 1 of 20).
        """
        found = self.rows(question, values)
        if not self._is_sound():
            self._is_poisoned = True
            raise VaultDamagedError
        return found

    def row(self, question: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """Return the first row that answers a question, or None."""
        return next(iter(self.rows(question, values)), None)

    def run(self, command: str, values: Sequence[Any] = ()) -> None:
        """Carry out one command."""
        self.rows(command, values)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is done inside durable when it ends, or undo it when it fails.

        After an error the outcome counts as unknown (research/security.md 4b): do it again.
        """
        self.stay()
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
            self._journal = _identity(self._beside())
        except BaseException:
            self._undo()
            raise

    def stay(self) -> None:
        """See that the file still has its name: a nameless one ends with this connection.

        One that was removed while it was open is written again, whole. Raises VaultUnwritableError
        when that cannot be done or another file stands there.
        """
        if _identity(self._path) == self._identity:
            if self._journal is not None and _identity(self._beside()) != self._journal:
                # Without its name the journal would be lost with a cut, and the rest be torn.
                self.reconnect()
            return
        if os.path.lexists(self._path):
            raise VaultUnwritableError(errno.EEXIST)
        part = self._path.with_name(self._path.name + AGAIN)
        try:
            part.unlink(missing_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                self.run("VACUUM INTO ?", (str(part),))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            part.replace(self._path)
            files.sync_folder(self._path.parent)
        except OSError as error:
            raise VaultUnwritableError(error.errno) from None
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        self.reconnect()

    def copy_to(self, path: Path, gives_way: Callable[[], bool]) -> bool:
        """Write all that is here, with the same key, into an empty file; say whether it is done.

        It is given up, and False returned, as soon as `gives_way` says so. Not by `interrupt`
        from another thread: that could come a moment late, and hit a save. Raises
        VaultUnwritableError, VaultDamagedError.
        """
        self.row("SELECT 1")
        self._connection.set_progress_handler(gives_way, BETWEEN_LOOKS)
        try:
            self.run("VACUUM INTO ?", (str(path),))
        except sqlcipher.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != _INTERRUPT:
                raise
            return False
        finally:
            self._connection.set_progress_handler(None, 0)
        return True

    def _beside(self) -> Path:
        return self._path.with_name(f"{self._path.name}-journal")

    def _undo(self) -> None:
        if self._connection.in_transaction:
            with contextlib.suppress(sqlcipher.DatabaseError):
                self._connection.execute("ROLLBACK")

    def rekey(self, key: MasterKey) -> None:
        """Encrypt every page with another key in one transaction.

        Raises VaultUnwritableError, or VaultDamagedError when a page could not be read.
        """
        try:
            with _rekeying():
                self._connection.execute(f"PRAGMA rekey = \"x'{key.raw.hex()}'\"").fetchall()
            self._assert_has(key)
        except BaseException:
            # A failed rekey leaves a connection that writes with one key and reads with another,
            # and as with every commit it is not known whether it took place.
            self.reconnect_or(key)
            if self.rows("PRAGMA cipher_integrity_check"):
                raise VaultDamagedError from None
            raise
        self.key = key

    def _assert_has(self, key: MasterKey) -> None:
        # SQLCipher 4.19 says nothing of a rekey whose commit failed (tried: EIO of its 44th
        # write); the next connection then rolls it back. Only another connection can tell.
        former, self.key = self.key, key
        try:
            self.reconnect()
        except VaultDamagedError:
            self.key = former
            raise VaultUnwritableError from None
        except BaseException:
            self.key = former
            raise

    def assert_answers(self) -> None:
        """Raise VaultUnwritableError while nobody can tell which key the file has.

        A closed one tells nobody.
        """
        try:
            self.row("SELECT count(*) FROM sqlite_master")
        except (VaultDamagedError, VaultInUseError, sqlcipher.ProgrammingError):
            raise VaultUnwritableError from None

    def reconnect_or(self, key: MasterKey) -> None:
        """Open another connection with the same key or, when it reads nothing, with this one."""
        try:
            self.reconnect()
        except VaultDamagedError:
            self.key = key
            self.reconnect()

    def reconnect(self) -> None:
        """Close the connection and open another with the same key."""
        self.close()
        self._is_poisoned = True
        self._connection = self._connect()
        self._is_poisoned = False

    def close(self) -> None:
        """Close the connection; an unfinished transaction is undone."""
        with contextlib.suppress(sqlcipher.DatabaseError):
            self._connection.close()


def _identity(path: Path) -> _Identity:
    """Return which file has this name, or None."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _prepare(connection: Any, key: MasterKey, manner: Manner) -> None:
    def ask(pragma: str) -> None:
        connection.execute(f"PRAGMA {pragma}").fetchone()

    with told():
        # Without this SQLCipher writes its errors to stderr, which ends in the system's journal.
        ask("cipher_log_level = NONE")
        ask(f"key = \"x'{key.raw.hex()}'\"")
        ask(f"cipher_memory_security = {MEMORY_SECURITY}")
        ask("locking_mode = EXCLUSIVE")
        # The first read: here a wrong key or a damaged first page comes to light.
        ask("user_version")
        ask(f"journal_mode = {manner.journal}")
        ask(f"synchronous = {manner.synchronous}")
        ask("fullfsync = ON")
        ask(f"secure_delete = {SECURE_DELETE}")
        # In exclusive mode the first write takes the lock for good; do not wait for that.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        _assert_encrypting(connection)
        ask(f"query_only = {'ON' if manner.reads_only else 'OFF'}")


def _assert_encrypting(connection: Any) -> None:
    """Refuse a library that would write plain text: to the file, or to temporary files."""
    version = connection.execute("PRAGMA cipher_version").fetchone()
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    stores = connection.execute("PRAGMA temp_store").fetchone()
    if version is None or int(version[0].split(".")[0]) < OLDEST_CIPHER:
        raise AssertionError("not SQLCipher 4")
    if "TEMP_STORE=2" not in options or stores != (0,):
        raise AssertionError("temporary tables could reach the disk")
