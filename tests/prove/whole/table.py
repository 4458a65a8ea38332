"""One table of all the long proofs, printed and put between two marks of docs/promises.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prove.whole.proofs import Proof
from prove.whole.verdict import Verdict

BEGIN, END = "<!-- dev.py prove: begin -->", "<!-- dev.py prove: end -->"
HEAD = ("promise", "proof", "tries", "failures", "twin’s failures", "elsewhere", "seed, day")
NONE, NOT_RUN, EARLIER = "–", "not run", ", earlier tree"
ELSEWHERE = {
    "powercut": "SQLite in its log at NORMAL: 1,970 of 4,000; at its default: 517 of 1,500",
    "ext4": "SQLite at its default: 40 of 40; in its log at NORMAL: 40 of 40",
    "kill9": "SQLite in seven manners: 0 of 200 each, a kill cannot tell them apart",
    "ioerror": "plain SQLite: 0 lost in 193, 16 of them kept although called failed",
    "leaks": "SQLCipher with `temp_store=FILE`: 6,345 writes in clear",
    "memory": "KeePassXC after a lock: found 1 to 4 times in 10 (#10784)",
    "flips": "SQLCipher: 0 of 516, but 17 of them called a wrong key",
    "salvage": "SQLCipher row by row: 190 of 300 back; none with a bad root page",
    "backup_cuts": "KeePassXC makes no backup of its own accord",
}
"""What research/security.md (parts 4 and 7) counted of others, by proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What running one proof came to: its verdict, or why there is none."""

    verdict: Verdict | None
    seconds: float
    day: str
    trouble: str = ""


def table(
    proofs: list[Proof], runs: Mapping[str, Run], former: Sequence[Sequence[str]] = ()
) -> str:
    """Return the table, the promises in their order and what shows none of them last.

    What has no verdict keeps what was measured of it in `former`, the rows of an earlier table.
    """
    rows = [HEAD, ("---",) * len(HEAD)]
    before = {row[1].strip("`"): row for row in former if is_measured(row)}
    rows += [
        _kept(_row(one, runs.get(one.name)), before.get(one.name))
        for one in sorted(proofs, key=_place)
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def is_measured(row: Sequence[str]) -> bool:
    """Return whether a row has figures, from whichever tree; no tries at all are none."""
    return len(row) == len(HEAD) and row[3] != NONE and not row[2].startswith("0 ")


def _kept(row: tuple[str, ...], former: Sequence[str] | None) -> tuple[str, ...]:
    """Return the row, or without figures the former one with its day and what came of it since."""
    if former is None or is_measured(row):
        return row
    since = "" if row[2] == NOT_RUN else f" (now {row[2]})"
    day = former[6].partition(EARLIER)[0]
    return (*row[:2], *former[2:5], row[5], f"{day}{EARLIER}{since}")


def _place(proof: Proof) -> tuple[int, str]:
    return min(proof.shows, default=99), proof.name


def _row(proof: Proof, run: Run | None) -> tuple[str, ...]:
    shows = ", ".join(str(number) for number in proof.shows) or NONE
    elsewhere = ELSEWHERE.get(proof.name, NONE)
    if run is None or run.verdict is None:
        why = NOT_RUN if run is None else run.trouble
        return (shows, f"`{proof.name}`", why, NONE, NONE, elsewhere, NONE)
    found = run.verdict
    seed = NONE if found.seed is None else str(found.seed)
    tries = f"{found.tries:,} {found.of}"
    return (shows, f"`{proof.name}`", tries, f"{found.failures:,}", _twin(found), elsewhere,
            f"{seed}, {run.day}")  # fmt: skip


def _twin(found: Verdict) -> str:
    if not found.twin:
        return NONE
    return f"{found.twin_failures:,} of {found.twin_tries:,} ({found.twin})"


def put_into(document: str, made: str) -> str:
    """Return a document with this table between its marks; raises ValueError without marks."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(BEGIN)
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


def rows_of(document: str) -> list[list[str]]:
    """Return the cells of each row of the table that stands in a document, without its head."""
    inside = document.partition(BEGIN)[2].partition(END)[0]
    lines = [line for line in inside.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
