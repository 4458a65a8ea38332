"""Removing the vault: asked for with the passphrase, a day to think, and asked for once more."""

import contextlib
from datetime import datetime, timedelta

from desktop import files
from desktop.errors import VaultError, WrongSecretError
from desktop.vault import disk, keeping, removal
from desktop.verbs.core import Change
from desktop.verbs.rescue import WORK
from desktop.verbs.secrets import Secrets

GRACE = timedelta(hours=24)
"""Between asking for it and asking again; nothing is ever removed by itself."""


class Removing(Secrets):
    """The verbs for the end of a vault; each step that destroys something needs the passphrase."""

    _is_sure = False
    _is_gone = False

    def removal_after(self) -> datetime | None:
        """Return from when on the vault can be removed; None where nobody asked for it."""
        return keeping.removal(self._vault.ledger)

    def settle_removal(self) -> datetime | None:
        """Return what `removal_after` does, and have the mark for the lock screen agree with it.

        Anybody can put that file there, or take it away; it decides nothing.
        """
        after, mark = self.removal_after(), self._vault.folder / files.WAITING
        with contextlib.suppress(VaultError, OSError):
            if after is None:
                mark.unlink(missing_ok=True)
            elif not mark.exists():
                disk.write_whole(mark, b"")
        return after

    def can_be_removed(self) -> bool:
        """Say whether it was asked for, and the day to think is over."""
        after = self.removal_after()
        return after is not None and self._now() >= after

    def ask_removal(self, passphrase: str) -> datetime:
        """Note that the vault is to be removed, and return from when on it can be.

        An empty file beside the keys has the lock screen say that something waits; what that is,
        only the vault says. Raises WrongSecretError, VaultUnwritableError.
        """
        if not self.check_passphrase(passphrase):
            raise WrongSecretError
        after = self._now() + GRACE
        with self._vault.writing() as ledger:
            keeping.keep_removal(ledger, after)
        disk.write_whole(self._vault.folder / files.WAITING, b"")
        self.announce(Change.SETTINGS)
        return after

    def take_removal_back(self) -> None:
        """Note that the vault stays; raises VaultUnwritableError."""
        with self._vault.writing() as ledger:
            keeping.take_back_removal(ledger)
        with disk.told():
            (self._vault.folder / files.WAITING).unlink(missing_ok=True)
        self.announce(Change.SETTINGS)

    def make_sure(self, passphrase: str) -> None:
        """Let `remove` go on; raises WrongSecretError, also where the day is not over."""
        self._is_sure = self.can_be_removed() and self.check_passphrase(passphrase)
        if not self._is_sure:
            raise WrongSecretError

    def remove(self) -> tuple[str, ...]:
        """Close the vault and remove it; return the names of what others put into its folder.

        The session is of no use afterwards but to try this again. Raises WrongSecretError unless
        `make_sure` was asked, VaultUnwritableError.
        """
        if not self._is_sure:
            raise WrongSecretError
        vault_id = self._vault.opened.header.lock.vault_id
        # Once only: closing puts back what was taken away while it was open, the keys above all.
        if not self._is_gone:
            with contextlib.suppress(VaultError):
                super().close()
            self._is_gone = True
        return removal.destroy(self._vault.folder, vault_id, (WORK,))

    def close(self) -> None:
        """Close the vault; one that was removed is closed, and its keys are not put back."""
        if not self._is_gone:
            super().close()
