"""The scales that are shipped, from TOML; says file, place and reason when one is wrong."""

import re
from functools import lru_cache

from desktop import datafile
from desktop.datafile import Table
from desktop.model.scales import Scale

_FORMAT = 1
_ID = re.compile(r"[a-z]{2,10}")
"""Never of the form of a writer's own scale, which has 32 figures."""


@lru_cache(maxsize=2)  # what is shipped never changes while the program runs
def load(name: str, text: str) -> tuple[Scale, ...]:
    """Return the scales this TOML text lists, in their order, or raise DataFileError."""
    top = datafile.parse(name, text)
    top.only("format", "scale")
    top.of_format(_FORMAT)
    scales = tuple(map(_scale, top.tables("scale")))
    if not scales:
        raise top.refuse("scale", "at least one is needed")
    for what, said in (("id", [one.id for one in scales]), ("name", [one.name for one in scales])):
        if len(set(said)) != len(said):
            raise top.refuse("scale", f"two have the same {what}")
    return scales


def _scale(table: Table) -> Scale:
    table.only("id", "name", "low", "mid", "high", "plus")
    if not _ID.fullmatch(table.text("id")):
        raise table.refuse("id", "two to ten small letters only")
    return Scale(
        id=table.text("id"),
        name=table.text("name"),
        low=table.text("low"),
        mid=table.text("mid"),
        high=table.text("high"),
        is_plus=table.flag_or("plus", default=False),
    )
