"""What is known of whoever sits here before anything is looked at."""

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from desktop import files

_SAID = ("XDG_SESSION_TYPE", "WAYLAND_DISPLAY", "DISPLAY")
_COPIES = "backups"
"""The folder of a vault in which its copies lie (`vault.vault.BACKUPS`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """Whose computer is looked at: home, account, the vault's folder if there is one."""

    home: Path
    account: str
    default: Path
    temporary: Path
    folder: Path | None = None
    environ: Mapping[str, str] = field(default_factory=dict)

    def copied_on(self) -> date | None:
        """Return the day of the newest copy beside the vault, or None."""
        if self.folder is None:
            return None
        try:
            with os.scandir(self.folder / _COPIES) as found:
                # What begins with a dot is not whole yet.
                whole = [one for one in found if one.is_file() and not one.name.startswith(".")]
                times = [one.stat().st_mtime for one in whole]
        except OSError:
            return None
        return datetime.fromtimestamp(max(times), UTC).astimezone().date() if times else None


def here(folder: Path | None) -> Mine:
    """Return who sits at this computer, with the folder of the open vault."""
    return Mine(
        home=Path.home(),
        account=_account(),
        default=files.default_place(),
        temporary=_temporary(),
        folder=folder,
        environ={name: os.environ[name] for name in _SAID if name in os.environ},
    )


def _temporary() -> Path:
    """Return the folder for temporary files; `tempfile` would write into it to find out."""
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return Path(next(filter(None, named), "/tmp"))  # noqa: S108  # nothing is put there


def _account() -> str:
    """Return the name of the account, or "" where the system knows none for this number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
