"""What stands in the place of a name: the last step before pages are set, over all of them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate
from typing import Any

from desktop.model import identifiers, names
from desktop.model.manifest import NEUTRAL_NAME, Drawing, Manifest, Piece
from desktop.model.names import Name
from desktop.model.richtext import Block, Run
from desktop.model.table import Table

AROUND = 32
"""Characters shown on each side of a place."""

_SENTENCE = re.compile(r"(?:^|[.!?…:]|\n)[\s\"'“”‘’«»(\[*_-]*$")
"""What stands before the first word of a sentence."""
_ORDINARY_WORDS = """
    abbey amber angel april art august aurora autumn bill bliss bob brook buck candy carol
    chance charity charm chase chuck clay cliff cole colt coral crystal daisy dale dan dawn dean
    dell destiny dick dolly don drew earl ernest faith fawn faye fern flora forest frank gale
    gay gene ginger glen grace grant gray guy hale hank happy harmony harry hazel heath heather
    herb holly hope hunter iris ivory ivy jack jade jasmine jay jean jewel joy june kit lance
    laurel lee lilac lily lucky marina mark marsh mason max may melody mercy miles misty nick
    noble norm olive opal page pansy pat patience pearl peg penny peony petal pierce poppy
    precious prudence queen rain ray red reed rich river rob robin rock rod roman rose rosemary
    rowan ruby rue rush rusty sable saffron sage sally sandy scarlet sky spike spring star
    sterling stew stone storm sue summer sunny tab tan temple tony trinity tuck van victor
    victory viola violet wade ward warren will willow winter wolf wood woody young
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Names that are English words as well: written small they name nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """What is printed in the place of somebody, or of an address or number (`exactly`).

    Without `words` nothing is replaced: it is not decided yet.
    """

    name: str
    words: str = ""
    exactly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What was agreed for a packet, name by name.

    `left` are words of the pages that were looked at and stay as they stand there; `half` is a
    name without words yet, or words without a name, as they are being typed.
    """

    insteads: tuple[Instead, ...] = ()
    left: frozenset[str] = frozenset()
    half: tuple[str, str] = ("", "")

    def for_name(self, name: str) -> str:
        """Return what is printed in the place of this name, or ""."""
        return next((one.words for one in self.insteads if one.name == name), "")

    def with_instead(self, new: Instead) -> "Naming":
        """Return this with other words for a name; no words take it out."""
        kept = [one for one in self.insteads if one.name != new.name]
        same = [one.name for one in self.insteads]
        if new.words.strip() and new.name.strip():
            kept.insert(same.index(new.name) if new.name in same else len(kept), new)
        return replace(self, insteads=tuple(kept))

    def leaving(self, words: str) -> "Naming":
        """Return this with words that were looked at and stay."""
        return replace(self, left=self.left | {words})

    def to_json(self) -> dict[str, Any]:
        """Return it as the packet keeps it."""
        rows = [[one.name, one.words, one.exactly] for one in self.insteads]
        return {"insteads": rows, "left": sorted(self.left), "half": list(self.half)}

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> "Naming":
        """Return what was kept; ValueError, without quoting it, for all else."""
        try:
            insteads = tuple(Instead(name=str(name), words=str(words), exactly=exactly is True)
                             for name, words, exactly in value.get("insteads", ()))  # fmt: skip
            left = frozenset(str(one) for one in value.get("left", ()))
            typed, words = map(str, value.get("half", ("", "")))
        except (TypeError, ValueError, AttributeError):
            raise ValueError("not a naming") from None
        return Naming(insteads=insteads, left=left, half=(typed, words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A place where something else is printed: what stood there, and how it reads now."""

    name: str
    was: str
    now: str
    words: str
    heading: str = ""
    key: str = ""


def replaced(manifest: Manifest, naming: Naming) -> tuple[Manifest, tuple[Replaced, ...]]:
    """Return the pages with other words in the place of each name, and every such place.

    A name goes in whole or in part, however it is written (`names.found`), also where its letters
    are dressed differently; what is part of another word stays. The page that says who stands
    behind a letter is left as it is: who is on it was ticked by hand. So are the foot and the
    number of the copy, which are written here.
    """
    pen = _Pen(_decided(naming))
    if not pen.insteads:
        return manifest, ()
    made = replace(
        manifest,
        title=pen.text(manifest.title),
        subtitle=pen.text(manifest.subtitle),
        notes=tuple(pen.text(one) for one in manifest.notes),
        pieces=tuple(_piece(pen, one) for one in manifest.pieces),
        remarks=tuple((line, pen.at("", "Remarks", text)) for line, text in manifest.remarks),
    )
    return made, tuple(pen.written)


def file_name(name: str, naming: Naming) -> str:
    """Return a file name without these names; hyphens join the words that came instead."""
    stem, dot, ending = name.rpartition(".")
    pen = _Pen(_decided(naming))
    new = pen.text(stem if dot else name)
    if not pen.written:
        return name
    plain = re.sub(r"[^\w.-]+", "-", new).strip("-. ")
    return f"{plain or NEUTRAL_NAME.partition('.')[0]}{dot}{ending if dot else ''}"


