"""What belongs to the journal and is data: the parts of life an entry can touch."""

import re

from desktop import datafile, files
from desktop.datafile import Table
from desktop.model.entries import Reach

LANGUAGE = "en"
_FORMAT = 1
_ID = re.compile(r"[a-z]{2,16}")


def reach(name: str, text: str) -> tuple[Reach, ...]:
    """Return the parts of life this TOML text lists, in their order, or raise DataFileError."""
    top = datafile.parse(name, text)
    top.only("format", "reach")
    top.of_format(_FORMAT)
    found = tuple(map(_one, top.tables("reach")))
    if not found:
        raise top.refuse("reach", "at least one is needed")
    for what, said in (("id", [one.id for one in found]), ("word", [one.word for one in found])):
        if len(set(said)) != len(said):
            raise top.refuse("reach", f"two have the same {what}")
    return found


def load_reach() -> tuple[Reach, ...]:
    """Return the shipped parts of life; raises DataFileError if they are not as shipped."""
    path = files.resources() / "journal" / LANGUAGE / "reach.toml"
    return reach(path.name, path.read_text("utf-8"))


def _one(table: Table) -> Reach:
    table.only("id", "word", "sections")
    if not _ID.fullmatch(table.text("id")):
        raise table.refuse("id", "two to sixteen small letters only")
    return Reach(id=table.text("id"), word=table.text("word"), sections=table.texts("sections"))
