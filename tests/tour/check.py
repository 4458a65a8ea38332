"""What the tour left behind, looked at with other tools than the program's own."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdf

from desktop import vaults
from desktop.model import when
from desktop.model.document import PRIVATE, State
from desktop.model.guide import GuideField
from desktop.model.richtext import BlockKind, Body
from desktop.session import Session
from tour import desk, told
from tour.forms import BASIS
from tour.sample import markup
from tour.sample.markup import Piece
from tour.told import reduced

# On one line or on two: each reader says it its own way.
_FOOT = re.compile(r"(Private\. For therapy\.)? ?(page \d+ of \d+)?")
_EXPECTED = re.compile(
    r"\.local/share/stillpage/Vault( 2)?/"
    r"(vault\.db(-journal)?|keys|keys\.bak|lock|reserve|attempts|backups/[^/]+)"
    r"|\.config/stillpage/settings\.json"
)
OTHERS = ("qpdf", "pdftotext")
LONGEST_HEAD = 60
"""Letters and digits of title and date, which stand before what was chosen."""


def file_problems(file: Path, password: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Return what is wrong with the file for a session."""
    read = _read_by_others if all(map(shutil.which, OTHERS)) else _read_by_libraries
    for wrong in ("", password + "x"):
        if read(file, wrong) is not None:
            yield "it opens without its password"
    text = read(file, password)
    if text is None:
        yield "it does not open with its password"
        return
    yield from _missing_or_more(text, pieces)
    yield from _private_words(text, pieces)


