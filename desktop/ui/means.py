"""What the inside of an open vault works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from desktop.model.guide import Guide
from desktop.session import Session
from desktop.ui.clipboard import Clipboard
from desktop.ui.jobs import Jobs
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.settings import Notes
from desktop.ui.theme import Look


@dataclass(frozen=True, kw_only=True)
class Means:
    """What the inside works with; joined in `app`.

    `further` makes the screens that other rooms of the interface know, by rail name.
    """

    look: Look
    jobs: Jobs
    session: Session
    clipboard: Clipboard
    guides: Mapping[str, Guide]
    notes: Notes = field(default_factory=Notes)
    further: Mapping[str, Callable[[OpenTexts, Mapping[str, Guide]], QWidget]] = field(
        default_factory=dict
    )
