"""Random packets over random vaults: what a second library reads in the file is what was chosen.

Each text a person could have typed stands between two signs of its own, so that a reader who knows
nothing of the product can say which texts a file holds, in which order, and whether each is whole.
"""

import contextlib
import random
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import samples

from desktop.model import entries, leaving, richtext
from desktop.model.document import Document, Kind, SectionId
from desktop.model.guide import BODY, Guide, GuideField, GuideSection
from desktop.model.leaving import Front, Source, Use, Wish
from desktop.model.manifest import Form, Manifest, Paper, Size
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.packet import Packed, Press
from desktop.session import Session

SIGN = re.compile(r"q\d{6}z")
_TAG = re.compile(r"</?[a-z]+>")
"""Marks of Markdown that are no words; what somebody typed so is written otherwise."""
PLAIN, TANGLED = "plain", "tangled"
"""Texts whose letters every reader gives in their order, and those that readers turn about."""
WORDS = {
    PLAIN: (
        "the evening after the call", "dates, sums and who knew", "ﬁne ligatures: office, flow",
        "Größe, naïve, œuvre, Łódź", "Ελληνικά γράμματα", "Русские слова", "日本語の文章です",
        "一页中文", "한국어 낱말", "em—dash … “quotes”", "a*b_c#d [e](f) `g` <h> & i | j \\ k",
        "1. not a list", "- nor this", "line end  two spaces", "soft\u00adhyphen", "x" * 400,
    ),
    TANGLED: ("שלום עולם", "كان ذلك في المساء", "हिन्दी में एक वाक्य", "e\u0301\u0302 ü̈", "ภาษาไทย"),
}  # fmt: skip
KINDS = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBER, BlockKind.QUOTE)
TOOL_S = 60


@dataclass
class Text:
    """One text with its signs, and whether it may leave."""

    number: int
    words: str
    is_tangled: bool
    leaves: bool = True

    @property
    def whole(self) -> str:
        """Return the text as somebody typed it."""
        return f"q{2 * self.number:06}z {self.words} q{2 * self.number + 1:06}z"


@dataclass
class Choosable:
    """A section that can be ticked, with the texts that must then be in the file."""

    section: SectionId
    texts: list[Text]
    in_order: bool


@dataclass
class Made:
    """A random vault: its sources in the order in which they leave, and what they hold."""

    sources: list[Source] = field(default_factory=list)
    choosable: dict[str, list[Choosable]] = field(default_factory=dict)
    guided: set[str] = field(default_factory=set)


class Writer:
    """Writes what nobody else would, by one seed."""

    def __init__(self, seed: int) -> None:
        self.chance, self._count = random.Random(seed), 0

    def text(self, *, leaves: bool = True, lines: bool = True) -> Text:
        """Return a new text."""
        kind = TANGLED if self.chance.random() < 0.15 else PLAIN
        some = [self.chance.choice(WORDS[kind]) for _ in range(self.chance.randrange(1, 4))]
        if lines and self.chance.random() < 0.1:
            some = some * self.chance.randrange(20, 60)
        self._count += 1
        return Text(self._count, " ".join(some), kind == TANGLED, leaves)

    def body(self, most: int = 6, *, leaves: bool = True) -> tuple[Body, list[Text]]:
        """Return a body of some blocks and their texts; some of it may be marked to stay."""
        blocks: list[Block] = []
        texts = []
        for _ in range(self.chance.randrange(1, most)):
            one = self.text(leaves=leaves and self.chance.random() > 0.12)
            runs = [Run(one.whole, kept=not one.leaves and leaves, bold=self._sometimes())]
            texts.append(one)
            if self._sometimes():
                two = self.text(leaves=leaves, lines=False)
                runs.append(Run(" " + two.whole, italic=True))
                texts.append(two)
            blocks.append(Block.of(self.chance.choice(KINDS), runs))
            if self._sometimes():
                blocks.append(Block.of(BlockKind.PARAGRAPH, [Run("")]))
        return tuple(blocks), texts

    def _sometimes(self) -> bool:
        return self.chance.random() < 0.25

    def value(self, one: GuideField, texts: list[Text], *, leaves: bool) -> Any:
        """Return a value for a field that holds free text, or None for one that does not."""
        leaves = leaves and one.exportable
        if one.kind == "table":
            return [
                {
                    "id": f"{self.chance.getrandbits(128):032x}",
                    "cells": self.cells(one, texts, leaves),
                }
                for _ in range(self.chance.randrange(1, 5))
            ]
        if one.names_rows:
            return {row.key: self.cells(one, texts, leaves) for row in one.rows}
        if one.kind in {"text", "short"}:
            text = self.text(leaves=leaves, lines=False)
            texts.append(text)
            return text.whole
        return None

    def cells(self, one: GuideField, texts: list[Text], leaves: bool) -> dict[str, Any]:
        """Return the cells of a row."""
        found = {column.key: self.value(column, texts, leaves=leaves) for column in one.columns}
        return {key: value for key, value in found.items() if value is not None}


