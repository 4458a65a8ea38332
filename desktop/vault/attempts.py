"""Failed attempts: sealed to a public key, in a file whose size and form never change."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from desktop.errors import VaultUnwritableError
from desktop.vault import disk, sealing

NAME = "attempts"
COUNT = 64
_CONTENT = 16
RECORD = sealing.BOX + _CONTENT
SIZE = COUNT * RECORD
_ABOUT = b"stillpage attempt 1"
LONGEST_WAIT_S = 30.0


def clear(folder: Path) -> None:
    """Fill the file with records that nobody can read, or raise VaultUnwritableError."""
    blank = (sealing.seal_to_nobody(_CONTENT, _ABOUT) for _ in range(COUNT))
    disk.write_whole(folder / NAME, b"".join(blank))


def note(folder: Path, public: bytes, when: datetime) -> None:
    """Put one failed attempt in front; what cannot be written is let go."""
    # A clock that stands before 1970 must not turn a wrong passphrase into a mistake of ours.
    moment = max(0, int(when.timestamp() * 1000)).to_bytes(8) + bytes(_CONTENT - 8)
    # ValueError: somebody put a key into the header to which nothing can be sealed.
    with contextlib.suppress(VaultUnwritableError, ValueError):
        before = disk.read(folder / NAME, SIZE + 1)
        if before is None or len(before) != SIZE:
            clear(folder)
            before = disk.read(folder / NAME, SIZE) or b""
        record = sealing.seal_to(public, moment, _ABOUT)
        disk.write_whole(folder / NAME, record + before[:-RECORD])


def read(folder: Path, private: bytes) -> tuple[datetime, ...]:
    """Return the times of the failed attempts, newest first."""
    kept = disk.read(folder / NAME, SIZE) or b""
    records = [kept[at : at + RECORD] for at in range(0, len(kept) - RECORD + 1, RECORD)]
    opened = sealing.unseal_each(private, records, _ABOUT)
    moments = [_moment(content) for content in opened if content is not None]
    return tuple(moment for moment in moments if moment is not None)


def _moment(content: bytes) -> datetime | None:
    """Return when it was, or None: anybody can seal a record, also one of no time there is."""
    try:
        return datetime.fromtimestamp(int.from_bytes(content[:8]) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def wait_after_s(failures: int) -> float:
    """Return how long to wait after so many failures in a row: none, then doubling to 30 s.

    Thirty seconds and no further (house 0.9): a longer wait would shut the owner out.
    """
    return 0.0 if failures < 3 else min(LONGEST_WAIT_S, 2.0 ** (failures - 3))  # noqa: PLR2004  two slips are free
