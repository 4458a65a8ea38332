"""A blank sheet of numbered lines, which says nothing of what is to be written on it."""

from dataclasses import dataclass

from desktop.model.manifest import Lines, Manifest, Paper, Piece

ACROSS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The words on the sheet; none of them is of anybody's phrase."""

    title: str
    hint: str
    foot: str


def manifest(count: int, paper: Paper, words: Printed) -> Manifest:
    """Return a sheet of so many numbered lines, three beside each other, on one page."""
    numbers = range(1, count + 1)
    rows = [numbers[at : at + ACROSS] for at in range(0, count, ACROSS)]
    return Manifest(
        title=words.title,
        subtitle=words.hint,
        pieces=tuple(
            Piece(heading="", body=(), lines=tuple(Lines(label=f"{n}", count=1) for n in row))
            for row in rows
        ),
        paper=paper,
        footer=words.foot,
        is_sheet=True,
    )
