"""What is said of a disk that takes nothing for the vault now: which trouble, and what to do."""

import errno

from PySide6.QtCore import QCoreApplication

_CONTEXT = "messages"
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
SHUT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
TAKEN = errno.EEXIST
"""Another file stands where ours was: `VaultUnwritableError`."""


def sentence(number: object) -> str:
    """Return what to say of a vault that cannot be opened, made or changed."""
    if number in FULL:
        return _say(
            "The disk with the vault is full. Nothing was changed. Make room on it, then try once "
            "more."
        )
    if number in SHUT:
        return _say(
            "This vault lies where nothing may be written. Nothing was changed. If it is on a "
            "stick with a small switch, push that to the other side. Or copy the folder of the "
            "vault to another place, and open it there."
        )
    if number == TAKEN:
        return _say(
            "Another file named “vault.db” has come in place of the one with your words. A program "
            "that keeps folders in step does that. Nothing was changed. Stop that program, move "
            "that file to another folder, then try once more."
        )
    return _say(
        "The disk with the vault is full, closed to writing, or gone. Nothing was changed. "
        "Make room on it, then try once more. If it was pulled out, plug it in, and open the "
        "vault again."
    )


def every() -> tuple[str, ...]:
    """Return each sentence there is of such a disk."""
    return tuple(sentence(one) for one in (errno.ENOSPC, errno.EROFS, TAKEN, None))


def not_kept(number: object) -> str:
    """Return what to say when words could not be kept, and are tried again."""
    if number == TAKEN:
        return _say(
            "Another file named “vault.db” has come in place of the one with your words. A program "
            "that keeps folders in step does that. Your last words are in this window only; "
            "keeping them is tried again every few seconds. Stop that program, and move that file "
            "to another folder. Then all your words are written here again."
        )
    return _say(
        "The disk with the vault is full, closed to writing, or gone. Your last words are in this "
        "window only; keeping them is tried again every few seconds. If the disk is full, make "
        "room on it; if it was pulled out, plug it in where it was. If this still stands here a "
        "minute later, copy your last words onto paper before you lock or close."
    )


def behind_the_cover(number: object) -> tuple[str, str]:
    """Return why words over which the cover lies are not kept, and what can be done."""
    if number == TAKEN:
        return (
            _say("Another file named “vault.db” has come in its place."),
            _say(
                "Stop any program that keeps this folder in step with another computer, and move "
                "that file to another folder. "
            ),
        )
    return (
        _say("Its disk is full, closed to writing, or gone."),
        _say(
            "If the disk is full, make room on it; if it was pulled out, plug it in where it was. "
        ),
    )


def _say(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)
