"""From the chosen pieces to what the typesetter is given, and to what the file must then say.

Text travels as data (JSON read by the template), never as markup: nothing a person writes can be
taken for an instruction.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, groupby
from typing import Any

from desktop.export import drawings, glyphs, measures, sentences, tables, wording
from desktop.model.manifest import Manifest, Piece, Size
from desktop.model.richtext import Block, BlockKind

NEUTRAL_TITLE = "Pages"
"""What the file calls itself: PDF/UA asks for a title, and this one says nothing."""
BAR_SENTENCE = "A bar at the side marks what changed since the last review."
REMARKS_HEADING = "Remarks at the last review"
FIRST = "first:"
"""Begins the keys of what makes a first page: it is set close, and a page of its own."""
FOOT_JOINT = " · "
CONTENTS = "Contents"
_LISTED = ("part", "piece", "first")
_LABELS = {BlockKind.BULLET: "bullets", BlockKind.NUMBER: "numbers"}


@dataclass(frozen=True, slots=True)
class Expected:
    """All words the file must hold, in order, and those of its outline and its feet.

    `repeats` are the headings of tables, which stand again where a table goes on overleaf. A
    `numbered` file has the numbers of its lines in the margin, left of `margin_ends` points.
    `alternatives` are what is said in the place of its drawings.
    A volume has its contents, which stand in `texts` from `lists_from` on: `listed` says for each
    line which of the `headings` it names; behind it stands the page of that heading.
    """

    texts: tuple[str, ...]
    headings: tuple[str, ...]
    footer: str
    repeats: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    listed: tuple[int, ...] = ()
    lists_from: int = 0
    numbered: bool = False
    margin_ends: float = measures.READING.margin_ends
    title: str = NEUTRAL_TITLE
    language: str = "en"

    def foot(self, page: int, pages: int) -> str:
        """Return the words at the foot of one page, from 1."""
        return f"{self.footer} page {page} of {pages}"

    def as_json(self) -> dict[str, Any]:
        """Return this as values that JSON can carry."""
        return asdict(self)

    @staticmethod
    def from_json(values: dict[str, Any]) -> "Expected":
        """Return what `as_json` gave."""
        lists = {name: tuple(one) for name, one in values.items() if isinstance(one, list | tuple)}
        return Expected(**(values | lists))


def data(manifest: Manifest) -> dict[str, Any]:
    """Return what the template reads; ValueError if a piece may not leave."""
    blocks = list(_blocks(manifest))
    return {
        "neutral": NEUTRAL_TITLE,
        "title": _words(manifest, manifest.title),
        "subtitle": _words(manifest, manifest.subtitle),
        "language": manifest.language,
        "paper": "a4" if manifest.paper == "a4" else "us-letter",
        "footer": _foot(manifest),
        "notes": [_words(manifest, note) for note in _notes(manifest) if note],
        "numbered": manifest.line_numbers,
        "sheet": manifest.is_sheet,
        "measures": measures.of(manifest).as_data(),
        "contents": _contents(manifest, blocks),
        "blocks": blocks,
        "remarks": list(_remarks(manifest)),
    }


def _contents(manifest: Manifest, blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a heading and what stands below it, for a volume; nothing for any other file."""
    if not manifest.volume:
        return []
    headings = [block for block in blocks if block["kind"] == "heading"]
    # Before them stand the title, where there is one, and the heading of the contents.
    places = enumerate(headings, _top(manifest))
    return [
        _heading(manifest, CONTENTS, _top(manifest), "piece"),
        *({**block, "at": at} for at, block in places if _is_listed(block)),
    ]


def _is_listed(block: dict[str, Any]) -> bool:
    # A heading that nobody sees stands on no page.
    return (
        block["kind"] == "heading"
        and block["role"] in _LISTED
        and not all(map(glyphs.is_invisible, _plain(block["runs"])))
    )


def _foot(manifest: Manifest) -> str:
    parts = (_words(manifest, part) for part in _foot_words(manifest))
    return FOOT_JOINT.join(part for part in parts if part)


def _foot_words(manifest: Manifest) -> tuple[str, ...]:
    return (manifest.footer, manifest.volume, manifest.copy)


def _notes(manifest: Manifest) -> Iterator[str]:
    yield from (*manifest.notes, manifest.volume, manifest.copy)
    if manifest.line_numbers and any(one.changed or one.changed_tables for one in manifest.pieces):
        yield BAR_SENTENCE


