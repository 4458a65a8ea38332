"""Reads the HTML that word processors and browsers put on the clipboard.

Made for what Word, LibreOffice and Google Docs write (samples: tests/model/pasted); anything else
is read as leniently as a browser would. Never Qt's reader: it brings dress and looks for pictures.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser

from desktop.model.pasted_notes import Anchor, Line, notes_behind
from desktop.model.pasted_style import Dress, declarations, dress_of, is_coloured
from desktop.model.richtext import Block, BlockKind, Run

_CONDITION = re.compile(r"<!\[[^>]*(?:>|\Z)")  # <![if !supportLists]> and its end
_SPACES = re.compile(r"[ \t\n\r\f]+")
_MARKER_NUMBER = re.compile(r"\(?(\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)]")
_BARE_NOTE = re.compile(r"\s*([0-9ivxlc]{1,5}|[a-z*\u2020\u2021])\s*")
_CELLS = " \u00b7 "
MOST_DEPTH = 512
"""How deep elements lie in each other; beyond it only their words count, as in browsers."""
MOST_UNENDED = 2_000
"""Characters of a beginning that never ends; the parser would go through a longer one for ever."""

_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_BLOCKS_TEXT = """
    address article aside blockquote body caption center dd details div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p
    pre section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCKS_TEXT.split())
_REGIONS = frozenset(["aside", "div", "li", "section"])
_PICTURES = frozenset(
    ["audio", "canvas", "embed", "img", "object", "picture", "svg", "v:imagedata", "video"]
)
# Starting one of these ends an open one of those, up to the table or list around it.
_ENDS: Mapping[str, frozenset[str]] = {
    "li": frozenset(("li",)),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "tr": frozenset(("td", "th", "tr")),
    "dd": frozenset(("dd", "dt")),
    "dt": frozenset(("dd", "dt")),
}
_FENCES = frozenset(("table", "ul", "ol", "dl"))


@dataclass(slots=True)
class _Element:
    tag: str
    dress: Dress
    anchor: Anchor | None = None
    before: int = 0


@dataclass(slots=True)
class _Item:
    """A list item whose first line has not come yet."""

    kind: BlockKind
    number: str = ""


@dataclass(slots=True)
class _Table:
    cells: list[list[Line]] = field(default_factory=list)


