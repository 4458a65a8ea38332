"""A file for word processors, read back and compared with what was chosen, line by line."""

from dataclasses import dataclass

from desktop.export import lines, word_read
from desktop.export.lines import Line, Said
from desktop.export.plain_proof import KINDS, within
from desktop.model.manifest import Check, CheckKind

DEEPEST = 4
_ALIKE = {lines.SUBTITLE: lines.NOTE, lines.WORDS: lines.PARAGRAPH}
"""Kinds of lines that have one style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the file is said to be: these bytes with these lines."""

    made: bytes
    said: Said


def prove(written: bytes, claim: Claim) -> tuple[Check, ...]:
    """Return one check of each kind that fits; what cannot be read does not hold."""
    try:
        holds = _holds(word_read.read(written), claim.said)
    except word_read.UnreadableError:
        holds = {}
    holds[CheckKind.WHOLE] = written == claim.made
    return tuple(Check(kind, holds.get(kind, False)) for kind in KINDS)


def _holds(read: word_read.Read, said: Said) -> dict[CheckKind, bool]:
    wanted = [_styled(one) for one in said.lines]
    texts, found = [one.cells for one in wanted], [one.cells for one in read.lines]
    foot = read.footer == lines.foot(said.footer, word_read.PAGE, word_read.PAGES)
    return {
        CheckKind.EVERYTHING: within(texts, found) and foot,
        CheckKind.NOTHING_ELSE: within(found, texts) and foot and read.numbered == said.numbered,
        CheckKind.NOTHING_HIDDEN: read.is_clean,
        CheckKind.OPENS: True,
        CheckKind.NAMELESS: read.is_nameless,
        # Each line has the style of what it is, so each heading, list and row is found.
        CheckKind.READABLE: _speaks(read, said)
        and [one.kind for one in wanted] == [one.kind for one in read.lines],
    }


def _styled(line: Line) -> Line:
    level = min(DEEPEST, line.level)
    kind = f"{lines.HEADING}{level}" if level else _ALIKE.get(line.kind, line.kind)
    # The title may stand on two lines; a heading is one, for lists of them to be read.
    return Line(kind, line.cells)


def _speaks(read: word_read.Read, said: Said) -> bool:
    return {one.partition("-")[0] for one in read.languages} == {said.language.partition("-")[0]}