def vault(session: Session, seed: int) -> Made:
    """Fill a vault by chance."""
    writer, made = Writer(seed), Made()
    for number in range(writer.chance.randrange(1, 4)):
        _free(session, writer, made, Kind.LETTER, f"Letter {number}")
    # What a disclosure puts together of facts elsewhere is typed in another section than it is in.
    names = sorted(key for key, one in samples.guides().items() if not _assembles(one))
    for name in writer.chance.sample(names, writer.chance.randrange(4)):
        _guided(session, writer, made, samples.guides()[name])
    for number in range(writer.chance.randrange(1, 8)):
        _free(session, writer, made, Kind.ENTRY, f"Entry {number}")
    return made


def _assembles(guide: Guide) -> bool:
    return any(one.assembles for one in guide.sections)


def _free(session: Session, writer: Writer, made: Made, kind: Kind, title: str) -> None:
    document = session.start(kind=kind, title=title, on=samples.TODAY)
    stays = kind is Kind.ENTRY and writer.chance.random() < 0.2
    body, texts = writer.body(leaves=not stays)
    fields = entries.with_entry({}, entries.Entry(is_kept_in=True)) if stays else None
    session.save(document.id, document.sections[0].id, body, fields=fields)
    _add(session, made, document, None, [Choosable(document.sections[0].id, texts, in_order=True)])


def _guided(session: Session, writer: Writer, made: Made, guide: Guide) -> None:
    sections = tuple((one.key, one.heading) for one in guide.sections)
    kind = Kind.LETTER if guide.shelf == "letters" else Kind.PLAN
    document = session.start(
        kind=kind, title=guide.title, on=samples.TODAY, guide=guide.id, sections=sections
    )
    found = []
    for one, section in zip(guide.sections, document.sections, strict=True):
        fields, texts = _fields(writer, one)
        body, more = writer.body(3) if one.has_body else (richtext.EMPTY, [])
        for text in more:
            text.leaves = text.leaves and guide.exportable and one.exportable
        session.save(document.id, section.id, body, fields=fields)
        found.append(Choosable(section.id, [*texts, *more], in_order=False))
    _add(session, made, document, guide, found)
    made.guided.add(document.id)


def _fields(writer: Writer, section: GuideSection) -> tuple[dict[str, Any], list[Text]]:
    texts: list[Text] = []
    fields = {
        one.key: writer.value(one, texts, leaves=section.exportable)
        for one in section.fields
        if one.key != BODY
    }
    return {key: value for key, value in fields.items() if value is not None}, texts


def _add(
    session: Session, made: Made, document: Document, guide: Guide | None, found: list[Choosable]
) -> None:
    made.sources.append(Source(document=session.open(document.id), guide=guide))
    made.choosable[document.id] = found


# choosing and making


@dataclass
class Order:
    """A random packet: what was ticked, the pages, and what the file has to hold."""

    manifest: Manifest
    texts: list[Text]
    loose: list[tuple[int, int]]
    """From where to where the order of the texts is the guide's own affair."""
    absent: list[Text]


def ordered(made: Made, chance: random.Random, form: Form) -> Order:
    """Tick some of it, also what may not leave, and put it together as the product does."""
    ticked = frozenset(
        one.section for found in made.choosable.values() for one in found if chance.random() < 0.6
    )
    use = (
        chance.choice([Use.SESSION, Use.READING]) if form is not Form.PDF else chance.choice([*Use])
    )
    front = Front(title="For a session", subtitle="28 September", paper=chance.choice([*Paper]))
    left = leaving.put_together(made.sources, Wish(chosen=ticked, use=use), front)
    texts: list[Text] = []
    absent: list[Text] = []
    loose = []
    out = {one.document.id for one in made.sources if one.document.title in left.apart}
    for source in made.sources:
        start = len(texts)
        for one in made.choosable[source.document.id]:
            is_in = one.section in ticked and source.document.id not in out
            texts += [text for text in one.texts if text.leaves and is_in]
            absent += [text for text in one.texts if not (text.leaves and is_in)]
        if source.document.id in made.guided:
            loose.append((start, len(texts)))
    manifest = _dressed(left.manifest, chance, form)
    return Order(manifest, texts, loose, absent)


def _dressed(manifest: Manifest, chance: random.Random, form: Form) -> Manifest:
    """Return the manifest for a file of this form, in any of its sizes."""
    return replace(manifest, form=form, size=chance.choice([*Size]))


# reading with what made none of it


def read(packed: Packed, place: Path) -> str:
    """Return the words of a file: poppler for pages, Python's own archive and XML for Word."""
    file = place / f"file.{packed.manifest.form}"
    file.write_bytes(packed.file)
    match packed.manifest.form:
        case Form.PDF:
            return _pages(file, packed.password, packed.manifest.footer)
        case Form.WORD:
            return _word(file)
        case Form.MARKDOWN:
            return _TAG.sub("", file.read_text("utf-8"))
        case _:
            return file.read_text("utf-8")


