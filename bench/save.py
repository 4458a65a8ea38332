"""One save of a section of 5,000 and of 200,000 words: the lane's time and the interface's share.

The lane's time is from the start of the work to its end on the disk: encode, pack, sign, write,
sync. The interface's share is what its thread does for a save: take the words from the page, hand
them over, receive the answer. Each save follows a key in the middle of the text. In turn with it
the same bytes go into one row of plain SQLite (the same library without a key, same settings, and
WAL with FULL), and to the end of a file with fdatasync. Targets (research/performance.md B): a
save at most 2.5 times plain SQLite, p99 at most 10 ms, the interface's share at most 0.2 ms.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2 as sqlcipher

from bench import rounds
from bench.key_to_paint import made_body
from bench.unlock import CHEAPEST
from desktop.model.document import Document
from desktop.model.richtext import Body
from desktop.preferences import Preferences
from desktop.session import Session
from desktop.ui.clipboard import Clipboard
from desktop.ui.jobs import Jobs
from desktop.ui.open_texts import OpenTexts, Task
from desktop.ui.theme import Look
from desktop.ui.widgets.paper import Paper
from desktop.vault import documents

SIZES = {5_000: 200, 200_000: 60}
LOCKED = "PRAGMA locking_mode = EXCLUSIVE"


class Writer(QObject):
    """One section open on the page; saves it as the program does and keeps both times."""

    def __init__(self, jobs: Jobs, opened: Session, document: Document, paper: Paper) -> None:
        super().__init__()
        self.lane: list[float] = []
        self.share: list[float] = []
        self._texts, self._jobs = OpenTexts(jobs, opened), jobs
        self._section = document.sections[0]
        self._sheet = self._texts.sheet(document.id, self._section, paper.new_sheet)
        paper.show_sheet(self._sheet)
        self._caret = QTextCursor(self._sheet.document)
        self._caret.setPosition(self._sheet.document.characterCount() // 2)
        self._is_kept = True

    def body(self) -> Body:
        """Return the words as they are now."""
        return self._texts.body(self._section)

    def save(self, application: QApplication) -> None:
        """Type one letter, save, wait for the answer."""
        self._caret.insertText("e")
        self._is_kept = False
        begun = time.perf_counter()
        task = self._texts.take()
        assert task is not None  # a letter was typed
        self._jobs.save(partial(self._timed, task), self._on_kept, self._on_kept)
        self.share.append(1000 * (time.perf_counter() - begun))
        while not self._is_kept:
            application.processEvents()

    def _timed(self, task: Task) -> None:
        begun = time.perf_counter()
        task()
        self.lane.append(1000 * (time.perf_counter() - begun))

    def _on_kept(self, error: object) -> None:
        begun = time.perf_counter()
        self._texts.was_kept()
        self.share[-1] += 1000 * (time.perf_counter() - begun)
        if isinstance(error, BaseException):
            raise error
        self._is_kept = True


def one_row(path: Path, *settings: str) -> Callable[[bytes], None]:
    """Return what keeps bytes in the one row of a plain database."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    for setting in settings:
        connection.execute(setting).fetchall()
    connection.execute("CREATE TABLE text (at INTEGER PRIMARY KEY, body BLOB)")

    def keep(content: bytes) -> None:
        connection.execute("INSERT OR REPLACE INTO text VALUES (1, ?)", (content,))

    return keep


def appended(path: Path) -> Callable[[bytes], None]:
    """Return what puts bytes at the end of a file, durably: the least a save can be."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def keep(content: bytes) -> None:
        os.write(descriptor, content)
        os.fdatasync(descriptor)

    return keep


def yardsticks(home: Path, size: int) -> dict[str, Callable[[bytes], None]]:
    """Return the other ways to keep the same bytes."""
    safe = ("PRAGMA journal_mode = TRUNCATE", "PRAGMA synchronous = EXTRA")
    return {
        "SQLite, TRUNCATE EXTRA": one_row(home / f"{size}.safe", LOCKED, *safe),
        "SQLite, WAL FULL": one_row(
            home / f"{size}.wal", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"
        ),
        "append and fdatasync": appended(home / f"{size}.log"),
    }


def print_times(found: dict[str, list[float]], base: list[float]) -> None:
    """Print one row for each way."""
    rows = {
        name: [
            rounds.said(times, ".2f"),
            f"{rounds.percentile(times, 0.99):.1f}",
            f"{rounds.ratio(times, base):.2f}",
        ]
        for name, times in found.items()
    }
    rounds.print_table(("", "ms", "p99", "x SQLite"), rows)


def main(arguments: list[str]) -> int:
    """Print a table for each size; --quick for ten rounds, --rounds N for another number."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    paper = Paper(Look(application, Preferences()), Clipboard(clear_after_ms=30_000))
    paper.resize(608, 744)
    paper.show()
    jobs = Jobs()
    with rounds.private_home() as home:
        opened = jobs.ask(partial(rounds.made, rounds.usual_vault(home), CHEAPEST))
        for size, usual in SIZES.items():
            number = rounds.count(arguments, usual, 10)
            letter = jobs.ask(partial(rounds.letter, opened, made_body(size, dressed=True)))
            writer, others = Writer(jobs, opened, letter, paper), yardsticks(home, size)
            found: dict[str, list[float]] = {"ours, on the lane": writer.lane}
            found |= {name: [] for name in others}
            writer.save(application)  # also keeps what was there before as a snapshot
            first = writer.lane.pop(), writer.share.pop()
            for _ in range(number):
                writer.save(application)
                content = documents.pack(writer.body())
                for name, keep in others.items():
                    begun = time.perf_counter()
                    keep(content)
                    found[name].append(1000 * (time.perf_counter() - begun))
            rounds.print_ground(
                f"save of {size:,} words, {len(content) / 1024:.0f} KiB packed",
                number,
                "sqlcipher3",
            )
            print_times(found, found["SQLite, TRUNCATE EXTRA"])
            print(f"  the interface's thread: {rounds.said(writer.share, '.3f')} ms")
            print(f"  p99 of that: {rounds.percentile(writer.share, 0.99):.3f} ms")
            print(f"  first save of a session, with its snapshot: {first[0]:.1f} ms")
            packing = [_packing(writer.body()) for _ in range(5)]
            print(f"  of the lane's time, encode and pack: {statistics.median(packing):.1f} ms")
        jobs.ask(opened.close)
        jobs.end()
    paper.close()
    return 0


def _packing(body: Body) -> float:
    begun = time.perf_counter()
    documents.pack(body)
    return 1000 * (time.perf_counter() - begun)
