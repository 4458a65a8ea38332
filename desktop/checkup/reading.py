"""Small things of the system, read without a word about what cannot be."""

from pathlib import Path


def text(path: Path) -> str | None:
    """Return what a small file of the system says, or None where it cannot be read."""
    try:
        # A pipe in its place would hold the look up for ever.
        if not path.is_file():
            return None
        return path.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):
        return None


def line(path: Path) -> str:
    """Return what a file of one line says, or "" where it cannot be read."""
    return (text(path) or "").strip()


def inside(folder: Path) -> tuple[Path, ...]:
    """Return what lies in a folder, in order of names; nothing where it cannot be read."""
    try:
        return tuple(sorted(folder.iterdir()))
    except OSError:
        return ()


def names(folder: Path) -> frozenset[str]:
    """Return the names of what lies in a folder; none where it cannot be read."""
    return frozenset(one.name for one in inside(folder))
