"""Two people, one account: what the second one's run could find of what the first one wrote.

The first one's vault is there with words of hers in every place that holds words. She writes,
searches, copies and exports by keys, locks and ends the program. Then the other one starts it in
the same home and on the same screen, makes a vault, writes, undoes, pastes and searches.
"""

import contextlib
import os
import sqlite3
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from samples import CHEAP_BOUNDS, CHEAPEST, TODAY, FakeClock, opened
from tour.stage import Frame, Screen, StageError

from desktop import session
from desktop.model import richtext
from desktop.model.document import Kind
from desktop.model.entries import Entry, with_entry
from desktop.model.settings import Purpose
from desktop.vault import opening
from desktop.vault.database import SAFE
from outside import encodings, leaks, memory
from outside.visit import PAGES_BEFORE, SETTINGS, Visit, program

HERS = "amphibious gooseberry under the verandah"
THEIRS = "cormorant on a velvet escalator"
RARE = "quernstone"
"""Stands in all that she leaves somewhere, and nowhere else: memory is searched for it alone."""
WRITTEN, TITLE, SOUGHT = f"heron over a {RARE}", f"Zirconium {RARE}", f"periwinkle {RARE}"
LETTER, TAG, MARKED = f"tarpaulin by the {RARE}", f"palimpsest {RARE}", f"hellebore {RARE}"
OWN_WORD, LETTER_TITLE = f"marzipan{RARE}", f"Tuesdays at the {RARE}"
CANARIES = [WRITTEN, TITLE, SOUGHT, LETTER, TAG, MARKED, OWN_WORD, LETTER_TITLE, HERS]
"""An entry, its title, a search, a letter, a tag, an entry under the veil, a word added to the
dictionary, the title of a letter, the passphrase: each place can be told from the others."""
OWN_TEXT = "Nothing but this line is mine."
LOOKED_FOR = "heron zirconium"
"""The other one searches for a part of it only: else their own search would be found."""
BACK_FROM_LOCK, NEW_VAULT = ["Tab"] * 4, ["Tab"] * 2
"""From the passphrase to "Open another vault", and from the vaults to "Make a new vault"."""
BUS = "dbus-daemon --session --nofork --print-address".split()
AT_SETTINGS, CHOSEN = (16, 760), bytes.fromhex("e6e9dc")
"""A place of the entry of Settings in the rail, and its colour while that page is open."""
POINTER_ROWS = 80
"""The pointer and the caret may be elsewhere than they were; a page differs in hundreds of rows."""


@dataclass
class Found:
    """What was found, check by check: lines that say where; all are empty when nothing was."""

    seen_first: list[str] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)
    memory: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    started: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    bus: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    printed: bytes = b""
    page: str = ""


def her_vault(folder: Path) -> Path:
    """Make the first one's vault: words in a letter, an entry, a tag and the dictionary."""
    folder.mkdir(parents=True, mode=0o700)
    made = session.create(folder, HERS, cost=CHEAPEST, purpose=Purpose.HURT, now=FakeClock())
    with contextlib.closing(made):
        letter = made.start(kind=Kind.LETTER, title=LETTER_TITLE, on=TODAY)
        made.save(letter.id, letter.sections[0].id, richtext.from_plain(LETTER))
        entry = made.start(kind=Kind.ENTRY, title="14 March", on=TODAY)
        fields = with_entry({}, Entry(tags=(TAG,), before=7, is_veiled=True))
        body = richtext.from_plain(MARKED)
        made.save(entry.id, entry.sections[0].id, body, fields=fields)
        made.change_settings(made.settings.with_word(OWN_WORD))
    return folder


@dataclass(frozen=True)
class Ground:
    """A home with places for all that is put away somewhere, and a bus that is listened to."""

    home: Path
    heard: Path
    address: str

    @property
    def extra(self) -> dict[str, str]:
        """Return the variables that lead there."""
        own = {name: str(self.home / name) for name in ("tmp", ".cache", ".state")}
        return {
            "TMPDIR": own["tmp"], "XDG_CACHE_HOME": own[".cache"], "XDG_STATE_HOME": own[".state"],
            "DBUS_SESSION_BUS_ADDRESS": self.address,
        }  # fmt: skip


