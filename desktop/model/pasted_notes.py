"""Puts footnotes behind the paragraph that refers to them.

Word, LibreOffice and Google Docs all write them as two anchors that point at each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.model.richtext import Block


@dataclass(frozen=True, slots=True)
class Anchor:
    """An anchor within the page: its own names, and the name it leads to."""

    names: frozenset[str]
    target: str

    @staticmethod
    def of(given: Mapping[str, str]) -> "Anchor":
        """Return the anchor with these attributes."""
        names = frozenset(given[key] for key in ("id", "name") if given.get(key))
        href = given.get("href", "")
        return Anchor(names, href[1:] if href.startswith("#") else "")

    @property
    def is_note_sign(self) -> bool:
        """Say whether it can be one of two that point at each other."""
        return bool(self.names and self.target)

    def answers(self, other: "Anchor") -> bool:
        """Say whether two anchors point at each other."""
        return self.target in other.names and other.target in self.names


@dataclass(frozen=True, slots=True)
class Line:
    """A block, the anchors in it, and the part of the page it stands in."""

    block: Block
    anchors: tuple[Anchor, ...] = ()
    region: int = 0


def notes_behind(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each note moved behind the line that has its sign; none is lost."""
    moved: dict[int, list[int]] = {}
    taken: set[int] = set()
    signs: dict[str, int] = {}
    for number, line in enumerate(lines):
        home = _home_of(line, lines, signs)
        if home is not None and home != number and number not in taken:
            note = _whole_note(lines, number, home)
            moved.setdefault(home, []).extend(note)
            taken.update(note)
        for anchor in line.anchors:
            if anchor.is_note_sign:
                signs.update(dict.fromkeys(anchor.names, number))
    ordered: list[Line] = []
    for number, line in enumerate(lines):
        if number not in taken:
            ordered.append(line)
            ordered.extend(_with_their_own(number, lines, moved))
    return ordered


def _with_their_own(
    number: int, lines: Sequence[Line], moved: Mapping[int, Sequence[int]]
) -> list[Line]:
    """Return the notes of a line, each followed by the notes that it has itself."""
    found = []
    for note in moved.get(number, ()):
        found.append(lines[note])
        found.extend(_with_their_own(note, lines, moved))
    return found


def _home_of(line: Line, lines: Sequence[Line], signs: Mapping[str, int]) -> int | None:
    for anchor in line.anchors:
        home = signs.get(anchor.target)
        if home is not None and any(anchor.answers(other) for other in lines[home].anchors):
            return home
    return None


def _whole_note(lines: Sequence[Line], first: int, home: int) -> list[int]:
    """Return the line with the note's sign and those after it in the same part of the page."""
    region = lines[first].region
    note = [first]
    if region == lines[home].region:
        return note
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if line.region != region or any(anchor.is_note_sign for anchor in line.anchors):
            break
        note.append(number)
    return note
