"""All that the interface may ask of a vault: synchronous, without Qt, used from one thread."""

from functools import partial
from pathlib import Path

from desktop.model.secret import Recovery
from desktop.model.settings import Purpose, Settings
from desktop.vault import attempts, keeping, opening, phrase, shares, vault
from desktop.vault.cost import SHIPPED, Bounds, Cost, calibrate
from desktop.vault.database import SAFE, Manner
from desktop.vault.opening import Clock
from desktop.verbs.backups import (
    Backup,
    Backups,
    Begun,
    NewFile,
    Tell,
    backups_in,
    backups_of,
    copy_elsewhere,
    restore,
    thin_elsewhere,
    try_backup,
)
from desktop.verbs.carrying import Carrying
from desktop.verbs.core import Change
from desktop.verbs.journal import Gathering
from desktop.verbs.reading import ReadWith
from desktop.verbs.removing import Removing
from desktop.verbs.rescue import (
    WORK,
    Reading,
    Salvaging,
    Secret,
    clear_left,
    read_backup,
    salvage,
)
from desktop.verbs.search import Searching
from desktop.verbs.secrets import SLICE_S

__all__ = [
    "SHIPPED", "SLICE_S", "WORK", "Backup", "Begun", "Bounds", "Change", "Clock", "Cost",
    "Gathering", "NewFile", "Reading", "Salvaging", "Searching", "Secret", "Session", "Tell",
    "backups_in", "backups_of", "calibrate", "check_share", "copy_elsewhere", "create",
    "looks_like_vault", "parse_phrase", "parse_shares", "phrase_words", "read_backup", "restore",
    "salvage", "share_words", "thin_elsewhere", "try_backup", "unlock", "unlock_with_phrase",
    "wait_after_s",
]  # fmt: skip

parse_phrase = phrase.parse
phrase_words = phrase.words
check_share = shares.check
parse_shares = shares.parse
share_words = shares.words
looks_like_vault = vault.is_vault
wait_after_s = attempts.wait_after_s


class Session(Removing, Backups, Carrying, ReadWith):
    """An open vault as the interface sees it; every verb is durable when it returns."""


def create(path: Path, passphrase: str, *, cost: Cost, purpose: Purpose, now: Clock) -> "Session":
    """Make a vault in this empty folder and return its session.

    Raises FileExistsError over a vault, VaultUnwritableError, VaultInUseError, MemoryShortError.
    """
    first = partial(keeping.keep_settings, settings=Settings(purpose=purpose))
    return _session(vault.create(path, passphrase, cost=cost, first=first), now)


def unlock(
    path: Path, passphrase: str, *, bounds: Bounds, now: Clock, manner: Manner = SAFE
) -> "Session":
    """Return the session of the vault that this passphrase opens.

    Raises VaultMissingError, VaultInUseError, VaultTooNewError, HeaderDamagedError,
    WrongSecretError, VaultCutOffError, VaultDamagedError, KeysOutdatedError,
    VaultUnwritableError, MemoryShortError. A wrong passphrase is noted for the owner.
    """
    opened = opening.with_passphrase(path, passphrase, bounds=bounds, now=now, manner=manner)
    return _session(opened, now)


def unlock_with_phrase(path: Path, secret: Recovery, *, bounds: Bounds, now: Clock) -> "Session":
    """Return the session of the vault that a phrase or two parts open; it needs a new passphrase.

    Raises what `unlock` raises.
    """
    session = _session(opening.with_recovery(path, secret, bounds=bounds, now=now), now)
    session.needs_passphrase = True
    return session


def _session(opened: vault.Vault, now: Clock) -> "Session":
    try:
        clear_left(opened.folder)
        return Session(opened, now)
    except BaseException:
        opened.close()
        raise
