"""What was seen of this computer, and what it comes to; nothing of either is kept anywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase

LONGEST_NAME = 15
"""Characters that Linux keeps of the name of a running program (proc(5), comm)."""


class System(StrEnum):
    """Which kind of computer this is."""

    LINUX = "linux"
    WINDOWS = "windows"
    MACOS = "macos"
    OTHER = "other"


class Lies(StrEnum):
    """How something lies that the system puts away."""

    MEMORY = "memory"
    CLOSED = "closed"
    OPEN = "open"


class Kind(StrEnum):
    """What a known program is looked for as; each has a topic of its own."""

    CLIPBOARD = "clipboard"
    REPORTS = "reports"
    REMOTE = "remote"
    RECORDS = "records"


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program that is looked for by its names; `does` says in one sentence what it may do.

    A name may hold a star. `running` are names of processes, `installed` those under which a
    system lists its programs.
    """

    key: str
    name: str
    kind: Kind
    does: str
    running: tuple[str, ...] = ()
    installed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """The lists of files that were opened last: whether there are any, whether one names this."""

    is_kept: bool
    is_named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the vault lies, or would."""

    lies: Lies | None = None
    synced_by: str | None = None
    is_elsewhere: bool = False
    is_vault: bool = False
    copied_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who can sign in, who may change everything, and who sits here."""

    account: str
    administrators: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was read; None stands for what cannot be told here.

    `switched_on` are keys of programs that the system itself says are on. `crash` is what takes
    the memory of a program that fails: a name, "" for a file, None for unknown; `keeps_crashes`
    False means that nothing is kept.
    """

    system: System = System.OTHER
    running: frozenset[str] | None = None
    installed: frozenset[str] | None = None
    switched_on: frozenset[str] = frozenset()
    recent: Recent | None = None
    is_screen_shared: bool | None = None
    place: Place | None = None
    swap: tuple[Lies | None, ...] | None = None
    hibernates: bool | None = None
    temporary: Lies | None = None
    keeps_crashes: bool | None = None
    people: People | None = None
    locks_screen: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What came of one topic: in which state it is, who or what was found, or since when."""

    topic: str
    state: str
    names: tuple[str, ...] = ()
    programs: tuple[tuple[Program, bool], ...] = ()
    on: date | None = None


UNKNOWN, FOUND, ABSENT = "unknown", "found", "absent"
STATES: Mapping[str, tuple[str, ...]] = {
    "clipboard": (FOUND, ABSENT, UNKNOWN),
    "recent": ("named", FOUND, ABSENT, UNKNOWN),
    "reports": (FOUND, ABSENT, UNKNOWN),
    "remote": (FOUND, ABSENT, UNKNOWN),
    "records": (FOUND, ABSENT, UNKNOWN),
    "screen": (FOUND, ABSENT, UNKNOWN),
    "synced": (FOUND, "elsewhere", ABSENT, UNKNOWN),
    "disk": (FOUND, ABSENT, UNKNOWN),
    "swap": (FOUND, "closed", "memory", ABSENT, UNKNOWN),
    "hibernation": (FOUND, ABSENT, UNKNOWN),
    "temporary": (FOUND, "closed", "memory", UNKNOWN),
    "crash": (FOUND, ABSENT, UNKNOWN),
    "administrators": (FOUND, ABSENT, UNKNOWN),
    "people": (FOUND, ABSENT, UNKNOWN),
    "lock": (FOUND, ABSENT, UNKNOWN),
    "copies": (FOUND, ABSENT, UNKNOWN),
}
"""Every topic in the order of the page, and every state it can be in."""


def findings(seen: Seen, programs: Iterable[Program]) -> tuple[Finding, ...]:
    """Return what was seen as one finding a topic, in the order of `STATES`."""
    known = tuple(programs)
    return (
        _programs(seen, known, Kind.CLIPBOARD),
        _recent(seen.recent),
        _programs(seen, known, Kind.REPORTS),
        _programs(seen, known, Kind.REMOTE),
        _programs(seen, known, Kind.RECORDS),
        _plain("screen", seen.is_screen_shared),
        _synced(seen.place),
        _plain("disk", _is_closed(seen.place)),
        _swap(seen.swap),
        _plain("hibernation", seen.hibernates),
        _temporary(seen.temporary),
        _plain("crash", seen.keeps_crashes),
        _administrators(seen.people),
        _others(seen.people),
        _plain("lock", seen.locks_screen),
        _copies(seen.place),
    )