def _decided(naming: Naming) -> tuple[Instead, ...]:
    return tuple(one for one in naming.insteads if one.words.strip() and one.name.strip())


def around(text: str, start: int, end: int) -> str:
    """Return a place with whole words around it, and a sign where more stands."""
    before, after = max(0, start - AROUND), min(len(text), end + AROUND)
    while 0 < before < start and not text[before - 1].isspace():
        before += 1
    while end < after < len(text) and not text[after].isspace():
        after -= 1
    words = " ".join(text[before:after].split())
    left, right = "… " if text[:before].strip() else "", " …" if text[after:].strip() else ""
    return f"{left}{words}{right}"


# -- the pages --------------------------------------------------------------


def _piece(pen: "_Pen", piece: Piece) -> Piece:
    part = pen.part(piece.part)
    if piece.key == names.PAGE_KEY:
        return replace(piece, part=part)
    heading = pen.at(piece.key, piece.heading, piece.heading)
    write = pen.in_piece(piece.key, heading)
    body = tuple(_block(pen, piece.key, heading, one) for one in piece.body)
    return replace(
        piece,
        part=part,
        heading=heading,
        drawings=tuple(_drawing(write, one) for one in piece.drawings),
        tables=tuple(_table(write, one) for one in piece.tables),
        body=body,
        lines=tuple(replace(one, label=write(one.label)) for one in piece.lines),
    )


def _drawing(write: Callable[[str], str], one: Drawing) -> Drawing:
    return replace(
        one,
        label=write(one.label),
        words=tuple(map(write, one.words)),
        alternative=write(one.alternative),
    )


def _table(write: Callable[[str], str], one: Table) -> Table:
    return Table(
        headings=tuple(map(write, one.headings)),
        rows=tuple(tuple(map(write, row)) for row in one.rows),
        caption=write(one.caption),
    )


def _block(pen: "_Pen", key: str, heading: str, block: Block) -> Block:
    cuts = pen.cuts(block.text)
    if not cuts:
        return block
    pen.note(key, heading, block.text, cuts)
    return Block.of(block.kind, _runs(block.runs, cuts))


def _runs(runs: Sequence[Run], cuts: Sequence["_Cut"]) -> Iterable[Run]:
    """Return the runs with other words in these places, in the dress of their first letter."""
    ends = list(accumulate(len(run.text) for run in runs))
    at = 0

    def stretch(start: int, end: int) -> Iterable[Run]:
        for run, last in zip(runs, ends, strict=True):
            first = last - len(run.text)
            if max(start, first) < min(end, last):
                yield run.with_text(run.text[max(start, first) - first : min(end, last) - first])

    for cut in cuts:
        yield from stretch(at, cut.start)
        yield runs[bisect_right(ends, cut.start)].with_text(cut.now)
        at = cut.end
    yield from stretch(at, ends[-1])


