"""A drawing as it may leave: lines and shapes, and not one letter in them.

Words in a drawing could not be proved, and a reading voice would not hear them; so they stand
beside it.
"""

import re
from typing import Any
from xml.etree import ElementTree as ET

from desktop.export import wording
from desktop.model.manifest import Drawing

_SHAPES = frozenset(
    {"svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse"}
)
_PLACES = "width height viewBox d points x y x1 y1 x2 y2 cx cy r rx ry transform"
_LOOKS = (
    "fill fill-opacity fill-rule opacity preserveAspectRatio stroke stroke-dasharray"
    " stroke-linecap stroke-linejoin stroke-opacity stroke-width"
)
_TRAITS = frozenset({*_PLACES.split(), *_LOOKS.split()})
_SPACE = "{http://www.w3.org/2000/svg}"
# Numbers, letters of paths, colours, transforms: no address, no quote, nothing that could be read.
_VALUE = re.compile(r"[-+.,#%()\s0-9A-Za-z]*")
_WORD = re.compile(r"[A-Za-z]{12,}")
LONGEST = 2_000_000
"""Characters in one drawing at most; ten years of days take a tenth of it."""
HIGHEST = 1.3
"""Height of a drawing at most, in parts of its width: more would not fit on a page."""


def checked(svg: str) -> str:
    """Return the drawing; ValueError if it holds a letter, or anything but lines and shapes."""
    # Entities and comments are refused before anything reads them.
    if len(svg) > LONGEST or "<!" in svg or "<?" in svg:
        raise ValueError("a drawing is lines and shapes")
    try:
        root = ET.fromstring(svg)  # noqa: S314 - it holds no entity
    except ET.ParseError:
        raise ValueError("a drawing is lines and shapes") from None
    if root.tag != f"{_SPACE}svg" or not all(map(_is_shape, root.iter())):
        raise ValueError("a drawing is lines and shapes")
    return svg


def _is_shape(one: ET.Element) -> bool:
    return (
        one.tag.removeprefix(_SPACE) in _SHAPES
        and not (one.text or "").strip()
        and not (one.tail or "").strip()
        and one.attrib.keys() <= _TRAITS
        and all(_is_measure(value) for value in one.attrib.values())
    )


def _is_measure(value: str) -> bool:
    return _VALUE.fullmatch(value) is not None and _WORD.search(value) is None


def height(svg: str) -> float:
    """Return how high a drawing is in parts of its width; ValueError if it does not say."""
    box = ET.fromstring(checked(svg)).get("viewBox", "").replace(",", " ").split()  # noqa: S314
    match [float(one) for one in box]:
        case [_, _, across, down] if across > 0 and 0 < down <= HIGHEST * across:
            return down / across
        case _:
            raise ValueError("a drawing says how wide and how high it is")


def composed(drawing: Drawing, replaced: frozenset[str], *, stacked: bool) -> dict[str, Any]:
    """Return the block the template sets; ValueError if it may not leave."""
    return {
        "kind": "drawing",
        "svg": drawing.svg,
        "height": round(height(drawing.svg), 4),
        "label": wording.item(wording.words(drawing.label, replaced)),
        "words": [wording.item(one) for one in _lines(drawing, replaced)],
        "alternative": alternative(drawing),
        "wide": drawing.wide or stacked,
        "changed": False,
    }


def _lines(drawing: Drawing, replaced: frozenset[str]) -> list[str]:
    lines = [wording.words(one, replaced) for one in drawing.words]
    return [one for one in lines if one]


def alternative(drawing: Drawing) -> str:
    """Return what is said to those who do not see it; ValueError if nothing is."""
    said = " ".join(wording.clean(drawing.alternative).split())
    said = said or " ".join(wording.clean(" ".join((drawing.label, *drawing.words))).split())
    if not said:
        raise ValueError("a drawing is said in words as well")
    return said


def spoken(block: dict[str, Any]) -> str:
    """Return the words beside a drawing, as one: beside writing from right to left they mingle."""
    items = (block["label"], *block["words"])
    return " ".join(text for item in items for text, _ in item["runs"])
