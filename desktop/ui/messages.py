"""The sentence for each thing that can go wrong: what is true, and what to do next.

The rooms below raise types and facts; the words for them stand here and nowhere else.
"""

import errno
from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop import errors
from desktop.ui import days, unwritable

_CONTEXT = "messages"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SHUT = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.EIO}


def sentence(error: errors.AppError) -> str:
    """Return what to say about this error, or raise KeyError for one that has no sentence."""
    if isinstance(error, errors.PhraseError | errors.ShareError):
        of_share = isinstance(error, errors.ShareError)
        return (_about_share if of_share else _about_phrase)(error.position)
    if isinstance(error, errors.DataFileError):
        return _data_file().format(file=error.file)
    if isinstance(error, errors.TextsUnreadableError):
        return _about_unreadable(error.count)
    if isinstance(error, errors.DestinationError):
        return _about_destination(next(iter(error.args), None))
    if isinstance(error, errors.VaultUnwritableError):
        return unwritable.sentence(next(iter(error.args), None))
    return _plain()[type(error)]


def wait(seconds: float) -> str:
    """Return how long to wait before the next try, in words."""
    return _say("Please wait about {seconds} seconds, then try again.").format(
        seconds=round(seconds)
    )


def not_kept(error: errors.AppError) -> str:
    """Return what to say when words could not be kept, and are tried again."""
    if not isinstance(error, errors.VaultUnwritableError):
        return sentence(error)
    return unwritable.not_kept(next(iter(error.args), None))


def held_back(error: errors.AppError | None, since: datetime) -> str:
    """Return what to say on the cover over words that could not be kept; None for a mistake."""
    why, what = _reason(error), ""
    if isinstance(error, errors.VaultUnwritableError):
        why, what = unwritable.behind_the_cover(next(iter(error.args), None))
    return _say(
        "What you wrote since {time} is not in the vault yet. {why}\n\n"
        "The words are still here, where nobody sees them, and keeping them is tried again every "
        "few seconds. As soon as they are kept, this page goes by itself. {what}\n\n"
        "If it is still here a minute later, the vault is not reached again from here. Then you "
        "can only end the program or switch the computer off, and what you wrote since {time} is "
        "lost."
    ).format(time=days.clock(since), why=why, what=what)


def _reason(error: errors.AppError | None) -> str:
    """Return why words are not kept where it is not the disk."""
    return sentence(error) if error else _say("Something went wrong inside the program.")


def phrase_does_not_open() -> str:
    """Return what to say when twenty-four good words belong to another vault."""
    return _say(
        "These words are in order, but they do not open this vault. They may belong to another "
        "vault, or a newer phrase has taken their place. Nothing was changed; you can try again."
    )


def parts_do_not_open() -> str:
    """Return what to say when two good parts belong to another vault, or no longer count."""
    return _say(
        "These two parts fit together, but they do not open this vault. They may be of another "
        "vault, or new words have taken their place. Nothing was changed; you can try again."
    )


def _say(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)


def _about_phrase(position: int | None) -> str:
    if position is None:
        return _say(
            "Each word is in the list, but together they do not fit. Compare them with your paper "
            "one by one. Two may have changed places, or one may be a word that looks alike."
        )
    return _say(
        "Word {position} is not in the list. Look at it again on your paper; the first four "
        "letters are enough."
    ).format(position=position)


def _about_share(position: int | None) -> str:
    if position is None:
        return _say(
            "Each word is in the list, but more than one is not as it was. Compare this part with "
            "the paper word by word. Two may have changed places."
        )
    return _say(
        "Word {position} of this part is not right. Look at it again on the paper; the first four "
        "letters are enough."
    ).format(position=position)


def nothing_found() -> str:
    """Return what stands where a list is empty, in a vault that is damaged."""
    return _say("Nothing of this can be read just now. That does not mean that it is gone.")


def _about_unreadable(count: int) -> str:
    if count == 1:
        return _say(
            "One text could not be read, and is left out here. The others are whole. Nothing was "
            "written over it. Copy the folder of the vault to another disk. A backup may "
            "still hold this text."
        )
    return _say(
        "{count} texts could not be read, and are left out here. The others are whole. Nothing "
        "was written over them. Copy the folder of the vault to another disk. A backup may "
        "still hold these texts."
    ).format(count=count)


def _about_destination(number: object) -> str:
    if number in _FULL:
        return _say(
            "There is no room left in this place. Make some, or choose another place. Nothing "
            "was left behind."
        )
    if number in _SHUT:
        return _say("This place may not be written to. Choose another one.")
    if number in _GONE:
        return _say(
            "This place cannot be reached now. If it is a stick or a disk, plug it in again, or "
            "choose another place."
        )
    return _say("This place cannot be written to. Choose another one.")


