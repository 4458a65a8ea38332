"""What a guided document holds so far, kind by kind and section by section, in words only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.model import desk, values
from desktop.model.document import Section, State
from desktop.model.facts import Assembled, Fact
from desktop.model.guide import Guide, GuideField, GuideSection

_STATES = {
    State.EMPTY: "nothing written yet",
    State.STARTED: "started",
    State.REVIEWED: "reviewed with someone",
    State.CLEARED: "cleared to read",
    State.NOT_FOR_ME: "not for me",
}
_ASSEMBLED = "nothing written by hand yet; your facts stand in it"
_ANSWERED = "nothing written by hand yet; your partner’s questions stand in it"
_LEGAL = "legal advice"
"""In the name of a kind: nothing is asked of it, and nothing is missing under it (domain 5.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One kind or one section, and how it stands; `is_unsaid` where neither facts nor none is."""

    key: str
    heading: str
    words: str
    is_unsaid: bool = False

    def sentence(self) -> str:
        """Return both as one line."""
        return f"{self.heading}: {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How the kinds of a guide stand, then its sections."""

    kinds: tuple[Line, ...]
    sections: tuple[Line, ...]


def completeness(
    guide: Guide,
    sections: Sequence[Section],
    facts: Sequence[Fact],
    answers: Assembled | None = None,
) -> Completeness:
    """Return one line for each kind, the writer's own among them, and for each section.

    `answers` are those to the partner's questions, put together.
    """
    place = desk.items(guide)
    columns = place[1].columns if place else ()
    offered = next((one.choices for one in columns if one.role == "kind"), ())
    named = dict.fromkeys((*offered, *(one.kind for one in facts if one.kind)))
    kinds = [_kind(columns, kind, [one for one in facts if one.kind == kind]) for kind in named]
    unnamed = [one for one in facts if not one.kind]
    if unnamed:
        kinds.append(Line(key="", heading="Written without a kind", words=_facts(columns, unnamed)))
    found = (_section(guide.section(one.key), one, facts, answers) for one in sections)
    return Completeness(kinds=tuple(kinds), sections=tuple(found))


def _kind(columns: Sequence[GuideField], kind: str, here: Sequence[Fact]) -> Line:
    if _LEGAL in kind.casefold():
        words = "put down; nothing more belongs here before that advice"
        if not here:
            words = "not put down; only if it applies"
        elif all(one.is_none for one in here):
            words = "none, said plainly"
        return Line(key=kind, heading=kind, words=words)
    if kind == RECALLED:
        return Line(key=kind, heading=kind, words="to be told with help; no more is asked before")
    if not here:
        return Line(key=kind, heading=kind, words=_STATES[State.EMPTY], is_unsaid=True)
    written = [one for one in here if not one.is_none]
    if not written:
        return Line(key=kind, heading=kind, words="none, said plainly")
    words = _facts(columns, written)
    if len(written) < len(here):
        words = f"{words}; “none” is said as well, have a look which is right"
    return Line(key=kind, heading=kind, words=words)


def _facts(columns: Sequence[GuideField], here: Sequence[Fact]) -> str:
    """Return what is still open in facts of one kind, and what is doubted in them."""
    asked = {one.role for one in columns}
    lacks = {
        "the first time": "first" in asked and any(_lacks(one, "first") for one in here),
        "the last time": "last" in asked and any(_lacks(one, "last") for one in here),
        "how often": bool(asked & {"peak", "usual"})
        and any(not one.peak and not one.usual for one in here),
    }
    missing = [what for what, is_missing in lacks.items() if is_missing]
    parts = [f"started: {_listed(missing)}"] if missing else []
    doubts = dict.fromkeys(one.sure for one in here if one.is_unsure)
    parts += [one if one.startswith("unsure") else f"unsure: {one}" for one in doubts]
    return "; ".join(parts) or "written, with first and last time"


def _lacks(fact: Fact, role: str) -> bool:
    return getattr(fact, role) is None and not fact.typed.get(role)


def _listed(missing: Sequence[str]) -> str:
    *before, last = missing
    verb = "are" if before else "is"
    return f"{', '.join(before)}{' and ' if before else ''}{last} {verb} missing"


def _section(
    guide: GuideSection | None,
    section: Section,
    facts: Sequence[Fact],
    answers: Assembled | None,
) -> Line:
    words = _STATES[section.state]
    if section.state is State.EMPTY and guide is not None:
        if desk.assembled(guide, facts):
            words = _ASSEMBLED
        elif desk.assembled(guide, facts, answers):
            words = _ANSWERED
    return Line(key=section.key, heading=section.heading, words=words)


# -- what came back later -----------------------------------------------------

WHAT, BACK, SURE, FIRST, BY = "what", "back", "sure", "first", "by"
"""What is asked of a memory that came back (domain 2.2.16), in this order."""
_SAID = ((BACK, "Came back to me"), (FIRST, "First told"), (BY, "By"))
RECALLED = "Came back to me later"
"""The kind of such a row until the writer gives it another: a row without one has no name."""
_AGREED = ("hears_first", "within")
"""Fields of a guide in which it was settled beforehand who hears it first, and how soon."""


def recalls(guide: Guide) -> tuple[GuideField, ...]:
    """Return what is asked of a memory that came back; nothing if the facts have no place for it.

    The words of how sure it is are those of the guide.
    """
    place = desk.items(guide)
    columns = {one.role: one for one in place[1].columns} if place else {}
    if "recalled" not in columns:
        return ()
    sure = columns.get("sure")
    asked = (
        GuideField(
            key=WHAT,
            kind="text",
            label="What it concerns",
            hint="One line in outline is enough. This line never leaves the vault.",
            wide=True,
        ),
        GuideField(key=BACK, kind="date", label="When it came back"),
        GuideField(
            key=SURE, kind="choice", label="How sure I am", choices=sure.choices if sure else ()
        ),
        GuideField(
            key=FIRST,
            kind="short",
            label="Whom I tell first",
            hint="By what they are to you, for example “my therapist”.",
        ),
        GuideField(key=BY, kind="date", label="By when"),
    )
    return tuple(one for one in asked if one.key != SURE or sure)


def recalled_row(guide: Guide, row: str, told: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the row of facts with this id that holds a memory, or None if nothing is told."""
    asked = {one.key: one for one in recalls(guide)}
    place = desk.items(guide)
    words = {key: values.plain(asked[key], one) for key, one in told.items() if key in asked}
    if place is None or not any(words.values()):
        return None
    keys = {one.role: one.key for one in place[1].columns}
    said = [f"{label}: {words[key]}" for key, label in _SAID if words.get(key)]
    has_own_kinds = any(one.role == "kind" and one.own for one in place[1].columns)
    cells = {
        "kind": RECALLED if has_own_kinds else "",
        "note": words.get(WHAT, ""),
        "sure": words.get(SURE, ""),
        "recalled": ". ".join(said) or _SAID[0][1],
    }
    if "note" not in keys and cells["note"]:
        cells["recalled"] = f"{cells['recalled']}. {cells['note']}"
    kept = {keys[role]: one for role, one in cells.items() if one and role in keys}
    return {"id": row, "cells": kept}


def with_row(rows: Any, row: str, fresh: Mapping[str, Any] | None) -> list[Any]:
    """Return the rows with this one instead of the one with its id, or without it; others stay."""
    every = rows if isinstance(rows, list) else []
    at = next((n for n, one in enumerate(every) if _has_id(one, row)), len(every))
    return [*every[:at], *([fresh] if fresh else []), *every[at + 1 :]]


def _has_id(one: Any, row: str) -> bool:
    return isinstance(one, Mapping) and one.get("id") == row


def agreed(guide: Guide, sections: Sequence[Section]) -> tuple[str, str]:
    """Return who was to hear such a memory first, and within what time; "" where nothing is."""
    found = {}
    for section in sections:
        one = guide.section(section.key)
        for key in _AGREED:
            field = one.field(key) if one else None
            if field is not None and field.kind == "short":
                found[key] = values.plain(field, section.fields.get(key))
    return found.get(_AGREED[0], ""), found.get(_AGREED[1], "")
