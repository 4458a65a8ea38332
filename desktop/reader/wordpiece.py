"""Cuts English text into the pieces the sentence model was trained on.

WordPiece as BERT's uncased vocabulary has it, written plainly here: the packages that do it bring
a network client along (docs/decisions/0070-the-reader.md).
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_LONGEST_WORD = 100
"""Characters; what is longer is one unknown piece, as in the vocabulary's own tokenizer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of text: its number in the vocabulary, where it stands, and if a word goes on."""

    number: int
    start: int
    end: int
    inside: bool = False


class WordPiece:
    """Cuts text with one vocabulary."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._numbers = vocabulary
        self._unknown = vocabulary["[UNK]"]

    def cut(self, text: str) -> list[Piece]:
        """Return the pieces of a text in order, without marks of beginning and end."""
        pieces: list[Piece] = []
        for word, places in _words(text):
            pieces.extend(self._pieces(word, places))
        return pieces

    def _pieces(self, word: str, places: list[int]) -> list[Piece]:
        unknown = [Piece(self._unknown, places[0], places[-1] + 1)]
        if len(word) > _LONGEST_WORD:
            return unknown
        pieces: list[Piece] = []
        begin = 0
        while begin < len(word):
            end = self._longest(word, begin)
            if end == begin:
                return unknown
            number = self._numbers[_spelled(word, begin, end)]
            pieces.append(Piece(number, places[begin], places[end - 1] + 1, begin > 0))
            begin = end
        return pieces

    def _longest(self, word: str, begin: int) -> int:
        end = len(word)
        while end > begin and _spelled(word, begin, end) not in self._numbers:
            end -= 1
        return end


def _spelled(word: str, begin: int, end: int) -> str:
    return ("##" if begin else "") + word[begin:end]


def _words(text: str) -> list[tuple[str, list[int]]]:
    """Return the lower-cased words without accents, each with the place of every character."""
    words: list[tuple[str, list[int]]] = []
    word = ""
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace() or _is_mark(character):
            if word:
                words.append((word, places))
                word, places = "", []
            if not character.isspace():
                words.append((_STRAIGHT.get(character, character), [place]))
            continue
        for bare in _bare(character):
            word += bare
            places.append(place)
    if word:
        words.append((word, places))
    return words


# The training texts and the base model's had both kinds; one kind teaches more.
_STRAIGHT = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"}


def _bare(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isprintable() else ""
    kept = unicodedata.normalize("NFD", character.lower())
    return "".join(c for c in kept if unicodedata.category(c) not in {"Mn", "Cc", "Cf"})


def _is_mark(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and character.isprintable() and character != " "
    return unicodedata.category(character).startswith("P")
