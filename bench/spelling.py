"""What spelling costs: reading a dictionary, looking words up, proposing, marking a screen.

Figures of docs/decisions/0042-spelling.md; the comparison with other libraries is described there.
"""

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.model.richtext import from_plain
from desktop.preferences import Preferences
from desktop.spelling import LANGUAGES, Speller
from desktop.ui.clipboard import Clipboard
from desktop.ui.theme import Look
from desktop.ui.widgets.paper import Paper
from desktop.ui.widgets.paper_spelling import PaperSpelling

TEXT = "I did not recieve the letter, and I kept it seperate from everthing you knew about. " * 8
SLIPS = [
    "recieve",
    "seperate",
    "everthing",
    "definately",
    "alot",
    "accomodation",
    "tomorow",
    "wierd",
    "embarased",
    "dont",
]
WORDS = 200_000


def timed(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the median milliseconds of some rounds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def main(_arguments: list[str]) -> int:
    """Print one line for each cost."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spellers = [Speller(language, ()) for language in LANGUAGES]
    for speller in spellers:
        first = timed(lambda one=speller: one.unknown("helo"), rounds=1)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"{speller.language}: first word {first:.1f} ms, {grown / 1024:.1f} MB in all")
    british = spellers[0]
    count = len(TEXT.split())
    taken = timed(lambda: british.unknown(TEXT))
    print(f"looked up again: {count / taken * 1000:,.0f} words a second")
    for slip in SLIPS:
        print(f"proposals for {slip}: {timed(lambda word=slip: british.proposals(word)):.1f} ms")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    look = Look(application, Preferences())
    look.dress(application)
    paper = Paper(look, Clipboard(clear_after_ms=30_000))
    paper.resize(608, 744)
    paper.show()
    marks = PaperSpelling(paper, look)
    sheet = paper.new_sheet(from_plain("\n".join([TEXT] * (WORDS // count))))
    paper.show_sheet(sheet)
    marks.set_speller(british)
    print(f"marking a screen of {WORDS:,} words: {timed(marks.refresh):.1f} ms")
    paper.put_away()
    paper.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
