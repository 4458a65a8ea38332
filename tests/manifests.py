"""Every manifest there can be, and one with something of each kind."""

from hypothesis import strategies as st

from desktop.model.manifest import Drawing, Form, Lines, Manifest, Paper, Piece, Size
from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.model.table import Table

ANY = st.text(max_size=30)
"""With halves of characters, controls and signs of every script."""
BODIES = st.lists(
    st.builds(
        Block.of,
        st.sampled_from(BlockKind),
        st.lists(
            st.builds(
                Run, ANY, bold=st.booleans(), italic=st.booleans(), underline=st.booleans(),
                kept=st.booleans(), reach=st.sampled_from([(), ("sleep",)]),
            ),
            max_size=4,
        ),
    ),
    max_size=4,
).map(tuple)  # fmt: skip
DRAWINGS = st.builds(
    Drawing, svg=ANY, label=ANY, words=st.lists(ANY, max_size=3).map(tuple), alternative=ANY,
    wide=st.booleans(),
)  # fmt: skip


@st.composite
def tables(draw):
    """Return a table whose rows have as many cells as there are headings."""
    wide = draw(st.integers(0, 3))
    row = st.lists(ANY, min_size=wide, max_size=wide).map(tuple)
    return Table(headings=draw(row), rows=tuple(draw(st.lists(row, max_size=3))), caption=draw(ANY))


PLACES = st.frozensets(st.integers(0, 50), max_size=4)


@st.composite
def pieces(draw):
    """Return a piece of whatever may leave."""
    body = tuple(
        Block.of(one.kind, [Run(run.text, run.bold, run.italic, run.underline) for run in one.runs])
        for one in draw(BODIES)
    )
    return Piece(
        heading=draw(ANY), body=body, part=draw(ANY),
        tables=tuple(draw(st.lists(tables(), max_size=2))),
        key=draw(ANY.filter(lambda one: not one.startswith("private:"))),
        changed=draw(PLACES), changed_tables=draw(PLACES), own_page=draw(st.booleans()),
        lines=tuple(
            draw(st.lists(st.builds(Lines, label=ANY, count=st.integers(0, 40)), max_size=2))
        ),
        drawings=tuple(draw(st.lists(DRAWINGS, max_size=2))),
    )  # fmt: skip


@st.composite
def manifests(draw):
    """Return everything that may go into one file."""
    is_review = draw(st.booleans())
    remarks = draw(st.lists(st.tuples(ANY, ANY), max_size=2)) if is_review else []
    return Manifest(
        title=draw(ANY), pieces=tuple(draw(st.lists(pieces(), max_size=3))), subtitle=draw(ANY),
        paper=draw(st.sampled_from(Paper)), language=draw(st.sampled_from(["en", "he", "ja"])),
        footer=draw(ANY), replaced=draw(st.frozensets(ANY, max_size=2)), line_numbers=is_review,
        remarks=tuple(remarks), copy=draw(ANY), notes=tuple(draw(st.lists(ANY, max_size=2))),
        is_sheet=draw(st.booleans()), volume=draw(ANY), form=draw(st.sampled_from(Form)),
        size=draw(st.sampled_from(Size)),
    )  # fmt: skip


CANARY = "the lake house"
FULL = Manifest(
    title="For a session",
    subtitle="Saturday 14 March 2026",
    notes=("From 1 to 14 March.",),
    pieces=(
        Piece(
            part="What I wrote",
            heading="1 · Since last time",
            key="since",
            body=(
                paragraph(f"We were at {CANARY}. Η λίμνη, 湖, 🌊."),
                Block.of(BlockKind.HEADING, [Run("After")]),
                Block.of(BlockKind.BULLET, [Run("I slept "), Run("badly", bold=True)]),
                Block.of(BlockKind.QUOTE, [Run("It is all right.", italic=True)]),
            ),
            tables=(
                Table(
                    caption="Costs", headings=("What", "How much"), rows=(("A room", "80 euros"),)
                ),
            ),
            lines=(Lines(label="What I want to ask", count=4),),
            own_page=True,
        ),
        Piece(
            heading="Sleep",
            body=(),
            drawings=(
                Drawing(
                    svg="<svg/>", label="Sleep", words=("median 5 hours", "11 days"),
                    alternative="Sleep went from 4 to 6 hours.",
                ),
            ),
        ),
    ),
    size=Size.LARGE,
    form=Form.MARKDOWN,
)  # fmt: skip
