"""The long work of a session's pages, on the work lane: making, writing, proving. No Qt."""

from dataclasses import dataclass
from pathlib import Path

from desktop import files, texts
from desktop.door import Door
from desktop.errors import AppError, ProofError
from desktop.model.manifest import Check, Manifest, Missing
from desktop.packet import Packed, Press


@dataclass(frozen=True)
class Made:
    """One turn of the press: what no font can draw, and the file if it could be made."""

    revision: int
    missing: tuple[Missing, ...]
    packed: Packed | None
    error: AppError | None = None


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
    """Find what cannot be drawn and make the file; without consent it is only shown."""
    missing = press.missing(manifest)
    try:
        packed = press.finish(manifest.replacing(missing) if missing else manifest, password)
    except AppError as error:
        return Made(revision, missing, None, error)
    # Without consent the pages are shown all the same; the panel refuses to save them.
    return Made(revision, missing, packed)


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


def write_copy(
    door: Door, press: Press, manifest: Manifest, password: str | None, target: Target
) -> Written:
    """Make a further copy, write it and prove it; raises as making and writing do."""
    return write(door, press, press.finish(manifest, password), target)


def questions() -> texts.Page:
    """Return what is asked before a disclosure is heard; DataFileError if it is not as shipped."""
    path = files.resources() / "texts" / "en" / "before_reading.toml"
    return texts.load(path.name, path.read_text("utf-8"))
