"""The faces the program brings with it, and what stands in when a character is in neither."""

import sys
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from desktop import files

SERIF = "Literata"
SANS = "Stillpage Sans"

# The stacks of shared/mock/README.md, part Faces and icons.
_SERIF_AFTER = {
    "win32": ("Sitka Text", "Cambria", "Georgia"),
    "darwin": ("Charter", "Iowan Old Style", "Georgia"),
    "linux": ("Source Serif 4", "Noto Serif", "DejaVu Serif"),
}
_SANS_AFTER = {
    "win32": ("Segoe UI Variable Text", "Segoe UI"),
    "darwin": (".AppleSystemUIFont",),
    "linux": ("Noto Sans", "DejaVu Sans"),
}


def register(folder: Path) -> tuple[str, ...]:
    """Make every face in this folder known to Qt and return the families now there."""
    families: set[str] = set()
    for file in sorted(folder.glob("*.ttf")):
        families.update(
            QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        )
    return tuple(sorted(families))


def serif_stack(platform: str = sys.platform) -> tuple[str, ...]:
    """Return the families for a person's own words, best first."""
    return (SERIF, *_SERIF_AFTER.get(platform, _SERIF_AFTER["linux"]))


def sans_stack(platform: str = sys.platform) -> tuple[str, ...]:
    """Return the families for the program's words, best first."""
    return (SANS, *_SANS_AFTER.get(platform, _SANS_AFTER["linux"]))


def register_shipped() -> tuple[str, ...]:
    """Make the shipped faces known to Qt, once for each program, and return their families."""
    shipped = tuple(family for family in (SANS, SERIF) if family in QFontDatabase.families())
    return shipped or register(files.resources() / "fonts")
