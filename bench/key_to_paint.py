"""From key to paint: our page against Qt's own editor, in one run, key by key in turn.

Not named typing.py: a script's folder comes first on the path, and there is a module of that name.
Targets (research/performance.md F and issue 1): p99 of a key at most 8 ms and a section shown in at
most 100 ms at 200,000 words.
"""

import os
import random
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from desktop.model.richtext import Block, BlockKind, Body, Run, plain, words
from desktop.preferences import Preferences
from desktop.ui.clipboard import Clipboard
from desktop.ui.theme import Look
from desktop.ui.widgets.paper import Paper

SIZES = (5_000, 50_000, 200_000)
KEYS = 300
RETURN_EVERY = 60
_WORDS = [
    "the",
    "kitchen",
    "was",
    "quiet",
    "and",
    "I",
    "said",
    "nothing",
    "because",
    "you",
    "asked",
    "whether",
    "it",
    "had",
    "ever",
    "happened",
    "before",
    "in",
    "the",
    "years",
    "after",
    "we",
    "moved",
    "while",
    "the",
    "window",
    "stood",
    "open",
    "for",
    "most",
    "of",
    "that",
    "evening",
]


class Timed:
    """Knows when the last paint of a widget ended."""

    painted = 0.0


class TimedPaper(Paper):
    """Our page, with a clock behind its paint."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        Timed.painted = time.perf_counter()


class TimedEdit(QTextEdit):
    """Qt's own editor, with a clock behind its paint."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        Timed.painted = time.perf_counter()


def made_body(count: int, *, dressed: bool) -> Body:
    """Return a text of about this many words, the same each time."""
    chance = random.Random(count)
    blocks: list[Block] = []
    made = 0
    while made < count:
        length = chance.randint(30, 110)
        made += length
        text = " ".join(chance.choice(_WORDS) for _ in range(length)) + "."
        kind, runs = BlockKind.PARAGRAPH, [Run(text)]
        if dressed and chance.random() < 0.1:
            kind = chance.choice(list(BlockKind))
        if dressed and chance.random() < 0.1:
            runs = [Run(text[:20]), Run(text[20:40], bold=True), Run(text[40:])]
        blocks.append(Block.of(kind, runs))
    return tuple(blocks)


def key_times(edits: list[QTextEdit], application: QApplication) -> list[list[float]]:
    """Return for each editor the milliseconds from each key to the end of its paint."""
    times: list[list[float]] = [[] for _ in edits]
    for number in range(KEYS):
        is_return = number % RETURN_EVERY == RETURN_EVERY - 1
        key = Qt.Key.Key_Return if is_return else Qt.Key.Key_E
        text = "\r" if is_return else "e "[number % 6 == 5]
        for edit, its in zip(edits, times, strict=True):
            edit.setFocus()
            application.processEvents()
            begun = time.perf_counter()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
                application.sendEvent(edit, event)
            while Timed.painted < begun:
                application.processEvents()
            its.append(1000 * (Timed.painted - begun))
    return times


def place_caret(edit: QTextEdit, share: float) -> None:
    """Put the caret this far into the text."""
    cursor = edit.textCursor()
    cursor.setPosition(round((edit.document().characterCount() - 1) * share))
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def show_times(paper: Paper, body: Body, application: QApplication) -> dict[str, float]:
    """Return the milliseconds from a body to its first paint, caret at three places, and again."""
    length = len(plain(body))
    times = {}
    for name, caret in (("top", 0), ("middle", length // 2), ("end", length)):
        paper.put_away()
        application.processEvents()
        begun = time.perf_counter()
        sheet = paper.new_sheet(body)
        sheet.caret = caret
        paper.show_sheet(sheet)
        paper.viewport().repaint()
        times[name] = 1000 * (Timed.painted - begun)
        paper.put_away()
        application.processEvents()
        begun = time.perf_counter()
        paper.show_sheet(sheet)
        paper.viewport().repaint()
        times[f"{name} again"] = 1000 * (Timed.painted - begun)
    return times


def percentile(times: list[float], share: float) -> float:
    """Return the value below which this share of the times lies."""
    return sorted(times)[min(len(times) - 1, round(len(times) * share))]


def main(arguments: list[str]) -> int:
    """Print the table; with --quick only 5,000 words."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    look = Look(application, Preferences())
    look.dress(application)
    paper, bare = TimedPaper(look, Clipboard(clear_after_ms=30_000)), TimedEdit()
    bare.setFont(look.theme.font("words"))
    for edit in (paper, bare):
        edit.resize(608, 744)
        edit.show()
    application.processEvents()
    sizes = SIZES[:1] if "--quick" in arguments else SIZES
    for size in sizes:
        body = made_body(size, dressed=True)
        shown = show_times(paper, body, application)
        sheet = paper.new_sheet(body)
        paper.show_sheet(sheet)
        bare.setPlainText(plain(body))
        for edit in (paper, bare):
            place_caret(edit, 0.5)
        ours, theirs = key_times([paper, bare], application)
        assert words(sheet.body()) > words(body)
        print(f"{words(body):>8,} words, {len(body):,} blocks")
        for name, times in (("our page", ours), ("bare QTextEdit", theirs)):
            print(
                f"  {name:<15} key to paint  p50 {statistics.median(times):6.2f}"
                f"  p99 {percentile(times, 0.99):6.2f}  max {max(times):6.2f} ms"
            )
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        print(f"  ratio, key by key, median {ratio:.2f}")
        print("  shown: " + ", ".join(f"{name} {ms:.0f}" for name, ms in shown.items()) + " ms")
        paper.put_away()
    for edit in (paper, bare):
        edit.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
