"""The guides in the words a person chose: asked anew each time, so that a change holds at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from desktop import guides
from desktop.model.guide import Guide

Words = Mapping[str, str]


class Worded(Mapping[str, Guide]):
    """Guides by id; `chosen` says the words, those that are missing are the guide's own.

    `usual` are the guides in their own words, `plain` gives them with places for others; it is
    asked only where words were chosen.
    """

    def __init__(
        self,
        usual: Iterable[Guide],
        plain: Callable[[], Iterable[Guide]],
        chosen: Callable[[], Words],
    ) -> None:
        self._usual = {guide.id: guide for guide in usual}
        self._plain, self._chosen = plain, chosen
        self._words: Words = {}
        self._places: dict[str, Guide] = {}
        self._made: dict[str, Guide] = {}

    def __getitem__(self, key: str) -> Guide:
        """Return the guide of this id in the words of now, or raise KeyError."""
        words = self._chosen()
        if not words:
            return self._usual[key]
        if words != self._words:
            self._words, self._made = dict(words), {}
        if key not in self._made:
            self._places = self._places or {guide.id: guide for guide in self._plain()}
            self._made[key] = guides.in_words(self._places[key], words)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._usual)

    def __len__(self) -> int:
        return len(self._usual)
