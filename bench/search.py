"""A vault of 20,000 entries of 200 words: taking them up, opening, the list, a search; a save.

The words come from one seed, spread as words of a language are. Beside ours stands plain SQLite of
the same library: one contentless FTS5 table with unicode61, asked for the same, latest first. Ours
also reads and verifies what it found, and gives line and caret. Targets (research/performance.md
A, in process): a rare word at most 1.5 times plain SQLite, a common one latest first 3 ms, 15 ms
for opening without key derivation, and a save not slower than 1.1 times for the index.
"""

import itertools
import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from bench import rounds
from bench.unlock import CHEAP, CHEAPEST
from desktop import session
from desktop.model import richtext
from desktop.model.document import DocumentId, Kind, SectionId
from desktop.session import Session
from desktop.vault import documents
from desktop.vaults import now
from desktop.verbs.core import new_id

SEED, ENTRIES, LENGTH, VOCABULARY = 20_261_122, 20_000, 200, 30_000
AT_ONCE = 500
RARE = "zanderlight"
FIRST_DAY = date(2019, 1, 1)
SIZES = (5_000, 200_000)


def texts(entries: int) -> Iterator[str]:
    """Yield the words of each entry; the rare word stands in one of them."""
    chance = random.Random(SEED)
    letters = "etaoinshrdlucmfwypvbgk"
    every = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(VOCABULARY)]
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))
    for number in range(entries):
        words = chance.choices(every, cum_weights=weights, k=LENGTH)
        if number == entries // 3:
            words[LENGTH // 2] = RARE
        yield " ".join(words)


def filled(folder: Path, entries: int) -> tuple[str, str]:
    """Make a vault with these entries; return the commonest word and the one behind it."""
    opened = rounds.made(folder, CHEAPEST)
    batch: list[str] = []
    first = ""
    for number, text in enumerate(texts(entries)):
        first = first or text
        batch.append(text)
        if len(batch) == AT_ONCE or number == entries - 1:
            _add(opened, batch, number + 1 - len(batch))
            batch = []
    opened._is_closed = True  # noqa: SLF001 - so that nothing is taken up yet
    opened.close()
    common = sorted(set(first.split()), key=first.split().count)
    return common[-1], common[-2]


def _add(opened: Session, batch: list[str], first: int) -> None:
    with opened._vault.writing() as ledger:  # noqa: SLF001 - one change for many entries
        for number, text in enumerate(batch, first):
            document, section = DocumentId(new_id()), SectionId(new_id())
            start = documents.Start(
                kind=Kind.ENTRY, title=f"Entry {number}", guide="", sections=(("body", ""),),
                on=FIRST_DAY + timedelta(days=number // 8),
            )  # fmt: skip
            documents.add(ledger, document, [section], start, now())
            row = documents.section_row(ledger, document, section)
            documents.store_body(ledger, row, documents.pack(richtext.from_plain(text)), LENGTH)


def plain(path: Path, entries: int) -> Any:
    """Return a plain index of the same words."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5("
        "words, content='', tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO found (rowid, words) VALUES (?, ?)", enumerate(texts(entries), 1)
    )
    connection.execute("COMMIT")
    return connection


def took(work: Callable[[], object]) -> float:
    """Return how many milliseconds a piece of work took."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def unlocked(folder: Path) -> Session:
    """Return the session of the vault, without the cost of a key."""
    return session.unlock(folder, rounds.PASSPHRASE, bounds=CHEAP, now=now)


def compared(opened: Session, yardstick: Any, questions: dict[str, str], number: int) -> None:
    """Print ours and plain SQLite for each question, in turn."""
    rows = {}
    for name, question in questions.items():
        asked = " ".join(f'"{word}"' for word in question.replace('"', "").split())
        asked = f'"{question.strip(chr(34))}"' if question.startswith('"') else asked

        def bare(asked: str = asked) -> list[tuple[int]]:
            command = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT 50"
            return list(yardstick.execute(command, (asked,)))

        ours, theirs = [], []
        for _ in range(number):
            ours.append(took(lambda question=question: opened.search(question)))  # type: ignore[misc]
            theirs.append(took(bare))
        hits = str(len(opened.search(question)))
        ratio = f"{rounds.ratio(ours, theirs):.1f}"
        rows[name] = [hits, rounds.said(ours, ".2f"), rounds.said(theirs, ".2f"), ratio]
    rounds.print_table(("", "hits", "ours, ms", "plain FTS5, ms", "ratio"), rows)


def saves(opened: Session, number: int) -> None:
    """Print saves whose text is in the index and taken up after each, and of one that never is."""
    for size in SIZES:
        words = " ".join(itertools.islice(_endless(), size))
        kept = [rounds.letter(opened, richtext.from_plain(words)) for _ in range(2)]
        times: tuple[list[float], list[float]] = ([], [])
        for turn in range(number):
            for which, letter in enumerate(kept):
                body = (*richtext.from_plain(words), richtext.paragraph(f"one more {turn}"))
                where = letter.id, letter.sections[0].id
                times[which].append(took(lambda where=where, body=body: opened.save(*where, body)))  # type: ignore[misc]
                if which == 0:
                    while not opened.index_slice():
                        pass
                else:
                    opened._waiting.clear()  # noqa: SLF001 - as if there were no index
                    opened._vault.ledger.written.clear()  # noqa: SLF001 - as above
        print(
            f"  save of {size:,} words: {rounds.said(times[0], '.2f')} ms, "
            f"not in the index {rounds.said(times[1], '.2f')} ms, "
            f"ratio {rounds.ratio(times[0], times[1]):.2f}"
        )


def _endless() -> Iterator[str]:
    while True:
        for text in texts(200):
            yield from text.split()


def main(arguments: list[str]) -> int:
    """Print all of it; --quick for 1,000 entries, --rounds N for another number of rounds."""
    entries = 1_000 if "--quick" in arguments else ENTRIES
    number = rounds.count(arguments, 15, 5)
    with rounds.private_home() as home:
        folder = rounds.usual_vault(home)
        common, second = filled(folder, entries)
        rounds.print_ground(f"{entries:,} entries of {LENGTH} words", number, "sqlcipher3")
        before = (folder / "vault.db").stat().st_size
        opened = unlocked(folder)
        print(f"  the list: {took(opened.summaries):.0f} ms")
        print(
            f"  a rare word before anything is taken up: {took(lambda: opened.search(RARE)):.0f} ms"
        )
        slices = []
        while True:
            begun = time.perf_counter()
            is_all = opened.index_slice()
            slices.append(1000 * (time.perf_counter() - begun))
            if is_all:
                break
        print(
            f"  {len(slices)} slices, {rounds.said(slices)} ms, "
            f"p99 {rounds.percentile(slices, 0.99):.1f}"
        )
        print(f"  {sum(slices) / 1000:.1f} s of slices in all")
        opened.close()
        after = (folder / "vault.db").stat().st_size
        characters = sum(map(len, texts(entries)))
        print(
            f"  file {before / characters:.2f} times the text, with index {after / characters:.2f}"
        )
        opened = unlocked(folder)
        yardstick = plain(home / "plain.db", entries)
        questions = {
            "a rare word": RARE, "a common word": common, "two common words": f"{common} {second}",
            "a phrase": f'"{common} {second}"', "a beginning": RARE[:6], "nothing": "qqqqqq",
        }  # fmt: skip
        compared(opened, yardstick, questions, number)
        saves(opened, number)
        opened.close()
        opens = []
        for _ in range(number):
            begun = time.perf_counter()
            again = unlocked(folder)
            found = again.search(RARE)
            opens.append(1000 * (time.perf_counter() - begun))
            assert found
            again.close()
        print(f"  open and find a rare word: {rounds.said(opens)} ms")
    return 0
