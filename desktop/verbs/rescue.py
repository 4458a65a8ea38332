"""A damaged vault salvaged into a new one; what was damaged is only read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.model.salvaged import Salvage
from desktop.model.secret import RecoveryPhrase
from desktop.vault import keyfile, slots
from desktop.vault import salvage as salvaging
from desktop.vault import vault as vaults
from desktop.vault.cost import Bounds
from desktop.vault.keyfile import Header
from desktop.vault.opening import Clock
from desktop.vault.salvage import How
from desktop.verbs.backups import NewFile, Tell, put

Secret = str | RecoveryPhrase
WORK = "salvage.part"
"""The folder within a vault's in which a salvage works, where it may write nowhere else."""


def _nobody(_: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaging:
    """Where a new vault goes, and what else there is to make it of.

    `new_file` makes files in the folder of the new vault; `work` is a folder for what is made
    meanwhile, all of it encrypted; `backups` are files or folders beside the vault's own.
    """

    new_file: Callable[[str], NewFile]
    work: Path
    bounds: Bounds
    now: Clock
    backups: Sequence[Path] = ()
    tell: Tell = _nobody


def salvage(folder: Path, secret: Secret, into: Salvaging) -> Salvage:
    """Make a new vault of what can be read of a damaged one, and return what became of it.

    The passphrase and the phrase of the damaged vault open the new one. Raises WrongSecretError,
    HeaderDamagedError, VaultTooNewError, MemoryShortError, VaultInUseError, VaultUnwritableError,
    VaultDamagedError where nothing can be read, and what `new_file` raises.
    """
    how = How(
        work=into.work, bounds=into.bounds, now=into.now(), backups=into.backups, tell=into.tell
    )
    with salvaging.salvaged(folder, key_of(secret), how) as made:
        with made.database.open("rb") as file:
            pieces = iter(lambda: file.read(1 << 20), b"")
            put(into.new_file(vaults.UNFINISHED), vaults.UNFINISHED, pieces)
        # With the key files the vault exists (decision 0011).
        for name in keyfile.NAMES:
            put(into.new_file(name), name, (made.keys,))
        return made.report


def key_of(secret: Secret) -> Callable[[Header], bytes]:
    """Return how this secret becomes a private key; raises MemoryShortError when it is called."""

    def derived(header: Header) -> bytes:
        if isinstance(secret, str):
            return slots.key_of_passphrase(secret, header.lock)
        return slots.key_of_phrase(secret, header.lock)

    return derived
