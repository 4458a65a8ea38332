"""Makes the frozen vault of a released format: `freeze.py v1`, once, before that release."""

import hashlib
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1])]

import samples  # noqa: E402

from desktop import session  # noqa: E402
from desktop.model import richtext  # noqa: E402
from desktop.model.document import Reason  # noqa: E402
from desktop.model.settings import Purpose  # noqa: E402

TITLE = "A letter from an earlier version"
TEXT = "These words were written by the first version.\nÄ Ω 語 🌊"


def main(name: str) -> None:
    """Write the vault, what is in it, and broken key files with their errors."""
    place = HERE / name
    place.mkdir()
    folder = place / "vault"
    folder.mkdir(mode=0o700)
    clock = samples.FakeClock()
    desk = session.create(
        folder, samples.PASSPHRASE, cost=samples.CHEAPEST, purpose=Purpose.HURT, now=clock
    )
    phrase = desk.new_phrase()
    desk.set_phrase(phrase)
    document = samples.letter(desk, title=TITLE, text=TEXT)
    desk.keep_snapshot(
        document.id, document.sections[0].id, richtext.from_plain("before"), Reason.REMOVED
    )
    desk.change_settings(desk.settings.changed(idle_minutes=11))
    desk.close()
    raw = (folder / "keys").read_bytes()
    shutil.rmtree(folder / "backups")
    for passing in ("reserve", "vault.db-journal", "lock"):
        (folder / passing).unlink(missing_ok=True)
    broken = dict(_broken(raw))
    (place / "broken").mkdir()
    for file, (content, _) in broken.items():
        (place / "broken" / file).write_bytes(content)
    lines = [
        f'passphrase = "{samples.PASSPHRASE}"',
        f'phrase = "{" ".join(phrase.words)}"',
        f'title = "{TITLE}"',
        f'text = """{TEXT}"""',
        "snapshots = 1",
        "idle_minutes = 11",
        "",
        "[broken]",
        *(f'"{file}" = "{error}"' for file, (_, error) in broken.items()),
    ]
    (place / "expected.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _summed(raw: bytes) -> bytes:
    return raw[:-32] + hashlib.sha256(raw[:-32]).digest()


def _broken(raw: bytes):
    yield "empty", (b"", "HeaderDamagedError")
    yield "half", (raw[: len(raw) // 2], "HeaderDamagedError")
    yield "flipped-slot", (raw[:200] + bytes([raw[200] ^ 1]) + raw[201:], "HeaderDamagedError")
    yield "flipped-sum", (raw[:-1] + bytes([raw[-1] ^ 1]), "HeaderDamagedError")
    yield "other-magic", (_summed(b"OTHERKEY" + raw[8:]), "HeaderDamagedError")
    yield "version-0", (_summed(raw[:8] + bytes(2) + raw[10:]), "HeaderDamagedError")
    yield "version-2", (_summed(raw[:8] + b"\0\2" + raw[10:]), "VaultTooNewError")
    yield (
        "version-2-longer",
        (
            _summed(raw[:8] + b"\0\2" + raw[10:] + bytes(500)),
            "VaultTooNewError",
        ),
    )
    yield "memory-bomb", (_summed(raw[:12] + b"\xff" * 4 + raw[16:]), "HeaderDamagedError")
    yield "no-passes", (_summed(raw[:16] + bytes(4) + raw[20:]), "HeaderDamagedError")
    yield (
        "altered-generation",
        (
            _summed(raw[:24] + bytes([1] * 8) + raw[32:]),
            "HeaderDamagedError",
        ),
    )
    yield "slots-of-nobody", (_summed(raw[:112] + bytes(896) + raw[1008:]), "WrongSecretError")


if __name__ == "__main__":
    main(sys.argv[1])
