"""Opening a vault with a passphrase or a phrase, and changing these from inside."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop import lane
from desktop.errors import MemoryShortError, VaultUnwritableError
from desktop.model.secret import Recovery, RecoveryPhrase, SharedSecret
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


def with_recovery(path: Path, secret: Recovery, *, bounds: Bounds, now: Clock) -> Vault:
    """Return the vault that a phrase or two parts open; raises what `vault.open_with` names."""

    def key_of(header: Header) -> bytes:
        return slots.key_of_recovery(secret, header.lock)

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
    """Make this the phrase under a new master key, and retire what was on paper before.

    The former phrase and the parts of a shared secret open nothing any more. Raises what
    `Vault.rotate` names.
    """
    ring = opened.opened.ring.without(Opener.SHARES)
    opened.rotate(ring.having(Opener.PHRASE, _public_of_recovery(opened, phrase)), _lock(opened))


def set_shares(opened: Vault, secret: SharedSecret) -> None:
    """Make this the shared secret under a new master key; parts of a former one open nothing.

    The phrase stays good. Raises what `Vault.rotate` names.
    """
    public = _public_of_recovery(opened, secret)
    opened.rotate(opened.opened.ring.having(Opener.SHARES, public), _lock(opened))


def retire_shares(opened: Vault) -> None:
    """Let no parts open this vault any more; raises what `Vault.rotate` names."""
    opened.rotate(opened.opened.ring.without(Opener.SHARES), _lock(opened))


def fits_recovery(opened: Vault, secret: Recovery) -> bool:
    """Return whether this phrase, or these two parts, open the vault now."""
    kind = Opener.PHRASE if isinstance(secret, RecoveryPhrase) else Opener.SHARES
    public = opened.opened.ring.public(kind)
    return public is not None and sealing.same(_public_of_recovery(opened, secret), public)


def has(opened: Vault, kind: Opener) -> bool:
    """Return whether a secret of this kind opens this vault."""
    return opened.opened.ring.public(kind) is not None


def _lock(opened: Vault) -> slots.Lock:
    return opened.opened.header.lock


def _public_of_recovery(opened: Vault, secret: Recovery) -> bytes:
    return sealing.public_of(slots.quick_key_of_recovery(secret, _lock(opened).vault_id))
