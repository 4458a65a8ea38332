"""How hard a passphrase is to guess, in a few plain steps; and one that is made by chance."""

import secrets
from collections.abc import Callable, Sequence
from enum import Enum, IntEnum, auto

from desktop import files

MADE_WORDS = 5
FILE_PASSWORD_LENGTH = 64
"""Characters; the limit is the one of house.md 0.13."""

_WORDS, _UNKIND = "english-7776.txt", "unkind.txt"
# One graphics card tries some 600 passphrases a second against the key derivation (security.md 2):
# 10^8 guesses take it a day or two, 10^10 half a year. The estimate flatters phrases (three words
# of our list are 10^11.7 and are given 10^15), so "very hard" begins where four words stand.
_EASY_BELOW = 8.0
_HARD_FROM = 10.0
_VERY_HARD_FROM = 17.0


class Strength(IntEnum):
    """What is said about a passphrase; a higher value is harder to guess."""

    TOO_EASY = 0
    KNOWN_TO_SOME = 1
    HARD = 2
    VERY_HARD = 3

    @property
    def is_enough(self) -> bool:
        """Say whether a vault may be made with it."""
        return self >= Strength.HARD


class FilePassword(Enum):
    """What is to be said about the password of an exported file."""

    FITS = auto()
    EMPTY = auto()
    NOT_ASCII = auto()
    TOO_LONG = auto()


def strength(passphrase: str, own_words: Sequence[str] = ()) -> Strength:
    """Return how hard this passphrase is to guess, also for somebody who knows the own words.

    KNOWN_TO_SOME: a stranger would need long, somebody close perhaps not.
    """
    known = [word for word in own_words if word.strip()]
    own = _step(_guesses(passphrase, known))
    if own is Strength.TOO_EASY and _step(_guesses(passphrase, [])).is_enough:
        return Strength.KNOWN_TO_SOME
    return own


def make(count: int = MADE_WORDS, choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Return this many words of the list, chosen by chance, with spaces between them.

    None of them is one that could hurt (decision 0082).
    """
    listed = kind_words()
    return " ".join(choose(listed) for _ in range(count))


def words() -> tuple[str, ...]:
    """Return the 7,776 words of the list (resources/words/NOTICE)."""
    return tuple((files.resources() / "words" / _WORDS).read_text("ascii").split())


def kind_words() -> tuple[str, ...]:
    """Return those of the words that are drawn; the others can be typed."""
    unkind = frozenset((files.resources() / "words" / _UNKIND).read_text("ascii").split())
    return tuple(word for word in words() if word not in unkind)


def file_password(password: str) -> FilePassword:
    """Return whether an exported file may carry this password, or what stands against it."""
    if not password:
        return FilePassword.EMPTY
    if not (password.isascii() and password.isprintable()):
        return FilePassword.NOT_ASCII
    if len(password) > FILE_PASSWORD_LENGTH:
        return FilePassword.TOO_LONG
    return FilePassword.FITS


def _step(guesses_log10: float) -> Strength:
    if guesses_log10 < _EASY_BELOW:
        return Strength.TOO_EASY
    if guesses_log10 < _HARD_FROM:
        return Strength.KNOWN_TO_SOME
    return Strength.HARD if guesses_log10 < _VERY_HARD_FROM else Strength.VERY_HARD


def _guesses(passphrase: str, known: list[str]) -> float:
    from zxcvbn_rs_py import zxcvbn  # noqa: PLC0415 - imported late, see house.md 0.18

    return zxcvbn(passphrase, known).guesses_log10
