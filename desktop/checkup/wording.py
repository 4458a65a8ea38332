"""What is said of each finding, and which programs are looked for: from TOML.

Says file, place and reason when one is wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop import datafile
from desktop.datafile import Table
from desktop.model.checkup import STATES, UNKNOWN, Kind, Program, System

_FORMAT = 1
ANSWERS = ("found", "not found", "cannot tell")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a topic in one state: the answer, what was seen, what it means, what helps.

    `seen` may hold <names> or <day>. `where` says for each kind of computer where to look oneself.
    """

    answer: str
    seen: str
    means: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    where: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing that is looked at, with what is said of each of its states."""

    key: str
    heading: str
    said: Mapping[str, Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Topics that belong together."""

    heading: str
    topics: tuple[Topic, ...]


def load_topics(name: str, text: str) -> tuple[Group, ...]:
    """Return the groups of this TOML text, or raise DataFileError.

    Every topic of `model.checkup.STATES` stands there once, with every state it can be in.
    """
    top = datafile.parse(name, text)
    top.only("format", "group")
    top.of_format(_FORMAT)
    groups = tuple(_group(table) for table in top.tables("group"))
    if sorted(one.key for group in groups for one in group.topics) != sorted(STATES):
        raise top.refuse("group", "each topic is needed once")
    return groups


def load_programs(name: str, text: str) -> tuple[Program, ...]:
    """Return the programs that are looked for, or raise DataFileError."""
    top = datafile.parse(name, text)
    top.only("format", "program")
    top.of_format(_FORMAT)
    programs = tuple(_program(table) for table in top.tables("program"))
    if len({one.key for one in programs}) != len(programs):
        raise top.refuse("program", "two have the same key")
    return programs


def _group(table: Table) -> Group:
    table.only("heading", "topic")
    return Group(
        heading=table.text("heading"), topics=tuple(_topic(one) for one in table.tables("topic"))
    )


def _topic(table: Table) -> Topic:
    table.only("key", "heading", "said")
    key = table.text("key")
    said = {one.text("state"): _said(one) for one in table.tables("said")}
    if key not in STATES or set(said) != set(STATES[key]):
        raise table.refuse("said", "each state of a known topic is needed once")
    return Topic(key=key, heading=table.text("heading"), said=said)


def _said(table: Table) -> Said:
    table.only("state", "answer", "seen", "means", "helps", "where")
    answer = table.text("answer")
    if answer not in ANSWERS or (table.text("state") == UNKNOWN) != (answer == ANSWERS[-1]):
        raise table.refuse("answer", "another answer is needed here")
    where = table.texts_by_name("where")
    if not set(where) <= set(System):
        raise table.refuse("where", "no such kind of computer is known")
    return Said(
        answer=answer,
        seen=table.text("seen"),
        means=table.texts("means"),
        helps=table.texts("helps"),
        where=where,
    )


def _program(table: Table) -> Program:
    table.only("key", "name", "kind", "does", "running", "installed")
    kind = table.text("kind")
    if kind not in set(Kind):
        raise table.refuse("kind", "no such kind is known")
    return Program(
        key=table.text("key"),
        name=table.text("name"),
        kind=Kind(kind),
        does=table.text("does"),
        running=table.texts("running"),
        installed=table.texts("installed"),
    )