def _pages(file: Path, password: str | None, footer: str) -> str:
    locked = ["-upw", password] if password else []
    command = ["pdftotext", "-raw", "-enc", "UTF-8", *locked, str(file), "-"]
    done = subprocess.run(command, capture_output=True, timeout=TOOL_S, check=True)
    foot = re.compile(rf"{re.escape(footer)}[^\n]*page\s+\d+\s+of\s+\d+\s*$|page \d+ of \d+\s*$")
    pages = done.stdout.decode().split("\f")
    return "\n".join(foot.sub("", page.rstrip()).replace(footer, "") for page in pages)


def _word(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = (one.iter(f"{space}t") for one in root.iter(f"{space}p"))
    return "\n".join("".join(part.text or "" for part in one) for one in paragraphs)


# comparing


def reduced(text: str) -> str:
    """Return the letters and digits of a text, which no line end and no ligature changes."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


def wrong(order: Order, manifest: Manifest, found: str) -> list[str]:
    """Return what is not in the file as it was chosen, and what is there beside it; no words."""
    whole = reduced(found)
    places = [(one.start(), one.end(), int(one[0][1:7])) for one in SIGN.finditer(whole)]
    numbers = [number for _, _, number in places]
    wanted = [at for one in order.texts for at in (2 * one.number, 2 * one.number + 1)]
    for start, end in order.loose:
        part = slice(2 * start, 2 * end)
        # In which order the fields of a guide are printed is known to the guide alone.
        if sorted(numbers[part]) == sorted(wanted[part]):
            wanted[part] = numbers[part]
    if numbers != wanted:
        return [*_differences(order, numbers), "another order"]
    by_number = {2 * one.number: one for one in order.texts}
    faults, left = [], whole[: places[0][0]] if places else whole
    for at, (_, end, number) in enumerate(places):
        behind = places[at + 1][0] if at + 1 < len(places) else len(whole)
        if number in by_number:
            if not _same(by_number[number], whole[end:behind], manifest):
                faults.append(f"text {number // 2} reads otherwise")
        else:
            left += whole[end:behind]
    if not order.loose and _letters(left) != _letters(reduced(_around(manifest))):
        faults.append("something stands between the texts")
    return faults


def _differences(order: Order, numbers: Sequence[int]) -> Iterator[str]:
    there = {number // 2 for number in numbers}
    wanted = {one.number for one in order.texts}
    yield from (f"text {one} is missing" for one in sorted(wanted - there))
    yield from (f"text {one} was not chosen" for one in sorted(there - wanted))


def _same(text: Text, words: str, manifest: Manifest) -> bool:
    typed = unicodedata.normalize("NFC", text.words)
    for lost in manifest.replaced:
        # What no font here can draw has a sign in its place: the writer agreed.
        typed = typed.replace(unicodedata.normalize("NFC", lost), "")
    typed = reduced(typed)
    if text.is_tangled:
        return _bare(typed) == _bare(words)
    if manifest.line_numbers:
        return _letters(typed) == _letters(words)
    return typed == words


def _bare(words: str) -> list[str]:
    """Return letters in no order, without the marks that readers give where they like."""
    return sorted({one for one in unicodedata.normalize("NFKD", words) if one.isalpha()})


def _letters(words: str) -> str:
    return "".join(one for one in words if not one.isdigit())


def _around(manifest: Manifest) -> str:
    parts, part = [manifest.title, manifest.subtitle], ""
    for piece in manifest.pieces:
        parts += [piece.part] if piece.part != part else []
        part = piece.part
        parts.append(piece.heading)
        # An entry says its day beneath its title.
        parts += [f"{samples.TODAY:%-d %B %Y}"] * piece.heading.startswith("Entry ")
    # Pages have it at their foot, which is taken off; a file without pages has it once, at its end.
    has_feet = manifest.form in {Form.PDF, Form.WORD}
    return " ".join([*parts, *([] if has_feet else [manifest.footer])])


# the whole of it


def faults(
    seed: int, forms: Sequence[Form], place: Path, press: Press, *, packets: int = 5
) -> list[str]:
    """Fill a vault, take packets out of it, and return what is wrong with any of them."""
    folder = samples.blank_vault(place / f"vault-{seed}")
    found = []
    with contextlib.closing(samples.opened(folder)) as session:
        made, chance = vault(session, seed), random.Random(seed)
        for number in range(packets):
            order = ordered(made, chance, forms[number % len(forms)])
            if not order.manifest.pieces:
                continue
            missing = press.missing(order.manifest)
            manifest = order.manifest.replacing(missing) if missing else order.manifest
            password = chance.choice([None, "walnut harbour quiet"])
            packed = press.finish(manifest, password if manifest.form is Form.PDF else None)
            words = f"seed {seed}, packet {number}, {manifest.form}"
            found += [f"{words}: {one}" for one in wrong(order, manifest, read(packed, place))]
    return found
