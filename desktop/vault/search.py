"""The index of words: which sections it holds in which version, and where a term stands.

It is a second copy of what the sections say and no part of the ledger: whatever is wrong with it,
it is made again. It lies in shelves of so many sections each: FTS5 keeps words that were replaced
until it merges them away, so a text that is deleted for good takes its whole shelf with it, whose
pages are overwritten, and the rest of that shelf is taken up anew (decision 0043).
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.errors import VaultDamagedError
from desktop.vault.database import Database

DAY, SECTION = 40, 12
"""Bits in a key below the day, and below the place of the section; the rest counts pieces."""
MOST_PIECES = 1 << SECTION
SHELF = 11
"""Bits of the place of a section within its shelf: 2,048 sections; a shelf costs a search 1 ms."""
SUM = 12
"""Bytes kept of each piece: 8 of a digest of its words, 4 of the number FTS5 gave the insertion."""
_DIGEST = 8
_NAMES = ("search_section", "search_shelf", "search_state")
_FIRST = (
    """CREATE TABLE search_section (
        at INTEGER PRIMARY KEY, version INTEGER NOT NULL, title TEXT NOT NULL,
        on_day TEXT NOT NULL, day INTEGER NOT NULL, sums BLOB NOT NULL)""",
    "CREATE TABLE search_shelf (number INTEGER PRIMARY KEY)",
    "CREATE TABLE search_state (one INTEGER PRIMARY KEY CHECK (one = 1), upto INTEGER NOT NULL)",
    "INSERT INTO search_state VALUES (1, -1)",
)
_UNFINISHED = -1
_IN_SHELF = "at >= ? AND at < ?"
_SAME_SHELF = (
    f"ON b.at >= (a.at >> {SHELF}) << {SHELF} AND b.at < ((a.at >> {SHELF}) + 1) << {SHELF}"
)
_STALE = """FROM section s JOIN document d ON d.id = s.document
    LEFT JOIN search_section i ON i.at = s.at
    WHERE (i.version IS NOT s.version OR i.title IS NOT d.title OR i.on_day IS NOT d.on_day)"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A section as the index knows it: where it stands, of which version, under which day."""

    at: int
    version: int
    title: str
    on_day: str
    day: int

    def key(self, piece: int) -> int:
        """Return the key of a piece; a later day has a higher one."""
        return (self.day << DAY) | (self.at << SECTION) | piece

    @property
    def shelf(self) -> int:
        """Return the number of the shelf."""
        return self.at >> SHELF


def section_of(key: int) -> int:
    """Return where the section of a key stands."""
    return (key & ((1 << DAY) - 1)) >> SECTION


def make(database: Database) -> None:
    """Make an empty index; inside a transaction."""
    for command in _FIRST:
        database.run(command)


def make_again(database: Database, sure: Callable[[], None] = lambda: None) -> None:
    """Put an empty index in the place of what is there, or raise VaultDamagedError.

    What `sure` raises at the end undoes it.
    """
    with database.transaction():
        names = database.rows(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE search_words_%'"
        )
        for name in (*(name for (name,) in names), *_NAMES):
            database.run(f"DROP TABLE IF EXISTS {name}")
        make(database)
        sure()


def is_there(database: Database) -> bool:
    """Say whether the index has its tables, and each of its shelves."""
    row = database.row("SELECT count(*) FROM sqlite_master WHERE name IN (?, ?, ?)", _NAMES)
    if row != (len(_NAMES),):
        return False
    names = {name for (name,) in database.rows("SELECT name FROM sqlite_master")}
    return all(name_of(number) in names for number in shelves(database))


def is_sound(database: Database) -> bool:
    """Say whether the index fits together: if so, what is damaged is something else."""
    try:
        for name in _NAMES:
            database.rows(f"SELECT * FROM {name}")  # noqa: S608  our own names
        upto(database)
        for number in shelves(database):
            name = name_of(number)
            database.run(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 0)")  # noqa: S608  our own names
    except VaultDamagedError:
        return False
    return True


def shelves(database: Database) -> list[int]:
    """Return the numbers of the shelves."""
    return [number for (number,) in database.rows("SELECT number FROM search_shelf")]


