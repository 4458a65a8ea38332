"""What a person has set; kept inside their vault."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Purpose(StrEnum):
    """What I am here for: it shapes the rail, and can be changed."""

    TRUTH = "truth"
    HURT = "hurt"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that is set inside the vault.

    `idle_minutes` is 1 to 30 (house 0.16); `country` is a code of the help lines or "";
    `rail_extras` are rail entries switched on beside those of the purpose.
    """

    purpose: Purpose = Purpose.JOURNAL
    idle_minutes: int = 5
    cover_on_focus_loss: bool = False
    quick_exit: bool = True
    shows_last_lines: bool = False
    country: str = ""
    guide_panel: bool = True
    rail_extras: tuple[str, ...] = ()

    def changed(self, **values: Any) -> "Settings":
        """Return these settings with some values changed."""
        return replace(self, **values)
