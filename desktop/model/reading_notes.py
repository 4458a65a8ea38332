"""What was found in a section when it was read, and what its writer answered.

A note knows its place by the words and by what stands around them, so that it follows the text;
once the words are gone it is gone, too. Only one that was answered waits for them: what somebody
said of words is never let go because of a slip in them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from desktop.model import entries, reading_parts
from desktop.model.document import SectionId
from desktop.model.reading_parts import PAGE, Words
from desktop.model.reading_scope import OF_DISCLOSING, OF_IMPACTED, first_to_show

KEY = "read:"
"""Begins the key of what belongs to one section; the id of that section follows."""
OFFERS = "offers:"
"""The key of what the writer of an impact letter switched on."""
NEAR = 40
"""Characters on each side by which a place is known again."""
LEAST_NEAR = 12
"""So many of them must still be there: the same short word elsewhere is another one."""
CEILING = 6
"""Shown of one section at once (`domain.md` 4.1, 8); the others come when these are answered."""
ABSOLUTE = "absolute"
_LABELS = frozenset((*OF_DISCLOSING, *OF_IMPACTED))
_ENDS = ".!?…"
_STOP = re.compile(r"[.!?…\n]")

Fields = Mapping[str, Any]
Place = tuple[int, int]
Text = Words | str
"""All words of a section that are read, or those of a page alone."""


class Reply(StrEnum):
    """What the writer answered: nothing yet, that they mean it, or that it is not relevant."""

    NONE = ""
    KEEP = "keep"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One finding: its label, its words and what stood around them, the reply and a reason.

    `part` is the path of the field in which they stand, and which they never leave for another.
    """

    label: str
    words: str
    before: str = ""
    after: str = ""
    reply: Reply = Reply.NONE
    reason: str = ""
    part: str = PAGE

    @property
    def is_spoken_of(self) -> bool:
        """Say whether somebody answered, or said why."""
        return bool(self.reply or self.reason)

    def with_reply(self, reply: Reply) -> "Note":
        """Return this note answered otherwise; what was said of it stays."""
        return replace(self, reply=reply)

    def with_reason(self, reason: str) -> "Note":
        """Return this note with other words about why it is meant."""
        return replace(self, reason=reason)

    def is_like(self, other: "Note") -> bool:
        """Say whether both say the same of the same words, wherever they stand."""
        return self.label == other.label and _folded(self.words) == _folded(other.words)

    def is_same(self, other: "Note") -> bool:
        """Say whether both say the same of the same words at the same place, however answered."""
        return replace(self, reply=other.reply, reason=other.reason) == other

    def to_json(self) -> dict[str, str]:
        """Return this as it is kept."""
        return {
            "label": self.label, "words": self.words, "before": self.before, "after": self.after,
            "reply": self.reply.value, "reason": self.reason, "part": self.part,
        }  # fmt: skip

    @staticmethod
    def from_json(kept: Any) -> "Note | None":
        """Return what was kept, or None where it cannot be one."""
        if not isinstance(kept, Mapping):
            return None
        texts = {
            name: kept.get(name, "") for name in ("words", "before", "after", "reason", "part")
        }
        is_text = all(isinstance(one, str) for one in texts.values())
        if not is_text or not texts["words"] or kept.get("label") not in _LABELS:
            return None
        reply = kept.get("reply")
        known = Reply(reply) if reply in tuple(Reply) else Reply.NONE
        return Note(label=kept["label"], reply=known, **texts)


