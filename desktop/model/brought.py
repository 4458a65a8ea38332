"""A partner's sheet brought in: what it adds to the questions that are there, and what changed.

Nothing that is there is lost: an answer is never touched, and of a question that is worded
differently now the earlier wording stays beside it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from desktop.model import questions, when
from desktop.model.answers import ASKED, DEPTHS, LIMITS, NOT_ASKED, QUESTIONS, cell
from desktop.model.questions import Depth, Question, Sheet
from desktop.model.when import Precision, When

SHEETS = "sheets"
"""The table that says which sheets came, and what each of them brought."""
_ALIKE = 0.6
"""So much of two wordings has to be the same for one number to mean one question; by trial: a
question reworded keeps more than that, two different ones share less."""
_MOST_NAMED = 8
"""So many numbers are named one by one; more are counted."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The fields with a sheet in them, and in one sentence what came of it."""

    fields: Mapping[str, Any]
    sentence: str


@dataclass(frozen=True, slots=True)
class _Coming:
    """A sheet on its way in; `is_older` than what is there, it changes nothing that is asked."""

    sheet: Sheet
    is_older: bool
    new_id: Callable[[], str]

    def row(self, cells: Mapping[str, Any]) -> Row:
        return {"id": self.new_id(), "cells": {key: one for key, one in cells.items() if one}}


@dataclass(slots=True)
class _Tally:
    """Numbers of questions, by what has become of them."""

    new: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    worded: list[str] = field(default_factory=list)
    deeper: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    topics: int = 0


def bring_in(
    fields: Mapping[str, Any], sheet: Sheet, received: date, new_id: Callable[[], str]
) -> Brought:
    """Return the fields of the section with this sheet in them, and what came of it."""
    known = _day(fields.get("made_on"))
    coming = _Coming(sheet, known is not None and sheet.made_on < known, new_id)
    tally = _Tally()
    is_first = not _list(fields.get(QUESTIONS))
    asked = _questions(_list(fields.get(QUESTIONS)), coming, tally)
    limits, tally.topics = _limits(_list(fields.get(LIMITS)), coming)
    depths = _depths(_list(fields.get(DEPTHS)), coming)
    sentence = _first(sheet) if is_first else _sentence(tally, is_older=coming.is_older)
    came = coming.row(
        {
            "received": _of_day(received),
            "made_on": _of_day(sheet.made_on),
            "note": sheet.note.strip(),
            "brought": sentence,
        }
    )
    changed: dict[str, Any] = {
        QUESTIONS: asked,
        LIMITS: limits,
        DEPTHS: depths,
        SHEETS: [*_list(fields.get(SHEETS)), came],
        "note": _with_note(fields.get("note"), sheet.note.strip()),
    }
    if not coming.is_older:
        changed |= {"received": _of_day(received), "made_on": _of_day(sheet.made_on)}
    whole = {**fields, **changed}
    return Brought(
        fields={key: one for key, one in whole.items() if one not in (None, "", [], {})},
        sentence=sentence,
    )


# -- questions --------------------------------------------------------------


def _questions(rows: list[Any], coming: _Coming, tally: _Tally) -> list[Any]:
    places = _places(rows, coming.sheet.questions)
    known = set(places.values())
    made = [
        _gone(row, tally) if at not in known and not coming.is_older else row
        for at, row in enumerate(rows)
    ]
    for question in coming.sheet.questions:
        at = places.get(question.number)
        if at is None:
            tally.new.append(str(question.number))
            made.append(coming.row(_cells(question) | {"asked": ASKED}))
        else:
            made[at] = _met(made[at], question, coming, tally)
    return made


def _places(rows: Sequence[Any], asked: Sequence[Question]) -> dict[int, int]:
    """Return by number where each question stands already.

    The same words are the same question, whatever its number; the same number is the same question
    only if the words are alike: an answer must never come to stand under another question.
    """
    free = {at: row for at, row in enumerate(rows) if isinstance(row, dict)}
    found: dict[int, int] = {}
    for fits in (_is_whole, _is_worded, _is_reworded):
        for one in asked:
            if one.number not in found:
                at = next((at for at, row in free.items() if fits(row, one)), None)
                if at is not None:
                    found[one.number] = at
                    del free[at]
    return found


def _is_worded(row: Row, one: Question) -> bool:
    return _plain(cell(row, "question")) == _plain(one.text)


def _is_whole(row: Row, one: Question) -> bool:
    return _has_number(row, one) and _is_worded(row, one)


def _is_reworded(row: Row, one: Question) -> bool:
    was = _plain(cell(row, "question"))
    alike = SequenceMatcher(None, was, _plain(one.text), autojunk=False).ratio
    return _has_number(row, one) and (not was or alike() >= _ALIKE)


def _has_number(row: Row, one: Question) -> bool:
    return cell(row, "number").rstrip(".") == str(one.number)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _cells(one: Question) -> dict[str, str]:
    return {
        "number": str(one.number),
        "question": one.text,
        "tag": questions.tag_words(one.tag),
        "depth": one.depth.words,
        "purpose": one.purpose.strip(),
    }


def _gone(row: Any, tally: _Tally) -> Any:
    """Return a row whose question is not asked any more; one typed by hand stays as it is."""
    if not isinstance(row, dict) or cell(row, "asked") != ASKED:
        return row
    tally.gone.append(cell(row, "number"))
    return row | {"cells": row["cells"] | {"asked": NOT_ASKED}}


