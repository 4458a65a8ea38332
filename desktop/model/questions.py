"""The partner's questions: what is asked, how deep each answer shall go, what must not be told.

All that may travel from one person to the other stands here. Lines of one's own, conditions for
the day and what comes afterwards have no place in these nouns, so they cannot get into a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class Depth(StrEnum):
    """How much an answer shall tell; the value is what stands in the file (domain.md 2.3.2)."""

    NOTHING = "nothing"
    YES_NO = "yes-no"
    CATEGORY = "category"
    COUNTS = "counts"
    SPECIFICS = "specifics"

    @property
    def words(self) -> str:
        """Return the depth as it is shown and printed."""
        return _DEPTH_WORDS[self]


_DEPTH_WORDS = {
    Depth.NOTHING: "nothing",
    Depth.YES_NO: "yes or no",
    Depth.CATEGORY: "the category only",
    Depth.COUNTS: "counts and dates",
    Depth.SPECIFICS: "specifics, without sexual description",
}

TAG_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "health": "Health and safety",
        "money": "Money",
        "people": "People I know",
        "children": "Children",
        "home-work": "Home and work",
        "timeline": "Timeline",
        "lies": "Lies to me",
        "now": "Still going on",
        "meaning": "Meaning",
    }
)
TAGS = tuple(TAG_WORDS)
"""The topics of domain.md 2.3.3; a question may also have none, or one of a later version."""
ELSE = "Something else"
MOST_NUMBER = 9_999


def tag_words(tag: str) -> str:
    """Return a topic as it is shown and printed; one that is not known is something else."""
    return TAG_WORDS.get(tag, ELSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; `purpose` is there only if the partner chose to say it.

    Raises ValueError for a number outside 1 to 9,999, a blank text, or what no text can hold.
    """

    number: int
    text: str
    tag: str
    depth: Depth
    purpose: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.number <= MOST_NUMBER or not self.text.strip():
            raise ValueError("a question has a number and a text")
        _check_texts(self.text, self.tag, self.purpose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All questions of one partner, in their order, with the limits set to the answers.

    Raises ValueError when two questions have one number, for a blank entry, or what no text can
    hold.
    """

    questions: tuple[Question, ...]
    do_not_tell: tuple[str, ...]
    depths: Mapping[str, Depth] = field(hash=False)
    made_on: date
    note: str = ""

    def __post_init__(self) -> None:
        if len({one.number for one in self.questions}) < len(self.questions):
            raise ValueError("each question has a number of its own")
        if not all(one.strip() for one in self.do_not_tell):
            raise ValueError("what must not be told is never blank")
        _check_texts(*self.do_not_tell, *self.depths, self.note)
        # A mapping that somebody could still change would make a frozen value change.
        object.__setattr__(self, "depths", MappingProxyType(dict(self.depths)))

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return how many questions there are to each topic in words, in the order of topics."""
        found = dict.fromkeys((*TAG_WORDS.values(), ELSE), 0)
        for question in self.questions:
            found[tag_words(question.tag)] += 1
        return tuple((words, count) for words, count in found.items() if count)


def _check_texts(*texts: str) -> None:
    # Half of a surrogate pair can be kept by nothing that writes UTF-8.
    if any("\ud800" <= character <= "\udfff" for text in texts for character in text):
        raise ValueError("half a character is no text")


def to_json(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet as values of JSON; what is empty is left out."""
    whole = {
        "made_on": sheet.made_on.isoformat(),
        "questions": [_question_to_json(one) for one in sheet.questions],
        "do_not_tell": list(sheet.do_not_tell),
        "depths": {tag: depth.value for tag, depth in sheet.depths.items()},
        "note": sheet.note,
    }
    return {key: value for key, value in whole.items() if value}


def _question_to_json(question: Question) -> dict[str, Any]:
    whole = {
        "number": question.number,
        "text": question.text,
        "tag": question.tag,
        "depth": question.depth.value,
        "purpose": question.purpose,
    }
    return {key: value for key, value in whole.items() if value}


def from_json(value: object) -> Sheet:
    """Return the sheet that `to_json` was given; unknown fields are passed over.

    Raises ValueError for anything else.
    """
    whole = _mapping(value)
    return Sheet(
        questions=tuple(_question_from_json(one) for one in _list(whole.get("questions", []))),
        do_not_tell=tuple(_text(one) for one in _list(whole.get("do_not_tell", []))),
        depths={
            tag: Depth(_text(depth)) for tag, depth in _mapping(whole.get("depths", {})).items()
        },
        note=_text(whole.get("note", "")),
        made_on=date.fromisoformat(_text(whole.get("made_on"))),
    )


def _question_from_json(value: object) -> Question:
    whole = _mapping(value)
    number = whole.get("number")
    # True counts as 1 to Python, and is no number to anybody else.
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("a question has a number")  # noqa: TRY004  # what the caller catches
    return Question(
        number=number,
        text=_text(whole.get("text")),
        tag=_text(whole.get("tag", "")),
        depth=Depth(_text(whole.get("depth"))),
        purpose=_text(whole.get("purpose", "")),
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError("not a mapping")  # noqa: TRY004  # what the caller catches
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("not a list")  # noqa: TRY004  # what the caller catches
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")  # noqa: TRY004  # what the caller catches
    return value
