"""The index of words as vaults of forms 3 and 4 have it: nothing asks it, it is only taken out.

It held each word with its place, 0.6 times the text; decision 0056 says what came instead. Its
tables are taken out in quiet and not when the vault opens: a damaged page must hinder nobody.
"""

from desktop.vault import search
from desktop.vault.database import Database

_NAMES = ("search_section", "search_shelf", "search_state")


def tables(database: Database) -> list[str]:
    """Return the tables of it that there still are."""
    known = {name for (name,) in database.rows("SELECT name FROM sqlite_master")}
    return [*search.virtual(database, "search_words_"), *(one for one in _NAMES if one in known)]


def is_whole(database: Database, name: str) -> bool:
    """Say whether the pages of one of its tables fit together, so that it can be taken out."""
    return search.fit_together(database, *([name] if name in _NAMES else search.parts_of(name)))


def drop(database: Database, name: str) -> None:
    """Take out one of its tables; inside a transaction."""
    database.run(f"DROP TABLE IF EXISTS {name}")
