"""What the terminal says, and the number it ends with; docs/terminal.md lists both."""

import contextlib
import errno
import sys
from enum import IntEnum
from typing import TextIO

from desktop import errors


class Code(IntEnum):
    """How a command ended; a script can rely on these numbers."""

    DONE = 0
    WENT_WRONG = 1
    NOT_UNDERSTOOD = 2
    WRONG_SECRET = 3
    DAMAGED = 4
    IN_PART = 5
    NOT_THERE = 6
    IN_USE = 7
    NOT_WRITTEN = 8
    TOO_NEW = 9
    NO_MEMORY = 10
    STOPPED = 130


_NOT_EMPTY = "Something is there already. Name a folder that is new or empty."
_RESCUE = "Keep the folder as it is, and make a copy of it. Then try: stillpage rescue"

ENDINGS: dict[type[errors.AppError], tuple[Code, str]] = {
    errors.VaultMissingError: (Code.NOT_THERE, "There is no vault in this folder."),
    errors.VaultInUseError: (
        Code.IN_USE,
        "This vault is open in another window. Close it there, then try again.",
    ),
    errors.WrongSecretError: (Code.WRONG_SECRET, "That does not open it. Nothing was changed."),
    errors.PhraseError: (
        Code.WRONG_SECRET,
        "These are not twenty-four words of a recovery phrase. Compare them with your paper.",
    ),
    errors.ShareError: (
        Code.WRONG_SECRET,
        "One of these is no whole part of thirty-three words. Compare them with the paper.",
    ),
    errors.ShareTwiceError: (
        Code.WRONG_SECRET,
        "That is one part, twice. It takes two of the three.",
    ),
    errors.SharesApartError: (
        Code.WRONG_SECRET,
        "These two parts do not belong together. One may be of an earlier time.",
    ),
    errors.HeaderDamagedError: (
        Code.DAMAGED,
        f"The file with the locks is damaged, and so is its copy. {_RESCUE}",
    ),
    errors.VaultDamagedError: (
        Code.DAMAGED,
        f"Something in this vault is not as it was written. {_RESCUE}",
    ),
    errors.VaultCutOffError: (
        Code.DAMAGED,
        f"The file with the words is missing, empty or too short. {_RESCUE}",
    ),
    errors.KeysOutdatedError: (
        Code.DAMAGED,
        f"The locks and the words are not of the same time. {_RESCUE}",
    ),
    errors.VaultTooNewError: (
        Code.TOO_NEW,
        "This was made by a newer version of Stillpage. Open it with that version.",
    ),
    errors.VaultUnwritableError: (
        Code.NOT_WRITTEN,
        "The disk is full, closed to writing, or gone. Make room on it, then try again.",
    ),
    errors.PlaceWithoutLocksError: (
        Code.NOT_WRITTEN,
        "This place cannot keep a second program out. Copy the folder to another, and try again.",
    ),
    errors.DestinationError: (
        Code.NOT_WRITTEN,
        "The new place cannot be written to. Choose another one.",
    ),
    errors.ProofError: (
        Code.NOT_WRITTEN,
        "What was written could not be read back, so it was not kept. Choose another place.",
    ),
    errors.PlaceTooLongError: (
        Code.NOT_WRITTEN,
        "This folder lies too deep for a vault. Choose one nearer to the top.",
    ),
    errors.NotABackupError: (Code.NOT_THERE, "This is no backup, or it cannot be read now."),
    errors.BackupDamagedError: (
        Code.DAMAGED,
        "This backup is not as it was written. An older one may be sound.",
    ),
    errors.NoGoodBackupError: (
        Code.NOT_THERE,
        "There is no backup here that is whole and opens with this.",
    ),
    errors.MemoryShortError: (
        Code.NO_MEMORY,
        "There is too little free memory. Close other programs, then try again.",
    ),
    errors.NotAnOpenExportError: (
        Code.NOT_THERE,
        "There is no vault in the open in this folder. Look for “vault.json”.",
    ),
    errors.OpenExportDamagedError: (
        Code.DAMAGED,
        "The files in this folder are not as they were made. Nothing was taken in.",
    ),
    errors.OpenExportPartError: (
        Code.DAMAGED,
        "These files leave out what never leaves, so no vault can be made of them.",
    ),
    errors.OpenExportTooNewError: (
        Code.TOO_NEW,
        "These files were made by a newer version of Stillpage.",
    ),
    errors.SealedFileUnreadableError: (Code.NOT_THERE, "This file cannot be read now."),
    errors.NotASealedFileError: (
        Code.NOT_THERE,
        "This file is none in which Stillpage sealed everything.",
    ),
    errors.SealedFileDamagedError: (
        Code.DAMAGED,
        "This file is not as it was made. Nothing was taken in.",
    ),
    errors.SealedFileTooNewError: (
        Code.TOO_NEW,
        "This file was made by a newer version of Stillpage.",
    ),
    errors.SealedFileTooDearError: (
        Code.DAMAGED,
        "This file is not sealed in the way Stillpage seals one, so it was left closed.",
    ),
    errors.SealedFileLockedError: (
        Code.WRONG_SECRET,
        "That does not open the file. It has a passphrase of its own.",
    ),
    errors.VaultNotEmptyError: (
        Code.NOT_WRITTEN,
        "Something is written in this vault already. Nothing was changed.",
    ),
}
"""What a command can end with beside its own answer."""

