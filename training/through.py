"""Reads each writer's sentences as the program would, with the model that has not seen them.

The table of `choose` counts what the model is sure of. This one goes the whole way: the model as
it is written to its file, the rules, the marks, the sentences left alone. Thresholds for one
writer come from the other four.
"""

from pathlib import Path

import torch

from desktop.reader import rules
from desktop.reader.finding import Label
from desktop.reader.model import SentenceModel
from desktop.reader.reading import Engines, Threshold
from desktop.reader.scoring import Score, figures, score
from training import choose, export


def thresholds(of: dict, writers: tuple[int, ...]) -> dict[Label, Threshold]:
    """Return the thresholds that these writers' sentences give, as they would be written."""
    sure, labels, ruled = (choose.rows(of, writers, number) for number in range(3))
    alone = choose.chosen(sure, labels, choose.WANTED)
    share = choose.lowered(sure, labels, ruled, alone)
    return {
        label: Threshold(float(least), float(least) * share)
        for label, least in zip(choose.NAMES, alone, strict=True)
    }


def engine(folder: Path, writer: int, pieces: list[str]) -> SentenceModel:
    """Return the model without a writer, through the file it would be shipped in."""
    place = folder / f"reader-{writer}"
    export.write(torch.load(folder / f"without-{writer}.pt"), pieces, place)
    return SentenceModel((place / "model.onnx").read_bytes(), pieces)


def main(folder: Path, pieces: list[str]) -> None:
    """Print a line for each writer that was left out, and the lines of all."""
    of = choose.gathered(folder)
    every = Score()
    for writer in of:
        others = tuple(one for one in of if one != writer)
        book = Engines(rules.load(), engine(folder, writer, pieces), thresholds(of, others))
        mine = score(choose.ROOT / "training" / f"writer-{writer}.jsonl", book)
        whole = mine.right.total(), mine.found.total(), mine.there.total()
        print(
            f"writer {writer} the whole way P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(
                *figures(*whole)
            )
        )
        for name in ("right", "found", "there", "clean", "clean_found"):
            getattr(every, name).update(getattr(mine, name))
    print("\n".join(every.lines()))
