"""Random damages of eleven kinds: every piece whose own pages are whole comes back word for word.

Which pages are a piece's own is read from the vault while it is whole; what a damage changed is
seen by comparing the files, so that nothing here depends on what a damage was meant to do.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

import samples
from prove.whole.verdict import Verdict, told

from desktop.errors import VaultError
from desktop.model import richtext
from desktop.model.document import Kind
from desktop.model.salvaged import Salvage
from desktop.own_file import OwnFile
from desktop.vault import backup, salvage_layers, salvage_rows
from desktop.vault.backup import Going
from desktop.vault.database import PAGE
from desktop.vault.salvage_cells import records
from desktop.vault.salvage_pages import Sheets
from desktop.vault.salvage_rows import ROW_WIDTHS
from desktop.verbs import rescue

SHOWS = (17,)
MINUTES = 4
DOCUMENTS = 60
WORDS = [f"{one}{two}" for one in "bdfglmnprst" for two in ("a", "eni", "oru", "ulis", "iker")]


@dataclass(frozen=True)
class Sample:
    """A vault that is whole: its bytes, those of an earlier time, and where each piece lies."""

    folder: Path
    raw: bytes
    former: bytes
    own: dict[str, set[int]]
    texts: dict[str, str]
    kinds: dict[str, list[int]] = field(default_factory=dict)


def made(place: Path, chance: random.Random, *, with_backup: bool = False) -> Sample:
    """Return a vault with letters, entries, long texts, earlier states and gaps of deletions."""
    folder = samples.blank_vault(place)
    with closing(samples.opened(folder)) as desk:
        documents = [_written(desk, chance, number) for number in range(DOCUMENTS)]
        if with_backup:
            backup.finished(backup.copied(desk._vault, desk._now(), Going()), Going())
        former = (folder / "vault.db").read_bytes()
        for document in chance.sample(documents, DOCUMENTS // 4):
            samples.write(desk, document, _text(chance, chance.choice((60, 4_000))))
        gone = chance.sample(documents, DOCUMENTS // 10)
        for document in gone:
            desk.trash(document.id)
            desk.delete_for_good(document.id)
        texts = {
            section.id: richtext.plain(section.body)
            for one in documents
            if one not in gone
            for section in desk.open(one.id).sections
        }
        own, kinds = _places(desk, set(texts))
    return Sample(folder, (folder / "vault.db").read_bytes(), former, own, texts, kinds)


def _written(desk, chance: random.Random, number: int):
    kind = Kind.ENTRY if number % 2 else Kind.LETTER
    words = chance.choice((0, 30, 30, 200, 2_500, 9_000))
    return samples.letter(desk, title=f"piece {number}", text=_text(chance, words), kind=kind)


def _text(chance: random.Random, words: int) -> str:
    found = [f"{chance.choice(WORDS)}{chance.randrange(1_000)}" for _ in range(words)]
    return "\n".join(" ".join(found[at : at + 40]) for at in range(0, words, 40))


def _places(desk, wanted: set[str]) -> tuple[dict[str, set[int]], dict[str, list[int]]]:
    """Return on which pages each section and its document lie, and which pages are of what kind."""
    vault, path = desk._vault, desk.folder / "vault.db"
    copy = path.with_name("whole.copy")
    shutil.copy(path, copy)
    found: dict[tuple[str, str], set[int]] = {}
    whose: dict[str, str] = {}
    kinds: dict[str, list[int]] = {"overflow": [], "above": [], "leaf": []}
    roots = vault.database.rows("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 1")
    kinds["root"] = [page for name, page in roots if name in {"section", "document", "snapshot"}]
    kinds["free"] = _free(vault.database, copy, vault.opened)
    salt = vault.opened.header.database_salt
    with Sheets(copy, salt, [vault.opened.masters.present]) as sheets:
        for number, page in sheets.every():
            kind = page[100 if number == 1 else 0]
            kinds["above"] += [number] if kind in {2, 5} else []
            kinds["leaf"] += [number] if kind == 13 else []
            for record in records(number, page, sheets.page, ROW_WIDTHS):
                row = salvage_rows.judged(record, vault.ledger._key)
                if row is not None and row.table in {"section", "document"}:
                    found[row.key] = set(record.pages)
                    kinds["overflow"] += record.pages[1:]
                    whose[row.row["id"]] = row.row["document"]
    copy.unlink()
    own = {one: found["section", one] | found["document", whose[one]] for one in wanted}
    return own, kinds


def _free(database, copy: Path, opened) -> list[int]:
    """Return the first pages of the list of free ones."""
    with Sheets(copy, opened.header.database_salt, [opened.masters.present]) as sheets:
        first = int.from_bytes((sheets.page(1) or b"")[32:36])
        return [first] if first else []


# the damages


def _root(one: Sample, raw: bytearray, chance: random.Random) -> None:
    _spoil(raw, chance.choice(one.kinds["root"]), chance)


def _first_page(_: Sample, raw: bytearray, chance: random.Random) -> None:
    _spoil(raw, 1, chance)


def _cut(_: Sample, raw: bytearray, chance: random.Random) -> None:
    del raw[len(raw) // 2 + chance.choice((0, -1, 1, 777)) :]


def _zeros(_: Sample, raw: bytearray, chance: random.Random) -> None:
    size = chance.randrange(1, 4) * PAGE
    at = chance.randrange(len(raw) - size)
    raw[at : at + size] = bytes(size)


def _flips(_: Sample, raw: bytearray, chance: random.Random) -> None:
    for _number in range(chance.randrange(1, 12)):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def _swapped(_: Sample, raw: bytearray, chance: random.Random) -> None:
    one, other = (at * PAGE for at in chance.sample(range(1, len(raw) // PAGE), 2))
    raw[one : one + PAGE], raw[other : other + PAGE] = (
        raw[other : other + PAGE],
        raw[one : one + PAGE],
    )


def _former(one: Sample, raw: bytearray, chance: random.Random) -> None:
    changed = [at for at in range(0, min(len(raw), len(one.former)), PAGE)
               if raw[at : at + PAGE] != one.former[at : at + PAGE]]  # fmt: skip
    for at in chance.sample(changed, min(3, len(changed))):
        raw[at : at + PAGE] = one.former[at : at + PAGE]


def _overflow(one: Sample, raw: bytearray, chance: random.Random) -> None:
    _spoil(raw, chance.choice(one.kinds["overflow"]), chance)


def _free_list(one: Sample, raw: bytearray, chance: random.Random) -> None:
    _spoil(raw, chance.choice(one.kinds["free"] or one.kinds["above"]), chance)


def _above(one: Sample, raw: bytearray, chance: random.Random) -> None:
    for number in one.kinds["above"]:
        _spoil(raw, number, chance)


def _hole(_: Sample, raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(1, len(raw) // PAGE - 3) * PAGE
    del raw[at : at + chance.randrange(1, 3) * PAGE]


def _spoil(raw: bytearray, number: int, chance: random.Random) -> None:
    at = (number - 1) * PAGE
    raw[at : at + PAGE] = chance.randbytes(PAGE)


DAMAGES: dict[str, Callable[[Sample, bytearray, random.Random], None]] = {
    "root page": _root, "first page": _first_page, "cut at half": _cut, "zeros": _zeros,
    "changed bits": _flips, "two pages swapped": _swapped, "pages of earlier": _former,
    "overflow page": _overflow, "free list": _free_list, "all pages above": _above,
    "a hole": _hole, "both key files": lambda *_: None,
}  # fmt: skip


# judging


@dataclass
class Outcome:
    """How many pieces had their own pages whole, how many of these came back, and all that did."""

    tries: int = 0
    own_whole: int = 0
    own_back: int = 0
    pieces: int = 0
    back: int = 0
    wrong: list[str] = field(default_factory=list)


def salvaged(folder: Path, target: Path) -> Salvage:
    """Salvage a vault into a new folder, as the terminal would."""
    target.mkdir(parents=True)
    how = rescue.Salvaging(
        new_file=partial(OwnFile, target),
        work=target / rescue.WORK, bounds=samples.CHEAP_BOUNDS, now=samples.FakeClock(),
    )  # fmt: skip
    return rescue.salvage(folder, samples.PASSPHRASE, how)


def tried(one: Sample, kind: str, place: Path, chance: random.Random, into: Outcome) -> None:
    """Damage a copy of a vault, salvage it and count what came back."""
    folder = place / "damaged"
    shutil.copytree(one.folder, folder)
    raw = bytearray(one.raw)
    DAMAGES[kind](one, raw, chance)
    (folder / "vault.db").write_bytes(raw)
    if kind == "both key files":
        for name in ("keys", "keys.bak"):
            samples.flip(folder / name, -1)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    into.tries += 1
    whole = {at // PAGE + 1 for at in range(0, len(one.raw), PAGE)
             if raw[at : at + PAGE] == one.raw[at : at + PAGE]}  # fmt: skip
    found = _texts(folder, place / "new", into)
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    if after != before:
        into.wrong.append(f"{kind}: the damaged vault was changed")
    for section, text in one.texts.items():
        is_back = found.get(section) == text
        into.pieces += 1
        into.back += is_back
        if one.own[section] <= whole:
            into.own_whole += 1
            into.own_back += is_back
    shutil.rmtree(place)


def _texts(folder: Path, target: Path, into: Outcome) -> dict[str, str]:
    try:
        salvaged(folder, target)
    except VaultError as error:
        into.wrong.append(type(error).__name__)
        return {}
    with closing(samples.opened(target)) as desk:
        if not samples.checked(desk):
            into.wrong.append("the new vault is not whole")
        return {
            section.id: richtext.plain(section.body)
            for summary in desk.summaries()
            for section in desk.open(summary.id).sections
        }


def outcome(kind: str, tries: int, chance: random.Random) -> Outcome:
    """Return what so many damages of a kind leave, half of them in a vault with a backup."""
    found = Outcome()
    with tempfile.TemporaryDirectory() as name:
        for number in range(tries):
            place = Path(name) / str(number)
            needs = kind == "both key files" or number % 2 == 1
            one = made(place / "vault", chance, with_backup=needs)
            tried(one, kind, place / "try", chance, found)
            shutil.rmtree(place)
    return found


def main(arguments: Sequence[str]) -> int:
    """Try so many damages of each kind (8 by default); 0 when each such piece came back."""
    count = int(arguments[0]) if arguments else 8
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    chance, worst = random.Random(seed), 1.0
    wrong: list[str] = []
    whole = back = 0
    print(f"{'damage':20} {'tries':>5} {'pages whole':>12} {'came back':>10} {'of all':>12}")
    for kind in DAMAGES:
        one = outcome(kind, count, chance)
        worst = min(worst, one.own_back / max(1, one.own_whole))
        wrong += one.wrong
        whole, back = whole + one.own_whole, back + one.own_back
        print(f"{kind:20} {one.tries:5} {one.own_whole:12} {one.own_back:10} "
              f"{one.back:6}/{one.pieces}", flush=True)  # fmt: skip
    print(f"worst {worst:.4f}; {len(wrong)} wrong {sorted(set(wrong)) or ''}")
    salvage_layers.by_page = lambda *_: None
    twin = outcome("root page", max(2, count // 5), chance)
    missing = twin.own_whole - twin.own_back
    print(f"twin (no second layer, root page): {missing} of {twin.own_whole} missing")
    return told(Verdict(
        tries=whole, of="pieces whose pages are whole", seed=seed,
        failures=whole - back + len(wrong),
        twin="no second layer", twin_tries=twin.own_whole, twin_failures=missing,
    ))  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
