"""One look at this computer, whichever kind it is."""

import sys
from pathlib import Path

from desktop.checkup import linux, macos, mine
from desktop.model.checkup import Seen


def look(folder: Path | None) -> Seen:
    """Return what this computer says of itself now; reads only, and may take a second.

    `folder` is that of the open vault, or None where there is none yet.
    """
    asked = mine.here(folder)
    if sys.platform == "win32":
        from desktop.checkup import windows  # noqa: PLC0415  # its registry is only there

        return windows.look(asked, windows.registry())
    if sys.platform == "darwin":
        return macos.look(asked)
    if sys.platform.startswith("linux"):
        return linux.look(asked)
    return Seen()
