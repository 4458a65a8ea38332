"""Small builders with defaults: a cheap vault, a clock that stands still, texts.

Only tests know `CHEAPEST`: the shipped program refuses a vault made with it.
"""

import atexit
import contextlib
import resource
import shutil
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from desktop import files, session
from desktop import guides as loader
from desktop.model import richtext
from desktop.model.document import Document, Kind
from desktop.model.guide import Guide
from desktop.model.settings import Purpose
from desktop.session import Session
from desktop.vault.cost import Bounds, Cost

CHEAPEST = Cost(memory_kib=64, passes=1, lanes=1)
CHEAP_BOUNDS = Bounds(memory_kib=(64, 1024), passes=(1, 4), lanes=(1, 4), target_s=0)
PASSPHRASE = "a passphrase for tests"
TODAY = date(2026, 3, 14)


class FakeClock:
    """A clock that goes on one second each time somebody looks."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@cache
def _blank() -> Path:
    place = Path(mkdtemp(prefix="blank-vault-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    folder = place / "vault"
    folder.mkdir(mode=0o700)
    session.create(
        folder, PASSPHRASE, cost=CHEAPEST, purpose=Purpose.TRUTH, now=FakeClock()
    ).close()
    return folder


def blank_vault(path: Path) -> Path:
    """Put a blank vault at this path; it is made once a run and copied."""
    return Path(shutil.copytree(_blank(), path))


def opened(path: Path, passphrase: str = PASSPHRASE) -> Session:
    """Return the session of a cheap vault."""
    return session.unlock(path, passphrase, bounds=CHEAP_BOUNDS, now=FakeClock())


def letter(
    to: Session, *, title: str = "A letter", text: str = "", kind: Kind = Kind.LETTER
) -> Document:
    """Return a letter with one section, kept in this session."""
    document = to.start(kind=kind, title=title, on=TODAY)
    if text:
        write(to, document, text)
    return to.open(document.id)


def write(to: Session, document: Document, text: str, section: int = 0) -> datetime:
    """Save plain text as the body of a section."""
    return to.save(document.id, document.sections[section].id, richtext.from_plain(text))


def text_of(to: Session, document: Document, section: int = 0) -> str:
    """Return what a section of a document now holds, as plain text."""
    return richtext.plain(to.open(document.id).sections[section].body)


def beneath(place: Path, length: int) -> Path:
    """Return a path beneath a place that has so many bytes."""
    while (missing := length - len(bytes(place))) > 200:
        place = place / ("d" * 100)
    return place / ("d" * (missing - 1))


def deep(place: Path, length: int) -> Path:
    """Return a new folder beneath a place whose path has so many bytes."""
    folder = beneath(place, length)
    folder.mkdir(parents=True)
    return folder


def names(folder: Path) -> list[str]:
    """Return what lies in a folder, by name."""
    return sorted(path.name for path in folder.iterdir())


def flip(path: Path, at: int) -> None:
    """Change one bit of a file."""
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


@contextlib.contextmanager
def file_limit(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size: a full disk for those who write."""
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


@contextlib.contextmanager
def memory_limit(size: int) -> Iterator[None]:
    """Let this process take no more addresses than this."""
    former = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, former)


def told(vector: Path) -> dict[str, Any]:
    """Return what is written beside a frozen vault."""
    return tomllib.loads((vector / "expected.toml").read_text(encoding="utf-8"))


def opened_with(path: Path, way: str, secret: str) -> Session:
    """Return the session of a cheap vault, opened with a passphrase or a phrase."""
    if way == "passphrase":
        return opened(path, secret)
    words = session.parse_phrase(secret)
    return session.unlock_with_phrase(path, words, bounds=CHEAP_BOUNDS, now=FakeClock())


def checked(desk: Session) -> bool:
    """Check a whole vault, slice by slice; raises VaultDamagedError."""
    return any(desk.check_slice() for _ in range(100_000))


@cache
def guides() -> dict[str, Guide]:
    """Return every shipped guide by its id."""
    folder = files.resources() / "guides" / "en"
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}
    return {one.id: one for one in loader.load_all(texts)[0]}
