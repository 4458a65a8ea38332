"""The index of words: which sections it holds in which version, and in which a word stands.

It is a second copy of what the sections say and no part of the ledger: whatever is wrong with it,
it is made again. It lies in shelves of so many sections each, one FTS5 table for a shelf. Of each
section it knows which words stand in it, once each, and not where: the text says that. Keys grow
with the age of the day, so that the latest come first without sorting (decisions 0043, 0056).
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.errors import VaultDamagedError
from desktop.model.search import EVERYTHING
from desktop.vault.database import Database

SHELF = 14
"""Bits of the place of a section within its shelf: 16,384 sections, joined into one in 150 ms."""
NARROW = 6
"""Bits in a usual key below the day: steps between keys of neighbouring days fit in a byte."""
SUM = 12
"""Bytes noted of each section: 8 of a digest of its words, 4 of the number FTS5 gave it."""
MOST_PARTS = 8
"""A shelf that lies in more parts than this is joined in quiet: smaller by a fifth, and quicker."""
JOINED_AT_ONCE = 16
"""Pages of a shelf that are written in one go while it is joined: about 5 ms."""
_WIDE = 1 << 45
_DIGEST, _TITLE = 8, 6
# So says sqlite.org/fts5.html of `merge`: fewer changes mean that there was nothing to do.
_NO_WORK = 2
_LAST_DAY = date.max.toordinal()
# What holds a page of FTS5 must fit in one of SQLCipher's 4,096 bytes, less 80 and the frame.
_FTS_PAGE = 3_900
_NAMES = ("word_section", "word_shelf", "word_state")
_FIRST = (
    """CREATE TABLE word_section (
        at INTEGER PRIMARY KEY, version INTEGER NOT NULL, key INTEGER NOT NULL,
        title INTEGER NOT NULL, sums BLOB NOT NULL)""",
    f"CREATE INDEX word_key ON word_section (at >> {SHELF}, key)",
    "CREATE TABLE word_shelf (number INTEGER PRIMARY KEY, holds_more INTEGER NOT NULL)",
    "CREATE TABLE word_state (one INTEGER PRIMARY KEY CHECK (one = 1), upto INTEGER NOT NULL)",
    "INSERT INTO word_state VALUES (1, -1)",
)
IN_SHELF = f"at >> {SHELF} = ?"
_KNOWN = """SELECT s.at, s.version, s.document, d.title, d.on_day, i.version, i.title, i.key
    FROM section s JOIN document d ON d.id = s.document LEFT JOIN word_section i ON i.at = s.at"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A section as the index knows it: where it stands, of which version, under which day."""

    at: int
    version: int
    title: str
    day: int

    @property
    def shelf(self) -> int:
        """Return the number of the shelf."""
        return self.at >> SHELF

    @property
    def keys(self) -> tuple[int, int]:
        """Return its usual key, and the one it has where another section has that already."""
        age, below = _LAST_DAY - self.day, ~self.at
        narrow = (age << NARROW) | (below & ((1 << NARROW) - 1))
        return narrow, ((age << SHELF) | (below & ((1 << SHELF) - 1))) - _WIDE

    @property
    def titled(self) -> int:
        """Return a digest of the title, under which the index knows it."""
        return _titled(self.title)


def day_of(key: int) -> int:
    """Return the day of a key."""
    return _LAST_DAY - (key >> NARROW if key >= 0 else (key + _WIDE) >> SHELF)


def make(database: Database) -> None:
    """Make an empty index; inside a transaction."""
    for command in _FIRST:
        database.run(command)


def make_again(database: Database, sure: Callable[[], None] = lambda: None) -> None:
    """Put an empty index in the place of what is there, or raise VaultDamagedError.

    What `sure` raises at the end undoes it.
    """
    with database.transaction():
        for name in (*virtual(database, "words_"), *_NAMES):
            database.run(f"DROP TABLE IF EXISTS {name}")
        make(database)
        sure()


def is_there(database: Database) -> bool:
    """Say whether the index has its tables, and each of its shelves."""
    names = {name for (name,) in database.rows("SELECT name FROM sqlite_master")}
    return {*_NAMES, "word_key"} <= names and all(
        name_of(number) in names for number in shelves(database)
    )


def is_sound(database: Database) -> bool:
    """Say whether the index fits together: if so, what is damaged is something else."""
    try:
        for name in _NAMES:
            database.rows(f"SELECT * FROM {name}")  # noqa: S608  our own names
        upto(database)
        for number in shelves(database):
            _tell(database, number, "integrity-check", 0)
    except VaultDamagedError:
        return False
    return True


def shelves(database: Database) -> list[int]:
    """Return the numbers of the shelves."""
    return [number for (number,) in database.rows("SELECT number FROM word_shelf")]


