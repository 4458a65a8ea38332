"""From what other programs put on the clipboard to a body."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.model import richtext
from desktop.model.richtext import Body


class LeftOut(StrEnum):
    """What could not come along."""

    PICTURE = "picture"
    TABLE = "table"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What came along, and what could not."""

    body: Body
    left_out: frozenset[LeftOut] = frozenset()


def from_text(text: str) -> Pasted:
    return Pasted(body=richtext.from_plain(text.replace("\r\n", "\n").replace("\r", "\n")))


def from_html(html: str) -> Pasted:
    return Pasted(body=())