# -- where something else is written ----------------------------------------


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place in a text, whose it is, and what is written there."""

    start: int
    end: int
    instead: Instead
    now: str = ""


@dataclass
class _Pen:
    """Writes other words in the place of names, and notes each place."""

    insteads: tuple[Instead, ...]
    written: list[Replaced] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """Return a text of the front without the names."""
        return self.at("", "", text)

    def part(self, text: str) -> str:
        """Return the title of a document, which stands over each of its pieces, once noted."""
        if text not in self.parts:
            self.parts[text] = self.text(text)
        return self.parts[text]

    def in_piece(self, key: str, heading: str) -> Callable[[str], str]:
        """Return what writes the texts of one piece."""
        return lambda text: self.at(key, heading, text)

    def at(self, key: str, heading: str, text: str) -> str:
        """Return a text of this piece without the names."""
        cuts = self.cuts(text)
        if not cuts:
            return text
        new = _spliced(text, cuts)[0]
        self.note(key, new if heading == text else heading, text, cuts)
        return new

    def note(self, key: str, heading: str, text: str, cuts: Sequence[_Cut]) -> None:
        """Note these places with the words around them as they read now."""
        new, places = _spliced(text, cuts)
        for cut, start in zip(cuts, places, strict=True):
            self.written.append(
                Replaced(
                    name=cut.instead.name, was=text[cut.start : cut.end], now=cut.now, key=key,
                    heading=heading, words=around(new, start, start + len(cut.now)),
                )
            )  # fmt: skip

    def cuts(self, text: str) -> tuple[_Cut, ...]:
        """Return where something else is written, in the order of the text, none over another."""
        return _cuts(self.insteads, text) if text else ()


# Pages are put together again after each tick, and most of their texts are as they were.
@lru_cache(maxsize=20_000)
def _cuts(insteads: tuple[Instead, ...], text: str) -> tuple[_Cut, ...]:
    found = [*_exact(insteads, text), *_named(insteads, text)]
    joined = _joined(text, sorted(found, key=lambda one: (one.start, -one.end)))
    return tuple(_fitted(text, one) for one in joined)


def _exact(insteads: Sequence[Instead], text: str) -> Iterator[_Cut]:
    wanted = [one for one in insteads if one.exactly]
    if not wanted:
        return
    plain, places = names.folded(text)
    for one in wanted:
        words = re.escape(names.folded(one.name)[0].strip()).replace(r"\ ", r"\s+")
        for hit in re.finditer(rf"(?<![^\W_]){words}(?![^\W_])", plain):
            yield _Cut(places[hit.start()], places[hit.end() - 1] + 1, one)


def _named(insteads: Sequence[Instead], text: str) -> Iterator[_Cut]:
    people = {Name(letter="", name=one.name): one for one in insteads if not one.exactly}
    hits = [one for one in names.found(text, tuple(people)) if not _is_ordinary(text, one)]
    if not hits:
        return
    within = [(one.start, one.end) for one in identifiers.found(text)]
    for hit in hits:
        # An address that holds a name says it as well as the name.
        around_it = (one for one in within if one[0] <= hit.start and hit.end <= one[1])
        alone = _start(text, hit), _end(text, hit.end)
        start, end = next(around_it, alone)
        yield _Cut(start, end, people[hit.name])


def _is_ordinary(text: str, hit: names.Found) -> bool:
    word = text[hit.start : hit.end]
    return not word[0].isupper() and names.folded(word)[0] in _ORDINARY


_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau)\.?[^\S\n]+)?(?:(?<![^\W_])(\w)\.?[^\S\n]+)?$"
)


def _start(text: str, hit: names.Found) -> int:
    """Return where a name begins with its title and its initial: of Mrs A. Smith nothing stays."""
    front = text[max(0, hit.start - AROUND) : hit.start]
    before = _BEFORE.search(front)
    if before is None:
        return hit.start
    initials = {word[0] for word in names.folded(hit.name.name)[0].split()}
    is_theirs = before[1] is None or (before[1].isupper() and before[1].lower() in initials)
    return hit.start - (len(before[0]) if is_theirs else 0)


_DOUBLE = re.compile(r"(?:[-\u2010\u2011][^\W\d_]+){1,8}")


def _end(text: str, end: int) -> int:
    """Return where a double name ends whose first part is known: of Anna-Maria nothing stays."""
    more = _DOUBLE.match(text, end)
    parts = re.split("[-\u2010\u2011]", more[0])[1:] if more else []
    return more.end() if more and all(one[0].isupper() for one in parts) else end


_BETWEEN = re.compile(r"[^\S\n]+(?:[A-ZÀ-ÖØ-Þ]\.?[^\S\n]+){0,2}|[\-\u2010\u2011]")


def _joined(text: str, found: Sequence[_Cut]) -> list[_Cut]:
    """Return places of which none lies over another; “Anna B. Smith” names one person once."""
    whole: list[_Cut] = []
    for one in found:
        last = whole[-1] if whole else None
        if last is None or not _is_one(text, last, one):
            whole.append(one)
        else:
            longer = max(last, one, key=lambda cut: (cut.instead.exactly, cut.end - cut.start))
            whole[-1] = _Cut(last.start, max(last.end, one.end), longer.instead)
    return whole


def _is_one(text: str, last: _Cut, one: _Cut) -> bool:
    if one.start < last.end:
        return True
    is_same = last.instead == one.instead and not one.instead.exactly
    return is_same and _BETWEEN.fullmatch(text, last.end, one.start) is not None


def _fitted(text: str, cut: _Cut) -> _Cut:
    """Return the place with its words: large where a sentence begins, and with their possessive."""
    words = cut.instead.words.strip()
    if words[0].islower() and _SENTENCE.search(text[max(0, cut.start - AROUND) : cut.start]):
        words = words[0].upper() + words[1:]
    if _is_bare_possessive(text, cut) and words[-1] not in "sS":
        # James’ becomes “my brother’s”.
        return replace(cut, end=cut.end + 1, now=f"{words}{text[cut.end]}s")
    # One full stop is enough behind “W.”.
    is_stopped = words[-1] == "." and text[cut.end : cut.end + 1] == "."
    return replace(cut, now=words[:-1] if is_stopped else words)


_BARE = re.compile(r"(?<=[sxz])['\u2019\u02bc](?=\s\w)", re.IGNORECASE)


def _is_bare_possessive(text: str, cut: _Cut) -> bool:
    is_quoted = "'" in text[: cut.start] or "\u2018" in text[: cut.start]
    return _BARE.match(text, cut.end) is not None and not is_quoted


def _spliced(text: str, cuts: Sequence[_Cut]) -> tuple[str, list[int]]:
    """Return the text with other words in these places, and where each of them begins."""
    parts: list[str] = []
    places: list[int] = []
    at = length = 0
    for cut in cuts:
        parts += [text[at : cut.start], cut.now]
        length += cut.start - at + len(cut.now)
        places.append(length - len(cut.now))
        at = cut.end
    return "".join((*parts, text[at:])), places
