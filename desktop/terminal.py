"""The commands for bad days: they need no window, and no part of Qt is loaded.

The passphrase comes from the terminal or a descriptor. Before it is read the process gives up
core dumps and sockets; before a vault is touched it gives up writing anywhere else.
"""

import argparse
import contextlib
import getpass
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

from desktop import guides, sandbox, sealed_vault, session, stopping, takeaway, vaults
from desktop.errors import (
    AppError,
    VaultDamagedError,
    VaultError,
    VaultMissingError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.model.guide import Guide
from desktop.model.salvaged import Course, Fate, Layer, Salvage, Salvaged
from desktop.model.secret import Recovery
from desktop.model.settings import Purpose
from desktop.own_file import OwnFile, above, new_folder
from desktop.sealed_form import SHIPPED
from desktop.session import WORK, Salvaging, Session
from desktop.strength import strength
from desktop.terminal_words import STEPS, STOPPED, USAGE, Code, ending
from desktop.terminal_words import say as _say
from desktop.vaults import Rules

LANGUAGE = "en"
_KEYBOARD = Path("/dev/tty" if os.name == "posix" else "CON:")
MOST_BYTES = 1 << 16
"""A longer passphrase is none; more is not read from a descriptor."""
_NOT_THE_SAME = "The two were not the same. Nothing was made."
_TOO_EASY = "This passphrase is too easy to guess. Four or five words by chance are good."


class _UsageError(Exception):
    """The arguments mean nothing, or a new passphrase is none; the sentence says what to do."""

    def __init__(self, words: str = USAGE, code: Code = Code.NOT_UNDERSTOOD) -> None:
        super().__init__()
        self.words, self.code = words, code


class _Parser(argparse.ArgumentParser):
    def error(self, _message: str) -> NoReturn:
        raise _UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One command with what it was given."""

    command: str
    places: tuple[Path, ...]
    rules: Rules
    descriptor: int | None
    with_phrase: bool
    with_parts: bool
    to: Path | None
    backups: tuple[Path, ...]
    lists: bool
    in_part: bool


def run(arguments: Sequence[str], *, dumpable: bool, rules: Rules) -> int:
    """Carry out one command and return its number; every outcome has its sentence."""
    sandbox.confine(dumpable=dumpable, sockets=sandbox.Sockets.NONE, write_beneath=None)
    stopping.as_interrupts()
    try:
        if arguments[:1] == ["--help"]:
            _say(USAGE)
            return Code.DONE
        asked = _asked(arguments, rules)
        return _COMMANDS[asked.command](asked)
    except _UsageError as error:
        _say(error.words, sys.stderr)
        return error.code
    except AppError as error:
        code, words = ending(error)
        _say(words, sys.stderr)
        return code
    except KeyboardInterrupt:
        _say(STOPPED, sys.stderr)
        return Code.STOPPED
    except Exception as error:  # noqa: BLE001 - what an exception says could hold words
        # Its kind is enough to find the mistake.
        _say(f"{ending(AppError())[1]} ({type(error).__name__})", sys.stderr)
        return Code.WENT_WRONG


def _asked(arguments: Sequence[str], rules: Rules) -> Asked:
    parser = _Parser(prog="stillpage", add_help=False, allow_abbrev=False)
    parser.add_argument("command", choices=_COMMANDS)
    parser.add_argument("places", nargs="*", type=Path)
    parser.add_argument("--passphrase-fd", type=int)
    parser.add_argument("--phrase", action="store_true")
    parser.add_argument("--parts", action="store_true")
    parser.add_argument("--to", type=Path)
    parser.add_argument("--open", type=Path)
    parser.add_argument("--backups", type=Path, action="append", default=[])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--part", action="store_true")
    found = parser.parse_args(arguments)
    places = [*found.places, *([found.open] if found.open else [])]
    if len(places) != _PLACES[found.command] or (found.open and found.command != "export"):
        raise _UsageError
    return Asked(
        command=found.command,
        places=tuple(place.absolute() for place in places),
        rules=rules,
        descriptor=found.passphrase_fd,
        with_phrase=found.phrase,
        with_parts=found.parts,
        to=found.to.absolute() if found.to else None,
        backups=tuple(place.absolute() for place in found.backups),
        lists=found.list,
        in_part=found.part,
    )


# the secret


def _secret(asked: Asked) -> str | Recovery:
    if asked.with_parts:
        first = _typed(asked, "One part: ")
        return session.parse_shares(first, _typed(asked, "Another part: "))
    if asked.with_phrase:
        return session.parse_phrase(_typed(asked, "Recovery phrase: "))
    return _typed(asked, "Passphrase: ")


def _typed(asked: Asked, prompt: str) -> str:
    """Return what somebody typed, or the next line of the descriptor they named."""
    if asked.descriptor is not None:
        return _line(asked.descriptor)
    try:
        with _KEYBOARD.open(encoding="utf-8"):
            return getpass.getpass(prompt)
    except (OSError, EOFError):
        # Without a terminal it would be read from somewhere, and shown.
        raise _UsageError from None


def _line(descriptor: int) -> str:
    content = b""
    try:
        # Byte by byte: the next line belongs to the next question.
        while len(content) < MOST_BYTES and (piece := os.read(descriptor, 1)) not in {b"", b"\n"}:
            content += piece
    except OSError:
        raise _UsageError from None
    return content.decode("utf-8", "surrogateescape").rstrip("\r")


def _new_passphrase(asked: Asked) -> str:
    """Return a passphrase for a new vault: hard enough, and typed twice where it is typed."""
    made = _typed(asked, "Passphrase for the new vault: ")
    if asked.descriptor is None and _typed(asked, "The same once more: ") != made:
        raise _UsageError(_NOT_THE_SAME, Code.WRONG_SECRET)
    if not strength(made).is_enough:
        raise _UsageError(_TOO_EASY, Code.WRONG_SECRET)
    return made


# places


def _confine(*places: Path, within: tuple[Path, ...] = ()) -> None:
    """Write from here on nowhere but beneath these; `within` others empty folders may go."""
    none = sandbox.Sockets.NONE
    sandbox.confine(dumpable=True, sockets=none, write_beneath=places, empties_beneath=within)


@contextlib.contextmanager
def _new(target: Path, *beside: Path) -> Iterator[None]:
    """Make a folder to which alone, and beside, can be written; it is gone where all goes wrong."""
    within = (above(target),)
    with new_folder(target):
        _confine(target, *beside, within=within)
        yield


@contextlib.contextmanager
def _opened(
    asked: Asked, *beside: Path, within: tuple[Path, ...] = ()
) -> Iterator[tuple[Session, str | Recovery]]:
    """Open a vault with its secret; beyond it only the places beside can be written to."""
    folder = asked.places[0]
    if not session.looks_like_vault(folder):
        raise VaultMissingError
    secret = _secret(asked)
    _confine(folder, *beside, within=within)
    if isinstance(secret, str):
        opened = vaults.unlock(folder, secret, asked.rules)
    else:
        opened = vaults.recover(folder, secret, asked.rules)
    with contextlib.closing(opened):
        yield opened, secret


# the commands


def _check(asked: Asked) -> int:
    """Look at every page and row of a vault, and the whole way through each backup."""
    with _opened(asked) as (opened, secret):
        if not opened.pages_are_whole():
            raise VaultDamagedError
        while not opened.check_slice():
            pass
        _say("Every page and every row is as it was written.")
    return _check_backups(asked, secret)


def _check_backups(asked: Asked, secret: str | Recovery) -> int:
    folder = asked.places[0]
    found = session.backups_of(folder)
    if not found:
        _say("There is no backup in this folder.")
        return Code.DONE
    if not isinstance(secret, str):
        _say(f"Backups: {len(found)}. They are tried with the passphrase only.")
        return Code.DONE
    whole, earlier = 0, 0
    for one in found:
        try:
            vaults.try_backup(one.path, secret, folder, asked.rules, _tell_nobody)
            whole += 1
        except WrongSecretError:
            earlier += 1
        except VaultError:
            _say(f"{one.path.name} is not as it was written.", sys.stderr)
    _say(f"Backups: {len(found)}. Whole: {whole}. Of an earlier passphrase: {earlier}.")
    return Code.DONE if whole + earlier == len(found) else Code.DAMAGED


def _backup(asked: Asked) -> int:
    """Make a backup, and a second copy where one is wanted."""
    with _opened(asked, *([asked.to] if asked.to else [])) as (opened, _):
        begun = opened.begin_backup()
        made = begun.finish() if begun is not None else None
        if made is None:
            raise VaultUnwritableError
        _say(f"Made, opened and compared: {made.path}")
        if asked.to:
            _say(f"Copied to: {session.copy_elsewhere(made, partial(OwnFile, asked.to))}")
    return Code.DONE


def _restore(asked: Asked) -> int:
    """Make a vault of a backup; no secret is needed for that."""
    path, target = asked.places
    with _new(target):
        session.restore(path, partial(OwnFile, target))
    _say(f"The vault is in {target}. It opens with the passphrase of that day.")
    return Code.DONE


def _rescue(asked: Asked) -> int:
    """Save what can be read of a damaged vault into a new one, and say what became of it."""
    folder, target = asked.places
    if not session.looks_like_vault(folder):
        raise VaultMissingError
    secret = _secret(asked)
    # In the damaged vault only the empty lock is touched.
    with stopping.held_back() as gives_way, _new(target, folder):
        into = Salvaging(
            new_file=partial(OwnFile, target),
            work=target / WORK,
            bounds=asked.rules.bounds,
            now=vaults.now,
            backups=asked.backups,
            course=Course(gives_way, _Steps()),
            note=_note,
            guides=_guides(),
        )
        report = session.salvage(folder, secret, into)
        if report is None:
            raise KeyboardInterrupt
    return _told(report, asked)


class _Steps:
    """Says what a salvage is at, once for each step."""

    def __init__(self) -> None:
        self._at: Layer | None = None

    def __call__(self, layer: Layer, _far: float) -> None:
        if layer is not self._at:
            self._at = layer
            _say(STEPS[layer], sys.stderr)


_FATES = {
    Fate.WHOLE: "whole",
    Fate.OLDER: "of the backup, so older",
    Fate.DOUBTFUL: "doubtful: words may be missing",
    Fate.GONE: "gone",
}


def _named(piece: Salvaged) -> str:
    title = "A veiled entry" if piece.is_veiled else piece.title
    return f"{title or '–'} (in the trash)" if piece.is_trashed else title


def _note(report: Salvage) -> tuple[str, str] | None:
    """Return the letter that stays in the new vault, where anything is not whole."""
    rest = [one for one in report.pieces if one.fate is not Fate.WHOLE]
    lines = [f"{_named(one) or '–'}, {one.on.isoformat()}: {_FATES[one.fate]}" for one in rest]
    return (f"What was saved, {vaults.now():%d %B %Y}", "\n".join(lines)) if rest else None


def _told(report: Salvage, asked: Asked) -> int:
    for fate, words in _FATES.items():
        _say(f"{len(report.of(fate)):6} {words}")
    if report.backup_at is not None:
        moment = report.backup_at.astimezone()
        _say(f"The backup that was used is of {moment:%d %B %Y, %H:%M}.")
    if asked.lists:
        for piece in report.pieces:
            _say(f"{piece.on.isoformat()}  {_FATES[piece.fate]:32}  {_named(piece)}")
    _say(f"The new vault is in {asked.places[1]}. The same secrets open it.")
    _say("The damaged vault is as it was. Keep it until you have looked through the new one.")
    is_whole = len(report.of(Fate.WHOLE)) == len(report.pieces)
    return Code.DONE if is_whole else Code.IN_PART


def _export(asked: Asked) -> int:
    """Write everything in the open into a new folder."""
    target = asked.places[1]
    within = (above(target),)
    with new_folder(target), _opened(asked, target, within=within) as (opened, _):
        found = _guides()
        opened.late = frozenset(one.id for one in found.values() if one.late)
        for name, content in takeaway.everything(opened, found, is_whole=not asked.in_part):
            made = OwnFile(target, name)
            made.write(content)
            made.settle()
            made.keep()
    _say(f"Everything is in {target}. Nothing there is sealed: whoever finds it can read it.")
    return Code.DONE


def _reader(asked: Asked, source: Path) -> takeaway.Reader:
    """Return what reads a folder; a sealed file is opened first, with the passphrase of its own."""
    if not source.is_file():
        return takeaway.folder_reader(source)
    raw = sealed_vault.FAMILY.load(source)
    sealed_vault.FAMILY.check(raw, SHIPPED)
    typed = _typed(asked, "Passphrase of the sealed file: ")
    return takeaway.files_reader(sealed_vault.unsealed(raw, typed))


def _import(asked: Asked) -> int:
    """Make a vault of what `export` wrote, or of everything in one sealed file."""
    source, target = asked.places
    reader = _reader(asked, source)
    made = _new_passphrase(asked)
    with _new(target):
        cost = asked.rules.cost()
        with contextlib.closing(vaults.create(target, made, Purpose.TRUTH, cost)) as opened:
            count = takeaway.taken_in(reader, opened)
    _say(f"The new vault is in {target}, with every text there was: {count}.")
    return Code.DONE


_COMMANDS: dict[str, Callable[[Asked], int]] = {
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "rescue": _rescue,
    "export": _export,
    "import": _import,
}
_PLACES = {"check": 1, "backup": 1, "restore": 2, "rescue": 2, "export": 2, "import": 2}


def _guides() -> dict[str, Guide]:
    return {one.id: guides.in_words(one, {}) for one in guides.shipped(LANGUAGE)[0]}


def _tell_nobody(_: float) -> None:
    """Tell nobody."""
