"""What the tour left behind, looked at with other tools than the program's own."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdf

from desktop import files, guides, vaults
from desktop.model.document import State
from desktop.model.richtext import BlockKind, Body
from tour.sample.markup import Piece

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
    lines = [line for line in re.split(r"[\n\f]", text) if not _FOOT.fullmatch(line.strip())]
    found, wanted = reduced(" ".join(lines)), reduced(" ".join(_printed(pieces)))
    if not found.endswith(wanted):
        yield "its words are not the typed words in their order"
    elif len(found) - len(wanted) > LONGEST_HEAD:
        yield "words are in it that nobody chose"


def _read_by_others(file: Path, password: str) -> str | None:
    """Return the words of a file, or None if this is not its password."""
    command = ["qpdf", f"--password={password}", "--decrypt", str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return None
    command = ["pdftotext", "-", "-"]
    return subprocess.run(
        command, input=done.stdout, capture_output=True, check=True
    ).stdout.decode()


def _read_by_libraries(file: Path, password: str) -> str | None:
    """Do the same with what the program brings with it, where the tools are not here."""
    reader = pypdf.PdfReader(file)
    if not reader.decrypt(password):
        return None
    return "\n".join(page.extract_text() for page in reader.pages)


def reduced(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(char for char in text if char.isalnum())


def _printed(pieces: Sequence[Piece]) -> Iterator[str]:
    guide = guides.load(
        "disclosure.toml", (files.resources() / "guides/en/disclosure.toml").read_text("utf-8")
    )
    headings = {one.key: f"{one.number} {one.heading}" for one in guide.sections}
    yield guide.title
    for piece in pieces:
        if piece.body:
            yield headings[piece.key]
            yield from _lines(piece.body)


def _lines(body: Body) -> Iterator[str]:
    number = 0
    for block in body:
        number = number + 1 if block.kind is BlockKind.NUMBER else 0
        yield f"{number} {block.text}" if number else block.text


def vault_problems(vault: Path, passphrase: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Return in what the disclosure in a vault differs from what was typed."""
    opened = vaults.unlock(vault, passphrase, vaults.Rules())
    try:
        found = [one for one in opened.summaries() if one.guide == "disclosure"]
        if len(found) != 1:
            yield f"{len(found)} disclosures are in the vault"
            return
        document = opened.open(found[0].id)
        sections = {section.key: section for section in document.sections}
        for piece in pieces:
            section = sections[piece.key]
            if section.body != piece.body:
                yield f"section {piece.key} is not what was typed"
            if piece.mark and section.mark is not State(piece.mark):
                yield f"section {piece.key} is not marked as it should be"
    finally:
        opened.close()


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
    lines = [block.text[:40] for piece in pieces for block in piece.body if len(block.text) > 40]
    seen = [line.encode(code) for line in lines for code in ("utf-8", "utf-16-le")]
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                data = file.read_bytes()
                if any(line in data for line in seen):
                    yield f"words stand in clear in {file.name}"
