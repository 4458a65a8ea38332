"""Which control carries which part of which practice; `docs/practices.md` is its words.

`docs/practices/` holds one file for each letter: for each practice its form split into parts, and
for each part its homes. Run by itself, this file writes `docs/practices.md` anew.
"""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import wording

from desktop import guides, practices, texts
from desktop.model.guide import FixedRow, Guide, GuideField, GuideSection
from desktop.model.practice import Practice, Step
from desktop.texts import Part

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "practices.md"
DATA = ROOT / "docs" / "practices"
UI = ROOT / "desktop" / "ui"
COUNTS = {"W": 7, "R": 5, "T": 7, "H": 8, "B": 6, "C": 14, "D": 6, "G": 4, "I": 6, "K": 7}
LETTERS = {
    "W": "Documents and letters", "R": "Where I am", "T": "Trust and openness",
    "H": "The harm, named", "B": "Needs and boundaries", "C": "Talking with each other",
    "D": "Pulling away", "G": "Coming back to the room", "I": "Closeness, later",
    "K": "Setbacks, marks on the way, help",
}  # fmt: skip
IDS = tuple(f"{letter}{number + 1}" for letter, count in COUNTS.items() for number in range(count))
SHELVES = {
    "letters": "Letters", "plans": "Plans", "notice": "Notice", "practise": "Practise",
}  # fmt: skip
PEOPLE = {
    "truth": "whoever tells the truth",
    "hurt": "whoever was hurt",
    "journal": "whoever keeps a journal only",
}
HEAD = (
    "# Practices\n\n"
    "What the founding documents ask for, and the control that carries each part of it. A part is"
    " told in our own words. Written from `docs/practices/` and the running guides by"
    " `tests/practices_doc.py`; `tests/test_practices_doc.py` fails when a practice has no home, a"
    " part no control, or this page is out of date.\n\n"
    "*Can leave* says whether it can get out of the vault at all; nothing does by itself. *For two*"
    " is offered to nobody who has reason to be afraid. Later pages are offered to nobody who did"
    " not open them.\n"
)


