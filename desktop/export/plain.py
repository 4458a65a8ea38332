"""Plain text: what every program opens, set so that it can be read aloud as it stands.

UTF-8 with its mark and CRLF, because the oldest programs that open it (Word, Notepad) take it for
something else without; nothing else in it is a sign of a program (record 0061).
"""

from collections.abc import Iterator
from typing import Any

from desktop.export import lines

MARK = "\ufeff"
END = "\r\n"
LONGEST_UNDERLINE = 60
IN_QUOTE = "    "
"""Before each line of a quote: white space is read by no voice."""


def made(composed: dict[str, Any]) -> bytes:
    """Return the whole file."""
    blocks = [*_front(composed), *_text(composed)]
    if foot := lines.plain(composed["footer"]):
        blocks.append(foot)
    text = "\n\n".join(block for block in blocks if block.strip()) + "\n"
    return (MARK + END.join(line.rstrip(" ") for line in text.split("\n"))).encode()


def underline(text: str, sign: str) -> str:
    """Return the line below a heading."""
    return sign * min(len(text), LONGEST_UNDERLINE)


def _front(composed: dict[str, Any]) -> Iterator[str]:
    if title := lines.plain(composed["title"]).replace("\n", " "):
        yield f"{title}\n{underline(title, '=')}"
    yield from map(lines.plain, (composed["subtitle"], *composed["notes"]))


def _text(composed: dict[str, Any]) -> Iterator[str]:
    for block in (*composed["blocks"], *composed["remarks"]):
        match block["kind"]:
            case "heading":
                words = lines.joined(block).replace("\n", " ")
                # One more empty line: the ear hears a pause, the eye sees a part.
                yield f"\n{words}\n{underline(words, '-')}"
            case "table":
                yield lines.joined(block["caption"])
                yield from map(_record, lines.records(block))
            case "lines":
                for item in block["items"]:
                    room = [lines.ROOM_LINE] * item["count"]
                    yield "\n\n".join([lines.joined(item), *room])
            case _:
                yield from _body(block)


def _record(record: list[tuple[str, str]]) -> str:
    return "\n".join(f"{label} {value}".strip() for label, value in record)


def _body(block: dict[str, Any]) -> Iterator[str]:
    match block["kind"]:
        case "paragraph":
            yield lines.joined(block)
        case "bullets":
            yield "\n".join(f"- {lines.joined(item)}" for item in block["items"])
        case "numbers":
            numbered = enumerate(block["items"], block["start"])
            yield "\n".join(f"{number}. {lines.joined(item)}" for number, item in numbered)
        case "quote":
            for item in block["items"]:
                yield IN_QUOTE + lines.joined(item).replace("\n", "\n" + IN_QUOTE)
        case "drawing":
            words = map(lines.joined, block["words"])
            said = (lines.joined(block["label"]), lines.plain(block["alternative"]), *words)
            yield "\n".join(one for one in said if one.strip())
        case _:
            pass
