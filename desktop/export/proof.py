"""The written file, read back and compared with what was chosen: each promise is one check.

What pdfium reads must be, in order, what was composed, reduced to letters and digits; everything
else that could carry words must be known (`house.md` 0.13). A verbatim search is no proof: line
ends, ligatures and hyphens hid 79 of 200 paragraphs from it.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from desktop.export import depths, pdf, sheets
from desktop.export.compose import Expected
from desktop.model.manifest import Check, CheckKind

_BEGINNING = 30
"""Letters of a heading that are looked for on its page: a long one may go on overleaf."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the file is said to be: these bytes, these words, so many pages, this password."""

    made: bytes
    expected: Expected
    pages: int
    password: str | None


def prove(written: bytes, claim: Claim) -> tuple[Check, ...]:
    """Return one check of each kind for the bytes read back; what cannot be read does not hold."""
    try:
        holds = _pages_and_words(written, claim) | _depths(written, claim)
    except (sheets.UnreadableError, *depths.UnreadableError):
        holds = {}
    holds[CheckKind.OPENS] = _opens(written, claim.password)
    holds[CheckKind.WHOLE] = written == claim.made
    return tuple(Check(kind, holds.get(kind, False)) for kind in CheckKind)


def reduced(text: str) -> str:
    """Return the letters and digits of a text: what no line end, ligature or hyphen can change."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


def _pages_and_words(written: bytes, claim: Claim) -> dict[CheckKind, bool]:
    expected = claim.expected
    read = (_parted if expected.repeats or expected.numbered else _whole)(written, claim)
    everything, nothing_else = compared("".join(read.bodies), _texts(written, claim, read.bodies))
    return {
        CheckKind.PAGES: len(read.bodies) == claim.pages and all(read.feet),
        CheckKind.EVERYTHING: everything,
        CheckKind.NOTHING_ELSE: nothing_else and all(read.feet) and read.is_margin_right,
    }


def _texts(written: bytes, claim: Claim, bodies: Sequence[str]) -> list[str]:
    """Return what must be read: the contents of a volume name the page where each heading stands.

    The structure says on which page that is, and it must be read there, too.
    """
    expected = claim.expected
    texts = list(expected.texts)
    if not expected.listed:
        return texts
    pages = depths.heading_pages(depths.reader(written, claim.password))
    for line, heading in enumerate(expected.listed, expected.lists_from):
        page = pages[heading] if heading < len(pages) else 0
        words = texts[line]
        is_there = _is_tangled(words) or reduced(words)[:_BEGINNING] in bodies[page - 1]
        texts[line] = f"{words} {page}" if page and is_there else f"{words} ?0"
    return texts


@dataclass(frozen=True, slots=True)
class _Read:
    """The reduced words of each page without its foot; whether each foot is as it must be."""

    bodies: list[str]
    feet: list[bool]
    is_margin_right: bool = True


def _whole(written: bytes, claim: Claim) -> _Read:
    texts = sheets.texts(written, claim.password)
    bodies, feet = [], []
    for page, text in enumerate(texts, 1):
        words, foot = reduced(text), reduced(claim.expected.foot(page, len(texts)))
        feet.append(words.endswith(foot))
        bodies.append(words.removesuffix(foot))
    return _Read(bodies, feet)


def _parted(written: bytes, claim: Claim) -> _Read:
    """Return the words of the text; beside it only what must be: foot, headings overleaf, numbers.

    The headings of a table that goes on overleaf are printed again, marked as no part of the text,
    so what is marked so must be the foot, or such headings and the foot, word for word.
    """
    expected = claim.expected
    pages = sheets.parted(written, claim.password, expected.margin_ends)
    tops = ["", *dict.fromkeys(expected.repeats)]
    feet = []
    for number, page in enumerate(pages, 1):
        read, foot = reduced(page.furniture), expected.foot(number, len(pages))
        feet.append(any(compared(read, (top, foot)) == (True, True) for top in tops))
    return _Read(
        bodies=[reduced(page.text) for page in pages],
        feet=feet,
        is_margin_right=_is_numbered(pages) if expected.numbered else not _beside(pages),
    )


def _beside(pages: Sequence[sheets.Sheet]) -> list[str]:
    return [words for page in pages for _, words in page.beside]


def _is_numbered(pages: Sequence[sheets.Sheet]) -> bool:
    """Say whether the margin holds 1, 2, 3 … and nothing else, from the top of each page down."""
    numbers = _beside(pages)
    return numbers == [str(one) for one in range(1, len(numbers) + 1)] and all(
        above > below for page in pages for (above, _), (below, _) in pairwise(page.beside)
    )


def compared(read: str, texts: Sequence[str]) -> tuple[bool, bool]:
    """Say whether all texts were read in order, and whether nothing else was.

    Both hold if and only if what was read is the texts joined and reduced; but where writing runs
    from right to left, or stacks its marks, readers give the letters in an order of their own or
    more than once, and there the letters are counted.
    """
    position, extra, everything = 0, 0, True
    said = (text for text in texts if reduced(text))
    segments = [(kind, list(some)) for kind, some in groupby(said, _is_tangled)]
    ahead = [*(reduced("".join(some)) for _, some in segments), ""][1:]
    # Without any text there is no segment, and nothing ahead of it.
    for (tangled, some), anchor in zip(segments, ahead, strict=False):
        for piece in ["".join(some)] if tangled else some:
            start, end = (_tangle if tangled else _place)(read, piece, position, anchor)
            if start < 0:
                everything = False
                continue
            extra += start - position
            position = end
    return everything, extra + len(read) - position == 0


def _is_tangled(text: str) -> bool:
    return any(
        unicodedata.bidirectional(one) in {"R", "AL"} or unicodedata.category(one)[0] == "M"
        for one in unicodedata.normalize("NFC", text)
    )


def _place(read: str, text: str, position: int, _: str) -> tuple[int, int]:
    piece = reduced(text)
    start = read.find(piece, position)
    return start, start + len(piece)


def _tangle(read: str, text: str, position: int, anchor: str) -> tuple[int, int]:
    """Return the stretch before the next plain text if it holds the same letters, else (-1, -1)."""
    piece = reduced(text)
    wanted, stacked = Counter(_bare(piece)), max(len(marks) for marks in _stacks(text))
    for end in _ends(read, anchor, position + len(piece)):
        there = Counter(_bare(read[position:end]))
        often_enough = all(
            wanted[one] <= there[one] <= wanted[one] * (1 + stacked) for one in wanted
        )
        if often_enough and there.keys() == wanted.keys():
            return position, end
        if there.keys() - wanted.keys():
            break
    return -1, -1


def _ends(read: str, anchor: str, start: int) -> Iterator[int]:
    """Give each place where the next plain text may begin: its first words may stand before it."""
    if not anchor:
        yield len(read)
        return
    end = read.find(anchor, start)
    while end >= 0:
        yield end
        end = read.find(anchor, end + 1)


def _bare(letters: str) -> str:
    """Return letters without their marks: a reader may put a lone mark on the next letter."""
    return "".join(one for one in unicodedata.normalize("NFKD", letters) if one.isalnum())


def _stacks(text: str) -> Iterator[str]:
    """Give each run of marks on one letter; one empty run at least."""
    yield ""
    for is_mark, run in groupby(text, lambda one: unicodedata.category(one)[0] == "M"):
        if is_mark:
            yield "".join(run)


def _depths(written: bytes, claim: Claim) -> dict[CheckKind, bool]:
    opened = depths.reader(written, claim.password)
    expected = claim.expected
    return {
        CheckKind.NOTHING_HIDDEN: _hides_nothing(opened, expected),
        CheckKind.NAMELESS: _is_nameless(opened, expected) and written.startswith(pdf.HEADER),
        CheckKind.READABLE: _is_readable(opened, expected),
    }


def _hides_nothing(opened: depths.Opened, expected: Expected) -> bool:
    found = depths.of(opened)
    known = {_squeezed(heading) for heading in expected.headings}
    known |= {"Adobe", "Identity", expected.language}
    known |= {_squeezed(one) for one in expected.alternatives}
    strings = {one for one in found.strings if not (expected.repeats and _names_a_cell(one))}
    return (
        not found.unknown_keys
        and not found.unused
        and not found.marks
        and {_squeezed(one) for one in strings} <= known
        and depths.alternatives(opened) == tuple(found.said) == expected.alternatives
        and _are_headings(depths.outline(opened), expected)
    )


def _names_a_cell(text: str) -> bool:
    return depths.HEADING_CELL.fullmatch(text) is not None


def _is_nameless(opened: depths.Opened, expected: Expected) -> bool:
    metadata = pdf.metadata(expected.title, expected.language)
    return depths.stored_metadata(opened) == metadata and depths.is_unsigned(opened)


def _is_readable(opened: depths.Opened, expected: Expected) -> bool:
    tagged = depths.headings(opened)
    levels = [level for level, _ in tagged]
    return (
        depths.is_tagged(opened, expected.language)
        and _are_headings([words for _, words in tagged], expected)
        and all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))
    )


def _are_headings(titles: Sequence[str], expected: Expected) -> bool:
    return [_squeezed(one) for one in titles] == [_squeezed(one) for one in expected.headings]


def _squeezed(text: str) -> str:
    """Return the text without white space and invisible signs, which the typesetter may change."""
    return "".join(one for one in text if not one.isspace() and unicodedata.category(one) != "Cf")


def _opens(written: bytes, password: str | None) -> bool:
    if password is None:
        return sheets.opens(written, None)
    return (
        sheets.opens(written, password)
        and not sheets.opens(written, None)
        and not sheets.opens(written, "x" + password)
    )
