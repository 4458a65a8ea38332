"""Text and Markdown read back: the lines that stand in a file, and what stands there beside them.

Nothing here knows how such a file is made: it reads by the rules of CommonMark and of plain text.
"""

import re
from dataclasses import dataclass

_MARK = "\ufeff"
_SIGN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<dress></?(?:strong|em|u)>|\*{1,3})|(?P<left>[\\`*_\[\]<>&|~])"
)
_RULE = re.compile(r"\|(?: --- \|)+")
_CELLS = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_HEADING = re.compile(r"(#{1,6}) ")
_ITEM = re.compile(r"- |> ?")
_NUMBER = re.compile(r"(\d{1,9})[.)] ")


class UnreadableError(Exception):
    """Raised where a file is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The lines of a file that are not empty; headings with their levels, in order.

    `is_clean` says that nothing else stands in it: no sign, tag or white space that hides a word.
    """

    lines: tuple[str, ...]
    headings: tuple[tuple[int, str], ...] = ()
    is_clean: bool = True


def text(file: bytes) -> Read:
    """Return what stands in plain text; raises UnreadableError."""
    whole = _decoded(file)
    lines = whole.removeprefix(_MARK).replace("\r\n", "\n").split("\n")
    return Read(
        lines=tuple(line.strip(" ") for line in lines if line.strip()),
        is_clean=whole.startswith(_MARK) and "\r" not in "".join(lines) and _is_tidy(lines),
    )


def markdown(file: bytes) -> Read:
    """Return what a reader of Markdown shows; raises UnreadableError."""
    whole = _decoded(file)
    shown: list[str] = []
    headings: list[tuple[int, str]] = []
    is_clean = _is_tidy(whole.split("\n")) and "\r" not in whole
    for line in whole.split("\n"):
        if not line.strip() or _RULE.fullmatch(line):
            continue
        level, words, is_said = _shown(line)
        is_clean = is_clean and is_said
        if words.strip(" "):
            shown.append(words)
        if level:
            headings.append((level, words))
    return Read(lines=tuple(shown), headings=tuple(headings), is_clean=is_clean)


def as_it_stands(file: bytes) -> tuple[str, ...]:
    """Return every line of a file, empty ones among them; raises UnreadableError."""
    return tuple(_decoded(file).removeprefix(_MARK).replace("\r\n", "\n").split("\n"))


def _decoded(file: bytes) -> str:
    try:
        return file.decode()
    except UnicodeDecodeError:
        raise UnreadableError from None


def _is_tidy(lines: list[str]) -> bool:
    """Say whether an empty line is empty, and the last one ends the file."""
    return lines[-1:] == [""] and not any(line and not line.strip(" ") for line in lines)


def _shown(line: str) -> tuple[int, str, bool]:
    """Return the level of a heading, the words that are seen, and whether no sign is left."""
    if line.startswith("|"):
        cells = [cell.strip(" ") for cell in _parted(line)]
        seen = [_seen(cell) for cell in cells]
        return 0, "\t".join(words for words, _ in seen), all(said for _, said in seen)
    line = line.strip(" ")
    if found := _HEADING.match(line):
        return len(found[1]), *_seen(line[found.end() :])
    line = line.removesuffix("\\") if _goes_on(line) else line
    if found := _NUMBER.match(line):
        words, is_said = _seen(line[found.end() :])
        return 0, f"{found[1]}. {words}", is_said
    found = _ITEM.match(line)
    return 0, *_seen(line[found.end() :] if found else line)


def _goes_on(line: str) -> bool:
    """Say whether a line ends with one sign of its own that holds the end of the line."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _parted(line: str) -> list[str]:
    cells = _CELLS.sub("\\1\n", line).split("\n")
    return cells[1:-1]


def _seen(line: str) -> tuple[str, bool]:
    """Return what of a line is seen, and whether each sign in it was escaped or dresses words."""
    left = [found for found in _SIGN.finditer(line) if found["left"]]
    return _SIGN.sub(lambda found: found["escaped"] or "", line).strip(" "), not left
