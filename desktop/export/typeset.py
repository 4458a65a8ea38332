"""The helper that sets pages: Typst, the fonts' tables, and the finishing of the file.

It runs in a process of its own, because Typst keeps old text in memory (`house.md` 0.12). What
Typst says quotes the text, so it never leaves: an answer carries a code.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import typst

from desktop.export import glyphs, parcel, pdf

RESOURCES = Path(__file__).parents[2] / "resources"
LONGEST_TEXT = 1_500_000
"""Characters beyond which 300 pages are never enough (about 4,000 fit on a full one); setting
many more would need more memory than the helper may have."""
DOTS_PER_INCH = 288.0
"""Of a drawing where it cannot be lines: four dots for each point."""
_NO_WORDS = frozenset({"svg", "kind", "role", "measures"})
# In each order of faces and each dress that a page has.
_TRIAL = b"""
#set document(title: "Trial", date: none)
#set text(font: ("Literata", "Stillpage Sans"), hyphenate: false)
#for one in json("data.json") {
  par(text(one))
  par(strong(emph(one)))
  par(text(font: ("Stillpage Sans", "Literata"), one))
}
"""


@dataclass(frozen=True, slots=True)
class Bench:
    """What pages are set with: our fonts' folder, other folders, and whether to ask the system."""

    own: str = str(RESOURCES / "fonts")
    others: tuple[str, ...] = ()
    system: bool = True


def work(request: bytes) -> bytes:
    """Answer one request: "pages" (content: the composed data) or "missing" (content: texts).

    "write" (content: the composed data) makes a file that is no PDF (`export/writing.py`).

    "most" in the header says how many pages one file may have; the nouns stay out of this helper,
    for it starts while somebody waits.

    "pages" answers `{"code": "done", "pages": n}` and the file, or the code "too many" (with
    pages, 0 if not counted) or "refused". "missing" answers a list of characters for each text.
    """
    header, content = parcel.unpack(request)
    bench = _bench(header)
    if header["verb"] == "write":
        # Late: it needs the nouns.
        from desktop.export import writing  # noqa: PLC0415

        return writing.work(header, content, partial(dots, bench=bench))
    if header["verb"] == "missing":
        return parcel.pack({"missing": missing(json.loads(content), bench)})
    if _letters(content) > LONGEST_TEXT:
        return parcel.pack({"code": "too many", "pages": 0})
    try:
        raw = _set(content, bench)
    except typst.TypstError:
        return parcel.pack({"code": "refused"})
    count = pdf.pages(raw)
    if count > header["most"]:
        return parcel.pack({"code": "too many", "pages": count})
    made = pdf.finished(
        raw,
        title=header["title"],
        language=header["language"],
        password=header["password"],
    )
    return parcel.pack({"code": "done", "pages": count}, made)


def _letters(content: bytes) -> int:
    """Return the length of what is to be set, without drawings: they take no room for words.

    A table of short cells is mostly what holds them apart, so beyond a limit words are counted.
    """
    length = len(content.decode())
    return length if length <= LONGEST_TEXT else _counted(json.loads(content))


def _counted(value: Any) -> int:
    match value:
        case str():
            return len(value)
        case list():
            return sum(map(_counted, value))
        case dict():
            return sum(_counted(one) for name, one in value.items() if name not in _NO_WORDS)
        case _:
            return 0


def _bench(header: dict[str, Any]) -> Bench:
    if "fonts" not in header:
        return Bench()
    return Bench(others=tuple(header["fonts"]), system=False)


@lru_cache(maxsize=2)
def _fonts(bench: Bench) -> typst.Fonts:
    # Typst's embedded faces stay out: their tables cannot be read, and three faces are enough.
    return typst.Fonts(
        include_system_fonts=bench.system,
        include_embedded_fonts=False,
        font_paths=[bench.own, *bench.others],
    )


@lru_cache(maxsize=2)
def _faces(bench: Bench) -> tuple[tuple[glyphs.Face, ...], tuple[glyphs.Face, ...]]:
    found = {
        glyphs.Face(Path(font.path), font.index)
        for font in _fonts(bench).fonts()
        if font.path is not None
    }
    own = {face for face in found if face.path.is_relative_to(bench.own)}
    return tuple(own), tuple(found - own)


# One entry: a changed password needs no second setting, and no older text is kept.
@lru_cache(maxsize=1)
def _set(content: bytes, bench: Bench) -> bytes:
    template = (RESOURCES / "typst" / "session.typ").read_bytes()
    return _compiled(template, content, _smallest(content.decode(), bench))


def _smallest(text: str, bench: Bench) -> Bench:
    """Return our own faces alone if they draw all of it: the system's take long to look through.

    Pages then do not depend on the computer either.
    """
    alone = Bench(own=bench.own, system=False)
    drawn = glyphs.undrawable(text, _faces(alone)[0], ()) == (set(), set())
    return alone if drawn else bench


def _compiled(template: bytes, content: bytes, bench: Bench) -> bytes:
    # Its annotations leave out the mapping from names to bytes, which is documented.
    compile_files: Callable[..., bytes] = typst.compile
    return compile_files(
        {"main.typ": template, "data.json": content},
        font_paths=_fonts(bench),
        format="pdf",
        pdf_standards=["ua-1"],
    )


def dots(svg: str, across: float, bench: Bench) -> bytes:
    """Return a drawing, so many points across, as a picture of dots (PNG)."""
    # Its annotations leave out the mapping from names to bytes, which is documented.
    compile_files: Callable[..., bytes] = typst.compile
    template = b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
    template += b'#image("drawing.svg", width: %dpt)' % round(across)
    files = {"main.typ": template, "drawing.svg": svg.encode()}
    alone = _fonts(Bench(own=bench.own, system=False))
    return compile_files(files, font_paths=alone, format="png", ppi=DOTS_PER_INCH)


def missing(texts: Sequence[str], bench: Bench) -> list[list[str]]:
    """Return for each text the characters no font here can draw, in the order of appearance."""
    text = "\n".join(texts)
    lost, doubtful = glyphs.undrawable(text, *_faces(_smallest(text, bench)))
    lost |= set(_refused(sorted(doubtful), bench))
    if not lost:
        return [[] for _ in texts]
    return [
        list(dict.fromkeys(one for one in glyphs.characters(text) if one in lost)) for text in texts
    ]


def _refused(doubtful: Sequence[str], bench: Bench) -> Iterable[str]:
    """Give those characters that Typst refuses to set: halves are tried until one is left."""
    if not doubtful or _sets(doubtful, bench):
        return
    if len(doubtful) == 1:
        yield doubtful[0]
        return
    middle = len(doubtful) // 2
    yield from _refused(doubtful[:middle], bench)
    yield from _refused(doubtful[middle:], bench)


def _sets(some: Sequence[str], bench: Bench) -> bool:
    try:
        _compiled(_TRIAL, json.dumps(some).encode(), bench)
    except typst.TypstError:
        return False
    return True
