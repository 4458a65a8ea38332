"""Chooses thresholds by what was found in each writer's sentences without that writer.

    choose.py FOLDER

FOLDER holds without-1.npz … without-5.npz of train.py. Prints the table of docs/reader.md, in which
the thresholds for one writer come from the other four, and writes resources/reader/thresholds.toml
from all five.
"""

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.reader import rules
from desktop.reader.finding import Label, Voice
from desktop.reader.reading import SECOND

NAMES = tuple(Label)
WRITERS = (1, 2, 3, 4, 5)
WANTED = 0.90
"""Precision to aim at: what issue 8 asks for; beyond it recall falls faster (docs/reader.md)."""
GRID = np.arange(0.30, 0.97, 0.01)
PRIOR = 100.0
"""Findings at the common threshold that each label's own choice must outweigh."""


def gathered(folder: Path) -> dict[int, tuple[np.ndarray, np.ndarray, np.ndarray, list[dict]]]:
    book = rules.load()
    found = {}
    for writer in WRITERS:
        if not (folder / f"without-{writer}.npz").exists():
            print(f"writer {writer} is missing")
            continue
        file = np.load(folder / f"without-{writer}.npz")
        lines = (ROOT / "training" / f"writer-{writer}.jsonl").read_text(encoding="utf-8")
        records = [json.loads(line) for line in lines.splitlines()]
        ruled = np.zeros_like(file["labels"], bool)
        for row, record in enumerate(records):
            for hit in book.hits(record["text"], Voice(record["voice"])):
                ruled[row, NAMES.index(hit.label)] = True
        found[writer] = firm(file["found"]), file["labels"] > 0, ruled, records
    return found


def firm(sure: np.ndarray) -> np.ndarray:
    """Return the certainties without second labels that are not sure, as `reading.decide` does."""
    return np.where((sure == sure.max(1, keepdims=True)) | (sure >= SECOND), sure, 0.0)


def figures(hit: np.ndarray, labels: np.ndarray) -> tuple[float, float, float]:
    right, found, there = (hit & labels).sum(), hit.sum(), labels.sum()
    return right / max(1, found), right / max(1, there), 2 * right / max(1, found + there)


def common(sure: np.ndarray, labels: np.ndarray, wanted: float) -> float:
    """Return the lowest threshold for all labels from which the wanted precision holds."""
    held = [t for t in GRID if figures(sure >= t, labels)[0] >= wanted]
    return float(held[0]) if held else float(GRID[-1])


def chosen(sure: np.ndarray, labels: np.ndarray, wanted: float) -> np.ndarray:
    """Return a threshold for each label.

    One price for a wrong finding, the same for each label, is what gives most right findings at a
    precision over all; each label's choice is drawn to the common threshold.
    """
    start = common(sure, labels, wanted)
    best = np.full(len(NAMES), start)
    most = figures(sure >= best, labels)[2]
    for price in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0):
        own = np.array([priced(sure[:, n], labels[:, n], price, start) for n in range(len(NAMES))])
        precision, _, both = figures(sure >= own, labels)
        if precision >= wanted and both > most:
            best, most = own, both
    return best


def priced(sure: np.ndarray, labels: np.ndarray, price: float, start: float) -> float:
    def worth(threshold: float) -> float:
        hit = sure >= threshold
        gain = (hit & labels).sum() - price * (hit & ~labels).sum()
        return float(gain) - PRIOR * abs(threshold - start)

    return float(max(GRID, key=worth))


def lowered(sure: np.ndarray, labels: np.ndarray, ruled: np.ndarray, alone: np.ndarray) -> float:
    """Return the share of its threshold at which a label may be shown beside a rule that fits."""
    best, most = 1.0, figures(sure >= alone, labels)[2]
    for share in (0.9, 0.8, 0.7, 0.6, 0.5):
        hit = np.where(ruled, sure >= alone * share, sure >= alone)
        precision, _, both = figures(hit, labels)
        if precision >= WANTED - 0.005 and both > most:
            best, most = share, both
    return best


def rows(of: dict, writers: tuple[int, ...], number: int) -> np.ndarray:
    return np.concatenate([of[writer][number] for writer in writers])


def main(folder: Path) -> None:
    of = gathered(folder)
    writers = tuple(of)
    hits: dict[str, list[np.ndarray]] = {"rules": [], "model": [], "together": []}
    clean = np.zeros(4)
    for writer in writers:
        others = tuple(one for one in writers if one != writer)
        sure, labels, ruled, records = of[writer]
        alone = chosen(rows(of, others, 0), rows(of, others, 1), WANTED)
        share = lowered(*(rows(of, others, n) for n in range(3)), alone)
        both = np.where(ruled, sure >= alone * share, sure >= alone)
        for name, hit in (("rules", ruled), ("model", sure >= alone), ("together", both)):
            hits[name].append(hit)
            print(
                f"writer {writer} {name:9}"
                + " P {:.3f} R {:.3f} F1 {:.3f}".format(*figures(hit, labels))
            )
        for hit, record in zip(both.any(1), records, strict=True):
            if not record["labels"]:
                clean += (1, hit, record["hard"], hit and record["hard"])
    labels = rows(of, writers, 1)
    for name, parts in hits.items():
        made = np.concatenate(parts)
        print(f"all      {name:9}" + " P {:.3f} R {:.3f} F1 {:.3f}".format(*figures(made, labels)))
    made = np.concatenate(hits["together"])
    for number, label in enumerate(NAMES):
        one = figures(made[:, number], labels[:, number])
        print(f"  {label.value:20}" + " P {:.3f} R {:.3f} F1 {:.3f}".format(*one))
    print(f"clean with a finding {clean[1] / clean[0]:.3f}, hard clean {clean[3] / clean[2]:.3f}")
    write(of, writers)


def write(of: dict, writers: tuple[int, ...]) -> None:
    sure, labels, ruled = (rows(of, writers, n) for n in range(3))
    alone = chosen(sure, labels, WANTED)
    share = lowered(sure, labels, ruled, alone)
    lines = [
        "# From where each label is shown, in hundredths: by the model alone, and beside a rule that fits.",
        "# Chosen by leave-one-writer-out cross-validation: training/choose.py writes this file.",
        "format = 1",
    ]
    for label, least in zip(NAMES, alone, strict=True):
        whole = round(100 * float(least))
        lines += [
            "",
            f"[{label.value}]",
            f"alone = {whole}",
            f"beside_rule = {round(whole * share)}",
        ]
    path = ROOT / "resources" / "reader" / "thresholds.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
