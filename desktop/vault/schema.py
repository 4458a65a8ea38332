"""The tables, and the steps from one form of them to the next."""

from collections.abc import Callable

from desktop.errors import VaultTooNewError
from desktop.vault import former_search, search
from desktop.vault.database import Database

# Each table of rows has: `at` (where a check stands), `id`, `document` it belongs to, `version`,
# its own columns, `digest` of the body, `mac` over all of these, and the body last, so that a
# list can be read without touching the pages of long texts.
_FIRST = (
    """CREATE TABLE vault (
        one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL, row_key BLOB NOT NULL)""",
    """CREATE TABLE integrity (
        one INTEGER PRIMARY KEY CHECK (one = 1), rows INTEGER NOT NULL,
        highest INTEGER NOT NULL, sum BLOB NOT NULL, mac BLOB NOT NULL)""",
    """CREATE TABLE document (
        at INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL,
        version INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, on_day TEXT NOT NULL,
        guide TEXT NOT NULL, place INTEGER NOT NULL, state TEXT NOT NULL,
        written_at TEXT NOT NULL, changed_at TEXT NOT NULL, trashed_at TEXT,
        digest BLOB, mac BLOB NOT NULL, body BLOB)""",
    """CREATE TABLE section (
        at INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL,
        version INTEGER NOT NULL, key TEXT NOT NULL, heading TEXT NOT NULL,
        place INTEGER NOT NULL, mark TEXT, words INTEGER NOT NULL, fields TEXT NOT NULL,
        digest BLOB, mac BLOB NOT NULL, body BLOB)""",
    """CREATE TABLE snapshot (
        at INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL,
        version INTEGER NOT NULL, section TEXT NOT NULL, kept_at TEXT NOT NULL,
        reason TEXT NOT NULL, words INTEGER NOT NULL,
        digest BLOB, mac BLOB NOT NULL, body BLOB)""",
    """CREATE TABLE setting (
        at INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL,
        version INTEGER NOT NULL, digest BLOB, mac BLOB NOT NULL, body BLOB)""",
    "CREATE INDEX section_of ON section (document, place)",
    "CREATE INDEX snapshot_of ON snapshot (document, kept_at)",
    "CREATE INDEX setting_of ON setting (document)",
)

_THIRD = (
    """CREATE TABLE search_section (
        at INTEGER PRIMARY KEY, version INTEGER NOT NULL, title TEXT NOT NULL,
        on_day TEXT NOT NULL, day INTEGER NOT NULL, sums BLOB NOT NULL)""",
    "CREATE TABLE search_shelf (number INTEGER PRIMARY KEY)",
    "CREATE TABLE search_state (one INTEGER PRIMARY KEY CHECK (one = 1), upto INTEGER NOT NULL)",
    "INSERT INTO search_state VALUES (1, -1)",
)

Step = Callable[[Database], None]


def _first(database: Database) -> None:
    for command in _FIRST:
        database.run(command)


def _second(_: Database) -> None:
    """Change no table: from here on there are plans, fields and pages beside a section.

    A program that knows only the first form would refuse or lose them; the number tells it.
    """


def _third(database: Database) -> None:
    """Make the index of words as it was in forms 3 and 4."""
    for command in _THIRD:
        database.run(command)


def _fourth(database: Database) -> None:
    """Find entries by their day and facts; passages and entries can be kept in from here on.

    A program that knows only the third form would let what is kept in leave.
    """
    database.run("CREATE INDEX document_day ON document (kind, trashed_at, on_day, written_at, id)")
    database.run(
        "CREATE INDEX section_facts ON section (document, fields) "
        "WHERE key = 'body' AND fields <> '{}'"
    )


def _fifth(database: Database) -> None:
    """Make the index of words anew beside the former one, empty; it is taken up in quiet.

    The former one goes then, too: a damaged page of it must keep nobody from opening a vault.
    """
    search.make(database)
    if database.row("SELECT 1 FROM section LIMIT 1") is None:
        for name in former_search.tables(database):
            former_search.drop(database, name)


STEPS: tuple[Step, ...] = (_first, _second, _third, _fourth, _fifth)
"""Step n leads from schema n to schema n + 1; a step that has shipped is never changed."""


def bring_up(database: Database, steps: tuple[Step, ...] = STEPS) -> None:
    """Bring the tables to the newest form, each step in one transaction with its number.

    Raises VaultTooNewError when they are of a later form than this program knows.
    """
    answer = database.row("PRAGMA user_version")
    present = answer[0] if answer else 0
    if present > len(steps):
        raise VaultTooNewError
    for number, step in enumerate(steps[present:], start=present + 1):
        with database.transaction():
            step(database)
            database.run(f"PRAGMA user_version = {number}")
