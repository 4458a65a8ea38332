"""What the tags and style attributes of clipboard HTML say about the words in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_HIDDEN_TAGS = frozenset(
    [
        "head",
        "style",
        "script",
        "template",
        "title",
        "xml",
        "o:officedocumentsettings",
        "w:worddocument",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HEADING_CLASSES = re.compile(r"\bMso(?:Title|Heading\w*)\b")
_QUOTE_CLASSES = re.compile(r"\b(?:Mso(?:Intense)?Quote\w*|quotations?)\b", re.IGNORECASE)
_STRUCK = frozenset(["del", "s", "strike"])
_PLAIN_COLOURS = frozenset(
    [
        "#000",
        "#000000",
        "#fff",
        "#ffffff",
        "black",
        "white",
        "windowtext",
        "inherit",
        "initial",
        "auto",
        "transparent",
        "none",
        "currentcolor",
    ]
)
_GREY = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)")
_BOLD = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """How words look and what they belong to, as far as we have it too."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    is_heading: bool = False
    is_quote: bool = False
    is_pre: bool = False
    is_hidden: bool = False
    is_marker: bool = False
    is_link: bool = False
    is_word_item: bool = False
    region: int = 0


def declarations(style: str) -> Mapping[str, str]:
    """Return the declarations of a style attribute by lower-case name."""
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs if name.strip()}


def dress_of(around: Dress, tag: str, given: Mapping[str, str], style: Mapping[str, str]) -> Dress:
    """Return how the words of an element look inside what is around it."""
    own_class = given.get("class", "")
    is_paragraph = tag == "p"
    dress = replace(
        around,
        is_heading=around.is_heading
        or tag in _HEADINGS
        or bool(_HEADING_CLASSES.search(own_class)),
        is_quote=around.is_quote or tag == "blockquote" or bool(_QUOTE_CLASSES.search(own_class)),
        is_pre=_is_pre(around, tag, style),
        is_hidden=around.is_hidden or _is_hidden(tag, style),
        is_marker=around.is_marker or style.get("mso-list") == "ignore",
        is_link=around.is_link or (tag == "a" and "href" in given),
        is_word_item="mso-list" in style if is_paragraph else around.is_word_item,
    )
    return _marked(dress, tag, style)


def is_coloured(tag: str, given: Mapping[str, str], style: Mapping[str, str]) -> bool:
    """Say whether an element has a dress that may mean something: a colour, a line through."""
    if tag in _STRUCK or tag == "mark" or "line-through" in _decoration(style):
        return True
    if given.get("color", "").lower() not in _PLAIN_COLOURS | {""}:
        return True
    if tag == "a":
        return False
    values = (style.get(name, "") for name in ("color", "background-color", "background"))
    return any(value and not _is_plain_colour(value) for value in values)


def _is_plain_colour(value: str) -> bool:
    if value.split(" ", maxsplit=1)[0] in _PLAIN_COLOURS:
        return True
    parts = _GREY.match(value)
    return parts is not None and len(set(parts.groups())) == 1


def _is_pre(around: Dress, tag: str, style: Mapping[str, str]) -> bool:
    space = style.get("white-space", "")
    if space:
        return space in ("pre", "pre-line") or (space == "pre-wrap" and tag == "pre")
    return around.is_pre or tag == "pre"


def _is_hidden(tag: str, style: Mapping[str, str]) -> bool:
    return tag in _HIDDEN_TAGS or style.get("display") == "none" or style.get("mso-hide") == "all"


def _decoration(style: Mapping[str, str]) -> str:
    return style.get("text-decoration", "") + " " + style.get("text-decoration-line", "")


def _marked(dress: Dress, tag: str, style: Mapping[str, str]) -> Dress:
    match tag:
        case "b" | "strong":
            dress = replace(dress, bold=True)
        case "i" | "em" | "cite" | "var":
            dress = replace(dress, italic=True)
        case "u" | "ins" if not dress.is_link:
            dress = replace(dress, underline=True)
        case "a":
            dress = replace(dress, underline=False)
    weight = style.get("font-weight", "")
    if weight:
        dress = replace(dress, bold=_is_bold(weight))
    slant = style.get("font-style", "")
    if slant:
        dress = replace(dress, italic=slant.startswith(("italic", "oblique")))
    if "underline" in _decoration(style) and not dress.is_link:
        dress = replace(dress, underline=True)
    return dress


def _is_bold(weight: str) -> bool:
    return weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= _BOLD)
