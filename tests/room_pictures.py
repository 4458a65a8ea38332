"""Draws each screen of the room of somebody who was hurt: `python tests/room_pictures.py FOLDER`.

The vault is that of `room_sample`; the window is the real one, light and dark.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import pytest
import room_sample
from controls import _Waiting, settle
from desk import Desk, at_a_desk
from PySide6.QtWidgets import QApplication

from desktop import app, files
from desktop import scales as loader
from desktop.model.document import Kind
from desktop.model.settings import Purpose
from desktop.ui import days

PLACES = ("today", "letters", "journal", "notice", "plans", "session", "settings")
GUIDED = (
    "small_betrayals", "felt_not_known", "triggers", "therapist_forms", "needs", "boundaries",
    "safety_plan", "aftercare", "support_roster", "good_changes", "question_sheet",
    "impact_letter", "private_screening", "anger_page", "unsent_letter",
)  # fmt: skip


def rest(desk: Desk) -> None:
    """Wait until what is read behind the page stands there, too."""
    until = time.monotonic() + 0.6
    while time.monotonic() < until:
        settle()
        desk.room._jobs.drain()


def screens(desk: Desk) -> Iterator[str]:
    """Show one screen after the other, and give its name when it is at rest."""
    inside = desk.inside
    for place in PLACES:
        inside.go(place)
        settle()
        yield place
    for shelf in ("letters", "notice", "plans"):
        inside._on_guides_wanted(shelf)
        settle()
        yield f"{shelf}-from-a-guide"
    kept = desk.asks(lambda session: session.summaries())
    begun = {one.guide: one.id for one in kept if one.guide}
    for name in GUIDED:
        if name in begun:
            inside.open(begun[name])
        else:
            inside._beginning.guided(name)
        settle()
        yield name.replace("_", "-")
    newest = next(one for one in kept if one.kind is Kind.ENTRY and "electricity" in one.title)
    inside.open(newest.id)
    rest(desk)
    yield "entry"
    desk.find("entry_more").click()
    settle()
    yield "entry-open"
    desk.find("entry_more").click()


def draw(desk: Desk, folder: Path, chosen: Callable[[str], bool]) -> None:
    """Draw the chosen screens in both schemes."""
    for scheme in ("light", "dark"):
        desk.look.set_mode(scheme)
        settle()
        for name in screens(desk):
            if chosen(name):
                desk.window.grab().save(str(folder / f"{name}-{scheme}.png"))


def main(arguments: list[str]) -> None:
    """Draw all screens, or those that are named, into a folder."""
    folder, names = Path(arguments[0]), arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        desks = at_a_desk(_Waiting(), QApplication(["pictures"]), Path(place), patch)
        desk = next(desks)
        desk.unlock()
        desk.asks(
            lambda session: (
                session.change_settings(session.settings.changed(purpose=Purpose.HURT)),
                room_sample.fill(session, days.today(), _words()),
            )
        )
        desk.lock()
        desk.unlock()
        draw(desk, folder, lambda name: not names or name in names)
        desk.lock()


def _words() -> dict[str, str]:
    page = files.resources() / "scales" / app.LANGUAGE / "scales.toml"
    return {one.id: one.name for one in loader.load(page.name, page.read_text("utf-8"))}


if __name__ == "__main__":
    main(sys.argv[1:])
