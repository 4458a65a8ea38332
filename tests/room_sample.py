"""An invented vault of somebody who was hurt: eight weeks of entries, scales, notes and letters.

Nobody in it is real. It is what the pictures of `docs/room.md` show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from samples import guides

from desktop.model import entries, richtext, scales
from desktop.model.document import Document, Kind
from desktop.model.entries import Entry
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.model.scales import Reading
from desktop.model.when import Precision, When
from desktop.session import Session

Row = Mapping[str, Any]

ENTRIES: Sequence[tuple[int, str, Entry, Sequence[str | tuple[str, ...]]]] = (
    (
        0,
        "The river",
        Entry(before=6, after=3, tags=("walks",), reach=("daily",)),
        ("Walked to the river and back. Nothing decided. It was all right.",),
    ),
    (
        1,
        "The drawer",
        Entry(is_veiled=True, before=8),
        ("I went through the drawer again. I do not want to write what I looked for.",),
    ),
    (
        2,
        "The back of the electricity bill",
        Entry(
            happened=When(
                precision=Precision.ABOUT, year=2021, season="spring", basis="the bill"
            ),
            before=7,
            after=4,
            reach=("perception", "sleep"),
        ),
        (
            ("He said the dates again, and this time they were the same dates. I had written them "
            "on the back of the electricity bill in April so that I would know. I went and looked. "
            "They were the same."),
            (
                "I do not know what to do with being right. It does not feel like winning. ",
                ("perception|It feels like finding the stair that was always there, in the dark, "
                "with my foot."),
                " So I was not forgetful, and I was not cold.",
            ),
            ("Tomorrow I will not ask anything. I will take the bus the long way and sit upstairs "
            "at the front."),
        ),
    ),
    (2, "Four in the morning", Entry(reach=("sleep",)), (
        "Awake at four. Wrote the list for the day instead of lying there.",
    )),
    (3, "The form", Entry(reach=("daily",)), (
        "The dentist, the form with “married” on it, and the pen.",
    )),
    (7, "What my mother said", Entry(reach=("family",), is_kept_in=True), (
        ("She asked whether I had noticed nothing. I had noticed everything. I was told it was "
        "nothing."),
    )),
    (12, "A good hour", Entry(tags=("good",)), (
        "An hour at the allotment with M. We talked about beans. I laughed once and noticed it.",
    )),
    (30, "The phone on the stairs", Entry(
        happened=When(precision=Precision.MONTH, year=2019, month=11),
        reach=("perception", "trust"),
    ), (
        ("He came up the stairs with the screen turned to his coat. I said: who is it. He said: "
        "work. I said sorry for asking."),
    )),
)  # fmt: skip

NUMBERS = {
    "vigil": (8, 8, 7, 8, 9, 8, 7, 7, None, None, 7, 6, 7, 8, 7, 6, 6, 7, 5, 6, None, None, None,
              None, None, None, 5, 6, 5, 5, 8, 9, 8, 7, 7, 6, 6, 5, 6, 5, 5, None, 4, 5, 4, 5, 4,
              5, None, 3, 4, 4, 5, 4, 3, 4),
    "slp": (7, 6, None, 7, 8, 6, 5, 6, None, None, 5, 5, 6, 4, None, 5, 4, 4, 6, 5, None, None,
            None, None, None, None, 4, 3, 5, 4, 7, 8, 6, None, 5, 5, 4, 4, 3, 4, 4, None, 3, 3, 4,
            3, 4, 2, None, 3, 2, 3, 4, 3, 2, 3),
    "trustme": (2, 2, 3, 2, 2, 3, None, 3, None, None, 3, 4, 4, 3, 4, 4, 5, 4, 5, 5, None, None,
                None, None, None, None, 5, 5, 6, 5, 4, 4, 5, 5, 6, 6, None, 6, 6, 7, 6, None, 7, 6,
                7, 7, 6, 7, None, 7, 8, 7, 7, 8, 7, 8),
}  # fmt: skip
DISCLOSED = (26, 52)
"""Days before today on which something new was said."""


def fill(to: Session, today: date, words: Mapping[str, str]) -> None:
    """Write all of it into an open vault; `words` are the names of scales by id."""
    for back, title, entry, paragraphs in reversed(ENTRIES):
        _entry(to, today - timedelta(days=back), title, entry, paragraphs)
    _numbers(to, today, words)
    for name, section, rows in _tables(today):
        _table(to, today, (name, section), rows)
    _letter(to, today)


def _entry(
    to: Session, on: date, title: str, entry: Entry, paragraphs: Sequence[str | tuple[str, ...]]
) -> None:
    document = to.start(kind=Kind.ENTRY, title=title, on=on)
    body = tuple(_paragraph(one) for one in paragraphs)
    page = document.first_page
    to.save(document.id, page.id, body, fields=entries.with_entry(page.fields, entry))


def _paragraph(parts: str | tuple[str, ...]) -> Block:
    runs = []
    for part in (parts,) if isinstance(parts, str) else parts:
        reach, bar, words = part.partition("|")
        runs.append(replace(Run(words), reach=(reach,)) if bar else Run(part))
    return Block.of(BlockKind.PARAGRAPH, runs)


def _numbers(to: Session, today: date, words: Mapping[str, str]) -> None:
    document = _guided(to, scales.GUIDE, today)
    page = document.section(scales.SECTION)
    fields = scales.with_mine(page.fields, tuple(NUMBERS))
    for scale, values in NUMBERS.items():
        for back, value in zip(range(len(values) - 1, -1, -1), values, strict=True):
            if value is not None:
                day = (today - timedelta(days=back)).isoformat()
                one = Reading(id=f"{scale}-{back}", scale=scale, at=f"{day}T21:10", value=value)
                fields = scales.with_reading(fields, one, words.get(scale, scale))
    for back in DISCLOSED:
        fields = scales.with_mark(fields, today - timedelta(days=back), f"mark-{back}")
    to.save(document.id, page.id, None, fields=fields)


def _tables(today: date) -> Sequence[tuple[str, str, Sequence[Row]]]:
    day = _day(today - timedelta(days=9))
    return (
        ("small_betrayals", "scenes", (
            {"family": "impatience where I needed care", "what": "The evening of the flood in "
             "the cellar. I asked for help and was told I make a drama of everything.",
             "told_myself": "That I was too much.", "know_now": "He had somewhere to be online.",
             "effect": 6, "letter": "yes"},
            {"family": "no more interest in my life", "what": "My first day at the new school. "
             "Nobody asked.", "when": _day(date(2022, 9, 1)), "effect": 5, "letter": "yes"},
        )),
        ("felt_not_known", "log", (
            {"when": day, "noticed": "The second telephone bill.", "told": "A mistake of the shop.",
             "turned_out": "A second number since 2020.", "right": "I was right",
             "says": "I can read a bill, and I can read a face.", "trust": 7},
        )),
        ("triggers", "log", (
            {"on": day, "what": "His telephone face down on the table.", "kind": ["a device"],
             "did": "Left the room, stood in the garden.", "helped": "Cold water, then M. on the "
             "telephone.", "from": 8, "to": 4},
        )),
        ("needs", "cards", (
            {"number": "1", "need": "To be told the same day, not to find out.", "seen": "He says "
             "it before I ask.", "when": "within 24 hours", "kind": "requirement",
             "if_not": "I sleep at M.’s."},
            {"number": "2", "need": "An evening in the week without talking about it.",
             "kind": "wish"},
        )),
        ("good_changes", "cards", (
            {"on": day, "what": "He rang from the station to say the train was late.",
             "before": "I would have rung him, twice.", "know": "I heard the announcement."},
        )),
    )  # fmt: skip


def _table(to: Session, today: date, where: tuple[str, str], rows: Sequence[Row]) -> None:
    name, section = where
    document = _guided(to, name, today)
    page = document.section(section)
    asked = guides()[name].section(section)
    assert asked is not None
    table = next(one for one in asked.fields if one.kind == "table")
    kept = [{"id": f"{number:032x}", "cells": dict(row)} for number, row in enumerate(rows, 1)]
    to.save(document.id, page.id, None, fields={table.key: kept})


def _letter(to: Session, today: date) -> None:
    document = _guided(to, "impact_letter", today)
    for key, body in LETTER.items():
        to.save(document.id, document.section(key).id, body)


LETTER: Mapping[str, Body] = {
    "opening": richtext.from_plain(
        "This is mine.\nI want you to listen to the end without a note and without an answer."
    ),
    "before": richtext.from_plain(
        "On Sundays you made the coffee too strong and I drank it anyway. I thought that was what "
        "we were: somebody who makes it, somebody who drinks it."
    ),
    "finding_out": richtext.from_plain(
        "I was on the third stair. The light on the landing was broken. I held the banister and "
        "counted the bars."
    ),
}


def _guided(to: Session, name: str, today: date) -> Document:
    one = guides()[name]
    kind = Kind.LETTER if one.shelf == "letters" else Kind.PLAN
    return to.start(kind=kind, title=one.title, on=today, guide=one.id, sections=one.start())


def _day(day: date) -> Mapping[str, Any]:
    return When(precision=Precision.DAY, year=day.year, month=day.month, day=day.day).to_json()
