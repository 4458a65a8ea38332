"""A made-up partner's vault: eight years of a journal, with logs, readings and a letter.

Everything follows from one seed. Nobody's words stand here: sentences are put together from lists.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench import rounds
from desktop import files, guides, session
from desktop.model import entries, money, richtext, scales, when
from desktop.model.document import DocumentId, Kind, SectionId
from desktop.model.entries import Entry
from desktop.model.guide import BODY, Guide, GuideField
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.model.scales import Reading
from desktop.model.settings import Purpose
from desktop.model.when import Precision, When
from desktop.session import Cost, Session
from desktop.vault import documents, history
from desktop.vaults import now

SEED, ENTRIES = 20_261_122, 20_000
FIRST, LAST = date(2018, 11, 22), date(2026, 11, 21)
RARE = "zanderlight"
"""Stands in one entry."""
COMMON = "kitchen"
REACH = ("body", "sleep", "trust", "work", "money", "family")
GUIDES = ("triggers", "small_betrayals", "felt_not_known", "impact_letter", "question_sheet")
READ = ("intr", "slp", "vigil")
AT_ONCE = 500
_TAGS = ("mornings", "the move", "his mother", "counselling", "the garden", "money talk", "spring")
_WHO = ("I", "My sister", "The neighbour", "Somebody at work", "The children", "He", "Nobody")
_DID = (
    "stood in the kitchen", "walked to the end of the road", "said nothing about it",
    "looked at the clock again", "made tea and left it", "heard the car come back",
    "counted the stairs", "kept the light on", "read the same page twice", "opened the window",
    "folded the washing", "waited for the kettle", "could not finish the sentence",
)  # fmt: skip
_WHEN = (
    "before it was light", "after supper", "while it rained", "on the way home", "that Sunday",
    "for most of the evening", "when the post came", "in the middle of the night", "at noon",
)  # fmt: skip
_SO = (
    "and it was quiet", "and I felt it in my stomach", "and nothing was said", "and then it passed",
    "and I wrote it down", "and my hands were cold", "and for a moment it was easy",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One entry of the made-up journal."""

    on: date
    begun: datetime
    body: Body
    entry: Entry


