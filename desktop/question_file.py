"""The sealed file in which a partner's questions travel: made, read, and read back when made.

The form is described byte by byte in docs/question-file.md.
"""

import json
from pathlib import Path

from desktop.errors import (
    NotAQuestionFileError,
    QuestionFileDamagedError,
    QuestionFileFullError,
    QuestionFileLockedError,
    QuestionFileTooDearError,
    QuestionFileTooNewError,
    QuestionFileUnreadableError,
)
from desktop.model import questions
from desktop.model.questions import Sheet
from desktop.sealed_form import COST, SHIPPED, Family, Refusals, exactly
from desktop.vault.cost import Bounds, Cost

__all__ = ["COST", "SHIPPED"]

MINOR = 0
FAMILY = Family(
    magic=bytes.fromhex("b76e2fd10d0a1a0a"),
    version=1,
    name="questions",
    sizes=(16 * 1024, 128 * 1024, 1024 * 1024),
    most_content=900_000,
    errors=Refusals(
        unreadable=QuestionFileUnreadableError,
        other=NotAQuestionFileError,
        damaged=QuestionFileDamagedError,
        too_new=QuestionFileTooNewError,
        too_dear=QuestionFileTooDearError,
        locked=QuestionFileLockedError,
        full=QuestionFileFullError,
    ),
)
MAGIC, SIZES, MOST_BYTES = FAMILY.magic, FAMILY.sizes, FAMILY.most_bytes
MOST_CONTENT = FAMILY.most_content
MOST_ENTRIES = 500
"""Questions, and things not to be told; a hundred is already more than helps (domain.md 2.3.3)."""


def seal(sheet: Sheet, passphrase: str, cost: Cost) -> bytes:
    """Return the bytes of a question file that was read back, opened from nothing but itself.

    Raises QuestionFileFullError, MemoryShortError; QuestionFileDamagedError if what was read back
    differs.
    """
    if _entries(sheet) > MOST_ENTRIES:
        raise QuestionFileFullError
    whole = {"minor": MINOR, "sheet": questions.to_json(sheet)}
    plain = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    raw = FAMILY.seal(plain, passphrase, cost)
    if read(raw, passphrase, exactly(cost)) != sheet:
        raise QuestionFileDamagedError
    return raw


def read(raw: bytes, passphrase: str, bounds: Bounds) -> Sheet:
    """Return the sheet of a question file.

    Raises NotAQuestionFileError, QuestionFileDamagedError, QuestionFileTooNewError,
    QuestionFileTooDearError before anything is derived; then MemoryShortError,
    QuestionFileLockedError, or QuestionFileDamagedError for a content that no version writes.
    """
    return _sheet(FAMILY.open(raw, passphrase, bounds))


def load(path: Path) -> bytes:
    """Return what is in a file, cut off where no question file is longer.

    Raises QuestionFileUnreadableError.
    """
    return FAMILY.load(path)


def read_file(path: Path, passphrase: str, bounds: Bounds) -> Sheet:
    """Return the sheet of the question file at this place; raises what `load` and `read` raise."""
    return read(load(path), passphrase, bounds)


def check(path: Path, bounds: Bounds) -> None:
    """Raise what `load` raises, and what `read` raises before anything is derived."""
    FAMILY.check(load(path), bounds)


def looks_like_one(path: Path) -> bool:
    """Return whether a file has the length and the beginning of a question file."""
    return FAMILY.looks_like_one(path)


def _sheet(plain: bytes) -> Sheet:
    try:
        whole = json.loads(plain.decode())
        if not isinstance(whole, dict):
            raise QuestionFileDamagedError
        sheet = questions.from_json(whole.get("sheet"))
    except (ValueError, RecursionError):
        raise QuestionFileDamagedError from None
    if _entries(sheet) > MOST_ENTRIES:
        raise QuestionFileDamagedError
    return sheet


def _entries(sheet: Sheet) -> int:
    return max(len(sheet.questions), len(sheet.do_not_tell), len(sheet.depths))
