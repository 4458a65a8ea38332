"""Which sealed files can be opened to be read: pages for another vault, and a whole vault."""

from pathlib import Path

from desktop import sealed_pages, takeaway
from desktop.model.manifest import Manifest
from desktop.session import Bounds
from desktop.ui.screens.open_sealed import Opening


def opening(bounds: Bounds | None) -> Opening:
    """Return how such files are known, looked at and read; only tests say other bounds."""
    within = bounds or sealed_pages.SHIPPED

    def is_one(path: Path) -> bool:
        return sealed_pages.looks_like_one(path) or takeaway.FAMILY.looks_like_one(path)

    def check(path: Path) -> None:
        if takeaway.FAMILY.looks_like_one(path):
            takeaway.FAMILY.check(takeaway.FAMILY.load(path), within)
        else:
            sealed_pages.check(path, within)

    def read(path: Path, passphrase: str) -> Manifest:
        if takeaway.FAMILY.looks_like_one(path):
            files = takeaway.unsealed(takeaway.FAMILY.load(path), passphrase, within)
            return takeaway.shown(files)
        return sealed_pages.read_file(path, passphrase, within)

    return Opening(is_one=is_one, check=check, read=read)
