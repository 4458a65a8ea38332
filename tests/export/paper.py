"""What the tests of the export stand on: a manifest, its pages, and ways to tamper with them."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from desktop.export import compose, depths, measures, pages, parcel, proof, sheets, typeset
from desktop.model.manifest import LARGEST_FILE, Check, CheckKind, Manifest, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph

PASSWORD = "walnut harbour quiet ladder orange"
DOUBT = "The office file said fifty-five “offers”, and I did not find a way to say it."
LONG = " ".join([DOUBT] * 12)

BODY = (
    paragraph("I want to say this once, and whole."),
    Block.of(BlockKind.HEADING, [Run("The first year")]),
    Block.of(
        BlockKind.PARAGRAPH,
        [Run("It began in "), Run("March", bold=True), Run(", I "), Run("said", italic=True)],
    ),
    Block.of(BlockKind.BULLET, [Run("the telephone", underline=True)]),
    Block.of(BlockKind.BULLET, [Run("the second account")]),
    Block.of(BlockKind.NUMBER, [Run("I told nobody.")]),
    Block.of(BlockKind.NUMBER, [Run("I told my brother.")]),
    paragraph(""),
    Block.of(BlockKind.QUOTE, [Run("Where were you on the fourth of May?")]),
    paragraph(LONG),
    paragraph(LONG),
    paragraph(LONG),
)
MANIFEST = Manifest(
    title="For our session",
    subtitle="M., self-report",
    pieces=(
        Piece(heading="How it began", body=BODY),
        Piece(heading="What I hid", body=BODY, part="A letter"),
    ),
)


def plainly(*texts: str, **values: str) -> Manifest:
    """Return a manifest of one piece with these paragraphs."""
    body = tuple(paragraph(text) for text in texts)
    return Manifest(title="Title", pieces=(Piece(heading="Heading", body=body),), **values)


def request(manifest: Manifest, password: str | None = None, **header: object) -> bytes:
    """Return what the helper is asked for these pages, by default without fonts of the system."""
    asked = {
        "verb": "pages",
        "title": compose.NEUTRAL_TITLE,
        "language": manifest.language,
        "password": password,
        "most": LARGEST_FILE,
        "fonts": [],
    }
    return parcel.pack(asked | header, compose.encoded(manifest))


def answered(manifest: Manifest, password: str | None = None, **header: object):
    """Return header and file of the helper's answer."""
    return parcel.unpack(typeset.work(request(manifest, password, **header)))


@lru_cache(maxsize=64)
def _kept(manifest: Manifest, password: str | None):
    return answered(manifest, password)


def made(manifest: Manifest = MANIFEST, password: str | None = None) -> bytes:
    """Return a finished file."""
    header, file = _kept(manifest, password)
    assert header["code"] == "done"
    return file


def count(manifest: Manifest = MANIFEST, password: str | None = None) -> int:
    """Return how many pages it takes."""
    return _kept(manifest, password)[0]["pages"]


def claim(file: bytes, manifest: Manifest = MANIFEST, password: str | None = None) -> proof.Claim:
    """Return what the program says of a file made from this manifest."""
    return proof.Claim(
        made=file,
        expected=compose.expected(manifest),
        pages=count(manifest, password),
        password=password,
    )


def failing(checks: tuple[Check, ...]) -> set[CheckKind]:
    """Return the kinds that do not hold."""
    return {check.kind for check in checks if not check.holds}


def tampered(file: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    """Return a file without password after something was done to it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(file)))
    writer.pdf_header = "%PDF-1.7"
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def rewritten(writer: PdfWriter, change: Callable[[bytes], bytes], page: int = 0) -> None:
    """Change the content of a page."""
    stream = DecodedStreamObject()
    stream.set_data(change(writer.pages[page].get_contents().get_data()))
    writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)


def without(manifest: Manifest, block: int) -> Manifest:
    """Return this manifest without one block of the first piece."""
    first, *others = manifest.pieces
    body = first.body[:block] + first.body[block + 1 :]
    return replace(manifest, pieces=(replace(first, body=body), *others))


def asked_pages(header: dict, content: bytes = b""):
    """Return the answer of the helper that shows and reads."""
    return parcel.unpack(pages.work(parcel.pack(header, content)))


def parted(file: bytes):
    """Return the words of each page at reading size by where they stand."""
    return sheets.parted(file, None, measures.READING.margin_ends)


def as_texts(*texts: str) -> bytes:
    """Return texts as the helper takes them."""
    return json.dumps(texts).encode()


def smuggled(manifest: Manifest = MANIFEST) -> Manifest:
    """Return this manifest with a first piece that was made private behind its back."""
    first, *others = manifest.pieces
    hidden = replace(first)
    object.__setattr__(hidden, "key", "private:what")
    return replace(manifest, pieces=(hidden, *others))


def depths_reader(manifest: Manifest):
    """Return pypdf's view of the file made from a manifest."""
    return depths.reader(made(manifest), None)
