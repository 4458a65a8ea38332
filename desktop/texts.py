"""Pages of plain sentences, from TOML; says file, place and reason when one is wrong."""

from dataclasses import dataclass
from functools import lru_cache

from desktop import datafile
from desktop.datafile import Table

_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A group of sentences, each of which stands on its own line."""

    key: str
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A title, a few words to begin with, and parts in their order."""

    title: str
    opening: str
    parts: tuple[Part, ...]
    closing: str = ""

    def part(self, key: str) -> Part:
        """Return the part with this key, or raise KeyError."""
        for part in self.parts:
            if part.key == key:
                return part
        raise KeyError(key)


@lru_cache(maxsize=16)  # what is shipped never changes while the program runs
def load(name: str, text: str) -> Page:
    """Return the page this TOML text holds, or raise DataFileError."""
    top = datafile.parse(name, text)
    top.only("format", "title", "opening", "closing", "part")
    top.of_format(_FORMAT)
    parts = tuple(_part(table) for table in top.tables("part"))
    if not parts:
        raise top.refuse("part", "at least one is needed")
    if len({part.key for part in parts}) != len(parts):
        raise top.refuse("part", "two have the same key")
    return Page(
        title=top.text("title"),
        opening=top.text("opening"),
        closing=top.text_or("closing", ""),
        parts=parts,
    )


def _part(table: Table) -> Part:
    table.only("key", "heading", "sentences")
    sentences = table.texts("sentences")
    if not sentences:
        raise table.refuse("sentences", "at least one is needed")
    return Part(key=table.text("key"), heading=table.text("heading"), sentences=sentences)
