"""What two people can do at one screen, from TOML; says what is wrong with a file, and where."""

import re
from collections.abc import Mapping

from desktop import datafile
from desktop.datafile import Table
from desktop.errors import DataFileError
from desktop.model.practice import MOST_MINUTES, ROLES, Practice, Step, Who

_FORMAT = 1
_KEY = re.compile(r"[a-z][a-z_]{1,20}")
_TOP = (
    "format", "id", "order", "title", "purpose", "takes", "when_not", "before", "change_over",
    "roles", "first", "second", "step",
)  # fmt: skip
_STEP = (
    "key", "heading", "who", "prompt", "meanwhile", "minutes", "least", "most", "lines", "may_pass",
)  # fmt: skip
MOST_LINES = 6


def load(name: str, text: str) -> Practice:
    """Return the practice this TOML text holds, or raise DataFileError."""
    top = datafile.parse(name, text)
    top.only(*_TOP)
    top.of_format(_FORMAT)
    steps = tuple(_step(table) for table in top.tables("step"))
    if not steps:
        raise top.refuse("step", "at least one is needed")
    if len({step.key for step in steps}) != len(steps):
        raise top.refuse("step", "two have the same key")
    return Practice(
        id=_key(top, "id"),
        order=top.number_or("order", 0),
        title=top.text("title"),
        purpose=top.text("purpose").strip(),
        takes=top.text("takes"),
        when_not=_some(top, "when_not"),
        before=_some(top, "before"),
        steps=steps,
        speakers=(
            top.text_or("first", "First speaker"), top.text_or("second", "Second speaker"),
        ),
        change_over=top.flag_or("change_over", default=False),
        roles=_roles(top),
    )  # fmt: skip


def load_all(files: Mapping[str, str]) -> tuple[tuple[Practice, ...], tuple[DataFileError, ...]]:
    """Return the practices that could be read, in their order, and what is wrong with the rest."""
    found, problems = datafile.load_each(load, files)
    return tuple(sorted(found, key=lambda one: (one.order, one.title))), problems


def _step(table: Table) -> Step:
    table.only(*_STEP)
    if (who := table.text("who")) not in set(Who):
        raise table.refuse("who", "one, other, each, both or listener is needed")
    minutes, lines = table.number_or("minutes", 0), table.number_or("lines", 0)
    least, most = table.number_or("least", minutes), table.number_or("most", minutes)
    if not 0 <= least <= minutes <= most <= MOST_MINUTES:
        raise table.refuse("minutes", f"least, minutes, most: each up to {MOST_MINUTES}, in order")
    if not 0 <= lines <= MOST_LINES:
        raise table.refuse("lines", f"0 to {MOST_LINES}")
    return Step(
        key=_key(table, "key"),
        heading=table.text("heading"),
        who=Who(who),
        prompt=_some(table, "prompt"),
        meanwhile=table.text_or("meanwhile", ""),
        minutes=minutes,
        least=least,
        most=most,
        lines=lines,
        may_pass=table.flag_or("may_pass", default=True),
    )


def _roles(top: Table) -> tuple[str, ...]:
    roles = top.texts("roles") or ROLES
    for role in roles:
        if role not in ROLES:
            raise top.refuse("roles", "only truth and hurt are known here")
    return roles


def _some(table: Table, key: str) -> tuple[str, ...]:
    texts = table.texts(key)
    if not texts:
        raise table.refuse(key, "at least one sentence is needed")
    return texts


def _key(table: Table, key: str) -> str:
    value = table.text(key)
    if not _KEY.fullmatch(value):
        raise table.refuse(key, "small letters and low lines only")
    return value
