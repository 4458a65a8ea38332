"""The long work of a session's pages, on the work lane: making, writing, proving. No Qt."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase

from desktop import files, texts
from desktop.door import Door
from desktop.errors import AppError, ProofError
from desktop.model.leaving import file_names
from desktop.model.manifest import Check, Form, Manifest, Missing
from desktop.packet import Line, Packed, Press
from desktop.ui.widgets.lines_view import Shown

PART_LINES, PART_LETTERS = 120, 12_000
"""So much of a file without pages is shown at once: enough to read, little enough to be there."""
CELLS_APART = "  |  "
_BULLET = "•  "


@dataclass(frozen=True)
class Made:
    """One turn of the press: what no font can draw, and the file if it could be made."""

    revision: int
    missing: tuple[Missing, ...]
    packed: Packed | None
    error: AppError | None = None
    shown: tuple[tuple[Shown, ...], ...] = ()
    """What was read out of a file that has no pages of its own, to be shown part by part."""
    volumes: tuple[Manifest, ...] = ()
    """What each file is made of: several where the pages are too many for one."""


@dataclass(frozen=True)
class Written:
    """What was found in a file, and where it lies if it was found good."""

    path: Path | None
    packed: Packed
    checks: tuple[Check, ...]
    error: AppError | None = None


@dataclass(frozen=True)
class Target:
    """Where a file is to go."""

    folder: Path
    name: str


def turn(press: Press, manifest: Manifest, password: str | None, revision: int) -> Made:
    """Find what cannot be drawn and make the first file; without consent it is only shown."""
    missing = press.missing(manifest)
    try:
        volumes = press.parts(manifest.replacing(missing) if missing else manifest)
        packed = press.finish(volumes[0], password)
    except AppError as error:
        return Made(revision, missing, None, error)
    # Without consent the pages are shown all the same; the panel refuses to save them.
    shown = tuple(_parts(packed.lines))
    return Made(revision, missing, packed, shown=shown, volumes=volumes)


def has_pages(manifest: Manifest) -> bool:
    """Say whether the file of these pages has pages of its own."""
    return manifest.form is Form.PDF


def _parts(lines: Sequence[Line]) -> Iterator[tuple[Shown, ...]]:
    part: list[Shown] = []
    letters = 0
    for line in lines:
        part.append(_shown(line))
        letters += len(line.text)
        if len(part) >= PART_LINES or letters >= PART_LETTERS:
            yield tuple(part)
            part, letters = [], 0
    if part:
        yield tuple(part)


def _shown(line: Line) -> Shown:
    what = line.kind if line.level <= 1 else "heading"
    sign = _BULLET if line.kind == "bullet" else ""
    return Shown(what, sign + CELLS_APART.join(line.cells))


def free_name(target: Target, count: int) -> str:
    """Return a name under which none of so many files is there yet: pages, pages-b, pages-c …

    A second saving of copies is then not taken for further ones of the first.
    """
    stem, dot, ending = target.name.rpartition(".")
    marks = ("", *(f"-{letter}" for letter in ascii_lowercase[1:]))
    names = (f"{stem}{mark}{dot}{ending}" for mark in marks)
    return next((name for name in names if _is_free(target.folder, name, count)), target.name)


def _is_free(folder: Path, name: str, count: int) -> bool:
    return not any(os.path.lexists(folder / one) for one in file_names(name, count))


def write(door: Door, press: Press, packed: Packed, target: Target) -> Written:
    """Write the file, read it back from the disk and prove it; only a good one gets its name."""
    file = door.new_file(target.folder, target.name)
    try:
        file.write(packed.file)
        checks = press.prove(file.settle(), packed)
        if all(check.holds for check in checks):
            return Written(file.keep(), packed, checks)
    except ProofError as error:
        file.drop()
        return Written(None, packed, (), error)
    except BaseException:
        file.drop()
        raise
    file.drop()
    return Written(None, packed, checks)


def questions() -> texts.Page:
    """Return what is asked before a disclosure is heard; DataFileError if it is not as shipped."""
    path = files.resources() / "texts" / "en" / "before_reading.toml"
    return texts.load(path.name, path.read_text("utf-8"))
