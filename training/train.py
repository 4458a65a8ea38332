"""Trains the sentence model: leave one writer out, or on everything.

    train.py base PARTS... -- out DIR [without N]

`python3 dev.py train-reader` calls it; docs/reader.md says what came of it.
"""

import argparse
import math
import os
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from desktop.reader.wordpiece import WordPiece
from training import data as sets
from training import encoder

SEED = 20261122
EPOCHS, CUT_FROM = 3, 0.8
BATCH, RATE, HEAD_RATE = 16, 6e-5, 1e-3
BASE = "all-mpnet-base-v2/"
AFTER_MISTAKES = "own-7.jsonl"
"""Written after a look at what was mistaken in held-out sentences: it would flatter their score."""


def train(data: list[sets.Example], model: encoder.Encoder, seed: int = SEED) -> None:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    heads = {id(p) for part in (model.spans, model.whole) for p in part.parameters()}
    heads.add(id(model.mix))
    groups = [
        {"params": [p for p in model.parameters() if id(p) not in heads], "most": RATE},
        {"params": [p for p in model.parameters() if id(p) in heads], "most": HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    steps = EPOCHS * math.ceil(len(data) / BATCH)
    step = 0
    for epoch in range(EPOCHS):
        model.train()
        total = 0.0
        for batch in sets.batches(data, BATCH, rng):
            if step >= CUT_FROM * steps and not model.is_cut:
                model.cut()
            for group in optimiser.param_groups:
                share = min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
                group["lr"] = group["most"] * share
            loss = loss_of(model, sets.packed(data, batch))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            total += loss.item()
            if step % 50 == 0:
                print(f"step {step} of {steps}", flush=True)
        spent = time.process_time()
        print(
            f"epoch {epoch + 1}: loss {total / (steps / EPOCHS):.4f}, {spent:.0f} s of processor",
            flush=True,
        )


def loss_of(model: encoder.Encoder, batch: tuple[torch.Tensor, ...]) -> torch.Tensor:
    ids, voice, labels, spans = batch
    mine = sets.OF_VOICE[voice]
    with torch.autocast("cpu", torch.bfloat16):
        whole, pieces = model(ids, voice)
    cross = F.binary_cross_entropy_with_logits
    of_labels = (cross(whole.float(), labels, reduction="none") * mine).sum() / mine.sum()
    kept = (ids != sets.PAD)[..., None] * mine[:, None]
    of_spans = (cross(pieces.float(), spans, reduction="none") * kept).sum() / kept.sum()
    return of_labels + of_spans


@torch.no_grad()
def predict(model: encoder.Encoder, data: list[sets.Example]) -> np.ndarray:
    model.eval()
    found = np.zeros((len(data), len(sets.NAMES)), np.float32)
    order = sorted(range(len(data)), key=lambda i: len(data[i].ids))
    for at in range(0, len(order), 64):
        batch = order[at : at + 64]
        ids, voice, _, _ = sets.packed(data, batch)
        whole, _ = model(ids, voice)
        found[batch] = torch.sigmoid(whole.masked_fill(sets.OF_VOICE[voice] == 0, -20)).numpy()
    return found


def main() -> None:
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--base", nargs="+", type=Path, required=True)
    wanted.add_argument("--out", type=Path, required=True)
    wanted.add_argument("--without", type=int, default=0)
    wanted.add_argument("--own", type=int, default=1)
    wanted.add_argument("--threads", type=int, default=1)
    asked = wanted.parse_args()
    os.nice(19)
    torch.set_num_threads(asked.threads)
    archive = encoder.joined([path.read_bytes() for path in sorted(asked.base)])
    pieces, kept = sets.vocabulary(archive, BASE + "vocab.txt")
    cutter = WordPiece({word: number for number, word in enumerate(pieces)})
    names = sorted(sets.HERE.glob("writer-*.jsonl"))
    if asked.own:
        names += sorted(sets.HERE.glob("own-*.jsonl"))
    left = f"writer-{asked.without}.jsonl"
    out = {left, AFTER_MISTAKES} if asked.without else set()
    data = [one for name in names if name.name not in out for one in sets.load(name, cutter)]
    torch.manual_seed(SEED)
    model = encoder.Encoder(len(pieces), len(sets.NAMES))
    model.load(encoder.weights(archive, BASE + "model.safetensors"), kept)
    del archive
    train(data, model)
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), asked.out / f"without-{asked.without}.pt")
    if asked.without:
        held = sets.load(sets.HERE / left, cutter)
        found = predict(model, held)
        labels = np.stack([one.labels for one in held])
        np.savez(asked.out / f"without-{asked.without}.npz", found=found, labels=labels)
        for least in (0.5, 0.6, 0.7, 0.8):
            hit = found >= least
            right = (hit * labels).sum()
            print(
                f"{left} from {least}: P {right / hit.sum():.3f} R {right / labels.sum():.3f} "
                f"F1 {2 * right / (hit.sum() + labels.sum()):.3f}"
            )


if __name__ == "__main__":
    main()
