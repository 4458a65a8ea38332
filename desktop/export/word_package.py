"""The package of a file for word processors: an archive that says nothing about its making.

The template is our own (resources/word): the library's names its author, a program and a date.
"""

import zipfile
from io import BytesIO
from pathlib import Path

TEMPLATE = Path(__file__).parents[2] / "resources" / "word"
_CENTRAL = 46
"""Bytes of an entry in the directory of an archive, without its name."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date an entry can have: it says nothing."""
_PLACES = {
    "[Content_Types].xml": "types.xml",
    "_rels/.rels": "package_parts.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_parts.xml",
    "word/document.xml": "document.xml",
    "word/footer.xml": "footer.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}


def template() -> bytes:
    """Return an empty file with our styles."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, file in _PLACES.items():
            archive.writestr(name, (TEMPLATE / file).read_bytes())
    return packed.getvalue()


def neutral(file: bytes) -> bytes:
    """Return a package with the same parts, in order, and nothing about where it was made."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, EPOCH)
            # 0 is what a file has that came from no system with modes.
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return _without_modes(packed.getvalue())


def _without_modes(packed: bytes) -> bytes:
    """Return the archive without the modes that the library gives each entry."""
    file = bytearray(packed)
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        start = archive.start_dir
        for entry in archive.infolist():
            file[start + 38 : start + 42] = bytes(4)
            start += _CENTRAL + len(entry.filename.encode())
    return bytes(file)
