"""The way through the discloser's desk: facts, what is put together, the page nobody else sees."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop import files, guides
from desktop.model.guide import BODY, Guide, GuideField
from tour import forms
from tour.sample.markup import Piece
from tour.walk import Box, Walk


def _guide(name: str) -> Guide:
    return guides.load(name, (files.resources() / "guides/en" / name).read_text("utf-8"))


GUIDE, PLAN = _guide("disclosure.toml"), _guide("recovery_plan.toml")
CIRCLES = (
    {"what": "pornography in any form", "why": "I did it in secret and could not stop."},
    {"what": "the study with the door shut", "then": "I open the door and ring my sponsor."},
    {"what": "running before breakfast", "when": "Mondays and Thursdays, alone"},
)
KEYS = [one.key for one in GUIDE.sections]
FACTS, LINES, AS_TABLE = "categories", "money", "devices"
CORRECTED = "Live cameras or live chat"
AT_FIRST = "2,500"
"""What is typed first as the highest amount of one kind, and corrected later."""

# Inside the edges of a control, so that the ring around its neighbour does not count.
# Where things stand at 1280 x 800 and 100 %: left, top, right, bottom.
LEAVE_MY_WORDS: Box = (612, 270, 745, 320)
TO_TIMELINE: Box = (94, 594, 370, 614)
TO_COMPLETENESS: Box = (94, 634, 370, 654)
TO_READING_WITH: Box = (94, 674, 370, 694)
TO_REVIEW: Box = (94, 714, 370, 734)
TO_READING: Box = (94, 754, 370, 774)
READ_IT: Box = (530, 276, 546, 302)
"""The end of the way to have it read, where nothing is while it can be stopped."""
REVIEW_TITLE: Box = (408, 92, 620, 130)
VERSIONS: Box = (408, 182, 1080, 204)


def fields(key: str) -> tuple[GuideField, ...]:
    """Return the fields of a section that are filled beside its text."""
    return tuple(one for one in GUIDE.section(key).fields if one.key != BODY)


class Desk:
    """The disclosure that is open, with the keyboard in it."""

    def __init__(self, walk: Walk, vault: Path, pieces: Sequence[Piece]) -> None:
        self._walk, self._vault = walk, vault
        self._pieces = {one.key: one for one in pieces}
        self._at = KEYS[0]

    def go(self, key: str) -> None:
        """Turn to a section, on the side on which this one is left."""
        steps = KEYS.index(key) - KEYS.index(self._at)
        if steps:
            self._walk.press(*["ctrl+Next" if steps > 0 else "ctrl+Prior"] * abs(steps))
        self._at = key

    # facts

    def facts(self) -> None:
        """Fill the fields of each section that has some to fill, and go back to the first."""
        for piece in self._pieces.values():
            if piece.key == AS_TABLE:
                self.go(piece.key)
                self._walk.shot("put-together-as-a-table")
            if piece.rows or piece.fields or piece.lines:
                self.go(piece.key)
            if piece.rows:
                self._rows(piece)
            if piece.fields:
                self._walk.stage.steady()
                self._walk.do(forms.filled(fields(piece.key), piece.fields))
            if piece.lines:
                self._walk.do(forms.behind(fields(piece.key)))
                self._walk.press("Down")
        self._walk.kept(self._vault)
        self.go(KEYS[0])

    def _rows(self, piece: Piece) -> None:
        walk, table = self._walk, fields(piece.key)[0]
        for number, row in enumerate(piece.rows):
            if row.get("none"):
                self._none(table, piece.rows[:number], row)
                continue
            if number:
                walk.stage.keys.press("Escape", "Insert")
            else:
                walk.press("space")
            walk.do(forms.filled(table.columns, _at_first(row)))
        if piece.key == FACTS:
            walk.press("Home")
            walk.shot("items")

    def _has_seen(self, name: str) -> bool:
        return name in self._walk.album.names

    def _none(
        self, table: GuideField, before: Sequence[Mapping[str, Any]], row: Mapping[str, Any]
    ) -> None:
        """Write "none" for a kind, from the list of those of which nothing is said yet."""
        used = {one["kind"] for one in before}
        left = [one for one in table.columns[0].choices if one not in used]
        walk = self._walk
        walk.press("Escape", "Tab", "Tab")
        walk.press("space")
        walk.stage.keys.press(*["Down"] * (left.index(row["kind"]) + 1))
        if not self._has_seen("none-for-a-kind"):
            walk.shot("none-for-a-kind")
        walk.press("Return")

    # the letter

    def letters(self, skip: int) -> None:
        """Write the text of each section; of the first, all but its last blocks."""
        walk = self._walk
        walk.press("ctrl+Tab")
        for piece in self._pieces.values():
            body = piece.typed if piece.key != KEYS[0] else piece.typed[:-skip]
            if not body:
                continue
            self.go(piece.key)
            if piece.lines:
                walk.shot("put-together-as-lines")
                # Enter on an empty item ends the list that the lines are.
                walk.press("ctrl+End", "Return", "Return", rows=0)
            walk.write(body)
            if piece.key in {"told_before", "devices"}:
                walk.shot(f"disclosure-{piece.key.replace('_', '-')}")
        walk.kept(self._vault)

    def private(self) -> None:
        """Write the page beside the facts that no export takes."""
        piece, walk = self._pieces[FACTS], self._walk
        self.go(FACTS)
        walk.press("ctrl+Tab")
        walk.write(piece.private_body)
        walk.kept(self._vault)
        walk.shot("private-workings")

    def change(self) -> None:
        """Make a line one's own, correct the fact it was made of, and see both."""
        walk, lines = self._walk, self._pieces[LINES]
        (row,) = [one for one in self._pieces[FACTS].rows if one["kind"] == CORRECTED]
        _, figure, own = lines.body[0].text.partition(row["money"]["upper"])
        self.go(LINES)
        walk.press("ctrl+Home", "End", rows=0)
        walk.type(own)
        self.private()
        walk.press("ctrl+Tab")
        walk.shot("facts")
        at = self._pieces[FACTS].rows.index(row)
        walk.press(*["Down"] * at)
        walk.press("Return")
        columns = fields(FACTS)[0].columns
        walk.do([*forms.way(columns, row, "money.upper"), *forms.typed(figure)])
        walk.kept(self._vault)
        walk.shot("an-item-open")
        self.go(LINES)
        walk.press("ctrl+Tab")
        walk.shot("changed-fact-beside-own-words")
        walk.tab_to(LEAVE_MY_WORDS)
        walk.press("space")
        self.go(KEYS[KEYS.index(LINES) - 1])
        self.go(LINES)
        walk.press("ctrl+Home", "End", rows=0)
        walk.press(*["BackSpace"] * (len(own) + len(AT_FIRST)), rows=2)
        walk.type(figure + own)
        walk.kept(self._vault)

    # pages that look at the whole

    def timeline(self) -> None:
        """See the years, and where nothing is written."""
        self._look(TO_TIMELINE, "timeline-and-gaps")
        self._back()

    def completeness(self) -> None:
        """See in words what is there."""
        self._look(TO_COMPLETENESS, "what-is-there-so-far")
        self._back()

    def reading_with(self) -> None:
        """Have the section read, and look at what was found."""
        self._look(TO_READING_WITH, "read-it-with-me")
        walk = self._walk
        walk.press("Tab", "Tab")  # past what is read
        before = walk.frame()
        walk.press("space")
        walk.until(lambda: not walk.frame().differs(before, READ_IT), "it is read")
        walk.shot("read-it-with-me-found")
        self._back()

    def review(self) -> None:
        """Keep a version."""
        self._look(TO_REVIEW, "review-before")
        walk, before = self._walk, self._walk.frame()
        walk.press("space")
        # While the pages are counted the title is pale; then a line says what was kept.
        walk.until(
            lambda: (
                not walk.frame().differs(before, REVIEW_TITLE)
                and bool(walk.frame().differs(before, VERSIONS))
            ),
            "the version is kept",
        )
        walk.shot("review-with-a-version")
        self._back()

    def reading(self) -> None:
        """Hear the text as it will be heard, one paragraph at a time."""
        self._look(TO_READING, "reading-room")
        self._walk.press("Right")
        self._walk.press("Right")
        self._walk.shot("reading-room-a-paragraph")
        self._back()

    def _look(self, box: Box, name: str) -> None:
        self._walk.tab_to(box, back=True)
        self._walk.press("space")
        self._walk.shot(name)

    def _back(self) -> None:
        """Go back to the text, to the section that was left."""
        self._walk.press("Escape")

    # beside the disclosure

    def circles(self) -> None:
        """Begin the recovery plan, and write a row into each of its three circles."""
        walk = self._walk
        walk.shot("plans")
        walk.press("space")
        walk.shot("plans-from-a-guide")
        walk.press("Tab")  # past the first weeks
        walk.press("space")
        tables = PLAN.section("circles").fields
        for number, (table, row) in enumerate(zip(tables, CIRCLES, strict=False)):
            if number:
                # Past the way to take the former row out, to the next circle.
                walk.press("Tab", "Tab")
            walk.press("space")
            walk.do(forms.filled(table.columns, row))
        walk.shot("three-circles")


def _at_first(row: Mapping[str, Any]) -> Mapping[str, Any]:
    if row.get("kind") != CORRECTED:
        return row
    return {**row, "money": {**row["money"], "upper": AT_FIRST}}
