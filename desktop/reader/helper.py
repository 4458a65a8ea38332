"""The helper that holds the sentence model: sentences in, guesses out, nothing kept.

It runs in a process of its own and ends with the reading, so that neither the model nor what it
read stays in memory (`house.md` 0.12).
"""

import json
from functools import lru_cache

from desktop.reader import model
from desktop.reader.finding import Voice


def work(request: bytes) -> bytes:
    """Answer `{"voice": ..., "sentences": [...]}` with a list, for each sentence, of guesses."""
    asked = json.loads(request)
    guesses = _shipped().guesses(asked["sentences"], Voice(asked["voice"]))
    return json.dumps(
        [
            {label: (guess.certainty, guess.start, guess.end) for label, guess in one.items()}
            for one in guesses
        ]
    ).encode()


@lru_cache(maxsize=1)
def _shipped() -> model.SentenceModel:
    return model.shipped()