def _met(row: Row, one: Question, coming: _Coming, tally: _Tally) -> Row:
    """Return the row of a question that came again."""
    kept, fresh = dict(row["cells"]), _cells(one)
    changed = [
        key
        for key, value in fresh.items()
        if value and cell(row, key) and _plain(cell(row, key)) != _plain(value)
    ]
    _count(changed, str(one.number), tally)
    beside = fresh if coming.is_older else kept
    earlier = [_EARLIER[key].format(beside[key]) for key in changed]
    taken = () if coming.is_older else changed
    kept |= {
        key: value for key, value in fresh.items() if value and (not cell(row, key) or key in taken)
    }
    known = cell(row, "earlier")
    lines = [known, *(line for line in earlier if line not in known.splitlines())]
    kept["earlier"] = "\n".join(line for line in lines if line)
    if not coming.is_older:
        kept["asked"] = ASKED
    return row | {"cells": {key: value for key, value in kept.items() if value != ""}}


_EARLIER = {
    "number": "Number {} on another sheet",
    "question": "“{}”",
    "tag": "Topic on another sheet: {}",
    "depth": "How deep on another sheet: {}",
    "purpose": "What it is for, on another sheet: {}",
}


def _count(changed: Sequence[str], number: str, tally: _Tally) -> None:
    for key, numbers in (
        ("question", tally.worded), ("depth", tally.deeper), ("number", tally.moved),
    ):  # fmt: skip
        if key in changed:
            numbers.append(number)
    if not {"question", "depth", "number"} & set(changed):
        tally.same.append(number)


# -- limits and depths ------------------------------------------------------


def _limits(rows: list[Any], coming: _Coming) -> tuple[list[Any], int]:
    """Return the topics that must not be told, none ever taken out, and how many are new."""
    known = {_plain(cell(row, "topic")) for row in rows if isinstance(row, dict)}
    fresh = dict.fromkeys(one.strip() for one in coming.sheet.do_not_tell)
    new = [coming.row({"topic": one}) for one in fresh if _plain(one) not in known]
    return [*rows, *new], len(new)


def _depths(rows: list[Any], coming: _Coming) -> list[Any]:
    made = list(rows)
    at = {cell(row, "tag"): place for place, row in enumerate(made) if isinstance(row, dict)}
    for tag, depth in _by_words(coming.sheet).items():
        if tag not in at:
            made.append(coming.row({"tag": tag, "depth": depth.words}))
        else:
            made[at[tag]] = _met_depth(made[at[tag]], depth.words, coming)
    return made


def _by_words(sheet: Sheet) -> dict[str, Depth]:
    """Return the depths by topic in words; of topics not known here the least deep counts."""
    order = list(Depth)
    found: dict[str, Depth] = {}
    for tag, depth in sheet.depths.items():
        words = questions.tag_words(tag)
        found[words] = min(found.get(words, depth), depth, key=order.index)
    return found


def _met_depth(row: Row, depth: str, coming: _Coming) -> Row:
    was = cell(row, "depth")
    if was == depth or (was and coming.is_older):
        return row
    earlier = "; ".join(filter(None, (cell(row, "earlier"), was)))
    cells = row["cells"] | {"depth": depth, "earlier": earlier}
    return row | {"cells": {key: value for key, value in cells.items() if value != ""}}


# -- what came of it --------------------------------------------------------


def _first(sheet: Sheet) -> str:
    count = len(sheet.questions)
    if not count:
        return "The sheet holds no questions; what it says about the answers is here."
    if count == 1:
        return "One question is here now; it does not have to be answered today."
    return f"{count} questions are here now; none has to be answered today."


def _sentence(tally: _Tally, *, is_older: bool) -> str:
    parts = [
        ("new", tally.new),
        ("the same", tally.same),
        ("in other words", tally.worded),
        ("at another depth", tally.deeper),
        ("under another number", tally.moved),
        ("no longer asked", tally.gone),
    ]
    told = [f"{what} – {_named(numbers)}" for what, numbers in parts if numbers]
    if tally.topics:
        topics = "one topic" if tally.topics == 1 else f"{tally.topics} topics"
        told.append(f"not to be told, too – {topics}")
    if not told or (tally.same and len(told) == 1):
        return "Every question on this sheet was here already, and nothing you wrote was changed."
    if is_older:
        return f"This sheet is older than the one you have and only adds to it: {'; '.join(told)}."
    return f"What this sheet brought: {'; '.join(told)}; nothing you wrote was changed."


def _named(numbers: Sequence[str]) -> str:
    named = [one for one in numbers if one]
    if len(named) < len(numbers) or len(named) > _MOST_NAMED:
        return f"{len(numbers)} questions" if len(numbers) > 1 else "one question"
    if len(named) == 1:
        return f"number {named[0]}"
    return f"numbers {', '.join(named[:-1])} and {named[-1]}"


def _with_note(was: Any, note: str) -> Any:
    if not isinstance(was, str) or not was.strip():
        return note if was in (None, "") or isinstance(was, str) else was
    return was if not note or note in was else f"{was}\n\n{note}"


# -- values -----------------------------------------------------------------


def _list(value: Any) -> list[Any]:
    """Return rows as they are; what is no list of rows stays as one that nobody can read."""
    if value in (None, "", []):
        return []
    return list(value) if isinstance(value, list) else [value]


def _of_day(day: date) -> Any:
    """Return a day as a date field keeps it, or None for one that such a field cannot hold."""
    try:
        kept = When(precision=Precision.DAY, year=day.year, month=day.month, day=day.day)
    except ValueError:
        return None
    return kept.to_json()


def _day(value: Any) -> date | None:
    try:
        return when.from_json(value).latest()
    except ValueError:
        return None
