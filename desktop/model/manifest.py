"""What a person chose to take with them, in their order."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from desktop.model import richtext
from desktop.model.document import is_private
from desktop.model.table import Table

LARGEST_FILE = 300
"""Pages in one file at most (`house.md` 0.13); more goes into volumes."""
LONGEST_PASSWORD = 64
"""Characters in the password of a file, all of them ASCII (`house.md` 0.13)."""
FOR_THERAPY, FOR_BOTH = "Private. For therapy.", "Private. For both of us."
"""What stands at the foot of each page, whoever wrote it: it says nothing about what is inside."""
NEUTRAL_NAME = "pages.pdf"
"""The file name offered: it says nothing about what is inside."""


FINGERPRINT_FORM = 1
"""Part of each fingerprint: another way of making it has another number."""


class Paper(StrEnum):
    """The sheet the pages are made for."""

    A4 = "a4"
    LETTER = "letter"


class Form(StrEnum):
    """What kind of file leaves; the value is the ending of its name."""

    PDF = "pdf"
    WORD = "docx"
    TEXT = "txt"
    MARKDOWN = "md"

    @property
    def takes_password(self) -> bool:
        """Say whether a file of this form can be closed by itself."""
        return self is Form.PDF


class Size(StrEnum):
    """How large pages are set."""

    READING = "reading"
    LARGE = "large"
    ALOUD = "aloud"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Lines without a letter in them: all words stand beside it, so that they can be proved.

    `svg` is the drawing; `label` stands at its side or above it, `words` are what a reader needs to
    know from it, line by line. `alternative` says the same to those who do not see it. A `wide` one
    has the width of the text to itself.
    """

    svg: str
    label: str
    words: tuple[str, ...] = ()
    alternative: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Room to write by hand: so many empty lines below a label, which may be ""."""

    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One chosen section.

    `part` is the document it comes from; where it differs from the piece before, it is printed
    above the heading. An empty `part` prints nothing. `tables` stand before the body. `key` is that
    of the section; private workings make no piece, nor do words that never leave: ValueError. What
    parts of life its words touch is left behind. `changed` are the places of blocks,
    `changed_tables` those of tables, that are not as they were at the last review. With `own_page`
    it begins a page. `lines` are empty ones to write on by hand, side by side below the body.
    `drawings` stand first of all.
    """

    heading: str
    body: richtext.Body
    part: str = ""
    tables: tuple[Table, ...] = ()
    key: str = ""
    changed: frozenset[int] = frozenset()
    changed_tables: frozenset[int] = frozenset()
    own_page: bool = False
    lines: tuple[Lines, ...] = ()
    drawings: tuple[Drawing, ...] = ()

    def __post_init__(self) -> None:
        self.refuse_private()
        self.refuse_kept()
        if not all(block.is_free for block in self.body):
            object.__setattr__(self, "body", richtext.leaving(self.body))

    def said(self) -> list[Any]:
        """Return all words of this piece with their kinds and marks, as JSON can carry them."""
        self.refuse_private()
        self.refuse_kept()
        tables = [[one.caption, one.headings, one.rows] for one in self.tables]
        drawn = [[one.label, one.words, one.alternative, one.svg] for one in self.drawings]
        blocks = [
            [block.kind, [[run.text, run.marks] for run in block.runs]]
            for block in self.body
            if block.text.strip()
        ]
        # What was frozen before there were drawings keeps its fingerprint.
        return [self.part, self.heading, tables, blocks, *([drawn] if drawn else ())]

    def refuse_private(self) -> None:
        """Raise ValueError for private workings: no path out takes them."""
        if is_private(self.key):
            raise ValueError("private workings never leave")

    def refuse_kept(self) -> None:
        """Raise ValueError for words that are marked to stay: no path out takes them."""
        if richtext.holds_kept(self.body):
            raise ValueError("marked words never leave")


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Characters of one piece that no font here can draw, each once, as they were written.

    An emoji of several code points is one character. `heading` is "" for the title.
    """

    heading: str
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All that goes into one file and nothing else.

    `subtitle` is one quiet line under the title (a date, initials: whatever the writer chose),
    `notes` are further ones.
    `footer` stands at the foot of each page, left. `replaced` are the characters for which the
    writer agreed to a sign in their place.

    With `line_numbers` it is a review copy: each line has its number in the margin, what changed
    has a bar there, and the therapist's `remarks` (line words, text) end it on a page of their own.
    In any other file remarks are refused with ValueError: they are no part of the letter.

    `copy` says which of several this is; it stands under the title and at the foot of each page.
    With `is_sheet` it is set close, so that a blank sheet has its place on one page. `volume` says
    which part of a whole that is too long for one file this is; it stands where `copy` does, and
    such a file begins with its contents. `form` says what kind of file it becomes, `size` how large
    its pages are set.
    """

    title: str
    pieces: tuple[Piece, ...]
    subtitle: str = ""
    paper: Paper = Paper.A4
    language: str = "en"
    footer: str = FOR_THERAPY
    replaced: frozenset[str] = frozenset()
    line_numbers: bool = False
    remarks: tuple[tuple[str, str], ...] = ()
    copy: str = ""
    notes: tuple[str, ...] = ()
    is_sheet: bool = False
    volume: str = ""
    form: Form = Form.PDF
    size: Size = Size.READING

    def __post_init__(self) -> None:
        if self.remarks and not self.line_numbers:
            raise ValueError("remarks stand in a review copy only")

    def replacing(self, missing: Iterable[Missing]) -> "Manifest":
        """Return this manifest with a sign in the place of these characters."""
        named = {character for one in missing for character in one.characters}
        return replace(self, replaced=self.replaced | named)

    def fingerprint(self) -> str:
        """Return what tells this text from any other: SHA-256 in groups of four.

        It covers title, parts, headings, tables and bodies, word for word, with their kinds and
        marks; not how they are printed (paper, subtitle, foot, numbers, bars, remarks, copy), so
        that a review copy, each return copy and the frozen text have the same. Blank blocks and the
        form of accents do not count.
        """
        said = json.dumps(
            [FINGERPRINT_FORM, self.title.strip(), [one.said() for one in self.pieces]],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        digest = sha256(normalize("NFC", said).encode(errors="replace")).hexdigest()
        return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))

    def copies(self, count: int) -> "tuple[Manifest, ...]":
        """Return this manifest for each of so many copies that are to be given back."""
        return tuple(
            replace(self, copy=f"copy {number} of {count}, to be given back")
            for number in range(1, count + 1)
        )


class CheckKind(StrEnum):
    """What a check of the written file says when it holds, in the order a person reads it."""

    PAGES = "pages"  # as many pages as were shown, each with its number
    EVERYTHING = "everything"  # all that was chosen is in it, in order
    NOTHING_ELSE = "nothing else"  # no word stands on a page that was not chosen
    NOTHING_HIDDEN = "nothing hidden"  # none beside the pages: notes, attachments, descriptions
    OPENS = "opens"  # with the password only; or, where none was set, without
    NAMELESS = "nameless"  # no name, date, device or program
    READABLE = "readable"  # a reading voice finds language, order and headings
    WHOLE = "whole"  # byte for byte what was made


@dataclass(frozen=True, slots=True)
class Check:
    """One promise about the written file, and whether it holds."""

    kind: CheckKind
    holds: bool


def is_password(text: str) -> bool:
    """Say whether a file can be closed with this: 1 to 64 printable ASCII characters."""
    return 0 < len(text) <= LONGEST_PASSWORD and text.isascii() and text.isprintable()
