"""What can happen without a bug: each leaf has its sentence in `desktop.ui.messages`.

An error carries a file name, a place or a number; never the writer's text and never a secret.
"""


class AppError(Exception):
    """The root; never raised itself."""


class VaultError(AppError):
    """The branch for the vault; never raised itself."""


class VaultMissingError(VaultError):
    """There is no vault at this place."""


class VaultInUseError(VaultError):
    """Another running program has this vault open."""


class WrongSecretError(VaultError):
    """No key slot opens with this passphrase or phrase."""


class HeaderDamagedError(VaultError):
    """Neither copy of the key file is whole."""


class VaultDamagedError(VaultError):
    """The database is not what was written."""


class VaultCutOffError(VaultError):
    """The database file is empty, missing, or shorter than what was written."""


class VaultTooNewError(VaultError):
    """The vault was written by a later version of the program."""


class KeysOutdatedError(VaultError):
    """An older key file was put in the place of the present one."""


class TextsUnreadableError(VaultError):
    """So many texts are left out of the lists, because what stands there cannot be read."""

    def __init__(self, count: int = 1) -> None:
        super().__init__(count)
        self.count = count


class VaultUnwritableError(VaultError):
    """What was to be kept is not kept yet; the number of the system, if it is known, says why."""


class PlaceWithoutLocksError(VaultError):
    """The file system knows no locks, so that nothing would keep a second program out."""


class VaultNotEmptyError(VaultError):
    """Something is written in this vault already, and a whole vault was to be taken into it."""


class NotABackupError(VaultError):
    """The file is no backup, or cannot be read."""


class BackupDamagedError(VaultError):
    """The backup is not what was written."""


class NoGoodBackupError(VaultError):
    """There is no backup here that this secret opens and that is whole."""


class PlaceTooLongError(VaultError):
    """The way to the folder is longer than that of a vault can be."""


class MemoryShortError(VaultError):
    """There is not enough free memory to derive the key."""


class PhraseError(AppError):
    """A recovery phrase cannot be right: `position` (from 1) names the unknown word, or is None."""

    def __init__(self, position: int | None = None) -> None:
        super().__init__(position)
        self.position = position


class ShareError(AppError):
    """A part of a shared secret cannot be right: `part` and `position` from 1, or None for all."""

    def __init__(self, part: int = 1, position: int | None = None) -> None:
        super().__init__(part, position)
        self.part = part
        self.position = position


class ShareTwiceError(AppError):
    """The same part of a shared secret was given twice."""


class SharesApartError(AppError):
    """Each part is whole, but they are not of one shared secret."""


class DataFileError(AppError):
    """A shipped data file is wrong: file, place in it, reason."""

    def __init__(self, file: str, place: str, reason: str) -> None:
        super().__init__(file, place, reason)
        self.file = file
        self.place = place
        self.reason = reason


class ExportError(AppError):
    """The branch for what leaves the vault; never raised itself."""


class TypesettingError(ExportError):
    """The pages could not be set."""


class TooManyPagesError(ExportError):
    """The selection is longer than one file may be."""


class ProofError(ExportError):
    """The written file could not be read back."""


class DestinationError(ExportError):
    """The chosen place cannot be written to."""


class ChildError(AppError):
    """A helper process ended early, took too long or needed too much memory."""


class DoorError(AppError):
    """The process that writes outside the vault is gone or refused."""


class QuestionFileError(AppError):
    """The branch for the file with a partner's questions; never raised itself."""


class QuestionFileUnreadableError(QuestionFileError):
    """There is no such file, or it cannot be read."""


class NotAQuestionFileError(QuestionFileError):
    """The file is none that was made for questions."""


class QuestionFileDamagedError(QuestionFileError):
    """The file is not what was written, or holds what no version writes."""


class QuestionFileTooNewError(QuestionFileError):
    """The file was written by a later version of the program."""


class QuestionFileTooDearError(QuestionFileError):
    """Opening the file asks for more work or memory than this program gives, or for too little."""


class QuestionFileLockedError(QuestionFileError):
    """The file does not open with this passphrase."""


class QuestionFileFullError(QuestionFileError):
    """There is more in a sheet than a question file may hold."""


class SealedFileError(AppError):
    """The branch for pages, or a whole vault, in one sealed file; never raised itself."""


class SealedFileUnreadableError(SealedFileError):
    """There is no such file, or it cannot be read."""


class NotASealedFileError(SealedFileError):
    """The file is none that was sealed for another vault."""


class SealedFileDamagedError(SealedFileError):
    """The file is not what was written, or holds what no version writes."""


class SealedFileTooNewError(SealedFileError):
    """The file was written by a later version of the program."""


class SealedFileTooDearError(SealedFileError):
    """Opening the file asks for more work or memory than this program gives, or for too little."""


class SealedFileLockedError(SealedFileError):
    """The file does not open with this passphrase."""


class SealedFileFullError(SealedFileError):
    """There is more to be sealed than one file may hold."""


class OpenExportError(AppError):
    """The branch for a whole vault that lies open in a folder; never raised itself."""


class NotAnOpenExportError(OpenExportError):
    """There is no such folder with a whole vault, or it cannot be read."""


class OpenExportDamagedError(OpenExportError):
    """A file in the folder is missing, or is not what was written."""


class OpenExportTooNewError(OpenExportError):
    """The folder was written by a later version of the program."""


class OpenExportPartError(OpenExportError):
    """What was marked to stay was left out of the folder: no vault can be made of it."""