def upto(database: Database) -> int:
    """Return the version up to which every row is known to the index."""
    row = database.row("SELECT upto FROM search_state")
    if row is None:
        raise VaultDamagedError
    return int(row[0])


def keep_upto(database: Database, version: int) -> None:
    """Note that every row up to this version is in the index; inside a transaction."""
    database.run("UPDATE search_state SET upto = ?", (version,))


def stale(database: Database, document: str) -> list[tuple[int, int]]:
    """Return where sections of a document stand that the index does not know, with versions."""
    rows = database.rows(f"SELECT s.at, s.version {_STALE} AND s.document = ?", (document,))
    return [(at, version) for at, version in rows]


def survey(database: Database, after: int, count: int) -> tuple[list[str], int | None]:
    """Return which documents of so many next sections are stale, and where to go on; None: end."""
    row = database.row(
        "SELECT max(at), count(*) FROM (SELECT at FROM section WHERE at > ? ORDER BY at LIMIT ?)",
        (after, count),
    )
    if row is None or not row[1]:
        return [], None
    rows = database.rows(
        f"SELECT DISTINCT s.document {_STALE} AND s.at > ? AND s.at <= ?", (after, row[0])
    )
    return [document for (document,) in rows], int(row[0])


def put(database: Database, entry: Entry, number: int, words: str) -> None:
    """Put the next piece of a section in its place; inside a transaction."""
    sums = _begun(database, entry)
    own, start = _digest(words), number * SUM
    if sums[start : start + _DIGEST] == own:
        return
    key, name = entry.key(number), name_of(entry.shelf)
    if start < len(sums):
        database.run(f"DELETE FROM {name} WHERE rowid = ?", (key,))  # noqa: S608  our own names
    database.run(f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", (key, words))  # noqa: S608  our own names
    own += _origin(database, name, key)
    _keep(database, entry, _UNFINISHED, sums[:start] + own + sums[start + SUM :])


def finish(database: Database, entry: Entry, pieces: int) -> None:
    """Take out what a section has no more, and know it from here on; inside a transaction."""
    sums = _begun(database, entry)
    _cut(database, entry, range(pieces, len(sums) // SUM))
    _keep(database, entry, entry.version, sums[: pieces * SUM])


def forget(database: Database, document: str) -> None:
    """Take out every word of a document, with the shelves it stood in; inside a transaction.

    What else stood there is taken up anew.
    """
    rows = database.rows("SELECT at FROM section WHERE document = ?", (document,))
    for number in {at >> SHELF for (at,) in rows} & set(shelves(database)):
        drop(database, number)
    keep_upto(database, -1)


def drop(database: Database, shelf: int) -> None:
    """Take out a shelf with all that is known of it, if there is one; inside a transaction."""
    database.run(f"DROP TABLE IF EXISTS {name_of(shelf)}")
    database.run("DELETE FROM search_shelf WHERE number = ?", (shelf,))
    database.run(f"DELETE FROM search_section WHERE {_IN_SHELF}", _ends(shelf))  # noqa: S608  our own names
    keep_upto(database, -1)


def documents_beside(database: Database, document: str) -> list[str]:
    """Return the documents that have sections in the shelves of this one."""
    rows = database.rows(
        f"SELECT DISTINCT b.document FROM section a JOIN section b {_SAME_SHELF} "  # noqa: S608  our own numbers
        "WHERE a.document = ?",
        (document,),
    )
    return [one for (one,) in rows if one != document]


def places(database: Database, shelf: int, question: str, below: int, count: int) -> list[int]:
    """Return the keys of the pieces of a shelf in which this stands, highest first, below a key.

    Raises VaultDamagedError.
    """
    name = name_of(shelf)
    rows = database.sure_rows(
        f"SELECT rowid FROM {name} WHERE {name} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608  our own names
        (question, below, count),
    )
    return [key for (key,) in rows]


def phrase(words: Sequence[str], *, is_prefix: bool) -> str:
    """Return words as FTS5 asks for them; they hold letters and digits alone."""
    return f'"{" ".join(words)}"{"*" if is_prefix else ""}'


def every_shelf(database: Database) -> list[int]:
    """Return the numbers of the shelves there are and of those there must be."""
    rows = database.rows(
        f"SELECT number FROM search_shelf UNION SELECT at >> {SHELF} FROM section ORDER BY 1"  # noqa: S608  our own numbers
    )
    return [number for (number,) in rows]


def places_in(database: Database, shelf: int) -> list[int]:
    """Return where the sections stand that belong to a shelf."""
    rows = database.rows(f"SELECT at FROM section WHERE {_IN_SHELF}", _ends(shelf))  # noqa: S608  our own names
    return [at for (at,) in rows]


def knows(database: Database, entry: Entry, pieces: Sequence[str]) -> bool:
    """Say whether what is noted of a section is what was noted when these pieces were put in."""
    row = database.row(
        "SELECT version, title, on_day, day, sums FROM search_section WHERE at = ?", (entry.at,)
    )
    name = name_of(entry.shelf)
    sums = b"".join(
        _digest(words) + _origin(database, name, entry.key(number))
        for number, words in enumerate(pieces)
    )
    return row == (entry.version, entry.title, entry.on_day, entry.day, sums)


def is_whole(database: Database, shelf: int) -> bool:
    """Say whether the pages of a shelf fit together; an old one also where no word needs it."""
    parts = ("data", "idx", "docsize", "config")
    answers = (database.rows(f"PRAGMA integrity_check({name_of(shelf)}_{part})") for part in parts)
    return all(answer == [("ok",)] for answer in answers)


def counts(database: Database, shelf: int) -> tuple[int, int]:
    """Return how many sections and pieces are noted in a shelf."""
    noted = database.rows(f"SELECT 1 FROM search_section WHERE {_IN_SHELF}", _ends(shelf))  # noqa: S608  our own names
    sizes = database.rows(f"SELECT 1 FROM {name_of(shelf)}_docsize")  # noqa: S608  our own names
    return len(noted), len(sizes)


def _ends(shelf: int) -> tuple[int, int]:
    return shelf << SHELF, (shelf + 1) << SHELF


def _digest(words: str) -> bytes:
    return hashlib.blake2b(words.encode(), digest_size=_DIGEST).digest()


def _origin(database: Database, name: str, key: int) -> bytes:
    """Return by which insertion a piece came; FTS5 needs it to strike the piece out."""
    row = database.row(f"SELECT origin FROM {name}_docsize WHERE id = ?", (key,))  # noqa: S608  our own names
    return int(row[0] if row else 0).to_bytes(SUM - _DIGEST)


def name_of(shelf: int) -> str:
    """Return the name of the table of a shelf."""
    return f"search_words_{shelf}"


def _begun(database: Database, entry: Entry) -> bytes:
    """Return the sums of the pieces that are there; under another day all of them go first."""
    row = database.row(
        "SELECT day, sums, title, on_day FROM search_section WHERE at = ?", (entry.at,)
    )
    if row is None:
        _open_shelf(database, entry.shelf)
        return b""
    day, sums, title, on_day = row
    if day == entry.day:
        return bytes(sums)
    former = Entry(entry.at, _UNFINISHED, title, on_day, day)
    _cut(database, former, range(len(sums) // SUM))
    _keep(database, entry, _UNFINISHED, b"")
    return b""


def _open_shelf(database: Database, shelf: int) -> None:
    if database.row("SELECT 1 FROM search_shelf WHERE number = ?", (shelf,)) is not None:
        return
    # The words come folded and parted by spaces: a tokenizer that leaves all else is enough.
    database.run(
        f"CREATE VIRTUAL TABLE {name_of(shelf)} USING fts5("
        "words, content='', contentless_delete=1, tokenize='ascii')"
    )
    database.run("INSERT INTO search_shelf VALUES (?)", (shelf,))


def _keep(database: Database, entry: Entry, version: int, sums: bytes) -> None:
    database.run(
        "INSERT OR REPLACE INTO search_section VALUES (?, ?, ?, ?, ?, ?)",
        (entry.at, version, entry.title, entry.on_day, entry.day, sums),
    )


def _cut(database: Database, entry: Entry, pieces: range) -> None:
    for number in pieces:
        name = name_of(entry.shelf)
        database.run(f"DELETE FROM {name} WHERE rowid = ?", (entry.key(number),))  # noqa: S608  our own names
