"""Text and Markdown, read back and compared with what was chosen, line by line, sign for sign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.export import lines, plain_read
from desktop.export.lines import Line, Said
from desktop.model.manifest import Check, CheckKind, Form

LONGEST_UNDERLINE = 60
_BLANK = " \n"
KINDS = tuple(kind for kind in CheckKind if kind is not CheckKind.PAGES)
"""A file without pages of its own has none to count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the file is said to be: these bytes, of this form, with these lines."""

    made: bytes
    said: Said
    form: Form


def prove(written: bytes, claim: Claim) -> tuple[Check, ...]:
    """Return one check of each kind that fits; what cannot be read does not hold."""
    read_by = plain_read.text if claim.form is Form.TEXT else plain_read.markdown
    try:
        holds = _holds(read_by(written), claim)
    except plain_read.UnreadableError:
        holds = {}
    holds[CheckKind.WHOLE] = written == claim.made
    return tuple(Check(kind, holds.get(kind, False)) for kind in KINDS)


def within(some: Sequence[object], others: Sequence[object]) -> bool:
    """Say whether all of these stand among others, in their order."""
    rest = iter(others)
    return all(any(one == other for other in rest) for one in some)


def _holds(read: plain_read.Read, claim: Claim) -> dict[CheckKind, bool]:
    wanted = list(_text(claim.said) if claim.form is Form.TEXT else _markdown(claim.said))
    return {
        CheckKind.EVERYTHING: within(wanted, read.lines),
        CheckKind.NOTHING_ELSE: within(read.lines, wanted),
        CheckKind.NOTHING_HIDDEN: read.is_clean,
        # No property belongs to such a file; whoever adds one does it before or behind the text.
        CheckKind.NAMELESS: read.lines[:1] == tuple(wanted[:1])
        and read.lines[-1:] == tuple(wanted[-1:]),
        CheckKind.OPENS: True,
        CheckKind.READABLE: claim.form is Form.TEXT or _are_headings(read, claim.said),
    }


def _text(said: Said) -> Iterator[str]:
    for line in said.lines:
        begins = "- " if line.kind == lines.BULLET else ""
        words = line.text.replace("\n", " ") if _is_underlined(line) else begins + line.text
        yield from _lines(words)
        if _is_underlined(line):
            sign = "=" if line.kind == lines.TITLE else "-"
            yield sign * min(len(words), LONGEST_UNDERLINE)
    yield from _lines(said.footer)


def _is_underlined(line: Line) -> bool:
    return line.kind == lines.TITLE or line.level > 0


def _markdown(said: Said) -> Iterator[str]:
    for line in said.lines:
        if _is_underlined(line):
            yield line.text.replace("\n", " ").strip(" ")
        elif line.kind in {lines.HEADINGS, lines.ROW}:
            yield "\t".join(cell.strip(" ") for cell in line.cells).strip(" ")
        elif line.kind == lines.NUMBER:
            # Behind its number an item begins with its first word.
            number, _, words = line.text.partition(" ")
            yield from _lines(f"{number} {words.lstrip(_BLANK)}")
        else:
            yield from _lines(line.text)
    yield from _lines(said.footer)


def _lines(text: str) -> Iterator[str]:
    return (line.strip(" ") for line in text.split("\n") if line.strip())


def _are_headings(read: plain_read.Read, said: Said) -> bool:
    title = any(line.kind == lines.TITLE for line in said.lines)
    wanted = [
        (min(6, line.level + title), line.text.replace("\n", " ").strip(" "))
        for line in said.lines
        if _is_underlined(line) and (line.level or line.kind == lines.TITLE)
    ]
    wanted = [
        (1, text) if place == 0 and title else (level, text)
        for place, (level, text) in enumerate(wanted)
    ]
    return list(read.headings) == wanted
