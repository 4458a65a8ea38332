"""What reading costs: the rules a paragraph, a whole draft through the helper, memory, peers.

The draft is the fictional disclosure of tests/reader/drafts, 4,000 words.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop.reader.finding import Scope, Voice
from desktop.reader.lent import LentModel
from desktop.reader.reading import read
from desktop.reader.rules import load
from desktop.reader.sentences import sentences
from desktop.reader.shipped import engines

ROOT = Path(__file__).parent.parent
DRAFT = ROOT / "tests" / "reader" / "drafts" / "disclosure.txt"
PEERS = {"proselint": ("check",), "write-good": (), "alex": ()}
"""Not installed by anything here: npm's write-good and alex, PyPI's proselint, on the PATH."""


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that this took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def resident(process: int) -> float:
    """Return the megabytes a process holds, where the system says it."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def of_rules(paragraphs: list[str]) -> None:
    """Print what the rules cost, cutting into sentences included."""
    taken = timed(load)
    book = load()
    print(f"rules loaded: {1000 * taken:.1f} ms, {len(book.rules)} rules")

    def paragraph(text: str) -> None:
        for sentence in sentences(text):
            book.hits(sentence.text, Voice.DISCLOSING)

    times = sorted(
        1_000_000 * min(timed(lambda one=one: paragraph(one)) for _ in range(20))
        for one in paragraphs
    )
    words = statistics.mean(len(one.split()) for one in paragraphs)
    middle, high = statistics.median(times), times[int(0.99 * len(times))]
    print(f"rules, a paragraph of {words:.0f} words: p50 {middle:.0f} µs, p99 {high:.0f} µs")


def of_draft(text: str) -> None:
    """Print what a whole draft costs, cold and again, and what stays."""
    before = resident(os.getpid())
    told: list[int] = []
    with LentModel() as model:
        both = engines(model)

        def whole() -> None:
            read(text, Voice.DISCLOSING, Scope(), both, lambda done, _all: told.append(done))

        print(f"{len(text.split()):,} words, model loaded first: {timed(whole):.2f} s")
        print(f"told of progress {len(told)} times; again: {timed(whole):.2f} s")
        helper = model._helper._process.pid  # noqa: SLF001 - its memory is what is measured
        ticks = Path(f"/proc/{helper}/stat").read_text(encoding="ascii").split()[13:15]
        spent = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        print(f"the helper took {spent:.1f} s of processor for start and both")
        print(f"the helper holds {resident(helper):.0f} MB while it reads")
    print(f"after it: nothing; this process grew by {resident(os.getpid()) - before:.1f} MB")


def of_peers(name: str, text: str) -> None:
    """Print what peers take for the same text, as commands, where they are installed."""
    for peer, words in PEERS.items():
        tool = shutil.which(peer)
        if tool is None:
            print(f"{peer}: not installed here")
            continue
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "text.txt")
            file.write_text(text, encoding="utf-8")
            command = [tool, *words, str(file)]
            before = os.times()
            taken = timed(
                lambda command=command: subprocess.run(command, capture_output=True, check=False)
            )
        after = os.times()
        spent = sum(after[2:4]) - sum(before[2:4])
        print(f"{peer}, {name}: {taken:.2f} s, {spent:.2f} s of processor, start included")


def of_sentences(texts: list[str]) -> None:
    """Print what the labelled sentences cost as one text, here and with peers."""
    text = "\n\n".join(texts)
    with LentModel() as model:
        taken = timed(lambda: read(text, Voice.DISCLOSING, Scope(), engines(model)))
        helper = model._helper._process.pid  # noqa: SLF001 - its time is what is measured
        ticks = Path(f"/proc/{helper}/stat").read_text(encoding="ascii").split()[13:15]
        spent = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    print(f"{len(texts):,} sentences: {taken:.2f} s, {spent:.2f} s of processor in the helper")
    of_peers("the same sentences", text)


def main(arguments: list[str]) -> int:
    """Print one line for each cost; with `--sentences` those of the labelled sentences, too."""
    lines = [one for one in DRAFT.read_text(encoding="utf-8").splitlines() if one[:1] not in "#!"]
    of_rules([one for one in lines if len(one.split()) > 20])
    of_draft("\n".join(lines))
    of_peers("the draft", "\n".join(lines))
    if "--sentences" in arguments:
        files = sorted((ROOT / "training").glob("writer-*.jsonl"))
        records = [line for one in files for line in one.read_text(encoding="utf-8").splitlines()]
        of_sentences([json.loads(line)["text"] for line in records])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