def _data_file() -> str:
    return _say(
        "A file that came with the program is not as it should be ({file}). Install the program "
        "again; your vault is not touched by this."
    )


def _plain() -> dict[type[errors.AppError], str]:
    return {
        errors.VaultMissingError: _say(
            "There is no vault in this folder. If it is on a stick or a disk, plug that in and "
            "try again. If it was moved, choose “Open another vault”."
        ),
        errors.VaultInUseError: _say(
            "This vault is already open on this computer. Close it there, then try again here."
        ),
        errors.ShareTwiceError: _say(
            "That is the part you gave before. It takes two different ones of the three; look for "
            "another, and type it here."
        ),
        errors.SharesApartError: _say(
            "Each of these two parts is whole, but they do not belong together. One may be of an "
            "earlier time, or of another vault. Look for another part and try again."
        ),
        errors.WrongSecretError: _say(
            "This passphrase does not open the vault. Look at Caps Lock and the keyboard layout, "
            "then type it again. The eye shows what you typed."
        ),
        errors.HeaderDamagedError: _say(
            "The file with the locks of this vault is damaged or gone, and so is its copy. Keep "
            "the folder as it is, and copy it to another disk before anything else."
        ),
        errors.VaultDamagedError: _say(
            "Something in this vault is not as it was written; your passphrase is not the "
            "reason. Keep the folder as it is, and copy it to another disk before anything else."
        ),
        errors.VaultCutOffError: _say(
            "The file with your words is empty, missing or ends too early, as after a copy that "
            "was cut off. Your passphrase is not the reason. Keep the folder as it is, and copy it "
            "to another disk before anything else."
        ),
        errors.VaultTooNewError: _say(
            "This vault was made by a newer version of Stillpage. Open it with that version or a "
            "later one. Nothing in it was changed."
        ),
        errors.KeysOutdatedError: _say(
            "The file of locks and the file with your words are not of the same time. One of them "
            "was replaced by an older copy. "
            "Keep the folder as it is, and copy it. Then put the newer files named “keys” and "
            "“keys.bak” back, if you have them."
        ),
        errors.PlaceWithoutLocksError: _say(
            "This place cannot keep a second program out of the vault, so it was left closed. "
            "Nothing was changed. Copy the folder of the vault to this computer or to a stick, and "
            "open it there."
        ),
        errors.NotABackupError: _say(
            "This file is no backup, or cannot be read now. Choose another one. If it is on a "
            "stick or a disk, plug that in first. Nothing was changed."
        ),
        errors.BackupDamagedError: _say(
            "This backup is not as it was written, so it was left closed. Nothing was changed. "
            "Choose another one; an older backup may be sound."
        ),
        errors.NoGoodBackupError: _say(
            "There is no backup here that is whole and opens with this passphrase. Nothing was "
            "changed. Choose “Open a backup” if there is one in another place."
        ),
        errors.PlaceTooLongError: _say(
            "This folder lies too deep: the way to it is longer than that of a vault can be. "
            "Choose one nearer to the top, or move the folder of the vault there. Nothing was "
            "changed."
        ),
        errors.MemoryShortError: _say(
            "There is too little free memory on this computer just now. Close other programs, "
            "then try again."
        ),
        errors.TypesettingError: _say(
            "The pages could not be set. Your words are untouched. Choose fewer sections and try "
            "again, to find the one it stops at."
        ),
        errors.TooManyPagesError: _say(
            "This is too long for one file. Choose fewer sections, and put the rest into a second "
            "file."
        ),
        errors.ProofError: _say(
            "The file could not be read back, so nobody can say that it is right. It was not "
            "left in the place you chose. Save it again, or choose another place."
        ),
        errors.ChildError: _say(
            "A part of the program that works for itself has stopped early. Your words are "
            "untouched. Close other programs and try again."
        ),
        errors.DoorError: _say(
            "The part of the program that writes outside the vault did not answer. Lock the "
            "vault, open it again, and try once more."
        ),
        **_question_file(),
        **_sealed_file(),
        **_open_export(),
    }


def _question_file() -> dict[type[errors.AppError], str]:
    return {
        **_sealed(
            errors.QuestionFileUnreadableError,
            errors.QuestionFileDamagedError,
            errors.QuestionFileTooNewError,
            errors.QuestionFileTooDearError,
            errors.QuestionFileLockedError,
        ),
        errors.NotAQuestionFileError: _say(
            "This is not a file with questions. Look at what you were given, and choose that "
            "file. Nothing was changed."
        ),
        errors.QuestionFileFullError: _say(
            "There is more in this sheet than one file may hold. Shorten the longest entries, or "
            "take out questions that no longer matter, then try again."
        ),
    }


