"""The sentence model: the door to onnxruntime, loaded at the first sentence and never before.

What the model is, and how it came to be, stands in docs/reader.md. It is asked in a helper
(`desktop.reader.helper`), which ends with the reading.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from desktop.reader.finding import LABELS, Label, Voice
from desktop.reader.reading import Guess
from desktop.reader.wordpiece import Piece, WordPiece

FOLDER = Path(__file__).parents[2] / "resources" / "reader"
LONGEST = 96
"""Pieces of one sentence that the model reads, its beginning and end among them."""
_BEGIN, _PAD, _END = 0, 1, 2
_LIT = 0.5
_GAP = 2
"""Pieces; words this near each other are one place."""
_LABELS = tuple(Label)
_VOICES = tuple(Voice)
THREADS = 2
TOGETHER = 8


class SentenceModel:
    """Guesses, for each sentence, how sure each label is and which words carry it."""

    def __init__(self, model: bytes, pieces: Sequence[str], threads: int = THREADS) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        # A thread that waits sleeps: others work on this computer meanwhile.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: Any = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        self._pieces = WordPiece({piece: number for number, piece in enumerate(pieces)})

    def guesses(self, sentences: Sequence[str], voice: Voice) -> Sequence[Mapping[Label, Guess]]:
        """Return a guess for every label of the voice, for each sentence."""
        cut = [self._pieces.cut(sentence)[: LONGEST - 2] for sentence in sentences]
        found: dict[int, dict[Label, Guess]] = {}
        # Sentences of like length together: what fills up a short one is read as well.
        order = sorted(range(len(cut)), key=lambda number: len(cut[number]))
        for begin in range(0, len(order), TOGETHER):
            some = order[begin : begin + TOGETHER]
            found.update(zip(some, self._of_some([cut[n] for n in some], voice), strict=True))
        return [found[number] for number in range(len(cut))]

    def _of_some(self, cut: list[list[Piece]], voice: Voice) -> list[dict[Label, Guess]]:
        ids = np.full((len(cut), max(map(len, cut)) + 2), _PAD, np.int64)
        for row, pieces in enumerate(cut):
            ids[row, : len(pieces) + 2] = [_BEGIN, *(piece.number for piece in pieces), _END]
        voices = np.full(len(cut), _VOICES.index(voice), np.int64)
        sure, lit = self._session.run(None, {"ids": ids, "voice": voices})
        return [_of_sentence(pieces, sure[row], lit[row], voice) for row, pieces in enumerate(cut)]


def _of_sentence(pieces: list[Piece], sure: Any, lit: Any, voice: Voice) -> dict[Label, Guess]:
    found = {}
    for label in LABELS[voice]:
        number = _LABELS.index(label)
        start, end = _place(pieces, lit[1 : len(pieces) + 1, number].tolist())
        found[label] = Guess(float(sure[number]), start, end)
    return found


def _place(pieces: list[Piece], lit: list[float]) -> tuple[int, int]:
    """Return the run of lit pieces around the brightest; without a lit one, the whole sentence."""
    if not pieces:
        return 0, 0
    brightest = max(range(len(lit)), key=lit.__getitem__)
    if lit[brightest] < _LIT:
        return pieces[0].start, pieces[-1].end
    first = last = brightest
    for place in range(brightest, -1, -1):
        first = place if lit[place] >= _LIT and first - place <= _GAP else first
    for place in range(brightest, len(lit)):
        last = place if lit[place] >= _LIT and place - last <= _GAP else last
    while first and pieces[first].inside:
        first -= 1
    while last + 1 < len(pieces) and pieces[last + 1].inside:
        last += 1
    return pieces[first].start, pieces[last].end


def shipped() -> SentenceModel:
    """Return the model that comes with the program."""
    pieces = (FOLDER / "vocabulary.txt").read_text(encoding="utf-8").split()
    return SentenceModel((FOLDER / "model.onnx").read_bytes(), pieces)