def _plain(topic: str, is_found: bool | None) -> Finding:
    state = UNKNOWN if is_found is None else FOUND if is_found else ABSENT
    return Finding(topic=topic, state=state)


def _programs(seen: Seen, programs: Iterable[Program], kind: Kind) -> Finding:
    found = tuple(
        (one, is_running)
        for one in programs
        if one.kind is kind and (is_running := _how(seen, one)) is not None
    )
    if found:
        return Finding(topic=kind.value, state=FOUND, programs=found)
    # Half a look is not "nothing": it is said only where both lists could be read.
    is_whole = seen.running is not None and seen.installed is not None
    return Finding(topic=kind.value, state=ABSENT if is_whole else UNKNOWN)


def _how(seen: Seen, program: Program) -> bool | None:
    """Return whether a program runs, or is only there (False), or is not (None)."""
    if program.key in seen.switched_on or _is_among(program.running, seen.running):
        return True
    return False if _is_among(program.installed, seen.installed) else None


def _is_among(patterns: Iterable[str], names: frozenset[str] | None) -> bool:
    wanted = [one.casefold() for one in patterns]
    return any(_fits(name.casefold(), one) for name in names or () for one in wanted)


def _fits(name: str, pattern: str) -> bool:
    is_cut = len(name) == LONGEST_NAME and pattern.startswith(name)
    return is_cut or fnmatchcase(name, pattern)


def _recent(recent: Recent | None) -> Finding:
    if recent is None:
        return Finding(topic="recent", state=UNKNOWN)
    state = "named" if recent.is_named else FOUND if recent.is_kept else ABSENT
    return Finding(topic="recent", state=state)


def _synced(place: Place | None) -> Finding:
    if place is None:
        return Finding(topic="synced", state=UNKNOWN)
    if place.synced_by:
        return Finding(topic="synced", state=FOUND, names=(place.synced_by,))
    return Finding(topic="synced", state="elsewhere" if place.is_elsewhere else ABSENT)


def _is_closed(place: Place | None) -> bool | None:
    if place is None or place.lies in (None, Lies.MEMORY):
        return None
    return place.lies is Lies.CLOSED


def _swap(swap: tuple[Lies | None, ...] | None) -> Finding:
    if swap is None:
        state = UNKNOWN
    elif not swap:
        state = ABSENT
    elif Lies.OPEN in swap:
        state = FOUND
    elif None in swap:
        state = UNKNOWN
    else:
        state = "closed" if Lies.CLOSED in swap else "memory"
    return Finding(topic="swap", state=state)


def _temporary(lies: Lies | None) -> Finding:
    states = {Lies.OPEN: FOUND, Lies.CLOSED: "closed", Lies.MEMORY: "memory"}
    return Finding(topic="temporary", state=states[lies] if lies else UNKNOWN)


def _administrators(people: People | None) -> Finding:
    if people is None or not people.administrators:
        return Finding(topic="administrators", state=UNKNOWN)
    return _with_names("administrators", people.administrators - {people.account})


def _others(people: People | None) -> Finding:
    if people is None:
        return Finding(topic="people", state=UNKNOWN)
    return _with_names("people", people.others - {people.account})


def _with_names(topic: str, names: frozenset[str]) -> Finding:
    return Finding(topic=topic, state=FOUND if names else ABSENT, names=tuple(sorted(names)))


def _copies(place: Place | None) -> Finding:
    if place is None or not place.is_vault:
        return Finding(topic="copies", state=UNKNOWN)
    state = ABSENT if place.copied_on is None else FOUND
    return Finding(topic="copies", state=state, on=place.copied_on)
