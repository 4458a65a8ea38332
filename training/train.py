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
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from desktop.reader.wordpiece import WordPiece
from training import data as sets
from training import encoder, vary

SEED = 20261122
BATCH, EPOCHS, MOST_STEPS = 32, 3, 680
"""More sentences are read fewer times: six trainings fit into 90 minutes on two cores."""
CUT_FROM = 0.8
RATE, LOWER, HEAD_RATE = 1.6e-4, 0.85, 1e-3
"""The step of the highest layer, how much smaller each layer below makes it, that of the heads."""
VARIED, HIDDEN = 0.6, 0.03
"""How many sentences are said differently each time, and how many unmarked pieces are hidden."""
BASE = "all-mpnet-base-v2/"
AFTER_MISTAKES = "own-7.jsonl"
"""Written after a look at what was mistaken in held-out sentences: it would flatter their score."""


@dataclass(frozen=True)
class Reading:
    """The sentences to learn from, and what cuts them."""

    data: list[sets.Example]
    pieces: WordPiece
    unknown: int

    def again(self, rng: random.Random) -> list[sets.Example]:
        """Return the sentences as they are read this time."""
        neighbours: dict[str, list[str]] = {voice.value: [] for voice in sets.VOICES}
        for one in self.data:
            if not one.record["labels"] and len(one.record["text"]) < vary.SHORT:
                neighbours[one.record["voice"]].append(one.record["text"])
        return [self._once(one, rng, neighbours[one.record["voice"]]) for one in self.data]

    def _once(self, one: sets.Example, rng: random.Random, neighbours: list[str]) -> sets.Example:
        if rng.random() >= VARIED:
            return one
        one = sets.example(vary.varied(one.record, rng, neighbours), self.pieces)
        dark = ~one.spans.any(1)
        dark[[0, -1]] = False
        ids = [
            self.unknown if is_dark and rng.random() < HIDDEN else piece
            for piece, is_dark in zip(one.ids, dark, strict=True)
        ]
        return replace(one, ids=ids)


def groups(model: encoder.Encoder) -> list[dict]:
    """Return the weights by how far a step may move them: the lower, the less."""
    found: dict[float, list[torch.Tensor]] = {}
    for name, weight in model.named_parameters():
        part, *rest = name.split(".")
        if part in {"spans", "whole", "mix"}:
            most = HEAD_RATE
        else:
            below = len(model.layers) - 1 - int(rest[0]) if part == "layers" else len(model.layers)
            most = RATE * LOWER**below
        found.setdefault(most, []).append(weight)
    return [{"params": weights, "most": most} for most, weights in found.items()]


def train(reading: Reading, model: encoder.Encoder, seed: int = SEED) -> None:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    optimiser = torch.optim.AdamW(groups(model), lr=RATE, weight_decay=0.01, fused=True)
    steps = min(EPOCHS * math.ceil(len(reading.data) / BATCH), MOST_STEPS)
    step, total = 0, 0.0
    while step < steps:
        model.train()
        data = reading.again(rng)
        for batch in sets.batches(data, BATCH, rng)[: steps - step]:
            if step >= CUT_FROM * steps and not model.is_cut:
                model.cut()
            share = min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = group["most"] * share
            loss = loss_of(model, sets.packed(data, batch))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            total += loss.item()
            if step % 50 == 0:
                spent = time.process_time()
                print(
                    f"step {step} of {steps}: {total / 50:.4f}, {spent:.0f} s of processor",
                    flush=True,
                )
                total = 0.0


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
    train(Reading(data, cutter, pieces.index("[UNK]")), model)
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