def upto(database: Database) -> int:
    """Return the version up to which every row is known to the index."""
    row = database.row("SELECT upto FROM word_state")
    if row is None:
        raise VaultDamagedError
    return int(row[0])


def keep_upto(database: Database, version: int) -> None:
    """Note that every row up to this version is in the index; inside a transaction."""
    database.run("UPDATE word_state SET upto = ?", (version,))


def stale(database: Database, document: str) -> list[tuple[int, int]]:
    """Return where sections of a document stand that the index does not know, with versions."""
    rows = database.rows(f"{_KNOWN} WHERE s.document = ?", (document,))
    return [(row[0], row[1]) for row in rows if _is_stale(row)]


def survey(database: Database, after: int, count: int) -> tuple[list[str], int | None]:
    """Return which documents of so many next sections are stale, and where to go on; None: end."""
    rows = database.rows(f"{_KNOWN} WHERE s.at > ? ORDER BY s.at LIMIT ?", (after, count))
    found = dict.fromkeys(row[2] for row in rows if _is_stale(row))
    if len(rows) == count:
        return list(found), int(rows[-1][0])
    # What has lost its document is no row here, and is nobody's to find.
    return list(found), None


def _is_stale(row: Sequence[object]) -> bool:
    _, version, _, title, on_day, noted, titled, key = row
    return version != noted or titled != _titled(str(title)) or _day(on_day) != _day_of(key)


def _day(on_day: object) -> int:
    return date.fromisoformat(str(on_day)).toordinal()


def _day_of(key: object) -> int | None:
    return day_of(key) if isinstance(key, int) else None


