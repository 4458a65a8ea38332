"""What a partner does not want to hear, found wherever it is touched; told, never locked."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.model import answers, desk, questions, richtext
from desktop.model.answers import DEPTHS, LIMITS, cell
from desktop.model.document import Document, Section, State
from desktop.model.facts import Assembled, Fact
from desktop.model.guide import ANSWERS, Guide
from desktop.model.manifest import Piece
from desktop.model.questions import Depth

LEAST_LETTERS = 4
"""Shorter words stand in every text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a topic touches: sections by key or heading, kinds, and what a fact may tell."""

    sections: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    roles: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()


def _reach(
    sections: str = "", kinds: Sequence[str] = (), roles: str = "", places: Sequence[str] = ()
) -> Reach:
    return Reach(
        sections=frozenset(sections.split()),
        kinds=frozenset(kinds),
        roles=tuple(roles.split()),
        places=frozenset(places),
    )


REACHES: Mapping[str, Reach] = {
    "health": _reach("health"),
    "money": _reach("money", ("Paid subscriptions", "Other paid content or services"), "money"),
    "people": _reach("other_people", ("Closeness kept secret", "Meeting in person")),
    "children": _reach("family_work", (), "", ("time with the children", "family time")),
    "home-work": _reach(
        "family_work",
        ("At work or on work devices",),
        "",
        ("at home", "at work", "our home", "our bed", "working hours", "work device"),
    ),
    "timeline": _reach("timeline frequency"),
    "lies": _reach("told_before how_hidden bent_reality", (), "hidden how said left_out truth"),
    "now": _reach("where_now"),
    "meaning": _reach(),
}
"""What each topic of a sheet touches in the disclosure (domain.md 2.2 and 2.3.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One topic that must not be told; `words` are found in a text in any form of theirs."""

    topic: str
    reach: Reach = Reach()
    words: frozenset[str] = frozenset()


def limits(documents: Sequence[Document]) -> tuple[Limit, ...]:
    """Return what must not be told, as the partner's questions in these documents say."""
    found: dict[str, Limit] = {}
    for fields in answers.held(documents):
        for one in (*_topics(fields), *_nothings(fields)):
            found.setdefault(one.topic.casefold(), one)
    return tuple(found.values())


def _topics(fields: Mapping[str, Any]) -> Iterable[Limit]:
    for row in desk.rows(fields, LIMITS):
        topic = cell(row, "topic")
        if topic:
            named = row["cells"].get("touches")
            chosen = frozenset(one for one in named if isinstance(one, str)) if named else ()
            reach = Reach(sections=frozenset(chosen), kinds=frozenset(chosen))
            yield Limit(topic=f"“{topic}”", reach=reach, words=stems(topic))


def _nothings(fields: Mapping[str, Any]) -> Iterable[Limit]:
    keys = {words: key for key, words in questions.TAG_WORDS.items()}
    for row in desk.rows(fields, DEPTHS):
        words = cell(row, "tag")
        if cell(row, "depth") == Depth.NOTHING.words and words in keys:
            yield Limit(topic=words, reach=REACHES[keys[words]])


# -- words ------------------------------------------------------------------

_EVERYDAY = frozenset(
    """
    about above after again against also always among anybody anyone anything around because been
    before being below between both could details does doing done during each ever every everyone
    everything exactly from have having hear hearing her here hers herself himself into itself
    just know like many more most much must myself never nobody none nothing only other others
    ours over please really said same shall should some somebody someone something such tell
    than that their theirs them themselves then there these they thing this those though through
    told toward under until upon very want wanted were what whatever when where whether which
    while whom whose will with without word words would your yours yourself
    """.split()  # noqa: SIM905  # a row of words reads best as a row of words
)
"""Words of four letters and more that say nothing of a topic."""
_ENDINGS = ("ings", "ing", "edly", "ies", "ied", "ed", "es", "s", "e", "y")
_LEAST_STEM = 3


def stems(text: str) -> frozenset[str]:
    """Return the words of a text that say something, each without its ending."""
    return frozenset(
        stem(word) for word in _words(text) if len(word) >= LEAST_LETTERS and word not in _EVERYDAY
    )


def _words(text: str) -> list[str]:
    """Return the words in small letters, without accents and possessives."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    bare = "".join(one for one in bare if not unicodedata.combining(one))
    return [word.removesuffix("'s") for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", bare)]


def stem(word: str) -> str:
    """Return a word without the ending that number, time or person gives it."""
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest == word or len(rest) < _LEAST_STEM or (ending == "s" and rest.endswith("s")):
            continue
        if ending in {"ies", "ied", "y"}:
            return f"{rest}i"
        if ending in {"ing", "ings", "ed"} and rest[-1] == rest[-2] and rest[-1] not in "ls":
            return rest[:-1]
        return stem(rest) if ending == "s" else rest
    return word


# -- what touches it --------------------------------------------------------

_TOLD = (
    "kind", "peak", "usual", "length", "hidden", "how", "said", "left_out", "truth", "known",
    "recalled",
)  # fmt: skip
_LISTED = ("device", "place", "people", "reach")


def fact(known: Sequence[Limit], one: Fact) -> str:
    """Return a sentence that says what the partner does not want to hear of this, or ""."""
    if one.is_none:
        return ""
    texts = [getattr(one, name) for name in _TOLD]
    lists = [word for name in _LISTED for word in getattr(one, name)]
    said = stems("\n".join((*texts, *lists)))
    return _sentence(limit.topic for limit in known if _is_in(limit, one, lists, said))


def _is_in(limit: Limit, one: Fact, lists: Sequence[str], said: frozenset[str]) -> bool:
    reach = limit.reach
    return bool(
        one.kind in reach.kinds
        or any(getattr(one, role) or role in one.typed for role in reach.roles)
        or reach.places.intersection(lists)
        or limit.words & said
    )


def section(
    known: Sequence[Limit], guide: Guide | None, one: Section, views: Sequence[Assembled] = ()
) -> str:
    """Return a sentence that says what of this section the partner does not want to hear, or "".

    What can never leave the vault is not looked at; `views` is what `desk.assembled` gave.
    """
    if _is_the_sheet(guide) or not desk.may_leave(guide, one):
        return ""
    piece = desk.piece(guide, one, one.heading, views)
    asked = guide.section(one.key) if guide else None
    names = {one.key, one.heading, *((asked.heading,) if asked else ())}
    said, named = stems(_text(piece)), _named(piece)
    return _sentence(
        limit.topic
        for limit in known
        if limit.reach.sections & names
        or limit.words & said
        or (limit.reach.kinds | limit.reach.places) & named
    )


def _is_the_sheet(guide: Guide | None) -> bool:
    return guide is not None and guide.id == answers.GUIDE


def _text(piece: Piece) -> str:
    # The heading is the guide's, and says nothing that somebody has written.
    cells = (one for table in piece.tables for row in table.rows for one in row)
    return "\n".join((richtext.plain(piece.body), *cells))


def _named(piece: Piece) -> frozenset[str]:
    """Return what a piece may name as a kind or a place: by itself, in a list, or before a colon.

    Not in the middle of a sentence: a heading such as "Health" is also a word.
    """
    cells = [one for table in piece.tables for row in table.rows for one in row]
    lines = [block.text.partition(":")[0] for block in piece.body]
    parts = (part for cell in cells for part in (*cell.split(", "), cell.partition(":")[0]))
    return frozenset(one.partition(" (")[0] for one in (*cells, *lines, *parts))


def _sentence(topics: Iterable[str]) -> str:
    named = "; ".join(topics)
    return f"This may touch what your partner does not want to hear: {named}." if named else ""


# -- before something leaves ------------------------------------------------


def touched(
    documents: Sequence[Document],
    guide: Guide | None,
    sections: Sequence[Section],
    whole: Sequence[Section] = (),
) -> tuple[tuple[str, str], ...]:
    """Return heading and sentence of each of these sections that touches what must not be told.

    `documents` hold the partner's questions, `whole` is the document in which the facts stand, if
    that is more than `sections`. A section in which nothing stands is not among them.
    """
    known, asked = limits(documents), answers.questions(documents)
    from_facts = desk.facts_of(guide, whole or sections) if guide else ()
    given = answers.assemble(asked)
    found = []
    for one in sections:
        if one.mark is State.NOT_FOR_ME or not desk.may_leave(guide, one):
            continue
        views = _views(guide, one, from_facts, given)
        piece = desk.piece(guide, one, one.heading, views)
        if richtext.is_empty(piece.body) and not piece.tables:
            continue
        told = [section(known, guide, one, views)]
        if _answers_here(guide, one):
            told.append(answers.against(asked))
        words = " ".join(part for part in told if part)
        if words:
            found.append((desk.heading(guide, one), words))
    return tuple(found)


def _views(
    guide: Guide | None, one: Section, known: Sequence[Fact], given: Assembled | None
) -> tuple[Assembled, ...]:
    asked = guide.section(one.key) if guide else None
    return desk.assembled(asked, known, given) if asked else ()


def _answers_here(guide: Guide | None, one: Section) -> bool:
    asked = guide.section(one.key) if guide else None
    return asked is not None and ANSWERS in asked.assembles
