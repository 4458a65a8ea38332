"""Secrets of an open vault: passphrase, recovery phrase, failed attempts, upkeep and the end."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from desktop.errors import VaultUnwritableError
from desktop.model.secret import Recovery, RecoveryPhrase, SecretPart, SharedSecret
from desktop.vault import attempts, opening, phrase, reserve, shares
from desktop.vault.cost import Cost
from desktop.vault.keyfile import Opener
from desktop.verbs.core import Core

SLICE_S = 0.012
"""How long one slice of the check may go on before it stops at the next row (20 ms at most)."""
OFFERED_AFTER = timedelta(days=7)
"""When somebody is asked, once, to try what they put on paper: a week (features.md, recovery)."""


class Secrets(Core):
    """The verbs for what opens a vault and what keeps it well."""

    _offers_try = False

    @property
    def has_phrase(self) -> bool:
        """Return whether a recovery phrase opens this vault."""
        return opening.has(self._vault, Opener.PHRASE)

    @property
    def has_shares(self) -> bool:
        """Return whether two of three parts open this vault."""
        return opening.has(self._vault, Opener.SHARES)

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
        """Make this the recovery phrase; a former one is retired, and so are parts.

        In a week it is offered once to try it. Raises VaultUnwritableError.
        """
        opening.set_phrase(self._vault, phrase)
        self._offer_later()

    def new_shares(self) -> tuple[SharedSecret, tuple[SecretPart, ...]]:
        """Return a new shared secret in three parts that open nothing yet."""
        secret = shares.make()
        return secret, shares.parted(secret)

    def set_shares(self, secret: SharedSecret) -> None:
        """Let any two parts of this secret open the vault; parts of a former one are retired.

        The phrase stays good. Raises VaultUnwritableError.
        """
        opening.set_shares(self._vault, secret)
        self._offer_later()

    def retire_shares(self) -> None:
        """Let no parts open this vault any more, or raise VaultUnwritableError."""
        opening.retire_shares(self._vault)

    def fits_recovery(self, secret: Recovery) -> bool:
        """Return whether this phrase, or the secret of two parts, opens this vault now."""
        return opening.fits_recovery(self._vault, secret)

    def offers_try(self) -> bool:
        """Return whether to offer a try of what is on paper: in one session only, and then never.

        That it was offered is kept at once, whatever the answer; what cannot be kept is not
        offered.
        """
        day, has_paper = self.settings.paper_tried_on, self.has_phrase or self.has_shares
        if day and has_paper and self._now().date() >= date.fromisoformat(day):
            with suppress(VaultUnwritableError):
                self.change_settings(self.settings.changed(paper_tried_on=""))
                self._offers_try = True
        return self._offers_try

    def stop_offering(self) -> None:
        """Offer no try of what is on paper any more in this session."""
        self._offers_try = False

    def _offer_later(self) -> None:
        day = (self._now() + OFFERED_AFTER).date().isoformat()
        # The secret counts already; a disk that refuses this costs the offer and nothing else.
        with suppress(VaultUnwritableError):
            self.change_settings(self.settings.changed(paper_tried_on=day))

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
