"""Secrets of an open vault: passphrase, recovery phrase, failed attempts, upkeep and the end."""

from datetime import datetime

from desktop.model.secret import RecoveryPhrase
from desktop.vault import attempts, opening, phrase, reserve
from desktop.vault.cost import Cost
from desktop.verbs.core import Core

SLICE_S = 0.012
"""How long one slice of the check may go on before it stops at the next row (20 ms at most)."""


class Secrets(Core):
    """The verbs for what opens a vault and what keeps it well."""

    @property
    def has_phrase(self) -> bool:
        """Return whether a recovery phrase opens this vault."""
        return opening.has_phrase(self._vault)

    def check_passphrase(self, passphrase: str) -> bool:
        """Return whether this is the passphrase; takes as long as unlocking."""
        return opening.fits(self._vault, passphrase)

    def change_passphrase(self, passphrase: str, *, cost: Cost) -> None:
        """Make this the passphrase; the former one opens only old copies from now on.

        Raises VaultUnwritableError (the former stays valid), MemoryShortError.
        """
        opening.change_passphrase(self._vault, passphrase, cost)
        self.needs_passphrase = False

    def new_phrase(self) -> RecoveryPhrase:
        """Return a new recovery phrase that opens nothing yet."""
        return phrase.make()

    def set_phrase(self, phrase: RecoveryPhrase) -> None:
        """Make this the recovery phrase; a former one is retired. Raises VaultUnwritableError."""
        opening.set_phrase(self._vault, phrase)

    def failed_attempts(self) -> tuple[datetime, ...]:
        """Return when somebody tried secrets that do not open, since they were last cleared."""
        return self._attempts

    def clear_attempts(self) -> None:
        """Forget the failed attempts that were told, or raise VaultUnwritableError."""
        attempts.clear(self._vault.folder)
        self._attempts = ()

    def check_slice(self) -> bool:
        """Check some rows, for at most 20 ms; return True when a round is complete.

        Raises VaultDamagedError for a row that is not what was written, or is missing.
        """
        return self._vault.ledger.check(SLICE_S)

    def pages_are_whole(self) -> bool:
        """Return whether every page carries its tag; takes as long as reading the file."""
        return not self._vault.database.rows("PRAGMA cipher_integrity_check")

    def give_up_reserve(self) -> None:
        """Free the reserve, so that the words that could not be saved fit."""
        reserve.give_up(self._vault.folder)

    def remake_reserve(self) -> None:
        """Make the reserve again, or raise VaultUnwritableError."""
        reserve.make(self._vault.folder)

    def close(self) -> None:
        """Close the vault; the session is of no use afterwards."""
        self._vault.close()
