"""Creating, opening, re-keying and closing a vault; what each step leaves can always be opened."""

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import files
from desktop.errors import (
    HeaderDamagedError,
    KeysOutdatedError,
    PlaceTooLongError,
    VaultCutOffError,
    VaultDamagedError,
    VaultError,
    VaultMissingError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.model.secret import MasterKey
from desktop.vault import (
    attempts,
    disk,
    guard,
    keeping,
    keyfile,
    pages,
    remains,
    reserve,
    schema,
    slots,
)
from desktop.vault import ledger as ledgers
from desktop.vault.cost import Bounds, Cost, only
from desktop.vault.database import AGAIN, PAGE, PLAIN, SAFE, Database, Manner
from desktop.vault.keyfile import Header, Opened, Opener, Ring
from desktop.vault.ledger import Ledger
from desktop.vault.sealing import public_of

DATABASE = "vault.db"
UNFINISHED = "vault.db.new"
BACKUPS = "backups"
LOCK = "lock"

KeyOf = Callable[[Header], bytes]
"""How a secret becomes a private key once the header is known."""


@dataclass(slots=True)
class Vault:
    """One open vault: its folder, its guard, its database and the keys that opened it."""

    folder: Path
    guard: int
    opened: Opened
    database: Database
    ledger: Ledger
    tried_generation: int
    own: list[bytes]
    seen: keyfile.Marks = ()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Hand out the ledger for one durable change, or raise VaultUnwritableError.

        Key files that came in place of ours open no word of it: ours stand there again at its end.
        """
        with self.ledger.writing():
            yield self.ledger
        self.keep_locks()

    def keep_locks(self) -> None:
        """See that our key file stands where it was, or raise VaultUnwritableError.

        Nothing is read while nothing has come there; what did is kept beside (decision 0077).
        """
        self.seen = keyfile.stay(self.folder, self.opened.header, self.own, self.seen)

    def rotate(self, ring: Ring, lock: slots.Lock) -> None:
        """Give the vault a new master key and seal it for the secrets of this ring.

        One key file with both keys, the other as it was; then the database; then both with the
        new key alone. A cut opens with either secret before the database has its new key, and
        with the new one afterwards (decision 0018). When a step cannot be written, the former
        secrets stay and VaultUnwritableError or VaultDamagedError is raised.
        """
        former, former_key = self.opened, self.database.key
        masters = slots.Masters(present=slots.new_master(), previous=former_key)
        try:
            self.keep_alike()
            self.keep_keys(replace(ring, is_pending=True), masters, lock, keyfile.NAMES[:1])
            self.database.rekey(masters.present)
        except VaultError:
            self._take_back(former, former_key)
            if self.database.key == former_key:
                raise
        # From here on the new secret opens. What is left to write, the next opening brings to its
        # end; to call the change refused would send the person back to a secret that opens no more.
        else:
            with contextlib.suppress(VaultUnwritableError):
                self.settle()

    def _take_back(self, former: Opened, key: MasterKey) -> None:
        """Put the former secrets back; if the disk refuses, the other key file still has them.

        Where the database kept its new key, the key file with both stays: then the new one opens.
        """
        reserve.give_up(self.folder)
        with contextlib.suppress(VaultError):
            if self.database.key != key:
                self.database.rekey(key)
        if self.database.key != key:
            return
        self.opened = former
        with contextlib.suppress(VaultError):
            self.database.assert_answers()
            settled = slots.Masters(present=key, previous=slots.new_master())
            self.keep_keys(replace(former.ring, is_pending=False), settled, former.header.lock)
            self.note_generation()

    def keep_alike(self) -> None:
        """See that both key files hold what opens the vault now, or raise VaultUnwritableError."""
        if not keyfile.are_alike(self.folder, keyfile.raw(self.opened.header)):
            self.database.assert_answers()
            keyfile.keep_others(self.folder, self.own)
            self.keep_keys(self.opened.ring, self.opened.masters, self.opened.header.lock)
            self.note_generation()

    def settle(self) -> None:
        """End a change of the master key that has reached the database."""
        if self.opened.ring.is_pending:
            masters = slots.Masters(present=self.database.key, previous=slots.new_master())
            ring = replace(self.opened.ring, is_pending=False)
            self.keep_keys(ring, masters, self.opened.header.lock)
        self.note_generation()

    def keep_keys(
        self,
        ring: Ring,
        masters: slots.Masters,
        lock: slots.Lock,
        names: Sequence[str] = keyfile.NAMES,
    ) -> None:
        """Write a key file of the next generation, or raise VaultUnwritableError."""
        self.tried_generation = max(self.opened.header.generation, self.tried_generation) + 1
        header = replace(self.opened.header, generation=self.tried_generation, lock=lock)
        raw = keyfile.build(Opened(header=header, masters=masters, ring=ring))
        self.own.append(keyfile.sum_of(raw))
        with contextlib.suppress(VaultError):
            keeping.note_own_locks(self.ledger, self.own)
        keyfile.write(self.folder, raw, names)
        self.opened = Opened(header=keyfile.parse(raw, only(lock.cost)), masters=masters, ring=ring)

    def note_generation(self) -> None:
        """Tell the database which key file it was last opened with, and which are our own."""
        if keeping.generation(self.ledger) != self.opened.header.generation:
            with self.ledger.writing():
                keeping.keep_generation(self.ledger, self.opened.header.generation)
        keeping.note_own_locks(self.ledger, self.own)

    def new_lock(self, cost: Cost) -> slots.Lock:
        """Return a lock of this vault with a fresh salt and this cost."""
        return replace(self.opened.header.lock, salt=os.urandom(16), cost=cost)

    def close(self) -> None:
        """Close the database, look at its first bytes, and give the guard back.

        What somebody took away while it was open is put back first. Raises VaultDamagedError
        when the file begins like one that is not encrypted.
        """
        with contextlib.suppress(VaultError):
            self.database.stay()
            self.keep_alike()
        self.database.close()
        first = disk.read(self.folder / DATABASE, len(PLAIN))
        guard.release(self.guard)
        if first == PLAIN:
            raise VaultDamagedError


def is_vault(folder: Path) -> bool:
    """Return whether a whole vault, or what is left of one, is in this folder."""
    return any((folder / name).exists() for name in (*keyfile.NAMES, DATABASE))


def create(folder: Path, passphrase: str, *, cost: Cost, first: Callable[[Ledger], None]) -> Vault:
    """Make a vault in an empty folder and return it open; `first` writes its first rows.

    The database is finished under another name; the key file is the moment the vault exists;
    what a cut-off creation left is cleared away by the next. Raises FileExistsError over a
    vault, PlaceTooLongError, VaultUnwritableError, VaultInUseError, MemoryShortError.
    """
    if files.is_too_deep(folder):
        raise PlaceTooLongError
    if is_vault(folder):
        raise FileExistsError
    held = guard.hold(folder / LOCK)
    try:
        _clear_unfinished(folder)
        lock = slots.Lock(vault_id=os.urandom(16), salt=os.urandom(16), cost=cost)
        private = slots.key_of_passphrase(passphrase, lock)
        master = slots.new_master()
        _make_files(folder)
        salt = make_database(folder, master, lock.vault_id, first)
        opened = _first_keys(folder, lock, salt, master, public_of(private))
        return _join(folder, held, opened, SAFE)
    except BaseException:
        guard.release(held)
        raise


def _clear_unfinished(folder: Path) -> None:
    with disk.told():
        for name in (UNFINISHED, UNFINISHED + "-journal"):
            (folder / name).unlink(missing_ok=True)
    disk.remove_parts(folder, (*keyfile.NAMES, reserve.NAME, attempts.NAME))


def _make_files(folder: Path) -> None:
    with contextlib.suppress(OSError):  # a stick with FAT knows no owners, and says no
        folder.chmod(disk.PRIVATE_FOLDER)
    with disk.told():
        (folder / BACKUPS).mkdir(mode=disk.PRIVATE_FOLDER, exist_ok=True)
    reserve.make(folder)
    attempts.clear(folder)


def make_database(
    folder: Path, master: MasterKey, vault_id: bytes, first: Callable[[Ledger], None]
) -> bytes:
    """Make a database under its passing name; return its salt, or raise VaultUnwritableError."""
    path = folder / UNFINISHED
    with disk.told():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, disk.PRIVATE_FILE))
    database = Database(path, master, SAFE)
    try:
        schema.bring_up(database)
        with database.transaction():
            ledgers.found(database, vault_id)
        ledger = Ledger(database, vault_id)
        with ledger.writing():
            first(ledger)
    finally:
        database.close()
    with disk.told():
        (folder / (UNFINISHED + "-journal")).unlink(missing_ok=True)
        disk.sync_folder(folder)
        with path.open("rb") as file:
            return file.read(pages.SALT)


def _first_keys(
    folder: Path, lock: slots.Lock, salt: bytes, master: MasterKey, public: bytes
) -> Opened:
    attempts_private = os.urandom(32)
    ring = Ring(openers=((Opener.PASSPHRASE, public),), attempts_private=attempts_private)
    masters = slots.Masters(present=master, previous=slots.new_master())
    header = Header(
        lock=lock,
        generation=1,
        database_salt=salt,
        attempts_public=public_of(attempts_private),
    )
    opened = Opened(header=header, masters=masters, ring=ring)
    raw = keyfile.build(opened)
    keyfile.write(folder, raw)
    return replace(opened, header=keyfile.parse(raw, only(lock.cost)))


def open_with(
    folder: Path,
    key_of: KeyOf,
    *,
    bounds: Bounds,
    wrong: Callable[[Header], None],
    manner: Manner = SAFE,
) -> Vault:
    """Return the vault opened with a secret; `wrong` is told of a secret that opens nothing.

    Raises VaultMissingError, VaultInUseError, VaultTooNewError, HeaderDamagedError,
    WrongSecretError, VaultCutOffError, VaultDamagedError, KeysOutdatedError,
    VaultUnwritableError, MemoryShortError, PlaceTooLongError.
    """
    with disk.told():
        if not is_vault(folder):
            raise VaultMissingError
        if files.is_too_deep(folder, DATABASE):
            raise PlaceTooLongError
        return _open_held(folder, key_of, bounds, wrong, manner)


def _open_held(
    folder: Path, key_of: KeyOf, bounds: Bounds, wrong: Callable[[Header], None], manner: Manner
) -> Vault:
    held = guard.hold(folder / LOCK)
    try:
        newest, *others = keyfile.read(folder, bounds)
        try:
            return _join(folder, held, _unseal(newest, others, key_of), manner)
        except WrongSecretError:
            for other in others:
                if other.signed != newest.signed:
                    with contextlib.suppress(WrongSecretError, HeaderDamagedError):
                        return _open_older(folder, held, other, key_of, manner)
            wrong(newest)
            raise
    except BaseException:
        guard.release(held)
        raise


def _unseal(newest: Header, others: list[Header], key_of: KeyOf) -> Opened:
    """Return the newest header opened; the other copy only counts when this one was altered."""
    private = key_of(newest)
    try:
        return keyfile.unseal(newest, private)
    except HeaderDamagedError:
        for other in others:
            if other.lock == newest.lock:
                return keyfile.unseal(other, private)
        raise


def _open_older(folder: Path, held: int, other: Header, key_of: KeyOf, manner: Manner) -> Vault:
    """Open with the copy behind the newest: one of them is of a change that never came about.

    Or somebody wrote a newer one without knowing a secret. A copy that was put back from an
    earlier time is no help to anybody: there the secret is as wrong as it was.
    """
    try:
        return _join(folder, held, keyfile.unseal(other, key_of(other)), manner)
    except KeysOutdatedError:
        raise WrongSecretError from None


def _join(folder: Path, held: int, opened: Opened, manner: Manner) -> Vault:
    _finish_creation(folder)
    remains.take_up(folder / DATABASE, opened)
    database = _connect(folder / DATABASE, opened, manner)
    try:
        _assert_whole(database, folder / DATABASE)
        schema.bring_up(database)
        ledger = Ledger(database, opened.header.lock.vault_id)
        _assert_newest(ledger, opened.header)
        own = keyfile.with_own(keeping.own_locks(ledger), opened.header)
        vault = Vault(folder, held, opened, database, ledger, opened.header.generation, own)
        _finish_change(vault)
    except BaseException:
        database.close()
        raise
    return vault


def _finish_creation(folder: Path) -> None:
    unfinished, path = folder / UNFINISHED, folder / DATABASE
    if unfinished.exists() and not path.exists():
        with disk.told():
            unfinished.replace(path)
            disk.sync_folder(folder)


def _connect(path: Path, opened: Opened, manner: Manner) -> Database:
    if not path.is_file() or not path.stat().st_size:
        raise VaultCutOffError
    remains.clear_odd(path)
    if disk.read(path, len(PLAIN)) == PLAIN:
        raise VaultDamagedError
    keys = (opened.masters.present, opened.masters.previous)
    for key in keys:
        with contextlib.suppress(VaultDamagedError):
            return Database(path, key, manner)
    raise pages.what_is_wrong(path, opened.header.database_salt, keys)


def _assert_whole(database: Database, path: Path) -> None:
    counted = database.row("PRAGMA page_count")
    if counted is None or path.stat().st_size < counted[0] * PAGE:
        raise VaultCutOffError


def _assert_newest(ledger: Ledger, header: Header) -> None:
    if keeping.generation(ledger) > header.generation:
        raise KeysOutdatedError


def _finish_change(vault: Vault) -> None:
    """Bring what an interrupted change left to its end; a disk that refuses leaves it for later."""
    with contextlib.suppress(VaultUnwritableError):
        if vault.database.key != vault.opened.masters.present:
            vault.database.rekey(vault.opened.masters.present)
        keyfile.keep_others(vault.folder, vault.own)
        vault.settle()
        vault.keep_alike()
        reserve.make(vault.folder)
        with disk.told():
            (vault.folder / BACKUPS).mkdir(mode=disk.PRIVATE_FOLDER, exist_ok=True)
    disk.remove_parts(vault.folder, (*keyfile.NAMES, reserve.NAME, attempts.NAME))
    with contextlib.suppress(OSError):
        (vault.folder / (DATABASE + AGAIN)).unlink(missing_ok=True)