def _sealed_file() -> dict[type[errors.AppError], str]:
    return {
        **_sealed(
            errors.SealedFileUnreadableError,
            errors.SealedFileDamagedError,
            errors.SealedFileTooNewError,
            errors.SealedFileTooDearError,
            errors.SealedFileLockedError,
        ),
        errors.NotASealedFileError: _say(
            "This is not a file that Stillpage sealed for another vault. Look at what you were "
            "given, and choose that file. Nothing was changed."
        ),
        errors.SealedFileFullError: _say(
            "This is more than one sealed file can hold. Choose less, and put the rest into a "
            "second file."
        ),
    }


def _sealed(
    unreadable: type[errors.AppError],
    damaged: type[errors.AppError],
    too_new: type[errors.AppError],
    too_dear: type[errors.AppError],
    locked: type[errors.AppError],
) -> dict[type[errors.AppError], str]:
    """Return what is said of any sealed file, whatever it holds."""
    return {
        unreadable: _say(
            "This file cannot be read now. If it is on a stick or a disk, plug that in, then "
            "choose the file again."
        ),
        damaged: _say(
            "This file is not as it was made: a part of it was lost or changed on the way. Ask "
            "whoever gave it to you to send it again."
        ),
        too_new: _say(
            "This file was made by a newer version of Stillpage. Install that version or a later "
            "one, then choose the file again. Nothing was changed."
        ),
        too_dear: _say(
            "This file is not sealed in the way Stillpage seals one, so it was left closed. Ask "
            "whoever gave it to you to have it made again."
        ),
        locked: _say(
            "This passphrase does not open the file. It is the one that was made for the file, "
            "not that of your vault. Look at Caps Lock and the keyboard layout, then type it "
            "again."
        ),
    }


def _open_export() -> dict[type[errors.AppError], str]:
    return {
        errors.VaultNotEmptyError: _say(
            "Something is written in this vault already. Nothing was changed. Make a new vault, "
            "then try again: a whole vault is taken into an empty one only."
        ),
        errors.NotAnOpenExportError: _say(
            "There is no whole vault in this folder, or it cannot be read now. Look for the "
            "folder that holds a file named “vault.json”. Nothing was changed."
        ),
        errors.OpenExportDamagedError: _say(
            "A file in this folder is missing, or is not as it was written. Nothing was taken "
            "in. Look for another copy of the folder."
        ),
        errors.OpenExportTooNewError: _say(
            "This folder was written by a newer version of Stillpage. Install that version or a "
            "later one, then choose the folder again. Nothing was changed."
        ),
        errors.OpenExportPartError: _say(
            "What was marked to stay was left out of this folder, and earlier states with it. So "
            "no vault can be made of it. Open the pages in it with any editor, or choose a folder "
            "that holds everything."
        ),
    }


def aside_title(title: str) -> str:
    """Return the title of a new page for words whose own place is damaged."""
    return _say("{title}, kept aside").format(title=title) if title else _say("Kept aside")


def kept_aside(title: str, *, in_journal: bool) -> str:
    """Return what to say when words are kept in a new page, because their own place is damaged."""
    if in_journal:
        return _say(
            "The place of one of your texts in the vault is damaged. Every word on its page is "
            "kept. It is in your journal now, as “{title}”, and so is what you write on. Copy the "
            "folder of the vault to another disk soon."
        ).format(title=title)
    return _say(
        "The place of one of your texts in the vault is damaged. Every word on its page is kept. "
        "It is among your letters now, as “{title}”, and so is what you write on. Copy the folder "
        "of the vault to another disk soon."
    ).format(title=title)


def bug() -> str:
    """Return what to say after a mistake of the program itself."""
    return _say(
        "Something went wrong inside the program. What you wrote is being saved as always. If it "
        "happens again, lock and open the vault once more; the report holds none of your words."
    )


def unsaved_bug() -> str:
    """Return what to say while a mistake of the program itself keeps words from being saved."""
    return _say(
        "Your last words are not saved: something went wrong inside the program. They are still "
        "here, and saving is tried again and again. Copy them before you close it, if this stays."
    )


def attempts(moments: Sequence[datetime], today: date) -> str:
    """Return what the owner is told about secrets that were tried and did not fit."""
    when = days.moment_words(max(moments), today)
    if len(moments) == 1:
        return _say(
            "A passphrase that does not fit was tried once: {when}. If that was not you, somebody "
            "else has been here."
        ).format(when=when)
    return _say(
        "Passphrases that do not fit were tried {count} times, the last time {when}. If that was "
        "not you, somebody else has been here."
    ).format(count=len(moments), when=when)