class Reader(HTMLParser):
    """Gathers lines while it is fed; `left_out` names what could not come along."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.left_out: set[str] = set()
        self._stack: list[_Element] = [_Element("", Dress())]
        self._sinks: list[list[Line]] = [[]]
        self._tables: list[_Table] = []
        self._counters: list[int | None] = []
        self._item: _Item | None = None
        self._marker = ""
        self._runs: list[Run] = []
        self._anchors: list[Anchor] = []
        self._line_dress: Dress | None = None
        self._regions = 0

    def read(self, html: str) -> None:
        """Take a whole text in."""
        # The parser stumbles over conditions that are no comments; comments go first, because the
        # end of one may look like such a condition.
        self.feed(_CONDITION.sub("", _without_comments(html)))
        if len(self.rawdata) > MOST_UNENDED:
            rest, self.rawdata = self.rawdata, ""
            self.handle_data(unescape(rest))
        self.close()
        while len(self._stack) > 1:
            self._leave(self._stack.pop())
        self._end_line()

    def blocks(self) -> tuple[Block, ...]:
        """Return what was read, footnotes behind their paragraphs, one blank line in a row."""
        blocks: list[Block] = []
        for line in notes_behind(self._sinks[0]):
            if line.block.text or (blocks and blocks[-1].text):
                blocks.append(line.block)
        return tuple(blocks)

    # The parser calls these.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = {name: value or "" for name, value in attrs}
        style = declarations(given.get("style", ""))
        self._end_open(tag)
        if tag in _BLOCKS:
            self._end_line()
        self._note_losses(tag, given, style)
        if tag == "br":
            self._break(given)
        if tag in _VOID or len(self._stack) > MOST_DEPTH:
            return
        dress = dress_of(self._dress, tag, given, style)
        if tag in _REGIONS:
            self._regions += 1
            dress = replace(dress, region=self._regions)
        element = _Element(tag, dress, before=len(self._runs))
        if tag == "a":
            element.anchor = Anchor.of(given)
        self._stack.append(element)
        self._enter(tag, given, style)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element; in HTML a slash ends only those that hold nothing."""
        self.handle_starttag(tag, attrs)
        if ":" in tag or tag == "a":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element and all that stayed open in it."""
        if tag in _VOID:
            return
        depth = next(
            (at for at in range(len(self._stack) - 1, 0, -1) if self._stack[at].tag == tag), 0
        )
        while depth and len(self._stack) > depth:
            self._leave(self._stack.pop())

    def handle_data(self, data: str) -> None:
        """Take words in."""
        dress = self._dress
        if dress.is_hidden:
            return
        if dress.is_marker:
            self._marker += data
        elif dress.is_pre:
            first, *rest = data.replace("\r\n", "\n").split("\n")
            self._add(first, dress)
            for line in rest:
                self._end_line(blank=True)
                self._add(line, dress)
        else:
            text = _SPACES.sub(" ", data)
            if not self._runs or self._runs[-1].text.endswith(" "):
                text = text.removeprefix(" ")
            self._add(text, dress)

    # parts

    @property
    def _dress(self) -> Dress:
        return self._stack[-1].dress

    def _add(self, text: str, dress: Dress) -> None:
        if not text:
            return
        if self._line_dress is None:
            self._line_dress = dress
        self._runs.append(
            Run(text, bold=dress.bold, italic=dress.italic, underline=dress.underline)
        )

    def _note_losses(self, tag: str, given: Mapping[str, str], style: Mapping[str, str]) -> None:
        if tag in _PICTURES:
            self.left_out.add("picture")
        if tag == "a" and given.get("href", "#")[:1] not in ("#", ""):
            self.left_out.add("link")
        if is_coloured(tag, given, style):
            self.left_out.add("dress")

    def _break(self, given: Mapping[str, str]) -> None:
        if given.get("class") != "Apple-interchange-newline":
            self._end_line(blank=True)

    def _end_open(self, tag: str) -> None:
        """End what the start of this element ends in every browser."""
        if tag in _BLOCKS and tag not in ("html", "body"):
            self._end_nearest(frozenset(("p",)), _BLOCKS - {"p"})
        if tag in _ENDS:
            self._end_nearest(_ENDS[tag], _FENCES)

    def _end_nearest(self, tags: frozenset[str], fences: frozenset[str]) -> None:
        for at in range(len(self._stack) - 1, 0, -1):
            if self._stack[at].tag in tags:
                self.handle_endtag(self._stack[at].tag)
                self._end_nearest(tags, fences)
                return
            if self._stack[at].tag in fences:
                return

    def _enter(self, tag: str, given: Mapping[str, str], style: Mapping[str, str]) -> None:
        match tag:
            case "ul":
                self._counters.append(None)
            case "ol":
                self._counters.append(_whole(given.get("start", ""), 1))
            case "li":
                self._item = self._next_item(given)
            case "p" if "mso-list" in style and style["mso-list"].strip() != "none":
                self._item = _Item(BlockKind.BULLET)
                self._marker = ""
            case "table":
                self._tables.append(_Table())
            case "td" | "th" if self._tables:
                self._sinks.append([])

    def _next_item(self, given: Mapping[str, str]) -> _Item:
        if not self._counters or self._counters[-1] is None:
            return _Item(BlockKind.BULLET)
        number = _whole(given.get("value", ""), self._counters[-1])
        self._counters[-1] = number + 1
        return _Item(BlockKind.NUMBER, f"{number}.")

    def _leave(self, element: _Element) -> None:
        if element.tag in _BLOCKS:
            self._end_line()
        if element.anchor is not None:
            self._leave_anchor(element.anchor, element.before)
        match element.tag:
            case "ul" | "ol" if self._counters:
                self._counters.pop()
            case "li":
                self._item = None
            case "p" if element.dress.is_word_item:
                self._item, self._marker = None, ""
            case "td" | "th" | "tr" | "table" if self._tables:
                self._leave_table_part(element.tag)

    def _leave_table_part(self, tag: str) -> None:
        match tag:
            case "td" | "th" if len(self._sinks) > 1:
                self._tables[-1].cells.append(self._sinks.pop())
            case "tr":
                self._end_row()
            case "table":
                self._end_row()
                self._tables.pop()

    def _leave_anchor(self, anchor: Anchor, before: int) -> None:
        self._anchors.append(anchor)
        text = "".join(run.text for run in self._runs[before:])
        bare = _BARE_NOTE.fullmatch(text)
        if bare and anchor.is_note_sign:
            # In brackets: a raised 1 behind 2019 must not become 20191.
            first = self._runs[before]
            self._runs[before:] = [replace(first, text=f"[{bare.group(1)}] ", underline=False)]

    def _end_line(self, *, blank: bool = False) -> None:
        dress = self._line_dress or self._dress
        runs = _trimmed(self._runs)
        anchors = tuple(self._anchors)
        had_space = bool(self._runs)
        self._runs, self._anchors, self._line_dress = [], [], None
        for element in self._stack:
            element.before = 0
        if runs:
            self._put(runs, dress, anchors)
        elif blank or had_space:
            self._sinks[-1].append(Line(Block(), anchors, dress.region))

    def _put(self, runs: Sequence[Run], dress: Dress, anchors: tuple[Anchor, ...]) -> None:
        kind, sign = self._kind_of_line(dress)
        if sign:
            runs = (Run(sign + " "), *runs)
        self._sinks[-1].append(Line(Block.of(kind, runs), anchors, dress.region))

    def _kind_of_line(self, dress: Dress) -> tuple[BlockKind, str]:
        item, self._item = self._item, None
        if dress.is_heading:
            return BlockKind.HEADING, "" if item is None else item.number
        if item is None:
            return (BlockKind.QUOTE if dress.is_quote else BlockKind.PARAGRAPH), ""
        number = item.number or self._number_of_marker()
        if not number:
            return BlockKind.BULLET, ""
        if number.rstrip(".)") == str(self._numbered_before() + 1):
            return BlockKind.NUMBER, ""
        return BlockKind.PARAGRAPH, number

    def _number_of_marker(self) -> str:
        marker, self._marker = self._marker.strip("\u00a0 \t\r\n"), ""
        return marker if _MARKER_NUMBER.fullmatch(marker) else ""

    def _numbered_before(self) -> int:
        count = 0
        for line in reversed(self._sinks[-1]):
            if line.block.kind is not BlockKind.NUMBER:
                break
            count += 1
        return count

    def _end_row(self) -> None:
        cells, self._tables[-1].cells = self._tables[-1].cells, []
        filled = [[line for line in cell if line.block.text] for cell in cells]
        if len(cells) == 1:
            self._sinks[-1].extend(filled[0])
            return
        self.left_out.add("table") if cells else None
        runs: list[Run] = []
        lines = [line for cell in filled for line in cell]
        for cell in filled:
            for number, line in enumerate(cell):
                if runs:
                    runs.append(Run(" " if number else _CELLS))
                runs.extend(line.block.runs)
        if runs:
            anchors = tuple(anchor for line in lines for anchor in line.anchors)
            block = Block.of(BlockKind.PARAGRAPH, runs)
            self._sinks[-1].append(Line(block, anchors, self._dress.region))


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and text.isascii() else default


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    """Return runs without white space at both ends."""
    kept = list(runs)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = kept[0].with_text(kept[0].text.lstrip())
        kept[-1] = kept[-1].with_text(kept[-1].text.rstrip())
    return kept


def _without_comments(html: str) -> str:
    """Return a text without its comments; one that never ends is none, and loses its mark.

    An older parser would take all that follows such a mark for a comment.
    """
    parts, at = [], 0
    while (begins := html.find("<!--", at)) >= 0 and (ends := html.find("-->", begins + 4)) >= 0:
        parts.append(html[at:begins])
        at = ends + 3
    return "".join((*parts, html[at:].replace("<!--", "")))
