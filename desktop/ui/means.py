"""What the inside of an open vault works with."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Protocol

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

    `further` makes the screens that other rooms of the interface know, by rail name. `rest` holds
    while pages are made and shown; nothing done in it may wait in an event loop.
    """

    look: Look
    jobs: Jobs
    session: Session
    clipboard: Clipboard
    guides: Mapping[str, Guide]
    rest: Callable[[], AbstractContextManager[None]]
    notes: Notes = field(default_factory=Notes)
    further: Mapping[str, Callable[[OpenTexts, Mapping[str, Guide]], QWidget]] = field(
        default_factory=dict
    )


class _WithMeans(Protocol):
    _means: Means


def resting(act: Callable[..., None]) -> Callable[..., None]:
    """Return a method of what has means that does its work while touches rest."""

    @wraps(act)
    def rested(owner: _WithMeans, *parts: Any) -> None:
        with owner._means.rest():  # noqa: SLF001  # it is a method of the owner
            act(owner, *parts)

    return rested