def _missing_or_more(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Return what is wrong section by section: first what stands in fields, then the prose."""
    lines = [line for line in re.split(r"[\n\f]", text) if not _FOOT.fullmatch(line.strip())]
    found = reduced(" ".join(lines))
    printed = [one for one in pieces if not one.mark and (one.body or told.rows(one.key, pieces))]
    keys = [one.key for one in desk.GUIDE.sections]
    every = {one.key: one for one in pieces}
    # A section that was written nothing in still shows what is put together in it.
    order = [key for key in keys if key in {one.key for one in printed} or told.rows(key, pieces)]
    head, first, rest = found.partition(reduced(_heading(order[0])))
    title = reduced(desk.GUIDE.title)
    if not head.startswith(title) or len(head) - len(title) > LONGEST_HEAD:
        yield "words are in it that nobody chose"
    rest = first + rest
    for number, key in enumerate(order):
        heading = reduced(_heading(key))
        if not rest.startswith(heading):
            yield f"section {key} does not follow the one before it"
            return
        rest = rest.removeprefix(heading)
        after = reduced(_heading(order[number + 1])) if number + 1 < len(order) else ""
        own, following, rest = rest.partition(after) if after else (rest, "", "")
        rest = following + rest
        body = every[key].body if key in every else ()
        prose = reduced(" ".join(_lines(body)))
        if not own.endswith(prose):
            yield f"the words of section {key} are not the typed words in their order"
        else:
            yield from told.problems(key, own.removesuffix(prose), pieces)


def _private_words(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Return whether words stand in the file that must never leave."""
    found = reduced(text)
    notes = [row["note"] for one in pieces for row in one.rows if "note" in row]
    private = [block.text for one in pieces for block in one.private_body]
    if any(reduced(line) in found for line in (*notes, *private)):
        yield "words are in it that no export may take"


def _read_by_others(file: Path, password: str) -> str | None:
    """Return the words of a file, or None if this is not its password."""
    command = ["qpdf", f"--password={password}", "--decrypt", str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return None
    command = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(
        command, input=done.stdout, capture_output=True, check=True
    ).stdout.decode()


def _read_by_libraries(file: Path, password: str) -> str | None:
    """Do the same with what the program brings with it, where the tools are not here."""
    reader = pypdf.PdfReader(file)
    if not reader.decrypt(password):
        return None
    return "\n".join(page.extract_text() for page in reader.pages)


def _heading(key: str) -> str:
    section = desk.GUIDE.section(key)
    return f"{section.number} {section.heading}"


def _lines(body: Body) -> Iterator[str]:
    number = 0
    for block in body:
        number = number + 1 if block.kind is BlockKind.NUMBER else 0
        yield f"{number} {block.text}" if number else block.text


def vault_problems(vault: Path, passphrase: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Return in what the disclosure in a vault differs from what was typed."""
    opened = vaults.unlock(vault, passphrase, vaults.Rules())
    try:
        yield from problems_in(opened, pieces)
    finally:
        opened.close()


def problems_in(opened: Session, pieces: Sequence[Piece]) -> Iterator[str]:
    """Return in what the disclosure in an open vault differs from what was typed."""
    found = [one for one in opened.summaries() if one.guide == "disclosure"]
    if len(found) != 1:
        yield f"{len(found)} disclosures are in the vault"
        return
    document = opened.open(found[0].id)
    sections = {section.key: section for section in document.sections}
    for piece in pieces:
        section = sections[piece.key]
        yield from _field_problems(piece, section.fields)
        beside = sections.get(PRIVATE + piece.key)
        if piece.private_body != (beside.body if beside else ()):
            yield f"the private page of section {piece.key} is not what was typed"
        if section.body != piece.body:
            yield f"section {piece.key} is not what was typed"
        if piece.mark and section.mark is not State(piece.mark):
            yield f"section {piece.key} is not marked as it should be"


def _field_problems(piece: Piece, kept: Mapping[str, Any]) -> Iterator[str]:
    """Return which items of a section are not kept as they were typed, one by one."""
    for name, text in piece.fields.items():
        if kept.get(name) != text:
            yield f"{name} of section {piece.key} is not what was typed"
    if not piece.rows:
        return
    table = desk.fields(piece.key)[0]
    found = [one["cells"] for one in kept.get(table.key, ())]
    wanted = [_cells(table, row) for row in piece.rows]
    if found != wanted:
        count = sum(one not in wanted for one in found)
        yield f"{count} of {len(found)} items of section {piece.key} are not what was typed"


def _cells(table: GuideField, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells of a row as the vault has them."""
    cells = {key: value for key, value in row.items() if not key.endswith(BASIS)}
    for column in table.columns:
        if column.key in row and column.kind == "date":
            basis = {"basis": row[column.key + BASIS]} if column.key + BASIS in row else {}
            cells[column.key] = when.parse(None, row[column.key]).to_json() | basis
        if column.key in row and column.kind == "money":
            typed = row[column.key]
            upper = {"upper": typed["upper"].replace(",", "")} if "upper" in typed else {}
            plain = {"lower": typed["lower"].replace(",", "")}
            cells[column.key] = {**typed, **plain, **upper}
    return cells


def texts_problems(vault: Path, passphrase: str, wanted: Sequence[Body]) -> Iterator[str]:
    """Return how many of these texts are missing in a vault."""
    opened = vaults.unlock(vault, passphrase, vaults.Rules())
    try:
        ids = [one.id for one in opened.summaries()]
        bodies = [section.body for one in ids for section in opened.open(one).sections]
    finally:
        opened.close()
    missing = sum(body not in bodies for body in wanted)
    if missing:
        yield f"{missing} of {len(wanted)} texts of the second person are not what was typed"


def home_problems(home: Path) -> Iterator[str]:
    """Return which files the program left that nobody expects."""
    for file in sorted(home.rglob("*")):
        name = file.relative_to(home).as_posix()
        if file.is_file() and not _EXPECTED.fullmatch(name):
            yield f"there is a file {name}"


def words_in_clear(folders: Sequence[Path], pieces: Sequence[Piece]) -> Iterator[str]:
    """Return in which files words that were typed can be read by anybody."""
    lines = [text[:40] for piece in pieces for text in _texts(piece) if len(text) > 40]
    seen = [line.encode(code) for line in lines for code in ("utf-8", "utf-16-le")]
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                data = file.read_bytes()
                if any(line in data for line in seen):
                    yield f"words stand in clear in {file.name}"


def _texts(piece: Piece) -> Iterator[str]:
    yield from (block.text for block in (*piece.body, *piece.private_body))
    yield from markup.words_of(piece.rows)
