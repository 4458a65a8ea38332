"""From the chosen pieces to what the typesetter is given, and to what the file must then say.

Text travels as data (JSON read by the template), never as markup: nothing a person writes can be
taken for an instruction.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from desktop.export import glyphs
from desktop.model.manifest import Manifest, Piece
from desktop.model.richtext import Block, BlockKind

NEUTRAL_TITLE = "Pages"
"""What the file calls itself: PDF/UA asks for a title, and this one says nothing."""
SIGN = "[?]"
"""Stands for what no font can draw; a reading voice can say it."""
LONGEST_UNBROKEN = 30
"""Characters in a row after which a line may break, so that none runs off the page."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
# Soft hyphens would come back as hyphens; direction overrides would turn other words round.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffc]"
)
# What looks the same and is in more faces: hyphens, and ligatures copied out of other files. Half
# of a surrogate pair is nothing at all.
_ALIKE = str.maketrans(
    {"\t": "    ", "\u2010": "-", "\u2011": "-"}
    | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
    | {chr(code): "\ufffd" for code in range(0xD800, 0xE000)}
)
_GLUED = re.compile(rf"[^ \n]{{{LONGEST_UNBROKEN + 1},}}")
_GLUE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2060": ""})
_UNBROKEN = re.compile(rf"[^\s\u200b]{{{LONGEST_UNBROKEN}}}(?=[^\s\u200b])")
_LABELS = {BlockKind.BULLET: "bullets", BlockKind.NUMBER: "numbers"}


@dataclass(frozen=True, slots=True)
class Expected:
    """All words the file must hold, in order, and those of its outline and its feet."""

    texts: tuple[str, ...]
    headings: tuple[str, ...]
    footer: str
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
        texts, headings = tuple(values["texts"]), tuple(values["headings"])
        return Expected(**(values | {"texts": texts, "headings": headings}))


def clean(text: str) -> str:
    """Return the text as it can be set: one kind of line end, nothing invisible that misleads."""
    text = _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
    lines = unicodedata.normalize("NFC", text.translate(_ALIKE)).split("\n")
    return "\n".join(_founded(line) for line in lines)


def _founded(line: str) -> str:
    """Return the line with a hard space under a mark that has no letter (Unicode 7.9)."""
    return f"\u00a0{line}" if line and unicodedata.category(line[0])[0] == "M" else line


def signed(text: str, replaced: frozenset[str]) -> str:
    """Return the clean text with the sign for each stretch of these characters."""
    text = clean(text)
    if not replaced:
        return text
    stretches = groupby(glyphs.characters(text), replaced.__contains__)
    return "".join(SIGN if lost else "".join(kept) for lost, kept in stretches)


def data(manifest: Manifest) -> dict[str, Any]:
    """Return what the template reads."""
    return {
        "neutral": NEUTRAL_TITLE,
        "title": _words(manifest, manifest.title),
        "subtitle": _words(manifest, manifest.subtitle),
        "language": manifest.language,
        "paper": "a4" if manifest.paper == "a4" else "us-letter",
        "footer": _words(manifest, manifest.footer),
        "blocks": list(_blocks(manifest)),
    }


def encoded(manifest: Manifest) -> bytes:
    """Return what the template reads, as the bytes it reads."""
    return json.dumps(data(manifest), ensure_ascii=False).encode()


def texts(manifest: Manifest) -> tuple[tuple[str, str], ...]:
    """Return heading and all clean text of the title and of each piece, before any replacing."""
    front = f"{clean(manifest.title)}\n{clean(manifest.subtitle)}\n{clean(manifest.footer)}"
    pieces = [
        (
            piece.heading,
            # By run: that is how they are set, so a mark in another dress stands alone.
            "\n".join(clean(text) for text in (piece.part, piece.heading, *_runs(piece))),
        )
        for piece in manifest.pieces
    ]
    return (("", front), *pieces)


def _runs(piece: Piece) -> Iterator[str]:
    return (run.text for block in piece.body for run in block.runs)


def expected(manifest: Manifest) -> Expected:
    """Return the whole text the file must hold, in order: what the proof compares with."""
    composed = data(manifest)
    words = [composed["title"], composed["subtitle"]]
    headings = [composed["title"]]
    for block in composed["blocks"]:
        words.extend(_spoken(block))
        if block["kind"] == "heading":
            headings.append(_plain(block["runs"]))
    return Expected(
        texts=tuple(word for word in words if word),
        headings=tuple(heading for heading in headings if heading),
        footer=composed["footer"],
        language=manifest.language,
    )


def _spoken(block: dict[str, Any]) -> Iterator[str]:
    match block["kind"]:
        case "bullets":
            yield from (_plain(item["runs"]) for item in block["items"])
        case "numbers":
            for number, item in enumerate(block["items"], 1):
                yield f"{number}. {_plain(item['runs'])}"
        case "quote":
            yield from (_plain(item["runs"]) for item in block["items"])
        case "gap":
            pass
        case _:
            yield _plain(block["runs"])


def _plain(runs: Sequence[Sequence[str]]) -> str:
    return "".join(text for text, _ in runs)


def _words(manifest: Manifest, text: str) -> str:
    return _breakable(signed(text, manifest.replaced).strip(" \n"))


def _blocks(manifest: Manifest) -> Iterator[dict[str, Any]]:
    part = ""
    has_title = bool(_words(manifest, manifest.title))
    for piece in manifest.pieces:
        if piece.part != part and clean(piece.part).strip():
            yield _heading(manifest, piece.part, has_title + 1, "part")
        part = piece.part
        level = 1 + has_title + bool(clean(part).strip())
        if clean(piece.heading).strip():
            yield _heading(manifest, piece.heading, level, "piece")
            level += 1
        yield from _body(manifest, piece.body, level)


def _heading(manifest: Manifest, text: str, level: int, role: str) -> dict[str, Any]:
    words = _words(manifest, text)
    return {
        "kind": "heading",
        "role": role,
        "level": level,
        "runs": [[words, ""]],
        "rtl": _is_rtl(words),
    }


def _body(manifest: Manifest, body: Sequence[Block], level: int) -> Iterator[dict[str, Any]]:
    for kind, group in groupby(body, lambda block: (block.kind, _is_blank(block))):
        items = [_item(manifest, block) for block in group]
        match kind:
            case (_, True):
                yield {"kind": "gap"}
            case (BlockKind.BULLET | BlockKind.NUMBER as label, _):
                yield {"kind": _LABELS[label], "items": items}
            case (BlockKind.QUOTE, _):
                yield {"kind": "quote", "items": items}
            case (BlockKind.HEADING, _):
                for item in items:
                    yield {"kind": "heading", "role": "inner", "level": level} | item
            case _:
                for item in items:
                    yield {"kind": "paragraph"} | item


def _is_blank(block: Block) -> bool:
    return not clean(block.text).strip()


def _item(manifest: Manifest, block: Block) -> dict[str, Any]:
    runs = [[_breakable(signed(run.text, manifest.replaced)), run.marks] for run in block.runs]
    return {"runs": runs, "rtl": _is_rtl(_plain(runs))}


def _breakable(text: str) -> str:
    # Text copied from web pages can hold hard spaces only.
    text = _GLUED.sub(lambda found: found[0].translate(_GLUE), text)
    return _UNBROKEN.sub(lambda found: found[0] + "\u200b", text)


def _is_rtl(text: str) -> bool:
    """Say whether the first letter with a direction runs from right to left."""
    strong = (unicodedata.bidirectional(one) for one in text)
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)
