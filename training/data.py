"""The labelled sentences as the trainer sees them, and the vocabulary."""

import json
import random
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from desktop.reader.finding import LABELS, Label, Voice
from desktop.reader.wordpiece import WordPiece

HERE = Path(__file__).parent
NAMES = tuple(Label)
VOICES = tuple(Voice)
OF_VOICE = torch.zeros(2, len(NAMES))
for _number, _voice in enumerate(VOICES):
    for _label in LABELS[_voice]:
        OF_VOICE[_number, NAMES.index(_label)] = 1
BEGIN, PAD, END = 0, 1, 2
MOST_PIECES = 16_000
LONGEST = 96


@dataclass
class Example:
    record: dict
    ids: list[int]
    voice: int
    labels: np.ndarray
    spans: np.ndarray


def vocabulary(archive: zipfile.ZipFile, name: str) -> tuple[list[str], list[int]]:
    """Return the kept pieces of the base vocabulary and their numbers there.

    The base's pieces stand roughly in order of frequency. What is no ASCII no English letter needs,
    and which pieces stay is decided without a look at the labelled sentences.
    """
    every = archive.read(name).decode().split("\n")
    special = ["<s>", "<pad>", "</s>", "[UNK]"]
    plain = [
        word for word in every
        if (word and word.isascii() and word not in special and word[0] not in "<[")
        or word in {"[", "<"}
    ]  # fmt: skip
    single = [word for word in plain if len(word.removeprefix("##")) == 1]
    rest = [word for word in plain if len(word.removeprefix("##")) > 1]
    kept = special + single + rest[: MOST_PIECES - len(single) - len(special)]
    at = {word: number for number, word in enumerate(every)}
    return kept, [at[word] for word in kept]


def load(path: Path, pieces: WordPiece) -> list[Example]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [example(json.loads(line), pieces) for line in lines if line.strip()]


def example(record: dict, pieces: WordPiece) -> Example:
    cut = pieces.cut(record["text"])[: LONGEST - 2]
    labels = np.zeros(len(NAMES), np.float32)
    spans = np.zeros((len(cut) + 2, len(NAMES)), np.float32)
    for mark in record["labels"]:
        number = NAMES.index(Label(mark["label"]))
        labels[number] = 1
        begin = record["text"].find(mark["span"])
        end = begin + len(mark["span"])
        for place, piece in enumerate(cut, start=1):
            lit = piece.start < end and piece.end > begin
            spans[place, number] = max(spans[place, number], lit)
    ids = [BEGIN, *(piece.number for piece in cut), END]
    return Example(record, ids, VOICES.index(Voice(record["voice"])), labels, spans)


def batches(data: list[Example], size: int, rng: random.Random) -> list[list[int]]:
    """Return the numbers of the examples in batches of like length, in random order."""
    order = list(range(len(data)))
    rng.shuffle(order)
    found = []
    for at in range(0, len(order), size * 20):
        chunk = sorted(order[at : at + size * 20], key=lambda i: len(data[i].ids))
        found += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    rng.shuffle(found)
    return found


def packed(data: list[Example], batch: list[int]) -> tuple[torch.Tensor, ...]:
    longest = max(len(data[i].ids) for i in batch)
    ids = torch.full((len(batch), longest), PAD)
    spans = torch.zeros(len(batch), longest, len(NAMES))
    for row, i in enumerate(batch):
        ids[row, : len(data[i].ids)] = torch.tensor(data[i].ids)
        spans[row, : len(data[i].ids)] = torch.from_numpy(data[i].spans)
    voice = torch.tensor([data[i].voice for i in batch])
    labels = torch.from_numpy(np.stack([data[i].labels for i in batch]))
    return ids, voice, labels, spans
