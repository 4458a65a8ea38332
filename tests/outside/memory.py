"""What a process remembers: reads /proc/PID/mem and counts what should not be in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from samples import CHEAP_BOUNDS

from desktop.vault import keyfile, slots

_MAP = re.compile(rb"^([0-9a-f]+)-([0-9a-f]+) r")
_PIECE = 64 * 1024**2


def forms(words: Iterable[str]) -> dict[str, bytes]:
    """Return how words lie in memory: as Python, Qt, SQLite and JSON keep them."""
    made = {}
    for text in words:
        for coding in ("utf-8", "utf-16-le", "utf-32-le"):
            made[f"{text} ({coding})"] = text.encode(coding)
    return made


def keys(vault: Path, passphrase: str) -> dict[str, bytes]:
    """Return the master key and the passphrase's own key, raw and as hex."""
    (header, *_) = keyfile.read(vault, CHEAP_BOUNDS)
    private = slots.key_of_passphrase(passphrase, header.lock)
    master = keyfile.unseal(header, private).masters.present.raw
    named = {"master key": master, "key of the passphrase": private}
    return {
        f"{name} ({form})": value
        for name, raw in named.items()
        for form, value in (("raw", raw), ("hex", raw.hex().encode()))
    }


def held(pids: Iterable[int], needles: Mapping[str, bytes]) -> dict[str, int]:
    """Return how often each needle lies in the memory of these processes; the absent left out."""
    counts = dict.fromkeys(needles, 0)
    longest = max(map(len, needles.values()))
    for pid in pids:
        for piece in pieces(pid, longest, only_written=True):
            for name, needle in needles.items():
                counts[name] += piece.count(needle)
    return {name: count for name, count in counts.items() if count}


def pieces(pid: int, overlap: int, *, only_written: bool = False) -> Iterator[bytes]:
    """Yield the readable memory; a needle across two pieces is in the second.

    `only_written` leaves out what this process cannot have written: libraries and other files.
    """
    maps = Path(f"/proc/{pid}/maps").read_bytes().splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            match = _MAP.match(line)
            if match is None or line.endswith((b"[vvar]", b"[vsyscall]", b"[vvar_vclock]")):
                continue
            access = line.split()[1]
            if only_written and access[1:2] != b"w" and access.endswith(b"p") and b"/" in line:
                continue
            start, end = int(match[1], 16), int(match[2], 16)
            for at in range(start, end, _PIECE):
                begin = max(start, at - overlap)
                try:
                    memory.seek(begin)
                    yield memory.read(min(end, at + _PIECE) - begin)
                except (OSError, OverflowError):
                    continue
