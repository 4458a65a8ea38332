"""What a whole session left behind or sent away: one list, empty when nothing did."""

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tour.stage import Screen

from outside import encodings, trace
from outside.visit import TO_AN_ENTRY, Visit, program

PASSPHRASE = "amphibious gooseberry under the verandah"
NEXT = "cormorant on a velvet escalator"
TITLE = "Zirconium ledger"
"""Nothing of this session may be found in clear: typed, pasted, cut, named, searched for."""
CANARIES = [
    "amphibious gooseberry",
    "velvet escalator",
    "Zirconium ledger",
    "quillback heron",
    "tarpaulin over the well",
    "marzipan envelope",
    "palimpsest afterwards",
]
_VAULT_NAMES_TEXT = """
    vault.db vault.db-journal vault.db.new vault.db.new-journal keys keys.new keys.bak keys.bak.new
    lock reserve reserve.new attempts attempts.new backups
    backups/copy.part backups/copy.part-journal backups/whole.part
    backups/look.part backups/look.part-journal
"""
_VAULT_NAMES = set(_VAULT_NAMES_TEXT.split())
_BACKUP = re.compile(r"backups/\d{4}-\d\d-\d\d-\d{6}( \d+)?\.backup")
_OVERLAP = 4 * max(map(len, CANARIES)) * 2
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


@dataclass(frozen=True)
class Traced:
    """What was recorded of one session, and what is there afterwards."""

    home: Path
    calls: list[trace.Call]
    printed: bytes
    titles: frozenset[str]


def traced(folder: Path, main: str, *, whole: bool = False, most: int | None = None) -> Traced:
    """Live through the session with this main in a home of its own, recorded.

    `most` are the steps of it that are gone through; all, if it is not said.
    """
    home, record = folder / "home", folder / "record"
    with Screen() as screen:
        visit = Visit(screen, home, program(main), wrap=trace.command(record))
        titles: set[str] = set()
        try:
            for step in _steps(visit, whole=whole)[:most]:
                step()
                titles.update(visit.keys.titles())
            visit.end()
        finally:
            printed = visit.stop()
    return Traced(home, trace.calls(record), printed, frozenset(titles))


def _steps(visit: Visit, *, whole: bool) -> list[Callable[[], object]]:
    """Return what is done, one after the other; `whole` adds what takes longer."""
    further: list[Callable[[], object]] = [
        lambda: visit.keys.press("ctrl+plus"),
        lambda: visit.unlock(PASSPHRASE),
        lambda: visit.change_passphrase(PASSPHRASE, NEXT),
        visit.new_entry,
        lambda: visit.write("Once more a quillback heron."),
        visit.lock,
        lambda: visit.unlock_wrongly("not the amphibious gooseberry"),
        lambda: visit.unlock(NEXT),
    ]
    return [
        lambda: visit.create(PASSPHRASE),
        visit.new_entry,
        lambda: visit.write("There was a quillback heron.\nA tarpaulin over the well, and dusk."),
        lambda: visit.name(TITLE),
        lambda: visit.keys.press("ctrl+End"),
        lambda: visit.paste(" Inside was a marzipan envelope."),
        lambda: visit.find("quillback heron"),
        visit.cut_word,
        visit.lock,
        lambda: visit.unlock(PASSPHRASE),
        lambda: visit.write(" All was palimpsest afterwards."),
        visit.look_at_history,
        lambda: visit.export(*TO_AN_ENTRY),
        *([visit.lock, *further] if whole else []),
    ]


def found(traced: Traced) -> list[str]:
    """Return, one line each, everything that should not be."""
    return [
        *_strange_files(traced),
        *_strange_calls(traced.calls),
        *_payloads(traced.calls),
        *_words("a command line or environment", _started(traced.calls)),
        *_words("what was printed", traced.printed),
        *_words("a window's title", "\n".join(traced.titles).encode()),
        *_tree(traced.home),
    ]


def _strange_files(traced: Traced) -> list[str]:
    return [
        f"touched {path}"
        for path in sorted(trace.touched(traced.calls))
        if not _is_ours(path, traced.home)
    ]


def _is_ours(path: str, home: Path) -> bool:
    """Say whether this is of the vault, the settings file, the export or nothing at all."""
    if path == "/dev/null":
        return True
    if not Path(path).is_relative_to(home):
        return False
    inner = str(Path(path).relative_to(home))
    vault = ".local/share/stillpage/Vault"
    return (
        vault.startswith(inner)
        or inner in {f"{vault}/{name}" for name in _VAULT_NAMES}
        or _BACKUP.fullmatch(inner.removeprefix(f"{vault}/")) is not None
        or inner in {"pages.pdf", ".config", ".config/stillpage", ".config/stillpage/settings.json"}
        # The export before it has its name, and the settings before they are whole.
        or re.fullmatch(r"#\d+", inner) is not None
        or re.fullmatch(r"\.config/stillpage/\.[0-9a-f]{16}\.part", inner) is not None
    )


def _strange_calls(made: list[trace.Call]) -> list[str]:
    families = trace.socket_families(made) - {"AF_UNIX"}
    moved = {call.name for call in made if call.name in trace.MOVES and call.worked}
    marked = {call.name for call in made if "setxattr" in call.name and call.worked}
    return [f"used {one}" for one in sorted(families | moved | marked)]


def _payloads(made: list[trace.Call]) -> list[str]:
    """Look at all that was written anywhere but to a pipe between the program's own processes.

    What is printed goes through a pipe, too; that is looked at by itself.
    """
    lines: dict[str, None] = {}
    tails: dict[tuple[int, str], bytes] = {}
    for call in made:
        if call.name not in trace.WRITES or call.target.startswith("pipe:"):
            continue
        # Words can be cut in two by two calls.
        content = tails.get((call.pid, call.target), b"") + call.payload
        tails[call.pid, call.target] = content[-_OVERLAP:]
        for line in _words(f"a write to {call.target}", content):
            lines[line] = None
    return list(lines)


def _started(made: list[trace.Call]) -> bytes:
    return b"\0".join(call.payload for call in made if call.name == "execve")


def _tree(home: Path) -> list[str]:
    lines = []
    for path in sorted(home.rglob("*")):
        name = str(path.relative_to(home))
        lines += _words("a file's name", name.encode())
        if path.is_file():
            content = path.read_bytes()
            lines += _words(name, content)
            lines += _words(f"{name}, inflated", b"\0".join(inflated(content)))
    return lines


def inflated(content: bytes) -> list[bytes]:
    """Return whatever in these bytes can be inflated."""
    streams = []
    for match in _ZLIB.finditer(content):
        try:
            streams.append(zlib.decompressobj().decompress(content[match.start() :]))
        except zlib.error:
            continue
    return streams


def _words(where: str, content: bytes, canaries: Sequence[str] = CANARIES) -> list[str]:
    hits = encodings.found(content, list(canaries))
    return [f"“{words}” as {form} in {where}" for words, form in sorted(hits)]
