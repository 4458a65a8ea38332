"""Makes the frozen sealed files of a released format: `make.py v1`, once, before that release."""

import hashlib
import json
import struct
import sys
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1])]

from manifests import FULL  # noqa: E402

from desktop import sealed_pages  # noqa: E402
from desktop.model import manifest_json  # noqa: E402
from desktop.model.manifest import Manifest  # noqa: E402
from desktop.vault import sealing, slots  # noqa: E402
from desktop.vault.cost import Cost  # noqa: E402

COST = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "five small words for testing"
FRONT = struct.Struct(">8sHIII16s32s")
AROUND = FRONT.size + 12 + 16 + 32
EMPTY = Manifest(title="", pieces=())


def summed(whole: bytes) -> bytes:
    """Return bytes with their sum behind, as a whole file has."""
    return whole + hashlib.sha256(whole).digest()


def put_in(raw: bytes, at: int, new: bytes) -> bytes:
    """Return a file with other bytes at one place and a sum that fits."""
    return summed(raw[:at] + new + raw[at + len(new) : -32])


def content(whole: object) -> bytes:
    """Return packed content as it stands in a file."""
    return zlib.compress(json.dumps(whole).encode())


def sealed(
    packed: bytes, *, told: int | None = None, padding: bytes = b"\0", size: int = 0
) -> bytes:
    """Return a file with this content, sealed as the format says, by other code than the program's.

    `told` is the length that the content is said to have.
    """
    salt = hashlib.sha256(packed).digest()[:16]
    stretched = sealing.stretch(
        slots.normal(PASSPHRASE).encode(), salt,
        memory_kib=COST.memory_kib, passes=COST.passes, lanes=COST.lanes,
    )  # fmt: skip
    check = sealing.subkey(stretched, b"stillpage pages 1 check")
    magic = sealed_pages.FAMILY.magic
    front = FRONT.pack(magic, 1, COST.memory_kib, COST.passes, COST.lanes, salt, check)
    inside = struct.pack(">I", len(packed) if told is None else told) + packed
    size = size or next(size for size in sealed_pages.FAMILY.sizes if size >= len(inside) + AROUND)
    key = sealing.subkey(stretched, b"stillpage pages 1 key")
    return summed(front + sealing.seal(key, inside.ljust(size - AROUND, padding), front))


def good():
    """Yield name, bytes and the pages that reading gives."""
    yield "pages", sealed_pages.seal(FULL, PASSPHRASE, COST), FULL
    yield "nothing", sealed_pages.seal(EMPTY, PASSPHRASE, COST), EMPTY
    kept = json.loads(manifest_json.encode(FULL))
    yield "other-packing", sealed(zlib.compress(json.dumps(kept, indent=1).encode(), 1)), FULL


def broken():
    """Yield name, bytes and the error that reading gives.

    What is the same for every family of sealed files stands beside the question file.
    """
    raw = sealed_pages.seal(FULL, PASSPHRASE, COST)
    kept = json.loads(manifest_json.encode(FULL))
    damaged, dear = "SealedFileDamagedError", "SealedFileTooDearError"
    yield "empty", b"", "NotASealedFileError"
    yield "a-letter", b"Dear colleague,\n", "NotASealedFileError"
    yield "half", raw[: len(raw) // 2], damaged
    yield "front-only", raw[:70], damaged
    yield "version-2", put_in(raw, 8, b"\0\2"), "SealedFileTooNewError"
    yield "memory-bomb", put_in(raw, 10, b"\xff" * 4), dear
    yield "passes-bomb", put_in(raw, 14, b"\xff" * 4), dear
    yield "no-passes", put_in(raw, 14, bytes(4)), dear
    yield "lanes-bomb", put_in(raw, 18, b"\xff" * 4), dear
    yield "other-cost", put_in(raw, 10, (128).to_bytes(4)), "SealedFileLockedError"
    yield "bomb", sealed(zlib.compress(b" " * 60_000_000, 9)), damaged
    yield "told-too-long", sealed(content(kept), told=1 << 31), damaged
    yield "another-length", sealed(content(kept), size=8192), damaged
    yield "words-in-the-padding", sealed(content(kept), padding=b"!"), damaged
    yield "a-list", sealed(content([])), damaged
    yield "half-a-character", sealed(content({**kept, "title": "\ud800"})), damaged
    yield "a-name-not-known", sealed(content({**kept, "html": "<b>x</b>"})), damaged
    drawing = {"label": "x", "svg": "<svg/>"}
    drawn = [{"heading": "x", "drawings": [drawing]}]
    yield "a-drawing", sealed(content({**kept, "pieces": drawn})), damaged
    private = [{"heading": "x", "key": "private:x"}]
    yield "private-workings", sealed(content({**kept, "pieces": private})), damaged


def main(name: str) -> None:
    """Write the files, and beside them what each gives."""
    place = HERE / name
    place.mkdir()
    lines = [f'passphrase = "{PASSPHRASE}"', "", "[good]"]
    for file, raw, pages in good():
        (place / f"{file}.good").write_bytes(raw)
        lines.append(
            f"{file} = {json.dumps(manifest_json.encode(pages).decode(), ensure_ascii=False)}"
        )
    lines += ["", "[broken]"]
    for file, raw, error in broken():
        (place / f"{file}.broken").write_bytes(raw)
        lines.append(f'{file} = "{error}"')
    (place / "expected.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
