"""Makes the frozen question files of a released format: `make.py v1`, once, before that release."""

import hashlib
import json
import struct
import sys
import zlib
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1])]

from desktop import question_file  # noqa: E402
from desktop.model import questions  # noqa: E402
from desktop.model.questions import Depth, Question, Sheet  # noqa: E402
from desktop.vault import sealing, slots  # noqa: E402
from desktop.vault.cost import Cost  # noqa: E402

COST = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "five small words for testing"
FRONT = struct.Struct(">8sHIII16s32s")
AROUND = FRONT.size + 12 + 16 + 32
EMPTY = Sheet(questions=(), do_not_tell=(), depths={}, made_on=date(2026, 3, 14))
SHEET = Sheet(
    questions=(
        Question(
            number=1, text="Was I exposed to anything?", tag="health", depth=Depth.SPECIFICS,
            purpose="So that I can see a doctor.",
        ),
        Question(number=2, text="What is still unpaid?", tag="money", depth=Depth.COUNTS),
        Question(number=3, text="Is anyone I know involved?", tag="people", depth=Depth.YES_NO),
        Question(number=7, text="Η ερώτηση, питання, 問い 🌊", tag="", depth=Depth.CATEGORY),
    ),
    do_not_tell=("Comparisons with me.", "Places we both know."),
    depths={"health": Depth.SPECIFICS, "money": Depth.COUNTS, "meaning": Depth.NOTHING},
    note="Please read the third question first.",
    made_on=date(2026, 3, 14),
)  # fmt: skip


def summed(whole: bytes) -> bytes:
    """Return bytes with their sum behind, as a whole file has."""
    return whole + hashlib.sha256(whole).digest()


def put_in(raw: bytes, at: int, new: bytes) -> bytes:
    """Return a file with other bytes at one place and a sum that fits."""
    return summed(raw[:at] + new + raw[at + len(new) : -32])


def content(sheet: dict[str, object], **beside: object) -> bytes:
    """Return packed content as it stands in a file."""
    return zlib.compress(json.dumps({"minor": 0, "sheet": sheet, **beside}).encode())


def filling(kept: dict[str, object]) -> bytes:
    """Return content that leaves no room for padding in the smallest file."""
    plain = json.dumps({"minor": 0, "sheet": kept}).encode()
    packing = zlib.compressobj(0)
    # Unpacked zlib adds 11 bytes as long as there is one block; white space is no content.
    room = question_file.SIZES[0] - AROUND - 4 - 11
    return packing.compress(plain.ljust(room)) + packing.flush()


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
    check = sealing.subkey(stretched, b"stillpage questions 1 check")
    front = FRONT.pack(
        question_file.MAGIC, 1, COST.memory_kib, COST.passes, COST.lanes, salt, check
    )
    inside = struct.pack(">I", len(packed) if told is None else told) + packed
    size = size or next(size for size in question_file.SIZES if size >= len(inside) + AROUND)
    key = sealing.subkey(stretched, b"stillpage questions 1 key")
    return summed(front + sealing.seal(key, inside.ljust(size - AROUND, padding), front))


def good():
    """Yield name, bytes and the sheet that reading gives."""
    kept = questions.to_json(SHEET)
    later = {
        **kept, "languages": ["en"],
        "questions": [{**one, "weight": 3} for one in kept["questions"]],
    }  # fmt: skip
    yield "sheet", question_file.seal(SHEET, PASSPHRASE, COST), SHEET
    yield "nothing-asked", question_file.seal(EMPTY, PASSPHRASE, COST), EMPTY
    yield "without-padding", sealed(filling(kept)), SHEET
    yield "later-minor", sealed(content(later, minor=4, made_with="something new")), SHEET


def broken():
    """Yield name, bytes and the error that reading gives."""
    raw = question_file.seal(SHEET, PASSPHRASE, COST)
    kept = questions.to_json(SHEET)
    damaged, dear = "QuestionFileDamagedError", "QuestionFileTooDearError"
    yield "empty", b"", "NotAQuestionFileError"
    yield "a-letter", b"Dear colleague,\n", "NotAQuestionFileError"
    yield "half", raw[: len(raw) // 2], damaged
    yield "front-only", raw[:70], damaged
    yield "longer", raw + b"\0", damaged
    yield "line-ends", raw.replace(b"\r\n", b"\n"), damaged
    yield "flipped-sum", raw[:-1] + bytes([raw[-1] ^ 1]), damaged
    yield "flipped-content", raw[:900] + bytes([raw[900] ^ 1]) + raw[901:], damaged
    yield "flipped-content-summed", put_in(raw, 900, bytes([raw[900] ^ 1])), damaged
    yield "other-line-ends", put_in(raw, 4, b"\n\n\n\n"), damaged
    yield "version-0", put_in(raw, 8, b"\0\0"), damaged
    yield "version-2", put_in(raw, 8, b"\0\2"), "QuestionFileTooNewError"
    yield (
        "version-2-of-another-length",
        summed(raw[:8] + b"\0\2" + raw[10:500]),
        ("QuestionFileTooNewError"),
    )
    yield "memory-bomb", put_in(raw, 10, b"\xff" * 4), dear
    yield "passes-bomb", put_in(raw, 14, b"\xff" * 4), dear
    yield "no-passes", put_in(raw, 14, bytes(4)), dear
    yield "lanes-bomb", put_in(raw, 18, b"\xff" * 4), dear
    yield "other-cost", put_in(raw, 10, (128).to_bytes(4)), "QuestionFileLockedError"
    yield "other-salt", put_in(raw, 22, bytes(16)), "QuestionFileLockedError"
    yield "other-check", put_in(raw, 38, bytes(32)), "QuestionFileLockedError"
    yield "bomb", sealed(zlib.compress(b" " * 12_000_000, 9)), damaged
    yield "bomb-of-lists", sealed(zlib.compress(b"[" * 800_000)), damaged
    yield "not-packed", sealed(json.dumps({"sheet": kept}).encode()), damaged
    yield "packed-half", sealed(content(kept)[:-9]), damaged
    yield "packed-without-its-sum", sealed(content(kept)[:-4]), damaged
    yield "packed-twice", sealed(content(kept) * 2), damaged
    yield "told-too-long", sealed(content(kept), told=1 << 31), damaged
    told = len(filling(kept)) + 1
    yield "told-one-too-long", sealed(filling(kept), told=told), damaged
    yield "another-length", sealed(content(kept), size=8192), damaged
    yield "words-in-the-padding", sealed(content(kept), padding=b"!"), damaged
    yield "no-sheet", sealed(zlib.compress(b"{}")), damaged
    yield "a-list", sealed(zlib.compress(b"[]")), damaged
    yield "not-utf-8", sealed(zlib.compress(b'{"sheet":"\xff"}')), damaged
    yield "unknown-depth", sealed(content({**kept, "depths": {"money": "all"}})), damaged
    yield "half-a-character", sealed(content({**kept, "note": "\ud800"})), damaged
    yield "too-many", sealed(content({**kept, "do_not_tell": ["no"] * 501})), damaged


def main(name: str) -> None:
    """Write the files, and beside them what each gives."""
    place = HERE / name
    place.mkdir()
    lines = [f'passphrase = "{PASSPHRASE}"', "", "[good]"]
    for file, raw, sheet in good():
        (place / f"{file}.good").write_bytes(raw)
        lines.append(f"{file} = {json.dumps(json.dumps(questions.to_json(sheet)))}")
    lines += ["", "[broken]"]
    for file, raw, error in broken():
        (place / f"{file}.broken").write_bytes(raw)
        lines.append(f'{file} = "{error}"')
    (place / "expected.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