def put(database: Database, entry: Entry, words: str) -> None:
    """Take a section up with all of its words, parted by spaces; inside a transaction."""
    row = database.row("SELECT key, sums FROM word_section WHERE at = ?", (entry.at,))
    own = _digest(words)
    if row is not None and row[0] in entry.keys and row[1][:_DIGEST] == own:
        _keep(database, entry, row[0], row[1])
        return
    name = _opened(database, entry.shelf)
    if row is not None:
        database.run(f"DELETE FROM {name} WHERE rowid = ?", (row[0],))  # noqa: S608  our own names
    key = _free(database, entry)
    database.run(f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", (key, words))  # noqa: S608  our own names
    _keep(database, entry, key, own + _origin(database, name, key))
    if words == EVERYTHING:
        database.run("UPDATE word_shelf SET holds_more = 1 WHERE number = ?", (entry.shelf,))


def forget(database: Database, document: str) -> None:
    """Take out every word of a document, former ones included; inside a transaction.

    FTS5 keeps the words of what was replaced or taken out until it joins its parts: that is done
    at once, for the shelves it stood in.
    """
    touched = set()
    for at, key in database.rows(
        "SELECT i.at, i.key FROM section s JOIN word_section i ON i.at = s.at WHERE s.document = ?",
        (document,),
    ):
        touched.add(at >> SHELF)
        database.run(f"DELETE FROM {name_of(at >> SHELF)} WHERE rowid = ?", (key,))  # noqa: S608  our own names
        database.run("DELETE FROM word_section WHERE at = ?", (at,))
    for number in touched:
        if places_noted(database, number):
            _tell(database, number, "optimize")
        else:
            drop(database, number)


def drop(database: Database, shelf: int) -> None:
    """Take out a shelf with all that is known of it, if there is one; inside a transaction."""
    database.run(f"DROP TABLE IF EXISTS {name_of(shelf)}")
    database.run("DELETE FROM word_shelf WHERE number = ?", (shelf,))
    database.run(f"DELETE FROM word_section WHERE {IN_SHELF}", (shelf,))  # noqa: S608  our own names
    keep_upto(database, -1)


def join(database: Database, shelf: int) -> bool:
    """Join some more of the parts of a shelf; say whether it is done; inside a transaction."""
    # Below zero: all parts are joined, however small, and not only those of one size.
    before = _changes(database)
    _tell(database, shelf, "merge", -JOINED_AT_ONCE)
    return _changes(database) - before < _NO_WORK or parts(database, shelf) <= 1


def _changes(database: Database) -> int:
    row = database.row("SELECT total_changes()")
    return int(row[0]) if row else 0


def parts(database: Database, shelf: int) -> int:
    """Return in how many parts a shelf lies."""
    row = database.row(f"SELECT count(DISTINCT segid) FROM {name_of(shelf)}_idx")  # noqa: S608  our own names
    return int(row[0]) if row else 0


def virtual(database: Database, begin: str) -> list[str]:
    """Return the tables of FTS5 whose names begin so."""
    rows = database.rows(
        "SELECT name FROM sqlite_master WHERE sql GLOB ?", (f"CREATE VIRTUAL TABLE {begin}*",)
    )
    return [name for (name,) in rows]


def every_shelf(database: Database) -> list[int]:
    """Return the numbers of the shelves there are and of those there must be."""
    rows = database.rows(
        f"SELECT number FROM word_shelf UNION SELECT at >> {SHELF} FROM section ORDER BY 1"  # noqa: S608  our own numbers
    )
    return [number for (number,) in rows]


def places_in(database: Database, shelf: int) -> list[int]:
    """Return where the sections stand that belong to a shelf."""
    ends = (shelf << SHELF, (shelf + 1) << SHELF)
    rows = database.rows("SELECT at FROM section WHERE at >= ? AND at < ?", ends)
    return [at for (at,) in rows]


def places_noted(database: Database, shelf: int) -> int:
    """Return how many sections are noted in a shelf."""
    row = database.row(f"SELECT count(*) FROM word_section WHERE {IN_SHELF}", (shelf,))  # noqa: S608  our own names
    return int(row[0]) if row else 0


def known_key(database: Database, entry: Entry, words: str) -> int | None:
    """Return the key of a section, if what is noted of it is what was noted with these words."""
    row = database.row(
        "SELECT version, title, sums, key FROM word_section WHERE at = ?", (entry.at,)
    )
    if row is None or row[3] not in entry.keys:
        return None
    sums = _digest(words) + _origin(database, name_of(entry.shelf), row[3])
    return int(row[3]) if row[:3] == (entry.version, entry.titled, sums) else None


def tables_of(shelf: int) -> list[str]:
    """Return the tables in which a shelf lies, and what is noted of it."""
    return [*parts_of(name_of(shelf)), "word_section"]


def fit_together(database: Database, *names: str) -> bool:
    """Say whether the pages of tables fit together."""
    return all(database.rows(f"PRAGMA integrity_check({name})") == [("ok",)] for name in names)


def parts_of(name: str) -> list[str]:
    """Return the tables in which FTS5 keeps one of its own."""
    return [f"{name}_{part}" for part in ("data", "idx", "docsize", "config")]


def counts(database: Database, shelf: int) -> tuple[int, int]:
    """Return how many sections are noted in a shelf, and how many FTS5 holds."""
    sizes = database.rows(f"SELECT 1 FROM {name_of(shelf)}_docsize")  # noqa: S608  our own names
    noted = database.rows(f"SELECT 1 FROM word_section NOT INDEXED WHERE {IN_SHELF}", (shelf,))  # noqa: S608  our own names
    return len(noted), len(sizes)


def _digest(words: str) -> bytes:
    return hashlib.blake2b(words.encode(), digest_size=_DIGEST).digest()


def _titled(title: str) -> int:
    raw = hashlib.blake2b(title.encode(), digest_size=_TITLE).digest()
    return int.from_bytes(raw)


def _origin(database: Database, name: str, key: int) -> bytes:
    """Return by which insertion a section came; FTS5 needs it to strike the section out."""
    row = database.row(f"SELECT origin FROM {name}_docsize WHERE id = ?", (key,))  # noqa: S608  our own names
    return int(row[0] if row else 0).to_bytes(SUM - _DIGEST)


def name_of(shelf: int) -> str:
    """Return the name of the table of a shelf."""
    return f"words_{shelf}"


def _free(database: Database, entry: Entry) -> int:
    """Return the key a section gets: the usual one, unless another section has it."""
    narrow, wide = entry.keys
    taken = database.row(
        f"SELECT 1 FROM word_section WHERE {IN_SHELF} AND key = ? AND at <> ?",  # noqa: S608  our own names
        (entry.shelf, narrow, entry.at),
    )
    return narrow if taken is None else wide


def _opened(database: Database, shelf: int) -> str:
    name = name_of(shelf)
    if database.row("SELECT 1 FROM word_shelf WHERE number = ?", (shelf,)) is None:
        # The words come folded and parted by spaces: a tokenizer that leaves all else is enough.
        database.run(
            f"CREATE VIRTUAL TABLE {name} USING fts5("
            "words, content='', contentless_delete=1, detail=none, tokenize='ascii')"
        )
        _tell(database, shelf, "pgsz", _FTS_PAGE)
        database.run("INSERT INTO word_shelf VALUES (?, 0)", (shelf,))
    return name


def _tell(database: Database, shelf: int, command: str, number: int | None = None) -> None:
    name = name_of(shelf)
    database.run(f"INSERT INTO {name} ({name}, rank) VALUES (?, ?)", (command, number))  # noqa: S608  our own names


def _keep(database: Database, entry: Entry, key: int, sums: bytes) -> None:
    database.run(
        "INSERT OR REPLACE INTO word_section VALUES (?, ?, ?, ?, ?)",
        (entry.at, entry.version, key, entry.titled, sums),
    )
