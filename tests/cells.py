"""All that a closed vault holds, as text, read with the keys of its owner."""

import contextlib
import zlib

import samples

from desktop.vault import opening
from desktop.vault.database import SAFE


def of(folder, passphrase=samples.PASSPHRASE):
    """Return each cell of each row of each table of a vault, unsealed and unpacked."""
    opened = opening.with_passphrase(
        folder, passphrase, bounds=samples.CHEAP_BOUNDS, now=samples.FakeClock(), manner=SAFE
    )
    with contextlib.closing(opened):
        tables = opened.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        cells = [
            cell
            for (table,) in tables
            for row in opened.database.rows(f'SELECT * FROM "{table}"')
            for cell in row
        ]
    return "\n".join(map(unpacked, cells))


def unpacked(cell):
    """Return the text of a cell, whether it was packed or not."""
    if not isinstance(cell, bytes):
        return str(cell)
    with contextlib.suppress(zlib.error):
        return zlib.decompress(cell[1:]).decode()
    return cell.decode("utf-8", "replace")
