"""From what other programs put on the clipboard to a body: every word, and the kinds we have."""

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.model import pasted_html, richtext
from desktop.model.richtext import EMPTY, Block, Body

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\v\f]")
_WORD = re.compile(r"[^\W\d_]{2,}")


class LeftOut(StrEnum):
    """What did not come along as it was; the words always do."""

    PICTURE = "picture"
    TABLE = "table"
    LINK = "link"
    DRESS = "dress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What came along, and what did not."""

    body: Body
    left_out: frozenset[LeftOut] = frozenset()


def from_text(text: str) -> Pasted:
    """Return plain text as paragraphs, one for each line."""
    return Pasted(body=richtext.from_plain(_LINE_ENDS.sub("\n", text)))


def from_html(html: str) -> Pasted:
    """Return the text of a web page or of a word processor.

    A row of a table becomes a line, a footnote goes behind its paragraph, lists inside lists become
    one list, a number that another list would change stays as it was written.
    """
    reader = pasted_html.Reader()
    reader.read(html)
    left_out = frozenset(LeftOut(one) for one in reader.left_out)
    return Pasted(body=_without_outer_blanks(reader.blocks()), left_out=left_out)


def holds_words_of(body: Body, text: str) -> bool:
    """Say whether every word of plain text is somewhere in the body."""
    return set(_WORD.findall(text)) <= set(_WORD.findall(richtext.plain(body)))


def _without_outer_blanks(blocks: tuple[Block, ...]) -> Body:
    full = [number for number, block in enumerate(blocks) if block.text]
    return blocks[full[0] : full[-1] + 1] if full else EMPTY