def leaving(manifest: Manifest) -> tuple[Piece, ...]:
    """Return the pieces, each asked once more whether it may leave: every path comes by here.

    Raises ValueError for one that may not, or a drawing that is more than lines and shapes.
    """
    for piece in manifest.pieces:
        piece.refuse_private()
        piece.refuse_kept()
        for drawing in piece.drawings:
            drawings.checked(drawing.svg)
    return manifest.pieces


def encoded(manifest: Manifest) -> bytes:
    """Return what the template reads, as the bytes it reads."""
    return json.dumps(data(manifest), ensure_ascii=False).encode()


def texts(manifest: Manifest) -> tuple[tuple[str, str], ...]:
    """Return heading and all clean text of the title and of each piece, before any replacing."""
    said = [manifest.title, manifest.subtitle, manifest.footer]
    said += [one for one in (manifest.copy, *manifest.notes, *chain(*manifest.remarks)) if one]
    pieces = [(piece.heading, _joined(_all_words(piece))) for piece in leaving(manifest)]
    return (("", _joined(said)), *pieces)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(map(wording.clean, texts))


def _all_words(piece: Piece) -> Iterator[str]:
    yield from (piece.part, piece.heading)
    for drawing in piece.drawings:
        yield from (drawing.label, *drawing.words)
    for table in piece.tables:
        yield from (table.caption, *table.headings, *chain.from_iterable(table.rows))
    # By run: that is how they are set, so a mark in another dress stands alone.
    yield from (run.text for block in piece.body for run in block.runs)
    yield from (one.label for one in piece.lines)


def expected(manifest: Manifest) -> Expected:
    """Return the whole text the file must hold, in order: what the proof compares with."""
    composed = data(manifest)
    contents = [_plain(block["runs"]) for block in composed["contents"]]
    front = [composed["title"], composed["subtitle"], *composed["notes"], *contents[:1]]
    words = [word for word in front if word]
    lists_from = len(words)
    words += contents[1:]
    headings = [composed["title"], *contents[:1]]
    repeats, alternatives = [], []
    for block in (*composed["blocks"], *composed["remarks"]):
        words.extend(_spoken(block))
        match block["kind"]:
            case "heading":
                headings.append(_plain(block["runs"]))
            case "table":
                repeats.append(tables.repeated(block))
            case "drawing":
                alternatives.append(block["alternative"])
            case _:
                pass
    return Expected(
        texts=tuple(word for word in words if word),
        headings=tuple(heading for heading in headings if heading),
        footer=composed["footer"],
        repeats=tuple(row for row in repeats if row),
        alternatives=tuple(alternatives),
        listed=tuple(block["at"] for block in composed["contents"][1:]),
        lists_from=lists_from,
        numbered=manifest.line_numbers,
        margin_ends=measures.of(manifest).margin_ends,
        language=manifest.language,
    )


def _spoken(block: dict[str, Any]) -> Iterator[str]:
    match block["kind"]:
        case "bullets" | "quote" | "lines":
            yield from (_plain(item["runs"]) for item in block["items"])
        case "numbers":
            for number, item in enumerate(block["items"], block["start"]):
                yield f"{number}. {_plain(item['runs'])}"
        case "table":
            yield from tables.spoken(block)
        case "drawing":
            yield drawings.spoken(block)
        case "gap":
            pass
        case _:
            yield _plain(block["runs"])


def _plain(runs: Sequence[Sequence[str]]) -> str:
    return "".join(text for text, _ in runs)


def _words(manifest: Manifest, text: str) -> str:
    return wording.words(text, manifest.replaced)


def _blocks(manifest: Manifest) -> Iterator[dict[str, Any]]:
    part, first = "", False
    for piece in leaving(manifest):
        is_first = piece.key.startswith(FIRST)
        # Whatever follows a first page begins the next.
        fresh = piece.own_page or (first and not is_first)
        for block in _of_piece(manifest, piece, part):
            yield block | {"fresh": fresh, "close": is_first}
            fresh = False
        part, first = piece.part, is_first


