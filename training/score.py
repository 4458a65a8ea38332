"""Scores the reader against a labelled file; `python3 dev.py reader-score FILE.jsonl` calls it."""

import sys
from pathlib import Path

from desktop.reader.lent import LentModel
from desktop.reader.scoring import score
from desktop.reader.shipped import engines


def main(arguments: list[str]) -> int:
    """Print a line for each label, then the line of all, then the shares of clean sentences."""
    with LentModel() as model:
        for line in score(Path(arguments[0]), engines(model)).lines():
            sys.stdout.write(line + "\n")
    return 0
