"""Markdown: CommonMark with the tables of GitHub, in which nothing that was typed is a sign.

Each sign that could be taken for one is escaped, also where only some programs would take it so.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from desktop.export import lines
from desktop.model.manifest import Form

# Also where only some readers see more than a letter: links from addresses, formulas, pictures of
# faces, marks of a footnote.
_SIGNS = re.compile(r"([\\`*_\[\]<>&|~@#$^{}])")
_ADDRESS = re.compile(r":(?=//)|:(?=[\w+-]+:)|(?<=www)\.", re.IGNORECASE)
# What begins a list, a rule or the line below a heading.
_BEGINNING = re.compile(r"^(?:(\d{1,9})([.)])|([-+=:]))")
_TAGS = {"b": "strong", "i": "em", "u": "u"}
_STARS = {"b": "**", "i": "*", "bi": "***"}


def made(composed: dict[str, Any]) -> bytes:
    """Return the whole file: UTF-8, LF."""
    blocks = [*_front(composed), *_text(composed), paragraph(lines.plain(composed["footer"]))]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def escaped(text: str) -> str:
    """Return text of which no sign is taken for anything but itself, inside a line."""
    return _ADDRESS.sub(lambda found: "\\" + found[0], _SIGNS.sub(r"\\\1", text))


def paragraph(text: str) -> str:
    """Return text as one paragraph in which lines end where they ended."""
    return broken(escaped(text))


def broken(text: str) -> str:
    """Return escaped text with its line ends made to hold, and no beginning that is a sign."""
    found = (line.strip(" ") for line in text.split("\n"))
    return "\\\n".join(_BEGINNING.sub(_held, line) for line in found if line.strip())


def _held(found: re.Match[str]) -> str:
    number, delimiter, sign = found.groups()
    return f"{number}\\{delimiter}" if number else f"\\{sign}"


def _front(composed: dict[str, Any]) -> Iterator[str]:
    if title := composed["title"]:
        yield f"# {escaped(_line(title))}"
    yield from (paragraph(lines.plain(one)) for one in (composed["subtitle"], *composed["notes"]))


def _line(text: str) -> str:
    return lines.plain(text).replace("\n", " ").strip(" ")


def _text(composed: dict[str, Any]) -> Iterator[str]:
    before = ""
    delimiter = "."
    for block in (*composed["blocks"], *composed["remarks"]):
        kind = block["kind"]
        if kind == "numbers":
            # Another sign begins another list; the same one would go on counting.
            is_next = before == "numbers" and block["start"] == 1
            delimiter = ")" if is_next and delimiter == "." else "."
            yield _numbers(block, delimiter)
        else:
            yield from _block(block, composed)
        before = before if kind == "gap" else kind


def _numbers(block: dict[str, Any], delimiter: str) -> str:
    numbered = enumerate(block["items"], block["start"])
    return "\n".join(_item(f"{number}{delimiter} ", item) for number, item in numbered)


def _item(sign: str, item: dict[str, Any]) -> str:
    return sign + dressed(item["runs"]).replace("\n", "\n" + " " * len(sign))


def _block(block: dict[str, Any], composed: dict[str, Any]) -> Iterator[str]:
    match block["kind"]:
        case "heading":
            depth = "#" * min(6, lines.level(composed, block) + bool(composed["title"]))
            runs = [[text.replace("\n", " "), marks] for text, marks in block["runs"]]
            yield f"{depth} {dressed(runs)}"
        case "table":
            yield from _table(block)
        case "lines":
            for item in block["items"]:
                yield dressed(item["runs"])
                yield from [paragraph(lines.ROOM_LINE)] * item["count"]
        case "drawing":
            words = map(lines.joined, block["words"])
            said = (lines.joined(block["label"]), lines.plain(block["alternative"]), *words)
            yield from map(paragraph, said)
        case _:
            yield from _body(block)


def _body(block: dict[str, Any]) -> Iterator[str]:
    match block["kind"]:
        case "paragraph":
            yield dressed(block["runs"])
        case "bullets":
            yield "\n".join(_item("- ", item) for item in block["items"])
        case "quote":
            said = (dressed(item["runs"]).replace("\n", "\n> ") for item in block["items"])
            yield "\n>\n".join(f"> {one}" for one in said)
        case _:
            pass


def _table(block: dict[str, Any]) -> Iterator[str]:
    yield paragraph(lines.joined(block["caption"]))
    if not lines.has_columns(block, Form.MARKDOWN):
        yield from map(_record, lines.records(block))
        return
    headings, *rows = [
        [escaped(lines.joined(cell)).strip(" ") for cell in row]
        for row in (block["headings"], *block["rows"])
    ]
    table = [headings, ["---"] * len(headings), *rows]
    yield "\n".join(f"| {' | '.join(row)} |" for row in table)


def _record(record: list[tuple[str, str]]) -> str:
    return "\\\n".join(broken(f"{_bold(label)} {escaped(value)}") for label, value in record)


def _bold(label: str) -> str:
    return f"**{escaped(label)}**" if label.strip() else ""


def dressed(runs: Sequence[Sequence[str]]) -> str:
    """Return runs as one paragraph, each in its dress."""
    said = ""
    for place, (text, marks) in enumerate(runs):
        before = runs[place - 1] if place else ("", "")
        after = runs[place + 1] if place + 1 < len(runs) else ("", "")
        # Stars beside stars would be counted together.
        is_alone = _is_free(before[0][-1:], before[1]) and _is_free(after[0][:1], after[1])
        said += _run(lines.plain(text), marks, is_alone=is_alone)
    return broken(said)


def _is_free(letter: str, marks: str) -> bool:
    return not marks or letter.isspace()


def _run(text: str, marks: str, *, is_alone: bool) -> str:
    # A dress ends with the line: a break within one would be no break.
    return "\n".join(_dressed(part, marks, is_alone=is_alone) for part in text.split("\n"))


def _dressed(text: str, marks: str, *, is_alone: bool) -> str:
    words = text.strip()
    if not marks or not words:
        return escaped(text)
    # Beside a letter or digit a star is always taken for what it is (CommonMark 6.2).
    is_sure = is_alone and words[0].isalnum() and words[-1].isalnum()
    starred = marks.replace("u", "") if is_sure else ""
    stars, tags = _STARS.get(starred, ""), [_TAGS[one] for one in marks if one not in starred]
    opened = "".join(f"<{tag}>" for tag in tags)
    closed = "".join(f"</{tag}>" for tag in reversed(tags))
    before, after = text[: text.index(words)], text[text.index(words) + len(words) :]
    return f"{before}{opened}{stars}{escaped(words)}{stars}{closed}{after}"