@dataclass(frozen=True, slots=True)
class Shown:
    """A note where it stands now; `again` is where its words stand as well, with `others`."""

    note: Note
    start: int
    end: int
    again: tuple[Place, ...] = ()
    others: tuple[Note, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return all that are answered with this one."""
        return (self.note, *self.others)


def noted(text: Text, label: str, start: int, end: int) -> Note:
    """Return the note for these words of a text."""
    part = _words(text).at(start)
    inner, start, end = part.text, start - part.start, end - part.start
    return Note(
        label=label, words=inner[start:end], part=part.path,
        before=inner[max(0, start - NEAR) : start], after=inner[end : end + NEAR],
    )  # fmt: skip


def place(text: Text, note: Note) -> Place | None:
    """Return where the words of a note stand now; None once they are gone from their field."""
    part = _words(text).of(note.part)
    found = _place(part.text, note) if part is not None else None
    if part is None or found is None:
        return None
    return part.start + found[0], part.start + found[1]


def _words(text: Text) -> Words:
    return reading_parts.of_page(text) if isinstance(text, str) else text


def _place(text: str, note: Note) -> Place | None:
    best: tuple[int, int] | None = None
    start = text.find(note.words)
    while start >= 0:
        end = start + len(note.words)
        near = _shared_end(text[max(0, start - NEAR) : start], note.before)
        near += _shared_begin(text[end : end + NEAR], note.after)
        if best is None or near > best[0]:
            best = near, start
        start = text.find(note.words, start + 1)
    if best is None or best[0] < min(LEAST_NEAR, _of_sentence(note)):
        return None
    return best[1], best[1] + len(note.words)


def renewed(text: Text, former: Sequence[Note], found: Iterable[Note]) -> tuple[Note, ...]:
    """Return what stands after another reading of a section.

    What was answered stays; what was set aside is not found again while its words stand. Of a field
    that was not read all stays.
    """
    words = _words(text)
    unread = [one for one in former if words.of(one.part) is None]
    held = unread + [one for one in former if one not in unread and one.is_spoken_of]
    aside = [one for one in held if one.reply is Reply.ASIDE and place(text, one)]
    known = {(place(text, one), one.label) for one in held}
    fresh = []
    for one in found:
        is_known = (place(text, one), one.label) in known
        if not is_known and not any(one.is_like(other) for other in aside):
            fresh.append(one)
    return (*held, *fresh)


def lasting(text: Text, notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes that are held on to: their words are there, or somebody answered."""
    return tuple(one for one in notes if one.is_spoken_of or place(text, one))


def leaving(text: Text, notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes that a copy of the vault has: of words that are gone, only typed reasons.

    Around the others stands what stands there now.
    """
    placed = ((one, place(text, one)) for one in notes)
    every = (_with_neighbours(text, one, where) if where else one for one, where in placed)
    return tuple(one for one in every if one.reason or place(text, one))


def outlasting(text: Text, notes: Iterable[Note], gone: str) -> tuple[Note, ...]:
    """Return the notes that stay where another text, of which `gone` is all, is deleted for good.

    An answer does not wait for words of that text, but where a reason was typed. Around the others
    stands what stands there now.
    """
    found = []
    for one in notes:
        where = place(text, one)
        if where:
            found.append(_with_neighbours(text, one, where))
        elif one.reason or (one.reply and not place(gone, replace(one, part=PAGE))):
            found.append(one)
    return tuple(found)


def is_of_a_reading(key: str) -> bool:
    """Say whether a section with this key holds what was found, or what was switched on."""
    return key == OFFERS or key.startswith(KEY)


def _with_neighbours(text: Text, note: Note, where: Place) -> Note:
    now = noted(text, note.label, *where)
    return replace(note, before=now.before, after=now.after)


def waiting(text: Text, notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes that were answered and whose words are gone, as long as they are."""
    return tuple(one for one in notes if one.is_spoken_of and not place(text, one))


def standing(text: Text, notes: Iterable[Note]) -> tuple[Shown, ...]:
    """Return the notes whose words are still there, in the order of the text.

    Those that say the same of the same words, and are answered alike for the same reason, are one.
    """
    found: list[Shown] = []
    placed = ((where, one) for one in notes if (where := place(text, one)))
    for where, one in sorted(placed, key=lambda pair: pair[0]):
        same = next((at for at, other in enumerate(found) if _is_one(one, other.note)), None)
        if same is None:
            found.append(Shown(one, *where))
        else:
            other = found[same]
            again = () if other.start == where[0] else (where,)
            found[same] = replace(other, again=(*other.again, *again), others=(*other.others, one))
    return tuple(found)


def with_one_absolute(letter: Mapping[SectionId, Sequence[Shown]]) -> dict[SectionId, list[Shown]]:
    """Return what stands in each section of a letter, with at most one question about absolutes.

    `domain.md` 4.4, P2: in a whole letter, not in each section. Once one is answered, no other
    comes.
    """
    every = [one for standing in letter.values() for one in standing if one.note.label == ABSOLUTE]
    asked = next((one for one in every if one.note.reply), every[0] if every else None)
    return {
        section: [
            one for one in standing if one.note.label != ABSOLUTE or one.note.reply or one is asked
        ]
        for section, standing in letter.items()
    }


def at_once(unanswered: Sequence[Shown], room: int = CEILING) -> tuple[Shown, ...]:
    """Return as many of these as there is room for, in the order of the text: the weightiest."""
    order = sorted(unanswered, key=lambda one: (first_to_show(one.note.label), one.start))
    return tuple(sorted(order[:room], key=lambda one: one.start))


def answered(notes: Sequence[Note], asked: Sequence[Note], answer: Note) -> tuple[Note, ...]:
    """Return the notes with this answer in the place of each that was asked about."""
    return tuple(
        replace(one, reply=answer.reply, reason=answer.reason)
        if any(one.is_same(other) for other in asked)
        else one
        for one in notes
    )


def around(text: str, start: int, end: int) -> Place:
    """Return the sentence in which these words stand, as near as marks tell."""
    first = max(text.rfind("\n", 0, start), *(text.rfind(f"{one} ", 0, start) for one in _ENDS)) + 1
    line = text.find("\n", end)
    stops = [text.find(one, max(start, end - 1)) + 1 for one in _ENDS]
    ends = [stop for stop in stops if stop and text[stop : stop + 1] in {"", " ", "\n"}]
    last = min([*ends, line if line >= 0 else len(text)], default=len(text))
    while first < start and text[first].isspace():
        first += 1
    return first, max(last, end)


def kept(notes: Iterable[Note]) -> dict[str, Any]:
    """Return notes as the fields in which they are kept; no export may ever take these."""
    return {"notes": [one.to_json() for one in notes], entries.KEPT_IN: True}


def notes_of(fields: Fields) -> tuple[Note, ...]:
    """Return the notes that can be read in these fields."""
    found = fields.get("notes")
    every = map(Note.from_json, found if isinstance(found, list) else ())
    return tuple(one for one in every if one is not None)


def offers(labels: Iterable[str]) -> dict[str, Any]:
    """Return what was switched on as the fields in which it is kept."""
    chosen = set(labels)
    return {"labels": [one for one in OF_IMPACTED if one in chosen], entries.KEPT_IN: True}


def offers_of(fields: Fields) -> frozenset[str]:
    """Return what was switched on; nothing at first."""
    found = fields.get("labels")
    return frozenset(OF_IMPACTED) & set(found if isinstance(found, list) else ())


def _is_one(note: Note, other: Note) -> bool:
    """Say whether two notes are shown as one: with a reason of its own, each stands for itself."""
    return note.is_like(other) and (note.reply, note.reason) == (other.reply, other.reason)


def _of_sentence(note: Note) -> int:
    """Return how much of what stood around a note was in its own sentence."""
    before, after = _STOP.split(note.before)[-1].lstrip(), _STOP.split(note.after)[0]
    return len(before) + len(after)


def _shared_end(one: str, other: str) -> int:
    return _shared_begin(one[::-1], other[::-1])


def _shared_begin(one: str, other: str) -> int:
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())
