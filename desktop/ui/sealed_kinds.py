"""Which sealed files can be opened to be read: pages for another vault, and a whole vault."""

from pathlib import Path

from desktop import sealed_pages, sealed_vault
from desktop.model.manifest import Manifest
from desktop.session import Bounds
from desktop.ui.screens.sealed_file import Opening


def opening(bounds: Bounds | None) -> Opening:
    """Return how such files are known, looked at and read; only tests say other bounds."""
    within = bounds or sealed_pages.SHIPPED

    def is_one(path: Path) -> bool:
        return sealed_pages.looks_like_one(path) or sealed_vault.FAMILY.looks_like_one(path)

    def check(path: Path) -> None:
        if sealed_vault.FAMILY.looks_like_one(path):
            sealed_vault.FAMILY.check(sealed_vault.FAMILY.load(path), within)
        else:
            sealed_pages.check(path, within)

    def read(path: Path, passphrase: str) -> Manifest:
        if sealed_vault.FAMILY.looks_like_one(path):
            files = sealed_vault.unsealed(sealed_vault.FAMILY.load(path), passphrase, within)
            return sealed_vault.shown(files)
        return sealed_pages.read_file(path, passphrase, within)

    return Opening(is_one=is_one, check=check, read=read)
