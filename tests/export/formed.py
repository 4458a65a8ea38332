"""What the tests of files that are no PDF stand on: one manifest with everything, made and read."""

import zipfile
from dataclasses import replace
from functools import partial
from io import BytesIO

from export import paper

from desktop.export import compose, lines, parcel, reading, typeset, word_package, writing
from desktop.model.manifest import Drawing, Form, Lines, Manifest, Piece, Size
from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.model.table import Table

FORMS = (Form.WORD, Form.TEXT, Form.MARKDOWN)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20">'
    '<path d="M0 10 L50 5 L100 15" stroke="#2b6560" fill="none"/></svg>'
)
TABLE = Table(
    headings=("Day", "What | set it off"),
    rows=(("Monday", "the bill"), ("", "a form\nwith *married* on it")),
    caption="What set it off",
)
NARROW = Table(headings=("Day", "Hours"), rows=(("Monday", "6"), ("Tuesday", "7")))
DRAWING = Drawing(
    svg=SVG, label="On guard", words=("median 6, 3 to 9", "41 of 56 days"), alternative="It fell."
)
LISTS = (
    Block.of(BlockKind.NUMBER, [Run("one")]),
    Block.of(BlockKind.NUMBER, [Run("two")]),
    paragraph("between"),
    Block.of(BlockKind.NUMBER, [Run("one again")]),
    paragraph(""),
    Block.of(BlockKind.NUMBER, [Run("and once more")]),
    Block.of(BlockKind.PARAGRAPH, [Run("שלום and "), Run("two\nlines", bold=True)]),
)
MANIFEST = replace(
    paper.MANIFEST,
    pieces=(
        *paper.MANIFEST.pieces,
        Piece(
            heading="# Signs <b>",
            body=LISTS,
            part="A letter",
            tables=(TABLE, NARROW),
            drawings=(DRAWING, replace(DRAWING, label="Wide", wide=True)),
            lines=(Lines(label="Write here", count=2),),
        ),
    ),
    notes=("self-report",),
)


def of(form: Form, manifest: Manifest = MANIFEST, size: Size = Size.READING) -> Manifest:
    """Return the manifest for another form."""
    return replace(manifest, form=form, size=size)


def made(manifest: Manifest) -> bytes:
    """Return the file, made as the helper makes it."""
    header = {"form": manifest.form, "language": manifest.language}
    picture = partial(typeset.dots, bench=typeset.Bench(system=False))
    return parcel.unpack(writing.work(header, compose.encoded(manifest), picture))[1]


def proven(file: bytes, manifest: Manifest, first: bytes | None = None):
    """The proof that every test and every twin goes through: the kinds that do not hold."""
    first = file if first is None else first
    said = lines.said(manifest)
    return paper.failing(reading.prove(file, first, said, manifest.form))


def parts(file: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a package as bare as ours are."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return word_package.neutral(made.getvalue())


def changed(file: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a package in which something stands instead of something else in one part."""
    found = parts(file)
    assert old in found[part]
    return packed(found | {part: found[part].replace(old, new, 1)})