STEPS = {
    "keys": "The locks are tried.",
    "by id": "Step 1 of 4: the words are read in their order.",
    "by page": "Step 2 of 4: each page is read by itself.",
    "backup": "Step 3 of 4: what is missing is looked for in the backups.",
    "making": "Step 4 of 4: the new vault is made and looked through.",
}
"""What a rescue is at, by layer (`model/salvaged.py`)."""


def ending(error: errors.AppError) -> tuple[Code, str]:
    """Return the number and the sentence for an error; for any other the ones of a mistake."""
    wrong = (Code.WENT_WRONG, "Something went wrong inside the program. Nothing was kept of it.")
    code, words = ENDINGS.get(type(error), wrong)
    if isinstance(error, errors.DestinationError) and error.args == (errno.EEXIST,):
        words = _NOT_EMPTY
    return code, f"{words}{_at_word(error)}"


def _at_word(error: errors.AppError) -> str:
    """Return which word is not right, where that is known."""
    match error:
        case errors.PhraseError(position=int(place)):
            return f" Look at word {place}."
        case errors.ShareError(part=part, position=int(place)):
            return f" Look at word {place} of the {'first' if part == 1 else 'second'} part."
    return ""


STOPPED = "Stopped. Nothing half made was kept."


def say(words: str, where: TextIO | None = None) -> None:
    """Say something to whoever still listens: a pipe may be closed, the disk behind it full.

    What was made is made, whether anybody hears of it or not.
    """
    where = where or sys.stdout
    if where.closed:
        return
    try:
        with contextlib.suppress(UnicodeEncodeError):
            where.write(f"{words}\n")
            where.flush()
            return
        # A heading in letters that this terminal does not know.
        where.write(f"{words.encode('ascii', 'replace').decode()}\n")
        where.flush()
    except OSError:
        # Left open, it would fail once more at the end of the program, and change its number.
        with contextlib.suppress(OSError):
            where.close()


USAGE = """\
stillpage check   VAULT              look at every page, every row and every backup
stillpage backup  VAULT              make a backup that was opened and compared
stillpage restore BACKUP NEW-FOLDER  make a vault of a backup
stillpage rescue  VAULT NEW-FOLDER   save what can be read of a damaged vault into a new one
stillpage export  VAULT --open NEW-FOLDER
                                     write everything as Markdown and JSON, unsealed
stillpage import  FOLDER NEW-FOLDER  make a vault of what “export --open” wrote
stillpage import  FILE NEW-FOLDER    make a vault of everything in one sealed file

  --passphrase-fd N   read the passphrase from this file descriptor, a line for each one asked
  --phrase            the recovery phrase opens it, not the passphrase
  --parts             two of three parts open it: first one is asked, then another
  --to FOLDER         backup: put a second copy here
  --backups PLACE     rescue: a backup, or a folder of them, that lies elsewhere; may be repeated
  --list              rescue: print the heading of each piece and what became of it
  --part              export: leave out what never leaves; no vault can be made of it again

The passphrase is never an argument. docs/terminal.md tells what each number at the end means."""