@contextlib.contextmanager
def ground(folder: Path) -> Iterator[Ground]:
    """Give a home, and a message bus on which everything said is recorded."""
    home = folder / "home"
    for name in ("tmp", ".cache", ".state"):
        (home / name).mkdir(parents=True)
    with (
        tempfile.TemporaryDirectory(prefix="bus-") as place,
        (folder / "heard").open("wb") as heard,
    ):
        bus = subprocess.Popen(
            [*BUS, f"--address=unix:dir={place}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        listener = subprocess.Popen(
            ["dbus-monitor", "--address", address], stdout=heard, stderr=subprocess.DEVNULL
        )
        try:
            yield Ground(home, folder / "heard", address)
        finally:
            for one in (listener, bus):
                one.terminate()
                one.wait(10)
            bus.stdout.close()


def lived(folder: Path, main: str = "main") -> Found:
    """Let both sit down, one after the other, and return what was found."""
    found = Found()
    with Screen() as screen, ground(folder) as place:
        vault = her_vault(place.home / ".local/share/stillpage/Vault")
        needles = Needles(vault)
        her = Visit(screen, place.home, program(main), extra=place.extra)
        with _ended(her, found):
            _she_sits_down(her, found, needles)
        _taken_away(place.home, folder / "stick")
        other = Visit(screen, place.home, program(main), extra=place.extra)
        other.vault = vault.with_name("Vault 2")
        with _ended(other, found):
            _other_sits_down(other, found, needles)
        found.bus = _words("the message bus", place.heard.read_bytes())
    found.files, found.names = _files(place.home), _names(place.home)
    _look_into_own_vault(other.vault, found)
    return found


@contextlib.contextmanager
def _ended(visit: Visit, found: Found) -> Iterator[None]:
    try:
        yield
        visit.end()
    except StageError:
        # What was on the screen says more than what was waited for.
        (visit.home.parent / "last.png").write_bytes(visit.screen.frame().png())
        raise
    finally:
        found.printed += visit.stop()


def _look(visit: Visit, found: Found) -> None:
    """Note what can be seen of the running program by anybody beside it."""
    for pid in visit.stage.processes():
        for name in ("cmdline", "environ", "comm"):
            with contextlib.suppress(OSError):
                said = Path(f"/proc/{pid}/{name}").read_bytes()
                found.started += _words(f"{name} of a process", said)
    found.shown += _words("what the screen tells of its windows", _told_by_windows(visit))


def _told_by_windows(visit: Visit) -> bytes:
    """Return every property of every window there is, the root and its cut buffers among them."""
    ids = visit.keys._run("search", "--name", "").split()
    told = [["xprop", "-root"], *(["xprop", "-id", one] for one in ids)]
    return b"\n".join(
        subprocess.run(
            words, env=visit.beside(), capture_output=True, check=False, timeout=20
        ).stdout
        for words in told
    )


# -- memory -------------------------------------------------------------------


class Needles:
    """What is looked for in memory: the rare word first, then all that stands around it."""

    def __init__(self, vault: Path) -> None:
        self._whole = memory.forms(CANARIES)
        self._rare = [text.encode(form) for text in (RARE, HERS) for form in ("utf-8", "utf-16-le")]
        self._keys = memory.keys(vault, HERS)

    def held(self, pids: Iterable[int]) -> list[str]:
        """Return what these processes hold of her words and keys."""
        found = set()
        for pid in pids:
            for piece in memory.pieces(pid, overlap=1_000, only_written=True):
                found |= {name for name, key in self._keys.items() if key in piece}
                for around in self._around(piece):
                    found |= {name for name, words in self._whole.items() if words in around}
        return sorted(found)

    def _around(self, piece: bytes) -> Iterator[bytes]:
        for rare in self._rare:
            at = piece.find(rare)
            while at >= 0:
                yield piece[max(0, at - 400) : at + 400]
                at = piece.find(rare, at + len(rare))


# -- the first one ------------------------------------------------------------


def _she_sits_down(visit: Visit, found: Found, needles: Needles) -> None:
    lock_screen = visit.stage.window()
    visit.unlock(HERS)
    visit.new_entry()
    visit.keys.type(WRITTEN)
    visit.name(TITLE)
    visit.keys.press("ctrl+shift+f")
    visit.keys.type(SOUGHT)
    visit.rest()
    visit.keys.press("Escape")
    visit.rest()
    visit.export("End")
    _look(visit, found)
    found.seen_first = needles.held(visit.stage.processes())
    visit.new_entry()
    visit.keys.type(WRITTEN)
    visit.keys.press("ctrl+a", "ctrl+c")
    # A key is pressed before the program has heard of it.
    visit.stage.until(
        lambda: visit.selection("clipboard").decode() == WRITTEN, "the words on the clipboard"
    )
    visit.keys.press("ctrl+l")
    visit.stage.until(
        lambda: visit.keys.focus() and visit.screen.frame().differs(lock_screen) < POINTER_ROWS,
        "the lock screen again",
    )
    found.locked = needles.held(visit.stage.processes())
    found.copied += _selections(visit)


def _selections(visit: Visit) -> list[str]:
    return [
        line
        for name in ("clipboard", "primary", "secondary")
        for line in _words(f"the {name} selection", visit.selection(name))
    ]


def _taken_away(home: Path, stick: Path) -> None:
    """Take away what she made on purpose; it is a file outside the vault, and her own affair."""
    stick.mkdir()
    (home / "pages.pdf").rename(stick / "pages.pdf")


# -- the other one ------------------------------------------------------------


def _other_sits_down(visit: Visit, found: Found, needles: Needles) -> None:
    visit.stage.window()
    before = visit.rooms()
    visit.keys.press("ctrl+v", "ctrl+a", *BACK_FROM_LOCK, "space")
    visit._next_room(before)
    before = visit.rooms()
    visit.keys.press(*NEW_VAULT, "space")
    visit._next_room(before)
    visit.create(THEIRS)
    visit.new_entry()
    visit.keys.type(OWN_TEXT)
    visit.keys.press(*["ctrl+z"] * 3, *["ctrl+shift+z"] * 3, "ctrl+End", "ctrl+v", "shift+Insert")
    visit.kept()
    # Each of these pages has to be another one: a walk gone astray would find nothing, too.
    visit._turn("ctrl+k")
    visit.keys.type(LOOKED_FOR)
    visit.rest()
    visit._turn("Escape")
    visit._turn("ctrl+shift+e")
    visit.click(*SETTINGS)
    visit.stage.until(lambda: visit._colour(*AT_SETTINGS) == CHOSEN, "Settings")
    visit._turn("F1")
    visit.rest()
    _look(visit, found)
    found.copied += _selections(visit)
    found.memory = needles.held(visit.stage.processes())


# -- afterwards ---------------------------------------------------------------


def _files(home: Path) -> list[str]:
    lines: list[str] = []
    for path in sorted(home.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            lines += _words(str(path.relative_to(home)), content)
            lines += _words(f"{path.name}, unpacked", _unpacked(path, content))
    return lines


def _names(home: Path) -> list[str]:
    told = b"\n".join(os.fsencode(one) for one in sorted(home.rglob("*")))
    return _words("the names of files", told)


def _unpacked(path: Path, content: bytes) -> bytes:
    """Return what stands inside a file of one of the forms that hide words from a plain look."""
    parts = leaks.inflated(content)
    if content.startswith(b"SQLite format 3"):
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            parts.append("\n".join(database.iterdump()).encode())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            parts += [packed.read(name) for name in packed.namelist()]
    return b"\0".join(parts)


def _look_into_own_vault(folder: Path, found: Found) -> None:
    """Note what the other one's vault holds, row by row, and what stands on their page."""
    known = opening.with_passphrase(
        folder, THEIRS, bounds=CHEAP_BOUNDS, now=FakeClock(), manner=SAFE
    )
    with contextlib.closing(known):
        tables = known.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        cells = [
            cell if isinstance(cell, bytes) else str(cell).encode()
            for (table,) in tables
            for row in known.database.rows(f'SELECT * FROM "{table}"')
            for cell in row
        ]
    found.own = _words("the other one's vault", b"\n".join(map(_inflated, cells)))
    with contextlib.closing(opened(folder, THEIRS)) as room:
        (entry,) = room.summaries()
        found.page = richtext.plain(room.open(entry.id).sections[0].body)


def _inflated(cell: bytes) -> bytes:
    with contextlib.suppress(zlib.error):
        return zlib.decompress(cell[1:])
    return cell


def _words(where: str, content: bytes) -> list[str]:
    hits = encodings.found(content, CANARIES)
    return [f"“{words}” as {form} in {where}" for words, form in sorted(hits)]


# -- a first run where somebody else's vault lies elsewhere -------------------


@contextlib.contextmanager
def _begun(home: Path, command: list[str]) -> Iterator[Visit]:
    with Screen() as screen:
        visit = Visit(screen, home, command)
        try:
            yield visit
            visit.end()
        finally:
            visit.stop()


def first_page(home: Path, main: str = "main") -> Frame:
    """Return the page with which the program begins in a home."""
    with _begun(home, program(main)) as visit:
        return visit.stage.window()


def first_pages(home: Path) -> list[Frame]:
    """Return the first page, where a new vault will be, and the list of vaults one may have."""
    with _begun(home, program()) as visit:
        pages = [visit.stage.window()]
        visit._turn("Return")
        visit._turn(*["Return"] * PAGES_BEFORE)
        pages.append(visit.stage.steady())
        visit._turn("Escape")
        before = visit.rooms()
        visit.keys.press("Tab", "space")
        visit._next_room(before)
        pages.append(visit.stage.steady())
    return pages


def she_was_here(home: Path, folder: Path, main: str = "main") -> None:
    """Let her open her vault, which lies in a place of its own, and leave."""
    her_vault(folder)
    with _begun(home, [*program(main), str(folder)]) as visit:
        visit.unlock(HERS)
