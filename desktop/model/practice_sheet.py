"""A blank sheet of a practice: one page to fill in by hand."""

from collections.abc import Iterator

from desktop.model.manifest import Lines, Manifest, Paper, Piece
from desktop.model.practice import Practice, Step, Who
from desktop.model.richtext import paragraph


def manifest(practice: Practice, paper: Paper, *, foot: str, not_when: str) -> Manifest:
    """Return the sheet of this practice; nothing of a vault is on it.

    `foot` stands below it, `not_when` before what it is not for.
    """
    pieces = tuple(_pieces(practice))
    return Manifest(
        title=practice.title,
        subtitle=practice.purpose,
        notes=(" ".join((not_when, *practice.when_not)),),
        pieces=pieces,
        paper=paper,
        footer=foot,
        is_sheet=True,
    )


def _pieces(practice: Practice) -> Iterator[Piece]:
    for number, step in enumerate(practice.steps, 1):
        body = (paragraph(" ".join(step.prompt)),)
        yield Piece(heading=f"{number}. {step.heading}", body=body, lines=_lines(practice, step))


def _lines(practice: Practice, step: Step) -> tuple[Lines, ...]:
    """Return room to write for each who has the step; none where nothing is noted."""
    if not step.lines:
        return ()
    first, second = practice.speakers
    match step.who:
        case Who.EACH:
            labels: tuple[str, ...] = (first, second)
        case Who.BOTH:
            labels = ("",)
        case Who.ONE:
            labels = (first,)
        case _:
            labels = (second,)
    return tuple(Lines(label=label, count=step.lines) for label in labels)