def journal(count: int) -> Iterator[Made]:
    """Yield so many entries, oldest first: several on a day, weeks without, some told much later.

    The rare word stands in the one after a third of them.
    """
    chance = random.Random(SEED)
    days = _days(chance)
    for number in range(count):
        on = days[number * len(days) // count]
        begun = datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(
            minutes=chance.randrange(6 * 60, 24 * 60)
        )
        if chance.random() < 0.06:
            on -= timedelta(days=chance.randrange(1, 900))
        body = _body(chance, RARE if number == count // 3 else "")
        yield Made(on=on, begun=begun, body=body, entry=_entry(chance, on))


def _days(chance: random.Random) -> list[date]:
    days, day = [], FIRST
    while day <= LAST:
        days.append(day)
        is_gap = chance.random() < 0.006
        day += timedelta(days=chance.randrange(14, 60) if is_gap else 1)
    return days


def _entry(chance: random.Random, on: date) -> Entry:
    happened = None
    if chance.random() < 0.1:
        year = max(FIRST.year - 6, on.year - chance.randrange(4))
        happened = When(precision=Precision.MONTH, year=year, month=chance.randrange(1, 13))
    is_asked = chance.random() < 0.4
    return Entry(
        happened=happened,
        before=chance.randrange(11) if is_asked else None,
        after=chance.randrange(11) if is_asked and chance.random() < 0.8 else None,
        reach=tuple(sorted(chance.sample(REACH, chance.choice((0, 0, 1, 2))))),
        tags=tuple(sorted(chance.sample(_TAGS, chance.choice((0, 0, 0, 1, 2))))),
        is_veiled=chance.random() < 0.05,
        is_kept_in=chance.random() < 0.02,
    )


def _body(chance: random.Random, further: str = "") -> Body:
    wanted, made, blocks = chance.randrange(100, 301), 0, []
    while made < wanted:
        text = " ".join(_sentence(chance) for _ in range(chance.randrange(2, 7)))
        if further:
            text, further = f"{text} It was the {further} again.", ""
        blocks.append(_block(chance, text))
        made += blocks[-1].words
    return tuple(blocks)


def _sentence(chance: random.Random) -> str:
    parts = [chance.choice(_WHO), chance.choice(_DID), chance.choice(_WHEN)]
    return " ".join(parts + [chance.choice(_SO)] * (chance.random() < 0.5)) + "."


def _block(chance: random.Random, text: str) -> Block:
    runs = [Run(text)]
    if chance.random() < 0.06:
        marked = replace(Run(text), reach=(chance.choice(REACH),), kept=chance.random() < 0.2)
        runs = [Run(f"{_sentence(chance)} "), marked]
    return Block.of(BlockKind.PARAGRAPH, runs)


def made(folder: Path, count: int, cost: Cost = rounds.SHIPPED_COST) -> Session:
    """Return the session of a new vault in this empty folder with all of it; nothing is indexed."""
    opened = session.create(folder, rounds.PASSPHRASE, cost=cost, purpose=Purpose.HURT, now=now)
    batch: list[Made] = []
    for one in journal(count):
        batch.append(one)
        if len(batch) == AT_ONCE:
            _add(opened, batch)
            batch = []
    _add(opened, batch)
    _add_guides(opened)
    _add_readings(opened)
    return opened


def _add(opened: Session, batch: list[Made]) -> None:
    # Kept one by one, each with a disk that is waited for, 20,000 take ten minutes.
    with opened._vault.writing() as ledger:  # noqa: SLF001 - one change for many entries
        for one in batch:
            document, section = DocumentId(fresh_id()), SectionId(fresh_id())
            month = when.MONTHS[one.on.month - 1]
            title = f"{one.on:%A} {one.on.day} {month} {one.on.year}, {one.begun:%H:%M}"
            start = documents.Start(
                kind=Kind.ENTRY, title=title, guide="",
                sections=((BODY, ""),), on=one.on,
            )  # fmt: skip
            documents.add(ledger, document, [section], start, one.begun)
            row = documents.section_row(ledger, document, section)
            text = documents.fields_text(entries.with_entry({}, one.entry))
            row |= {"fields": text, "words": history.words(one.body)}
            ledger.put("section", row, documents.pack(one.body))
            documents.touch(ledger, document, one.begun)


def _add_guides(opened: Session) -> None:
    chance = random.Random(SEED + 1)
    for name in GUIDES:
        guide = guide_of(name)
        sections = tuple((one.key, one.heading) for one in guide.sections)
        kind = Kind.LETTER if guide.shelf == "letters" else Kind.PLAN
        document = opened.start(
            kind=kind, title=guide.title, on=LAST, guide=guide.id, sections=sections
        )
        for one, section in zip(guide.sections, document.sections, strict=True):
            fields = {
                field.key: _value(chance, field, 200) for field in one.fields if field.key != BODY
            }
            opened.save(document.id, section.id, _body(chance), fields=fields)


def guide_of(name: str) -> Guide:
    """Return a guide as it is shipped."""
    path = files.resources() / "guides" / "en" / f"{name}.toml"
    return guides.load(path.name, path.read_text("utf-8"))


def _value(chance: random.Random, field: GuideField, rows: int) -> Any:
    if field.kind == "table":
        return [
            {"id": f"{chance.getrandbits(128):032x}", "cells": _cells(chance, field)}
            for _ in range(rows)
        ]
    day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    fixed: Mapping[str, Any] = {
        "scale": chance.randrange(11),
        "date": When(
            precision=Precision.DAY, year=day.year, month=day.month, day=day.day
        ).to_json(),
        "money": money.parse("GBP", "140", "220").to_json(),
        "yes-no-none": "none",
        "reference": {"document": "", "section": "", "words": _sentence(chance)},
        "timer": 90,
        "choice": next(iter(field.choices), ""),
        "choices": list(field.choices[:2]),
    }
    return fixed.get(field.kind, _sentence(chance))


def _cells(chance: random.Random, field: GuideField) -> dict[str, Any]:
    return {column.key: _value(chance, column, 0) for column in field.columns}


def _add_readings(opened: Session) -> None:
    chance = random.Random(SEED + 2)
    fields: dict[str, Any] = scales.with_mine({}, READ)
    rows = []
    for back in range((LAST - FIRST).days):
        day = FIRST + timedelta(days=back)
        for scale in READ:
            if chance.random() < 0.7:
                at = f"{day.isoformat()}T{chance.randrange(6, 24):02}:{chance.randrange(60):02}"
                value = chance.randrange(11) if chance.random() < 0.95 else None
                rows.append(Reading(id=fresh_id(), scale=scale, at=at, value=value))
    # One by one, each copies all that are there.
    fields[scales.SECTION] = [
        scales.with_reading({}, one, one.scale)[scales.SECTION][0] for one in rows
    ]
    for day in (date(2019, 3, 2), date(2021, 9, 14), date(2025, 1, 30)):
        fields = scales.with_mark(fields, day, fresh_id())
    guide = guide_of(scales.GUIDE)
    sections = tuple((one.key, one.heading) for one in guide.sections)
    document = opened.start(
        kind=Kind.PLAN, title=guide.title, on=LAST, guide=guide.id, sections=sections
    )
    where = document.section(scales.SECTION).id
    opened.save(document.id, where, richtext.EMPTY, fields=fields)


def fresh_id() -> str:
    """Return an id that nothing else has."""
    return f"{_IDS.getrandbits(128):032x}"


_IDS = random.Random(SEED + 3)