class Home(NamedTuple):
    """One place that carries a part: how it is called in the data, and what stands there.

    `roles` are those it is offered to; `leaves` says whether it can get out, where that is known.
    """

    at: str
    owner: Any
    found: Any
    begins: str
    where: str
    roles: tuple[str, ...]
    leaves: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One part of a practice: what it is, of which kind, where its homes are, and how many."""

    part: str
    kind: str
    at: tuple[str, ...]
    roles: tuple[str, ...] = ()
    count: int = 0
    where: str = ""
    leaves: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """One practice: its name, whom it is for, its parts, and whom it is not shown to, and why."""

    id: str
    name: str
    roles: tuple[str, ...]
    parts: tuple[Carried, ...]
    not_shown: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shipped:
    """What ships: guides, things two people do, pages of text, and the names of controls."""

    guides: Mapping[str, Guide]
    pairs: Mapping[str, Practice]
    pages: Mapping[str, tuple[str, Mapping[str, Part]]]
    controls: frozenset[str] = field(default_factory=frozenset)


@cache
def shipped() -> Shipped:
    """Return what ships, in its own words."""
    return Shipped(
        {one.id: one for one in _loaded("guides/en/", _guide)},
        {one.id: one for one in _loaded("practices/en/", practices.load)},
        {
            Path(name).stem: (page.title, {part.key: part for part in page.parts})
            for name, text in wording.shipped().items()
            if name.startswith("texts/en/")
            for page in [texts.load(name, text)]
        },
        _controls(),
    )


def _loaded(folder: str, load: Callable[[str, str], Any]) -> Iterator[Any]:
    for name, text in wording.shipped().items():
        if name.startswith(folder):
            yield load(Path(name).name, text)


def _guide(name: str, text: str) -> Guide:
    return guides.in_words(guides.load(name, text), {})


def _controls() -> frozenset[str]:
    page = (ROOT / "docs" / "controls.md").read_text("utf-8")
    listed = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    named = re.compile(r'(?:name=|setObjectName\()"(\w+)"')
    made = (named.findall(path.read_text("utf-8")) for path in UI.rglob("*.py"))
    return frozenset(listed).union(*made)


@cache
def carriages() -> tuple[Carriage, ...]:
    """Return every practice of the data, in the order of the ids."""
    found = {
        key: _carriage(key, told)
        for path in sorted(DATA.glob("*.toml"))
        for key, told in tomllib.loads(path.read_text("utf-8")).items()
    }
    return tuple(sorted(found.values(), key=lambda one: IDS.index(one.id)))


def _carriage(key: str, told: Mapping[str, Any]) -> Carriage:
    parts = tuple(
        Carried(
            **{name: tuple(one) if isinstance(one, list) else one for name, one in part.items()}
        )
        for part in told["parts"]
    )
    return Carriage(
        id=key,
        name=told["name"],
        roles=tuple(told["roles"]),
        parts=parts,
        not_shown=tuple((one["to"], one["why"]) for one in told.get("not_shown", ())),
    )


def home(at: str, ships: Shipped, part: Carried) -> Home | None:
    """Return what stands at this place, or None if nothing does."""
    sort, mark, place = at.partition(":")
    if not mark:
        return _in_a_guide(at, ships)
    first, *rest = place.split("/")
    if sort == "control":
        found = place if place in ships.controls else None
        begins, where = part.where.partition(",")[0], f"{part.where}, `{found}`"
        return found and Home(at, found, found, begins, where, (), part.leaves)
    if sort == "pair":
        return _in_a_pair(at, ships.pairs.get(first), rest, part)
    title, listed = ships.pages.get(first, ("", {}))
    found = listed.get(rest[0])
    return found and Home(at, listed, found, title, f"{title} → {found.heading}", (), part.leaves)


def _in_a_pair(at: str, pair: Practice | None, rest: list[str], part: Carried) -> Home | None:
    if pair is None:
        return None
    where = [f"Practise → {pair.title}"]
    found: Practice | Step | None = pair
    if rest:
        found = next((step for step in pair.steps if step.key == rest[0]), None)
        where.append(found.heading if found else "")
    leaves = part.leaves or "a sheet without words; what is kept, if somebody keeps it"
    roles = pair.roles or tuple(PEOPLE)
    return found and Home(at, pair, found, where[0], " → ".join(where), roles, leaves)


def _in_a_guide(at: str, ships: Shipped) -> Home | None:
    name, *rest = at.split("/")
    guide = ships.guides.get(name)
    if guide is None:
        return None
    found: Any = guide
    shelf = "Practise → Later pages" if guide.late else SHELVES[guide.shelf]
    leaves, where = guide.exportable, [shelf, guide.title]
    for key in rest:
        found = _below(found, key)
        if found is None:
            return None
        leaves = leaves and getattr(found, "exportable", True)
        if _called(found):
            where.append(_called(found))
    marked = " (for two)" * guide.for_two
    begins, said = " → ".join(where[:2]) + marked, " → ".join(where) + marked
    roles = guide.roles or tuple(PEOPLE)
    return Home(at, guide, found, begins, said, roles, "yes" if leaves else "never")


def _below(above: Any, key: str) -> Any:
    match above:
        case Guide():
            return above.section(key)
        case GuideSection():
            return above.field(key)
        case GuideField():
            below = {one.key: one for one in (*above.rows, *above.columns)}
            return below.get(key)
    return None


def _called(one: Any) -> str:
    return one.heading if isinstance(one, GuideSection) else one.label


def _is(*kinds: str) -> Callable[[Any], bool]:
    return lambda found: isinstance(found, GuideField) and found.kind in kinds


def _is_link(found: Any) -> bool:
    match found:
        case GuideSection():
            return bool(found.assembles)
        case FixedRow():
            return bool(found.leads)
    return _is("reference")(found)


def _has(name: str) -> Callable[[Any], bool]:
    return lambda found: bool(getattr(found, name, False))


def _may_stay(found: Any) -> bool:
    return getattr(found, "exportable", None) is False


KINDS: dict[str, Callable[[Any], bool]] = {
    "page": _has("has_body"),
    "words": _is("text", "short"),
    "dial": _is("scale"),
    "timer": _is("timer"),
    "date": _is("date"),
    "choice": _is("choice", "yes-no-none"),
    "ticks": _is("choices"),
    "table": _is("table"),
    "named rows": _is("fixed", "map"),
    "map": _is("map"),
    "section": lambda found: isinstance(found, GuideSection),
    "guide": lambda found: isinstance(found, Guide),
    "link": _is_link,
    "stays": _may_stay,
    "off at first": _has("starts_off"),
    "may be left out": _has("optional"),
    "two speakers": lambda found: isinstance(found, Practice),
    "step": lambda found: isinstance(found, Step),
    "turn timer": _has("minutes"),
    "may be passed": _has("may_pass"),
    "page to read": lambda found: isinstance(found, Part),
    "control": lambda found: isinstance(found, str),
}
"""What a part can be carried by. A dial is a scale that can be skipped."""


def wrong(one: Carriage, ships: Shipped) -> list[str]:
    """Return what is wrong with the homes of a practice, one line each."""
    found = [f"{one.id}: no part"] * (not one.parts)
    for part in one.parts:
        found += [f"{one.id}, {part.part}: {reason}" for reason in _wrong_part(one, part, ships)]
    for role, _ in one.not_shown:
        found += [
            f"{one.id}: {at} is offered to {role}"
            for part in one.parts
            for at in part.at
            if (there := home(at, ships, part)) and role in (there.roles or part.roles or one.roles)
        ]
    return found


def _wrong_part(one: Carriage, part: Carried, ships: Shipped) -> Iterator[str]:
    if part.kind not in KINDS:
        yield f"{part.kind!r} is no kind"
        return
    homes = [home(at, ships, part) for at in part.at]
    yield from (f"{at} is not there" for at, there in zip(part.at, homes, strict=True) if not there)
    there = [one for one in homes if one]
    yield from (f"{one.at} is no {part.kind}" for one in there if not KINDS[part.kind](one.found))
    yield from (f"{one.at} does not say whether it leaves" for one in there if not one.leaves)
    yield from (
        f"nothing for {role}"
        for role in part.roles or one.roles
        if not any(role in (one.roles or PEOPLE) for one in there)
    )
    if part.count and part.count != _counted(there):
        yield f"{_counted(there)} of {part.count}"


def _counted(homes: list[Home]) -> int:
    if len(homes) != 1:
        return len(homes)
    found = homes[0].found
    return len(getattr(found, "rows", ()) or getattr(found, "choices", ()) or [found])


def named_in_files() -> dict[str, set[str]]:
    """Return the practices that each data file names in its comment at the top."""
    return {
        name: set(re.findall(r"[A-Z]\d+", re.sub(r"\(.*?\)", "", line.group(1))))
        for name, text in wording.shipped().items()
        if (line := re.search(r"^# Practices: (.+)$", text, re.MULTILINE))
    }


def homes_by_file() -> dict[str, set[str]]:
    """Return the practices that have a home in each data file, by the data."""
    found: dict[str, set[str]] = {}
    folders = {"": "guides", "pair": "practices", "text": "texts"}
    for one in carriages():
        for at in (at for part in one.parts for at in part.at):
            sort, _, place = at.rpartition(":")
            if sort in folders:
                name = f"{folders[sort]}/en/{place.partition('/')[0]}.toml"
                found.setdefault(name, set()).add(one.id)
    return found


def written() -> str:
    """Return the page of practices as it should be."""
    text = [HEAD, "\n| practice | for | begins at |\n| --- | --- | --- |\n"]
    text += [_at_a_glance(one, shipped()) for one in carriages()]
    letter = ""
    for one in carriages():
        if one.id[0] != letter:
            letter = one.id[0]
            text.append(f"\n## {letter} · {LETTERS[letter]}\n")
        text.append(_one(one, shipped()))
    return "".join(text)


def _at_a_glance(one: Carriage, ships: Shipped) -> str:
    homes = [there for part in one.parts for at in part.at if (there := home(at, ships, part))]
    # A control of a page, or a page to read, is where it begins only if nothing else is.
    starts = [there.begins for there in homes if there.roles] or [there.begins for there in homes]
    people = " and ".join(PEOPLE[role] for role in one.roles)
    return f"| {one.id} · {one.name} | {people} | {'<br>'.join(dict.fromkeys(starts))} |\n"


def _one(one: Carriage, ships: Shipped) -> str:
    people = " and ".join(PEOPLE[role] for role in one.roles)
    lines = [f"\n### {one.id} · {one.name}\n\nFor {people}."]
    lines += [f" Not shown to {PEOPLE[role]}: {why}" for role, why in one.not_shown]
    lines.append("\n\n| part | carried by | where | can leave |\n| --- | --- | --- | --- |\n")
    for part in one.parts:
        homes = [there for at in part.at if (there := home(at, ships, part))]
        where = "<br>".join(dict.fromkeys(_tersely(homes)))
        leaves = ", ".join(dict.fromkeys(there.leaves for there in homes))
        kind = f"{part.kind}{f' × {part.count}' if part.count else ''}"
        lines.append(f"| {part.part} | {kind} | {where} | {leaves} |\n")
    return "".join(lines)


def _tersely(homes: list[Home]) -> Iterator[str]:
    """Yield where the homes are; what begins like the one before is not told again."""
    before: list[str] = []
    for one in homes:
        steps = one.where.split(" → ")
        same = 0
        while same < min(len(before), len(steps) - 1) and before[same] == steps[same]:
            same += 1
        yield " → ".join(["…", *steps[same:]] if same > 1 else steps)
        before = steps


def main() -> None:
    """Write the page anew, and say what is wrong."""
    PAGE.write_text(written(), encoding="utf-8")
    for one in carriages():
        for line in wrong(one, shipped()):
            print(line)
    missing = [key for key in IDS if key not in {one.id for one in carriages()}]
    print("missing:", *missing)
    told, homes = named_in_files(), homes_by_file()
    for name in sorted(told.keys() | homes.keys()):
        if told.get(name, set()) != homes.get(name, set()):
            print(name, "comment", sorted(told.get(name, ())), "data", sorted(homes.get(name, ())))


if __name__ == "__main__":
    main()
