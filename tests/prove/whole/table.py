"""One table of all the long proofs, printed and put between two marks of docs/promises.md."""

from collections.abc import Mapping
from dataclasses import dataclass

from prove.whole.proofs import Proof
from prove.whole.verdict import Verdict

BEGIN, END = "<!-- dev.py prove: begin -->", "<!-- dev.py prove: end -->"
HEAD = ("promise", "proof", "tries", "failures", "twin’s failures", "elsewhere", "seed, day")
NONE, NOT_RUN = "–", "not run"
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


def table(proofs: list[Proof], runs: Mapping[str, Run]) -> str:
    """Return the table, the promises in their order and what shows none of them last."""
    rows = [HEAD, ("---",) * len(HEAD)]
    rows += [_row(one, runs.get(one.name)) for one in sorted(proofs, key=_place)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


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
