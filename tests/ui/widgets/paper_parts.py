"""What the tests of the page share: measures, and bodies made by chance."""

from hypothesis import strategies as st
from PySide6.QtGui import QFont

from desktop.model.richtext import Block, BlockKind, Run, reach_of
from desktop.ui.widgets.paper_text import Measures


def measures(scale: float = 1.0) -> Measures:
    font = QFont("DejaVu Serif")
    font.setPixelSize(round(17 * scale))
    return Measures(
        font=font,
        heading_px=round(20 * scale),
        line_percent=128,
        below=100 * scale,
        indent=28 * scale,
        gap=13 * scale,
        item_gap=6 * scale,
        heading_gap=12 * scale,
    )


TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab \t\u00a0\u2028\ufffc\0é😀👩\u200d🇬\u0301שع\u3042"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\u2029\ufdd0\ufdd1"),
    ),
    max_size=12,
)
ROUGH_TEXT = st.text(
    alphabet=st.sampled_from("ab\n\r\u2029\u2028\ufdd0\ufdd1\ud83d\ude00😀"), max_size=9
)
REACH = st.lists(st.sampled_from(["body", "sleep", "trust"]), max_size=2).map(reach_of)


def runs(text=TEXT):
    marks = {name: st.booleans() for name in ("bold", "italic", "underline", "kept")}
    return st.builds(Run, text, reach=REACH, **marks)


KIND = st.sampled_from(list(BlockKind))


def blocks(text=TEXT):
    return st.builds(Block.of, KIND, st.lists(runs(text), max_size=3))


BODY = st.lists(blocks(), max_size=6).map(tuple)
