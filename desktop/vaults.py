"""How this program opens and makes vaults: the verbs before a session, with the shipped bounds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import session
from desktop.model.salvaged import Course, Note, Salvage
from desktop.model.secret import Recovery
from desktop.model.settings import Purpose
from desktop.session import (
    SHIPPED,
    WORK,
    Backup,
    Bounds,
    Cost,
    NewFile,
    Reading,
    Salvaging,
    Secret,
    Session,
    Tell,
)

if TYPE_CHECKING:
    from desktop.model.guide import Guide

LANGUAGE = "en"


def calibrated() -> Cost:
    """Return what this machine can bear today, measured; takes seconds."""
    return session.calibrate(SHIPPED)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Which costs are accepted, and which one a new secret gets."""

    bounds: Bounds = SHIPPED
    cost: Callable[[], Cost] = calibrated


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def create(folder: Path, passphrase: str, purpose: Purpose, cost: Cost) -> Session:
    """Make a vault in an empty folder; raises what `session.create` raises."""
    return session.create(folder, passphrase, cost=cost, purpose=purpose, now=now)


def unlock(folder: Path, passphrase: str, rules: Rules) -> Session:
    """Open a vault; raises what `session.unlock` raises."""
    return session.unlock(folder, passphrase, bounds=rules.bounds, now=now)


def recover(folder: Path, secret: Recovery, rules: Rules) -> Session:
    """Open a vault with its phrase or two parts; it needs a new passphrase then."""
    return session.unlock_with_phrase(folder, secret, bounds=rules.bounds, now=now)


def change_passphrase(opened: Session, passphrase: str, cost: Cost) -> None:
    """Give an open vault another passphrase, at what this machine can bear today."""
    opened.change_passphrase(passphrase, cost=cost)


def try_backup(path: Path, passphrase: str, folder: Path, rules: Rules, tell: Tell) -> Backup:
    """Open a backup from the disk with a passphrase; raises what `session.try_backup` raises.

    What is taken out of it lies in this vault's folder meanwhile.
    """
    return session.try_backup(path, passphrase, folder, rules.bounds, tell)


def read_backup(folder: Path, secret: Secret, rules: Rules) -> Reading:
    """Open the newest good backup of a vault, to be read; raises what `session.read_backup` does.

    What is shown only later is not shown here either.
    """
    from desktop import guides, journal  # noqa: PLC0415 - seldom needed; unlocking does not wait
    from desktop.model.read_whole import Book  # noqa: PLC0415

    book = Book(
        guides={one.id: one for one in _guides()},
        reach={one.id: one.word for one in journal.load_reach()},
        in_words=guides.in_words,
    )
    return session.read_backup(folder, secret, rules.bounds, book)


def _guides() -> "tuple[Guide, ...]":
    from desktop import guides  # noqa: PLC0415 - seldom needed; unlocking does not wait

    return guides.shipped(LANGUAGE)[0]


def salvage(
    folder: Path,
    secret: Secret,
    rules: Rules,
    new_file: Callable[[str], NewFile],
    told: tuple[Course, Note],
) -> Salvage | None:
    """Make a new vault of what can be saved of a damaged one; raises what `session.salvage` does.

    What is made meanwhile lies in the damaged vault's folder. `told` are who is told how far it
    is and may stop it, and who writes the letter about what is not whole.
    """
    course, note = told
    into = Salvaging(
        new_file=new_file,
        work=folder / WORK,
        bounds=rules.bounds,
        now=now,
        course=course,
        note=note,
        guides={one.id: one for one in _guides()},
    )
    return session.salvage(folder, secret, into)
