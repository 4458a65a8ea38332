"""2,000 pages in volumes, 300 in one file, and each hard text with whatever fonts are here.

Each file is proven before the next is set. Measured: seconds, and the most memory a helper had.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPO), str(REPO / "tests")]

import hard_texts  # noqa: E402

from desktop import packet  # noqa: E402
from desktop.export import sheets  # noqa: E402
from desktop.model.manifest import LARGEST_FILE, Manifest, Size  # noqa: E402

SHOWS = ()
MINUTES = 0
PASSWORD = "walnut harbour quiet ladder orange"
LAST = "The very last line."
MANY, FULL = 2400, 388
"""Sections that make at least 2,000 pages, and just 300."""
MANY_SECONDS, FULL_SECONDS, MOST_MEMORY = 60.0, 5.0, 500.0


def peak(press: packet.Press) -> float:
    """Return the most memory a running helper had, in MB; 0 where the system does not tell."""
    most = 0.0
    for one in press._helpers.values():
        try:
            status = Path(f"/proc/{one._process.pid}/status").read_text()
        except OSError:
            continue
        said = [int(line.split()[1]) / 1024 for line in status.splitlines() if "VmHWM" in line]
        most = max(most, *said, 0.0)
    return most


class Watched(packet.Press):
    """A press that notes the most memory its helpers had, each before it ends."""

    most = 0.0

    def _ask(self, role, request, content):
        answer = super()._ask(role, request, content)
        self.most = max(self.most, peak(self))
        return answer


def leaves(press: Watched, manifest: Manifest) -> tuple[int, list[str]]:
    """Return how many pages left, and what did not hold in which volume."""
    count, wrong, last = 0, [], b""
    for one in press.volumes(manifest, PASSWORD):
        checks = press.prove(one.file, one)
        wrong += [f"{one.manifest.volume}: {check.kind}" for check in checks if not check.holds]
        count, last = count + one.count, one.file
    if LAST not in sheets.texts(last, PASSWORD)[-1]:
        wrong.append("the last line is not there")
    return count, wrong


def timed(name: str, manifest: Manifest, seconds: float, least: int) -> list[str]:
    """Let a manifest leave; return what is wrong, and say how long it took."""
    with Watched(fonts=()) as press:
        start = time.perf_counter()
        count, wrong = leaves(press, manifest)
        took, most = time.perf_counter() - start, press.most
    print(f"{name}: {count} pages, {took:.1f} s, {most:.0f} MB", flush=True)
    wrong += [f"{count} pages are fewer than {least}"] * (count < least)
    wrong += [f"{took:.1f} s are more than {seconds}"] * (took > seconds)
    return wrong + [f"{most:.0f} MB are too much"] * (most > MOST_MEMORY)


def hard() -> list[str]:
    """Let each hard text leave in each size with the fonts of this computer."""
    wrong = []
    with packet.Press() as press:
        for name, manifest in hard_texts.MANIFESTS.items():
            agreed = manifest.replacing(press.missing(manifest))
            for size in Size:
                one = press.finish(replace(agreed, size=size), PASSWORD)
                failed = [c.kind for c in press.prove(one.file, one) if not c.holds]
                wrong += [f"{name}, {size}: {', '.join(failed)}"] if failed else []
    print(f"hard texts: {len(hard_texts.MANIFESTS)} in {len(Size)} sizes", flush=True)
    return wrong


def main(arguments: list[str]) -> int:
    """Do all three; arguments are not used."""
    wrong = hard()
    wrong += timed("one file", hard_texts.long(FULL), FULL_SECONDS, LARGEST_FILE)
    wrong += timed("volumes", hard_texts.long(MANY), MANY_SECONDS, 2000)
    print("\n".join(wrong) or "all holds")
    return bool(wrong)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
