"""A partner's vault with what an impact letter can be fed from: journal, scales and records."""

import atexit
import contextlib
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import samples

from desktop.model import entries, richtext, scales, when
from desktop.model.document import Document, Kind, Place
from desktop.model.entries import Entry
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.settings import Purpose
from desktop.session import Session

STAIR = "It feels like finding the stair that was always there, in the dark, with my foot."
AWAKE = "Awake at four. I wrote the list for the day instead of lying there."
HEAVY = "What I cannot read twice."
MINE = "This I tell nobody, not ever."
ROW = "He said I was imagining it."
NEED = "A call by nine when it gets late."
NEVER = "what I do then is mine"


def fill(session: Session) -> None:
    """Write four entries, two weeks of bad dreams, three small betrayals and a need."""
    session.change_settings(session.settings.changed(purpose=Purpose.HURT))
    passage = [
        Run("I do not know what to do with being right. "), Run(STAIR, reach=("sleep", "trust"))
    ]  # fmt: skip
    happened = when.parse(None, "about spring 2021")
    _entry(session, 17, [Run(MINE, kept=True, reach=("sleep",))], Entry())
    _entry(session, 18, [Run(HEAVY)], Entry(reach=("sleep",), is_veiled=True))
    _entry(session, 19, [Run(AWAKE)], Entry(reach=("sleep",)))
    _entry(session, 20, [Run("He said the dates again.")], Entry(happened=happened), passage)
    fields: scales.Fields = {}
    for day in range(2, 16):
        at = f"2026-11-{day:02}T21:00"
        one = scales.Reading(id=f"{day:032x}", scale="nightm", at=at, value=4 + day % 6)
        fields = scales.with_reading(fields, one, "Bad dreams")
    _guided(session, "scales", "readings", dict(fields))
    marks = ("yes", "no", "not sure yet")
    rows = [
        {"id": f"{at:032x}", "cells": {"what": f"{ROW} {mark}", "know_now": "It was true.",
                                       "letter": mark, "note": NEVER}}
        for at, mark in enumerate(marks)
    ]  # fmt: skip
    _guided(session, "small_betrayals", "scenes", {"rows": rows})
    card = {"need": NEED, "kind": "requirement", "if_not": NEVER}
    _guided(session, "needs", "cards", {"cards": [{"id": "c" * 32, "cells": card}]})


def _entry(session: Session, day: int, *parts: list[Run] | Entry) -> Document:
    made = session.start(
        kind=Kind.ENTRY, title="An entry", on=date(2026, 11, day), sections=(("body", ""),)
    )
    blocks = [Block.of(BlockKind.PARAGRAPH, one) for one in parts if isinstance(one, list)]
    [about] = [one for one in parts if isinstance(one, Entry)]
    fields = entries.with_entry({}, about)
    session.save(made.id, made.sections[0].id, tuple(blocks), fields=fields)
    return made


def _guided(session: Session, guide: str, section: str, fields: dict[str, object]) -> Document:
    one = samples.guides()[guide]
    made = session.start(
        kind=Kind.PLAN, title=one.title, on=date(2026, 11, 1), guide=guide, sections=one.start()
    )
    session.save(made.id, made.section(section).id, richtext.EMPTY, fields=fields)
    return made


@cache
def _filled() -> Path:
    place = Path(mkdtemp(prefix="heard-vault-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    folder = samples.blank_vault(place / "vault")
    with contextlib.closing(samples.opened(folder)) as session:
        fill(session)
    return folder


def at_the_letter(desk, section: str = "finding_out", words: str = "I stood in the kitchen."):
    """Open a new impact letter at a section, write a little in it, and return the letter."""
    shutil.copytree(_filled(), desk.folder, dirs_exist_ok=True)
    desk.unlock()
    desk.inside._beginning.guided("impact_letter")
    letter = the_letter(desk)
    desk.inside._continue(Place(document=letter.id, section=letter.section(section).id, caret=1))
    desk.types(words)
    if words:
        desk.wait_until_saved()
    return letter


def the_letter(desk) -> Document:
    """Return the impact letter as the vault holds it."""
    return next(one for one in desk.documents() if one.guide == "impact_letter")


def pulls_from(desk, word: str):
    """Open the page, choose this source by its word, and return the list once all is there."""
    desk.press("Ctrl+J")
    screen = desk.find("gathering")
    source = desk.find("gathering_source")
    source.setCurrentText(word)
    source.activated.emit(source.currentIndex())
    desk.wait(lambda: screen._going is None or screen._going.is_done)
    desk.wait(lambda: "Looking" not in desk.reads("gathering_said"))
    return desk.find("gathering_list")


def heads(shown) -> list[str]:
    """Return what the lines of the list say, as a screen reader hears them."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - only where there is a window

    role = Qt.ItemDataRole.AccessibleTextRole
    return [shown.item(row).data(role) for row in range(shown.count())]


def ticks(desk, shown, *rows: int) -> None:
    """Go to these lines by keys and tick them."""
    shown.setFocus()
    for row in rows:
        shown.setCurrentRow(row)
        desk.press("Space")
