"""What belongs to the journal and is data: parts of life an entry can touch, ways to begin one."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from desktop import datafile, files, guides
from desktop.datafile import Table
from desktop.model.entries import Reach
from desktop.model.guide import Guide, GuideSection
from desktop.model.settings import Purpose

LANGUAGE = "en"
_FORMAT = 1
_PROMPTS = ("prompts_hurt.toml", "prompts.toml")
"""In the order in which they are offered."""
_ID = re.compile(r"[a-z]{2,16}")


@lru_cache(maxsize=2)  # what is shipped never changes while the program runs
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


def load_prompts(purpose: Purpose, words: Mapping[str, str]) -> tuple[GuideSection, ...]:
    """Return what somebody who is here for this can begin an entry with, in their words.

    Raises DataFileError if the prompts are not as shipped.
    """
    found = [guide for guide in map(_prompts, _PROMPTS) if guide.is_for(purpose.value)]
    spoken = [guides.in_words(guide, words) for guide in found]
    return tuple(section for guide in spoken for section in guide.sections)


@cache  # read once: a prompt never changes while the program runs
def _prompts(name: str) -> Guide:
    path = files.resources() / "journal" / LANGUAGE / name
    return guides.load(name, path.read_text("utf-8"))


def _one(table: Table) -> Reach:
    table.only("id", "word", "sections")
    if not _ID.fullmatch(table.text("id")):
        raise table.refuse("id", "two to sixteen small letters only")
    return Reach(id=table.text("id"), word=table.text("word"), sections=table.texts("sections"))
