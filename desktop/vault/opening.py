"""Opening a vault with a passphrase or a phrase, and changing these from inside."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop import lane
from desktop.errors import MemoryShortError, VaultUnwritableError
from desktop.model.secret import RecoveryPhrase
from desktop.vault import attempts, cost, sealing, slots, vault
from desktop.vault.cost import Bounds, Cost
from desktop.vault.database import Manner
from desktop.vault.keyfile import Header, Opener
from desktop.vault.vault import Vault

Clock = Callable[[], datetime]
"""The time now, aware, UTC."""


def with_passphrase(
    path: Path, passphrase: str, *, bounds: Bounds, now: Clock, manner: Manner
) -> Vault:
    """Return the vault that this passphrase opens; raises what `vault.open_with` names.

    The stored cost is raised one step when a guess took less than half of the target here.
    """
    taken = 0.0

    def key_of(header: Header) -> bytes:
        nonlocal taken
        begun = time.perf_counter()
        key = slots.key_of_passphrase(passphrase, header.lock)
        taken = time.perf_counter() - begun
        return key

    wrong = partial(_note_attempt, path, now)
    opened = vault.open_with(path, key_of, bounds=bounds, wrong=wrong, manner=manner)
    if taken < bounds.target_s / 2:
        with suppress(VaultUnwritableError, MemoryShortError):
            raise_cost(opened, passphrase, bounds)
    return opened


def with_phrase(path: Path, phrase: RecoveryPhrase, *, bounds: Bounds, now: Clock) -> Vault:
    """Return the vault that this phrase opens; raises what `vault.open_with` names."""

    def key_of(header: Header) -> bytes:
        return slots.key_of_phrase(phrase, header.lock)

    return vault.open_with(path, key_of, bounds=bounds, wrong=partial(_note_attempt, path, now))


def _note_attempt(path: Path, now: Clock, header: Header) -> None:
    attempts.note(path, header.attempts_public, now())


def raise_cost(opened: Vault, passphrase: str, bounds: Bounds) -> None:
    """Make a guess at this passphrase about twice as dear, if the bounds allow it.

    The master key stays; the database learns the new generation, so that the former key file,
    which costs less to guess at, is refused. Raises MemoryShortError, VaultUnwritableError.
    """
    raised = cost.dearer(opened.opened.header.lock.cost, bounds)
    if raised is None:
        return
    lock = opened.new_lock(raised)
    public = sealing.public_of(slots.key_of_passphrase(passphrase, lock))
    ring = opened.opened.ring.having(Opener.PASSPHRASE, public)
    opened.keep_keys(ring, opened.opened.masters, lock)
    opened.note_generation()


# In an open vault a key is derived aside: it takes about a second, and nobody who saves or locks
# is to wait for it (`house.md` 0.4; the room is gone within 1 s).


def _public_of(passphrase: str, lock: slots.Lock) -> bytes:
    return lane.aside(lambda: sealing.public_of(slots.key_of_passphrase(passphrase, lock)))


def fits(opened: Vault, passphrase: str) -> bool:
    """Return whether this is the passphrase; takes as long as unlocking."""
    public = _public_of(passphrase, opened.opened.header.lock)
    return sealing.same(public, opened.opened.ring.public(Opener.PASSPHRASE) or b"")


def change_passphrase(opened: Vault, passphrase: str, cost: Cost) -> None:
    """Make this the passphrase under a new master key; raises what `Vault.rotate` names."""
    lock = opened.new_lock(cost)
    public = _public_of(passphrase, lock)
    # Whoever closed the vault meanwhile has done with it: a closed database refuses here, before
    # anything is written.
    opened.database.row("SELECT 1")
    opened.rotate(opened.opened.ring.having(Opener.PASSPHRASE, public), lock)


def set_phrase(opened: Vault, phrase: RecoveryPhrase) -> None:
    """Make this the phrase under a new master key; raises what `Vault.rotate` names."""
    lock = opened.opened.header.lock
    public = sealing.public_of(slots.quick_key_of_phrase(phrase, lock.vault_id))
    opened.rotate(opened.opened.ring.having(Opener.PHRASE, public), lock)


def has_phrase(opened: Vault) -> bool:
    """Return whether a recovery phrase opens this vault."""
    return opened.opened.ring.public(Opener.PHRASE) is not None
