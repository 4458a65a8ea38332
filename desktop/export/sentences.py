"""Where sentences end: pages that are read aloud begin each on a line of its own.

A wrong guess costs a line end and never a letter.
"""

import re
from collections.abc import Iterator, Sequence

LONGEST_KEPT = 450
"""Characters up to which a sentence is not parted by the end of a page (about ten lines)."""
# An end with white space behind it; or one of a script that writes none.
_END = re.compile(
    "[.!?\u2026\u061f\u06d4\u0964\u0965\u1362\u0589\u104b\u17d4]+[\"'”’»)\\]]*(?P<space>\\s+)"
    "|[\u3002\uff01\uff1f]+[」』”’\uff09]*(?P<none>)"
)
_OPENING = "\"'“‘«([„"
_TOKEN = re.compile(r"[^\s(\[“‘\"']*$")
_SHORTENED = "mr mrs ms dr st no prof rev e.g i.e approx vs p pp ca cf tel"
_SHORT = frozenset(_SHORTENED.split())

Run = Sequence[str]


def parted(runs: Sequence[Run]) -> list[list[list[str]]]:
    """Return the runs of each sentence; white space between two sentences is left out."""
    text = "".join(words for words, _ in runs)
    found, start = [], 0
    for end, begin in _ends(text):
        found.append(_cut(runs, start, end))
        start = begin
    return [*found, _cut(runs, start, len(text))]


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Give where each sentence but the last ends, and where the next begins."""
    for found in _END.finditer(text):
        end = found.start("none" if found["space"] is None else "space")
        if text[found.end() :].strip() and (found["space"] is None or _is_end(text, found)):
            yield end, found.end()


def _is_end(text: str, found: re.Match[str]) -> bool:
    ahead = text[found.end() :].lstrip(_OPENING)[:1]
    token = _TOKEN.search(text, 0, found.start())
    word = token[0].lower() if token else ""
    # Initials, shortened words, and a number that somebody typed before an item.
    is_short = word in _SHORT or (len(word) == 1 and word.isalpha())
    is_item = word.isdigit() and token is not None and token.start() == 0
    return not (ahead.islower() or is_short or is_item)


def _cut(runs: Sequence[Run], start: int, end: int) -> list[list[str]]:
    cut, at = [], 0
    for words, marks in runs:
        part = words[max(0, start - at) : max(0, end - at)]
        if part:
            cut.append([part, marks])
        at += len(words)
    return cut