def _of_piece(manifest: Manifest, piece: Piece, before: str) -> Iterator[dict[str, Any]]:
    level = _top(manifest)
    if piece.part != before and wording.clean(piece.part).strip():
        yield _heading(manifest, piece.part, level, "part")
    level += bool(wording.clean(piece.part).strip())
    if wording.clean(piece.heading).strip():
        role = "first" if piece.key.startswith(FIRST) else "piece"
        yield _heading(manifest, piece.heading, level, role)
        level += 1
    yield from _drawings(manifest, piece)
    yield from _tables(manifest, piece)
    yield from _body(manifest, piece, level)
    if piece.lines:
        yield _lines(manifest, piece)


def _top(manifest: Manifest) -> int:
    """Return the level of the headings right under the title, if there is one."""
    return 1 + bool(_words(manifest, manifest.title))


def _drawings(manifest: Manifest, piece: Piece) -> Iterator[dict[str, Any]]:
    stacked = measures.of(manifest).stacked
    for drawing in piece.drawings:
        yield drawings.composed(drawing, manifest.replaced, stacked=stacked)


def _tables(manifest: Manifest, piece: Piece) -> Iterator[dict[str, Any]]:
    for place, table in enumerate(piece.tables):
        changed = manifest.line_numbers and place in piece.changed_tables
        for block in tables.composed(table, _room(manifest), manifest.replaced):
            yield block | {"changed": changed}


def _room(manifest: Manifest) -> tables.Room:
    set_as = measures.of(manifest)
    return tables.Room(across=set_as.across(manifest.paper), letters=set_as.table)


def _lines(manifest: Manifest, piece: Piece) -> dict[str, Any]:
    items = [
        {"runs": [[words, ""]], "rtl": wording.is_rtl(words), "count": one.count}
        for one in piece.lines
        for words in [_words(manifest, one.label)]
    ]
    return {"kind": "lines", "items": items, "changed": False}


def _remarks(manifest: Manifest) -> Iterator[dict[str, Any]]:
    if manifest.remarks:
        yield _heading(manifest, REMARKS_HEADING, _top(manifest), "piece")
        yield tables.listed(manifest.remarks, _room(manifest), manifest.replaced) | {
            "changed": False
        }


def _heading(manifest: Manifest, text: str, level: int, role: str) -> dict[str, Any]:
    words = _words(manifest, text)
    return {
        "kind": "heading",
        "role": role,
        "level": level,
        "runs": [[words, ""]],
        "rtl": wording.is_rtl(words),
        "changed": False,
    }


def _body(manifest: Manifest, piece: Piece, level: int) -> Iterator[dict[str, Any]]:
    changed = piece.changed if manifest.line_numbers else frozenset()
    # A first page is looked over and not read out.
    aloud = manifest.size is Size.ALOUD and not piece.key.startswith(FIRST)
    counted = 0
    for (kind, blank, new), group in groupby(
        enumerate(piece.body), lambda one: (one[1].kind, _is_blank(one[1]), one[0] in changed)
    ):
        items = [_item(manifest, block, aloud=aloud) for _, block in group]
        if kind is not BlockKind.NUMBER or blank:
            counted = 0
        for block in [{"kind": "gap"}] if blank else _set(kind, items, level):
            yield {"changed": new, "start": counted + 1} | block
        # A list goes on counting where a change parts it.
        counted += len(items) if kind is BlockKind.NUMBER and not blank else 0


def _set(kind: BlockKind, items: list[dict[str, Any]], level: int) -> Iterator[dict[str, Any]]:
    match kind:
        case BlockKind.BULLET | BlockKind.NUMBER as label:
            yield {"kind": _LABELS[label], "items": items}
        case BlockKind.QUOTE:
            yield {"kind": "quote", "items": items}
        case BlockKind.HEADING:
            for item in items:
                yield {"kind": "heading", "role": "inner", "level": level} | item
        case _:
            for item in items:
                yield {"kind": "paragraph"} | item


def _is_blank(block: Block) -> bool:
    return not wording.clean(block.text).strip()


def _item(manifest: Manifest, block: Block, *, aloud: bool) -> dict[str, Any]:
    runs = [
        [wording.breakable(wording.signed(run.text, manifest.replaced)), run.marks]
        for run in block.runs
    ]
    item = {"runs": runs, "rtl": wording.is_rtl(_plain(runs))}
    said = {"sentences": [_sentence(one) for one in sentences.parted(runs)]} if aloud else {}
    return item | said


def _sentence(runs: list[list[str]]) -> dict[str, Any]:
    return {"runs": runs, "whole": len(_plain(runs)) <= sentences.LONGEST_KEPT}
